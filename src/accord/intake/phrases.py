"""The table of words that pages put around articles: phrases.toml, loaded once and compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from accord.errors import LexiconError

_KEYS = {"why", "match", "yes", "no"}
_KINDS = ("line", "lead", "end", "toc", "call")
_LONGEST = 600  # characters of the longest line that the table can name
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_BULLET = re.compile(r"^[\s*•·»›>▪●–—-]+(?=\w)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the table."""

    kind: str
    why: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def fits(self, text: str) -> bool:
        """Whether a line is one of these; for `call`, whether a sentence holds one; for `lead`, the label alone."""
        line = plain(text)
        if self.kind == "call":
            return bool(self.pattern.search(line))
        if self.kind == "lead":
            label, colon, rest = line.partition(":")
            return bool(colon and rest and self.pattern.fullmatch(label.strip()))
        return bool(self.pattern.fullmatch(line))


@lru_cache(maxsize=256)  # a line is asked about several times while its document is read
def plain(text: str) -> str:
    """A line as the table writes it: lower case, straight quotes, single spaces, no bullet, no colon at the end."""
    straight = text if text.isascii() else text.translate(_QUOTES)
    line = " ".join(_BULLET.sub("", straight).lower().split())
    return line.rstrip(":").rstrip() if line.endswith(":") else line


def _load() -> dict[str, object]:
    return tomllib.loads(files("accord.intake").joinpath("phrases.toml").read_text("utf-8"))


def _phrases(table: dict[str, object]) -> tuple[Phrase, ...]:
    phrases = []
    for kind in _KINDS:
        entries = table.get(kind)
        assert isinstance(entries, list)
        for entry in entries:
            if odd := entry.keys() ^ _KEYS:
                raise LexiconError(f"phrases.toml, {kind}: missing or unknown: {', '.join(sorted(odd))}")
            pattern = re.compile(entry["match"])
            phrases.append(Phrase(kind, entry["why"], pattern, tuple(entry["yes"]), tuple(entry["no"])))
    return tuple(phrases)


def _by_word(table: object) -> dict[str, str]:
    assert isinstance(table, dict)
    return {word: why for why, words in table.items() for word in words}


_TABLE = _load()
PHRASES = _phrases(_TABLE)
HINTS = _by_word(_TABLE["hints"])
LABELS = _by_word(_TABLE["labels"])
_main = _TABLE["main"]
assert isinstance(_main, dict)
MAINS: frozenset[str] = frozenset(_main["classes"])
_opinion = _TABLE["opinion"]
assert isinstance(_opinion, dict)
OPINION: frozenset[str] = frozenset(_opinion["labels"])


def _together(kind: str) -> re.Pattern[str]:
    """All patterns of a kind as one, in order; the group that matched is named for its place in the table."""
    found = [(place, phrase) for place, phrase in enumerate(PHRASES) if phrase.kind == kind]
    return re.compile("|".join(f"(?P<at{place}>{phrase.pattern.pattern})" for place, phrase in found))


_TOGETHER = {kind: _together(kind) for kind in _KINDS}


@lru_cache(maxsize=256)
def reason(text: str, kind: str) -> str | None:
    """Why a line is left out by the entries of one kind; None if it is not. Nothing long is one of these."""
    if len(text) > _LONGEST:
        return None
    line, pattern = plain(text), _TOGETHER[kind]
    if kind == "lead":
        label, colon, rest = line.partition(":")
        match = pattern.fullmatch(label.strip()) if colon and rest else None
    else:
        match = pattern.search(line) if kind == "call" else pattern.fullmatch(line)
    return PHRASES[int(match.lastgroup.removeprefix("at"))].why if match and match.lastgroup else None
