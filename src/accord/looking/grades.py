"""Credibility and reliability as they are shown: beside each other, never as one."""

from __future__ import annotations

from collections.abc import Mapping

from accord.dossier.store import Store
from accord.export import jsonl
from accord.merging.standing import LETTERS, VERSION, Credibility, credibility
from accord.model import Actor, Conflict, Event, Reliability


class Graded:
    """Works out the credibility of events of one record."""

    def __init__(
        self,
        built: Store,
        conflicts: Mapping[str, Conflict] | None = None,
        actors: Mapping[str, Actor] | None = None,
    ) -> None:
        """`conflicts`, `actors`: of the record by id, where whoever calls has them at hand."""
        self._built = built
        self._conflicts = built.conflicts_by_id() if conflicts is None else conflicts
        self._actors = built.actors_by_id() if actors is None else actors

    def __call__(self, event: Event) -> Credibility:
        conflicts = [self._conflicts[id] for id in event.conflicts if id in self._conflicts]
        against = (id for conflict in conflicts for side in conflict.sides for id in side.claims)
        claims = filter(None, map(self._built.claim, dict.fromkeys((*event.claims, *against))))
        return credibility(event, tuple(claims), conflicts, self._actors)


def graded_json(grade: Credibility) -> jsonl.Json:
    return {"grade": grade.grade, "meaning": grade.meaning, "reasons": list(grade.reasons), "computed": VERSION}


def grade_text(grade: Credibility) -> str:
    return f"{grade.grade}, {grade.meaning}: {'; '.join(grade.reasons)} (computed, rules {VERSION})"


def reliability_text(given: Reliability) -> str:
    return f"{given.letter}, {LETTERS[given.letter]} (a person's judgment, decision {given.decision})"
