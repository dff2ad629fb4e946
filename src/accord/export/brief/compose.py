"""What the brief holds, in its order. No markup here, and no clock: "as of" comes from the documents."""

from __future__ import annotations

from collections.abc import Collection

from accord.errors import UsageError
from accord.export.brief.bottom_line import bottom_line
from accord.export.brief.changes import changed
from accord.export.brief.charts import charts
from accord.export.brief.choosing import sorted_out
from accord.export.brief.coverage import as_of, coverage, gaps, sources
from accord.export.brief.judged import judged
from accord.export.brief.registers import disputes, tables
from accord.export.brief.shape import SECTIONS, Brief, Gap, Terms
from accord.export.brief.shelf import Shelf
from accord.export.brief.sieve import Sieve
from accord.export.brief.telling import group
from accord.export.brief.wording import one_line
from accord.model import Record


def compose(record: Record, terms: Terms) -> Brief:
    """The brief of a record: what is in it, in which order, with its notes numbered as they are met."""
    wanted, since = chosen(terms.sections), terms.since
    shelf = Shelf.of(record, terms.focus)
    key, rest = sorted_out(shelf)
    # The order of these lines is the order of the page, and so that of the notes.
    conclusion = bottom_line(shelf, key)
    full = (("key", _KEY_ABOUT, key), ("open", _OPEN_ABOUT, rest.open))
    groups = [group(shelf, id, SECTIONS[id], about, told, "full") for id, about, told in full if id in wanted]
    disputed = disputes(shelf) if "disputed" in wanted else ()
    news = changed(shelf, since) if since and "changed" in wanted else None
    drawn = charts(shelf) if "ties" in wanted else ()
    registers = tuple(table for table in tables(shelf) if table.rows) if "registers" in wanted else ()
    compact = (
        ("further", _FURTHER_ABOUT, rest.further),
        ("undated", _UNDATED_ABOUT, rest.undated),
        ("standing", _STANDING_ABOUT, rest.standing),
    )
    groups += [group(shelf, id, SECTIONS[id], about, told, "compact") for id, about, told in compact if id in wanted]
    judgments = judged(shelf) if "judgments" in wanted else ()
    notes = shelf.notes.listed()
    sieve = Sieve(shelf, notes)
    conclusion, disputed = sieve.kept(conclusion), sieve.disputes(disputed)
    told = tuple(one for one in map(sieve.group, groups) if one.items)
    left_out = Gap("Sentences left out, as the words that they cite do not bear them out", tuple(sieve.refused))
    return Brief(
        one_line(terms.title),
        as_of(shelf),
        coverage(shelf),
        conclusion,
        told,
        disputed,
        registers,
        tuple(gap for gap in (*gaps(shelf), left_out) if gap.lines) if "gaps" in wanted else (),
        notes,
        sources(shelf, notes),
        sieve.group(news) if news else None,
        drawn,
        judgments,
    )


def chosen(sections: Collection[str]) -> Collection[str]:
    """The sections that are asked for; all if none is. Raises: UsageError for one that there is not."""
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown:
        raise UsageError(f"A brief has no section {', '.join(map(repr, unknown))}; it has {', '.join(SECTIONS)}")
    return sections or SECTIONS


_KEY_ABOUT = "What is reported as having happened, by date; the best attested."
_OPEN_ABOUT = "What is planned, weighed, claimed or denied; not reported as done, or contested."
_FURTHER_ABOUT = "The rest of what is reported as having happened, by date."
_UNDATED_ABOUT = "Reported as having happened, on no day that the documents give."
_STANDING_ABOUT = "What the documents describe as being so, or as somebody's position."
