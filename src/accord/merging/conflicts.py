"""Claims that cannot all be so, side by side. No side is retired and none is called right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

from accord.merging.acts import FIRST, LAST, Act
from accord.merging.features import LOOSE_NAMES, not_yet, other_matter, other_mission, reversed_roles
from accord.model import Conflict, Side, digest

Kind = Literal["contradiction", "date", "number", "place", "actor", "stage", "label", "staleness"]
Sides = Sequence[tuple[str, Sequence[Act]]]

SELDOM = ("mediate",)  # kinds of consultation of which two are seldom meant
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ON_WEEKDAY = re.compile(rf"\bon (?:a |the )?(?:\w+ )?({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
UNITS: Mapping[str, str] = {
    **dict.fromkeys(("people", "persons", "others", "men", "women", "civilians", "soldiers", "troops"), "persons"),
    **dict.fromkeys(("day", "days"), "days"), **dict.fromkeys(("week", "weeks"), "weeks"),
    **dict.fromkeys(("hour", "hours"), "hours"), **dict.fromkeys(("round", "rounds"), "rounds"),
}  # fmt: skip
QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]+)[”\"“»]")
EACH_OTHER = re.compile(r"\b(?:each other|one another|mutually|both sides|both countries)\b", re.IGNORECASE)
AMOUNT = re.compile(
    rf"(?<!within )\b(\d[\d,]*|{'|'.join(NUMBERS)})[ \u00a0-]+(?:\w+ )?({'|'.join(UNITS)})\b"
    r"(?! (?:later|after|before|ago|earlier))",
    re.IGNORECASE,
)
VIOLENCE = re.compile(
    r"\b(?:storm\w*|attack\w*|ransack\w*|burn\w*|torch\w*|set fire|on fire|loot\w*|assault\w*"
    r"|br(?:oke|eak\w*) into|raid\w*|overran|smash\w*|vandali\w*|bomb\w*|shell\w*"
    r"|str(?:uck|ike|ikes|iking)|inva[ds]\w*|kill\w*|massacr\w*|riot\w*)\b",
    re.IGNORECASE,
)
GATHERING = re.compile(
    r"\b(?:gather\w*|rall(?:y|ies|ied|ying)|demonstrat\w*|protest\w*|march\w*|assembl\w*|picket\w*|incidents?)\b",
    re.IGNORECASE,
)
LASTING = ("days", "weeks", "hours", "rounds")  # units of what an act itself lasts
FOR_IT = frozenset({"SUPPORT", "AGREE", "CONCEDE", "AID", "COOPERATE"})
AGAINST_IT = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST"})
STANDING = frozenset({"STATE", "TIE", "MEMBER"})
NEAR = 31  # days within which one actor's positions are set against each other
MOST_SIDES = 60  # acts of one block that are set against each other


@dataclass(frozen=True, slots=True)
class Told:
    """An event as far as conflicts are concerned."""

    id: str
    acts: tuple[Act, ...]  # without copies, which repeat them
    copies: tuple[Act, ...] = ()

    @property
    def everything(self) -> tuple[Act, ...]:
        return self.acts + self.copies


def find_conflicts(events: Sequence[Told]) -> list[Conflict]:
    """What the claims of one event disagree on, and what events say against one another."""
    found = [conflict for event in events for find in FINDERS for conflict in find(event)]
    found += [*denials(events), *stages(events), *positions(events)]
    once = {conflict.id: conflict for conflict in found}
    return [once[key] for key in sorted(once)]


# ---------------------------------------------------------------- within an event
def contradiction(event: Told) -> Iterable[Conflict]:
    """Asserted by some, denied by others."""
    said = [act for act in event.acts if not act.denied]
    denied = [act for act in event.acts if act.denied]
    if said and denied:
        sides = [("It is said to be so", said), ("It is denied", denied)]
        yield conflict("contradiction", event.id, sides, "Some say so and others deny it; the documents leave it open.")


def hearsay(event: Told) -> Iterable[Conflict]:
    """Reported as done by some, as rumour or charge by others."""
    done = [act for act in event.acts if act.claim.modality in ("happened", "ongoing") and not act.denied]
    said = [act for act in event.acts if act.claim.modality in ("hearsay", "alleged") and not act.denied]
    if event.acts[0].claim.type not in STANDING and done and said and done[0].parties == said[0].parties:
        sides = [("Reported as done", done), ("Only alleged or rumoured", said)]
        yield conflict("stage", event.id, sides, "What some report as done others only allege; who says which is kept.")


def places(event: Told) -> Iterable[Conflict]:
    """Placed in two states."""
    by_country = grouped(event.acts, lambda act: act.country)
    if len(by_country) > 1:
        sides = [(f"In {named_place(acts)}", acts) for acts in by_country.values()]
        yield conflict("place", event.id, sides, "The documents place it differently; the place is open.")


def named_place(acts: Sequence[Act]) -> str:
    return min(act.claim.place.name for act in acts if act.claim.place)


def dates(event: Told) -> Iterable[Conflict]:
    """Given days that do not meet."""
    sides: list[list[Act]] = []
    for act in sorted((act for act in event.acts if act.dated), key=lambda act: (act.days, act.earliest, act.id)):
        home = next((side for side in sides if all(meets(act, other) for other in side)), None)
        if home is None:
            sides.append([act])
        else:
            home.append(act)
    if len(sides) > 1:
        read = [(when(side[0]), side) for side in sides]
        yield conflict("date", event.id, read, "The documents date it differently; each date is kept with its tellers.")


def weekdays(event: Told) -> Iterable[Conflict]:
    """An undated text names another weekday than that of the day on which it was."""
    exact = [act for act in event.acts if act.dated and act.days == 1]
    fixed = {act.earliest for act in exact}
    if len(fixed) != 1:
        return
    was = date.fromordinal(fixed.pop()).weekday()
    other: dict[int, list[Act]] = defaultdict(list)
    for act in event.acts:
        match = ON_WEEKDAY.search(act.claim.evidence.words)
        if match and not act.dated and WEEKDAYS.index(match[1].lower()) != was:
            other[WEEKDAYS.index(match[1].lower())].append(act)
    if other:
        sides = [(f"On a {WEEKDAYS[day].title()}", acts) for day, acts in sorted(other.items())]
        sides.append((f"On {when(exact[0])}, a {WEEKDAYS[was].title()}", exact))
        yield conflict("date", event.id, sides, "The weekday does not fit the date that other documents give.")


def doers(event: Told) -> Iterable[Conflict]:
    """One document names a doer and a target, another says that both did it to one another."""
    if event.acts[0].family in ("pact", "consult", "word", "member"):
        return
    one = [act for act in event.acts if act.directed]
    mutual = [act for act in event.acts if not act.recipients and EACH_OTHER.search(act.claim.evidence.words)]
    if one and mutual:
        sides = [("By one upon the other", one), ("By each upon the other", mutual)]
        yield conflict("actor", event.id, sides, "The documents differ on who acted; both tellings are kept.")


def labels(event: Told) -> Iterable[Conflict]:
    """The same act is called by names of different weight."""
    by_weight = grouped(event.acts, weight)
    if event.acts[0].family == "force" and len(by_weight) > 1:
        sides = [(f"Called “{acts[0].claim.trigger.words}”", acts) for acts in by_weight.values()]
        yield conflict("label", event.id, sides, "One happening under different names; the wording of each is kept.")
    apart = instruments_apart(event)
    telling = any(not set(key.split("/")) & LOOSE_NAMES for key in apart)  # "deal" may be said of any of them
    if event.acts[0].concept == "sign" and len(apart) > 1 and telling:
        sides = [(f"Called {key.replace('/', ', ')}", acts) for key, acts in apart.items()]
        yield conflict("label", event.id, sides, "One instrument under different names, not several instruments.")


def weight(act: Act) -> str:
    """ "violence" or "protest": as its words have it, else as its type has it."""
    words = act.claim.trigger.words
    if VIOLENCE.search(words):
        return "violence"
    return "protest" if GATHERING.search(words) or act.claim.type == "PROTEST" else "violence"


def wordings(event: Told) -> Iterable[Conflict]:
    """One remark, quoted in one document and put in other words in another."""
    said = [act for act in event.acts if act.family == "word" and act.voices]
    quoted = [act for act in said if verbatim(act)]
    told = [act for act in said if not verbatim(act)]
    if quoted and told and {act.claim.document for act in quoted}.isdisjoint(act.claim.document for act in told):
        sides = [("Quoted", quoted), ("Reported in other words", told)]
        yield conflict("label", event.id, sides, "One remark; the quotation is the closest to what was said.")


def verbatim(act: Act) -> bool:
    """Given in the speaker's words: most of its sentence stands in quotation marks."""
    words = act.claim.evidence.words
    return act.claim.quote == "direct" or 2 * sum(map(len, QUOTED.findall(words))) >= len(words)


def instruments_apart(event: Told) -> dict[str, list[Act]]:
    """Names of the instrument that no other telling shares."""
    names = grouped(event.acts, lambda act: "/".join(sorted(act.instruments)) or None)
    return {
        key: acts
        for key, acts in names.items()
        if not any(set(key.split("/")) & set(other.split("/")) for other in names if other != key)
    }


def numbers(event: Told) -> Iterable[Conflict]:
    """Different numbers of the same thing."""
    by_unit: dict[str, dict[float, list[Act]]] = defaultdict(lambda: defaultdict(list))
    for act in event.acts:
        for unit, value in sorted(amounts(act)):
            by_unit[unit][value].append(act)
    for unit in sorted(by_unit):
        values = by_unit[unit]
        apart = {value: [act for act in acts if only_value(act, unit)] for value, acts in values.items()}
        apart = {value: acts for value, acts in sorted(apart.items()) if acts}
        if len(apart) > 1 and len({act.claim.document for acts in apart.values() for act in acts}) > 1:
            sides = [(f"{value:g} {unit}", acts) for value, acts in apart.items()]
            low, high = min(apart), max(apart)
            careful = f"From {low:g} to {high:g} {unit}, by who tells it{best_founded(apart)}."
            yield conflict("number", event.id, sides, careful)


def best_founded(values: Mapping[float, Sequence[Act]]) -> str:
    """The value that most tellers give, in words; nothing where no value has more than the others."""
    told = {value: len(set().union(*map(tellers, acts))) for value, acts in values.items()}
    most = [value for value, count in told.items() if count == max(told.values())]
    return f"; most, {told[most[0]]}, tell {most[0]:g}" if len(most) == 1 else ""


def tellers(act: Act) -> set[str]:
    """Who speaks, else the document: copies are no acts of their own here."""
    return {voice.actor for voice in act.claim.sources if voice.role == "speaker"} or {act.claim.document}


def amounts(act: Act) -> set[tuple[str, float]]:
    """(unit, value) of what the claim counts: as read, else durations and counts of persons in its sentence."""
    if act.claim.quantities:
        return {(each.unit or "of them", each.value) for each in act.claim.quantities}
    found = {(UNITS[unit.lower()], number(text)) for text, unit in AMOUNT.findall(act.claim.evidence.words)}
    return {(unit, value) for unit, value in found if unit not in LASTING or act.family in ("consult", "force")}


def only_value(act: Act, unit: str) -> bool:
    return sum(each == unit for each, _ in amounts(act)) == 1


def number(text: str) -> float:
    return float(NUMBERS.get(text.lower()) or text.replace(",", "") or 0)


FINDERS: tuple[Callable[[Told], Iterable[Conflict]], ...] = (
    contradiction, hearsay, dates, weekdays, places, doers, labels, wordings, numbers,
)  # fmt: skip


# ---------------------------------------------------------------- between events
def denials(events: Sequence[Told]) -> Iterable[Conflict]:
    """One event is denied, another of the same actors and kind asserted, at times that meet."""
    for block in blocks(events):
        said = [event for event in block if not all(act.denied for act in event.acts)]
        denied = [event for event in block if all(act.denied for act in event.acts)]
        for no in denied:
            against = [yes for yes in said if opposed(yes, no)]
            if against:
                closest = min(against, key=lambda yes: (-shared_topics(yes, no), yes.id))
                yes = [act for act in closest.acts if not act.denied]
                sides = [("It is said to be so", yes), ("It is denied", list(no.acts))]
                yield conflict("contradiction", closest.id, sides, "One side says so, the other denies it.")


def opposed(yes: Told, no: Told) -> bool:
    return any(
        a.stage == b.stage == "fact" and covers(b, a) and meets(a, b) and not reversed_roles(a, b)
        and not (other_matter(a, b) or other_mission(a, b) or not_yet(a, b))
        and a.concept == b.concept and (a.family != "consult" or a.concept in SELDOM or told_alike(a, b))
        for a in yes.acts if not a.denied for b in no.acts
    )  # fmt: skip


def told_alike(a: Act, b: Act) -> bool:
    """Of states that meet often only matter or persons tell which meeting is meant."""
    return bool(a.topics & b.topics or a.named & b.named or (a.dated and b.dated))


def covers(no: Act, yes: Act) -> bool:
    """What is denied of somebody is denied of the same; of "X or Y" it is denied of each."""
    return no.parties == yes.parties or (bool(yes.parties) and yes.parties < no.parties and names_either(no))


def names_either(act: Act) -> bool:
    spans = sorted((role.span for role in act.claim.actors if role.span), key=lambda span: span.start)
    told = act.claim.evidence
    between = (told.words[a.end - told.start : b.start - told.start] for a, b in pairwise(spans))
    return any("or" in words.lower().split() for words in between)


def shared_topics(a: Told, b: Told) -> int:
    return len(topics(a) & topics(b))


def topics(event: Told) -> frozenset[str]:
    return frozenset(topic for act in event.acts for topic in act.topics)


def stages(events: Sequence[Told]) -> Iterable[Conflict]:
    """What one reports as done another treats as rumour, or as still ahead though it was published later."""
    for block in blocks(events):
        done = [event for event in block if all(act.stage == "fact" and not act.denied for act in event.acts)]
        for event in block:
            rumoured = [act for act in event.acts if act.claim.modality == "hearsay"]
            ahead = [act for act in event.acts if act.stage in ("planned", "considered", "feared")]
            for fact in done:
                if fact is not event and rumoured and same_act(rumoured[0], fact):
                    sides = [("Reported as done", list(fact.acts)), ("Only rumoured", rumoured)]
                    yield conflict("stage", fact.id, sides, "Reported as done by some, as rumour by others.")
                open_still = [act for act in ahead if left_open(act, fact)]
                if open_still:
                    sides = [("Told as done", list(fact.acts)), ("Told as a prospect", open_still)]
                    careful = "One document tells it as done and as a prospect; what was done stands, the rest is open."
                    yield conflict("stage", fact.id, sides, careful)
                late = [act for act in ahead if stale(act, fact) and same_act(act, fact) and not in_breath(act, fact)]
                if late:
                    sides = [("Told as done", list(fact.acts)), ("Told as still ahead", late)]
                    careful = "What one tells as ahead had been done by then as others tell it; one may be out of date."
                    yield conflict("staleness", fact.id, sides, careful)


def in_breath(act: Act, event: Told) -> bool:
    """Told in the sentence that tells of the event: "agreed to meet and to trade", no second telling."""
    return any(act.claim.evidence == other.claim.evidence for other in event.acts)


def same_act(act: Act, event: Told) -> bool:
    """The event is what the claim is about: one type, kind of act, parties and persons, at times that meet."""
    return any(
        act.claim.type == other.claim.type and act.concept == other.concept and act.parties == other.parties
        and meets(act, other) and bool(not act.named or act.named & other.named)
        and bool(not act.topics or not other.topics or act.topics & other.topics)
        for other in event.acts
    )  # fmt: skip


def left_open(prospect: Act, event: Told) -> bool:
    """The very document that tells the act as done speaks of it as a mere possibility too."""
    return prospect.stage in ("considered", "feared") and any(
        act.claim.document == prospect.claim.document and act.dated and not prospect.dated
        and act.claim.type == prospect.claim.type and act.parties == prospect.parties
        and bool(act.topics & prospect.topics or act.matter & prospect.matter or act.topics & prospect.matter)
        for act in event.acts
    )  # fmt: skip


def stale(plan: Act, event: Told) -> bool:
    """The plan has a day, the event fell on it, and the document was published after it."""
    last = min((act.latest for act in event.acts if act.dated), default=LAST)
    return plan.dated and plan.earliest <= last <= plan.latest and last < day_of(plan.told)


def day_of(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return FIRST


def positions(events: Sequence[Told]) -> Iterable[Conflict]:
    """The same speaker is for it and against it."""
    by_speaker: dict[str, list[tuple[Told, Act]]] = defaultdict(list)
    for event in events:
        for act in event.acts:
            for person in sorted(act.named & actors_of(act)):
                if act.claim.type in FOR_IT | AGAINST_IT and not act.denied and act.stage == "fact":
                    by_speaker[person].append((event, act))
    for said in by_speaker.values():
        for (event, a), (_, b) in combinations(said[:MOST_SIDES], 2):
            if {a.claim.type in FOR_IT, b.claim.type in FOR_IT} == {True, False} and near(a, b) and about_one(a, b):
                sides = [("In favour" if act.claim.type in FOR_IT else "Against", [act]) for act in (a, b)]
                yield conflict("label", event.id, sides, "The same speaker takes both positions; neither is dropped.")


def actors_of(act: Act) -> frozenset[str]:
    return frozenset(role.actor for role in act.claim.actors if role.role in ("actor", "participant"))


def near(a: Act, b: Act) -> bool:
    return a.dated and b.dated and abs(a.about - b.about) <= NEAR


def about_one(a: Act, b: Act) -> bool:
    """They concern the same states."""
    return bool(objects(a) & objects(b))


def objects(act: Act) -> frozenset[str]:
    return frozenset(role.actor for role in act.claim.actors if role.role in ("recipient", "topic"))


def blocks(events: Sequence[Told]) -> list[list[Told]]:
    """Events of one family and the same parties."""
    out: dict[object, dict[str, Told]] = defaultdict(dict)
    for event in events:
        for act in event.acts:
            if act.family != "word" and act.claim.type not in STANDING:
                fewer = [act.parties - {party} for party in act.parties] if act.denied and names_either(act) else []
                for parties in (act.parties, *fewer):
                    out[act.family, tuple(sorted(parties))][event.id] = event
    return [[block[key] for key in sorted(block)][:MOST_SIDES] for block in out.values() if len(block) > 1]


# ---------------------------------------------------------------- helpers
def conflict(kind: Kind, about: str, sides: Sides, careful: str) -> Conflict:
    told = [Side(tuple(sorted({act.id for act in acts})), reading) for reading, acts in sides]
    ordered = tuple(sorted(told, key=lambda side: (side.reading, side.claims)))
    key = digest("conflict", kind, about, [(side.reading, side.claims[0]) for side in ordered])
    return Conflict(key, kind, about, ordered, careful)


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
