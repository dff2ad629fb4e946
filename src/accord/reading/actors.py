"""Whom a phrase names: its head, or whose it is, or whom it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.lexicon import Lexicon
from accord.reading.cast import DESCRIPTIONS, Cast, Found
from accord.reading.grammar import MODIFIERS, SUBJECTS, antecedent, child, conjuncts, doers_before, objects_under
from accord.reading.parse import Word

NAMED_BESIDE = ("person", "organisation", "group")
ABOUT = ("of", "by", "between", "among", "from", "in", "against", "with", "for", "on", "to")
OWNING = ("of", "by", "between", "among", "from")  # "a letter to X" is not X's
UNNAMED_TAGS = ("CD", "DT", "NNP", "NNPS")  # "two of the states", "many from X", names that only look like one
LONGEST_TITLE = 6  # words, with the state's name
HOLDING = frozenset("held controlled run ruled administered governed".split())
LANDS = frozenset(
    "area areas city cities coast district districts enclave island islands port ports province provinces region"
    " regions territory territories town towns village villages".split()
)
DEEPEST = 2  # phrases inside phrases: "an offer of talks on the borders of X"


def agents_of(word: Word, cast: Cast, lexicon: Lexicon) -> list[Found]:
    """Who acts where a phrase is the subject: its head, or whose instrument, body or part it is.

    "The mention of X" does nothing.
    """
    word = antecedent(word)
    ranked = lexicon.grammar["person_nouns"]["nouns"] | lexicon.grammar["ranks"]["words"]
    if word.dep == "attr" and cast.at(word) is None and word.lower in ranked:
        subject = child(word.head, *SUBJECTS)  # "Chile was the last country to sign"
        word = antecedent(subject) if subject is not None else word
    people = lexicon.people
    acts = (
        cast.at(word) is not None
        or word.tag in UNNAMED_TAGS
        or word.lower in people["partitives"]["nouns"]
        or word.lower in people["instruments"]["nouns"]
    )
    return (
        actors_of(word, cast, about=OWNING if word.lower in people["instruments"]["nouns"] else ABOUT) if acts else []
    )


def actors_of(word: Word, cast: Cast, depth: int = 0, about: tuple[str, ...] = ABOUT) -> list[Found]:
    """The actors that a phrase names: its head, else whose it is, else who is in its modifiers or after "of", "by"."""
    word = antecedent(word)
    found = cast.at(word)
    if found is not None and (named := named_beside(found, cast)):
        return named
    if found is not None and _stands_for(found, word):
        return _together(found, word, cast)
    if depth > DEEPEST:
        return []
    return next(filter(None, _inside(word, cast, depth, about)), [])


def _inside(word: Word, cast: Cast, depth: int, about: tuple[str, ...]) -> Iterator[list[Found]]:
    """Actors in each part of a phrase, the part that names best first."""
    yield [f for f in _beside(word, ("appos",), cast) if f.form == "name"]  # "his rival, X"
    yield _beside(word, ("poss",), cast)
    yield _beside(word, MODIFIERS, cast)
    holders = (g for c in word.children if c.lower in HOLDING and c.dep == "amod" for g in c.children)
    yield [f for g in holders if (f := cast.at(g)) is not None and g.i < g.head.i]  # "a rebel-held town"
    yield [f for c in word.children if c.dep == "compound" for f in _beside(c, MODIFIERS, cast)]  # "a US army raid"
    yield [f for f in map(cast.at, doers_before(word)) if f is not None and not f.place]
    for c in word.children:
        if c.dep == "prep" and c.lower in about:
            yield _of_all((w for obj in c.children if obj.dep == "pobj" for w in conjuncts(obj)), cast, depth)
    for c in word.children:
        if c.dep == "acl" and c.tag == "VBN" and child(c, "mark") is None:  # "an offer made by X"
            prepositions = (p for p in c.children if p.dep in ("agent", "prep"))
            yield _of_all((o for p in prepositions for o in p.children if o.dep == "pobj"), cast, depth)
    for c in word.children:
        if c.dep == "appos":
            yield actors_of(c, cast, depth + 1)
    if word.lower in LANDS:  # "the Donbas towns"
        yield [f for c in word.children if c.dep in MODIFIERS and (f := cast.at(c)) is not None and f.place]


def _of_all(words: Iterable[Word], cast: Cast, depth: int) -> list[Found]:
    return [found for word in words for found in actors_of(word, cast, depth + 1)]


def _beside(word: Word, deps: tuple[str, ...], cast: Cast) -> list[Found]:
    found = [cast.at(antecedent(w)) for c in word.children if c.dep in deps for w in conjuncts(c)]
    return [f for f in found if f is not None and (not f.place or "poss" in deps)]  # "Gaza's rulers": no mere place


def _together(found: Found, word: Word, cast: Cast) -> list[Found]:
    """The mention, with those that are coordinated with its head."""
    if found.head is not word:
        return [found, *_titled_list(found, cast)]
    others = [cast.at(w) for w in (*conjuncts(word), *_listed(found, word, cast)) if w is not word]
    together = [found, *(f for f in others if f is not None and f is not found)]
    return [*together, *(f for f in _titled_list(found, cast) if f not in together)]


def _titled_list(found: Found, cast: Cast) -> list[Found]:
    """ "signed by Chad's envoy A, Malian adviser B and Minister C": titled names in a row, however they are parsed."""
    if found.kind != "person" or found.form != "name":
        return []
    words, listed, i, closed = cast.sentences[found.sentence].words, [], found.last.i + 1, False
    while not closed and i < len(words) and words[i].lower in (",", "and"):
        closed = words[i].lower == "and"
        if words[i].text == "," and i + 1 < len(words) and words[i + 1].lower == "and":
            i, closed = i + 1, True
        named = _titled_name(cast, words, i + 1)
        if named is None or named.head.dep in SUBJECTS or named.actors == found.actors:
            return []
        listed.append(named)
        i = named.last.i + 1
    return listed if closed and len(listed) > 1 else []


def _titled_name(cast: Cast, words: list[Word], i: int) -> Found | None:
    """The person whose title or whose state's name stands at this word."""
    for word in words[i : i + LONGEST_TITLE]:
        found = cast.at(word)
        if found is not None and found.kind == "person":
            return found if found.form == "name" else None
        if found is None and not word.tag.startswith(("NN", "JJ", "POS")):
            return None
    return None


def _listed(found: Found, word: Word, cast: Cast) -> Iterator[Word]:
    """ "his country, Niger and Mali": a state beside another is no other name of it, but the next of a list."""
    for c in word.children if found.kind == "state" else ():
        beside = cast.at(c) if c.dep == "appos" else None
        if beside is not None and beside.kind == "state" and any(g.dep == "conj" for g in c.children):
            yield from conjuncts(c)


def named_beside(found: Found, cast: Cast) -> list[Found]:
    """ "the foreign ministers, X and Y": the names set beside a description."""
    if found.form == "demonym" and found.kind == "place":  # "the African nation Mali"
        noun = found.head.head if found.head.dep in MODIFIERS else found.head
        named = [cast.at(c) for c in noun.children if c.dep == "appos"]
        return [f for f in named if f is not None and f.form == "name" and f.kind == "state"]
    if found.form not in DESCRIPTIONS:
        return []
    beside = [cast.at(w) for c in found.head.children if c.dep == "appos" for w in conjuncts(c)]
    return [f for f in beside if f is not None and f.form == "name" and f.kind in NAMED_BESIDE]


def _stands_for(found: Found, word: Word) -> bool:
    """The mention covers the word as head, not as an adjective inside another noun's phrase."""
    return found.form != "demonym" or found.head is word or found.head.dep not in ("amod", "compound")


def named_under(word: Word, cast: Cast, *prepositions: str, agent: bool = False) -> list[Found]:
    """Mentions right under a preposition of the word, and those coordinated with them; `agent`: of the passive, too."""
    found = [cast.at(w) for obj in objects_under(word, *prepositions, agent=agent) for w in conjuncts(obj)]
    return [f for f in found if f is not None]
