"""Who does an act where its own subject does not say so: who issued it, who did what its subject names, its company."""

from __future__ import annotations

from collections.abc import Iterator

from accord.reading.actors import named_under
from accord.reading.arguments import Arguments, issuers
from accord.reading.cast import Cast, Found
from accord.reading.grammar import is_noun, is_verb, logical_object, logical_subject, objects_under
from accord.reading.placed import found_at, mentions_of

MEETING = ("for", "during", "in", "at", "after", "following", "on")  # "signed it with X during a meeting"
WANTED = ("for", "of", "in")  # "prospects for cooperation", "the idea of talks"
BLAMED_FOR = ("for", "of")  # "is responsible for attacks on X", "guilty of attacks on X"
BY_ATTACK = ("in", "with")


def issuer(places: Arguments, cast: Cast) -> list[Found]:
    """ "issued a statement condemning X", "passed a bill that would sanction X": who issued what does it."""
    verb = places.verb
    if verb is None or verb.head.dep not in ("dobj", "nsubjpass"):
        return []
    if verb.dep == "relcl" and verb.head in places["subject"]:
        return mentions_of(issuers(verb.head, places.lexicon), "subject", places.lexicon, cast)
    if verb.dep != "acl" or verb.tag != "VBG":
        return []
    return mentions_of(logical_subject(verb.head.head, places.lexicon.grammar), "subject", places.lexicon, cast)


def doer_of_subject(places: Arguments, cast: Cast) -> list[Found]:
    """ "A raid by X killed ten": who did what the subject names."""
    for noun in places["subject"]:
        if is_noun(noun) and any(pattern.part == "noun" for pattern in places.lexicon.patterns.get(noun.lower, ())):
            around = Arguments(noun, None, places.lexicon)
            for place in ("by", "possessor", "modifier"):
                if found := found_at(place, around, cast):
                    return found
    return []


def company(places: Arguments, cast: Cast) -> list[Found]:
    """Who takes part in an act that another act is set in, or that somebody is after.

    "signed it with X during a meeting", "the signing by X and Y after talks", "explored prospects for cooperation".
    """
    noun, preposition = places.word, places.word.head
    if noun.dep != "pobj":
        return []
    above = preposition.head
    if preposition.lower in BLAMED_FOR and above.lower in places.lexicon.grammar["blamed"]["words"]:
        return mentions_of(Arguments(above, None, places.lexicon)["subject"], "subject", places.lexicon, cast)
    stretches = places.lexicon.grammar["stretches"]["words"]
    if is_noun(above) and preposition.lower == "of" and above.lower in stretches and above.dep == "pobj":
        preposition, above = above.head, above.head.head  # "on the last day of a visit"
    if preposition.lower == "for" and above.lower in places.lexicon.grammar["using"]["verbs"]:
        return mentions_of(logical_subject(above, places.lexicon.grammar), "subject", places.lexicon, cast)
    if is_noun(above) and preposition.lower in WANTED and above.dep == "dobj":
        return mentions_of(logical_subject(above.head, places.lexicon.grammar), "subject", places.lexicon, cast)
    if preposition.lower not in MEETING:
        return []
    around = Arguments(above, None, places.lexicon)
    sides = ("subject", "with") if is_verb(above) else ("by", "between", "possessor")
    return [found for place in sides for found in found_at(place, around, cast)]


def doer_above(places: Arguments, cast: Cast) -> list[Found]:
    """ "X killed ten in two attacks": who did the killing did the attacks."""
    noun, above = places.word, places.word.head.head
    if noun.dep != "pobj" or noun.head.lower not in BY_ATTACK or not is_verb(above):
        return []
    kinds = {p.entry.type for p in places.lexicon.patterns.get(above.lower, ()) if p.part == "verb"}
    suffered = logical_object(above, places.lexicon.grammar)
    if "ASSAULT" not in kinds or any(word.lower in places.lexicon.classes["combatants"] for word in suffered):
        return []  # "troops shot gunmen in an attack on a base": theirs, perhaps
    return mentions_of(logical_subject(above, places.lexicon.grammar), "subject", places.lexicon, cast)


def attending(places: Arguments, cast: Cast) -> Iterator[Found]:
    """ "met in the presence of X", "met for talks mediated by X": X was there."""
    verb = places.verb or places.word
    around = {id(word): word for word in (verb, places.word, *places["object"])}
    for word in around.values():
        for presence in (obj for obj in objects_under(word, "in") if obj.lower == "presence"):
            yield from named_under(presence, cast, "of")
    chairing = places.lexicon.grammar["chairing"]["verbs"]
    talks = [places.word, *(obj for word in around.values() for obj in objects_under(word, "for"))]
    for participle in (c for noun in talks for c in noun.children if c.dep == "acl" and c.tag == "VBN"):
        if participle.lower in chairing:
            yield from named_under(participle, cast, "by", agent=True)
