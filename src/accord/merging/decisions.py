"""What a person decided about events, applied to what the rules made. docs/merging.md lists the actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accord.model import Claim, Decision

ACTIONS = ("join", "split", "reject", "correct")


@dataclass
class Rulings:
    """Decisions in terms of claims that are here."""

    joins: list[tuple[str, str, Decision]] = field(default_factory=list)  # two claims that are of one event
    apart: set[str] = field(default_factory=set)  # claims that stand alone
    rejected: set[str] = field(default_factory=set)  # claims that are left out of events
    corrections: list[tuple[str, str, str, Decision]] = field(default_factory=list)  # claim, field, value
    loose: list[Decision] = field(default_factory=list)


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions on events that no later line undoes, in the order in which they were made."""
    undone = {decision.undoes for decision in decisions if decision.undoes}
    return [
        decision
        for decision in decisions
        if decision.action in ACTIONS and decision.id not in undone and not decision.undoes
    ]


def rule(
    decisions: Sequence[Decision],
    claims: Sequence[Claim],
    events: Mapping[str, Sequence[str]],
    twins: Mapping[str, str],
) -> Rulings:
    """Find what each decision is about.

    Args:
        claims: all that are here.
        events: id of an event, as the rules alone make it -> its claims.
        twins: copied claim -> its original, to which the decision then applies.
    A decision names an event or a claim by id; where that is gone, by the evidence words it was about. One that finds
    neither is loose: shown, never dropped.
    """
    rulings = Rulings()
    finder = Finder(claims, events, twins)
    for decision in in_force(decisions):
        about = finder.find(decision.target, decision.words)
        other = finder.find(decision.value or "", "") if decision.action == "join" else about
        if not about or not other:
            rulings.loose.append(decision)
        elif decision.action == "join":
            rulings.joins.append((about[0], other[0], decision))
        elif decision.action == "split":
            rulings.apart.update(about if decision.target not in events else about[1:])
        elif decision.action == "reject":
            rulings.rejected.update(about)
        elif "=" in (decision.value or ""):
            name, _, value = (decision.value or "").partition("=")
            rulings.corrections.append((about[0], name.strip(), value.strip(), decision))
        else:
            rulings.loose.append(decision)
    return rulings


class Finder:
    """Claims by their id, by their event's id, or by their words."""

    def __init__(self, claims: Sequence[Claim], events: Mapping[str, Sequence[str]], twins: Mapping[str, str]) -> None:
        self.here = {claim.id for claim in claims}
        self.events = events
        self.twins = twins
        self.by_words: dict[str, list[str]] = {}
        for claim in claims:
            self.by_words.setdefault(claim.evidence.words, []).append(claim.id)

    def find(self, target: str, words: str) -> list[str]:
        target = self.twins.get(target, target)
        if target in self.here:
            return [target]
        if target in self.events:
            return list(self.events[target])
        return list(self.by_words.get(words, ()))
