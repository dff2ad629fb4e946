"""Whom an event is known from: each origin once, however many documents carry it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from accord.merging.acts import INSTRUMENTS, Act, state_of
from accord.merging.conflicts import Told
from accord.merging.origins import UNKNOWN, Carriers
from accord.merging.tensions import told_late
from accord.model import Actor, Claim, Origin, Span

SPEAKERLESS = frozenset({"", "unknown", "author"})
CONFIRMED = re.compile(
    r"\b(?:the|these|those) (?:news|reports?|information)\b[^.;]{0,30}\bconfirmed\b"
    r"|\bconfirm(?:s|ed|ing)? (?:the|these|those) (?:news|reports?|information)\b",
    re.IGNORECASE,
)
THE_INSTRUMENT = re.compile(
    rf"\bthe (?:new |said )?({'|'.join(sorted(INSTRUMENTS, key=len, reverse=True))})\b", re.IGNORECASE
)


def origins_of(
    group: Sequence[Act],
    carried: Carriers,
    parties: Sequence[str],
    actors: Mapping[str, Actor],
    confirmed: Sequence[Act] = (),
    disputed: Sequence[Act] = (),
) -> tuple[Origin, ...]:
    """Whom the event is known from, each once, with the documents that carry it.

    Args:
        confirmed: remarks by which somebody confirms the event.
        disputed: charges and denials told with it.
    """
    here = {act.claim.document for act in group}
    found: dict[str, set[str]] = defaultdict(set)
    voiced = {(act.claim.document, act.denied) for act in group if voices_of(act.claim)}
    voiced |= {(act.claim.document, False) for act in disputed}
    for act in group:
        sourced = (act.claim.document, act.denied) in voiced  # it names its source for the act, and only carries it
        if voices_of(act.claim) or not sourced:
            for key in origins_of_claim(act.claim, carried, here):
                found[key].add(act.claim.document)
    for act in (*confirmed, *disputed):
        for key in voices_of(act.claim):
            found[key].add(act.claim.document)
    drop_stale(found, group)
    drop_background(found, actors, carried)
    sides = set(parties) | {state_of(party, actors) for party in parties}
    return tuple(
        Origin(key, tuple(sorted(found[key])), key in sides or state_of(key, actors) in sides) for key in sorted(found)
    )


def voices_of(claim: Claim) -> list[str]:
    """The speakers; else those who relay speakers that are not named."""
    for role in ("speaker", "relay"):
        voices = {voice.actor for voice in claim.sources if voice.role == role and voice.actor not in SPEAKERLESS}
        if voices:
            return sorted(voices)
    return []


def confirmations(events: Sequence[Told], acts: Sequence[Act]) -> Mapping[str, list[Act]]:
    """event -> remarks that confirm it.

    "The news", without more, is what the headline of the text tells. Who signed an agreement and, in the sentence that
    tells it, says something of "the agreement", takes it for granted.
    """
    said: dict[Span, list[Act]] = defaultdict(list)
    for act in acts:
        if act.claim.type == "STATE" and voices_of(act.claim):
            said[act.claim.evidence].append(act)
    lead: dict[str, Told] = {}
    for event in events:
        for act in event.everything:
            if act.claim.section == "headline" and act.family != "word":
                lead.setdefault(act.claim.document, event)
    out: dict[str, list[Act]] = defaultdict(list)
    for event in events:
        for act in event.everything:
            remarks = said.get(act.claim.evidence, ()) if act.family == "pact" else ()
            out[event.id] += [remark for remark in remarks if takes_for_granted(remark, act)]
            confirms = act.claim.type == "STATE" and not act.denied and act.claim.polarity == "positive"
            news = lead.get(act.claim.document)
            if confirms and news is not None and CONFIRMED.search(act.claim.evidence.words):
                out[news.id].append(act)
    return out


def takes_for_granted(remark: Act, deed: Act) -> bool:
    """ "X, who signed a pact with Y, said the pact was ...": of his own act, by the name of its instrument."""
    if deed.stage != "fact" or not deed.named.issuperset(voices_of(remark.claim)):
        return False
    span = remark.claim.evidence
    rest = span.words[max(0, remark.claim.trigger.end - span.start) :]
    return bool(deed.instruments & {INSTRUMENTS[name.lower()] for name in THE_INSTRUMENT.findall(rest)})


def disputes(events: Sequence[Told], acts: Sequence[Act]) -> Mapping[str, list[Act]]:
    """event -> what others say in the sentence that tells a deed: who did it, and that it was not they."""
    words: dict[Span, list[Act]] = defaultdict(list)
    for act in acts:
        if (act.claim.type in ("ACCUSE", "REJECT") or act.denied) and voices_of(act.claim):
            words[act.claim.evidence].append(act)
    out: dict[str, list[Act]] = defaultdict(list)
    for event in events:
        for act in event.everything:
            if act.family == "force" and not act.denied and act.claim.evidence in words:
                out[event.id] += disputants(act, words[act.claim.evidence])
    return out


def disputants(deed: Act, words: Sequence[Act]) -> list[Act]:
    """Those who blame somebody for a deed without a doer, and the one blamed, if he denies it."""
    blaming = [act for act in words if act.claim.type == "ACCUSE" and not act.denied] if not deed.actors else []
    blamed = {key for act in blaming for key in act.recipients}
    if deed.claim.modality == "alleged":
        blamed |= deed.actors
    return [*blaming, *(act for act in words if act not in blaming and act.actors & blamed)]


def drop_stale(found: dict[str, set[str]], group: Sequence[Act]) -> None:
    """Leave out texts of nobody who can be named that tell as news what others date months before: old copies."""
    told = [act for act in group if act.claim.document in found.get(UNKNOWN, ())]
    if len(found) > 1 and told and len(told_late(group)) >= len(told):
        del found[UNKNOWN]


def drop_background(found: dict[str, set[str]], actors: Mapping[str, Actor], carried: Carriers) -> None:
    """Leave out what is no origin of its own: a column that recalls what reports tell, a state beside its officials."""
    reported = [key for key in found if not found[key] <= carried.opinions]
    for key in sorted(found):
        recalled = len(reported) > 1 and key not in reported and key in carried.outlet.values()
        spoken_for = any(other != key and official_of(other, key, actors) for other in found)
        if recalled or spoken_for:
            del found[key]


def official_of(person: str, key: str, actors: Mapping[str, Actor]) -> bool:
    """One who speaks for the state; of a body, a person of its state."""
    if person not in actors:
        return False
    if key in actors and actors[key].kind == "body":
        return actors[person].kind == "person" and actors[person].country == actors[key].country is not None
    return actors[person].kind in ("person", "body") and actors[person].country == key


def origins_of_claim(claim: Claim, carried: Carriers, here: set[str]) -> list[str]:
    """The speaker; else the agency or outlet that it came through; else whoever wrote the text."""
    voices = voices_of(claim)
    if voices:
        return voices
    credited = [other for other in carried.credits.get(claim.document, ()) if other in here]
    if credited and claim.document not in carried.source:
        return [carried.source.get(credited[0], carried.outlet.get(credited[0], UNKNOWN))]
    return [carried.of(claim.document, claim.evidence)]
