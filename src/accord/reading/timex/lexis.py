"""The words of time expressions, from lexicon/times.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from accord.errors import LexiconError

TABLES = frozenset({
    "numbers", "ordinals", "months", "short_months", "weekdays", "short_weekdays", "doubtful_months", "units",
    "seasons", "parts_of_day", "day_words", "zones", "shifts", "focus_shifts", "phases", "frequencies", "vague",
    "holidays", "quantity", "lengths", "tense",
})  # fmt: skip
NUMERAL = re.compile(r"\d+(?:\.\d+)?")


@cache
def tables() -> dict[str, dict[str, Any]]:
    """All tables by name. Raises LexiconError where one is missing or unknown."""
    held: dict[str, dict[str, Any]] = tomllib.loads((files("accord.lexicon") / "times.toml").read_text("utf-8"))
    if odd := held.keys() ^ TABLES:
        raise LexiconError(f"times.toml: missing or unknown tables: {', '.join(sorted(odd))}")
    return held


def value_of(table: str, word: str) -> Any:
    """What a word counts for in a table; a full stop after an abbreviation is no part of it."""
    return tables()[table][word.lower().rstrip(".")]


def month_number(word: str) -> int:
    word = word.lower().rstrip(".")
    held = tables()
    return int(held["months"].get(word) or held["short_months"][word])


def weekday_number(word: str) -> int:
    word = word.lower().rstrip(".")
    held = tables()
    return int(held["weekdays"].get(word) or held["short_weekdays"][word])


def ordinal_number(words: str) -> int:
    """first, 21st, twenty-first"""
    if digits := re.match(r"\d+", words):
        return int(digits[0])
    total = 0
    for word in re.split(r"[\s-]+", words.lower()):
        total += tables()["ordinals"].get(word) or tables()["numbers"].get(word, 0)
    return total


def amount(words: str) -> float | None:
    """How many, from figures or words: 1,500; two and a half; twenty-five; a dozen. None if vague (several, a few)."""
    words = words.lower().replace(",", "")
    if digits := NUMERAL.search(words):
        more = 0.5 if "half" in words else 0.0
        return float(digits[0]) + more
    return _spelled(re.findall(r"[a-z]+", words))


def _spelled(words: list[str]) -> float | None:
    numbers = tables()["numbers"]
    if {"several", "few", "many", "some", "couple", "number", "hundreds", "thousands", "dozens", "tens"} & set(words):
        return None
    total = 0.0
    for word in words:
        number = numbers.get(word)
        if number in (100, 12) and word in ("hundred", "dozen"):
            total = max(total, 1.0) * number
        elif number:
            total += number
    if "half" in words:
        total += 0.5
    if not total:
        return 1.0 if {"a", "an", "the"} & set(words) else None
    return total


def written(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"
