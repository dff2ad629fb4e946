"""Sources that a person retracted: they stay in the folder, and the record is built as if they had never come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from accord.dossier.sources import Source
from accord.model import Decision

ACTION = "retract"


@dataclass(frozen=True, slots=True)
class Retractions:
    """What is retracted: `<sha256>` a whole source, `<sha256>#2` one of its records (the first is `#1`)."""

    decisions: tuple[Decision, ...] = ()  # in force

    @property
    def targets(self) -> frozenset[str]:
        return frozenset(decision.target for decision in self.decisions)

    def whole(self, sha256: str) -> bool:
        return sha256 in self.targets

    def part(self, document: str) -> bool:
        """Whether this document is retracted while others of its source stand."""
        sha, _, nth = document.partition("#")
        return f"{sha}#{nth or 1}" in self.targets

    def loose(self, sources: Iterable[Source], documents: Collection[str]) -> list[Decision]:
        """Retractions of what is not here. `documents`: before retraction."""
        here = {source.sha256 for source in sources}
        here |= {f"{sha}#{nth or 1}" for sha, _, nth in (document.partition("#") for document in documents)}
        return [decision for decision in self.decisions if decision.target not in here]


def split(decisions: Sequence[Decision]) -> tuple[Retractions, list[Decision]]:
    """The retractions in force, and the decisions that are about what is left; undone retractions are neither."""
    ours = {decision.id for decision in decisions if decision.action == ACTION}
    undone = {decision.undoes for decision in decisions if decision.undoes}
    standing = tuple(d for d in decisions if d.id in ours - undone)
    rest = [d for d in decisions if d.id not in ours and d.undoes not in ours]
    return Retractions(standing), rest
