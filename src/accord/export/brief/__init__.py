"""The brief: a record as a page to read, every sentence with the words that it rests on.

`to_html` gives a page that needs nothing else; `to_markdown` the same with Markdown footnotes; `to_docx` and `to_pdf`
need packages of their own. Its parts are imported when they are called: the checker of sentences, which `compose`
calls, is built on others of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from accord.model import Record

if TYPE_CHECKING:
    from accord.export.brief.shape import Terms

__all__ = ["to_docx", "to_html", "to_markdown", "to_pdf"]


def to_html(record: Record, terms: Terms, *, originals: Mapping[str, str] | None = None) -> str:
    """The brief as one HTML page, without script, other files or connections.

    Args:
        originals: the kept original of each document by its id, as decoded; where given it stands below the text.
    """
    from accord.export.brief.compose import compose
    from accord.export.brief.page import Page

    return Page(compose(record, terms), originals or {}).html()


def to_markdown(record: Record, terms: Terms) -> str:
    """The brief as Markdown with footnotes."""
    from accord.export.brief.compose import compose
    from accord.export.brief.markdown import markdown

    return markdown(compose(record, terms))


def to_docx(record: Record, terms: Terms) -> bytes:
    """The brief for a word processor, with real footnotes. Raises: MissingExtraError without pandoc."""
    from accord.export.brief.docx import docx

    return docx(to_markdown(record, terms))


def to_pdf(record: Record, terms: Terms) -> bytes:
    """The brief to print, with its notes at the end. Raises: MissingExtraError without typst."""
    from accord.export.brief.compose import compose
    from accord.export.brief.pdf import pdf

    return pdf(compose(record, terms))
