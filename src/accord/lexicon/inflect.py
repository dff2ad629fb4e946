"""Inflected forms of English words: the lexicon lists lemmas and this gives what stands in texts.

Rules after Quirk et al., A Comprehensive Grammar of the English Language (1985), 3.2-3.18 and 5.73-5.101;
irregular verbs and nouns are listed in irregular.toml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

VOWELS = "aeiou"
SIBILANTS = ("s", "x", "z", "ch", "sh")


def verb_forms(lemma: str, irregular: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Base, third person, past, past participle and -ing form of a verb; British and American spellings."""
    past = irregular.get(lemma)
    forms = [lemma, _third_person(lemma), *_ing(lemma), *(past or _past(lemma))]
    return tuple(dict.fromkeys(forms))


def noun_forms(lemma: str, irregular: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Singular and plural of a noun."""
    return tuple(dict.fromkeys([lemma, *(irregular.get(lemma) or [_plural(lemma)])]))


def _third_person(lemma: str) -> str:
    return "has" if lemma == "have" else _plural(lemma)


def _plural(lemma: str) -> str:
    if lemma.endswith(SIBILANTS) or (lemma.endswith("o") and lemma[-2:-1] not in VOWELS):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _stems(lemma: str) -> list[str]:
    """What -ed and -ing are added to: with the last consonant doubled where stress may ask for it."""
    if re.search(r"[^aeiou][aeiou][bdgklmnprtv]$", lemma):
        single = len(re.findall(r"[aeiouy]+", lemma)) == 1
        return [lemma + lemma[-1]] if single else [lemma, lemma + lemma[-1]]
    return [lemma]


def _past(lemma: str) -> list[str]:
    if lemma.endswith("e"):
        return [lemma + "d"]
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return [lemma[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(lemma)]


def _ing(lemma: str) -> list[str]:
    if lemma.endswith("ie"):
        return [lemma[:-2] + "ying"]
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return [lemma[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(lemma)]
