"""Who stands where in a sentence: small functions named after what grammar calls them (Quirk et al. 1985).

Labels are those of the CLEAR scheme that the English spaCy models use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.reading.parse import Word

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = ("the", "this", "that", "these", "those")
NAME_TAGS = frozenset({"NNP", "NNPS"})
MODIFIERS = ("amod", "compound", "nmod")
DOING = frozenset(
    "led spearheaded claimed launched run staged planned ordered imposed orchestrated organised organized".split()
)
HELPED = frozenset(
    "backed supported funded financed armed sponsored recognised recognized aligned allied equipped supplied".split()
)
PASSIVE_MARKS = ("nsubjpass", "auxpass", "csubjpass")
BY = "by"
DO = ("do", "does", "did", "done", "doing")
HELPING = frozenset("help helps helped helping let lets letting make makes made making".split())


def is_verb(word: Word) -> bool:
    return word.tag.startswith("VB")


def is_noun(word: Word) -> bool:
    return word.tag.startswith("NN")


def child(word: Word, *deps: str) -> Word | None:
    return next((c for c in word.children if c.dep in deps), None)


def conjuncts(word: Word) -> Iterator[Word]:
    """The word and all that is coordinated with it: A, B and C."""
    yield word
    for c in word.children:
        if c.dep == "conj":
            yield from conjuncts(c)


def subtree(word: Word) -> list[Word]:
    """The word and all that hangs on it, in order of the sentence."""
    found = [word]
    for w in found:
        found.extend(w.children)
    return sorted(found, key=lambda w: w.i)


def has_no(noun: Word) -> bool:
    """ "no plan", "no topic"."""
    return any(c.dep == "det" and c.lower == "no" for c in noun.children)


def first_conjunct(word: Word, tag: str = "NN") -> Word:
    """The word that this one is coordinated with: of "A, B and C" it is A. `tag`: how the tags of both begin."""
    while word.dep == "conj" and word.head.tag.startswith(tag):
        word = word.head
    return word


def first_preposition(preposition: Word) -> Word:
    """The preposition that this one is coordinated with: in "accused of hiding it and of lying" the first "of"."""
    while preposition.dep == "conj" and preposition.head.dep == "prep":
        preposition = preposition.head
    return preposition


def ancestors(word: Word) -> Iterator[Word]:
    while word.head is not word:
        word = word.head
        yield word


def move(word: Word, head: Word, dep: str) -> None:
    """Hang the word elsewhere; not below itself, and a root stays one."""
    if word.head is word or head is word or word in ancestors(head):
        return
    word.head.children.remove(word)
    word.head, word.dep = head, dep
    head.children = sorted([*head.children, word], key=lambda c: c.i)


def make_root(word: Word) -> None:
    """Part the word, with all below it, from what it hangs on."""
    if word.head is not word:
        word.head.children.remove(word)
    word.head, word.dep = word, "ROOT"


def is_definite(noun: Word) -> bool:
    """ "the visit", "their talks", "last year's war": taken as known, whatever is said of it."""
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in DEFINITE) for c in noun.children)


def is_infinitive(verb: Word) -> bool:
    """ "to sign": with its "to"."""
    return verb.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def is_passive(verb: Word) -> bool:
    if any(c.dep in PASSIVE_MARKS for c in verb.children):
        return True
    if verb.tag != "VBN" or any(c.dep in ("nsubj", "aux") for c in verb.children):
        return False
    if child(verb, "dobj") is not None and not _is_given(verb):
        return False
    if verb.dep == "conj" and is_verb(verb.head):
        return is_passive(verb.head)
    return verb.dep in ("acl", "advcl", "amod", "ROOT", "relcl", "ccomp", "dep")


def _is_given(participle: Word) -> bool:
    """ "Families granted shelter are safe": what stays as object is what they are given."""
    noun = participle.head
    return participle.dep == "acl" and noun.dep in SUBJECTS and is_verb(noun.head) and noun.head.i > participle.i


def antecedent(word: Word) -> Word:
    """The noun that a relative pronoun stands for; other words stand for themselves."""
    if word.lower in RELATIVE and word.tag in ("WDT", "WP", "WP$", "IN", "DT"):
        clause = next((a for a in ancestors(word) if a.dep == "relcl"), None)
        if clause is not None:
            return clause.head
    return word


def grammatical_subject(verb: Word, grammar: Mapping[str, Any], depth: int = 0) -> Word | None:
    """The word in subject position, supplied from the clause above where the verb has none of its own."""
    own = child(verb, *SUBJECTS) or _misread_subject(verb, grammar)
    if own is not None:
        return antecedent(own)
    if depth > 6:
        return None
    head = verb.head
    if verb.dep == "conj" and head is not verb:
        if is_verb(head) or head.dep in ("ROOT", "relcl", "advcl", "ccomp", "xcomp", "acl", "pcomp"):
            return grammatical_subject(head, grammar, depth + 1)
        return head.head if head.dep == "amod" and head.i > head.head.i else None  # "X, reliant on Y and facing Z"
    if verb.dep in ("xcomp", "ccomp", "oprd"):
        return _controller(verb, grammar, depth)
    if verb.dep == "acl":
        return _adnominal_subject(verb, grammar, depth)
    if verb.dep == "relcl":
        first = verb.head.dep == "attr" and is_infinitive(verb)  # "X was the first to leave"
        return verb.head if first or child(verb, "dobj") is not None else None
    if verb.dep in ("advcl", "prep") and head is not verb:
        return grammatical_subject(head, grammar, depth + 1) if is_verb(head) or head.tag == "JJ" else None
    if verb.dep == "pcomp":
        return _gerund_subject(verb, grammar, depth)
    if verb.dep in ("aux", "auxpass", "acomp") and head is not verb:  # "X is ready to": the adjective's verb has it
        return grammatical_subject(head, grammar, depth + 1)
    return None


def called_to_be_told(verb: Word, grammar: Mapping[str, Any]) -> Word | None:
    """ "phoned X to congratulate him": X, who was told it in that call."""
    head = verb.head
    if verb.lower not in grammar["told_in_calls"]["verbs"] or not is_infinitive(verb) or head is verb:
        return None
    return child(head, "dobj") if head.lower in grammar["calling"]["verbs"] else None


def _controller(verb: Word, grammar: Mapping[str, Any], depth: int) -> Word | None:
    """Control and raising: "asked them to leave" (object), "agreed to leave", "is ready to leave" (subject)."""
    head = verb.head
    if verb.dep == "ccomp" and any(
        c.dep in ("aux", "auxpass") and c.tag in ("VBP", "VBZ", "VBD") for c in verb.children
    ):
        return None  # a finite clause has its own, whatever the parser makes of it
    if head.lower in grammar["object_control"]["verbs"] and called_to_be_told(verb, grammar) is None:
        governed = child(head, "dobj", "nsubjpass", "dative")
        if governed is not None:
            return antecedent(governed)
    if is_verb(head) or head.tag in ("JJ", "VBN"):
        return grammatical_subject(head, grammar, depth + 1)
    return None


def _adnominal_subject(verb: Word, grammar: Mapping[str, Any], depth: int) -> Word | None:
    """ "troops fighting in", "sanctions imposed by": the noun; "its plan to send": the noun's holder."""
    noun = verb.head
    if verb.tag in ("VBG", "VBN"):
        return noun
    holder = child(noun, "poss")
    if holder is not None:
        return holder
    if noun.lower in grammar["person_nouns"]["nouns"]:
        return noun
    governor = noun.head
    if noun.dep in ("dobj", "nsubjpass", "pobj", "attr", "oprd"):
        while governor.dep in ("prep", "pcomp") or is_noun(governor):
            if governor.head is governor:
                break
            governor = governor.head
        return grammatical_subject(governor, grammar, depth + 1) if is_verb(governor) else None
    return None


def _gerund_subject(verb: Word, grammar: Mapping[str, Any], depth: int) -> Word | None:
    """ "accused him of hiding" (object), "left after signing", "guilty of it" (subject), "the idea of making" (its)."""
    preposition = first_preposition(verb.head)
    governor = preposition.head
    if is_verb(governor):
        if preposition.lower in ("of", "for", "from", "as") and governor.lower in grammar["object_gerund"]["verbs"]:
            governed = child(governor, "dobj", "nsubjpass")
            if governed is not None:
                return antecedent(governed)
        return grammatical_subject(governor, grammar, depth + 1)
    if governor.lower in grammar["blamed"]["words"]:
        return grammatical_subject(governor, grammar, depth + 1)
    if governor.tag.startswith("JJ"):  # "is guilty of killing"
        return grammatical_subject(governor.head, grammar, depth + 1) if is_verb(governor.head) else None
    if is_noun(governor):
        # the parser often hangs "of hiding" on the object itself
        above = governor.head
        if governor.dep == "dobj" and above.lower in grammar["object_gerund"]["verbs"]:
            return governor
        holder = child(governor, "poss")
        if holder is not None:
            return holder
        while not is_verb(above) and above.head is not above:
            above = above.head
        return grammatical_subject(above, grammar, depth + 1) if is_verb(above) else None
    return None


def logical_subject(verb: Word, grammar: Mapping[str, Any]) -> list[Word]:
    """Who does it: the subject, or in the passive what follows "by"."""
    if is_passive(verb):
        agents = [
            word
            for c in (*verb.children, *(g for obj in verb.children if obj.dep == "dobj" for g in obj.children))
            if c.dep == "agent" or (c.dep == "prep" and c.lower == BY)
            for word in _objects_of_preposition(c)
        ] or _prefixed_doers(verb)
        ordered = ordering(verb, grammar) if not agents else None
        return agents if ordered is None else logical_subject(ordered, grammar)
    subject = grammatical_subject(verb, grammar)
    return [] if subject is None else list(conjuncts(subject))


def _prefixed_doers(participle: Word) -> list[Word]:
    """ "Kenya" of "a Kenya-brokered truce", "Malian" of "Malian-backed rebels"."""
    if participle.dep != "amod":
        return []
    return [c for c in participle.children if c.dep in ("npadvmod", "amod", "compound") and c.i < participle.i]


def ordering(verb: Word, grammar: Mapping[str, Any]) -> Word | None:
    """ "A judge ordered two men jailed": the verb whose subject has it done."""
    if verb.tag != "VBN":
        return None
    above = verb.head.head if verb.dep == "acl" and verb.head.dep == "dobj" else verb.head
    directly = verb.dep in ("acl", "ccomp", "oprd", "xcomp") and not any(
        c.dep in ("aux", "mark") for c in verb.children
    )
    return above if directly and above.lower in grammar["ordering"]["verbs"] else None


def logical_object(verb: Word, grammar: Mapping[str, Any]) -> list[Word]:
    """What it is done to: the object, or in the passive the subject."""
    if is_passive(verb):
        if verb.dep == "acl" or (verb.dep == "amod" and is_noun(verb.head)):
            return [verb.head]
        subject = grammatical_subject(verb, grammar)
        return [] if subject is None else list(conjuncts(subject))
    own = [antecedent(c) for c in verb.children if c.dep in ("dobj", "attr") and c.lower != "itself"]
    own = own or [c for c in verb.children if _is_misread_object(c, verb, grammar)]
    found = [word for noun in own for word in conjuncts(noun)]
    if not found and verb.dep == "conj" and is_verb(verb.head) and verb.i < _first_object(verb.head):
        return logical_object(verb.head, grammar)
    if not found and verb.dep == "relcl" and not _has_relative_subject(verb):
        return [verb.head]
    asked = next((c for c in verb.children if c.dep == "ccomp" and is_infinitive(c)), None) if not found else None
    if asked is not None and child(asked, "mark") is None:  # "allow Mali to send food", "reject him to be the envoy"
        found = [word for c in asked.children if c.dep in SUBJECTS for word in conjuncts(antecedent(c))]
    if not found and verb.lower in HELPING:
        helped = next((c for c in verb.children if c.dep == "ccomp" and c.tag == "VB"), None)
        doer = child(helped, "nsubj") if helped is not None and child(helped, "mark") is None else None
        if doer is not None:  # "help Mali rebuild the port"
            return list(conjuncts(antecedent(doer)))
    if not found and verb.dep == "xcomp" and is_infinitive(verb) and verb.head.dep == "relcl":
        above = verb.head  # "the treaty they aim to sign"
        if not _has_relative_subject(above) and child(above, "dobj") is None:
            return [above.head]
    if not found:
        # shared object: "backed and armed the rebels" hangs it on the last verb
        later = next(
            (
                c
                for c in verb.children
                if c.dep == "conj" and is_verb(c) and not any(g.dep in SUBJECTS for g in c.children)
            ),
            None,
        )
        if later is not None and not any(
            verb.i < c.i < later.i and c.dep in ("prep", "ccomp", "xcomp", "advmod") for c in verb.children
        ):
            return logical_object(later, grammar)
    return found


def stood_for(verb: Word) -> Word | None:
    """ "Chad has not signed the treaty and says that it will not do so": of "do" the verb that it stands for."""
    if verb.lower not in DO or not any(c.lower == "so" and c.i == verb.i + 1 for c in verb.children):
        return None
    chain = (word for word in (verb, *ancestors(verb)) if word.dep in ("conj", "advcl"))
    return next((word.head for word in chain if is_verb(word.head) and word.head.i < word.i), None)


def _misread_subject(verb: Word, grammar: Mapping[str, Any]) -> Word | None:
    """A name before a gerund that the parser takes for an adverbial: "the prospect of Chad supplying arms"."""
    if verb.tag != "VBG":
        return None
    return next((c for c in verb.children if c.i < verb.i and _is_name_adverbial(c, grammar)), None)


def _is_misread_object(word: Word, verb: Word, grammar: Mapping[str, Any]) -> bool:
    """A name right behind the verb that the parser takes for an adverbial: "distrusted Turkey"; a day is one."""
    return word.i > verb.i and _is_name_adverbial(word, grammar)


def _is_name_adverbial(word: Word, grammar: Mapping[str, Any]) -> bool:
    if word.dep != "npadvmod" or word.tag not in NAME_TAGS:
        return False
    return not any(word.lower in days for days in grammar["calendar"].values())


def _first_object(verb: Word) -> int:
    return min((c.i for c in verb.children if c.dep == "dobj"), default=-1)


def _has_relative_subject(verb: Word) -> bool:
    subject = child(verb, *SUBJECTS)
    return subject is None or subject.lower in RELATIVE


def _objects_of_preposition(preposition: Word) -> Iterator[Word]:
    for c in preposition.children:
        if c.dep in ("pobj", "dative"):
            yield from conjuncts(antecedent(c))
        elif c.dep == "prep" or (c.dep == "conj" and c.children):  # "from within", "as part of"
            yield from _objects_of_preposition(c)


def prepositional(word: Word) -> dict[str, list[Word]]:
    """What stands under each preposition of a verb or noun, nearest first.

    "A memorandum of understanding with X", "at odds with X" and "moved closer to X" have their "with" and "to".
    """
    found: dict[str, list[Word]] = {}
    for c in (*word.children, *_deeper_prepositions(word)):
        if c.lower == "with" and any(g.dep == "pcomp" and g.tag == "VBG" for g in c.children):
            continue  # "with X looking on": no party
        if c.dep in ("prep", "dative", "agent") and c.tag in ("IN", "TO", "RP"):
            found.setdefault(c.lower, []).extend(_objects_of_preposition(c))
        elif c.dep == "dative":
            found.setdefault("dative", []).extend(conjuncts(c))
    return found


def _deeper_prepositions(word: Word) -> Iterator[Word]:
    """Prepositions of an adverb of the word, "with" or "between" of what stands under its "of" or "at", "by X of Y"."""
    own = {c.lower for c in word.children if c.dep == "prep"}
    for c in word.children:
        if c.dep == "prep" and c.lower == BY and "of" not in own and is_noun(word):
            doers = (o for o in c.children if o.dep == "pobj" and o.tag in NAME_TAGS)
            yield from (g for doer in doers for g in doer.children if g.dep == "prep" and g.lower == "of")
        if c.dep == "advmod":
            yield from (g for g in c.children if g.dep == "prep" and g.lower in ("to", "from", "with"))
        if c.dep == "prep" and c.lower in ("of", "at"):
            for obj in (o for o in c.children if o.dep == "pobj"):
                yield from (g for g in obj.children if g.dep == "prep" and g.lower in ("with", "between"))


def modifiers(noun: Word) -> list[Word]:
    """Adjectives and nouns before a noun: "US" of "a US raid", both of "Ghana-Togo ties", "Kenyan" of "Kenyan-led"."""
    found = [
        word for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.i < noun.i for word in conjuncts(c)
    ]
    return [
        inner
        for word in found
        for inner in (*(c for c in word.children if c.dep in ("amod", "compound", "nmod") or _is_doer(c, word)), word)
    ]


def doers_before(noun: Word) -> list[Word]:
    """ "Kenyan" of "a Kenyan-led raid"."""
    return [c for participle in noun.children for c in participle.children if _is_doer(c, participle)]


def _is_doer(word: Word, participle: Word) -> bool:
    """ "Kenyan" of "a Kenyan-led raid": who does what the noun names."""
    return word.dep == "npadvmod" and participle.tag == "VBN" and participle.lower in DOING


def is_helper(word: Word) -> bool:
    """ "Kenya" of "Kenya-backed rebels": who backs them is not who they are; "the Kenya-led force" is Kenya's."""
    participle = word.head
    prefixed = word.dep in ("npadvmod", "amod", "compound", "advmod") and participle.dep == "amod"
    return prefixed and participle.tag == "VBN" and participle.lower in HELPED


def objects_under(word: Word, *prepositions: str, agent: bool = False) -> Iterator[Word]:
    """What stands right under these prepositions of a word, without what is coordinated with it.

    `agent`: also under the "by" of a passive.
    """
    for c in word.children:
        if (c.dep == "prep" or (agent and c.dep == "agent")) and c.lower in prepositions:
            yield from (obj for obj in c.children if obj.dep == "pobj")


def possessors(noun: Word) -> list[Word]:
    return [word for c in noun.children if c.dep == "poss" for word in conjuncts(c)]


def is_stressed(noun: Word) -> bool:
    """ "it was the kingdom that ...": what follows tells what it did, not which one it is."""
    subject = child(noun.head, "nsubj", "expl") if noun.dep == "attr" else None
    return subject is not None and subject.lower == "it" and noun.head.lower in ("is", "was", "’s", "'s")
