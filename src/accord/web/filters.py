"""The filters of events as they stand in the address bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from fastapi import Query

from accord.dossier.listing import Wanted
from accord.looking.who import actor_id
from accord.model import Standing
from accord.web.view import Room

DAY = r"^$|^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
Day = Annotated[str, Query(pattern=DAY, description="A year, month or day: 2023, 2023-03 or 2023-03-10")]
Text = Annotated[str, Query(max_length=400)]
Many = Annotated[list[str], Query(max_length=40)]
ORIGINS: Mapping[str, tuple[int, int | None]] = {"": (0, None), "1": (0, 1), "2+": (2, None), "3+": (3, None)}
Origins = Literal["", "1", "2+", "3+"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for. `actor`: names or ids; several mean events that have them all."""

    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    origins: Origins = ""
    since: str = ""
    until: str = ""
    text: str = ""
    everything: bool = False
    ids: tuple[str, ...] = field(default=())  # of the actors

    @property
    def any(self) -> bool:
        return bool(
            self.actor or self.type or self.status or self.origins or self.since or self.until or self.text
            or self.everything
        )  # fmt: skip

    def wanted(self) -> Wanted:
        return Wanted(
            actors=self.ids,
            since=self.since or None,
            until=self.until or None,
            types=self.type,
            statuses=self.status,
            origins=ORIGINS[self.origins],
            words=tuple(self.text.split()),
            everything=self.everything,
        )


def filters(
    actor: Many = [],  # noqa: B006 FastAPI copies defaults
    type: Many = [],  # noqa: B006
    status: Annotated[list[Standing], Query()] = [],  # noqa: B006
    origins: Origins = "",
    since: Day = "",
    until: Day = "",
    text: Text = "",
    all: bool = False,
) -> Filters:
    """The filters of a request."""
    named = tuple(dict.fromkeys(one.strip() for one in actor if one.strip()))
    types = tuple(dict.fromkeys(one.upper() for one in type if one))
    return Filters(named, types, tuple(status), origins, since, until, text.strip(), all)


def meant(asked: Filters, room: Room) -> Filters:
    """The filters with the ids of the actors that are meant. Raises: UsageError for one that nobody names."""
    from dataclasses import replace

    ids = (one if one in room.view.actors else actor_id(one, room.built) for one in asked.actor)
    return replace(asked, ids=tuple(dict.fromkeys(ids)))
