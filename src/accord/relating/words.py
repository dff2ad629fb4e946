"""The words of `words.toml`, ready to be looked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

TABLE = dict[str, dict[str, list[str]]]


@cache
def tables() -> TABLE:
    text = files("accord.relating").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)


def any_of(words: Iterable[str], plural: str = "s?") -> str:
    """A pattern for any of the words, longest first, spaces of any kind between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")" + plural


@cache
def kind_of_head() -> dict[str, str]:
    return {word: kind for kind, words in tables()["kinds"].items() for word in words}


@cache
def field_of_word() -> dict[str, str]:
    return {word: name for name, words in tables()["fields"].items() for word in words}


def fields_in(words: Iterable[str]) -> frozenset[str]:
    """What these lower-case words are on; a plural as its singular."""
    listed = field_of_word()
    found = (listed.get(word) or listed.get(word.removesuffix("s")) for word in words)
    return frozenset(name for name in found if name)


@cache
def heads() -> re.Pattern[str]:
    """Finds what an agreement is called; group "head", without the plural's s in group "plural"."""
    listed = kind_of_head()
    plurals = {"memoranda": "memorandum", "treaties": "treaty", "communiques": "communiqué", "mous": "mou"}
    words = any_of([*listed, *plurals], "")
    return re.compile(rf"(?<![\w-])(?P<head>{words})(?P<plural>s|es)?(?![\w-])", re.IGNORECASE)


def head_kind(head: str) -> str:
    word = re.sub(r"\s+", " ", head.lower())
    word = {"memoranda": "memorandum", "treaties": "treaty", "mous": "mou"}.get(word, word)
    return kind_of_head()[word]


@cache
def projects() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(tables()['projects']['nouns'])}(?![\w-])", re.IGNORECASE)


@cache
def obligations() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = tables()["obligations"]
    return tuple((kind, re.compile(any_of(words), re.IGNORECASE)) for kind, words in listed.items())


def pattern(*beginnings: str) -> re.Pattern[str]:
    """Finds words that begin so; each beginning is itself a pattern."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(beginnings)})", re.IGNORECASE)
