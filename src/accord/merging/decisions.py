"""What a person decided about events, applied to what the rules made. docs/merging.md lists the actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from accord.merging.acts import Act
from accord.model import Claim, Decision, digest

ACTIONS = ("join", "split", "reject", "accept", "correct")


@dataclass
class Rulings:
    """The groups of acts after all decisions, and what is left to do with the events made of them."""

    groups: list[list[Act]]
    rejected: set[str] = field(default_factory=set)  # claims that are left out of events
    corrections: list[tuple[Act, str, str, Decision]] = field(default_factory=list)  # act, field, value
    loose: list[Decision] = field(default_factory=list)


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions on events that no later line undoes, in the order in which they were made."""
    undone = {decision.undoes for decision in decisions if decision.undoes}
    return [
        decision
        for decision in decisions
        if decision.action in ACTIONS and decision.id not in undone and not decision.undoes
    ]


def rule(decisions: Sequence[Decision], groups: Sequence[Sequence[Act]], twins: Mapping[str, str]) -> Rulings:
    """Apply each decision to what the ones before it have left.

    Args:
        groups: of acts, as the rules alone make them.
        twins: copied claim -> its original, to which the decision then applies.
    A decision names an event or a claim by id; where that is gone, by the evidence words it was about. One that finds
    neither is loose: shown, never dropped.
    """
    rulings = Rulings([list(group) for group in groups])
    standing = in_force(decisions)
    if standing:
        desk = _Desk(rulings, twins)
        for decision in standing:
            if not desk.apply(decision):
                rulings.loose.append(decision)
        rulings.groups = [group for group in rulings.groups if group]
    return rulings


def event_id(claim: str, part: str = "") -> str:
    """The id of the event that a claim anchors. `part`: the target, of a claim that has several."""
    return digest("event", claim, part)


def anchor(event: str, claims: Sequence[Claim]) -> Claim | None:
    """The claim from which an event has its id: the one of its claims that was published first."""
    for claim in claims:
        parts = ("", *(role.actor for role in claim.actors))
        if event in (event_id(claim.id, part) for part in parts):
            return claim
    return None


class _Desk:
    """Finds acts by the id of their claim, by an event's id, or by their words, and moves them.

    An event's id means the event that now holds the claim which anchors it, so that it is found again when
    documents or decisions have given the event another id.
    """

    def __init__(self, rulings: Rulings, twins: Mapping[str, str]) -> None:
        self.rulings = rulings
        self.twins = twins
        self.by_claim: dict[str, list[Act]] = {}
        self.by_event: dict[str, Act] = {}
        self.by_words: dict[str, list[Act]] = {}
        self.home: dict[tuple[str, str], list[Act]] = {}
        for group in rulings.groups:
            for act in group:
                self.by_claim.setdefault(act.id, []).append(act)
                self.by_event[event_id(act.id, act.part)] = act
                self.by_words.setdefault(act.claim.evidence.words, []).append(act)
                self.home[act.id, act.part] = group

    def apply(self, decision: Decision) -> bool:
        """False: it found nothing to do."""
        about = self.find(decision.target, decision.words)
        return bool(about) and DOERS[decision.action](self, about, decision)

    def find(self, target: str, words: str) -> list[Act]:
        """Acts of the claim or event; those that were rejected are no longer there."""
        target = self.twins.get(target, target)
        if first := self.by_event.get(target):
            rest = [act for act in self.home[first.id, first.part] if act is not first]
            return [first, *rest] if self.in_(first) else []
        found = self.by_claim.get(target) or self.by_words.get(words, [])
        return [act for act in found if self.in_(act)]

    def in_(self, act: Act) -> bool:
        return any(act is other for other in self.home[act.id, act.part])

    def move(self, act: Act, group: list[Act]) -> None:
        self.home[act.id, act.part].remove(act)
        group.append(act)
        self.home[act.id, act.part] = group

    def join(self, about: Sequence[Act], decision: Decision) -> bool:
        other = self.find(decision.value or "", "")
        if not other:
            return False
        here, there = (self.home[acts[0].id, acts[0].part] for acts in (about, other))
        if here is not there:
            for act in list(there):
                self.move(act, here)
        return True

    def split(self, about: Sequence[Act], decision: Decision) -> bool:
        for act in about:
            alone: list[Act] = []
            self.rulings.groups.append(alone)
            self.move(act, alone)
        return True

    def reject(self, about: Sequence[Act], decision: Decision) -> bool:
        for act in about:
            self.move(act, [])
            self.home[act.id, act.part] = []
        gone = {act.id for act in about}
        self.rulings.rejected |= {id for id in gone if not any(map(self.in_, self.by_claim[id]))}
        return True

    def accept(self, about: Sequence[Act], decision: Decision) -> bool:
        return True

    def correct(self, about: Sequence[Act], decision: Decision) -> bool:
        name, sign, value = (decision.value or "").partition("=")
        if sign:
            self.rulings.corrections.append((about[0], name.strip(), value.strip(), decision))
        return bool(sign)


DOERS: Mapping[str, Callable[[_Desk, Sequence[Act], Decision], bool]] = {
    "join": _Desk.join,
    "split": _Desk.split,
    "reject": _Desk.reject,
    "accept": _Desk.accept,
    "correct": _Desk.correct,
}
