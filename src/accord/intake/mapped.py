"""Text that knows where each of its characters stood in the original.

Every step of intake (JSON escapes, entities, white space, Unicode composition) is an `edit` of a `Mapped`; the map
is carried through all of them, so that no later step has to search for where words came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from accord.intake.entities import entities
from accord.model import RawMap, Run

Edit = tuple[int, int, str]  # replace text[a:b] by these characters
Part = tuple[str, int, int]  # source[a:b] reads as these words

_LOOSE_SPACE = re.compile(r"\s{2,}|[^\S ]")
_WORD = re.compile(r"\S+")


class Mapped:
    """A text and its runs, in order and covering it. Offsets of runs count from the start of this text."""

    __slots__ = ("_runs", "text")

    def __init__(self, text: str, runs: tuple[Run, ...] | None) -> None:
        self.text = text
        self._runs = runs

    @property
    def runs(self) -> tuple[Run, ...]:
        assert self._runs is not None
        return self._runs

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Mapped:
        start, end, _ = part.indices(len(self.text))
        if len(self.runs) == 1 and start < end:
            run = self.runs[0]
            if run.raw_start is not None and run.length == run.raw_length:
                size = end - start
                return Mapped(self.text[start:end], (Run(0, size, run.raw_start + start, size),))
        return Mapped(self.text[start:end], tuple(_cut(self.runs, start, end)))

    def locate(self, start: int, end: int) -> tuple[int | None, int | None]:
        """The range of the original behind text[start:end]; (None, None) where it has none."""
        return RawMap(self.runs).locate(start, end)

    def bounds(self) -> tuple[int, int] | None:
        """The range of the original behind all of it; None where no character has one."""
        known = [run for run in self.runs if run.raw_start is not None]
        if not known:
            return None
        first, last = known[0], known[-1]
        assert first.raw_start is not None
        assert last.raw_start is not None
        return first.raw_start, last.raw_start + last.raw_length

    def edit(self, edits: Sequence[Edit]) -> Mapped:
        """Replace ranges, given in order and apart. What replaces a range stands where the range stood."""
        if not edits:
            return self
        if len(self.runs) == 1 and self.runs[0].length == self.runs[0].raw_length:
            return self._edit_whole(edits, self.runs[0].raw_start or 0)
        parts: list[Mapped] = []
        at = 0
        for start, end, words in edits:
            if at < start:
                parts.append(self[at:start])
            if words:
                raw_start, raw_end = self.locate(start, end)
                length = 0 if raw_start is None or raw_end is None else raw_end - raw_start
                parts.append(Mapped(words, (Run(0, len(words), raw_start, length),)))
            at = end
        if at < len(self.text):
            parts.append(self[at:])
        return join(parts)

    def _edit_whole(self, edits: Sequence[Edit], raw: int) -> Mapped:
        """The same for a text that stands in the original as it is, from `raw` on: no run has to be looked for."""
        words: list[str] = []
        runs: list[Run] = []
        at = size = 0
        for start, end, new in [*edits, (len(self.text), len(self.text), "")]:
            if at < start:
                words.append(self.text[at:start])
                runs.append(Run(size, start - at, raw + at, start - at))
                size += start - at
            if new:
                words.append(new)
                runs.append(Run(size, len(new), raw + start, end - start))
                size += len(new)
            at = end
        return Mapped("".join(words), tuple(runs))

    def stripped(self) -> Mapped:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return self if (start, end) == (0, len(self.text)) else self[start : max(start, end)]

    def squeezed(self) -> Mapped:
        """Each stretch of white space as one space, none at the ends."""
        if " ".join(self.text.split()) == self.text:
            return self
        edits = [(m.start(), m.end(), " ") for m in _LOOSE_SPACE.finditer(self.text)]
        return self.edit(edits).stripped()

    def plain_spaces(self) -> Mapped:
        """White space other than line ends as spaces, one for one, so that no offset moves."""
        return self.edit([(m.start(), m.end(), " ") for m in _ODD_SPACE.finditer(self.text)])

    def composed(self) -> Mapped:
        """In Unicode form NFC, with lone surrogates replaced; each composed stretch is one unit of the map."""
        text = self.text
        if text.isascii():
            return self
        if not _SURROGATE.search(text) and unicodedata.is_normalized("NFC", text):
            return self
        edits = [(m.start(), m.end(), "\ufffd") for m in _SURROGATE.finditer(text)]
        for word in _WORD.finditer(text):
            if not unicodedata.is_normalized("NFC", word[0]):
                edits += _compositions(word[0], word.start())
        return self.edit(sorted(edits))


class Gathered(Mapped):
    """The words of some ranges of a source, each with what it reads as, white space squeezed.

    Most blocks of a page are left out of its article, so the map of one is worked out only when it is asked for; what
    it reads as is known at once, where that is but the ranges' words one after another.
    """

    __slots__ = ("parts", "source")

    def __init__(self, source: Mapped, parts: Sequence[Part]) -> None:
        self.source = source
        self.parts = parts
        text = " ".join("".join([words for words, _, _ in parts]).split())
        super().__init__(text, None)
        if not text.isascii() and not (unicodedata.is_normalized("NFC", text) and text.isprintable()):
            made = self._made()
            self.text, self._runs = made.text, made.runs

    @property
    def runs(self) -> tuple[Run, ...]:
        if self._runs is None:
            self._runs = self._direct() if self._is_direct() else self._made().runs
        return self._runs

    def _is_direct(self) -> bool:
        """Whether the source stands in the original as it is, and the text as it was gathered."""
        runs = self.source.runs
        return len(runs) == 1 and runs[0].raw_start is not None and runs[0].length == runs[0].raw_length

    def _direct(self) -> tuple[Run, ...]:
        """The runs, from place to place in the source: stretches as they stand, and units for what stands else."""
        raw = self.source.runs[0].raw_start or 0
        runs: list[Run] = []
        at = 0
        blank: tuple[int, int] | None = None
        for words, start, end in self._segments():
            if words.isspace():
                blank = (blank[0] if blank else start, end)
                continue
            if blank and runs:
                _add(runs, Run(at, 1, raw + blank[0], blank[1] - blank[0]))
                at += 1
            _add(runs, Run(at, len(words), raw + start, end - start))
            at += len(words)
            blank = None
        return tuple(runs)

    def _segments(self) -> Iterator[Part]:
        """Stretches without white space other than single spaces, the white space between them, and entities."""
        for words, start, end in self.parts:
            body = self.source.text[start:end]
            if words == body:
                yield from _stretches(body, start)
            elif words.isspace():
                yield words, start, end
            else:
                last = 0
                for low, high, decoded in entities(body):
                    yield from _stretches(body[last:low], start + last)
                    yield decoded, start + low, start + high
                    last = high
                yield from _stretches(body[last:], start + last)

    def bounds(self) -> tuple[int, int] | None:
        """The range of the original behind all of it, entities for white space at its edges included."""
        full = [(start, end) for words, start, end in self.parts if words.strip()]
        if not full:
            return None
        start, end = full[0][0], full[-1][1]
        body = self.source.text[start:end]
        start, end = start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())
        raw_start, raw_end = self.source.locate(start, end)
        return None if raw_start is None or raw_end is None else (raw_start, raw_end)

    def _made(self) -> Mapped:
        return join(self._part(*part) for part in self.parts).squeezed().composed()

    def _part(self, words: str, start: int, end: int) -> Mapped:
        part = self.source[start:end]
        if words == part.text:
            return part
        return part.edit([(0, end - start, words)]) if words.isspace() else part.edit(entities(part.text))


_STRETCH = re.compile(r"\s+|\S+(?: \S+)*")
_ODD_SPACE = re.compile(r"[^\S \r\n]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _stretches(text: str, offset: int) -> Iterator[Part]:
    for match in _STRETCH.finditer(text):
        yield match[0], offset + match.start(), offset + match.end()


def _add(runs: list[Run], run: Run) -> None:
    """One more run, put together with the last where that goes on in the original."""
    if runs and _continues(runs[-1], run):
        last = runs[-1]
        runs[-1] = Run(last.start, last.length + run.length, last.raw_start, last.raw_length + run.raw_length)
    else:
        runs.append(run)


def whole(text: str, raw_start: int = 0) -> Mapped:
    """A text that stands in the original as it is."""
    return Mapped(text, (Run(0, len(text), raw_start, len(text)),) if text else ())


def unmapped(text: str) -> Mapped:
    """A text that does not stand in the original."""
    return Mapped(text, (Run(0, len(text), None, 0),) if text else ())


def join(parts: Iterable[Mapped]) -> Mapped:
    """One text of many. Neighbours that are neighbours in the original become one run."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0]
    runs: list[Run] = []
    last: Run | None = None
    at = 0
    for part in parts:
        for run in part.runs:
            if last is not None and _continues(last, run):
                length = last.length + run.length
                last = runs[-1] = Run(last.start, length, last.raw_start, 0 if last.raw_start is None else length)
            else:
                last = Run(at + run.start, run.length, run.raw_start, run.raw_length)
                runs.append(last)
        at += len(part.text)
    return Mapped("".join([part.text for part in parts]), tuple(runs))


def _continues(last: Run, run: Run) -> bool:
    """Whether a run goes on, in the original, where the last ended, both of them one for one or without an original."""
    if last.raw_start is None or run.raw_start is None:
        return last.raw_start is run.raw_start
    if last.raw_start + last.raw_length != run.raw_start:
        return False
    return last.length == last.raw_length and run.length == run.raw_length


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterable[Run]:
    """The runs of text[start:end], counted from start. A unit that is cut keeps the whole of its original."""
    at = max(0, bisect_right(runs, start, key=lambda run: run.start) - 1)
    while at < len(runs) and runs[at].start < end:
        run = runs[at]
        low, high = max(start, run.start), min(end, run.start + run.length)
        if low < high:
            if run.raw_start is not None and run.length == run.raw_length:
                yield Run(low - start, high - low, run.raw_start + low - run.start, high - low)
            else:
                yield Run(low - start, high - low, run.raw_start, run.raw_length)
        at += 1


def _compositions(word: str, offset: int) -> list[Edit]:
    """The stretches of a word that change under NFC, each as an edit."""
    edits: list[Edit] = []
    start = 0
    for at in range(1, len(word) + 1):
        if at < len(word) and _clings(word[start:at], word[at]):
            continue
        cluster = word[start:at]
        composed = unicodedata.normalize("NFC", cluster)
        if composed != cluster and not _SURROGATE.search(cluster):
            edits.append((offset + start, offset + at, composed))
        start = at
    return edits


def _clings(before: str, char: str) -> bool:
    """Whether a character belongs to the cluster before it: a mark, or a letter that composes with it."""
    if unicodedata.combining(char):
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", before + char) != apart
