"""The register of sanctions: who, against whom, why and at what stage; each sender as stated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from accord.model import FACTUAL, Claim, Date, Reading, Sanction
from accord.relating.dating import Days, best, days_of, meet, stated, width
from accord.relating.parties import UNNAMED, Parties
from accord.relating.words import pattern

Stage = Literal["imposed", "threatened", "lifted", "evaded"]
MEASURE = pattern(
    "sanction", "impos", "reimpos", "embargo", "restrict", "blacklist", "boycott", "tariff", "blockade", "asset freeze",
    "froze", "freez", r"(?:travel|import|export|arms|visa|trade|oil) ban", r"bann?(?:ed|s|ing)?\b", "prohibit",
    "penalt",
)  # fmt: skip
CUT = "cut|sever|br(?:eak|oke|oken|eaking)|suspend|end(?:ed|s|ing)|downgrad|terminat|fr[eo]+z|halt|ruptur"
BONDS = "ties|relations|links|contacts?|trade|exports?|imports?|flights?"
BREAK = re.compile(rf"\b(?:{CUT})\w*\b.{{0,40}}\b(?:{BONDS})", re.IGNORECASE)
OTHER = pattern(  # SANCTION in PLOVER, but no measure against a state that lasts
    "expel", "oust", "evict", r"kick\w* out", "persona non grata", "convict", "sentenc", "jail", "imprison", "recall",
    r"fin(?:ed|es)\b", r"left\b", r"leav(?:e|es|ing)\b", "withdr[ae]w", "quit", "exit", r"walk\w* out", r"pull\w* out",
    r"talks?\b", r"negotiations?\b", r"agreements?\b", r"treat(?:y|ies)\b", r"deals?\b", r"pacts?\b", r"accords?\b",
    r"membership\b", r"(?:aid|assistance|funding|supplies)\b", "mediat", "guilty",
)  # fmt: skip
THREAT = pattern("threat", "warn")
OTHER_RULES = frozenset({"expel", "recall", "convict", "leave-agreement", "leave-out-of", "quit-body", "find-guilty"})
RELIEF = re.compile(
    r"\b(?:lift|eas|remov|end|waiv|suspend|relax|drop|revok|scrap|loosen|unfr[eo]+z)\w*\b.{0,60}"
    r"\b(?:sanction|embargo|restriction|asset|ban\b)|\bsanctions? relief",
    re.IGNORECASE,
)
EVASION = pattern(
    "evad", "evasion", "circumvent", "bypass", "skirt", "dodg", "sidestep", r"get\w* around", "got around", "busting",
    "neutrali[sz]",
)  # fmt: skip
UNNAMED_MEASURE = re.compile(r"\binternational\s+(?:[a-z]+\s+)?(?:sanction|embargo|restriction|boycott)", re.IGNORECASE)
WHY = (
    "over", "because of", "in response to", "in retaliation for", "as (?:a )?punishment for", "in reaction to",
    "due to",
    "following", "after", "for", r"accus\w+ (?:it|them|him|her) of", "citing",
)  # fmt: skip
REASON = re.compile(rf"(?<!\w)(?P<word>{'|'.join(WHY)})\s+(?P<why>[^.;,()]{{4,160}})", re.IGNORECASE)
SPELLS = r"(?:years?|months?|weeks?|days?|decades?)\b"
NO_REASON = re.compile(  # "for a year", "for the first time", "over the weekend", "after 2014"
    r"^(?:(?:a|an|the|some|many|more than|over|about|at least|nearly|almost|another|several|its|their|his|her)\s+)*"
    rf"(?:\d+\W*(?:$|{SPELLS})|[a-z-]+\s+{SPELLS}|{SPELLS}|(?:first|second|last|next|past|time|now|weekend|example|instance|"
    r"good|long)\b)",
    re.IGNORECASE,
)
NEAR, FAR = 70, 120  # characters from the measure to a word that may give its reason, and to one that does
LOOSE = frozenset({"for", "after", "following", "over"})
VERB_BETWEEN = re.compile(r"\b(?:are|is|was|were|be|been|will|would|could|has|have|had|to\s+[a-z]+)\b")
CLAUSE = re.compile(
    r"\s+(?:which|who|that had|while|whereas|but|when|where)\b.*$|\s+(?:said|says|told)\b.*$", re.IGNORECASE
)


def sanctions_of(readings: Sequence[Reading], parties: Parties) -> tuple[Sanction, ...]:
    """One entry a sender, target, stage and time, sorted by these."""
    found: dict[tuple[str, str, Stage, bool], list[Claim]] = defaultdict(list)
    for reading in sorted(readings, key=lambda reading: reading.document):
        for claim in reading.claims:
            if (stage := stage_of(claim)) is not None:
                for sender, target in pairs(claim, stage, parties):
                    found[sender, target, stage, breaks(claim)].append(claim)
    settle_mutual(found)
    entries = [entry(key, group) for key in sorted(found) for group in in_time(found[key])]
    return tuple(sorted(entries, key=lambda s: (s.sender, s.target, s.stage, s.date.earliest or "", s.claims)))


def settle_mutual(found: dict[tuple[str, str, Stage, bool], list[Claim]]) -> None:
    """ "The two cut ties" is no word on who did it: it supports a claim that is, if there is one of that time."""
    for key in sorted(found):
        sender, target, stage, kind = key
        told = [claim for claim in found.get((target, sender, stage, kind), ()) if one_way(claim)]
        if told and not any(one_way(claim) for claim in found[key]):
            kept = [c for c in found[key] if not any(meet(days_of(c.time), days_of(other.time)) for other in told)]
            found[key] = kept
            if not kept:
                del found[key]


def one_way(claim: Claim) -> bool:
    return any(role.role in ("actor", "recipient") for role in claim.actors)


def breaks(claim: Claim) -> bool:
    """A break of relations, which is not the same measure as an embargo of the same states."""
    return not MEASURE.search(around(claim))


def around(claim: Claim) -> str:
    """The trigger and the words after it in its clause."""
    at = claim.trigger.start - claim.evidence.start
    return re.split(r"[.;:]", claim.evidence.words[at : at + len(claim.trigger.words) + 60])[0]


# ---------------------------------------------------------------- stages and sides
def stage_of(claim: Claim) -> Stage | None:
    """What the claim says of a sanction; None if it is on none, or says nothing that holds."""
    if claim.polarity == "negative" or claim.modality in ("denied", "counterfactual", "feared", "hearsay", "alleged"):
        return None
    if claim.type in ("RETREAT", "CONCEDE"):
        return "lifted" if claim.modality in FACTUAL and RELIEF.search(around(claim)) else None
    if claim.type == "THREATEN":
        return "threatened" if claim.modality in FACTUAL and MEASURE.search(around(claim)) else None
    if EVASION.search(claim.trigger.words) and MEASURE.search(around(claim)):
        return "evaded" if claim.modality in FACTUAL else None
    if claim.type != "SANCTION" or is_other(claim):
        return None
    return "imposed" if claim.modality in FACTUAL and not THREAT.search(claim.trigger.words) else "threatened"


def is_other(claim: Claim) -> bool:
    if claim.rule.rpartition("/")[2] in OTHER_RULES:
        return True
    words = around(claim)
    return not MEASURE.search(words) and not BREAK.search(words) and OTHER.search(words) is not None


def pairs(claim: Claim, stage: Stage, parties: Parties) -> list[tuple[str, str]]:
    """Sender and target, each on its own; UNNAMED where the claim names no sender."""
    doers = [role.actor for role in claim.actors if role.role == "actor"]
    actors = kept(parties.stated(doer) or parties.region(doer) for doer in doers)
    recipients = kept(target_of(role.actor, parties) for role in claim.actors if role.role == "recipient")
    if stage == "evaded":  # the one who evades acts
        return [(sender, target) for sender in recipients for target in actors if target != UNNAMED]
    together = kept(parties.stated(role.actor) for role in claim.actors if role.role == "participant")
    if not actors and not recipients and len(together) == 2:
        return [(together[0], together[1]), (together[1], together[0])]
    return [
        (sender, target)
        for sender in (actors or ([UNNAMED] if UNNAMED_MEASURE.search(before(claim)) else []))
        for target in recipients
        if target not in (sender, UNNAMED) and not same_side(sender, target, parties)
    ]


def same_side(a: str, b: str, parties: Parties) -> bool:
    return parties.side(a) is not None and parties.side(a) == parties.side(b)


def before(claim: Claim) -> str:
    """The trigger with the words right before it."""
    at = claim.trigger.start - claim.evidence.start
    return claim.evidence.words[max(0, at - 30) : at + len(claim.trigger.words)]


def target_of(key: str, parties: Parties) -> str | None:
    """A sanctioned person is the target, not the state."""
    return key if parties.is_person(key) else parties.stated(key)


def kept(keys: Iterable[str | None]) -> list[str]:
    """Each key once, sorted; UNNAMED only if nobody is named."""
    found = sorted({key for key in keys if key is not None})
    return [key for key in found if key != UNNAMED] or found


# ---------------------------------------------------------------- entries
def in_time(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims on one measure: those whose dates can be one; undated ones are on the last."""
    groups: list[tuple[Days, list[Claim]]] = []
    for claim in sorted(
        (c for c in claims if stated(c.time)), key=lambda c: (width(days_of(c.time)), days_of(c.time), c.id)
    ):
        days = days_of(claim.time)
        home = next((i for i, (other, _) in enumerate(groups) if meet(days, other)), None)
        if home is None:
            groups.append((days, [claim]))
        else:
            groups[home][1].append(claim)
    groups.sort(key=lambda group: group[0])
    undated = [claim for claim in claims if not stated(claim.time)]
    if not groups:
        return [undated]
    groups[-1][1].extend(undated)
    return [group for _, group in groups]


def entry(key: tuple[str, str, Stage, bool], claims: Sequence[Claim]) -> Sanction:
    sender, target, stage, _ = key
    reason = reason_of(claims) if stage != "lifted" else None  # of relief, it would be another
    ids = tuple(sorted(claim.id for claim in claims))
    return Sanction(sender, target, reason, stage, date_of(claims), ids)


def date_of(claims: Sequence[Claim]) -> Date:
    return best(claim.time for claim in claims)


def reason_of(claims: Sequence[Claim]) -> str | None:
    """The reason in the words of the first claim that gives one."""
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.evidence.start, claim.id)):
        if reason := reason_in(claim):
            return reason
    return None


def reason_in(claim: Claim) -> str | None:
    """ "over", "because of", "following" and their like, in the clause of the measure."""
    at = claim.trigger.start - claim.evidence.start
    clause = re.split(r"[.;]|,\s(?=[A-Z])", claim.evidence.words[at:])[0]
    for found in REASON.finditer(clause):
        between = clause[len(claim.trigger.words) : found.start()]
        if len(between) > (NEAR if found["word"].lower() in LOOSE else FAR) or VERB_BETWEEN.search(between):
            break
        why = CLAUSE.sub("", found["why"]).strip()
        if len(why) > 3 and not NO_REASON.match(why):
            return " ".join(why.split())
    return None
