"""What a text or a speaker says against itself, and what is told late: found across events, not within one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from accord.merging.acts import LAST, Act
from accord.merging.conflicts import Told, conflict, day_of, meets, when
from accord.model import Conflict

MOST_SIDES = 60  # acts under one key that are set against each other
NEARBY = 400  # characters: the sentence or two that follow on a position
RECENTLY = 62  # days, beyond which nothing is told as of this or last week

WELCOMES = re.compile(
    r"\b(?:welcom\w*|hail(?:s|ed|ing)?|prais\w*|applaud\w*|endors\w*|back(?:s|ed|ing)?|support\w*)\b", re.IGNORECASE
)
DOUBTS = re.compile(
    r"\b(?:doubt(?!less)\w*|s[ck]eptic\w*|wary|distrust\w*|mistrust\w*|not (?:sure|certain|convinced|persuaded)"
    r"|(?:nobody|no one) (?:can|could) (?:yet )?(?:say|tell|know)|remains? to be seen|question(?:s|ed) whether"
    r"|(?:not|never|rarely|seldom|hardly)\b[^.;]{0,40}\bkeeps? (?:its|their|his|her) (?:word|promises?))\b",
    re.IGNORECASE,
)
RUNNING = re.compile(
    r"\b(?:ha(?:ve|s) (?:now |only |still )?(?:until|till)|now ha(?:ve|s) (?:until|till)"
    r"|deadline (?:is|falls|expires))\b",
    re.IGNORECASE,
)
PASSED = re.compile(
    r"\bdeadline\b[^.;]{0,40}\b(?:passed|expired|lapsed)\b|\b(?:after|missed|past) (?:the|that|a) deadline\b",
    re.IGNORECASE,
)
MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
AS_NEWS = re.compile(
    rf"\b(?:(?:this|last|a recent) (?:week|{DAYS})|yesterday|in recent (?:days|weeks)|the other day)\b",
    re.IGNORECASE,
)
ALIKE = frozenset({"alignment"})
APART = frozenset({"divergence", "dispute"})


def find_tensions(events: Sequence[Told], others: Sequence[Act]) -> list[Conflict]:
    """Positions, rumours, deadlines and old news; each finder says what it sets against what.

    Args:
        others: acts that make no event of their own: a rumour of which only one side is named, a tie that stands.
    """
    found = [*rumours(events, others), *doubts(events, others), *views(events, others)]
    found += [*deadlines(events, others), *old_news(events)]
    once = {conflict.id: conflict for conflict in found}
    return [once[key] for key in sorted(once)]


# ---------------------------------------------------------------- stages
def rumours(events: Sequence[Told], others: Sequence[Act]) -> Iterable[Conflict]:
    """What is told as done, and of the same person as a rumour that names the other side beside it."""
    by_person: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for event in events:
        if all(act.stage == "fact" and not act.denied and act.claim.modality != "hearsay" for act in event.acts):
            for person in sorted({person for act in event.acts for person in act.named}):
                by_person[event.acts[0].family, person].append(event)
    for act in others:
        if act.claim.modality == "hearsay" and not act.denied:
            facts = {event.id: event for person in act.named for event in by_person.get((act.family, person), ())}
            for fact in [facts[key] for key in sorted(facts)][:MOST_SIDES]:
                if any(rumoured_of(act, done) for done in fact.acts):
                    sides = [("Reported as done", list(fact.acts)), ("Only rumoured", [act])]
                    yield conflict("stage", fact.id, sides, "Reported as done by some, as rumour by others.")


def rumoured_of(act: Act, done: Act) -> bool:
    """One type and kind of act by one person, and whoever the rumour leaves out is named in its sentence."""
    alike = act.claim.type == done.claim.type and act.concept == done.concept and act.actors == done.actors
    left_out = done.named - act.named
    return alike and meets(act, done) and act.parties <= done.parties and bool(left_out) and left_out <= act.others


# ---------------------------------------------------------------- positions
def doubts(events: Sequence[Told], others: Sequence[Act]) -> Iterable[Conflict]:
    """One side welcomes a thing, and a sentence or two on doubts it."""
    doubting: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in everything(events, others):
        if act.claim.type in ("STATE", "ACCUSE") and DOUBTS.search(act.claim.evidence.words):
            for side in sorted(act.voices):
                doubting[act.claim.document, side].append(act)
    for event in events:
        for act in event.acts:
            if act.claim.type == "SUPPORT" and act.stage == "fact" and not act.denied and welcoming(act):
                near = [
                    other
                    for side in sorted(act.actors)
                    for other in doubting.get((act.claim.document, side), ())[:MOST_SIDES]
                    if follows(act, other)
                ]
                if near:
                    sides = [("In favour", [act]), ("In doubt", near)]
                    yield conflict("label", event.id, sides, "The same side takes both positions; neither is dropped.")


def welcoming(act: Act) -> bool:
    return WELCOMES.search(act.claim.trigger.words) is not None


def follows(a: Act, b: Act) -> bool:
    return 0 < b.claim.evidence.start - a.claim.evidence.start <= NEARBY


def views(events: Sequence[Told], others: Sequence[Act]) -> Iterable[Conflict]:
    """One text has two see things alike, and has them at odds."""
    home = {act.id: event for event in events for act in event.acts}
    told: dict[tuple[str, frozenset[str]], list[Act]] = defaultdict(list)
    for act in everything(events, others):
        if act.claim.type == "TIE" and act.claim.relation is not None and len(act.parties) > 1 and act.stage == "fact":
            told[act.claim.document, act.parties].append(act)
    for acts in told.values():
        alike, apart = of_kind(acts, ALIKE), of_kind(acts, APART)
        event = next((home[act.id] for act in [*apart, *alike] if act.id in home), None)
        if alike and apart and event is not None:
            sides = [("They see it alike", alike), ("They are at odds", apart)]
            yield conflict("label", event.id, sides, "Both can be so, each of its own matter.")


def of_kind(acts: Sequence[Act], kinds: frozenset[str]) -> list[Act]:
    return [act for act in acts if act.claim.relation is not None and act.claim.relation.kind in kinds]


# ---------------------------------------------------------------- told late
def deadlines(events: Sequence[Told], others: Sequence[Act]) -> Iterable[Conflict]:
    """A deadline told as running, in a text last changed after another had told that it was over.

    Two that set one another deadlines do so again and again: it is the same if both sentences name its month.
    """
    home = {act.id: event for event in events for act in event.acts}
    running: dict[frozenset[str], list[Act]] = defaultdict(list)
    passed: dict[frozenset[str], list[Act]] = defaultdict(list)
    for act in everything(events, others):
        words = act.claim.evidence.words
        if PASSED.search(words):
            passed[act.parties].append(act)
        elif act.stage in ("planned", "considered") and RUNNING.search(words):
            running[act.parties].append(act)
    for parties in [parties for parties in running if parties in passed]:
        for act in running[parties][:MOST_SIDES]:
            earlier = [other for other in passed[parties] if other.published < act.published < LAST]
            over = [other for other in earlier if months(other) & months(act)]
            event = next((home[each.id] for each in [act, *over] if each.id in home), None)
            if over and event is not None:
                sides = [("Told as planned and still running", [act]), ("Told as over", over)]
                careful = "One text tells the deadline as running, another as over; the first may be old."
                yield conflict("staleness", event.id, sides, careful)


def months(act: Act) -> frozenset[str]:
    return frozenset(MONTH.findall(act.claim.evidence.words))


def old_news(events: Sequence[Told]) -> Iterable[Conflict]:
    """Told as of this or last week, by a text written months after the day that another gives."""
    for event in events:
        late = told_late(event.acts)
        if late:
            fixed = [act for act in event.acts if act.precise]
            sides = [(f"On {when(fixed[0])}", fixed), ("Told as recent, months later", late)]
            careful = "A text tells as news what others date months before it was written; it may repeat an old one."
            yield conflict("staleness", event.id, sides, careful)


def told_late(acts: Sequence[Act]) -> list[Act]:
    """Tellings of an act without a date and as news, in texts written months after the day that others give."""
    own = {act.id for act in acts if act.dated and act.claim.time.basis != "cross-document"}
    last = max((act.latest for act in acts if act.precise and act.id in own), default=LAST)
    undated = (act for act in acts if act.id not in own)
    return [act for act in undated if AS_NEWS.search(act.claim.evidence.words) and day_of(act.told) - last > RECENTLY]


def everything(events: Sequence[Told], others: Sequence[Act]) -> list[Act]:
    return [*(act for event in events for act in event.acts), *others]
