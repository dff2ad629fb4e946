"""What persons judge of events, in words of estimative probability. Accord keeps them apart from all that it works out.

Source of the terms: Intelligence Community Directive 203, Analytic Standards (2015): two rows that are not mixed. The
bounds are per cent, and never reach 0 or 100.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.model import Decision, Event, Judgment

ACTION = "judge"
LIKELIHOODS: Mapping[str, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "remote": (1, 5),
    "very unlikely": (5, 20),
    "highly improbable": (5, 20),
    "unlikely": (20, 45),
    "improbable": (20, 45),
    "roughly even chance": (45, 55),
    "roughly even odds": (45, 55),
    "likely": (55, 80),
    "probable": (55, 80),
    "very likely": (80, 95),
    "highly probable": (80, 95),
    "almost certain": (95, 99),
    "nearly certain": (95, 99),
}
CONFIDENCES = ("high", "moderate", "low")


def parsed(value: str) -> tuple[str, str | None] | None:
    """ "very likely/moderate" -> ("very likely", "moderate"); the confidence may be missing. None if it is neither."""
    likelihood, _, confidence = (part.strip().lower() for part in value.partition("/"))
    if likelihood not in LIKELIHOODS or confidence not in ("", *CONFIDENCES):
        return None
    return likelihood, confidence or None


def judgments(
    decisions: Sequence[Decision], events: Sequence[Event]
) -> tuple[tuple[Judgment, ...], tuple[Decision, ...]]:
    """The judgments in force, in the order in which they were made, and those whose event is no longer there.

    A judgment is of an event, or of the event that a claim tells; the last one on an event counts.
    """
    undone = {decision.undoes for decision in decisions if decision.undoes}
    by_id = {id: event.id for event in events for id in (event.id, *event.claims)}
    given: dict[str, Judgment] = {}
    loose = []
    for one in decisions:
        if one.action != ACTION or one.id in undone:
            continue
        found, event = parsed(one.value or ""), by_id.get(one.target)
        if found is None or event is None:
            loose.append(one)
            continue
        given.pop(event, None)
        given[event] = Judgment(event, *found, one.why, one.who, one.when, one.id)
    return tuple(given.values()), tuple(loose)
