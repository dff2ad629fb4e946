"""Slips of the parser that grammar rules out, put right."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from accord.reading.grammar import NAME_TAGS, RELATIVE, SUBJECTS, ancestors, child, is_noun, make_root, move, subtree
from accord.reading.misread import right_phrases
from accord.reading.parse import Word

FINITE_TAGS = ("VBD", "VBZ", "VBP")
LONGEST_NAME = 4  # words
FREEING = ("let", "lets", "set", "sets", "setting", "letting")  # with "free"
PARTICIPLE_OR_PAST = "VBN"
PARTICIPLES = (PARTICIPLE_OR_PAST, "VBD")
FINITE_BE = ("is", "are", "was", "were")


@dataclass(frozen=True, slots=True)
class Known:
    """What the lexicon knows of words, as far as mending needs it."""

    verbs: Container[str] = ()  # forms that a headline's verb may have
    reports: Container[str] = ()  # nouns that a that-clause spells out: "report", "idea"
    prospects: Container[str] = ()  # nouns that are of somebody doing something: "prospect", "risk"
    givers: Container[str] = ()  # verbs with two objects: "send"
    receivers: Container[str] = ()  # nouns that stand for somebody named before: "group"
    charging: Container[str] = ()  # verbs whose object does what the gerund says: "accuse"
    occasions: Container[str] = ()  # nouns for a time or occasion: "moment"
    ordering: Container[str] = ()  # verbs that have something done: "ordered two men jailed"
    days: Container[str] = ()  # names of days and months
    saying: Container[str] = ()  # reporting verbs
    messages: Container[str] = ()  # nouns for what is written to somebody: "letter"
    telling: Container[str] = ()  # participles for what a message does: "urging"


def mend(words: list[Word], known: Known = Known()) -> None:
    """Hang words where they belong; the words themselves stay."""
    right_phrases(words, known.ordering, known.days, known.saying)
    _raise_main_verb(words)
    _raise_verdict(words, known.reports)
    _find_headline_verb(words, known.verbs)
    _join_subjects(words)
    _find_titled_subject(words)
    _part_opening(words)
    _part_told(words)
    _raise_cleft(words)
    _flatten_cleft(words)
    _join_prospects(words, known.prospects)
    for word in words:
        if word.tag == "VB" and _has_plain_subject(word):
            word.tag = "VBP"
        if word.dep == "preconj" and word.i and words[word.i - 1].dep == "prep" and not words[word.i - 1].children:
            move(word, words[word.i - 1], "pobj")  # "buys from either than"
        if word.dep == "ccomp" and word.i < word.head.i:
            _part_clauses(word, words, known.reports)
        if word.dep == "csubj" and word.tag == "VBN":
            _find_subject(word, words)
        if word.lower in known.charging:
            _join_charge(word, known.occasions)
        if word.lower == "free" and word.i and words[word.i - 1].lower in FREEING:
            _make_particle(word, words[word.i - 1])
        if word.dep == "conj" and word.tag in NAME_TAGS:
            _join_holders(word)
        elif word.dep == "conj" and word.head.tag in NAME_TAGS:
            _join_stances(word)
        elif word.lower == "whom" and word.dep == "dobj":
            _lower_relative(word)
        elif word.tag == "JJ" and word.dep in ("pobj", "dobj"):
            _raise_complement(word)
        if word.lower in known.givers and not any(c.dep == "dative" for c in word.children):
            _part_dative(word, words, known.receivers)
        if word.dep == "acl" and word.lower in known.telling:
            _hang_on_message(word, known.messages)
        if word.tag == "VBG" and word.head.tag == ",":
            _hang_on_subject(word, words)
        elif word.dep == "amod" and word.head.tag == "IN":
            _hang_on_object(word)
        elif word.dep == "advcl" and word.tag in ("JJ", "VBG", "VBN"):
            _hang_on_opening(word, words)
        elif word.tag == "VBG" and word.head.lower in known.prospects and word.head.i < word.i:
            _hang_on_doer(word)
        elif word.dep == "relcl" and word.tag in ("VBZ", "VBD") and (last := _last_before(word, words)) is not None:
            move(word, last, "relcl")
        elif word.dep in ("relcl", "acl") and word.tag in (*FINITE_TAGS, PARTICIPLE_OR_PAST, "VB"):
            _hang_on_report(word, known.reports)


def _raise_cleft(words: list[Word]) -> None:
    """ "It was Chad that left": the clause is said of Chad, and "that" is Chad."""
    root = next((word for word in words if word.head is word), None)
    it = child(root, *SUBJECTS) if root is not None and root.tag.startswith("VB") else None
    if root is None or it is None or it.lower != "it":
        return
    said = next((c for c in root.children if c.dep in ("acomp", "attr") and is_noun(c)), None)
    clause = next((c for c in root.children if c.dep == "ccomp" and said is not None and c.i > said.i), None)
    that = (
        next((c for c in clause.children if c.dep == "nsubj" and c.lower in RELATIVE), None)
        if clause is not None
        else None
    )
    if said is not None and clause is not None and that is not None:
        said.dep = "attr"
        move(clause, said, "relcl")


def _flatten_cleft(words: list[Word]) -> None:
    """ "It was in Nairobi that X met Y, and signed": as "X met Y in Nairobi, and signed"."""
    root = next((word for word in words if word.head is word), None)
    if root is None or root.lower not in ("was", "is") or not any(c.lower == "it" for c in root.children[:1]):
        return
    focus = next((c for c in root.children if c.dep == "prep" and c.i == root.i + 1), None)
    named = child(focus, "pobj") if focus is not None else None
    clause = child(named, "relcl") if named is not None else None
    that = next((c for c in clause.children if c.lower == "that" and c.dep != "nsubj"), None) if clause else None
    if focus is None or clause is None or that is None or not any(c.dep in SUBJECTS for c in clause.children):
        return
    that.dep = "mark"
    make_root(clause)
    for c in [c for c in root.children if c is focus or c.i > clause.i]:
        move(c, clause, c.dep)
    root.head, root.dep = clause, "aux"
    clause.children = sorted([root, *clause.children], key=lambda word: word.i)


def _part_dative(verb: Word, words: list[Word], receivers: Container[str]) -> None:
    """ "sent the group weapons": "the group" is whom they were sent, where they have no article of their own."""
    given = next((c for c in verb.children if c.dep == "dobj" and c.tag == "NNS"), None)
    whom = words[given.i - 1] if given is not None and given.i else None
    if given is None or whom is None or whom.head is not given or whom.dep != "compound" or whom.lower not in receivers:
        return
    article = next((c for c in given.children if c.dep == "det" and c.i == whom.i - 1), None)
    if article is not None:
        move(whom, verb, "dative")
        move(article, whom, "det")


def _part_clauses(verb: Word, words: list[Word], reports: Container[str]) -> None:
    """ "X accused Y of it; Y denies it", "X accused Y of it, a charge Y denies": the second does not tell the first."""
    above = verb.head
    told, subject = child(above, "dobj"), child(above, *SUBJECTS)
    own = told or child(above, "xcomp", "acomp", "attr") or next((c for c in above.children if c.i > above.i), None)
    parted = any(word.text == ";" for word in words[verb.i : above.i]) and own is not None and own.tag != "."
    taken_up = told is not None and subject is not None and told.lower in reports and verb.i < told.i < subject.i
    if parted or taken_up:
        make_root(verb)


def _find_subject(participle: Word, words: list[Word]) -> None:
    """ "Under the pact, signed in Rome, Chad and Mali will trade": who stands before the verb is its subject."""
    verb = participle.head
    before = min((c.i for c in verb.children if c.dep in ("aux", "auxpass") and c.i > participle.i), default=verb.i)
    comma = next((word.i for word in reversed(words[participle.i : before]) if word.text == ","), None)
    noun = words[participle.i - 2] if participle.i > 1 and words[participle.i - 1].text == "," else None
    if comma is None or noun is None or not is_noun(noun) or any(c.dep == "nsubj" for c in verb.children):
        return
    head = next((word for word in words[comma + 1 : before] if word.head.i <= comma and word.dep == "conj"), None)
    if head is not None and head.tag in NAME_TAGS:
        move(participle, noun, "acl")
        move(head, verb, "nsubj")


def _join_charge(verb: Word, occasions: Container[str]) -> None:
    """ "accused X at that time of arming Y": no time is of arming anybody."""
    if not any(c.dep == "dobj" for c in verb.children) or any(c.lower == "of" for c in verb.children):
        return
    under = (g for c in verb.children if c.dep == "prep" for g in c.children if g.dep == "pobj")
    for time in (noun for noun in under if noun.lower in occasions):
        of = next((c for c in time.children if c.lower == "of"), None)
        if of is not None and any(c.dep == "pcomp" and c.tag == "VBG" for c in of.children):
            move(of, verb, "prep")
            return


def _make_particle(free: Word, verb: Word) -> None:
    """ "let free two monks", "set free a nurse": "free" goes with the verb, not with whom it frees."""
    if free.head is verb and free.dep == "prt":
        return
    freed = free.head if free.dep == "amod" else child(free, "dobj")
    if freed is None or freed.i < free.i:
        return
    if freed.head is free:
        move(freed, verb, "dobj")
    move(free, verb, "prt")


def _has_plain_subject(verb: Word) -> bool:
    """ "The two states regularly hold talks": a bare form with a subject and no helper is a present."""
    if verb.head is not verb:  # "insisted that X pay", "let X go"
        return False
    deps = {c.dep for c in verb.children}
    return "nsubj" in deps and not deps & {"aux", "auxpass"}


def _raise_main_verb(words: list[Word]) -> None:
    """ "The envoy, a former general, called for talks": a finite verb is no participle clause of its subject."""
    root = next((word for word in words if word.head is word), None)
    if root is None or not root.tag.startswith(("NN", "CD")):
        return
    verb = next((c for c in root.children if c.dep == "acl" and _is_finite(c, words)), None)
    if verb is not None:
        _make_root(verb, root)


def _raise_verdict(words: list[Word], reports: Container[str]) -> None:
    """ "Reports that Chad did it are false": the verb behind the that-clause has the reports for its subject."""
    root = next((word for word in words if word.head is word), None)
    if root is None or root.lower not in reports:
        return
    told = child(root, "ccomp", "acl")
    verdict = next((c for c in told.children if c.dep == "ccomp" and c.i > told.i), None) if told is not None else None
    if told is None or verdict is None or verdict.tag not in FINITE_TAGS or (root.i and not is_noun(root)):
        return
    if not is_noun(root):
        root.tag = "NNS"  # "Reports" that opens a sentence, taken for the verb
    move(verdict, told.head, "ROOT")
    told.dep = "acl"
    swallowed = child(verdict, *SUBJECTS)  # "did it are": the object of "did"
    if swallowed is not None:
        move(swallowed, told, "dobj")
    later = [c for c in root.children if c.i > told.i and c is not verdict]
    root.children = [c for c in root.children if c.i <= told.i]
    for c in later:
        c.head = verdict
    verdict.children = sorted([root, *verdict.children, *later], key=lambda word: word.i)
    root.head, root.dep, verdict.head = verdict, "nsubj", verdict


def _find_headline_verb(words: list[Word], verbs: Container[str]) -> None:
    """ "Kenya lifts travel ban": behind a name that opens the line, a verb in the present, no noun before a noun."""
    if len(words) < 3 or any(word.tag in FINITE_TAGS and word.dep != "compound" for word in words):
        return
    opening = next((i for i, word in enumerate(words) if word.tag not in NAME_TAGS), 0)
    first = opening - 1 if opening and words[opening - 1].lower.endswith("s") and opening > 1 else opening
    verb = next((w for w in words[first : opening + 1] if w.lower.endswith("s") and w.lower in verbs), None)
    if (
        verb is None
        or not verb.i
        or verb.dep != "compound"
        or not verb.head.tag.startswith("NN")
        or verb.head.i < verb.i
    ):
        return
    noun, subject = verb.head, words[verb.i - 1]
    for word in (subject, *(w for w in words[: verb.i - 1] if w.head.i >= verb.i)):
        if word.head is not word:
            word.head.children.remove(word)
        word.head, word.dep = (verb, "nsubj") if word is subject else (subject, "compound")
        word.head.children.append(word)
    above, dep = noun.head, noun.dep
    noun.children.remove(verb)
    verb.tag, verb.dep, verb.head = "VBZ", dep, verb if above is noun else above
    if above is not noun:
        above.children[above.children.index(noun)] = verb
    noun.head, noun.dep = verb, "dobj"
    verb.children = sorted([*verb.children, noun], key=lambda word: word.i)


def _join_subjects(words: list[Word]) -> None:
    """ "Chad, Niger agree": a plural verb behind two names with a comma between has both for its subject."""
    comma = next((word.i for word in words[1 : LONGEST_NAME + 1] if word.text == ","), 0)
    names = words[:comma]
    if not comma or comma + 1 >= len(words) or not all(word.text[0].isupper() for word in names):
        return
    verb = next((word for word in words if word.tag == "VBP" and word.head is word), None)
    subject = child(verb, "nsubj") if verb is not None else None
    if subject is None or subject.tag != "NNP" or any(c.dep == "conj" for c in subject.children):
        return
    if any(word.tag not in NAME_TAGS for word in words[comma + 1 : subject.i + 1]) or subject.i <= comma:
        return
    first = names[-1]
    for word in names:
        word.tag = "NNP"
        if word.head not in names or word is first:
            move(word, subject if word is first else first, "conj" if word is first else "compound")


def _part_opening(words: list[Word]) -> None:
    """ "On a visit to Chad, President A of Mali met B": who stands between comma and finite verb is its subject."""
    verb = next((word for word in words if word.head is word), None)
    if verb is None or verb.tag not in FINITE_TAGS or any(c.dep in (*SUBJECTS, "expl") for c in verb.children):
        return
    opening = next((c for c in verb.children if c.dep == "prep" and c.i == 0), None)
    inside = subtree(opening) if opening is not None else []
    name = next((w for w in inside if w.dep in ("conj", "appos") and w.tag in NAME_TAGS and w.i > w.head.i), None)
    if name is None or any(c.dep == "cc" for c in name.head.children):
        return
    phrase = subtree(name)
    whole = [w.i for w in phrase] == [*range(phrase[0].i, verb.i)]
    if whole and words[phrase[0].i - 1].text == ",":
        move(name, verb, "nsubj")


def _find_titled_subject(words: list[Word]) -> None:
    """ "Recently appointed Minister A has praised B": no participle clause, but its subject."""
    verb = next((word for word in words if word.head is word), None)
    if verb is None or not (verb.tag in FINITE_TAGS or any(c.dep == "aux" for c in verb.children)):
        return
    if any(c.dep in (*SUBJECTS, "expl", "auxpass") for c in verb.children):
        return
    titled = next((c for c in verb.children if c.dep == "advcl" and c.tag == PARTICIPLE_OR_PAST and c.i < 2), None)
    name = child(titled, "dobj") if titled is not None else None
    if titled is not None and name is not None and name.tag in NAME_TAGS and len(titled.children) <= 2:
        move(name, verb, "nsubj")
        move(titled, name, "amod")


def _part_told(words: list[Word]) -> None:
    """ "Chad says families offered shelter are safe": a finite verb of being has the subject that a participle took."""
    for be in (word for word in words if word.dep == "ccomp" and word.lower in FINITE_BE):
        before = (c for c in (*be.head.children, *be.children) if be.head.i < c.i < be.i)
        taken = next((c for c in before if c.dep in ("ccomp", "csubj") and c.tag in PARTICIPLES), None)
        subject = child(taken, "nsubj") if taken is not None else None
        if taken is None or subject is None or any(c.dep in SUBJECTS or c.dep == "mark" for c in be.children):
            continue
        if not any(c.dep == "aux" for c in taken.children) and subject.i < taken.i:
            taken.tag = PARTICIPLE_OR_PAST
            move(subject, be, "nsubj")
            move(taken, subject, "acl")


def _join_prospects(words: list[Word], prospects: Container[str]) -> None:
    """ "The risk of Chad arming Mali, or troops crossing the border, worries": a verb has no two subjects."""
    for risk in (word for word in words if word.lower in prospects and word.dep in SUBJECTS):
        second = next((c for c in risk.head.children if c.dep == risk.dep and c.i > risk.i), None)
        of = next((c for c in risk.children if c.lower == "of"), None)
        first = child(of, "pobj") if of is not None else None
        if second is None or first is None or not any(c.dep == "acl" and c.tag == "VBG" for c in second.children):
            continue
        if any(word.lower in ("or", "and") for word in words[first.i : second.i]):
            move(second, first, "conj")


def _join_holders(name: Word) -> None:
    """ "Ministers A of Chad and B of Mali met": B is coordinated with A, not with Chad."""
    of = name.head.head
    if name.head.dep != "pobj" or of.lower != "of" or of.head.tag not in NAME_TAGS:
        return
    if any(c.lower == "of" and c.dep == "prep" for c in name.children):
        move(name, of.head, "conj")


def _join_stances(noun: Word) -> None:
    """ "support for Chad and opposition to talks": the opposition stands beside the support, not beside Chad."""
    preposition = noun.head.head
    whole = preposition.head
    if noun.head.dep != "pobj" or preposition.dep != "prep" or not is_noun(whole) or whole.tag in NAME_TAGS:
        return
    if noun.tag == "NN" and any(c.dep == "prep" and c.lower != "of" for c in noun.children):
        move(noun, whole, "conj")


def _lower_relative(pronoun: Word) -> None:
    """ "X, whom Y is said to be able to arrest": it is the object of the last verb, not of "be"."""
    verb = pronoun.head
    while (below := child(verb, "acomp", "xcomp")) is not None:
        verb = below
    if verb is not pronoun.head and verb.tag == "VB" and not any(c.dep == "dobj" for c in verb.children):
        move(pronoun, verb, "dobj")


def _raise_complement(adjective: Word) -> None:
    """ "called the storming of the embassy unjustifiable": no phrase ends in an adjective behind its noun."""
    noun = next((c for c in adjective.children if c.dep == "compound" and c.i == adjective.i - 1), None)
    verb = next((above for above in ancestors(adjective) if above.tag.startswith("VB")), None)
    if noun is None or verb is None or not is_noun(noun) or verb.i > noun.i:
        return
    head, dep = adjective.head, adjective.dep
    move(noun, head, dep)
    for c in [c for c in adjective.children if c.i < noun.i]:
        move(c, noun, c.dep)
    move(adjective, verb, "oprd")


def _is_finite(verb: Word, words: list[Word]) -> bool:
    """Finite by its tag, by its auxiliary, or because it stands behind a closed apposition; no subject of its own."""
    if any(c.dep in SUBJECTS or (c.dep == "aux" and c.tag == "TO") for c in verb.children):
        return False  # "the plan to attack"
    if verb.tag in FINITE_TAGS or any(c.dep == "aux" for c in verb.children):
        return True
    before = words[verb.i - 1].text if verb.i else ""
    return verb.tag == PARTICIPLE_OR_PAST and before == "," and any(c.dep == "appos" for c in verb.head.children)


def _make_root(verb: Word, subject: Word) -> None:
    moved = [c for c in subject.children if c.i > verb.i]
    subject.children = [c for c in subject.children if c.i < verb.i]
    for c in moved:
        c.head = verb
    verb.children = sorted([subject, *verb.children, *moved], key=lambda word: word.i)
    if verb.tag == PARTICIPLE_OR_PAST and not any(c.dep == "aux" for c in verb.children):
        verb.tag = "VBD"
    verb.head, verb.dep = verb, "ROOT"
    subject.head, subject.dep = verb, "nsubj"


def _hang_on_message(participle: Word, messages: Container[str]) -> None:
    """ "sent a letter to Chad urging Mali to leave": it is the letter that urges, not Chad."""
    to = participle.head.head
    if participle.head.dep != "pobj" or to.lower != "to":
        return
    sent = (to.head, *(c for c in to.head.children if c.dep in ("dobj", "nsubjpass") and c.i < to.i))
    letter = next((word for word in sent if word.lower in messages), None)
    if letter is not None:
        move(participle, letter, "acl")


def _hang_on_subject(participle: Word, words: list[Word]) -> None:
    """ "Both states, facing sanctions, agreed": the participle is said of the subject, not of the comma."""
    root = next((word for word in words if word.head is word), participle)
    subject = next((c for c in root.children if c.dep in SUBJECTS and c.i < participle.i), None)
    if subject is not None:
        move(participle, subject, "acl")


def _hang_on_object(adjective: Word) -> None:
    """ "For Chad, reliant on Mali, ...": the adjective is said of what stands under the preposition."""
    governed = next((c for c in adjective.head.children if c.dep == "pobj" and c.i < adjective.i), None)
    if governed is not None:
        move(adjective, governed, "amod")


def _hang_on_opening(word: Word, words: list[Word]) -> None:
    """ "For Chad, long reliant on Mali, Niger is a partner": what follows the opening phrase is said of it."""
    opening = words[0]
    named = child(opening, "pobj") if opening.lower == "for" else None
    if named is None or any(c.dep in SUBJECTS or c.dep == "mark" for c in word.children):
        return
    inside = {id(w) for w in subtree(opening)}
    first = next((w.i for w in subtree(word) if id(w) not in inside and w.text != ","), 0)
    if first == named.i + 2 and words[first - 1].text == "," and word.head is not word:
        if opening.head is word:
            move(opening, word.head, "prep")
        move(word, named, "amod" if word.tag == "JJ" else "acl")


def _last_before(verb: Word, words: list[Word]) -> Word | None:
    """ "a deal between Chad and Mali, which was the last to sign": said of Mali, which stands before the comma."""
    which = next((c for c in verb.children if c.lower == "which" and c.dep == "nsubj"), None)
    if which is None or which.i < 2 or words[which.i - 1].text != "," or verb.lower in ("were", "are", "have"):
        return None
    last = words[which.i - 2]
    return last if last.dep == "conj" and last.head is verb.head and last.tag in NAME_TAGS else None


def _hang_on_doer(verb: Word) -> None:
    """ "The prospect of Mali sending arms, or troops crossing": of somebody who does something."""
    if verb.dep == "conj" and any(c.dep in SUBJECTS for c in verb.children):
        verb.dep = "acl"
        return
    of = next((c for c in verb.head.children if c.lower == "of" and c.i < verb.i), None)
    doer = next((c for c in of.children if c.dep == "pobj" and c.i == verb.i - 1), None) if of is not None else None
    if doer is not None and verb.dep == "acl":
        move(verb, doer, "acl")


def _hang_on_report(verb: Word, reports: Container[str]) -> None:
    """ "The idea that Chad had left", "a report in a paper that Chad had left": the clause behind "that" is told."""
    noun = verb.head
    above = noun.head.head if noun.dep == "pobj" else noun
    told = next((word for word in (noun, above) if word.lower in reports), None)
    subject = child(verb, *SUBJECTS)
    if told is None or subject is None or subject.lower == "that":
        return
    before = [c for c in (*verb.children, *(g for x in verb.children for g in x.children)) if c.i < subject.i]
    that = next((c for c in before if c.lower == "that"), None)
    if that is not None and (that.dep == "mark" or told is not noun):  # not "the claim that Chad made"
        move(verb, told, "acl")
