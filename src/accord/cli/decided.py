"""Decisions as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.cli.draw import console
from accord.cli.pages import SHOWN
from accord.cli.tables import cell, cut, short, show, table
from accord.export import jsonl
from accord.model import Decision

FATES = {"applied": "● applied", "undone": "↶ undone", "loose": "? loose", "waiting": "… waiting"}


def show_log(decided: Sequence[tuple[Decision, str]]) -> None:
    made = table("When", "Who", "State", "Decision", "Why", "Id", wide=("Who", "Decision", "Why"))
    for one, state in decided:
        when = one.when.replace("T", " ").removesuffix("+00:00")
        made.add_row(cell(when), cell(one.who), FATES[state], cell(decision_text(one)), cell(one.why), short(one.id))
    show(made, len(decided), "decision")


def decision_text(one: Decision) -> str:
    """What was decided, and on which words: "join 1f0c9a… 22ab04… »signed a treaty«"."""
    words = f" »{cut(one.words, 60)}«" if one.words and one.words != one.target else ""
    value = f" {one.value if '=' in one.value else cut(one.value, SHOWN + 1)}" if one.value else ""
    return f"{one.action} {cut(one.target, SHOWN + 1)}{value}{words}"


def show_decisions(about: Iterable[Decision]) -> None:
    """What persons decided about one thing."""
    for one in about:
        told = f"Decided by {one.who}: {decision_text(one)} ({one.why})  {one.id[:SHOWN]}"
        console().print(cell(told, "magenta"))


def decision_json(decision: Decision) -> jsonl.Json:
    return {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
