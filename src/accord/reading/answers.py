"""Claims that answer to a deed told before: "The rebels claimed the attack", "Chad denied any part in it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.model import Claim, Role
from accord.reading.cast import Cast

DENIAL = "reject/deny-part"
OWNING_UP = "assault/claim-attack"
DEEDS = frozenset("ASSAULT COERCE".split())
REACH = 1500  # characters back to the deed


def with_deeds(claims: Sequence[Claim], cast: Cast) -> list[Claim]:
    """The claims; one that denies a part in a deed, or owns up to it, is a claim of that deed, done to whom it was.

    A denial of the deed stands beside its assertion, so that both can be seen to be of one matter.
    """
    out: list[Claim] = []
    for claim in claims:
        deed = _deed_before(claim, out) if claim.rule in (DENIAL, OWNING_UP) else None
        out.append(claim if deed is None else _as_deed(claim, deed, cast))
    return out


def _deed_before(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The last deed with somebody who suffered it, other than those who answer to it."""
    answering = {role.actor for role in claim.actors if role.role == "actor"}
    for deed in reversed(before):
        if claim.trigger.start - deed.trigger.end > REACH:
            return None
        suffering = {role.actor for role in deed.actors if role.role == "recipient"}
        if deed.type in DEEDS and suffering and suffering.isdisjoint(answering) and deed.polarity == "positive":
            return deed
    return None


def _as_deed(claim: Claim, deed: Claim, cast: Cast) -> Claim:
    doers = tuple(role for role in claim.actors if role.role == "actor")
    suffering = tuple(role for role in deed.actors if role.role == "recipient" and _is_another(role, doers, cast))
    if not doers or not suffering or any(role.role == "recipient" for role in claim.actors if claim.rule == OWNING_UP):
        return claim
    return replace(claim, type=deed.type, actors=(*doers, *suffering), mode=None, cameo=None)


def _is_another(role: Role, doers: Sequence[Role], cast: Cast) -> bool:
    countries = {cast.side(doer.actor) for doer in doers}
    return cast.side(role.actor) not in countries
