"""What the record covers and what it lacks: the box at the top, the gaps and the list of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from accord.export.brief.shape import Gap, Note, Source
from accord.export.brief.shelf import Shelf, stated
from accord.export.brief.wording import count, one_line, say_date, say_day
from accord.model import Article


def as_of(shelf: Shelf) -> str:
    """The day of the latest document whose date is known: a record knows nothing of the day on which it is read."""
    return say_day(shelf.days[-1]) if shelf.days else "no dated document"


def _undated(shelf: Shelf) -> list[Article]:
    return [article for article in shelf.record.articles if not stated(shelf.published[article.id])]


def coverage(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    record = shelf.record
    origins = {origin.actor for event in record.events for origin in event.origins}
    outlets = {article.outlet for article in record.articles if article.outlet}
    return (
        ("Documents", str(len(record.articles))),
        ("Published", _period(shelf.days)),
        ("Outlets", str(len(outlets))),
        ("Independent origins", str(len(origins))),
        ("Copies, counted once", str(len(shelf.copies))),
        ("Undated documents", str(len(_undated(shelf)))),
        ("Events", str(len(record.events))),
        ("Disputed points", str(len(record.conflicts))),
    )


def _period(days: Sequence[str]) -> str:
    if not days:
        return "not known"
    return say_day(days[0]) if days[0] == days[-1] else f"{say_day(days[0])} to {say_day(days[-1])}"


def gaps(shelf: Shelf) -> Iterable[Gap]:
    record = shelf.record
    silent = {article.id for article in record.articles} - {claim.document for claim in record.claims}
    foreign = [article for article in record.articles if article.language not in (None, "en")]
    problems = [*record.problems, *chain.from_iterable(article.problems for article in record.articles)]
    yield Gap("Events with a single origin", _single(shelf))
    yield Gap("Documents without a date of publication", tuple(_bounded(shelf, article) for article in _undated(shelf)))
    yield Gap(
        "Documents in which nothing was read",
        tuple(shelf.named(article) for article in record.articles if article.id in silent),
    )
    yield Gap(
        "Documents not in English, which are not read in full",
        tuple(f"{shelf.named(article)} ({article.language})" for article in foreign),
    )
    yield Gap("Months in which no dated document was published", _silent_months(shelf.days))
    yield Gap("Languages of the documents", _languages(record.articles))
    yield Gap("Problems met", tuple(dict.fromkeys(f"{one.source}: {one.what}. {one.hint}." for one in problems)))
    yield Gap(
        "Decisions whose words were not found",
        tuple(f"{one.action}: “{one_line(one.words)}” ({one.who}, {one.when})" for one in record.loose),
    )


def _silent_months(days: Sequence[str]) -> tuple[str, ...]:
    """Months between the first and the last document of which there is none; runs of them as one."""
    if not days:
        return ()
    known = {day[:7] for day in days}
    runs: list[list[str]] = []
    before = ""
    for month in between(days[0][:7], days[-1][:7]):
        if month not in known:
            if before in known or not runs:
                runs.append([])
            runs[-1].append(month)
        before = month
    return tuple(say_day(run[0]) if len(run) == 1 else f"{say_day(run[0])} to {say_day(run[-1])}" for run in runs)


def between(first: str, last: str) -> Iterator[str]:
    """Every month from one to another, as YYYY-MM."""
    year, month = map(int, first.split("-"))
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _languages(articles: Iterable[Article]) -> tuple[str, ...]:
    """How many documents are in which language: of what is published in others, the record knows nothing."""
    counted = Counter(article.language or "not known" for article in articles)
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(f"{language}: {count(number, 'document')}" for language, number in ordered)


def _single(shelf: Shelf) -> tuple[str, ...]:
    """How many events rest on one origin, by origin."""
    counted: dict[str, int] = {}
    for event in shelf.record.events:
        if len(event.origins) == 1:
            counted[event.origins[0].actor] = counted.get(event.origins[0].actor, 0) + 1
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(f"{shelf.name(actor)}: {count(number, 'event')}" for actor, number in ordered)


def _bounded(shelf: Shelf, article: Article) -> str:
    return f"{shelf.named(article)}: {say_date(shelf.published[article.id])}"


def sources(shelf: Shelf, notes: tuple[Note, ...]) -> tuple[Source, ...]:
    ordered = sorted(shelf.record.articles, key=lambda one: (shelf.published[one.id].earliest or "9999", one.id))
    cited: dict[str, list[Note]] = {}
    for note in notes:
        cited.setdefault(note.span.source, []).append(note)
    return tuple(
        Source(
            number,
            article,
            one_line(article.title.words) if article.title else article.name,
            shelf.outlet(article.id),
            say_date(shelf.published[article.id]),
            _copy_line(shelf, article.id),
            tuple(cited.get(article.id, ())),
        )
        for number, article in enumerate(ordered, 1)
    )


def _copy_line(shelf: Shelf, document: str) -> str | None:
    if document not in shelf.copies:
        return None
    origin = shelf.copies[document]
    return shelf.named(shelf.articles[origin]) if origin in shelf.articles else shelf.name(origin)
