"""Names in other spellings than the tables': persons by the parts of their names, the rest within a letter or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from accord.knowledge import Form, Knowledge
from accord.knowledge.nouns import fold

NOT_ALIKE = frozenset({"adjective", "abbreviation", "demonym", "demonym_plural", "person"})
SHORTEST = 5  # letters of a word that may be misspelt
SURNAME = 8  # letters of a surname that may be misspelt where it stands alone
LONG = 9  # letters from which two may differ
PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "von", "van", "abu", "jr", "sr"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """Forms of the tables that the words are taken for."""

    forms: tuple[Form, ...]


def alike(a: str, b: str) -> bool:
    """Whether two folded words are one, misspelt: same first letter, one letter off, two in a long word.

    A swap of neighbours counts as one (optimal string alignment).
    """
    if a == b:
        return True
    shorter = min(len(a), len(b))
    return shorter >= SHORTEST and a[0] == b[0] and OSA.distance(a, b) <= (2 if shorter >= LONG else 1)


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """Folded names to compare with, in table order."""

    persons: tuple[str, ...]
    person_forms: tuple[Form, ...]
    others: tuple[str, ...]
    other_forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables under their version, which is all that a memory of them needs to compare."""

    version: str
    knowledge: Knowledge = field(compare=False)


@lru_cache(maxsize=4)
def spellings(tables: Tables) -> Spellings:
    every = [form for forms in tables.knowledge.forms.values() for form in forms]
    persons = [form for form in every if form.kind == "person" and len(form.text.split()) > 1]
    others = [form for form in every if form.kind not in NOT_ALIKE and not form.ambiguous and long_enough(form)]
    return Spellings(
        tuple(fold(form.text) for form in persons), tuple(persons),
        tuple(fold(form.text) for form in others), tuple(others),
    )  # fmt: skip


def long_enough(form: Form) -> bool:
    """Names are often a letter apart: a surname alone must be long to be taken for another."""
    return len(form.text) >= (SURNAME if form.kind == "surname" else SHORTEST)


def person_like(words: Sequence[str], knowledge: Knowledge) -> Likeness | None:
    """The one person of the tables with these name parts: some left out or added, or a part misspelt.

    At least two parts must agree, one of them the last part of either name.
    """
    said = parts(" ".join(words))
    if len(said) < 2:
        return None
    known = spellings(Tables(knowledge.version, knowledge))
    near = process.extract(" ".join(said), known.persons, scorer=fuzz.token_set_ratio, score_cutoff=80, limit=20)
    found = [known.person_forms[place] for name, _, place in near if same_person(said, parts(name))]
    if len({form.entity for form in found}) != 1:
        return None
    return Likeness((found[0],))


def parts(name: str) -> list[str]:
    return [part for part in fold(name).replace("'", "").split() if part not in PARTICLES and len(part) > 1]


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether all parts of the shorter name are in the longer one, in order, first or last part included."""
    few, many = sorted((a, b), key=len)
    if len(few) < 2:
        return False
    places = [next((i for i, part in enumerate(many) if alike(own, part)), None) for own in few]
    at = [place for place in places if place is not None]
    return len(at) == len(few) and at == sorted(set(at)) and at[0] == 0 and exact_enough(few, many)


def exact_enough(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether at least half of the parts agree to the letter."""
    return sum(part in many for part in few) * 2 >= len(few)


def nearly(words: Sequence[str], knowledge: Knowledge) -> Likeness | None:
    """The one entity of the tables whose name differs by a letter or two in all."""
    said = fold(" ".join(words))
    if len(said) < SHORTEST:
        return None
    known = spellings(Tables(knowledge.version, knowledge))
    most = 2 if len(said) >= LONG else 1
    near = process.extract(said, known.others, scorer=OSA.distance, score_cutoff=most, limit=10)
    found = [known.other_forms[place] for name, _, place in near if name[0] == said[0]]
    if len({form.entity for form in found}) != 1:
        homes = {knowledge.entities[form.entity].plover_country for form in found}
        if len(homes) != 1:
            return None
    return Likeness(tuple(found))
