"""How an event is told: in words of its sources, each with its note.

A sentence of the brief quotes words of a source; it says nothing that those words do not hold.
"""

from __future__ import annotations

from itertools import chain
from typing import Literal

from accord.export.brief.choosing import WORDS
from accord.export.brief.shape import Group, Item, Sentence
from accord.export.brief.shelf import NAMELESS, Shelf
from accord.export.brief.wording import (
    MARKS,
    capitalised,
    count,
    in_series,
    lead,
    manner,
    one_line,
    quoted,
    say_date,
    some,
)
from accord.merging.standing import LETTERS, credibility
from accord.model import FACTUAL, Claim, Event, Voice

LISTED = 500  # lines in one compact list
NOTED = 6  # tellings of one event that get a note of their own
DENIALS = ("denied", "counterfactual")


def group(
    shelf: Shelf, id: str, title: str, about: str, events: list[Event], style: Literal["full", "compact"]
) -> Group:
    kept = events[:LISTED]
    tell = _item if style == "full" else _short_item
    return Group(id, title, about, tuple(tell(shelf, event) for event in kept), style, len(events) - len(kept))


def _item(shelf: Shelf, event: Event) -> Item:
    told = tellings(shelf, event)
    sentences = tuple(sentence(shelf, claim) for claim in _one_each_way(told))
    cited = set(chain.from_iterable(sentence.notes for sentence in sentences))
    more = [note for note in shelf.notes.cite(claim.evidence for claim in told[:NOTED]) if note not in cited]
    return Item(
        event.id,
        *label(shelf, event),
        sentences,
        basis(shelf, event),
        len(event.origins) == 1,
        tuple(more),
        graded(shelf, event),
        relied_on(shelf, event),
    )


def _short_item(shelf: Shelf, event: Event) -> Item:
    told = tellings(shelf, event)
    sentences = tuple(sentence(shelf, claim) for claim in told[:1])
    more = shelf.notes.cite(claim.evidence for claim in told[1:3])
    return Item(event.id, *label(shelf, event), sentences, basis(shelf, event), len(event.origins) == 1, more)


def label(shelf: Shelf, event: Event) -> tuple[str, str, str]:
    stands = mark(shelf, event)
    return capitalised(say_date(event.date)), participants(shelf, event), "" if stands == MARKS["happened"] else stands


def mark(shelf: Shelf, event: Event) -> str:
    """How an event stands, in a word or two; of MARKS, or "Not done": the sources say that it did not happen."""
    claims = shelf.claims_of(event.claims)
    undone = claims and all(manner(claim.modality, claim.polarity) == "not" for claim in claims)
    return "Not done" if undone and event.status == "happened" else MARKS[event.status]


def tellings(shelf: Shelf, event: Event) -> list[Claim]:
    """The claims of an event that are worth a note: the best of each document and manner, no copies, best first."""
    claims = shelf.claims_of(event.claims)
    first_hand = [claim for claim in claims if claim.document not in shelf.copies] or claims
    best: dict[tuple[str, str], Claim] = {}
    for claim in sorted(first_hand, key=lambda claim: _fitness(shelf, event, claim)):
        best.setdefault((claim.document, manner(claim.modality, claim.polarity)), claim)
    return list(best.values())


def _fitness(shelf: Shelf, event: Event, claim: Claim) -> tuple[bool, bool, bool, bool, str, str]:
    """Sorts claims: as the event stands, original words, whole sentences, in the outlet's own voice, earliest told."""
    told_as = "happened" if claim.factual else claim.modality
    return (
        event.status not in (told_as, "disputed"),
        claim.same_as is not None,
        claim.section in ("headline", "caption"),
        bool(claim.sources),
        shelf.published[claim.document].earliest or "9999",
        claim.id,
    )


def _one_each_way(told: list[Claim]) -> list[Claim]:
    """The first claim, and the first that contradicts it: a denial stands beside the assertion."""
    if not told:
        return []
    first = told[0]
    other = [claim for claim in told if _negates(claim) != _negates(first)]
    return [first, *other[:1]]


def _negates(claim: Claim) -> bool:
    return claim.modality in DENIALS or (claim.modality in FACTUAL and claim.polarity == "negative")


def sentence(shelf: Shelf, claim: Claim) -> Sentence:
    speakers = [voice.actor for voice in claim.sources if voice.role == "speaker" and not _is_the_act(claim, voice)]
    relays = [voice.actor for voice in claim.sources if voice.role == "relay"]
    outlet = shelf.outlet(claim.document)
    opinion = shelf.articles[claim.document].genre == "opinion"
    if opinion:
        outlet += " (opinion)"
    if relays:
        outlet += f" (citing {in_series([shelf.name(actor) for actor in relays])})"
    who = in_series([shelf.name(actor) for actor in dict.fromkeys(speakers)]) or None
    return Sentence(lead(claim, outlet, who, opinion=opinion), quoted(claim), shelf.notes.cite([claim.evidence]))


def _is_the_act(claim: Claim, voice: Voice) -> bool:
    """Whether the voice is that of the act itself: who accuses says the accusation, not that there was one."""
    doers = [role.span for role in claim.actors if role.role == "actor" and role.span]
    return claim.factual and claim.type in WORDS and voice.span in doers


def participants(shelf: Shelf, event: Event) -> str:
    """Who takes part, as far as its claims say so: not the state of a person or body who alone is named.

    An event has no heading of its own in the brief: what was done is said by its sources.
    """
    stated = {role.actor for claim in shelf.claims_of(event.claims) for role in claim.actors}
    named = [actor for actor in event.participants if actor in stated] or list(event.participants)
    return capitalised(some([shelf.name(actor) for actor in named])) or "By whom is not stated"


def graded(shelf: Shelf, event: Event) -> str:
    """ "Computed credibility 2 of 6, probably true: told by 1 independent origin; nobody denies it"."""
    conflicts = [shelf.conflicts[id] for id in event.conflicts if id in shelf.conflicts]
    against = (id for conflict in conflicts for side in conflict.sides for id in side.claims)
    claims = shelf.claims_of(dict.fromkeys((*event.claims, *against)))
    found = credibility(event, claims, conflicts, shelf.actors)
    return f"Computed credibility {found.grade} of 6, {found.meaning}: {'; '.join(found.reasons)}"


def relied_on(shelf: Shelf, event: Event) -> str:
    """ "Reliability of Cape Wire, in a person's judgment: B, usually reliable"; empty where nobody has judged."""
    origins = {origin.actor for origin in event.origins}
    given = [one for one in shelf.record.reliability if one.origin in origins]
    return "; ".join(
        f"Reliability of {one_line(one.outlet)}, in a person's judgment: {one.letter}, {LETTERS[one.letter]}"
        for one in given
    )


def _carried(shelf: Shelf, event: Event) -> str:
    """ "in two documents"; by whom, where one document carries what another outlet or a speaker tells."""
    told = f"in {count(len(event.documents), 'document')}"
    if len(event.documents) != 1 or event.documents[0] not in shelf.articles:
        return told
    outlet = shelf.outlet(event.documents[0])
    origin = event.origins[0].actor
    return told if origin == NAMELESS or shelf.name(origin) == outlet else f"{told} ({outlet})"


def basis(shelf: Shelf, event: Event) -> str:
    """ "Three independent origins, in four documents: ..."; that all of them are parties is said."""
    carried = f"in {count(len(event.documents), 'document')}"
    names = some([shelf.name(origin.actor) for origin in event.origins])
    parties = sum(origin.party for origin in event.origins)
    match len(event.origins):
        case 0:
            return f"Origin not known, {carried}"
        case 1:
            return f"{names}{', a party to the matter' if parties else ''}, {_carried(shelf, event)}"
        case number:
            party = ", all of them parties to the matter" if parties == number else ""
            return capitalised(f"{count(number, 'independent origin')}{party}, {carried}: {names}")
