"""What a single claim says of an agreement: between whom, of what kind, at what stage."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accord.model import FACTUAL, Claim, Date, Event, Reading
from accord.relating.dating import Days, days_of, precise, stated
from accord.relating.older import older
from accord.relating.parties import Parties, hub_and_spokes, sides_of
from accord.relating.phrases import Phrase, phrases_in
from accord.relating.words import fields_in, pattern, projects, tables

Stage = Literal["discussed", "announced", "agreed", "signed", "ratified", "in-force", "ended"]
STAGES: tuple[Stage, ...] = ("discussed", "announced", "agreed", "signed", "ratified", "in-force", "ended")

# The verb of the claim -> the stage that it brings, if it was done. The first that fits counts.
ACTS: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    ("ended", pattern("withdr[ae]w", r"pull\w* out", "quit", r"exit(?:ed|s|ing)?\b", "abandon", "abrogat", "terminat",
                      "denounc", "scrap", "annul", r"walk\w* (?:out|away)", "tore up", r"tear\w* up", r"left\b",
                      r"leav(?:e|es|ing)\b", "expir", "revok", "renounc", r"end(?:ed|s|ing)\b", "cancel")),
    ("in-force", pattern("in force", "into force", "took effect", r"take\w* effect", "apply", "applied", "implement",
                         "activat", "reviv", "carry out", "carried out", "honou?r", "observ", "dust off",
                         "brought back",
                         r"bring\w* back", "extend", "renew", "prolong", "dating from")),
    ("ratified", pattern("ratif")),
    ("announced", pattern(r"aim\w* to (?:sign|conclude)", r"work\w* toward", r"plan\w* to (?:sign|conclude)")),
    ("signed", pattern(r"sign(?:s|ed|ing)?\b", "signature", r"ink(?:s|ed|ing)?\b", r"initial(?:s|ed|led|ing|ling)?\b",
                       "co-sign", "countersign", "put (?:his|her|their|its) names?")),
    ("agreed", pattern(r"agree[ds]?\b", "agreeing", "reach", "conclud", "struck", r"strik(?:e|es|ing)\b", "clinch",
                       "seal",
                       "hammer", "finali[sz]", "adopt", r"secur(?:ed|es|ing)\b", r"issu(?:e|ed|es|ing)\b", "publish")),
    ("announced", pattern("announc", "unveil", "pledg", "promis", "undert[ao]ok", "prepar", "draft")),
    ("discussed", pattern("discuss", "negotiat", "propos", "consider", "explor", "offer", "talk", "seek", "sought",
                          "want",
                          r"hop(?:e|ed|es|ing)\b", "aim", "suggest", "study", "studied", "studying", "interest",
                          "review",
                          "ambition", "wish")),
)  # fmt: skip
ENDING = ACTS[0][1]
BY_TYPE: Mapping[str, Stage] = {"SUPPORT": "signed", "AGREE": "agreed", "TIE": "in-force"}
OPENING = frozenset({"SUPPORT", "AGREE", "TIE"})  # types of claims that can be the first word of an agreement
TOUCHING = OPENING | {"STATE", "COOPERATE", "CONSULT", "RETREAT", "SANCTION", "REJECT", "CONCEDE", "REQUEST"}
STILL_TO_COME = re.compile(
    r"\bto\s+(?:start|begin|work|sign|conclude|negotiat|draft|prepare|develop|finali|pursue|seek|explore|discuss|hold|open)",
    re.IGNORECASE,
)
CLAUSE_ENDS = re.compile(
    r"[.;:!?]|\b(?:which|who|while|whereas|although|after|before|because|according|said|says|told)\b"
)
CIRCUMSTANCE = re.compile(r"\b(?:under|following|despite|since|thanks to|as part of|in line with)\s+(?:\w+\s+){0,3}$")
ELLIPTIC = re.compile(r"\bthe one (?:that |which )?(?:[^\W\d_][\w'’-]* ){1,4}$")
PASSIVE = re.compile(
    r"^\s*(?:,[^,]{0,80},)?\s*(?:(?:was|were|is|are|be|been|being|has|have|had|will|would|could|may|might|also|not|never)\s+)*$"
)
WHO = r"(?:they|it|he|she|we|both|(?:the|both|all)\s+\w+(?:\s+\w+)?|[A-Z][\w'’-]*(?:,?\s+(?:and\s+)?[A-Z][\w'’-]*)*)"
RELATIVE = re.compile(rf"\s*(?:that|which)\s+{WHO}\s+(?:(?:had|have|has|will|would|then|later|once|first)\s+)*")
WITH_NAME = re.compile(
    r",?\s*(?:of|from|dating\s+from|signed\s+in|reached\s+in|concluded\s+in|in|dated)?\s*(?:the\s+)?"
)
AS_WITNESS = re.compile(r"\bas (?:an? |the )?(?:witness|guarantor|mediator|facilitator|observer)", re.IGNORECASE)
CONTENT = re.compile(r"^\W*(?:on\s+\w+(?:\s+\w+)?\s+|in\s+\w+\s+)?to\s+(?!(?:an?|the|its|their)\b)(?P<verb>[a-z-]+)")
NO_DEAL = frozenset(tables()["acts"]["no_agreement"])
SETTING_UP = re.compile(
    r"\b(?:set(?:ting)? up|establish|creat|form(?:ing|ed|s)?\b|build|construct|launch|produc|develop|discuss|explor|"
    r"study|negotiat|consider|propos|plan|jointly|refin|extract|normali[sz]|idea|prospect)",
    re.IGNORECASE,
)
NEXT, FAR = 30, 90  # characters between a verb and its agreement
MATTER = 14  # words after "agreed" in which its matter is named
JOINT = 6  # sides of a project at most


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim's word on an agreement."""

    claim: Claim
    parties: frozenset[str]
    signatories: frozenset[str]
    phrase: Phrase | None
    fields: frozenset[str]
    stage: Stage | None  # None: the claim says nothing about it that holds
    done: bool  # the act of the stage took place
    opens: bool  # says enough to be the first word of an agreement
    project: bool
    days: Days
    dated: bool  # the claim's date is the day on which the agreement was made
    told: Days  # when the document was published
    event: str | None

    @property
    def ahead(self) -> bool:
        """The agreement is still to come: it is planned, or a new one is talked about."""
        new = self.phrase is not None and not self.phrase.definite
        return (self.stage == "discussed" and new) or (self.stage in ("discussed", "announced") and not self.done)

    @property
    def exact(self) -> bool:
        return self.dated and precise(self.days)


def drafts_of(readings: Sequence[Reading], events: Sequence[Event], parties: Parties) -> list[Draft]:
    """What the claims say of agreements, in an order that does not depend on that of the readings."""
    event_of = {claim: event.id for event in events for claim in event.claims}
    found = []
    for reading in sorted(readings, key=lambda reading: reading.document):
        told = days_of(reading.published)
        for claim in reading.claims:
            if claim.type in TOUCHING:
                before = dict(older(claim))
                draft = draft_of(claim, told, parties, event_of)
                if draft is not None and draft.phrase not in before:
                    found.extend(apart(draft, parties))
                found.extend(older_drafts(claim, before, told, parties))
    return signed_by_each(found)


def older_drafts(claim: Claim, named: Mapping[Phrase, Date], told: Days, parties: Parties) -> list[Draft]:
    """Agreements that the claim says will be applied: of no event, since that they were made is not told here."""
    sides = sides_of(claim, parties)
    if not 1 < len(sides) <= JOINT:
        return []
    return [
        Draft(
            claim=replace(claim, time=when),
            parties=sides,
            signatories=frozenset(),
            phrase=phrase,
            fields=phrase.fields,
            stage="in-force",
            done=True,
            opens=True,
            project=False,
            days=days_of(when),
            dated=True,
            told=told,
            event=None,
        )
        for phrase, when in named.items()
    ]


def signed_by_each(drafts: Sequence[Draft]) -> list[Draft]:
    """One after the other signs for a side, in one event: all of them are parties to what they sign."""
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for draft in drafts:
        if signs_singly(draft) and draft.event is not None:
            sides[draft.event, draft.claim.document] |= draft.parties
    out = []
    for draft in drafts:
        together = sides.get((draft.event or "", draft.claim.document), set()) if signs_singly(draft) else set()
        opens = draft.opens or len(together) > 1
        out.append(replace(draft, parties=frozenset(draft.parties | together), opens=opens))
    return out


def signs_singly(draft: Draft) -> bool:
    """Somebody puts a name to a text for one side, and not just as a witness."""
    signing = draft.done and draft.stage == "signed" and bool(draft.signatories)
    return signing and len(draft.parties) == 1 and not AS_WITNESS.search(draft.claim.evidence.words)


def apart(draft: Draft, parties: Parties) -> list[Draft]:
    """ "Chile's treaties with Peru and Ecuador" are two; without the state whose they are, none."""
    phrase = draft.phrase
    star = hub_and_spokes(draft.claim, phrase.head_end, parties) if phrase is not None and phrase.plural else None
    if star is None:
        return [draft]
    hubs, spokes = star
    opens = draft.stage is not None and phrase is not None and draft.claim.type in OPENING
    return [replace(draft, parties=hubs | {spoke}, opens=opens) for spoke in sorted(spokes)] if len(hubs) == 1 else []


def draft_of(claim: Claim, told: Days, parties: Parties, event_of: Mapping[str, str]) -> Draft | None:
    phrase = phrase_of(claim)
    act = act_of(claim, phrase)
    bare = phrase is None and bare_agreement(claim)
    project = phrase is None and not bare and is_project(claim)
    unnamed_signing = phrase is None and act == "signed" and claim.type == "SUPPORT"
    if phrase is None and not (bare or project or unnamed_signing):
        return None
    if phrase is not None and not tells_of(claim, phrase, act):
        return None
    sides = sides_of(claim, parties, topics=claim.type == "STATE")
    if not sides:
        return None
    stage, done = stage_of(claim, act, project)
    signing = done and act == "signed"
    opens = len(sides) > 1 and stage is not None and may_open(claim, phrase, act, bare, project, sides)
    return Draft(
        claim=claim,
        parties=sides,
        signatories=frozenset(role.actor for role in claim.actors if signing and parties.is_person(role.actor)),
        phrase=phrase,
        fields=phrase.fields if phrase is not None else fields_of(claim) if project else frozenset(),
        stage=stage,
        done=done,
        opens=opens,
        project=project,
        days=days_of(claim.time),
        dated=stated(claim.time) and done and makes(claim, stage),
        told=told,
        event=event_of.get(claim.id),
    )


# ---------------------------------------------------------------- the words for it
def phrase_of(claim: Claim) -> Phrase | None:
    """The words for the agreement that the claim is on: in its trigger, topic, object or passive subject."""
    start = claim.trigger.start - claim.evidence.start
    end = start + len(claim.trigger.words)
    for phrase in phrases_in(claim.evidence.words):
        if phrase.start < end and start < phrase.head_end:
            return phrase
    for topic in claim.topics:
        if found := phrases_in(topic):
            return found[0]
    return linked(claim, start)


def linked(claim: Claim, start: int) -> Phrase | None:
    """The words for an agreement before the trigger in a relative clause or a passive, or after it in its clause."""
    text = claim.evidence.words
    end = start + len(claim.trigger.words)
    if ELLIPTIC.search(text[:start]):  # "unlike the treaty with Y, the one X reached with Z"
        return next((p for p in reversed(phrases_in(text)) if p.head_end <= start), None)
    for phrase in phrases_in(text):
        if phrase.head_end <= start and RELATIVE.fullmatch(
            text[phrase.head_end : start]
        ):  # "the pact that they signed"
            return phrase
        if phrase.start >= end:
            between = text[end : phrase.start]
            ending = ENDING.search(claim.trigger.words)  # "left the pact", not "left the town that the pact names"
            near = len(between) <= (NEXT if ending else FAR) and not CLAUSE_ENDS.search(between)
            return phrase if near and not CIRCUMSTANCE.search(between) else None
        if phrase.head_end <= start and PASSIVE.match(text[phrase.head_end : start]):
            return phrase
    return None


def act_of(claim: Claim, phrase: Phrase | None) -> Stage | None:
    """The stage that the claim's verb stands for; None if its words name no such act."""
    words = claim.trigger.words
    if claim.type == "AGREE" and phrase is not None:
        start = claim.trigger.start - claim.evidence.start
        rest = claim.evidence.words[start : start + len(words) + 40]
        if STILL_TO_COME.search(rest):
            return "announced"
    for stage, verbs in ACTS:
        if verbs.search(words):
            return stage
    named = bool(phrases_in(words)) or (phrase is not None and phrase.words.lower().endswith(words.lower()))
    if phrase is not None and is_truce(claim, phrase):
        return "agreed"
    if not named and claim.type != "TIE":
        return None
    if phrase is not None and phrase.kind == "statement":
        return "agreed"
    return BY_TYPE.get(claim.type)


def tells_of(claim: Claim, phrase: Phrase, act: Stage | None) -> bool:
    """The claim is on the agreement itself, and does not just praise, refuse or mention it."""
    if phrase.kind == "statement" and claim.type not in ("SUPPORT", "AGREE", "TIE"):
        return False
    if claim.type == "STATE":
        return bool(phrases_in(claim.evidence.words))
    if claim.type == "TIE":
        return (claim.relation is not None and claim.relation.kind == "treaty") or bool(
            phrases_in(claim.trigger.words) or any(phrases_in(topic) for topic in claim.topics)
        )
    if claim.type in ("RETREAT", "SANCTION", "REJECT"):
        return act == "ended" or is_truce(claim, phrase)
    return act is not None


def is_truce(claim: Claim, phrase: Phrase) -> bool:
    """A ceasefire that its sides keep together: in PLOVER an act of retreat, but agreed."""
    together = {role.role for role in claim.actors if role.role != "topic"} == {"participant"}
    return claim.type == "RETREAT" and "peace" in phrase.fields and together


def bare_agreement(claim: Claim) -> bool:
    """ "agreed to host a base": an arrangement without a name."""
    if claim.type != "AGREE" or claim.modality not in FACTUAL or claim.polarity == "negative":
        return False
    if not re.search(r"\bagree[ds]?\b", claim.trigger.words, re.IGNORECASE):
        return False
    start = claim.trigger.start - claim.evidence.start
    rest = claim.evidence.words[start:]
    found = CONTENT.match(re.sub(r"^\W*agree[ds]?", "", rest, flags=re.IGNORECASE))
    return found is not None and found["verb"] not in NO_DEAL and on_a_matter(rest)


def on_a_matter(rest: str) -> bool:
    """The words name what it is on: relations, or something that agreements or projects are on."""
    clause = " ".join(CLAUSE_ENDS.split(rest)[0].split()[:MATTER])
    return bool(
        re.search(r"\b(?:ties|relations)\b", clause)
        or projects().search(clause)
        or fields_in(re.findall(r"[a-z-]+", clause.lower()))
    )


def is_project(claim: Claim) -> bool:
    """Cooperation that is planned or talked about, on something that can be named."""
    if claim.type not in ("COOPERATE", "AGREE") or claim.modality not in ("planned", "considered"):
        return False
    words = " ".join([claim.evidence.words, *claim.topics])
    return bool(projects().search(words) and SETTING_UP.search(claim.trigger.words))


def fields_of(claim: Claim) -> frozenset[str]:
    """What a project is on: by its topics, else by the words after the trigger."""
    at = claim.trigger.start - claim.evidence.start
    words = " ".join(claim.topics) or claim.evidence.words[at:]
    return fields_in(re.findall(r"[a-z-]+", words.lower()))


# ---------------------------------------------------------------- stages
def stage_of(claim: Claim, act: Stage | None, project: bool) -> tuple[Stage | None, bool]:
    """The stage that the claim supports, and whether it is done. What is denied, feared or alleged supports none."""
    if claim.type == "STATE" or claim.polarity == "negative":
        return None, False
    if project:
        return ("announced" if claim.modality == "planned" and act != "discussed" else "discussed"), False
    if claim.modality in FACTUAL:
        return act, True
    if act in ("ended", "in-force"):  # an end or a use still to come: the agreement is there
        return ("in-force" if claim.modality == "planned" else None), False
    if claim.modality == "planned":
        return ("discussed" if act == "discussed" else "announced"), False
    if claim.modality == "considered":
        return "discussed", False
    return None, False


def makes(claim: Claim, stage: Stage | None) -> bool:
    return stage in ("agreed", "signed") or (stage == "in-force" and date_of_name(claim))


def date_of_name(claim: Claim) -> bool:
    """The date stands with the name: "the security pact of 2001"."""
    span = claim.time_span
    if span is None or claim.type != "TIE":
        return False
    text, at = claim.evidence.words, span.start - claim.evidence.start
    before = [phrase for phrase in phrases_in(text) if phrase.head_end <= at]
    return bool(before) and WITH_NAME.fullmatch(text[before[-1].head_end : at]) is not None


def may_open(
    claim: Claim, phrase: Phrase | None, act: Stage | None, bare: bool, project: bool, sides: frozenset[str]
) -> bool:
    if bare or project:
        return len(sides) <= JOINT
    if phrase is None or act is None:
        return False
    if claim.type == "CONSULT":  # "negotiated a trade treaty"
        return act == "discussed" and not phrase.definite and not phrase.plural
    if claim.type not in OPENING and not (act == "ended" and claim.factual) and not is_truce(claim, phrase):
        return False
    if phrase.plural and len(sides) > 2:  # "treaties with X, Y and Z" are not one treaty
        return False
    return phrase.described or act in ("signed", "ratified", "agreed") or claim.type == "TIE"
