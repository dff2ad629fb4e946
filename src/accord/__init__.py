"""Accord turns a pile of documents on states into a sourced record of who did what with whom.

::

    import accord

    dossier = accord.Dossier.create("gulf", title="The Gulf, 2023", focus=["IRN", "SAU"])
    dossier.add(["articles/"])
    dossier.build()
    for event in dossier.events():
        print(event.date.value, event.status, event.title)

    article, reading = next(accord.read("page.html"))

Names are loaded when they are first used, so that `import accord` is quick. docs/api.md has more examples.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.dossier import Dossier
    from accord.dossier.loose import read
    from accord.errors import AccordError
    from accord.model import Actor, Article, Claim, Date, Event, Problem, Reading, Record, Span

__version__ = "0.1.0"
__all__ = [
    "AccordError",
    "Actor",
    "Article",
    "Claim",
    "Date",
    "Dossier",
    "Event",
    "Problem",
    "Reading",
    "Record",
    "Span",
    "read",
]

_HOMES = {"Dossier": "accord.dossier", "read": "accord.dossier.loose", "AccordError": "accord.errors"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'accord' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "accord.model")), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
