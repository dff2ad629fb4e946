"""Phrases that the parser takes for others: who stands before a verb, between two verbs, or beside a picture."""

from __future__ import annotations

from collections.abc import Container

from accord.reading.grammar import NAME_TAGS, RELATIVE, SUBJECTS, child, is_noun, is_verb, make_root, move, subtree
from accord.reading.parse import Word

FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")
ADVERBIAL = ("advmod", "npadvmod", "amod", "dep")
PHRASES = ("dobj", "pobj", "nsubj", "nsubjpass")
OPENINGS = ("compound", "amod", "nmod", "pobj")  # labels of a noun that the next phrase swallows
ON_ACTS = ("by", "on", "against", "to", "over")
PREFIXES = ("ex", "vice", "non", "pro", "anti", "mid")
CALLED_BY = ("telephone", "phone", "video", "videolink", "videoconference")
CALLS = ("call", "calls", "called", "calling")
PICTURES = ("photo", "photograph", "picture", "image", "frame")
SIDES = ("left", "right", "center", "centre")
SIDED = ("first", "second", "third", "fourth", "far", "top", "bottom", "front", "back", "center", "centre")
LARGE = 2  # letters of a name that is written in capitals


def right_phrases(
    words: list[Word], ordering: Container[str], days: Container[str], saying: Container[str] = ()
) -> None:
    """Hang misread phrases where they belong.

    Args:
        ordering: verbs that have something done.
        days: names of days and months.
        saying: reporting verbs.
    """
    for verb in (word for word in words if word.lower in saying and word.tag in FINITE_TAGS):
        _part_tag(verb, words)
    _join_prefixes(words)
    _set_captions_aside(words)
    for word in words:
        _right_participle(word, words)
        _right_noun(word, words)
        _right_preposition(word)
        _right_clause(word, words, ordering, days)


def _right_participle(word: Word, words: list[Word]) -> None:
    if word.tag == "VBN" and word.dep == "amod":
        _join_participle(word, words)
    if word.dep == "amod" and (word.tag == "VBD" or (word.tag == "VBN" and word.head.dep == "dobj")):
        _raise_verb(word, words)
    on_noun = word.tag == "VBD" and word.dep == "acl" and word.head.head is not word.head
    if on_noun and child(word, *SUBJECTS, "aux", "dobj") is None:
        word.tag = "VBN"  # "Chad, criticised for it, left": no past tense hangs on a noun
    if word.tag == "VBG" and word.dep == "advcl" and words[word.i - 1].dep == "prt":
        word.dep = "xcomp"  # "ruled out sending troops"


def _right_noun(word: Word, words: list[Word]) -> None:
    if word.tag in ("NN", "NNS") and word.head is word:
        _make_predicate(word)
    if word.tag == "JJ" and word.dep in ("nsubj", "nsubjpass"):
        _make_noun(word)
    if word.dep in PHRASES:
        _part_phrases(word)
    if word.dep == "nsubj" and word.tag in ("NN", "NNS") and word.i + 1 < len(words):
        _join_name(word, words[word.i + 1])
    if word.dep == "nsubj" and word.head.i > word.i:
        _unfold(word, words)
        _drop_dateline(word, words)
        _take_out_of_picture(word, words)


def _right_preposition(word: Word) -> None:
    if word.lower == "with" and word.head.lower in CALLED_BY and word.head.head.lower == "by":
        move(word, word.head.head.head, "prep")  # "spoke by telephone with X"
    if word.dep == "prep" and word.lower in ON_ACTS and word.head.tag in NAME_TAGS:
        _lift_phrase(word)


def _right_clause(word: Word, words: list[Word], ordering: Container[str], days: Container[str]) -> None:
    if word.dep == "ccomp" and is_noun(word.head) and word.i > word.head.i and child(word, *SUBJECTS) is not None:
        word.dep = "acl"  # "reports that Chad left": a noun has no complement clause in this scheme
    if word.dep == "conj" and word.tag in FINITE_TAGS:
        _join_tenses(word)
    if is_verb(word):
        _find_subject(word, words, days)
        _make_small_clause(word, ordering)
        _part_title(word)


def _part_tag(verb: Word, words: list[Word]) -> None:
    """ "Chad shot down a jet, its army claimed": a tag behind the comma, which neither qualifies the jet nor has it."""
    subject = next((c for c in verb.children if c.dep == "nsubj" and c.i == verb.i - 1), None)
    first = min((word.i for word in subtree(subject)), default=0) if subject is not None else 0
    if subject is None or not first or words[first - 1].text != "," or subject.lower in RELATIVE:
        return
    root = next((word for word in words if word.head is word), verb)
    if verb.dep in ("relcl", "acl") and root.i < verb.i and is_verb(root) and child(verb, "dobj", "ccomp") is None:
        make_root(verb)
        root.head, root.dep = verb, "ccomp"
        verb.children = sorted([root, *verb.children], key=lambda c: c.i)
        return
    told = next((c for c in verb.children if c.dep == "ccomp" and c.i < first), None)
    swallowed = next((c for c in verb.children if c.dep == "nsubj" and c is not subject and c.i < first), None)
    if told is not None and swallowed is not None and child(told, "dobj") is None and told.i < swallowed.i:
        move(swallowed, told, "dobj")


def _join_prefixes(words: list[Word]) -> None:
    """ "three ex-wives": the parser knows no such word, and hangs the three parts apart."""
    for prefix, hyphen, noun in zip(words, words[1:], words[2:], strict=False):
        apart = prefix.head is not noun and hyphen.text == "-" and prefix.lower in PREFIXES
        close = prefix.end == hyphen.start and hyphen.end == noun.start
        if not apart or not close or not is_noun(noun) or prefix.head is prefix:
            continue
        if noun.dep not in PHRASES and prefix.dep in PHRASES:
            move(noun, prefix.head, prefix.dep)
        for part in (prefix, hyphen):
            for c in [c for c in part.children if c is not noun]:
                move(c, noun, c.dep)
            move(part, noun, "amod" if part is prefix else "punct")


def _join_participle(participle: Word, words: list[Word]) -> None:
    """ "a UN-brokered truce": what stands before the hyphen belongs to the participle."""
    if participle.i < 2 or words[participle.i - 1].text != "-":
        return
    hyphen, doer = words[participle.i - 1], words[participle.i - 2]
    if doer.end == hyphen.start and doer.head is participle.head and doer.dep in (*OPENINGS, "advmod", "npadvmod"):
        move(doer, participle, "npadvmod")


def _set_captions_aside(words: list[Word]) -> None:
    """ "Minister X, second left, and Minister Y, right, met": where they stand in the picture is no verb."""
    for left in (word for word in words if word.lower in SIDES and word.i > 1):
        first = left.i - 1 if words[left.i - 1].lower in SIDED else left.i
        before, after = words[first - 1], words[left.i + 1] if left.i + 1 < len(words) else None
        if before.text != "," or after is None or after.text != "," or left.head is left:
            continue
        name = words[first - 2] if first > 1 else before
        if name.tag not in NAME_TAGS:
            continue
        below = [c for c in left.children if c.tag in NAME_TAGS and c is not name]
        beside = [c for c in name.children if c.dep == "appos" and c.i > left.i and c.tag in NAME_TAGS]
        for other in (*below, *beside):  # "and Minister Y"
            move(other, name, "conj")
        left.tag, left.dep = "RB", "dep"


def _raise_verb(verb: Word, words: list[Word]) -> None:
    """ "ECOWAS lifted sanctions and urged": a past tense qualifies no noun; what stands before it is its subject."""
    noun, before = verb.head, words[verb.i - 1] if verb.i else verb
    if not is_noun(before) or noun.i < verb.i or noun.head is not before:
        return
    above, dep = before.head, before.dep
    verb.tag = "VBD"
    moved = [c for c in before.children if c.i > verb.i or c.dep == "prep"]  # "On Monday ECOWAS lifted"
    for c in moved:
        before.children.remove(c)
        c.head = verb
    noun.children.remove(verb)
    noun.dep = "dobj"
    verb.head, verb.dep = (verb, "ROOT") if above is before else (above, dep)
    if above is not before:
        above.children[above.children.index(before)] = verb
    before.head, before.dep = verb, "nsubj"
    verb.children = sorted([before, *verb.children, *moved], key=lambda c: c.i)


def _make_predicate(noun: Word) -> None:
    """ "Chad and Mali hand over 30 trucks": what has a subject and an object is a verb."""
    subject, given = child(noun, "nsubj"), child(noun, "dobj")
    if subject is not None and given is not None and subject.i < noun.i < given.i and subject.tag.startswith("NN"):
        noun.tag = "VBP" if noun.tag == "NN" else "VBZ"


def _make_noun(adjective: Word) -> None:
    """ "A Syrian regime offensive on the town": what has nouns before it is the noun of the phrase."""
    before = [c for c in adjective.children if c.i < adjective.i and (c.dep in SUBJECTS or c.dep == "compound")]
    if before and all(is_noun(c) for c in before):
        adjective.tag = "NN"
        for c in before:
            c.dep = "compound"


def _part_phrases(noun: Word) -> None:
    """ "released on parole two aides": no noun stands before the number of another; it is a phrase of its own."""
    preposition, verb = noun.head, noun.head.head
    if noun.dep != "pobj" or not is_verb(verb) or child(verb, "dobj") is not None:
        return
    beside = (*noun.children, *preposition.children)
    opening = next((c for c in beside if c.i == preposition.i + 1 and c.dep in OPENINGS and c is not noun), None)
    if opening is None:
        return
    inside = (*noun.children, *opening.children)
    number = next((c for c in inside if c.dep in ("nummod", "det", "poss") and opening.i < c.i < noun.i), None)
    if number is not None:
        move(noun, verb, "dobj")
        move(number, noun, number.dep)
        opening.tag = "NN" if opening.tag.startswith("JJ") else opening.tag
        move(opening, preposition, "pobj")


def _lift_phrase(preposition: Word) -> None:
    """ "the attack by Chad on Mali", "the recognition of Chad by Mali": names have no such phrases, but acts have."""
    name = preposition.head
    act = name.head.head
    if name.dep == "pobj" and name.head.dep in ("prep", "agent") and is_noun(act) and act.tag not in NAME_TAGS:
        move(preposition, act, "prep")


def _unfold(noun: Word, words: list[Word]) -> None:
    """ "Grain bound for Mali began to rot": "Mali" stands under "for", and the grain began."""
    verb = noun.head
    first = min((c.i for c in noun.children if c.dep in ("det", "amod", "compound", "poss")), default=noun.i)
    preposition = words[first - 1] if first else noun
    participle = preposition.head
    if preposition.dep != "prep" or preposition.children or participle.tag != "VBN" or participle.head is not verb:
        return
    subject = child(participle, "nsubj")
    if subject is None or participle.i > verb.i or any(c.dep in ("aux", "mark") for c in participle.children):
        return
    move(noun, preposition, "pobj")
    move(subject, verb, "nsubj")
    move(participle, subject, "acl")


def _join_name(noun: Word, name: Word) -> None:
    """ "The news agency AFP reported": one subject, which is called so."""
    if name.dep == "nsubj" and name.head is noun.head and name.tag in NAME_TAGS:
        move(noun, name, "compound")


def _drop_dateline(name: Word, words: list[Word]) -> None:
    """ "Kenya: Since May, the government has ordered": a name before a colon is where it was written."""
    after = words[name.i + 1]
    other = any(c.dep in SUBJECTS and c.i > name.i for c in name.head.children)
    opening = all(word.tag in (*NAME_TAGS, ",") for word in words[: name.i + 1])
    if after.text == ":" and other and opening:
        name.dep = "dep"


def _take_out_of_picture(photo: Word, words: list[Word]) -> None:
    """ "In this file photo, President X attends": he does, and not the photo."""
    name = child(photo, "appos")
    preposition = words[0]
    if photo.lower in PICTURES and preposition.lower == "in" and name is not None and name.tag in NAME_TAGS:
        move(name, photo.head, "nsubj")
        photo.dep = "dep"


def _find_subject(verb: Word, words: list[Word], days: Container[str]) -> None:
    """ "UNHCR announced it": a name in capitals right before a finite verb without a subject is its subject."""
    helper = next((c for c in verb.children if c.dep in ("aux", "auxpass")), None)
    finite = verb.tag in FINITE_TAGS or (helper is not None and helper.tag in FINITE_TAGS)
    first = helper.i if helper is not None and helper.i < verb.i else verb.i
    before = words[first - 1] if first else verb
    if not finite or any(c.dep in (*SUBJECTS, "expl") for c in verb.children):
        return
    if before.head.lower in days and before.head.i == before.i - 1 and before.text[0].isupper():
        before.tag = "NNP"  # "In May M23 seized the town"
        move(before, verb, "nsubj")
        return
    if before.head is not verb:
        return
    if before.tag in NAME_TAGS and before.dep == "compound":
        before.dep = "nsubj"  # "whose claim Chad rejects": no verb is compounded with a name
        return
    if before.dep in ADVERBIAL and before.text.isupper() and len(before.text) > LARGE and before.lower not in days:
        before.tag, before.dep = "NNP", "nsubjpass" if any(c.dep == "auxpass" for c in verb.children) else "nsubj"


def _join_tenses(verb: Word) -> None:
    """ "said that X had left and accused Y": a past tense is not coordinated with a participle, but with "said"."""
    beside = verb.head
    said = beside.head
    if child(verb, *SUBJECTS, "aux", "auxpass") is not None or beside.dep != "ccomp" or said.tag not in FINITE_TAGS:
        return
    if beside.tag in ("VBN", "VBG", "VB") and child(beside, "aux") is not None and said.i < beside.i:
        move(verb, said, "conj")


def _make_small_clause(participle: Word, ordering: Container[str]) -> None:
    """ "ordered two men jailed": the men are who is jailed."""
    above = participle.head
    if participle.tag not in ("VBN", "VBD") or participle.dep != "ccomp" or above.lower not in ordering:
        return
    subject = child(participle, "nsubj")
    if subject is not None and not any(c.dep in ("aux", "mark") for c in participle.children):
        subject.dep, participle.tag = "nsubjpass", "VBN"


def _part_title(verb: Word) -> None:
    """ "called the envoy of X a fool": the envoy is called so, and is not beside the fool."""
    called = child(verb, "oprd")
    if called is None or not is_noun(called) or child(verb, "dobj", "nsubjpass") is not None:
        return
    if called.tag in NAME_TAGS and verb.lower in CALLS:
        called.dep = "dobj"  # "called President X on Monday": rang
        return
    named = child(called, "appos")
    if named is not None and any(c.dep == "det" and c.lower in ("a", "an") for c in named.children):
        called.dep = "dobj"
        move(named, verb, "oprd")
