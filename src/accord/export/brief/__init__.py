"""The brief: a record as a page to read, every sentence with the words that it rests on.

`to_html` gives a page that needs nothing else; `to_markdown` the same with Markdown footnotes; `to_docx` and `to_pdf`
need packages of their own. Its parts are imported when they are called: the checker of sentences, which `compose`
calls, is built on others of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from accord.model import Record

__all__ = ["to_docx", "to_html", "to_markdown", "to_pdf"]


def to_html(
    record: Record,
    *,
    title: str,
    focus: Sequence[str] = (),
    originals: Mapping[str, str] | None = None,
    since: str | None = None,
    sections: Collection[str] = (),
) -> str:
    """The brief as one HTML page, without script, other files or connections.

    Args:
        focus: ids or names of the actors whose events come first; empty: all alike.
        since: a day; what documents brought after it is told in a section of its own.
        sections: keys of `accord.export.brief.shape.SECTIONS`; empty: all.
        originals: the kept original of each document by its id, as decoded; where given it stands below the text.
    """
    from accord.export.brief.compose import compose
    from accord.export.brief.page import Page

    return Page(compose(record, title=title, focus=focus, since=since, sections=sections), originals or {}).html()


def to_markdown(
    record: Record,
    *,
    title: str,
    focus: Sequence[str] = (),
    since: str | None = None,
    sections: Collection[str] = (),
) -> str:
    """The brief as Markdown with footnotes. `focus`, `since` and `sections` as in `to_html`."""
    from accord.export.brief.compose import compose
    from accord.export.brief.markdown import markdown

    return markdown(compose(record, title=title, focus=focus, since=since, sections=sections))


def to_docx(
    record: Record,
    *,
    title: str,
    focus: Sequence[str] = (),
    since: str | None = None,
    sections: Collection[str] = (),
) -> bytes:
    """The brief for a word processor, with real footnotes. Raises: MissingExtraError without pandoc."""
    from accord.export.brief.docx import docx

    return docx(to_markdown(record, title=title, focus=focus, since=since, sections=sections))


def to_pdf(
    record: Record,
    *,
    title: str,
    focus: Sequence[str] = (),
    since: str | None = None,
    sections: Collection[str] = (),
) -> bytes:
    """The brief to print, with its notes at the end. Raises: MissingExtraError without typst."""
    from accord.export.brief.compose import compose
    from accord.export.brief.pdf import pdf

    return pdf(compose(record, title=title, focus=focus, since=since, sections=sections))
