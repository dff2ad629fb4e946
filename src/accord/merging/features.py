"""Whether two claims are of one act: small features, each with the reason that the reader is shown.

A veto parts them whatever else agrees. Otherwise weights add up; the claims are joined from JOIN on. The weights were
set by hand: what two reports of one act almost always share (who, when) weighs more than what they may leave out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from accord.merging.acts import KIN, LAST, PLAIN, WORDS, Act, content_of
from accord.model import SYMMETRIC_TYPES

JOIN = 4.5
NEAR_DAYS = 3
YEAR = 366
WEEK = 7
# Share of the content words of the shorter of two sentences, from which they carry one remark; below the last, two.
SAME_REMARK, LIKE_REMARK, OTHER_REMARK = 0.6, 0.4, 0.2
SAME_WORDS = 4  # content words that two remarks of one speaker seldom share by chance
IN_A_ROW = 400  # characters: two or three sentences

LOOSE = frozenset({"force", "sanction"})  # families whose doer is often named loosely: a crowd, "the West"
LOOSE_NAMES = frozenset({"deal", "agreement", "accord", "pact"})  # said of any instrument
BINDING = frozenset({"treaty", "pact", "accord", "agreement", "convention", "charter"})
HOSTING = re.compile(r"\b(?:received|hosted|welcomed|hosts|receives)\b", re.IGNORECASE)

RARE = frozenset(
    {"appoint", "break-ties", "execute", "expel", "invade", "ratify", "recall", "storm"}
)  # seldom done twice

# The noun tells a state of things, not the day on which they were imposed.
IN_FORCE = re.compile(r"\b(?:sanctions|restrictions|prohibitions?|embargo(?:es)?|bans?)\b", re.IGNORECASE)
RECURRING = frozenset({"consult", "word", "request"})  # families of acts that the same do again and again

PLAIN_KINDS = frozenset(PLAIN.values())

Veto = Callable[[Act, Act], bool]
Feature = Callable[[Act, Act], float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much speaks for one act, and why."""

    score: float
    a: Act
    b: Act

    @property
    def joined(self) -> bool:
        return self.score >= JOIN

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(feature.__doc__ or "" for feature in FEATURES if feature(self.a, self.b))


# ---------------------------------------------------------------- vetoes
def unlike(a: Act, b: Act) -> bool:
    """acts of different types"""
    return a.type != b.type and frozenset({a.type, b.type}) not in KIN


def other_concept(a: Act, b: Act) -> bool:
    """different kinds of act"""
    return a.concept is not None and b.concept is not None and a.concept != b.concept and not both_violent(a, b)


MISSION = re.compile(r"([a-z]{3})-.*\b(?:embass|consulate|mission)")


def both_violent(a: Act, b: Act) -> bool:
    return a.family == b.family == "force"


def other_stage(a: Act, b: Act) -> bool:
    """one is planned or considered, the other done"""
    return (a.stage != b.stage and not took_place(a, b)) or a.stage == "never"


def took_place(a: Act, b: Act) -> bool:
    """The same persons are due to meet, or one is due at a place, and days after that was published it is done."""
    due, done = (a, b) if a.stage == "planned" else (b, a)
    if a.family != "consult" or due.stage != "planned" or done.stage != "fact" or due.denied or done.denied:
        return False
    one_place = due.place is not None and due.place == done.place
    same = due.named == done.named and (len(due.named) > 1 or one_place) and due.concept in (None, done.concept)
    return bool(due.named) and same and done.precise and 0 <= done.latest - due.published <= NEAR_DAYS


def other_time(a: Act, b: Act) -> bool:
    """their dates do not meet"""
    return a.earliest > b.latest or b.earliest > a.latest


def reversed_roles(a: Act, b: Act) -> bool:
    """who acts and who is acted upon are exchanged"""
    return one_way(a) and one_way(b) and not a.actors & b.actors and bool(a.actors & b.recipients)


def one_way(act: Act) -> bool:
    """One acts upon another; a visit and the opening of an embassy have a direction, a meeting has none."""
    visits = act.concept in ("visit", "reopen") and not HOSTING.search(act.claim.trigger.words)
    return act.directed or (visits and bool(act.actors and act.recipients))


def other_doer(a: Act, b: Act) -> bool:
    """others act"""
    symmetric = a.type in SYMMETRIC_TYPES or b.type in SYMMETRIC_TYPES
    apart = bool(a.actors and b.actors) and not a.actors & b.actors
    return apart and not symmetric and not one_side(a, b) and not signed_together(a, b)


def other_target(a: Act, b: Act) -> bool:
    """others are acted upon"""
    return a.directed and b.directed and not a.recipients & b.recipients and not one_target(a, b)


def one_target(a: Act, b: Act) -> bool:
    """The same did it, a thing seldom done, and one only describes to whom: "a judge" may be the one with a name."""
    if a.concept not in RARE or a.concept != b.concept or not a.actors & b.actors:
        return False
    described, told = (a, b) if a.recipients <= a.described else (b, a)
    return bool(described.recipients) and described.recipients <= described.described and is_named(told)


def is_named(act: Act) -> bool:
    """Whom it strikes is a person or group, and has a name."""
    return bool(act.recipients) and not act.recipients & act.described and not any(map(is_state, act.recipients))


def other_matter(a: Act, b: Act) -> bool:
    """one is denied, and nothing shows that it is the other"""
    told_at_once = same_sentence(a, b) and a.type == b.type and a.type not in WORDS
    if a.denied == b.denied or told_at_once:
        return False
    whole = a.parties == b.parties and len(a.parties) > 1 and a.directed and b.directed
    alike = (a.concept is not None and a.concept == b.concept) or a.topics & b.topics
    return not (alike or whole) or bool(a.topics and b.topics and not a.topics & b.topics)


def not_yet(a: Act, b: Act) -> bool:
    """one says that it was not done, and was published before the day of the other"""
    no, yes = (a, b) if a.denied else (b, a)
    if yes.denied or not no.denied or no.claim.modality == "denied":
        return False
    return yes.dated and yes.stage == "fact" and no.published < yes.earliest


def other_mission(a: Act, b: Act) -> bool:
    """embassies of different states"""
    ours, theirs = missions(a), missions(b)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def missions(act: Act) -> set[str]:
    """The states whose embassies or consulates have a part in the act."""
    return {match[1] for id in sorted(act.named) if (match := MISSION.match(id))}


def other_persons(a: Act, b: Act) -> bool:
    """different persons act for the same state"""
    if a.concept == b.concept == "appoint":
        return put_in_office(a).isdisjoint(put_in_office(b))
    if a.type in ("CONSULT", "REQUEST") or a.type in WORDS:
        return any(a.persons[state].isdisjoint(b.persons[state]) for state in a.persons.keys() & b.persons.keys())
    return False


def put_in_office(act: Act) -> frozenset[str]:
    return frozenset(role.actor for role in act.claim.actors if role.role == "recipient") & act.named


def other_parties(a: Act, b: Act) -> bool:
    """too few actors in common"""
    shared = len(a.parties & b.parties)
    if signed_together(a, b):
        return False
    if not shared:
        return True
    return min(len(a.parties), len(b.parties)) > 1 and shared < 2 and not (one_side(a, b) or one_target(a, b))


def one_side(a: Act, b: Act) -> bool:
    """The same target, and a doer that one of them does not name more closely: a crowd, the unknown."""
    same_target = bool(a.recipients & b.recipients)
    return same_target and a.family == b.family and a.family in LOOSE and (vague_doer(a) or vague_doer(b))


def signed_together(a: Act, b: Act) -> bool:
    """One after the other puts a name to one text: each signs for a side, told in a row with nothing else signed."""
    near = a.claim.document == b.claim.document and abs(a.claim.trigger.start - b.claim.trigger.start) <= IN_A_ROW
    singly = a.concept == b.concept == "sign" and not one_text_each(a, b) and bool(a.named and b.named)
    return near and singly and a.dated and b.dated and (a.earliest, a.latest) == (b.earliest, b.latest)


def one_text_each(a: Act, b: Act) -> bool:
    return bool(a.instruments and b.instruments) and not a.instruments & b.instruments


def other_sender(a: Act, b: Act) -> bool:
    """sanctions of others: one without a named sender joins either, and does not make the two one"""
    ours, theirs = a.actors - a.described, b.actors - b.described
    return a.type == b.type == "SANCTION" and bool(ours and theirs) and not ours & theirs


def vague_doer(act: Act) -> bool:
    return not any(is_state(key) for key in act.actors)


def is_state(key: str) -> bool:
    """States have ISO codes for ids."""
    return len(key) == 3 and key.isupper()


def met_elsewhere(a: Act, b: Act) -> bool:
    """meetings in different states, not told of one day"""
    elsewhere = a.family == b.family == "consult" and bool(a.country and b.country) and a.country != b.country
    return elsewhere and not same_day(a, b)


VETOES: tuple[Veto, ...] = (
    other_stage, unlike, other_concept, other_time, other_parties, reversed_roles, other_doer, other_target,
    other_persons, other_matter, other_mission, not_yet, met_elsewhere,
)  # fmt: skip
FOR_ALL: tuple[Veto, ...] = (  # of a whole group
    unlike, other_time, reversed_roles, other_target, other_persons, other_sender, met_elsewhere,
)  # fmt: skip


# ---------------------------------------------------------------- features
def same_type(a: Act, b: Act) -> float:
    """the same type of act"""
    return 1.0 if a.type == b.type else 0.0


def same_concept(a: Act, b: Act) -> float:
    """the same kind of act"""
    if a.concept is None or a.concept != b.concept:
        return 0.0
    return 2.0 if a.concept in RARE else 1.0


def same_parties(a: Act, b: Act) -> float:
    """the same states or organisations"""
    shared = len(a.parties & b.parties)
    if shared > 1:
        return 2.5 if a.parties == b.parties else 2.0
    if a.parties == b.parties:
        return 1.5
    if one_side(a, b) or one_target(a, b):
        return 1.0
    return 0.5 if a.parties < b.parties or b.parties < a.parties else -0.5


def same_regime(a: Act, b: Act) -> float:
    """sanctions in force upon the same"""
    return 3.0 if in_force(a) and in_force(b) and not (a.dated and b.dated) and a.recipients & b.recipients else 0.0


def in_force(act: Act) -> bool:
    """Told as a state of things."""
    return act.type == "SANCTION" and IN_FORCE.search(act.claim.trigger.words) is not None


def same_group(a: Act, b: Act) -> float:
    """the same group or organisation"""
    return 0.5 if any(not is_state(key) for key in a.parties & b.parties) else 0.0


def same_persons(a: Act, b: Act) -> float:
    """the same persons"""
    return min(len(a.named & b.named), 1 if a.family == "consult" else 2)  # the same two meet again and again


def same_day(a: Act, b: Act) -> float:
    """the same day"""
    return 3.0 if a.dated and b.dated and max(a.days, b.days) <= NEAR_DAYS else 0.0


def same_time(a: Act, b: Act) -> float:
    """dates that meet"""
    if same_day(a, b):
        return 0.0
    if a.precise and b.precise:
        return 2.0
    if (a.earliest, a.latest) == (b.earliest, b.latest) and a.dated and b.dated:
        return 1.5
    return 1.0 if a.dated and b.dated and max(a.days, b.days) <= YEAR else 0.0


def same_week(a: Act, b: Act) -> float:
    """told without a date within a week of one another"""
    near = abs(a.published - b.published) <= WEEK and a.published < LAST and a.claim.document != b.claim.document
    return 1.0 if near and not a.dated and not b.dated else 0.0


def told_late(a: Act, b: Act) -> float:
    """what happens again and again, told without a date more than a year after the other's"""
    if a.family not in RECURRING:
        return 0.0
    late = any(day.dated and not it.dated and it.since - day.latest > YEAR for day, it in ((a, b), (b, a)))
    return -1.0 if late else 0.0


def no_time(a: Act, b: Act) -> float:
    """at least one gives no date"""
    timed = all(act.dated and act.days <= YEAR for act in (a, b))
    told_together = same_week(a, b) or same_report(a, b) or same_sentence(a, b)
    return 0.0 if timed or told_together else -0.5


def other_aspect(a: Act, b: Act) -> float:
    """one goes on or recurs, the other happened once"""
    once = (a.claim.modality == "ongoing") != (b.claim.modality == "ongoing")
    return -1.0 if once and a.family != "pact" and not (in_force(a) and in_force(b)) else 0.0


def other_plan(a: Act, b: Act) -> float:
    """plans of one text for different things"""
    if a.stage != "planned" or b.stage != "planned" or a.claim.document != b.claim.document:
        return 0.0
    plain = a.concept == b.concept and (a.concept is None or a.concept in PLAIN_KINDS)
    alike = a.topics & b.topics or a.matter & b.matter or same_sentence(a, b)
    return -2.0 if plain and not alike else 0.0


def same_sentence(a: Act, b: Act) -> float:
    """told in one sentence"""
    return 2.5 if a.claim.evidence.overlaps(b.claim.evidence) else 0.0


def same_voice(a: Act, b: Act) -> float:
    """said by the same side"""
    near = same_week(a, b) or same_day(a, b)
    return 1.0 if near and a.voices & b.voices and a.type not in WORDS else 0.0


def same_report(a: Act, b: Act) -> float:
    """one document credits the other"""
    return 1.5 if a.claim.document in b.leans or b.claim.document in a.leans else 0.0


def same_place(a: Act, b: Act) -> float:
    """the same place"""
    if a.place and a.place == b.place:
        return 1.5
    return 0.5 if a.country and a.country == b.country else 0.0


def one_or_both(a: Act, b: Act) -> float:
    """one opens an embassy, or each does"""
    return -2.0 if a.concept == b.concept == "reopen" and one_way(a) != one_way(b) else 0.0


def same_signer(a: Act, b: Act) -> float:
    """the same person signs, once without a date"""
    signed = a.concept == b.concept == "sign" and not (a.dated and b.dated) and not one_text_each(a, b)
    return 0.5 if signed and a.named & b.named else 0.0


def other_place(a: Act, b: Act) -> float:
    """different places"""
    if a.country and b.country and a.country != b.country:
        return -2.0
    towns = a.town and b.town
    return -1.0 if a.place and b.place and a.place != b.place and towns else 0.0


def same_instrument(a: Act, b: Act) -> float:
    """the same agreement or instrument"""
    if a.instruments & b.instruments:
        return 1.0
    loose = (a.instruments | b.instruments) & LOOSE_NAMES
    return 0.5 if loose and a.instruments and b.instruments else 0.0


def treaty_signed(a: Act, b: Act) -> float:
    """a treaty in force between the two who signed one"""
    signed, standing = (a, b) if a.concept == "sign" else (b, a)
    tie = standing.claim.relation
    in_force = standing.claim.type == "TIE" and tie is not None and tie.kind == "treaty" and not standing.dated
    alike = signed.parties == standing.parties and len(signed.parties) > 1 and signed.instruments & BINDING
    return 1.5 if signed.concept == "sign" and in_force and alike else 0.0


def same_topic(a: Act, b: Act) -> float:
    """the same matter"""
    return 1.5 if a.topics & b.topics else 0.0


def same_matter(a: Act, b: Act) -> float:
    """the same object of the act"""
    if same_topic(a, b) or a.type in WORDS or a.type != b.type:
        return 0.0
    return 1.0 if a.matter & b.matter else 0.0


def same_others(a: Act, b: Act) -> float:
    """the same others are named with it"""
    return 1.0 if a.others & b.others - (a.named & b.named) - (a.parties & b.parties) else 0.0


def other_topic(a: Act, b: Act) -> float:
    """different matters"""
    return -1.0 if a.topics and b.topics and not a.topics & b.topics and not same_day(a, b) else 0.0


def same_remark(a: Act, b: Act) -> float:
    """words of one remark"""
    if a.type not in WORDS:
        return 0.0
    own, theirs = content_of(a.claim.evidence.words), content_of(b.claim.evidence.words)
    words = len(own & theirs)
    shared = words / max(1, min(len(own), len(theirs)))
    if shared >= SAME_REMARK:
        return 2.5 if words >= SAME_WORDS else 1.5
    return 1.5 if shared >= LIKE_REMARK else 0.0 if shared >= OTHER_REMARK else -3.0


def same_words(a: Act, b: Act) -> float:
    """the same sentence in a copy"""
    alike = a.claim.evidence.words == b.claim.evidence.words and a.claim.trigger.words == b.claim.trigger.words
    return 6.0 if alike and a.claim.document != b.claim.document and a.type == b.type else 0.0


FEATURES: tuple[Feature, ...] = (
    same_type, same_concept, same_parties, same_regime, same_group, same_persons, same_day, same_time, same_week,
    told_late, no_time, other_aspect, other_plan, same_sentence, same_voice, same_report, same_place, other_place,
    same_instrument, same_signer, one_or_both, treaty_signed, same_topic, same_matter, same_others, other_topic,
    same_remark, same_words,
)  # fmt: skip


def consistent(a: Act, b: Act) -> bool:
    """Two acts can stand in one group, though not for what they share with one another."""
    return not any(veto(a, b) for veto in FOR_ALL)


def compare(a: Act, b: Act) -> Verdict | None:
    """None if something parts the two."""
    for veto in VETOES:  # plain loops: here merging spends its time
        if veto(a, b):
            return None
    score = 0.0
    for feature in FEATURES:
        score += feature(a, b)
    return Verdict(score, a, b)
