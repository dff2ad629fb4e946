"""Claims that cannot all be so, side by side. No side is retired and none is called right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.merging.acts import Act
from accord.model import Conflict, Side, digest

Kind = str


@dataclass(frozen=True, slots=True)
class Told:
    """An event as far as conflicts are concerned."""

    id: str
    acts: tuple[Act, ...]  # without copies, which repeat them
    copies: tuple[Act, ...] = ()

    @property
    def everything(self) -> tuple[Act, ...]:
        return self.acts + self.copies


def in_event(event: Told) -> list[Conflict]:
    """What the claims of one event disagree on."""
    return [conflict for find in FINDERS for conflict in find(event)]


def contradiction(event: Told) -> Iterable[Conflict]:
    """Asserted by some, denied by others."""
    said = [act for act in event.acts if not act.denied]
    denied = [act for act in event.acts if act.denied]
    if said and denied:
        yield conflict(
            "contradiction", event.id,
            [("It is said to be so", said), ("It is denied", denied)],
            "Some say so and others deny it; the documents do not settle it.",
        )  # fmt: skip


def places(event: Told) -> Iterable[Conflict]:
    """Placed in two states."""
    by_country = grouped(event.acts, lambda act: act.country)
    if len(by_country) > 1:
        sides = [
            (f"In {acts[0].claim.place.name}" if acts[0].claim.place else key, acts) for key, acts in by_country.items()
        ]
        yield conflict("place", event.id, sides, "The documents place it differently; the place is open.")


def dates(event: Told) -> Iterable[Conflict]:
    """Given days that do not meet."""
    dated = [act for act in event.acts if act.dated]
    sides: list[list[Act]] = []
    for act in sorted(dated, key=lambda act: (act.days, act.earliest, act.id)):
        home = next((side for side in sides if all(meets(act, other) for other in side)), None)
        if home is None:
            sides.append([act])
        else:
            home.append(act)
    if len(sides) > 1:
        read = [(when(side[0]), side) for side in sides]
        yield conflict("date", event.id, read, "The documents date it differently; both dates are kept.")


def doers(event: Told) -> Iterable[Conflict]:
    """One document names a doer and a target, another says that both did it to one another."""
    if event.acts[0].family in ("pact", "consult", "word", "member"):
        return
    one = [act for act in event.acts if act.directed]
    mutual = [act for act in event.acts if not act.recipients and len(act.actors) > 1]
    if one and mutual:
        yield conflict(
            "actor", event.id,
            [("By one upon the other", one), ("By each upon the other", mutual)],
            "The documents differ on who acted; the doer named by most stands beside the mutual act.",
        )  # fmt: skip


def labels(event: Told) -> Iterable[Conflict]:
    """The same act is called by names of different weight."""
    by_type = grouped(event.acts, lambda act: act.claim.type)
    if event.acts[0].family == "force" and len(by_type) > 1:
        sides = [(f"Called “{acts[0].claim.trigger.words}”", acts) for acts in by_type.values()]
        yield conflict("label", event.id, sides, "One happening under different names; the wording of each is kept.")
    by_instrument = grouped(event.acts, lambda act: "/".join(sorted(act.instruments)) or None)
    apart = [
        key
        for key in by_instrument
        if not any(set(key.split("/")) & set(o.split("/")) for o in by_instrument if o != key)
    ]
    if event.acts[0].concept == "sign" and len(apart) > 1:
        sides = [(f"Called {key.replace('/', ', ')}", by_instrument[key]) for key in apart]
        yield conflict("label", event.id, sides, "One instrument under different names, not several instruments.")


FINDERS: tuple[Callable[[Told], Iterable[Conflict]], ...] = (contradiction, dates, places, doers, labels)


# ---------------------------------------------------------------- helpers
def conflict(kind: str, about: str, sides: Sequence[tuple[str, Sequence[Act]]], careful: str) -> Conflict:
    told = tuple(
        Side(tuple(sorted(act.id for act in acts)), reading)
        for reading, acts in sorted(sides, key=lambda side: first(side[1]))
    )
    return Conflict(digest("conflict", kind, about, [side.reading for side in told]), kind, about, told, careful)  # type: ignore[arg-type]


def first(acts: Sequence[Act]) -> str:
    return min(act.id for act in acts)


def grouped(acts: Iterable[Act], key: Callable[[Act], str | None]) -> Mapping[str, list[Act]]:
    out: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        value = key(act)
        if value is not None:
            out[value].append(act)
    return {value: out[value] for value in sorted(out)}


def meets(a: Act, b: Act) -> bool:
    return a.earliest <= b.latest and b.earliest <= a.latest


def when(act: Act) -> str:
    return act.claim.time.value or f"{act.claim.time.earliest or '…'} to {act.claim.time.latest or '…'}"
