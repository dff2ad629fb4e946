"""What a rule knows besides its words, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from accord.model import DateBasis, TimeType
from accord.reading.timex.spans import Stretch
from accord.reading.timex.tense import direction


@dataclass(frozen=True, slots=True)
class Timex:
    """The time of an expression. `focus`: what "the next day" further on starts from, if not the stretch."""

    type: TimeType
    stretch: Stretch
    basis: DateBasis = "none"


@dataclass(slots=True)
class Moment:
    """Where the reader stands in time.

    `ref` is the day of publication or of the heading above, None if not known; `focus` the time last named, `near` the
    same if it stands in this sentence; `last_day` the last focus that was one day, `paragraph_day` if it stands in this
    paragraph, and `news_day` the last within a week before the text: what it reports. `here` is the time last named if
    it stands in this paragraph. `loose`: the day of the text is not known to the day.
    """

    ref: date | None
    text: str
    focus: Stretch | None = None
    near: Stretch | None = None
    last_day: Stretch | None = None
    news_day: Stretch | None = None
    paragraph_day: Stretch | None = None
    here: Stretch | None = None
    loose: bool = False
    _ways: dict[tuple[int, int], int] = field(default_factory=dict)

    def way(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 not shown: by the words of the sentence."""
        if (start, end) not in self._ways:
            self._ways[start, end] = direction(self.text, start, end)
        return self._ways[start, end]

    @property
    def focus_day(self) -> date | None:
        """The day to count from: of the time last named, else of the text."""
        return self.focus.first if self.focus and self.focus.first else self.ref

    @property
    def told_day(self) -> Stretch | None:
        """The day that the next or previous day is counted from."""
        if self.paragraph_day is None and self.here and self.here.grain in ("month", "season", "year"):
            return None  # some day of a time that is none
        return self.paragraph_day or self.news_day or self.last_day

    def at(self, ref: date | None) -> Moment:
        return replace(self, ref=ref)


def dated(stretch: Stretch, basis: DateBasis) -> Timex:
    return Timex("DATE", stretch, basis if stretch.first or stretch.last else "none")
