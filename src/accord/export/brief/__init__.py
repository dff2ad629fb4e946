"""The brief: a record as a page to read, every sentence with the words that it rests on.

`to_html` gives a page that needs nothing else; `to_markdown` the same with Markdown footnotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.export.brief.compose import compose
from accord.export.brief.markdown import markdown
from accord.export.brief.page import Page
from accord.model import Record

__all__ = ["to_html", "to_markdown"]


def to_html(
    record: Record, *, title: str, focus: Sequence[str] = (), originals: Mapping[str, str] | None = None
) -> str:
    """The brief as one HTML page, without script, other files or connections.

    Args:
        focus: ids or names of the actors whose events come first; empty: all alike.
        originals: the kept original of each document by its id, as decoded; where given it stands below the text.
    """
    return Page(compose(record, title=title, focus=focus), originals or {}).html()


def to_markdown(record: Record, *, title: str, focus: Sequence[str] = ()) -> str:
    """The brief as Markdown with footnotes. `focus` as in `to_html`."""
    return markdown(compose(record, title=title, focus=focus))
