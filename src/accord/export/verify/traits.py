"""What of a sentence can be checked: its names, numbers and dates. English only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.export.brief.wording import MONTHS

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {word: 20 + 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "dozen": 12}
VAGUE = frozenset({"one"})  # a pronoun as often as a number
WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"Sept": 9}
MONTH = {month: number for number, month in enumerate(MONTHS, 1)} | SHORT
_M = rf"(?P<month>{'|'.join(sorted(MONTH, key=len, reverse=True))})\b\.?"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<year>[12]\d{3})"
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)\b",
        rf"\b{_D}\s+(?:of\s+)?{_M}(?:,?\s+{_Y})?(?!\w)",
        rf"\b{_M}\s+{_D}(?!\d)(?:,?\s+{_Y})?\b",
        rf"\b{_M}(?:,?\s+{_Y})\b",
        rf"\b{_Y}(?![\d,.]\d|\w)",
        rf"\b(?!May\b|Mar\b|Jan\b){_M}(?!\w)",
        r"(?<=\b[Ii]n )(?P<month>May|March|Jan|Mar)\b",
    )
)
BETWEEN = re.compile(rf"\b(?P<first>[0-3]?\d)(?P<joint>\s+(?:and|to)\s+|\s*[–-]\s*)(?=[0-3]?\d\s+{_M})")
WORD = re.compile(r"[^\W\d_][\w’'.-]*[^\W_]|[^\W\d_]")
POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A date as far as words give it; nought for what they leave open."""

    year: int = 0
    month: int = 0
    day: int = 0

    def meets(self, other: Day) -> bool:
        """Whether all that this one says, the other says too."""
        pairs = zip((self.year, self.month, self.day), (other.year, other.month, other.day), strict=True)
        return all(mine in (0, theirs) for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Traits:
    names: tuple[str, ...]  # capitalised words, without possessives
    numbers: tuple[float, ...]
    dates: tuple[Day, ...]

    def __bool__(self) -> bool:
        return bool(self.names or self.numbers or self.dates)


def traits(text: str) -> Traits:
    """Dates first, then what numbers and names are left."""
    dates, rest = _dates(text)
    return Traits(tuple(_names(rest)), tuple(_numbers(rest)), tuple(dates))


def _dates(text: str) -> tuple[list[Day], str]:
    """Dates, and the text with blanks in their place."""
    found: list[Day] = []
    text = BETWEEN.sub(lambda match: f"{match['first']} {match['month']} {match['joint']}", text)  # "9 and 11 July"
    for pattern in DATES:
        for match in pattern.finditer(text):
            found.append(_day(match))
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return found, text


def _day(match: re.Match[str]) -> Day:
    parts = match.groupdict()
    month = parts.get("month") or "0"
    return Day(int(parts.get("year") or 0), MONTH.get(month) or int(month), int(parts.get("day") or 0))


def _numbers(text: str) -> Iterator[float]:
    """Numbers in digits and words, scales counted in: "2.5 million", "twenty-five", "three dozen"."""
    tokens = re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?|[^\W\d_]+", text)
    at = 0
    while at < len(tokens):
        value, at = _number(tokens, at)
        if value is not None:
            yield value


def _number(tokens: list[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a token, and where it ends; None and the next token if none does."""
    word = tokens[at].lower()
    if word[0].isdecimal():
        value = float(word.replace(",", ""))
    elif word in TENS:
        value = float(TENS[word])
        following = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
        if 0 < UNITS.get(following, 0) < 10:
            value, at = value + UNITS[following], at + 1
    elif word in UNITS and (word not in VAGUE or _scaled(tokens, at + 1)):
        value = float(UNITS[word])
    elif word in ("hundred", "thousand", "dozen", "million") and at and tokens[at - 1].lower() in ("a", "an"):
        return SCALES[word], at + 1
    else:
        return None, at + 1
    at += 1
    while _scaled(tokens, at):
        value, at = value * SCALES[tokens[at].lower()], at + 1
    return value, at


def _scaled(tokens: list[str], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower() in SCALES


def _names(text: str) -> Iterator[str]:
    """Capitalised words; the first of a sentence too, as it may be a name."""
    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match[0])
        if word and word[0].isupper():
            yield word


def words_of(text: str) -> list[str]:
    """All words, without possessives, in their case."""
    return [POSSESSIVE.sub("", word) for word in WORD.findall(text)]
