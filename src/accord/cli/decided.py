"""Decisions as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.cli.draw import console
from accord.cli.tables import cell, short, show, table
from accord.dossier.listing import first
from accord.looking.words import SHOWN, decision_text
from accord.model import Decision

FATES = {"applied": "● applied", "undone": "↶ undone", "loose": "? loose", "waiting": "… waiting"}


def show_log(decided: Sequence[tuple[Decision, str]]) -> None:
    made = table("When", "Who", "State", "Decision", "Why", "Id", wide=("Who", "Decision", "Why"))
    for one, state in decided:
        when = one.when.replace("T", " ").removesuffix("+00:00")
        made.add_row(cell(when), cell(one.who), FATES[state], cell(decision_text(one)), cell(one.why), short(one.id))
    show(made, first(decided, None), "decision")


def show_decisions(about: Iterable[Decision]) -> None:
    """What persons decided about one thing."""
    for one in about:
        told = f"Decided by {one.who}: {decision_text(one)} ({one.why})  {one.id[:SHOWN]}"
        console().print(cell(told, "magenta"))
