"""What the words that a sentence cites bear out: words, names, numbers, dates, and the claims that stand on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from accord.export.brief.shelf import Shelf
from accord.export.brief.wording import harmless, one_line
from accord.export.verify.traits import Day, Traits, traits, words_of
from accord.model import Claim, Date, Event, Span


@dataclass(frozen=True)
class Evidence:
    """The cited spans and what is known of them."""

    texts: tuple[str, ...]  # each span's words, on one line
    claims: tuple[Claim, ...]
    actors: frozenset[str]  # whom the words name, or the claims on them
    known_as: frozenset[str]  # words of these actors' names, of outlets, titles and authors, in lower case
    labels: tuple[str, ...]  # names of the outlets, longest first: what is in them is no statement
    days: tuple[tuple[str, str], ...]  # first and last day of what the words date, resolved

    @cached_property
    def traits(self) -> Traits:
        found = [traits(text) for text in self.texts]
        return Traits(
            tuple(name for one in found for name in one.names),
            tuple(number for one in found for number in one.numbers),
            tuple(day for one in found for day in one.dates),
        )

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word.lower() for text in self.texts for word in words_of(text))

    def dates(self, day: Day) -> bool:
        """Whether the date stands in the words or is what they are resolved to; one less precise is borne out too."""
        return any(day.meets(other) for other in self.traits.dates) or any(_covers(day, *days) for days in self.days)


def _covers(day: Day, first: str, last: str) -> bool:
    """Whether the words of a date take in all days from first to last, or are one of these."""
    return all(day.meets(_parsed(one)) for one in (first, last)) or (
        bool(day.day) and any(day.meets(_parsed(one)) for one in (first, last))
    )


def _parsed(day: str) -> Day:
    year, month, date = (*day.split("-"), "0", "0")[:3]
    return Day(int(year), int(month), int(date))


class Desk:
    """Finds the evidence of citations in a record."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in shelf.claims.values():
            self._claims[claim.document].append(claim)
        self._mentions = {reading.document: reading.mentions for reading in shelf.record.readings}

    @cached_property
    def _events(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.shelf.record.events:
            for claim in event.claims:
                found[claim].append(event)
        return found

    def events_of(self, claim: Claim) -> list[Event]:
        return self._events.get(claim.id, [])

    def evidence(self, spans: Sequence[Span]) -> Evidence:
        claims = tuple(dict.fromkeys(claim for span in spans for claim in self._on(span)))
        actors = frozenset(self._named(spans, claims))
        return Evidence(
            tuple(one_line(harmless(span.words)) for span in spans),
            claims,
            actors,
            frozenset(self._known_as(spans, actors)),
            tuple(
                sorted(
                    {harmless(self.shelf.outlet(span.source)) for span in spans}, key=lambda name: (-len(name), name)
                )
            ),
            tuple(dict.fromkeys(self._days(spans, claims))),
        )

    def _on(self, span: Span) -> list[Claim]:
        """Claims whose trigger stands in the span."""
        return [claim for claim in self._claims[span.source] if claim.trigger.overlaps(span)]

    def _named(self, spans: Sequence[Span], claims: Iterable[Claim]) -> Iterator[str]:
        for span in spans:
            yield from (one.actor for one in self._mentions.get(span.source, ()) if one.span.overlaps(span))
        for claim in claims:
            yield from (role.actor for role in claim.actors)
            yield from (voice.actor for voice in claim.sources)

    def _known_as(self, spans: Sequence[Span], actors: Iterable[str]) -> Iterator[str]:
        names = [self.shelf.name(actor) for actor in actors]
        names += [form.form for id in actors if id in self.shelf.actors for form in self.shelf.actors[id].names]
        for document in dict.fromkeys(span.source for span in spans):
            article = self.shelf.articles[document]
            names += [self.shelf.outlet(document), article.author or "", article.title.words if article.title else ""]
        for name in names:
            yield from (word.lower() for word in words_of(harmless(name)))

    def _days(self, spans: Sequence[Span], claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
        dates = [claim.time for claim in claims]
        dates += [event.date for claim in claims for event in self.events_of(claim)]
        dates += [self.shelf.published[span.source] for span in spans]
        yield from (bounds for date in dates if (bounds := _bounds(date)))


def _bounds(date: Date) -> tuple[str, str] | None:
    first, last = date.earliest or date.latest, date.latest or date.earliest
    return (first, last) if first and last else None
