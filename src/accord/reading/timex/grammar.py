"""Rules over words: a text becomes a string with one code character a token, and rules are regular expressions over it.

In a pattern a bare word stands for that word in any case (`an?` for a and an), `{month}` for any word of a class, a
space for white space inside a paragraph and punctuation for itself; the rest is the syntax of `re`. A place without a
coded word costs nothing, so that long texts are read at the speed of tokenising.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from accord.reading.timex.lexis import tables

if TYPE_CHECKING:
    from accord.reading.timex.moment import Moment, Timex

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
ELEMENT = re.compile(r"(\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[:=!]|\\.|\{\d+(?:,\d*)?\})|\{(\w+)\}|([a-z]+\??)")
SAME = {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‒": "-", "−": "-"}
PUNCTUATION = frozenset(".,-':/()+")
WEAK = frozenset(
    f"={word}"
    for word in [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "in",
        "on",
        "at",
        "to",
        "from",
        "by",
        "for",
        "with",
        "through",
        "until",
        "since",
        "before",
        "after",
        "during",
        "within",
        "its",
        "his",
        "her",
        "their",
        "our",
        "that",
        "this",
        "more",
        "most",
        "just",
        "only",
        "very",
        "up",
        "good",
        "long",
        "other",
        "first",
        "last",
        "same",
        "over",
        "about",
        "around",
        "some",
    ]
)
FAMILY = 10  # rules that are tried together before each is tried alone
CACHED = 1 << 16  # words whose code is kept
STRANGE, BREAK = "x", "\n"

MACROS = {
    "count": (
        "(?:(?:a few|several|some|many|a couple of|a couple|a number of|(?:hundreds|thousands"
        "|dozens|tens) of|half an?|a dozen|{fig}(?:[.,]{fig}){0,4}"
        "|{number}(?:[ -]{number}){0,5})(?:[ -]and[ -]a[ -]half)?)"
    ),
    "weekday": r"(?:{day_name}|{short_day_name}\.?)",
    "month": r"(?:{month_name}|{short_month_name}\.?)",
    "dom": "(?:{day_figure}|{day_ordinal}|{ordinal}(?:-{ordinal})?)",
    "which": "(?:{ordinal}|{day_ordinal})",
    "adj": "(?: (?:straight|consecutive|more|full|successive|trading|working|business|whole|additional|further|long))?",
    "clock": (
        r"(?:(?P<hour>{hour})(?:[:.](?P<minute>{minute})(?:[:.]{minute})?)? ?(?P<half>am|pm|(?:a|p)\. ?m\.?)"
        r"|(?P<hour2>{hour}):(?P<minute2>{minute})(?::{minute})?(?: ?(?:hrs|hours))?"
        r"|(?P<glued>{hour_half})|(?P<word>noon|midnight|midday))"
    ),
}

FIGURES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{pattern})\Z"))
    for name, pattern in (
        ("fig", r"\d+"),
        ("day_figure", r"0?[1-9]|[12]\d|3[01]"),
        ("month_figure", r"0?[1-9]|1[0-2]"),
        ("two", r"\d\d"),
        ("hour", r"[01]?\d|2[0-4]"),
        ("minute", r"[0-5]\d"),
        ("military", r"[01]\d[0-5]\d|2[0-3][0-5]\d"),
        ("year", r"1[0-9]\d\d|20\d\d|21\d\d"),
        ("recent_year", r"19\d\d|20\d\d"),
        ("compact", r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"),
        ("day_ordinal", r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"),
        ("high_ordinal", r"\d+(?:st|nd|rd|th)"),
        ("decade_figure", r"(?:1[5-9]|20)\d0s|[2-9]0s"),
        ("hour_half", r"(?:0?[1-9]|1[0-2])[ap]m"),
        ("quarter_code", r"[Qq][1-4]|[1-4]Q"),
        ("half_code", r"[Hh][12]"),
        ("fiscal", r"FY(?:\d\d|\d{4})"),
        ("iso_join", r"(?:0[1-9]|[12]\d|3[01])T[0-2]\d"),
        ("iso_end", r"[0-5]\dZ"),
    )
)
SAMPLES = (
    *(str(n) for n in range(0, 130)),
    *(f"{n:02}" for n in range(0, 10)),
    "0000", "0959", "0999", "1200", "1265", "1430", "1859", "1860", "1905", "1965", "1999", "1969", "2000", "2015",
    "2023", "2075", "2099", "2100", "2155", "2199", "2460", "3000", "20231231", "20231399", "12345678", "1st", "32nd",
    "2nd", "11th", "101st", "1990s", "90s", "10s", "1510s", "5pm", "12am", "13pm", "Q1", "q4", "3Q", "Q5", "H1", "FY23",
    "FY2023", "31T13", "07Z", "99Z",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that gives the time of what it matches, or None to refuse it."""

    pattern: str
    apply: Callable[[Found, Moment], Timex | None]


@dataclass(frozen=True, slots=True)
class Coded:
    """A text, the code of each of its tokens, and where each token starts (and the end)."""

    text: str
    codes: str
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a rule matched."""

    coded: Coded
    match: re.Match[str]
    rule: Rule

    @property
    def start(self) -> int:
        return self.coded.starts[self.match.start()]

    @property
    def end(self) -> int:
        return self.coded.starts[self.match.end()]

    @property
    def words(self) -> str:
        """All that matched, in lower case."""
        return self.coded.text[self.start : self.end].lower()

    def word(self, group: str) -> str:
        """The words of a group as they stand in the text; empty where the group took no part."""
        first, last = self.match.span(group)
        return self.coded.text[self.coded.starts[first] : self.coded.starts[last]] if first >= 0 else ""

    def before(self, length: int = 24) -> str:
        """What stands in front, in lower case."""
        return self.coded.text[max(0, self.start - length) : self.start].lower()

    def after(self, length: int = 24) -> str:
        return self.coded.text[self.end : self.end + length].lower()


def rule(pattern: str) -> Callable[[Callable[[Found, Moment], Timex | None]], Rule]:
    """Make a function a rule of the grammar."""
    return lambda apply: Rule(pattern, apply)


class Grammar:
    """Rules compiled over one alphabet of word codes."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        patterns = [_spread(each.pattern) for each in rules]
        self._words = _vocabulary(patterns)
        self._alphabet = _alphabet(self._words)
        plain = [self._compile(pattern) for pattern in patterns]
        compiled = [(each, re.compile(pattern)) for each, pattern in zip(rules, plain, strict=True)]
        self._families = tuple(
            (_any_of(plain[at : at + FAMILY]), tuple(compiled[at : at + FAMILY])) for at in range(0, len(plain), FAMILY)
        )
        self._any = _any_of(plain)
        strong = {code for classes, code in self._alphabet.items() if not classes <= WEAK}
        self._code = lru_cache(maxsize=CACHED)(self._code_of)
        self._strong = re.compile(f"[{''.join(sorted(strong))}]")

    def encode(self, text: str) -> Coded:
        tokens = TOKEN.findall(text)
        codes = {token: self._code(token) for token in set(tokens)}
        starts = (0, *accumulate(map(len, tokens)))
        return Coded(text, "".join([codes[token] for token in tokens]), starts)

    def runs(self, coded: Coded) -> Iterator[tuple[int, int]]:
        """Stretches of coded tokens that may hold an expression: from, to."""
        codes, end = coded.codes, 0
        for strong in self._strong.finditer(codes):
            place = strong.start()
            if place < end:
                continue
            start = max(end, codes.rfind(STRANGE, end, place) + 1, codes.rfind(BREAK, end, place) + 1)
            ends = [found for mark in (STRANGE, BREAK) if (found := codes.find(mark, place)) >= 0]
            end = min(ends, default=len(codes))
            yield start, end

    def next(self, coded: Coded, at: int, end: int) -> tuple[Found, ...]:
        """The matches at the first place from `at` on where any rule matches: longest first, then in order of rules."""
        first = self._any.search(coded.codes, at, end)
        if first is None:
            return ()
        at = first.start()
        found = [
            Found(coded, match, each)
            for family, rules in self._families
            if family.match(coded.codes, at, end)
            for each, pattern in rules
            if (match := pattern.match(coded.codes, at, end))
        ]
        return tuple(sorted(found, key=lambda one: -one.match.end()))

    def _code_of(self, token: str) -> str:
        if not token[0].isalnum():
            if token.isspace():
                return BREAK if token.count("\n") > 1 else " "
            token = SAME.get(token, token)
            return token if token in PUNCTUATION else STRANGE
        return self._alphabet.get(_classes(token, self._words), STRANGE)

    def _compile(self, pattern: str) -> str:
        return ELEMENT.sub(self._element, pattern)

    def _element(self, element: re.Match[str]) -> str:
        syntax, name, word = element.groups()
        if syntax:
            return str(syntax)
        wanted = {name} if name else {f"={each}" for each in _forms(word)}
        codes = [code for classes, code in self._alphabet.items() if wanted & classes]
        if not codes:
            raise ValueError(f"no word of class {', '.join(sorted(wanted))}")
        return f"[{''.join(sorted(codes))}]"


def _forms(word: str) -> tuple[str, ...]:
    """an? stands for a and an"""
    return (word[:-2], word[:-1]) if word.endswith("?") else (word,)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """One pattern for many, to see quickly whether any of them matches. None begins with a space or a full stop."""
    nameless = (re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns)
    return re.compile(rf"(?![{re.escape(' .,-:/()+')}])(?:{'|'.join(f'(?:{pattern})' for pattern in nameless)})")


def _spread(pattern: str) -> str:
    """Macros put in place of their names."""
    while (spread := re.sub(r"\{(\w+)\}", lambda m: MACROS.get(m[1], m[0]), pattern)) != pattern:
        pattern = spread
    return pattern


def _vocabulary(patterns: list[str]) -> dict[str, frozenset[str]]:
    """The classes of each word: those of its tables, and itself where a pattern names it. `^` wants a capital."""
    words: dict[str, set[str]] = {}
    held = tables()
    for table, name in (
        ("numbers", "number"), ("ordinals", "ordinal"), ("units", "unit"), ("seasons", "season"),
        ("parts_of_day", "part_of_day"), ("day_words", "day_word"), ("zones", "zone"), ("shifts", "shift"),
        ("focus_shifts", "focus_shift"), ("phases", "phase"), ("frequencies", "frequency"), ("vague", "vague"),
        ("months", "^month_name"), ("short_months", "^short_month_name"),
        ("weekdays", "^day_name"), ("short_weekdays", "^short_day_name"),
    ):  # fmt: skip
        for word in held[table]:
            words.setdefault(word, set()).add(name)
    for word in held["weekdays"]:
        words.setdefault(f"{word}s", set()).add("^day_names")
    for word, unit in held["units"].items():
        words[word].add("units" if word != unit else "one_unit")
        words[word].add(f"{unit}_unit")
    for phrase in held["holidays"]:
        for word in re.findall(r"[a-z]+", phrase):
            words.setdefault(word, set()).add("holiday")
    for pattern in patterns:
        for _, _, word in ELEMENT.findall(pattern):
            for form in _forms(word) if word else ():
                words.setdefault(form, set()).add(f"={form}")
    return {word: frozenset(classes) for word, classes in words.items()}


def _classes(token: str, words: dict[str, frozenset[str]]) -> frozenset[str]:
    held = words.get(token.lower(), frozenset())
    if token[0].isdigit() or token[0] in "QqHhF":
        held |= {name for name, pattern in FIGURES if pattern.match(token)}
    if any(name.startswith("^") for name in held):
        capital = token[0].isupper()
        held = frozenset(name.lstrip("^") for name in held if capital or not name.startswith("^"))
    return held


def _alphabet(words: dict[str, frozenset[str]]) -> dict[frozenset[str], str]:
    """One character for each set of classes that some word has."""
    tokens = [*words, *(word.title() for word in words), *SAMPLES]
    kinds = {classes: None for token in tokens if (classes := _classes(token, words))}
    return {classes: chr(0xE000 + number) for number, classes in enumerate(kinds)}
