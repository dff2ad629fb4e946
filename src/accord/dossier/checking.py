"""`accord check`: do the sources have their bytes, and does every span open at its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass

from accord.dossier.sources import Source
from accord.errors import AccordError
from accord.model import Article, Problem, Record, Span

Original = Callable[[str], str | None]  # the decoded original of a source, by sha256; None if it cannot be opened
Holds = Callable[[str, str, str], bool]  # whether a slice of an original of some format reads as these words
REBUILD = "Remove the folder .accord and build again; if it comes back, please report it with the document"


def broken_sources(sources: Iterable[Source]) -> Iterator[Problem]:
    """Sources whose bytes are gone, or others than were taken in."""
    for source in sources:
        try:
            source.data()
        except AccordError as error:
            yield Problem(source.name, "source", str(error), error.hint)


def broken_spans(record: Record, original: Original, holds: Holds) -> Iterator[Problem]:
    """Spans that do not have their words, in the article's text or in the original. Time O(spans)."""
    spans: dict[str, set[Span]] = {}
    for span in spans_in(record):
        spans.setdefault(span.source, set()).add(span)
    for article in record.articles:
        found = sorted(spans.pop(article.id, ()))
        yield from _broken_in_text(article, found)
        yield from _broken_in_original(article, found, original(article.id.partition("#")[0]), holds)
    for id in sorted(spans):
        yield Problem(id, "span", f"{len(spans[id])} spans point into a document that the record has not", REBUILD)


def loose_decisions(record: Record) -> Iterator[Problem]:
    """Decisions whose words were not found again."""
    for decision in record.loose:
        what = f"the decision {decision.id} ({decision.action} {decision.target}) no longer finds: {decision.words}"
        yield Problem("decisions.jsonl", "loose", what, "Decide again about what the record has now, or leave it")


def spans_in(noun: object) -> Iterator[Span]:
    """Every span anywhere within a noun of the model."""
    if isinstance(noun, Span):
        yield noun
    elif isinstance(noun, tuple):
        for part in noun:
            yield from spans_in(part)
    elif is_dataclass(noun):
        for field in fields(noun):
            value = getattr(noun, field.name)
            if not isinstance(value, str):
                yield from spans_in(value)


def _broken_in_text(article: Article, spans: Iterable[Span]) -> Iterator[Problem]:
    for span in spans:
        if not span.words or not span.holds_in(article.text):
            stands = article.text[span.start : span.end]
            yield Problem(article.name, "span", f"at {span.start} stands {stands!r}, not {span.words!r}", REBUILD)


def _broken_in_original(article: Article, spans: Iterable[Span], raw: str | None, holds: Holds) -> Iterator[Problem]:
    if raw is None:
        yield Problem(article.name, "source", "its source cannot be opened", "Restore it, or: accord build FOLDER")
        return
    for span in spans:
        start, end = article.raw.locate(span.start, span.end)
        if start is not None and not holds(span.words, raw[start:end], article.format):
            what = f"at {start} of the original stands {raw[start:end]!r}, not {span.words!r}"
            yield Problem(article.name, "raw", what, REBUILD)
