"""A record laid out for writers of files: what each noun rests on, and how the brief would tell it.

Whatever leaves Accord says how it stands, from how many independent origins, and in which words. This is the one
place where that is put together; it finds out nothing of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from accord.export.brief.choosing import by_date
from accord.export.brief.shape import Sentence
from accord.export.brief.shelf import Shelf
from accord.export.brief.telling import mark, participants, sentence, tellings
from accord.export.brief.wording import count, harmless, say_date, some
from accord.model import (
    STANDING_TYPES,
    Agreement,
    Claim,
    Event,
    Membership,
    Office,
    Record,
    Sanction,
    Span,
    Tie,
    Transfer,
    digest,
)

Entry = Agreement | Membership | Sanction | Office | Transfer | Tie
REGISTERS = ("agreements", "memberships", "sanctions", "offices", "transfers", "ties")
BETWEEN = ";"  # parts the members of a list in one cell: ids and fixed words hold none


@dataclass(frozen=True, slots=True)
class Backing:
    """What an entry of a register rests on."""

    claims: tuple[Claim, ...]
    documents: tuple[str, ...]
    origins: tuple[str, ...]  # whom it comes from, each once
    standings: tuple[str, ...]  # of the events that its claims tell
    modalities: tuple[str, ...]


@dataclass(slots=True)
class Desk:
    """The record with its parts at hand."""

    record: Record
    focus: Sequence[str] = ()
    shelf: Shelf = field(init=False)
    events: dict[str, Event] = field(init=False)
    told_in: dict[str, list[Event]] = field(init=False)  # claim: the events that it tells

    def __post_init__(self) -> None:
        self.shelf = Shelf.of(self.record, self.focus)
        self.events = {event.id: event for event in self.record.events}
        self.told_in = defaultdict(list)
        for event in self.record.events:
            for claim in event.claims:
                self.told_in[claim].append(event)

    # ---------------------------------------------------------------- when
    @property
    def as_of(self) -> str | None:
        """The day of the latest dated document: a record knows nothing of the day on which it is read."""
        return self.shelf.days[-1] if self.shelf.days else None

    def published(self, document: str) -> str | None:
        """The day, month or year of publication; None where it is not stated or merely bounded."""
        date = self.shelf.published[document]
        return date.value if date.value and "/" not in date.value else None

    # ---------------------------------------------------------------- what it rests on
    def backing(self, entry: Entry) -> Backing:
        if isinstance(entry, Office):
            documents = tuple(dict.fromkeys(span.source for span in entry.evidence))
            return Backing((), documents, tuple(dict.fromkeys(map(self.origin_of, documents))), (), ())
        claims = tuple(self.shelf.claims_of(entry.claims))
        documents = tuple(dict.fromkeys(claim.document for claim in claims))
        events = {event.id: event for claim in claims for event in self.told_in.get(claim.id, ())}.values()
        carried = [origin for event in events for origin in event.origins]
        origins = {origin.actor for origin in carried if not set(documents).isdisjoint(origin.documents)}
        origins |= {who for claim in claims if claim.id not in self.told_in for who in self._voices(claim)}
        standings, modalities = {event.status for event in events}, {claim.modality for claim in claims}
        return Backing(claims, documents, tuple(sorted(origins)), tuple(sorted(standings)), tuple(sorted(modalities)))

    def _voices(self, claim: Claim) -> list[str]:
        """Who says it; else whose words the document prints. For what lasts, which no event tells."""
        said = [voice.actor for voice in claim.sources if voice.role == "speaker"]
        return said or [self.origin_of(claim.document)]

    def origin_of(self, document: str) -> str:
        """Whose words a document prints: a copy prints another's."""
        return self.shelf.copies.get(document, document)

    def evidence(self, entry: Entry) -> list[tuple[str | None, Span]]:
        """The words that an entry rests on, each with its claim; the title of a person stands in none."""
        if isinstance(entry, Office):
            return [(None, span) for span in entry.evidence]
        return [(id, self.shelf.claims[id].evidence) for id in entry.claims if id in self.shelf.claims]

    def polarity(self, event: Event) -> str:
        """positive, negative, or mixed where its claims differ."""
        found = {claim.polarity for claim in self.shelf.claims_of(event.claims)}
        return found.pop() if len(found) == 1 else "mixed"

    # ---------------------------------------------------------------- how it is told
    def acts(self) -> list[Event]:
        """Events that are no standing relations or positions, by date; those without one last."""
        return sorted((event for event in self.record.events if event.type not in STANDING_TYPES), key=by_date)

    def heading(self, event: Event) -> str:
        """ "Planned: Norland and Sudmark, SUPPORT": how it stands comes first, so that no list loses it."""
        return harmless(f"{mark(self.shelf, event)}: {participants(self.shelf, event)}, {event.type}")

    def said(self, event: Event) -> str:
        """In words of its best claim: 'Cape Wire reported plans: “...”'; empty if the event has none."""
        told = tellings(self.shelf, event)
        return harmless(in_words(sentence(self.shelf, told[0]))) if told else ""

    def basis(self, event: Event) -> str:
        """ "two independent origins, in three documents: Cape Wire and Harbour Gazette"."""
        names = some([self.shelf.name(origin.actor) for origin in event.origins])
        origins = count(len(event.origins), "independent origin")
        return harmless(f"{origins}, in {count(len(event.documents), 'document')}: {names}")

    def when(self, event: Event) -> str:
        return say_date(event.date)

    def best(self, event: Event) -> Claim | None:
        return next(iter(tellings(self.shelf, event)), None)


def in_words(one: Sentence) -> str:
    """A sentence of the brief as plain text."""
    return f"{one.lead}: “{one.quote.text}”" if one.quote else one.lead


def entry_id(register: str, entry: Entry) -> str:
    """The id of an entry of a register: an agreement's own, else drawn from what the entry is and rests on."""
    match entry:
        case Agreement():
            return entry.id
        case Membership():
            return digest(register, entry.organisation, entry.state, entry.status, entry.date, entry.claims)
        case Sanction():
            return digest(register, entry.sender, entry.target, entry.stage, entry.date, entry.claims)
        case Office():
            return digest(register, entry.person, entry.office, entry.state, entry.earliest, entry.latest)
        case Transfer():
            told = (entry.kind, entry.what, entry.sender, entry.recipient, entry.stage)
            return digest(register, *told, entry.date, entry.claims)
        case Tie():
            return digest(register, entry.a, entry.b, entry.directed, entry.kind, entry.trend)


def listed(members: Iterable[str]) -> str | None:
    """Ids or fixed words in one cell; None where there are none."""
    return BETWEEN.join(members) or None
