"""Where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.asking.evidence import Passage
from accord.asking.holes.common import ENOUGH, LOOSE, Desk, Filled, answering, fitting, passages
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.asking.words import words_of

PLACE = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)


CAPITAL = re.compile(r"\b(?:in|at)\s+(the\s+(?:[A-Z]\w+\s+)?capital(?:\s+of\s+[A-Z]\w+)?)\b")


def fill_where(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """The place of the act: as read, else what stands after "in" or "at"."""
    found = [
        (r, place)
        for r in fitting(part, ranked, LOOSE - 0.1, ENOUGH - 0.1, strict=False)
        if (place := _place_of(part, r.passage, desk))
    ]
    if not found:
        return None
    first = found[0][1]
    return Filled(first, first, passages((r for r, place in found if place == first), 1))


AREAS = frozenset({"region", "regions", "area", "areas"})  # a matter may lie there without happening "in" it


def _place_of(part: Part, passage: Passage, desk: Desk) -> str | None:
    for claim in answering(part, passage, desk):
        if claim.place is not None and claim.place.name not in part.places:
            return claim.place.name
    text, start = passage.span.words, passage.span.start
    for mention in passage.mentions:
        before = text[: mention.span.start - start]
        after = words_of(text[mention.span.end - start :])[:1]
        used_as_adjective = mention.kind == "state" and after and after[0] not in desk.grammar.empty
        if mention.kind not in ("place", "state") or mention.form == "demonym" or used_as_adjective:
            continue
        if mention.actor in part.actors and mention.kind == "state":
            continue
        stands = PLACE.search(before) or (part.noun in AREAS and mention.kind == "place")
        if stands and mention.span.words not in part.places:
            return mention.span.words
    capital = CAPITAL.search(text)
    return capital[1] if capital else None
