"""The register of memberships: who belongs, belonged, has applied; only as stated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from accord.model import FACTUAL, Claim, Membership, Reading, Span
from accord.relating.dating import best
from accord.relating.parties import Parties
from accord.relating.words import pattern

Status = Literal["member", "applicant", "observer", "candidate", "former"]
TELLING = frozenset({"MEMBER", "SANCTION", "RETREAT"})  # leaving is an act of its own in PLOVER
JOIN = r"\b.{0,30}\b(?:join|admi|member)"
APPLYING = pattern(
    r"appl(?:y|ied|ies|ying|ication)", rf"ask(?:s|ed|ing)?{JOIN}", rf"request\w*{JOIN}", r"bid\b", r"seek(?:s|ing)?\b",
    r"sought\b", "petition",
)  # fmt: skip
LEAVING = pattern(
    r"left\b", r"leav(?:e|es|ing)\b", "quit", "withdr[ae]w", r"pull\w* out", "exit", r"former\b", "expel",
    r"ceased?\b", "oust",
    "ex-member",
)  # fmt: skip
OBSERVING = pattern("observer")
CANDIDATE = pattern("candida(?:te|cy)", "accession (?:talks|negotiations)")
LESSER = pattern("dialogue partner", "partner (?:state|country)", "associate")
JOINING = pattern("join", "ent(?:er|ry)", "acced")
WISH = pattern("want", "hope", "wish", "plan", "aim", "intend", "consider", "invit", "prepare")
GROUPING = (
    "(?:group(?:ing)?|bloc|club|alliance|organi[sz]ation|union|community|council|pact|treaty|membership|"
    "association|league)"
)
GOES_ON = (
    "of|in|on|at|as|by|after|before|during|last|this|next|and|or|but|with|from|to|for|since|when|while|which|that|who|"
    "whose|has|had|have|is|was|were|are|would|will|could|under|amid|following|despite|because|alongside"
)
JOINED_IN = re.compile(  # "joined the Union in condemning", "joined the Union's sanctions": an act with it
    rf"^(?:\s*\([^)]*\))?(?:\s+{GROUPING}\b)?(?:['’]s\s+(?!{GROUPING})\w|['’]\s+\w|"
    rf"\s+(?:and\s+[\w\s]{{1,30}}\s+)?in\s+\w+ing\b|\s+(?!(?:{GOES_ON}|{GROUPING})\b)[a-z]\w+)"
)


def memberships_of(readings: Sequence[Reading], parties: Parties) -> tuple[Membership, ...]:
    """One entry an organisation, state and status, sorted by these."""
    found: dict[tuple[str, str, Status], list[Claim]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            if claim.type in TELLING and (status := status_of(claim)) is not None:
                for organisation, state in pairs(claim, parties):
                    found[organisation, state, status].append(claim)
    return tuple(entry(key, found[key]) for key in sorted(found))


def entry(key: tuple[str, str, Status], claims: Sequence[Claim]) -> Membership:
    organisation, state, status = key
    ids = tuple(sorted(claim.id for claim in claims))
    return Membership(organisation, state, status, best(claim.time for claim in claims), ids)


def status_of(claim: Claim) -> Status | None:
    """What the claim makes of the state; None where it makes it nothing."""
    if claim.type != "MEMBER":
        left = LEAVING.search(claim.trigger.words) and claim.factual
        return "former" if left else None
    kind = claim.relation.kind if claim.relation is not None else ""
    words = claim.trigger.words
    near = nearby(claim)
    if claim.polarity == "negative" or LESSER.search(near) or LESSER.search(kind):
        return None
    if kind in ("observer", "candidate", "former") and claim.modality in FACTUAL:
        return kind  # type: ignore[return-value]
    if claim.modality in FACTUAL and OBSERVING.search(near):
        return "observer"
    if claim.modality in FACTUAL and CANDIDATE.search(near):
        return "candidate"
    if kind == "applicant" or APPLYING.search(words):
        return "applicant" if claim.modality in FACTUAL else None
    if JOINING.search(words) and APPLYING.search(near):
        return "applicant" if claim.modality not in ("denied", "counterfactual", "feared") else None
    if claim.modality not in FACTUAL or (JOINING.search(words) and WISH.search(near)):
        return None
    return "former" if LEAVING.search(near) else "member"


def nearby(claim: Claim) -> str:
    """The trigger with the four words before it, where "applied to", "former" or "observer" would stand."""
    at = claim.trigger.start - claim.evidence.start
    before = claim.evidence.words[:at].split()[-4:]
    return " ".join([*before, claim.trigger.words])


def pairs(claim: Claim, parties: Parties) -> list[tuple[str, str]]:
    """Organisation and state, for each state that the claim names as the one who is or becomes it."""
    organisations = [
        role for role in claim.actors if parties.kind(role.actor) == "organisation" and role.role != "actor"
    ]
    if not organisations:
        organisations = [role for role in claim.actors if parties.kind(role.actor) == "organisation"]
    named = [role for role in organisations if parties.side(role.actor) and not joined_in(claim, role.span)]
    states = sorted(
        {
            side
            for role in claim.actors
            if role.role in ("actor", "participant") and role not in organisations
            if (side := parties.side(role.actor)) and parties.kind(side) == "state"
        }
    )
    return [(role.actor, state) for role in named for state in states]


def joined_in(claim: Claim, span: Span | None) -> bool:
    """The words after the organisation show that it is joined in an act, not joined."""
    if span is None or not (JOINING.search(claim.trigger.words) or claim.type != "MEMBER"):
        return False
    return JOINED_IN.match(claim.evidence.words[max(0, span.end - claim.evidence.start) :]) is not None
