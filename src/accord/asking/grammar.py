"""The words of questions, loaded from lexicon/questions.toml and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from accord.errors import LexiconError
from accord.lexicon import FOLDER

KINDS = frozenset(
    (
        "who state office where when until what terms how-many how-much whether attribution why how sources changed "
        "plan conflict"
    ).split()
)
TABLES = {
    "leads": {"words"},
    "empty": {"words"},
    "back": {"words"},
    "conflict": {"words"},
    "terms": {"asked", "words"},
    "standing": {"planned", "considered", "alleged", "feared", "undone"},
    "signs": {"why", "until", "denial", "not", "succession", "units", "numbers"},
}


@dataclass(frozen=True, slots=True)
class Opener:
    """Words that open a question, the kind of hole they make, and questions that keep them honest."""

    kind: str
    opens: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What is known of the words of questions."""

    openers: tuple[Opener, ...]
    nouns: Mapping[str, str]  # noun -> the kind of hole it makes
    leads: frozenset[str]
    empty: frozenset[str]
    back: frozenset[str]
    conflict: frozenset[str]
    terms_asked: frozenset[str]
    terms: frozenset[str]
    standing: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, frozenset[str]]


@cache
def load() -> Grammar:
    """The grammar that ships with Accord. Raises LexiconError at the first table that is not well formed."""
    return load_from(FOLDER / "questions.toml")


def load_from(path: Path) -> Grammar:
    """A grammar laid out as the one that ships. Raises LexiconError."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise LexiconError(f"{path.name}: {problem}") from problem
    for name, keys in TABLES.items():
        if odd := set(table.get(name, ())) ^ keys:
            raise LexiconError(f"{path.name}: [{name}] has missing or unknown keys: {', '.join(sorted(odd))}")
    if odd := set(table) ^ {*TABLES, "hole", "nouns"}:
        raise LexiconError(f"{path.name}: missing or unknown tables: {', '.join(sorted(odd))}")
    return Grammar(
        openers=tuple(_opener(raw, path) for raw in table["hole"]),
        nouns={noun: _kind(kind, path) for kind, nouns in table["nouns"].items() for noun in nouns},
        leads=frozenset(table["leads"]["words"]),
        empty=frozenset(table["empty"]["words"]),
        back=frozenset(table["back"]["words"]),
        conflict=frozenset(table["conflict"]["words"]),
        terms_asked=frozenset(table["terms"]["asked"]),
        terms=frozenset(table["terms"]["words"]),
        standing={name: tuple(words) for name, words in table["standing"].items()},
        signs={name: frozenset(words) for name, words in table["signs"].items()},
    )


def _opener(raw: dict[str, Any], path: Path) -> Opener:
    if odd := raw.keys() ^ {"kind", "opens", "yes", "no"}:
        raise LexiconError(f"{path.name}: a hole has missing or unknown keys: {', '.join(sorted(odd))}")
    return Opener(_kind(raw["kind"], path), tuple(raw["opens"]), tuple(raw["yes"]), tuple(raw["no"]))


def _kind(kind: str, path: Path) -> str:
    if kind not in KINDS:
        raise LexiconError(f"{path.name}: {kind} is no kind of hole")
    return kind
