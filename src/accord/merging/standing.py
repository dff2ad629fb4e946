"""The two letters of the Admiralty scale, which are never mixed: what is told, and who tells it.

Credibility, 1 to 6, is worked out here from an event's claims: from its independent origins, the parties among them
and the denials. Reliability, A to F, is what a person said of an outlet, and nothing else. Neither looks at the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.merging.acts import state_of
from accord.merging.origins import UNKNOWN, media_names, outlet_of
from accord.merging.outlets import plain
from accord.merging.whence import voices_of
from accord.model import Actor, Article, Claim, Conflict, Decision, Event, Origin, Reliability

VERSION = "1"  # of the rules below: shown with every grade
GRADES: Mapping[int, str] = {
    1: "confirmed by independent origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
LETTERS: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
DETAILS = ("date", "number", "place", "actor")  # conflicts on what happened, not on whether it did


@dataclass(frozen=True, slots=True)
class Credibility:
    """A grade from 1 to 6 and what it follows from. Computed, never a person's judgment."""

    grade: int
    reasons: tuple[str, ...]

    @property
    def meaning(self) -> str:
        return GRADES[self.grade]


@dataclass(frozen=True, slots=True)
class Tellers:
    """Who says so, counted as independent: each outsider once, each party to the matter once, whoever speaks for it."""

    outsiders: frozenset[str]
    parties: frozenset[str]

    def __len__(self) -> int:
        return len(self.outsiders) + len(self.parties)


def credibility(
    event: Event,
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict] = (),
    actors: Mapping[str, Actor] | None = None,
) -> Credibility:
    """How well the documents bear out that the event is as it stands. Pure; copies count for nothing.

    Args:
        claims: of the event, and those that its conflicts set against them; others are passed over.
        conflicts: of the event.
        actors: by id; with them two officials of one state are one party.
    Source: the scale of STANAG 2511 and AJP-2.1; docs/deciding.md gives the rules.
    """
    against = opposing(event, conflicts)
    own = [claim for claim in claims if claim.id in event.claims]
    told = [claim for claim in own if not denies(claim) and claim.id not in against]
    denied = [claim for claim in claims if denies(claim) and (claim.id in event.claims or claim.id in against)]
    return _graded(
        event,
        tellers(event, told, claims, actors or {}),
        tellers(event, denied, claims, actors or {}),
        asserted=bool(told),
        contradicted=bool(denied),
        fact=any(claim.modality not in ("alleged", "hearsay", "feared") for claim in told),
        differing=tuple(sorted({conflict.kind for conflict in conflicts if conflict.kind in DETAILS})),
    )


def _graded(
    event: Event,
    told: Tellers,
    denied: Tellers,
    *,
    asserted: bool,
    contradicted: bool,
    fact: bool,
    differing: tuple[str, ...],
) -> Credibility:
    if not asserted:
        return Credibility(5, ("it is only denied: no document says so",)) if contradicted else UNTOLD
    if contradicted:
        return _contradicted(told, denied)
    if not len(told):
        return Credibility(6, ("nobody knows from whom it comes: the documents name neither outlet nor author",))
    reasons = [said(told)]
    if not fact:
        return Credibility(3 if len(told) > 1 else 6, (*reasons, "it is told as a charge or rumour only"))
    if differing:
        reasons.append(f"they differ on {' and '.join(differing)}")
    worse = bool(differing)
    if len(told) > 1:
        return Credibility(1 + worse, (*reasons, "nobody denies it"))
    if told.parties:
        return Credibility(3, (*reasons, "nobody else bears it out, nobody denies it"))
    return Credibility(2 + worse, (*reasons, "nobody denies it"))


UNTOLD = Credibility(6, ("no claim of it is left",))


def _contradicted(told: Tellers, denied: Tellers) -> Credibility:
    """By whom it is denied, against how many: an outsider weighs more than a party to the matter."""
    reasons = (said(told), f"denied by {counted(denied)}")
    if denied.outsiders and len(told) < 2:
        return Credibility(5, reasons)
    if len(told.outsiders) > 1 and not denied.outsiders:
        return Credibility(3, reasons)
    return Credibility(4, reasons)


def denies(claim: Claim) -> bool:
    """It says that something is not so, or was not."""
    return claim.modality == "denied" or (claim.polarity == "negative" and claim.type != "STATE")


def opposing(event: Event, conflicts: Iterable[Conflict]) -> frozenset[str]:
    """Claims of other events that deny this one."""
    sides = (side.claims for conflict in conflicts if conflict.kind == "contradiction" for side in conflict.sides)
    return frozenset(id for side in sides for id in side if id not in event.claims)


# ---------------------------------------------------------------- who says so
def tellers(event: Event, claims: Sequence[Claim], everything: Sequence[Claim], actors: Mapping[str, Actor]) -> Tellers:
    """The independent origins of some claims. Who cannot be named cannot be shown to be independent."""
    speaking = {voice for claim in everything for voice in voices_of(claim)}
    party = {origin.actor: origin.party for origin in event.origins}
    outsiders, parties = set(), set()
    for claim in claims:
        for key in voices_of(claim) or behind(event.origins, claim, speaking):
            side = side_of(key, actors)
            if key == UNKNOWN or (key not in party and claim.id in event.claims):
                continue  # nobody can be named, or it is no origin of its own
            if party.get(key, side in event.participants or key in event.participants):
                parties.add(state_of(key, actors))
            else:
                outsiders.add(side)
    return Tellers(frozenset(outsiders), frozenset(parties))


def side_of(key: str, actors: Mapping[str, Actor]) -> str:
    """Whom a voice speaks for: an official for the state, an outlet for itself."""
    speaks_for = key in actors and actors[key].kind in ("person", "body", "state")
    return state_of(key, actors) if speaks_for else key


def behind(origins: Iterable[Origin], claim: Claim, speaking: set[str]) -> list[str]:
    """The origins of a claim in its document's own voice: those that the document carries and does not quote."""
    return [o.actor for o in origins if claim.document in o.documents and o.actor not in speaking]


def said(told: Tellers) -> str:
    return f"told by {counted(told)}"


def counted(told: Tellers) -> str:
    """ "2 independent origins, 1 of them a party to the matter"."""
    if not len(told):
        return "nobody who can be named"
    origins = f"{len(told)} independent origin{'s' * (len(told) != 1)}"
    if not told.parties:
        return origins
    if not told.outsiders:
        return f"{origins}, {'all parties' if len(told) > 1 else 'a party'} to the matter"
    return f"{origins}, {len(told.parties)} of them part{'y' if len(told.parties) == 1 else 'ies'} to the matter"


# ---------------------------------------------------------------- reliability
def reliabilities(
    decisions: Sequence[Decision], articles: Sequence[Article], actors: Sequence[Actor]
) -> tuple[tuple[Reliability, ...], tuple[Decision, ...]]:
    """The letters that persons gave outlets, by origin, the last one counting; and decisions on outlets not here."""
    undone = {decision.undoes for decision in decisions if decision.undoes}
    media = media_names({actor.id: actor for actor in actors})
    outlets = {key: article for article in articles for key in (outlet_of(article, media), plain(article.outlet or ""))}
    given: dict[str, Reliability] = {}
    loose = []
    for decision in decisions:
        if decision.action != "reliability" or decision.id in undone:
            continue
        article = outlets.get(decision.target) or outlets.get(plain(decision.target))
        letter = (decision.value or "").strip().upper()
        if article is None or not article.outlet or letter not in LETTERS:
            loose.append(decision)
        else:
            origin = outlet_of(article, media)
            given[origin] = Reliability(origin, article.outlet, letter, decision.id)
    return tuple(given[key] for key in sorted(given)), tuple(loose)
