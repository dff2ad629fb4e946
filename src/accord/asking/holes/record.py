"""Plans, changes and sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from accord.asking.evidence import Passage
from accord.asking.holes.common import LOOSE, MANY, Desk, Filled, fitting, passages
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.model import FACTUAL, Event, Mention

VOUCHING = 400  # characters after an event in which its sources are looked for


def fill_plan(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Plans: those not carried out, or those that are only planned or considered."""
    if part.standing == "undone":
        plans = [
            set(r.passage.stems)
            for r in ranked
            if any(c.modality in OPEN or c.type == "AGREE" for c in r.passage.claims)
        ]
        undone = [r for r in ranked if UNDONE.search(r.passage.span.words) and r.passage.section == "body"]
        seen = Counter(stem for r in ranked for stem in r.passage.stems)
        linked = [
            (max((_shared(r.passage.stems & p, seen) for p in plans if p != r.passage.stems), default=0.0), r)
            for r in undone
        ]
        found = [r for weight, r in sorted(linked, key=lambda pair: -pair[0]) if weight >= SHARED]
    else:
        found = [r for r in ranked if any(c.modality == part.standing for c in r.passage.claims) and r.actors >= 0.5]
    return Filled(None, "", passages(found, 5)) if found else None


OPEN = frozenset({"planned", "considered", "possible"})


SHARED = 0.3  # rarity of the words that a sentence must share with one that tells a plan


def _shared(stems: frozenset[str] | set[str], seen: Counter[str]) -> float:
    """How much the words shared say: one that stands in two sentences only says half."""
    return sum(1 / seen[stem] for stem in stems if len(stem) == 5)


UNDONE = re.compile(
    r"\b(?:has|have)(?:n['’]t|\s+(?:still\s+)?(?:not|never))\b(?!\s+(?:said|commented|confirmed|mentioned|asked))"
    r"|\b(?:has|have|had) yet to\b|\bno date has\b|\b(?:missed|after|past|beyond) (?:the|its|their) deadline\b"
    r"|\bfailed to\b|\bcame to nothing\b|\bfell through\b|\bnever materiali[sz]ed\b|\bweeks? (?:late|after the end)\b"
)


def fill_changed(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """The latest of what happened between those asked about."""
    dated = [
        (max(days), r)
        for r in ranked
        if r.actors >= 0.75
        and (days := [c.time.latest or "" for c in r.passage.claims if c.modality in FACTUAL and c.time.told])
    ]
    dated.sort(key=lambda found: found[0], reverse=True)
    return Filled(None, "", passages(r for _, r in dated)) if dated else None


def fill_sources(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """How many documents and origins tell of the event, and how many of the origins are no party to it."""
    for r in fitting(part, ranked, LOOSE, 0.2):
        for claim in r.passage.claims:
            for event in desk.library.events_with(claim.id):
                return _sources_of(event, [x.passage for x in ranked], desk)
    return None


def _sources_of(event: Event, pool: Sequence[Passage], desk: Desk) -> Filled:
    telling = [p for p in pool if any(c.id in event.claims for c in p.claims)]
    vouching = [p for p in pool if p not in telling and any(_follows(p, t, event) for t in telling)]
    voices = {m.actor: m for p in (*telling, *vouching) for m in _voices(p)}
    origins = [o for o in event.origins if desk.library.name(o.actor) is not None and o.actor not in voices]
    parties = {desk.library.country(actor) or actor for actor in event.participants}
    outside = sum(not o.party for o in origins) + sum(desk.library.country(v) not in parties for v in voices)
    names = [*(desk.library.name(o.actor) or o.actor for o in origins), *(m.span.words for m in voices.values())]
    ids = [*(o.actor for o in origins), *voices]
    said = f"{len(event.documents)} documents; origins they name: {', '.join(names) or 'none'}; no party: {outside}"
    value = {"documents": len(event.documents), "origins": ids, "third_party": outside}
    return Filled(value, said, (*telling[:MANY], *[p for p in vouching if _voices(p)][:MANY]))


def _follows(passage: Passage, telling: Passage, event: Event) -> bool:
    """Shortly after a sentence that tells the event, with one of its participants."""
    gap = passage.span.start - telling.span.end
    return (
        passage.span.source == telling.span.source
        and 0 <= gap < VOUCHING
        and bool(passage.actors & set(event.participants))
    )


def _voices(passage: Passage) -> list[Mention]:
    """Who is named as saying what stands there."""
    spans = {voice.span for c in passage.claims for voice in c.sources}
    spans |= {role.span for c in passage.claims if c.type == "STATE" for role in c.actors if role.role == "actor"}
    return [m for m in passage.mentions if m.span in spans and m.form != "pronoun"]
