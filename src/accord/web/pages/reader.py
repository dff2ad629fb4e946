"""The reader: a document's text with its claims, and the original beside it at the same place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from accord.dossier.deciding import in_force, made_by
from accord.dossier.store import only
from accord.errors import AccordError, UnknownIdError
from accord.merging.by_hand import MODALITIES, ROLES
from accord.model import Article, Claim, Decision, Event, Span
from accord.web.site import FAMILIES, Site, claim_url
from accord.web.view import Room

LENGTH = 60_000  # characters of text on one page
AROUND = 2_500  # characters of the original on each side
MOST_NAMED = 400  # actors that are offered for a claim that is added
PLACE = r"^\d{1,9}-\d{1,9}$"


def router(site: Site) -> APIRouter:
    made = APIRouter()

    @made.get("/claims/{id}")
    def claim(id: str) -> Response:
        with site.room() as room:
            found = room.built.claim(id)
            if found is None:
                ids = (one for one in room.built.ids_like(id) if room.built.claim(one))
                found = room.built.claim(only(id, ids, f"No claim has the id {id!r}"))
            assert found is not None
            return RedirectResponse(claim_url(found), 303)

    @made.get("/read/{document:path}")
    def read(
        request: Request,
        document: str,
        at: Annotated[str, Query(pattern=PLACE)] = "",
        claim: Annotated[str, Query(max_length=64)] = "",
        part: Annotated[int, Query(ge=1, le=10**6)] = 1,
        original: bool = False,
        voices: bool = False,
    ) -> Response:
        with site.room() as room:
            article = article_of(room, document)
            claims = room.built.claims_in(article.id)
            chosen = next((one for one in claims if one.id == claim), None)
            lit = place(at) or ((chosen.evidence.start, chosen.evidence.end) if chosen else None)
            parts = parts_of(article)
            here = part_at(parts, lit[0]) if lit else min(part, len(parts)) - 1
            start, end = parts[here]
            shown = [one for one in claims if one.evidence.start < end and start < one.evidence.end]
            return site.show(
                request,
                "read.html",
                room.view,
                active="sources",
                article=article,
                paragraphs=list(paragraphs(article, shown, start, end, lit, roles_of(shown if voices else []))),
                claims=shown,
                events=events_of(room, shown),
                chosen=chosen,
                lit=lit,
                part_number=here + 1,
                parts=len(parts),
                original=around(site, article, lit or (start, start + 1), marked=lit is not None) if original else None,
                original_shown=original,
                voices=voices,
                decided=decided_on_claims(room, shown),
                here_named=named_here(room, article),
                roles=ROLES,
                modalities=MODALITIES,
                chosen_words=article.text[lit[0] : lit[1]] if lit else "",
            )

    @made.get("/original/{document:path}")
    def original(request: Request, document: str, at: Annotated[str, Query(pattern=PLACE)]) -> Response:
        with site.room() as room:
            article = article_of(room, document)
            return site.show(
                request, "original.html", room.view, active="sources", article=article,
                original=around(site, article, place(at) or (0, 0)),
            )  # fmt: skip

    return made


def article_of(room: Room, document: str) -> Article:
    """The article with this id, name, or beginning of an id. Raises: UnknownIdError, UsageError."""
    if (found := room.built.article(document)) is None:
        ids = (one for one in room.built.ids_like(document) if one in room.view.headings)
        found = room.built.article(only(document, ids, f"No document has the id or name {document!r}"))
    if found is None:
        raise UnknownIdError(f"No document has the id or name {document!r}")
    return found


def place(at: str) -> tuple[int, int] | None:
    """ "120-140" as a range; None for an empty one."""
    if not at:
        return None
    start, _, end = at.partition("-")
    return (int(start), int(end)) if int(start) < int(end) else None


def events_of(room: Room, claims: Iterable[Claim]) -> dict[str, Event]:
    """The event of each claim, as far as it is in one."""
    found = {}
    for claim in claims:
        for event in room.built.events_with(claim.id)[:1]:
            found[claim.id] = event
    return found


def named_here(room: Room, article: Article) -> list[str]:
    """What a person can type for each actor of a document: its name, or its id where a name would be misread."""
    reading = room.built.reading(article.id)
    actors = reading.actors if reading else ()
    return sorted({one.id if set(one.name) & set(",;:") else one.name for one in actors})[:MOST_NAMED]


def decided_on_claims(room: Room, claims: Iterable[Claim]) -> dict[str, list[Decision]]:
    """The decisions in force on each of the claims, those that added them among them."""
    log = in_force(room.dossier)
    return {
        claim.id: [one for one in log if claim.id in (one.target, one.value) or made_by(one, claim)] for claim in claims
    }


# ---------------------------------------------------------------- pages of a long text
def parts_of(article: Article) -> list[tuple[int, int]]:
    """Ranges of whole lines, none much longer than LENGTH, that cover the text."""
    text, found, start = article.text, [], 0
    while len(text) - start > LENGTH:
        cut = text.rfind("\n", start + 1, start + LENGTH)
        end = cut + 1 if cut > start else start + LENGTH
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def part_at(parts: Sequence[tuple[int, int]], offset: int) -> int:
    return max(0, bisect_right(parts, offset, key=lambda part: part[0]) - 1)


# ---------------------------------------------------------------- the text, cut where claims begin and end
@dataclass(slots=True)
class Piece:
    """Words that stand under the same claims throughout."""

    words: str
    triggers: list[Claim] = field(default_factory=list)  # whose trigger this is
    evidence: list[str] = field(default_factory=list)  # ids of claims that rest on it
    first: Claim | None = None  # whose trigger begins here: the place that the keyboard goes to
    lit: bool = False
    begins_lit: bool = False
    role: str = ""  # "voice", "actor", "time", "place" or "modality" of a claim

    @property
    def family(self) -> str:
        return FAMILIES[self.triggers[0].type] if self.triggers else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text. `section`: headline, standfirst, body or caption."""

    section: str
    start: int
    pieces: tuple[Piece, ...]


def paragraphs(
    article: Article,
    claims: Sequence[Claim],
    start: int,
    end: int,
    lit: tuple[int, int] | None,
    roles: Sequence[tuple[int, int, str]],
) -> Iterator[Paragraph]:
    """The lines of text[start:end], each cut into pieces. `roles`: what stands where, if that is to be shown."""
    sections = [(block.start, block.section) for block in article.blocks]
    begun: set[str] = set()
    lit_begun = False
    marks = sorted(_ranges(claims), key=lambda mark: mark[0])
    for line in re.finditer(r"[^\n]+", article.text[start:end]):
        low, high = start + line.start(), start + line.end()
        if not line.group().strip():
            continue
        near = [mark for mark in marks if mark[0] < high and low < mark[1]]
        cuts = {low, high, *(p for mark in near for p in mark[:2] if low < p < high)}
        cuts |= {p for mark in roles for p in mark[:2] if low < p < high}
        if lit:
            cuts |= {p for p in lit if low < p < high}
        edges = sorted(cuts)
        pieces = []
        for left, right in pairwise(edges):
            piece = Piece(article.text[left:right])
            for begin, stop, kind, claim in near:
                if begin <= left and right <= stop:
                    if kind == "trigger":
                        piece.triggers.append(claim)
                        if piece.first is None and claim.id not in begun:
                            begun.add(claim.id)
                            piece.first = claim
                    else:
                        piece.evidence.append(claim.id)
            if lit and lit[0] <= left and right <= lit[1]:
                piece.lit, piece.begins_lit, lit_begun = True, not lit_begun, True
            piece.role = next((kind for begin, stop, kind in roles if begin <= left and right <= stop), "")
            pieces.append(piece)
        at = max(0, bisect_right(sections, low, key=lambda section: section[0]) - 1)
        yield Paragraph(sections[at][1] if sections else "body", low, tuple(pieces))


def _ranges(claims: Iterable[Claim]) -> Iterator[tuple[int, int, str, Claim]]:
    for claim in claims:
        yield claim.evidence.start, claim.evidence.end, "evidence", claim
        yield claim.trigger.start, claim.trigger.end, "trigger", claim


def roles_of(claims: Sequence[Claim]) -> list[tuple[int, int, str]]:
    """Where it stands who says something and what made its modality; then when, who and where."""
    spans: list[tuple[Span | None, str]] = []
    for claim in claims:
        spans += [(voice.span, "voice") for voice in claim.sources]
        spans += [(words, "modality") for what, words in claim.because if what != "voice"]
    for claim in claims:
        if claim.time_span and claim.time_span.source == claim.document:  # else another document tells
            spans.append((claim.time_span, "time"))
        spans += [(role.span, "actor") for role in claim.actors]
        spans += [(claim.place.span, "place")] if claim.place else []
    return [(span.start, span.end, kind) for span, kind in spans if span]


# ---------------------------------------------------------------- the original
@dataclass(frozen=True, slots=True)
class Original:
    """A stretch of the kept original, with what gave the words between `before` and `after`."""

    before: str
    words: str
    after: str
    start: int | None  # in the original; None: it has no such characters
    end: int | None
    cut_before: bool
    cut_after: bool
    problem: str = ""


def around(site: Site, article: Article, lit: tuple[int, int], *, marked: bool = True) -> Original:
    """The original around the place that gave text[lit]; `marked`: with these words marked."""
    low, high = lit[0], max(lit[1], lit[0] + 1)
    start, end = article.raw.locate(min(low, max(0, len(article.text) - 1)), min(high, len(article.text)))
    try:
        raw = site.dossier.raw_text(article.id)
    except AccordError as error:
        return Original("", "", "", None, None, False, False, str(error))
    if start is None or end is None:
        return Original("", "", raw[: 2 * AROUND], None, None, False, len(raw) > 2 * AROUND)
    if not marked:
        return Original("", "", raw[start : start + 2 * AROUND], None, None, start > 0, len(raw) > start + 2 * AROUND)
    first, last = max(0, start - AROUND), min(len(raw), end + AROUND)
    return Original(raw[first:start], raw[start:end], raw[end:last], start, end, first > 0, last < len(raw))
