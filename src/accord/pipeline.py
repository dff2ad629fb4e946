"""The whole story on one screen: from articles and what they say to the record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from accord.merging import merge
from accord.merging.by_hand import ADD, by_hand
from accord.merging.dating import bound_by_events, date_by_events
from accord.merging.decisions import ACTIONS as OF_EVENTS
from accord.merging.judging import judgments
from accord.merging.standing import reliabilities
from accord.model import Article, Decision, Problem, Reading, Record
from accord.relating import relate
from accord.resolving import resolve

if TYPE_CHECKING:
    from accord.knowledge import Knowledge

KNOWN = (*OF_EVENTS, ADD, "actor-join", "actor-split", "reliability", "judge")  # what a person can decide


def build(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
    knowledge: Knowledge,
) -> Record:
    """The record that these articles, their readings and people's decisions give.

    Pure: no disk, clock, network or chance. `readings[i]` is the reading of `articles[i]`; whoever calls keeps
    them in an order that does not depend on when a document came in.
    """
    resolved = resolve(readings, knowledge, decisions)  # one actor under all its names
    told = by_hand(articles, resolved.readings, resolved.actors, decisions)  # claims as persons corrected them
    merged = merge(articles, told.readings, resolved.actors, told.rest)  # one event under all its tellings
    bounded = bound_by_events(told.readings, merged.events)  # when, as far as others of the same event tell
    dated = date_by_events(bounded, merged.events, told.timed)
    kept = without(told.readings, merged.rejected)
    related = relate(kept, merged.events, resolved.actors, decisions)  # what lasts: agreements, ties ...
    given, unplaced = reliabilities(decisions, articles, resolved.actors)
    judged, unjudged = judgments(decisions, merged.events)
    lost = (*resolved.loose, *told.loose, *merged.loose, *unplaced, *unjudged, *unknown(decisions))
    loose = {decision.id for decision in lost}
    return Record(
        articles=tuple(articles),
        readings=dated,
        actors=tuple(resolved.actors),
        offices=tuple(resolved.offices),
        events=tuple(merged.events),
        copies=tuple(merged.copies),
        conflicts=tuple(merged.conflicts),
        agreements=tuple(related.agreements),
        memberships=tuple(related.memberships),
        sanctions=tuple(related.sanctions),
        transfers=tuple(related.transfers),
        ties=tuple(related.ties),
        scores=tuple(related.scores),
        loose=tuple(decision for decision in decisions if decision.id in loose),
        problems=problems_of(articles, told.readings),
        doubts=tuple(resolved.doubts),
        reliability=given,
        judgments=judged,
    )


def without(readings: Sequence[Reading], rejected: Collection[str]) -> Sequence[Reading]:
    """The readings less the claims that a person rejected."""
    if not rejected:
        return readings
    return [
        replace(reading, claims=tuple(claim for claim in reading.claims if claim.id not in rejected))
        for reading in readings
    ]


def unknown(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions of a kind that no stage knows, and those that take back what was never decided."""
    made = {decision.id for decision in decisions}
    undone = {decision.undoes for decision in decisions}
    return [
        decision
        for decision in decisions
        if (decision.undoes not in made if decision.undoes else decision.action not in KNOWN)
        and decision.id not in undone
    ]


def problems_of(articles: Sequence[Article], readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """What is wrong with the documents, each thing once, in the order of the documents."""
    found = [problem for article in articles for problem in article.problems]
    found += [problem for reading in readings for problem in reading.problems]
    return tuple(dict.fromkeys(found))
