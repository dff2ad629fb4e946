"""What the brief holds, in its order. No markup here, and no clock: "as of" comes from the documents."""

from __future__ import annotations

from collections.abc import Sequence

from accord.export.brief.bottom_line import bottom_line
from accord.export.brief.changes import changed
from accord.export.brief.charts import charts
from accord.export.brief.choosing import sorted_out
from accord.export.brief.coverage import as_of, coverage, gaps, sources
from accord.export.brief.judged import judged
from accord.export.brief.registers import disputes, tables
from accord.export.brief.shape import Brief, Gap
from accord.export.brief.shelf import Shelf
from accord.export.brief.sieve import Sieve
from accord.export.brief.telling import group
from accord.export.brief.wording import one_line
from accord.model import Record


def compose(record: Record, *, title: str, focus: Sequence[str] = (), since: str | None = None) -> Brief:
    """The brief of a record: what is in it, in which order, with its notes numbered as they are met.

    Args:
        focus: ids or names of the actors whose events come first; empty: all alike.
        since: a year, month or day; what later documents brought is then told in a section of its own.
    """
    shelf = Shelf.of(record, focus)
    key, rest = sorted_out(shelf)
    # The order of these lines is the order of the page, and so that of the notes.
    conclusion = bottom_line(shelf, key)
    groups = (
        group(shelf, "key", "Key events", _KEY_ABOUT, key, "full"),
        group(shelf, "open", "Planned, considered, alleged, denied", _OPEN_ABOUT, rest.open, "full"),
    )
    disputed = disputes(shelf)
    news = changed(shelf, since) if since else None
    drawn = charts(shelf)
    registers = tuple(table for table in tables(shelf) if table.rows)
    further = (
        group(shelf, "further", "Further events", _FURTHER_ABOUT, rest.further, "compact"),
        group(shelf, "undated", "Undated events", _UNDATED_ABOUT, rest.undated, "compact"),
        group(shelf, "standing", "Positions and standing relations", _STANDING_ABOUT, rest.standing, "compact"),
    )
    judgments = judged(shelf)
    notes = shelf.notes.listed()
    sieve = Sieve(shelf, notes)
    conclusion, disputed = sieve.kept(conclusion), sieve.disputes(disputed)
    told = tuple(one for one in map(sieve.group, groups + further) if one.items)
    left_out = Gap("Sentences left out, as the words that they cite do not bear them out", tuple(sieve.refused))
    return Brief(
        one_line(title),
        as_of(shelf),
        coverage(shelf),
        conclusion,
        told,
        disputed,
        registers,
        tuple(gap for gap in (*gaps(shelf), left_out) if gap.lines),
        notes,
        sources(shelf, notes),
        sieve.group(news) if news else None,
        drawn,
        judgments,
    )


_KEY_ABOUT = "What is reported as having happened, by date; the best attested."
_OPEN_ABOUT = "What is planned, weighed, claimed or denied; not reported as done, or contested."
_FURTHER_ABOUT = "The rest of what is reported as having happened, by date."
_UNDATED_ABOUT = "Reported as having happened, on no day that the documents give."
_STANDING_ABOUT = "What the documents describe as being so, or as somebody's position."
