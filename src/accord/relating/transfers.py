"""The register of deployments and transfers: what is moved, from whom, to whom, and how far it has come.

An entry needs words of a document for what is moved and an actor that moves it; what no document says stays empty.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from accord.model import Claim, Date, Event, Reading, Span, Transfer
from accord.relating.dating import Days, best, days_of, meet, stated
from accord.relating.parties import UNNAMED, Parties
from accord.relating.words import any_of, pattern, tables

Kind = Literal["deployment", "transfer"]
Stage = Literal["considered", "possible", "planned", "under-way", "done", "ended", "alleged", "disputed", "denied"]
STEPS: tuple[Stage, ...] = ("considered", "possible", "planned", "under-way", "done", "ended")
SILENT = frozenset({"feared", "counterfactual", "hearsay"})  # nobody says that it is, or is to be
MOVING = frozenset({"MOBILIZE", "AID", "COOPERATE"})
YEAR = 366  # days from a plan to what it comes to
SENDING = pattern(
    "deploy", "redeploy", "station", "sen[dt]", "dispatch", "amass", r"mass(?:ed|es|ing)?\b", "mov", "install",
    "position", "plac", "rush", "reinforc", "shift", r"fl(?:y|ew|ies|own|ying)\b", "arriv", "land", "garrison",
    "relocat", "contribut", "commit", "provid",
)  # fmt: skip
GIVING = pattern(
    "giv", "gave", "provid", "sen[dt]", "suppl", "deliver", "donat", "ship", "grant", r"len[dt]\b", "loan", "transfer",
    "award", "disburs", "furnish", "airlift", "airdrop", "hand", r"pa(?:y|id|ys|ying)\b", "deposit", "truck", "remit",
    "funnel", "channel", r"arm(?:ed|s|ing)?\b", "equip", "releas", "sale", r"s(?:ell|old)", "export", "provision",
    "distribut", "dispatch", "extradit", "turn", "surrender", "render", "exchang", "reach",
)  # fmt: skip
TAKING = pattern("buy", "bought", "purchas", "import", "procur", "acquir", "leas", "order")
MUTUAL = pattern("exchang", "swap", "trad", "barter")
MONEY = r"[$€£¥]\s?\d[\d.,]*(?<=\d)(?:\s?(?:million|billion|trillion|bn|m)\b)?"
LINK = frozenset(  # where a noun phrase cannot go on to the left
    (
        "a an the this that these those such other same its his her their our your my of to from in on at by for "
        "with into over and or but as than some any no all is are was were be been being has have had do does did "
        "will would could may might shall should can not more up out also it they he she we who which whether "
        "about nearly almost around least most "
        "group movement government country kingdom rebels militants"  # "sent the group weapons": to whom
    ).split()
)
VERB = re.compile(r"\w+(?:\s+(?:over|out|in|up|back))?\s+")
NEAR = re.compile(r"(?:\s+[\w'’-]+){0,4}\s*")
ACCUSED = re.compile(r"\b(?:accus|blam|suspect)\w*\b[^.;]*\b(?:of|for)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
ARTICLE = re.compile(r"(?<![\w-])(?:an?|its|their|his|her|more|several|\d+|two|three)\s+$", re.IGNORECASE)
BREAK = re.compile(
    r"[.;:!?](?=\s|$)|\s(?:after|because|but|while|when|which|who|that|said|says|despite|although)\s|[\"“”»«]"
)
NUMBER = r"(?:\d[\d.,]*|dozens|hundreds|thousands|tens of thousands|tons|tonnes|barrels|batches|units|doses)"
AMOUNT = re.compile(
    rf"(?:(?:\d[\d.,]*|[a-z]+)\s+)?(?:(?:thousand|million|billion)\s+)?{NUMBER}\s+of\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Step:
    """One event as a step of a matter: who moves what to whom, and how it stands."""

    kind: Kind
    sender: str
    recipient: str
    head: str  # what the thing is called, in the singular; troops of all kinds are troops
    what: str
    stage: Stage
    date: Date
    claims: tuple[str, ...]

    @property
    def matter(self) -> tuple[str, str, str, str]:
        return self.kind, self.sender, self.recipient, self.head


@dataclass(frozen=True, slots=True)
class Thing:
    """What is moved: the exact words, the noun in the singular, and its class in `words.toml`."""

    span: Span
    head: str
    group: str


def transfers_of(readings: Sequence[Reading], events: Sequence[Event], parties: Parties) -> tuple[Transfer, ...]:
    """One entry a matter: the steps of the same sender, recipient and thing whose dates allow it."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    matters: dict[tuple[str, str, str, str], list[Step]] = defaultdict(list)
    for event in sorted(events, key=lambda event: event.id):
        for step in steps_of(event, [claims[id] for id in sorted(event.claims) if id in claims], parties):
            matters[step.matter].append(step)
    settle_ends(matters)
    entries = [entry(thread) for key in sorted(matters) for thread in threads(matters[key])]
    return tuple(
        sorted(entries, key=lambda t: (t.sender, t.recipient, t.kind, t.what, t.date.earliest or "", t.claims))
    )


# ---------------------------------------------------------------- events as steps
def steps_of(event: Event, claims: Sequence[Claim], parties: Parties) -> list[Step]:
    """The event as a step, once for each sender and recipient; none where no words say what is moved."""
    moved = [(claim, thing) for claim in claims if is_told(claim) and (thing := thing_of(claim)) is not None]
    told = [(kind, claim, thing) for claim, thing in moved if (kind := kind_of(claim, thing)) is not None]
    if not told:
        return []
    kind, _, thing = min(told, key=lambda one: (one[1].document, one[1].evidence.start, one[1].id))
    same = [(claim, what) for each, claim, what in told if each == kind]
    stage = stage_of(event, [claim for claim, _ in same])
    if stage is None:
        return []
    parts = [sides(claim, what, kind, parties) for claim, what in same]
    senders = named(key for one, _ in parts for key in one)
    recipients = named(key for _, other in parts for key in other) or [""]
    ids, date = tuple(claim.id for claim, _ in same), best(claim.time for claim, _ in same)
    return [
        Step(kind, sender, recipient, thing.head, thing.span.words, stage, date, ids)
        for sender in senders
        for recipient in recipients
        if sender != recipient
    ]


def is_told(claim: Claim) -> bool:
    """An act that may move something, told as being, to be or not to be; an accusation is no such word."""
    if claim.type not in MOVING and claim.mode != "withdraw":
        return False
    before = claim.evidence.words[: claim.trigger.start - claim.evidence.start]
    return claim.modality not in SILENT and not (claim.factual and ACCUSED.search(before))


def kind_of(claim: Claim, thing: Thing) -> Kind | None:
    """What moving this thing makes the claim; None where nothing is moved from one to another."""
    trigger, troops = claim.trigger.words, thing.group == "troops"
    if claim.mode == "withdraw":
        return "deployment" if troops else None
    if claim.type == "MOBILIZE":
        return "deployment" if SENDING.search(trigger) and (troops or thing.group == "arms") else None
    if claim.type == "AID" and troops:
        return "deployment" if claim.cameo == "074" and SENDING.search(trigger) else None
    if claim.type == "AID" and claim.cameo != "075":
        inside = claim.trigger.start <= thing.span.start < claim.trigger.end
        return "transfer" if inside or GIVING.search(trigger) else None
    if claim.type == "COOPERATE" and not troops and not MUTUAL.search(trigger):
        return "transfer" if GIVING.search(trigger) or TAKING.search(trigger) else None
    return None


def stage_of(event: Event, claims: Sequence[Claim]) -> Stage | None:
    """As the event stands; done only if one of these claims reports it as done."""
    reported = any(claim.factual for claim in claims)
    if any(claim.mode == "withdraw" for claim in claims):  # a planned end says nothing of how far it has come
        return "ended" if event.status == "happened" and reported else None
    if event.status == "happened":
        going_on = all(claim.modality == "ongoing" for claim in claims if claim.factual)
        return ("under-way" if going_on else "done") if reported else None
    return event.status


def sides(claim: Claim, thing: Thing, kind: Kind, parties: Parties) -> tuple[list[str], list[str]]:
    """Who moves it and to whom; a buyer is the one who receives. What is moved is no side, whatever its name."""
    own = [role for role in claim.actors if role.span is None or not is_part(role.span, thing.span, claim.evidence)]
    actors = named(sender(role.actor, kind, parties) for role in claim.actors if role.role == "actor")
    recipients = named(whereto(role.actor, kind, parties) for role in own if role.role == "recipient")
    if claim.type == "COOPERATE" and TAKING.search(claim.trigger.words):
        return recipients, actors
    if not recipients and kind == "deployment" and claim.place is not None:
        recipients = named([claim.place.country])
    return actors, recipients


def is_part(span: Span, what: Span, evidence: Span) -> bool:
    """The name belongs to what is moved: "a Patriot missile battery", "the soldiers of Peru" named as one."""
    before = evidence.words[: span.start - evidence.start]
    return span.overlaps(what) or (span.end + 1 == what.start and ARTICLE.search(before) is not None)


def sender(key: str, kind: Kind, parties: Parties) -> str | None:
    """The actor as stated; of forces that are deployed, whose they are."""
    return (parties.side(key) if kind == "deployment" else None) or parties.stated(key)


def whereto(key: str, kind: Kind, parties: Parties) -> str | None:
    """The actor as stated; of a place its state. Deployed is to or against a state or an organisation."""
    if parties.kind(key) == "place":
        return parties.actors[key].country
    if kind == "transfer":
        return parties.stated(key)
    side = parties.side(key)
    return side if side and parties.kind(side) in ("state", "organisation") else None


def named(keys: Iterable[str | None]) -> list[str]:
    return sorted({key for key in keys if key is not None and key != UNNAMED})


# ---------------------------------------------------------------- what is moved
@cache
def heads() -> dict[str, str]:
    """What things are called, in the singular, and their class."""
    return {word: group for group, words in tables()["moved"].items() for word in words}


@cache
def finder() -> re.Pattern[str]:
    """Finds a noun for what is moved, or a sum; not a noun that another follows, of which it is no more than a part."""
    noun = rf"(?:(?:{any_of(heads())})\s+)?(?P<head>{any_of(heads(), '')})(?:s|es)?(?![\w-])"
    other = rf"(?!\s+{any_of(tables()['not-moved']['nouns'])}(?![\w-]))"
    return re.compile(rf"(?<![\w-])(?:{noun}{other}|(?P<money>{MONEY}))", re.IGNORECASE)


def thing_of(claim: Claim) -> Thing | None:
    """The noun phrase that says what is moved: in the trigger or after it, else right before it."""
    text, offset = claim.evidence.words, claim.evidence.start
    start = claim.trigger.start - offset
    end = start + len(claim.trigger.words)
    found = finder().search(text, start, end + len(BREAK.split(text[end:], maxsplit=1)[0]))
    if found is not None:
        first = VERB.match(text, start)
        edge = first.end() if first and first.end() <= found.start() else start
    else:
        edge = max((one.end() for one in BREAK.finditer(text, 0, start)), default=0)
        found = next(reversed(list(finder().finditer(text, edge, start))), None)
        if found is None or not NEAR.fullmatch(text, found.end(), start):
            return None
    named = [role.span.end - offset for role in claim.actors if role.span and role.span.end - offset <= found.start()]
    return thing(claim.evidence, found, max([edge, *named]))


def thing(evidence: Span, found: re.Match[str], edge: int) -> Thing:
    """The phrase that begins at `edge` or later and ends with the noun found."""
    text = evidence.words
    at = phrase_start(text, found.start(), edge)
    span = Span(evidence.source, evidence.start + at, text[at : found.end()])
    if found["money"]:
        return Thing(span, "money", "money")
    head = re.sub(r"\s+", " ", found["head"].lower())
    group = heads()[head]
    return Thing(span, group if group == "troops" else head, group)


def phrase_start(text: str, at: int, edge: int) -> int:
    """Where the noun phrase begins: number and adjectives before the noun, up to four words, and "five tons of"."""
    for _ in range(4):
        before = re.search(r"(?<!\S)([\w$€£][\w$€£.,'’-]*)[ ]$", text[edge:at])
        if before is None or before[1].lower() in LINK or before[1].endswith((",", ".", "’s", "'s", "ly")):
            break
        at = edge + before.start()
    amount = AMOUNT.search(text[edge:at])
    return edge + amount.start() if amount else at


# ---------------------------------------------------------------- steps of one matter
def settle_ends(matters: dict[tuple[str, str, str, str], list[Step]]) -> None:
    """An end that names no place is that of the only deployment of its sender, if there is just one."""
    for key in sorted(matters):
        kind, sender, recipient, head = key
        open_ = [other for other in matters if other[:2] == (kind, sender) and other[3] == head and other[2]]
        if recipient == "" and len(open_) == 1:
            ends = [step for step in matters[key] if step.stage == "ended"]
            matters[open_[0]].extend(replace(step, recipient=open_[0][2]) for step in ends)
            matters[key] = [step for step in matters[key] if step.stage != "ended"]


def threads(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps that can be one matter: no stage twice at different times, and none before the one that it follows."""
    found: list[list[Step]] = []
    for step in sorted(steps, key=order):
        homes = [thread for thread in found if all(goes_with(other, step) for other in thread)]
        if homes and (stated(step.date) or len(homes) == 1):
            homes[-1].append(step)
        else:
            found.append([step])
    return found


def order(step: Step) -> tuple[bool, Days, int, tuple[str, ...]]:
    return not stated(step.date), days_of(step.date), rank(step), step.claims


def rank(step: Step) -> int:
    return STEPS.index(step.stage) if step.stage in STEPS else -1


def goes_with(first: Step, second: Step) -> bool:
    """Whether two steps can be of one matter."""
    if first.stage == second.stage:
        return stated(first.date) == stated(second.date) and meet(days_of(first.date), days_of(second.date))
    if min(rank(first), rank(second)) < 0:  # said not to be, or in dispute: an entry of its own
        return False
    if not (stated(first.date) and stated(second.date)):
        return True
    before, after = sorted((first, second), key=rank)
    told, then = days_of(before.date), days_of(after.date)
    return told[0] <= then[1] and (after.stage == "ended" or then[0] - told[1] <= YEAR)


def entry(steps: Sequence[Step]) -> Transfer:
    """At the furthest stage; dated by when it was done or under way, else by the steps of that stage."""
    last = max(steps, key=rank)
    by_stage = ([step for step in steps if step.stage == stage] for stage in ("done", "under-way", last.stage))
    at = next(filter(None, by_stage))
    date = best(step.date for step in at)
    if not stated(date):
        date = best(step.date for step in steps if step.stage == last.stage)
    first = min(at, key=lambda step: (-len(step.what.split()), step.what))
    ids = tuple(sorted({id for step in steps for id in step.claims}))
    return Transfer(last.kind, first.what, last.sender, last.recipient, last.stage, date, ids)
