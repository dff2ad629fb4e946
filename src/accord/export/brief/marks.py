"""The text of a document with the cited words marked, as HTML. Each mark has the id that its footnote links to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from accord.export.brief.wording import harmless


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] is cited by the footnote `number`."""

    start: int
    end: int
    number: int

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts outer marks before inner ones."""
        return self.start, -self.end, self.number


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold more than blanks, as ranges."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip())))
        at += len(line)
    return found


def marked(text: str, start: int, end: int, marks: Sequence[Mark], seen: set[int]) -> str:
    """text[start:end], escaped, with every mark that meets it.

    Args:
        marks: in any order; they may nest and cross.
        seen: numbers whose id was given out before; those given out here are added. An id stands once in a page.
    """
    met = [Mark(max(mark.start, start), min(mark.end, end), mark.number) for mark in marks]
    return _drawn(text, start, end, _uncrossed([mark for mark in met if mark.start < mark.end]), seen)


def _uncrossed(marks: list[Mark]) -> list[Mark]:
    """The same marks in order, none crossing another: one that would is cut where the other ends."""
    waiting = sorted(marks, key=lambda mark: mark.order)
    done: list[Mark] = []
    while waiting:
        mark = waiting.pop(0)
        cuts = [other.end for other in done if other.start <= mark.start < other.end < mark.end]
        if cuts:
            rest = Mark(min(cuts), mark.end, mark.number)
            waiting = sorted([*waiting, rest], key=lambda mark: mark.order)
        done.append(Mark(mark.start, min([mark.end, *cuts]), mark.number))
    return sorted(done, key=lambda mark: mark.order)


def _drawn(text: str, start: int, end: int, marks: Sequence[Mark], seen: set[int]) -> str:
    """text[start:end] with marks that lie in it and nest, outer before inner."""
    html, at, rest = "", start, list(marks)
    while rest:
        outer = rest.pop(0)
        inner = [mark for mark in rest if mark.end <= outer.end and mark.start < outer.end]
        rest = rest[len(inner) :]
        opening = _opening(outer, seen)
        within = _drawn(text, outer.start, outer.end, inner, seen)
        html += shown(text[at : outer.start]) + opening + within + _closing(outer)
        at = outer.end
    return html + shown(text[at:end])


def _opening(mark: Mark, seen: set[int]) -> str:
    id = "" if mark.number in seen else f' id="w{mark.number}"'
    seen.add(mark.number)
    return f"<mark{id}>"


def _closing(mark: Mark) -> str:
    # The number is drawn by the style sheet, so that copied words hold nothing but the source's own.
    return f'</mark><a class="up" href="#n{mark.number}" data-n="{mark.number}" aria-label="Note {mark.number}"></a>'


def shown(text: str) -> str:
    """Text from anywhere, as it may stand in the page. Isolated, so that its direction stays its own."""
    return escape(harmless(text))
