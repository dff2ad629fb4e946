"""What, how and why: in the words of the sources."""

from __future__ import annotations

from collections.abc import Sequence

from accord.asking.holes.common import LOOSE, Desk, Filled, fitting, passages, tells
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.model import Claim


def fill_what(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """What is said of the matter, in the words of the sources: those that tell the act before others."""
    found = fitting(part, ranked)
    telling = [r for r in found if any(tells(c, part.content, desk) for c in r.passage.claims)]
    doing = [r for r in found if any(set(_doers(c)) & set(part.actors) for c in r.passage.claims)]
    kept = passages(telling or doing or found[:1], 2)
    return Filled([p.span.words for p in kept], "", kept) if kept else None


def _doers(claim: Claim) -> list[str]:
    """Who does it or says it."""
    return [r.actor for r in claim.actors if r.role in ("actor", "participant")] + [v.actor for v in claim.sources]


def fill_why(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    found = [r for r in fitting(part, ranked, LOOSE) if desk.grammar.signs["why"] & set(r.passage.words)]
    return Filled(None, "", passages(found, 2)) if found else None


def fill_terms(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """What an instrument binds its parties to: said outright, not as a guess."""
    doubt = desk.lexicon.hedges["possible"]["words"] | desk.lexicon.hedges["hearsay"]["words"]
    found = [
        r
        for r in fitting(part, ranked, 0.5)
        if r.time >= 0 and desk.grammar.terms & set(r.passage.words) and not doubt & set(r.passage.words)
    ]
    return Filled(None, "", passages(found, 2)) if found else None
