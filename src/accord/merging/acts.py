"""A claim as merging compares it: who, what kind of act, to whom, when, where, by which instrument."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from accord.model import FACTUAL, SYMMETRIC_TYPES, Actor, Claim, Modality, Reading, Span

# Kinds of act within a type, told by the words that carry it. Acts of two kinds are two acts, whatever else agrees.
CONCEPTS: Mapping[str, str] = {
    "sign": r"sign\w*|ink\w*|initial(?:l?ed|s|ing)?|conclud\w*|issu\w*|publish\w*|put (?:his|her|their|its) names?",
    "ratify": r"ratif\w*",
    "accept": r"accept\w*",
    "mediate": r"mediat\w*|broker\w*|good offices",
    "call": r"phon\w*|telephon\w*|call(?:ed)? with|spoke by",
    "visit": r"visit\w*|trip|travel\w*|tour\w*|arriv\w*|land(?:ed|s|ing)?|fl(?:y|ew|own|ies)|went|go(?:es|ing)?"
    r"|journey\w*|received|hosted",
    "meet": r"m[ee]et\w*|met|talks?|talked|discuss\w*|negotiat\w*|consult\w*|summit|dialogue"
    r"|conferr?\w*|sat down|sitting down|shook hands|handshake",
    "exercise": r"exercis\w*|drills?|man(?:oe|eu)uv\w*|war ?games?",
    "reopen": r"re-?open\w*|open(?:ed|s|ing)?",
    "break-ties": r"(?:cut|break|broke|sever|rupture)\w*(?: off)?(?: (?:ties|(?:diplomatic )?relations))?",
    "expel": r"expel\w*|expulsion|persona non grata",
    "recall": r"recall\w*|withdr[ae]w\w* (?:its|the) ambassador",
    "invade": r"inva(?:de|ded|des|ding|sion)\w*",
    "strike": r"str(?:ike|ikes|uck|iking)|air ?strikes?|bomb\w*|shell\w*|missile attack|raid\w*",
    "storm": r"storm\w*|ransack\w*|broke into|break into|overran|torch\w*",
    "execute": r"execut\w*|hang(?:ed|ing)|behead\w*|put to death",
    "arrest": r"arrest\w*|detain\w*|imprison\w*|jail\w*",
    "lift": r"lift\w*|eas(?:e|ed|es|ing)",
}  # fmt: skip
COMPILED = tuple((concept, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for concept, pattern in CONCEPTS.items())
OF_TYPE: Mapping[str, frozenset[str]] = {
    "AGREE": frozenset({"sign", "ratify", "accept"}),
    "SUPPORT": frozenset({"sign", "ratify"}),
    "TIE": frozenset({"sign", "ratify", "break-ties"}),
    "CONSULT": frozenset({"call", "mediate", "visit", "meet", "sign"}),
    "COOPERATE": frozenset({"exercise", "reopen", "sign"}),
    "SANCTION": frozenset({"break-ties", "expel", "recall"}),
    "ASSAULT": frozenset({"invade", "strike", "storm"}),
    "PROTEST": frozenset({"storm"}),
    "COERCE": frozenset({"execute", "arrest", "expel"}),
    "CONCEDE": frozenset({"lift", "reopen"}),
    "MOBILIZE": frozenset({"exercise"}),
}
# The kind of act of a type where its words tell none: to agree is not yet to sign, to welcome is neither.
PLAIN: Mapping[str, str] = {"AGREE": "agree", "SUPPORT": "back", "AID": "aid", "CONCEDE": "concede"}
# Economic restrictions upon a state, told by a noun: sanctions by another name.
RESTRICTIONS = re.compile(
    r"\b(?:(?:economic|trade|financial|investment|banking|oil|arms|international) "
    r"(?:restrictions|prohibitions?|embargo(?:es)?|bans?)"
    r"|(?:restrictions|prohibitions?|embargo(?:es)?|bans?) (?:up)?on (?:the |certain |most |all |any )?"
    r"(?:trade|trading|investments?|exports?|imports?|oil|arms|weapons|banks?|banking|transactions))\b",
    re.IGNORECASE,
)
APPOINTED = re.compile(r"(?:appoint|nominat|designat)\w*|named|names|naming", re.IGNORECASE)
ANNOUNCED = re.compile(r"\b(?:announc|declar|proclaim|unveil)\w*", re.IGNORECASE)
WHO = frozenset({"person", "body", "group", "organisation"})
TO_COME = frozenset({"visit", "meet", "call", "reopen", "exercise", "lift", "sign", "ratify"})
FAMILIES: Mapping[str, str] = {
    "AGREE": "pact", "SUPPORT": "pact", "TIE": "pact", "COOPERATE": "pact", "CONCEDE": "pact", "AID": "pact",
    "CONSULT": "consult", "SANCTION": "sanction", "COERCE": "coerce",
    "ASSAULT": "force", "PROTEST": "force", "MOBILIZE": "mobilize", "RETREAT": "retreat",
    "ACCUSE": "word", "REJECT": "word", "STATE": "word", "THREATEN": "word", "REQUEST": "request",
    "MEMBER": "member",
}  # fmt: skip
# Types that reports of one act differ in: a signing is coded as support or as agreement, a riot as protest or assault.
KIN = frozenset(
    frozenset(pair)
    for pair in (
        ("AGREE", "SUPPORT"), ("AGREE", "TIE"), ("SUPPORT", "TIE"), ("AGREE", "COOPERATE"), ("COOPERATE", "CONCEDE"),
        ("AID", "SUPPORT"), ("AID", "COOPERATE"), ("ASSAULT", "PROTEST"), ("ACCUSE", "REJECT"), ("ACCUSE", "STATE"),
        ("REJECT", "STATE"), ("THREATEN", "ACCUSE"), ("SUPPORT", "COOPERATE"),
    )
)  # fmt: skip
OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PRE"})  # sectors that act for their state
WORDS = frozenset({"ACCUSE", "REJECT", "STATE", "THREATEN"})  # acts that are done by saying
INSTRUMENTS: Mapping[str, str] = {
    "treaty": "treaty", "pact": "pact", "accord": "accord", "agreement": "agreement", "deal": "deal",
    "memorandum": "memorandum", "mou": "memorandum", "protocol": "protocol", "statement": "statement",
    "communique": "statement", "communiqué": "statement", "declaration": "declaration", "convention": "convention",
    "contract": "contract", "roadmap": "roadmap", "road map": "roadmap", "plan": "plan", "charter": "charter",
}  # fmt: skip
INSTRUMENT = re.compile(rf"\b({'|'.join(sorted(INSTRUMENTS, key=len, reverse=True))})s?\b", re.IGNORECASE)
STAGES: Mapping[str, str] = {
    "happened": "fact", "ongoing": "fact", "alleged": "fact", "denied": "fact", "hearsay": "fact",
    "planned": "planned", "considered": "considered", "possible": "considered", "feared": "feared",
    "counterfactual": "never",
}  # fmt: skip
FIRST, LAST = 0, 4_000_000  # days of the common era: open ends
WORD = re.compile(r"\w+")
SHORT_WORD = 4
CLAUSE_END = re.compile(r"[;:.“”\"]")
MATTER_WORDS = 12
EMPTY = frozenset({"with", "that", "their", "from", "have", "been", "will", "would", "this", "which", "after",
                   "before", "between", "each", "other", "both", "some", "more", "than", "into", "over",
                   "said", "were", "when", "where", "while", "last", "next", "week", "month", "year", "years",
                   "days", "countries", "country", "government", "state", "minister", "ministers",
                   "president", "leader", "leaders", "first", "about", "against", "during", "under", "also",
                   "they", "them", "then", "there", "what", "could", "should", "must", "might", "through",
                   "until", "since", "because", "within", "sides", "side", "kingdom", "republic", "nation",
                   "nations", "region", "regional", "neighbour", "neighbours", "neighbors"})  # fmt: skip
SAYERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "officials", "told", "reporters", "says",
                    "added", "statement", "secretary"})  # fmt: skip
PRECISE = 31  # days


@dataclass(frozen=True, slots=True)
class Act:
    """One claim, ready to be compared. Days are proleptic Gregorian ordinals."""

    claim: Claim
    id: str
    type: (
        str  # the claim's; AGREE of what several announce together, SANCTION of restrictions, COOPERATE of appointments
    )
    family: str
    concept: str | None
    stage: str
    denied: bool  # it is said not to be, or not to have been
    actors: frozenset[str]  # after roll-up to states
    recipients: frozenset[str]
    parties: frozenset[str]  # all of them
    persons: Mapping[str, frozenset[str]]  # state -> persons named who act for it
    named: frozenset[str]  # the persons and bodies themselves
    earliest: int  # as far as the claim and its document's date tell
    latest: int
    dated: bool  # the claim itself has a time
    about: int  # a day near which it can be looked for
    place: str | None
    country: str | None
    town: bool  # the place is a town with a name, not "the capital"
    instruments: frozenset[str]
    topics: frozenset[str]
    matter: frozenset[str]  # stems of what follows the trigger in its clause: what was agreed, sent, demanded
    told: str  # the first day on which it can have been published
    since: int  # the same as a number
    published: int  # the last such day
    voices: frozenset[str]  # who says so, after roll-up
    leans: frozenset[str]  # documents that its own credits or copies
    others: frozenset[str]  # whoever else is named in its sentence: persons, bodies, groups
    described: frozenset[str]  # parties that are told only by what they are: "a judge", "two reporters"
    part: str = ""  # the target, if the claim has several

    @property
    def days(self) -> int:
        return self.latest - self.earliest + 1

    @property
    def precise(self) -> bool:
        return self.dated and self.days <= PRECISE

    @property
    def directed(self) -> bool:
        return self.type not in SYMMETRIC_TYPES and bool(self.actors and self.recipients - self.actors)


def acts_of(
    readings: Sequence[Reading], actors: Mapping[str, Actor], leans: Mapping[str, frozenset[str]] | None = None
) -> list[Act]:
    """The claims of all readings, in order of document and place; repeats within a document too.

    Args:
        leans: document -> the documents that it credits or copies.
    """
    out = []
    for reading in readings:
        leaning = (leans or {}).get(reading.document, frozenset())
        beside = Named(reading, actors)
        agreed = agreed_on(reading)
        for claim in reading.claims:
            act = act_of(claim, reading, actors, leaning, beside.in_(claim))
            if act.stage == "planned" and not act.dated and claim.evidence in agreed:
                act = replace(act, earliest=min(act.earliest, agreed[claim.evidence]))
            out += parts_of(act)
    return out


def agreed_on(reading: Reading) -> dict[Span, int]:
    """Sentence -> the first day on which something was agreed in it: what was agreed can be done from then on."""
    out: dict[Span, int] = {}
    for claim in reading.claims:
        first = day(claim.time.earliest, LAST)
        if claim.type == "AGREE" and claim.modality in FACTUAL and first < out.get(claim.evidence, LAST):
            out[claim.evidence] = first
    return out


class Named:
    """Who is named where in a document: persons, bodies and groups by their names."""

    def __init__(self, reading: Reading, actors: Mapping[str, Actor]) -> None:
        self.at = sorted(
            (mention.span.start, mention.actor)
            for mention in reading.mentions
            if mention.form == "name" and mention.actor in actors and actors[mention.actor].kind in WHO
        )

    def in_(self, claim: Claim) -> frozenset[str]:
        """Those named in the sentence of a claim, who says so left out."""
        first = bisect_left(self.at, (claim.evidence.start, ""))
        last = bisect_left(self.at, (claim.evidence.end, ""))
        return frozenset(actor for _, actor in self.at[first:last]) - {voice.actor for voice in claim.sources}


def parts_of(act: Act) -> list[Act]:
    """One act for each target: sanctions on two states are two sanctions, told in one breath."""
    if act.type != "SANCTION" or len(act.recipients - act.actors) < 2:
        return [act]
    return [
        replace(act, recipients=frozenset({target}), parties=act.actors | {target}, part=target)
        for target in sorted(act.recipients - act.actors)
    ]


def act_of(
    claim: Claim, reading: Reading, actors: Mapping[str, Actor], leans: frozenset[str], others: frozenset[str]
) -> Act:
    parts = [role.actor for role in claim.actors if role.role != "topic"]
    doers = parts_in(claim, ("actor", "participant"), actors)
    recipients = parts_in(claim, ("recipient",), actors)
    persons: dict[str, set[str]] = {}
    for key in parts:
        if key in actors and actors[key].kind == "person" and has_name(actors[key]):
            persons.setdefault(state_of(key, actors), set()).add(key)
    together = announced_together(claim, doers)
    earliest, latest = bounds(claim, reading, "happened" if together else claim.modality)
    appointed = appoints(claim, actors)
    kind = "AGREE" if together else "SANCTION" if restricts(claim) else "COOPERATE" if appointed else claim.type
    known = [day for day in (earliest, latest) if FIRST < day < LAST]
    words = claim.evidence.words
    return Act(
        claim=claim,
        id=claim.id,
        type=kind,
        family=FAMILIES.get(kind, kind),
        concept=PLAIN[kind] if together else "appoint" if appointed else concept_of(claim),
        stage="fact" if together else STAGES[claim.modality],
        denied=claim.modality == "denied" or (claim.polarity == "negative" and claim.type != "STATE"),
        actors=doers,
        recipients=recipients,
        parties=doers | recipients,
        persons={state: frozenset(who) for state, who in sorted(persons.items())},
        named=frozenset(key for key in parts if key in actors and is_known(actors[key])),
        earliest=earliest,
        latest=latest,
        dated=claim.time.told,
        about=known[0] if known else FIRST,
        place=claim.place.id if claim.place else None,
        country=place_country(claim),
        town=has_town(claim),
        instruments=frozenset(INSTRUMENTS[match.lower()] for match in INSTRUMENT.findall(words)),
        topics=stems(claim.topics),
        matter=matter_of(claim),
        told=reading.published.earliest or reading.published.latest or "9999",
        since=day(reading.published.earliest, FIRST),
        published=day(reading.published.latest, LAST),
        voices=frozenset(state_of(voice.actor, actors) for voice in claim.sources if voice.role == "speaker"),
        leans=leans,
        others=others,
        described=frozenset(key for key in doers | recipients if key in actors and is_described(actors[key])),
    )


def announced_together(claim: Claim, doers: frozenset[str]) -> bool:
    """What two or more announce together they have agreed."""
    return (
        claim.type == "STATE"
        and claim.polarity == "positive"
        and claim.modality in ("happened", "planned")
        and len(doers) > 1
        and ANNOUNCED.search(claim.trigger.words) is not None
    )


def restricts(claim: Claim) -> bool:
    """The words that carry it are of a restriction on trade or money."""
    told, start = claim.evidence, claim.trigger.start - claim.evidence.start
    end = claim.trigger.end - told.start
    return claim.type == "COERCE" and any(
        match.start() < end and start < match.end() for match in RESTRICTIONS.finditer(told.words)
    )


def appoints(claim: Claim, actors: Mapping[str, Actor]) -> bool:
    """Somebody with a name is put into an office: no type has it for its own, so texts are coded one way or another."""
    whom = [actors[role.actor] for role in claim.actors if role.role == "recipient" and role.actor in actors]
    named = any(actor.kind == "person" and has_name(actor) for actor in whom)
    return named and APPOINTED.match(claim.trigger.words) is not None


def is_known(actor: Actor) -> bool:
    return actor.kind == "body" or (actor.kind == "person" and has_name(actor))


def is_described(actor: Actor) -> bool:
    """Somebody told only by what he is, without a state: names have capitals."""
    return actor.kind in ("person", "group") and actor.country is None and actor.name.islower()


def has_name(actor: Actor) -> bool:
    """Somebody with a name, not "an Iranian official"."""
    return bool(actor.country is None or not actor.id.startswith(actor.country.lower() + "-"))


def parts_in(claim: Claim, roles: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    return frozenset(state_of(role.actor, actors) for role in claim.actors if role.role in roles)


def state_of(key: str, actors: Mapping[str, Actor]) -> str:
    """The state that the actor acts for; else the actor itself: neither a crowd nor an opposition is its state."""
    actor = actors.get(key)
    if actor is None or not actor.country:
        return key
    official = actor.sector in OFFICIAL or (actor.sector is None and actor.kind in ("person", "body", "media"))
    return actor.country if official or actor.kind == "body" else key


def place_country(claim: Claim) -> str | None:
    return (claim.place.country or claim.place.id) if claim.place else None


def has_town(claim: Claim) -> bool:
    place = claim.place
    return place is not None and place.id != place.country and place.name.split(" ")[-1][:1].isupper()


def concept_of(claim: Claim) -> str | None:
    """The kind of act within its type, told by the words that carry it; None where they do not tell."""
    words = claim.trigger.words
    allowed = OF_TYPE.get(claim.type, frozenset())
    if claim.type in ("AGREE", "SUPPORT", "COOPERATE") and STAGES[claim.modality] != "fact":
        allowed |= TO_COME  # a visit to come is coded as agreed; it is a visit all the same
    for concept, pattern in COMPILED:
        if concept in allowed and pattern.search(words):
            return concept
    return None if INSTRUMENT.search(words) else PLAIN.get(claim.type)


def stems(phrases: Iterable[str]) -> frozenset[str]:
    """Content words without their endings, roughly: enough to see that two topics are one."""
    return frozenset().union(*map(stems_of, phrases))


@lru_cache(maxsize=65536)
def stems_of(phrase: str) -> frozenset[str]:
    return frozenset(word[:6] for word in WORD.findall(phrase.casefold()) if len(word) >= SHORT_WORD)


@lru_cache(maxsize=65536)
def content_of(sentence: str) -> frozenset[str]:
    """Stems of a sentence less its names: who said it is compared as an actor, not as wording."""
    words = (word for word in WORD.findall(sentence) if word.islower() and word not in EMPTY and word not in SAYERS)
    return frozenset(word[:6] for word in words if len(word) >= SHORT_WORD)


def matter_of(claim: Claim) -> frozenset[str]:
    """Content words after the verb, names and numbers left out: those are compared as actors, places and dates."""
    after = claim.evidence.words[claim.trigger.start - claim.evidence.start :]
    words = WORD.findall(CLAUSE_END.split(INSTRUMENT.sub(" ", after), maxsplit=1)[0])[1:MATTER_WORDS]
    return frozenset(word[:6] for word in words if len(word) >= SHORT_WORD and word.islower() and word not in EMPTY)


def bounds(claim: Claim, reading: Reading, modality: Modality) -> tuple[int, int]:
    """The days between which the act lies. What is told as past lies before the document, what is planned after it."""
    earliest, latest = day(claim.time.earliest, FIRST), day(claim.time.latest, LAST)
    if claim.time.told:
        return earliest, latest
    since, until = written(reading)
    if modality in FACTUAL or modality in ("alleged", "denied", "hearsay"):
        return FIRST, until
    return since, LAST


def written(reading: Reading) -> tuple[int, int]:
    """The days on which the document can have been written. One only inferred to months can be off by as many."""
    since, until = day(reading.published.earliest, FIRST), day(reading.published.latest, LAST)
    wide = until - since + 1
    if reading.published.basis != "inferred" or wide <= PRECISE or since == FIRST or until == LAST:
        return since, until
    return since - wide, until + wide


def day(text: str | None, otherwise: int) -> int:
    try:
        return date.fromisoformat(text).toordinal() if text else otherwise
    except ValueError:
        return otherwise  # a year that the calendar does not have: open
