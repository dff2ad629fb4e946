"""Who, which states, and on whose word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accord.asking.evidence import Passage
from accord.asking.holes.common import LIST, LOOSE, MANY, Desk, Filled, answering, fitting, list_of
from accord.asking.holes.offices import holder, office_asked
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.asking.words import words_of
from accord.model import Mention


def fill_who(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Actors of the act that the question does not name itself: those in its roles, else those named beside it."""
    if office := office_asked(part, desk):
        return holder(part, office, ranked, desk)
    doing = [r for r in ranked if _has_verb(part, r.passage, desk)]
    fit = fitting(part, doing, LIST)
    telling = [r for r in fit if answering(part, r.passage, desk)]
    if part.times and any(r.time > 0 for r in telling):
        telling = [r for r in telling if r.time > 0]
    if not telling and (not fit or fit[0].score < LIST * ranked[0].score):  # another word for the act
        fit = fitting(part, ranked, LIST)
        telling = [r for r in fit if r.type and answering(part, r.passage, desk)]
    found = [(r, people) for r in telling if (people := _others(part, r.passage, desk))]
    found = found or [(r, people) for r in fitting(part, doing, LIST)[:1] if (people := _others(part, r.passage, desk))]
    named = list_of([*found, *_of_one_event(part, found, ranked, desk)])
    claims = [c for r, _ in found[:MANY] for c in r.passage.claims]
    contested = {c.type for c in claims} | {c.modality for c in claims}
    if named is None or "ACCUSE" not in contested or not contested & {"REJECT", "denied"}:
        return named
    accused = [role.actor for c in claims if c.type == "ACCUSE" for role in c.actors if role.role == "recipient"]
    suspects = list(dict.fromkeys([*(m.actor for _, people in found[:MANY] for m in people), *accused]))
    return replace(named, value=suspects, said=f"Disputed: {named.said}", status="disputed")


def _of_one_event(
    part: Part, found: Sequence[tuple[Ranked, list[Mention]]], ranked: Sequence[Ranked], desk: Desk
) -> list[tuple[Ranked, list[Mention]]]:
    """Who does the act in the other tellings of its event, in whatever words: one signs, another puts his name."""
    if not found:
        return []
    best = [claim for claim in answering(part, found[0][0].passage, desk) if claim.factual]
    together = {id for claim in best for event in desk.library.events_with(claim.id) for id in event.claims}
    types, known = {claim.type for claim in best}, {r.passage for r, _ in found}
    out = []
    for r in ranked:
        told = [c for c in r.passage.claims if c.id in together and c.type in types and c.factual]
        doers = {role.span for c in told for role in c.actors if role.role in ("actor", "participant")}
        people = [m for m in r.passage.mentions if m.span in doers and m.kind == "person" and is_new(m, part)]
        if people and r.passage not in known:
            out.append((r, people))
    return out


def _has_verb(part: Part, passage: Passage, desk: Desk) -> bool:
    """After "who", the verb stands first: a sentence that tells of another act does not answer."""
    asked = words_of(part.words)
    at = next((n for n, word in enumerate(asked) if word == "who"), None)
    if at is None or at + 1 >= len(asked) or asked[at + 1] not in part.content:
        return True
    verb = asked[at + 1]
    return any(desk.stems.same(verb, word) for word in set(passage.words))


def fill_state(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """States beside those that the question names."""
    fit = fitting(part, ranked, LIST)
    telling = [r for r in fit if answering(part, r.passage, desk)]
    return list_of([(r, s) for r in telling or fit if (s := _states_in(part, r.passage))])


def _states_in(part: Part, passage: Passage) -> list[Mention]:
    return [m for m in passage.mentions if m.kind == "state" and m.form != "pronoun" and m.actor not in part.actors]


def _others(part: Part, passage: Passage, desk: Desk) -> list[Mention]:
    """Mentions that can fill "who": doers of the act, else others in its roles, else persons named."""
    told = answering(part, passage, desk)
    doers = {role.span for c in told for role in c.actors if role.role in ("actor", "participant")}
    others = {role.span for c in told for role in c.actors if role.role == "recipient"}
    new = [m for m in passage.mentions if is_new(m, part)]
    for spans in (others, doers) if re.search(r"\bwhom\b", part.words) else (doers, others):
        if found := [m for m in new if m.span in spans]:
            return [m for m in found if m.kind == "person"] or found
    people = [m for m in new if m.kind == "person" and m.form == "name"]
    return people or [m for m in new if m.kind in ("body", "organisation", "media", "group") and m.form != "demonym"]


def is_new(mention: Mention, part: Part) -> bool:
    """Not a pronoun, a place, or somebody whom the question names."""
    if mention.form == "pronoun" or mention.kind == "place" or mention.actor in part.actors:
        return False
    if mention.kind == "state" and mention.form == "nominal":
        return False
    return not part.names & set(words_of(mention.span.words))


def fill_attribution(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Whose word it is: the voices of the claims that tell it."""
    found = []
    for r in fitting(part, ranked, LOOSE, 0.3):
        voices = {voice.span for c in r.passage.claims for voice in c.sources}
        speakers = [m for m in r.passage.mentions if m.span in voices and m.form != "pronoun"]
        if speakers:
            found.append((r, speakers))
    return list_of(found[:1])
