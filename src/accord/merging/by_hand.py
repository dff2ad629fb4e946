"""What a person decided about claims, put into the readings before they are merged: claims added, fields corrected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from accord.model import (
    CLAIM_TYPES,
    NO_DATE,
    STANDING_TYPES,
    Actor,
    ActorRole,
    Article,
    Claim,
    Date,
    Decision,
    Modality,
    Place,
    Polarity,
    Reading,
    Role,
    Section,
    Span,
)

ADD = "claim-add"
ADDED = "person/added"  # the rule of a claim that a person added
NONE = "none"  # takes the time, the place or the roles out
ROLES: tuple[str, ...] = get_args(ActorRole)
MODALITIES: tuple[str, ...] = get_args(Modality)
POLARITIES: tuple[str, ...] = get_args(Polarity)
ONLY_OF_CLAIMS = frozenset({"modality", "polarity", "time", "place", "roles"})  # events have no such field


@dataclass(frozen=True, slots=True)
class ByHand:
    """The readings with what persons decided about claims, and the decisions that are left."""

    readings: tuple[Reading, ...]
    rest: tuple[Decision, ...]  # those that are not about the fields of claims
    loose: tuple[Decision, ...]  # those whose words are gone, or that ask for what cannot be
    timed: frozenset[str] = frozenset()  # ids of the claims whose time they correct


@dataclass(frozen=True, slots=True)
class Page:
    """A document as a person corrects it. `actors`: of the whole dossier."""

    article: Article
    reading: Reading
    actors: Mapping[str, Actor]


def by_hand(
    articles: Sequence[Article], readings: Sequence[Reading], actors: Sequence[Actor], decisions: Sequence[Decision]
) -> ByHand:
    """Apply, in their order, what adds claims and corrects their fields. Pure.

    A correction finds its claim by id; where that is gone, by its evidence words, if one claim alone has them.
    """
    undone = {decision.undoes for decision in decisions if decision.undoes}
    asked = [one for one in decisions if one.id not in undone and (one.action == ADD or _field(one))]
    if not asked:
        return ByHand(tuple(readings), tuple(decisions), ())
    desk = _Desk(articles, readings, actors, joins(decisions, undone))
    done, loose = set(), []
    for decision in asked:
        if desk.apply(decision):
            done.add(decision.id)
        elif decision.action == ADD or _field(decision) in ONLY_OF_CLAIMS:
            done.add(decision.id)
            loose.append(decision)
    return ByHand(
        desk.readings(), tuple(one for one in decisions if one.id not in done), tuple(loose), frozenset(desk.timed)
    )


def joins(decisions: Iterable[Decision], undone: Iterable[str | None]) -> Mapping[str, str]:
    """Actors that persons made others, and which."""
    taken_back = set(undone)
    standing = (one for one in decisions if one.action == "actor-join" and one.id not in taken_back)
    return {one.value: one.target for one in standing if one.value}


def _field(decision: Decision) -> str:
    """The field that a correction may have of a claim; "" of one that only events have."""
    name = (decision.value or "").partition("=")[0].strip() if decision.action == "correct" else ""
    return name if name in FIELDS else ""


class _Desk:
    """The claims of all documents, as the decisions so far have left them."""

    def __init__(
        self,
        articles: Sequence[Article],
        readings: Sequence[Reading],
        actors: Sequence[Actor],
        joined: Mapping[str, str],
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._readings = {reading.document: reading for reading in readings}
        self._actors = {actor.id: actor for actor in actors}
        self._joined = joined
        self._claims = {claim.id: claim for reading in readings for claim in reading.claims}
        self.timed: set[str] = set()
        self._touched: dict[str, dict[str, Claim]] = {}  # document -> its claims by id

    def readings(self) -> tuple[Reading, ...]:
        return tuple(
            replace(one, claims=tuple(self._touched[one.document].values())) if one.document in self._touched else one
            for one in self._readings.values()
        )

    def apply(self, decision: Decision) -> bool:
        """False: there is nothing that it could be about, or it asks for what cannot be."""
        return self._add(decision) if decision.action == ADD else self._correct(decision)

    def _add(self, decision: Decision) -> bool:
        if (page := self._page(decision.target)) is None:
            return False
        claim = added(page, decision.words, self._as_joined(fields_of(decision.value or "")))
        if claim is None or claim.id in self._claims:
            return False
        self._put(claim)
        return True

    def _correct(self, decision: Decision) -> bool:
        claim = self._claims.get(decision.target)
        name, _, value = (decision.value or "").partition("=")
        if claim is None and _field(decision) in ONLY_OF_CLAIMS:
            claim = self._by_words(decision.words)
        page = self._page(claim.document) if claim else None
        if claim is None or page is None:
            return False
        now = amended(page, claim, name.strip(), self._as_joined({name.strip(): value.strip()})[name.strip()])
        if now:
            self._put(now)
            self.timed |= {now.id} if name.strip() == "time" else set()
        return now is not None

    def _by_words(self, words: str) -> Claim | None:
        found = [claim for claim in self._claims.values() if claim.evidence.words == words]
        return found[0] if len(found) == 1 else None

    def _page(self, document: str) -> Page | None:
        article, reading = self._articles.get(document), self._readings.get(document)
        return Page(article, reading, self._actors) if article and reading else None

    def _put(self, claim: Claim) -> None:
        reading = self._readings[claim.document]
        held = self._touched.setdefault(claim.document, {one.id: one for one in reading.claims})
        held[claim.id] = self._claims[claim.id] = claim

    def _as_joined(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The fields with actors under the ids that they have since persons joined them."""
        roles = [(role, self._follow(actor)) for role, actor in roles_in(fields.get("roles", ""))]
        return {**fields, **({"roles": roles_text(roles)} if roles else {})}

    def _follow(self, actor: str) -> str:
        seen: set[str] = set()
        while actor not in self._actors and actor in self._joined and actor not in seen:
            seen.add(actor)
            actor = self._joined[actor]
        return actor


# ---------------------------------------------------------------- a claim that is added
def added(page: Page, words: str, fields: Mapping[str, str]) -> Claim | None:
    """The claim that a person makes on words of a document; None if they are not there or a field cannot be.

    Args:
        fields: `type`; also `modality`, `polarity`, `roles`, `time`, `place`, and `at`, near which the words stood.
    """
    span = nearest(page.article, words, fields.get("at", ""))
    if span is None or fields.get("type") not in CLAIM_TYPES:
        return None
    claim: Claim | None = Claim(
        document=page.article.id,
        type=fields["type"],
        trigger=span,
        evidence=span,
        modality="happened",
        polarity="positive",
        rule=ADDED,
        section=section_at(page.article, span.start),
    )
    for name in ("modality", "polarity", "time", "place", "roles"):
        if claim and fields.get(name):
            claim = amended(page, claim, name, fields[name])
    return claim


def nearest(article: Article, words: str, at: str) -> Span | None:
    """Where these words stand, whatever the blanks between them; of several places the one nearest to `at`."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [article.span(*one.span()) for one in re.finditer(pattern, article.text)] if pattern else []
    near = int(at[:12]) if at.isdecimal() else 0  # no text is as long
    return min(found, key=lambda span: (abs(span.start - near), span.start), default=None)


def section_at(article: Article, offset: int) -> Section:
    return next((block.section for block in article.blocks if block.start <= offset < block.end), "body")


def fields_of(text: str) -> dict[str, str]:
    """ "type=AGREE; roles=actor:KEN" as its fields."""
    parts = (part.partition("=") for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in parts}


def roles_in(text: str) -> list[tuple[str, str]]:
    """ "actor:KEN, recipient:UGA" as pairs."""
    parts = (part.partition(":") for part in text.split(",") if part.strip())
    return [(role.strip(), actor.strip()) for role, _, actor in parts if role.strip() != NONE]


def roles_text(roles: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{role}:{actor}" for role, actor in roles)


# ---------------------------------------------------------------- a field that is corrected
Amend = Callable[[Page, Claim, str], Claim | None]  # None: the field cannot have that value


def amended(page: Page, claim: Claim, name: str, value: str) -> Claim | None:
    """The claim with one field as a person has it; None if the field cannot be so."""
    return FIELDS[name](page, claim, value) if name in FIELDS else None


def _type(page: Page, claim: Claim, value: str) -> Claim | None:
    """What the words were read as gives the claim its id still, so that other decisions on it hold."""
    if value not in CLAIM_TYPES:
        return None
    relation = claim.relation if value in STANDING_TYPES else None
    return replace(claim, type=value, read_as=claim.read_as or claim.type, mode=None, cameo=None, relation=relation)


def _stance(name: str, allowed: Sequence[str]) -> Amend:
    """How the claim stands, without the words that made it be read otherwise."""

    def amend(page: Page, claim: Claim, value: str) -> Claim | None:
        left = tuple(one for one in claim.because if one[0] != name)
        return replace(claim, because=left, **{name: value}) if value in allowed else None  # type: ignore[arg-type]

    return amend


def _time(page: Page, claim: Claim, value: str) -> Claim | None:
    """Days; explicit where the evidence has words for them, else inferred by the person."""
    if value == NONE:
        return replace(claim, time=NO_DATE, time_span=None)
    first, slash, last = value.partition("/")
    last = last if slash else first
    if not (is_day(first) and is_day(last) and first <= last):
        return None
    within = (one for one in page.reading.times if holds(claim.evidence, one.span))
    span = next((one.span for one in within if (one.earliest, one.latest) == (first, last)), None)
    return replace(claim, time=Date(value, first, last, "explicit" if span else "inferred"), time_span=span)


def _place(page: Page, claim: Claim, value: str) -> Claim | None:
    """A place that the document names, by its name or words; of several the one nearest to the claim."""
    if value == NONE:
        return replace(claim, place=None)
    same = value.casefold()
    found = [place for place in places_of(page) if same in (place.name.casefold(), place.span.words.casefold())]
    place = min(found, key=lambda one: (abs(one.span.start - claim.trigger.start), one.span), default=None)
    return replace(claim, place=place) if place else None


def places_of(page: Page) -> list[Place]:
    """Every place that the document names, where it names it."""
    found = [one.place for one in page.reading.claims if one.place]
    for mention in page.reading.mentions:
        actor = page.actors.get(mention.actor)
        if actor and mention.form == "name" and mention.kind in ("place", "state"):
            words = mention.span.words
            id = actor.id.lower() if mention.kind == "place" else words.lower().replace(" ", "-")
            found.append(Place(id, words, actor.country, mention.span))
    return found


def _roles(page: Page, claim: Claim, value: str) -> Claim | None:
    """Who takes part; each where the evidence names it, else implied."""
    found: list[Role] = []
    for name, id in roles_in(value):
        role: ActorRole | None = next((one for one in get_args(ActorRole) if one == name), None)
        if role is None or id not in page.actors:
            return None
        found.append(Role(role, id, named_in(page, claim.evidence, id)))
    return replace(claim, actors=tuple(found)) if found or value == NONE else None


def named_in(page: Page, evidence: Span, actor: str) -> Span | None:
    mentions = (one.span for one in page.reading.mentions if one.actor == actor and holds(evidence, one.span))
    names = (span for name in page.actors[actor].names for span in name.spans if holds(evidence, span))
    return min((*mentions, *names), default=None)


def holds(outer: Span, inner: Span) -> bool:
    return outer.source == inner.source and outer.start <= inner.start and inner.end <= outer.end


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


FIELDS: Mapping[str, Amend] = {
    "type": _type,
    "modality": _stance("modality", MODALITIES),
    "polarity": _stance("polarity", POLARITIES),
    "time": _time,
    "place": _place,
    "roles": _roles,
}
