"""JSON that tells where each string stands, and that reads on where a strict reader gives up.

Damage met in saved records: raw line ends within strings, a file cut off at any place, stray commas. Nothing is
guessed: a value that is cut off ends where the file ends, and the scan says that it did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from accord.intake.mapped import Edit, Mapped, whole

_TOKEN = re.compile(r'[{}\[\],:]|"(?:[^"\\]++|\\.)*+"|"|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL
)
_DEEPEST = 10_000  # open objects and lists, beyond which nothing more is read
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class JsonString:
    """A string of the original: source[start:end] is what stands between its quotes."""

    source: str = field(repr=False)
    start: int
    end: int

    def mapped(self) -> Mapped:
        """Its value, each character with its place."""
        body = self.source[self.start : self.end]
        if "\\" not in body:
            return whole(body, self.start)
        return whole(body, self.start).edit(escapes(body))

    def __str__(self) -> str:
        body = self.source[self.start : self.end]
        return body if "\\" not in body else _ESCAPE.sub(_unescape, body)


@dataclass(slots=True)
class JsonObject:
    """An object and its place; `end` is after its brace, or the end of the file if it is cut off."""

    start: int
    end: int = -1
    members: dict[str, object] = field(default_factory=dict)

    def get(self, *path: str) -> object:
        """The value under nested keys; None where one is missing."""
        here: object = self
        for key in path:
            here = here.members.get(key) if isinstance(here, JsonObject) else None
        return here

    def string(self, *path: str) -> JsonString | None:
        found = self.get(*path)
        return found if isinstance(found, JsonString) else None

    def words(self, *path: str) -> str | None:
        """A string's value without white space around; None where there is none or nothing in it."""
        found = self.string(*path)
        return (str(found).strip() or None) if found else None


@dataclass(slots=True)
class JsonList:
    start: int
    end: int = -1
    items: list[object] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read, where reading stopped, and whether the text ended too early or was out of order."""

    value: object
    end: int
    truncated: bool
    damaged: bool


def escapes(body: str) -> list[Edit]:
    """The edits that turn the inside of a JSON string into its value."""
    return [(m.start(), m.end(), _unescape(m)) for m in _ESCAPE.finditer(body)]


def unescape(body: str) -> str:
    return _ESCAPE.sub(_unescape, body) if "\\" in body else body


def _unescape(match: re.Match[str]) -> str:
    high, low, one, char = match.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    if one:
        return chr(int(one, 16))
    return _SIMPLE.get(char, char)


def scan(source: str, start: int = 0) -> Scan:
    """Read one value from `start`. Iterative, so that no depth of nesting is too deep; linear in the text read."""
    return _Scanner(source, start).run()


class _Scanner:
    """The state of one scan: the containers that are open, and the key that waits for its value."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.at = start
        self.open: list[JsonObject | JsonList] = []
        self.keys: list[JsonString | None] = []
        self.damaged = False
        self.truncated = False
        self.root: object = None
        self.done = False

    def run(self) -> Scan:
        while not self.done:
            match = _TOKEN.search(self.source, self.at)
            if match is None:
                self.truncated = True
                break
            self.at = match.end()
            self.take(match)
        for container in self.open:
            container.end = len(self.source)
        return Scan(self.root, self.at, self.truncated, self.damaged)

    def take(self, match: re.Match[str]) -> None:
        token = match[0]
        mark = token[0]
        if mark == "{":
            self.enter(JsonObject(match.start()))
        elif mark == "[":
            self.enter(JsonList(match.start()))
        elif mark in "}]":
            self.leave(mark)
        elif mark == '"':
            self.put(self.string_at(match))
        elif mark not in ",:":
            self.put(_scalar(token))

    def string_at(self, match: re.Match[str]) -> JsonString:
        """A whole string, or, where no quote closes it, the rest of the file."""
        if len(match[0]) > 1:
            return JsonString(self.source, match.start() + 1, match.end() - 1)
        self.at, self.truncated = len(self.source), True
        return JsonString(self.source, match.end(), len(self.source))

    def enter(self, container: JsonObject | JsonList) -> None:
        if len(self.open) == _DEEPEST:
            self.at, self.damaged, self.done = len(self.source), True, True
            return
        self.put(container)
        self.open.append(container)
        self.keys.append(None)
        self.done = False

    def leave(self, mark: str) -> None:
        if not self.open or isinstance(self.open[-1], JsonObject) != (mark == "}"):
            self.damaged = True
            self.done = not self.open
            return
        self.open.pop().end = self.at
        self.keys.pop()
        self.done = not self.open

    def put(self, value: object) -> None:
        if not self.open:
            self.root, self.done = value, True
            return
        container = self.open[-1]
        if isinstance(container, JsonList):
            container.items.append(value)
        elif (key := self.keys[-1]) is not None:
            container.members[str(key)] = value
            self.keys[-1] = None
        elif isinstance(value, JsonString):
            self.keys[-1] = value
        else:
            self.damaged = True


def _scalar(token: str) -> object:
    if token in _CONSTANTS:
        return _CONSTANTS[token]
    try:
        return float(token)
    except ValueError:
        return None
