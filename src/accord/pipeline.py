"""The whole story on one screen: from articles and what they say to the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.merging import merge
from accord.model import Article, Decision, Problem, Reading, Record
from accord.relating import relate
from accord.resolving import resolve

if TYPE_CHECKING:
    from accord.knowledge import Knowledge


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
    merged = merge(articles, resolved.readings, resolved.actors, decisions)  # one event under all its tellings
    related = relate(resolved.readings, merged.events, resolved.actors, decisions)  # what lasts: agreements, ties ...
    return Record(
        articles=tuple(articles),
        readings=tuple(resolved.readings),
        actors=tuple(resolved.actors),
        offices=tuple(resolved.offices),
        events=tuple(merged.events),
        copies=tuple(merged.copies),
        conflicts=tuple(merged.conflicts),
        agreements=tuple(related.agreements),
        memberships=tuple(related.memberships),
        sanctions=tuple(related.sanctions),
        ties=tuple(related.ties),
        scores=tuple(related.scores),
        loose=tuple(merged.loose),
        problems=problems_of(articles, resolved.readings),
    )


def problems_of(articles: Sequence[Article], readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """What is wrong with the documents, each thing once, in the order of the documents."""
    found = [problem for article in articles for problem in article.problems]
    found += [problem for reading in readings for problem in reading.problems]
    return tuple(dict.fromkeys(found))
