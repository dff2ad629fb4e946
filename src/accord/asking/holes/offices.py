"""Who holds an office, and which offices somebody holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from accord.asking.evidence import Passage
from accord.asking.holes.common import MANY, Desk, Filled, Status, date_in_words, fitting, iso_of, list_of, passages
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.asking.words import words_of
from accord.model import Date, Mention

HOLDER_REACH = 45  # characters between an office and the name of its holder


def office_asked(part: Part, desk: Desk) -> tuple[str, ...]:
    """The phrases of the office that "who is the ..." asks the holder of."""
    if not re.match(r"who\s+(?:is|was|are|were|has been|had been)\b", part.words, re.IGNORECASE):
        return ()
    said = " " + " ".join(words_of(part.words)) + " "
    hits = [
        (len(p), p, phrases) for phrases in desk.lexicon.people["titles"].values() for p in phrases if f" {p} " in said
    ]
    if not hits:
        return ()
    _, asked, phrases = max(hits, key=lambda hit: hit[:2])
    return tuple(sorted(phrases)) if " " in asked else (asked,)


def holder(part: Part, office: Sequence[str], ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Who is said to hold an office: a name beside its title, of the state or body asked about."""
    found = []
    for r in ranked:
        if all(actor in r.passage.actors for actor in part.actors[1:]):
            found += [(r, [person]) for person in _holders_in(r.passage, office, part, desk)]
    changed = [f for f in found if desk.grammar.signs["succession"] & set(f[0].passage.words)]
    ordered = [*changed, *(f for f in found if f not in changed)]
    first: dict[str, tuple[Ranked, list[Mention]]] = {}
    for r, people in ordered:
        first.setdefault(people[0].actor, (r, people))
    named = list_of(list(first.values())[: max(1, len(part.times))])
    if named is None or len(part.times) < 2:
        return named
    days = ", ".join(date_in_words(Date(iso_of(*time), *time)) for time in part.times)
    return replace(named, said=f"{named.said} (asked for {days})")


def _holders_in(passage: Passage, office: Sequence[str], part: Part, desk: Desk) -> list[Mention]:
    """Persons beside a title of the office that is said to be of the first actor asked about."""
    text, start = passage.span.words, passage.span.start
    people = [m for m in passage.mentions if m.kind == "person" and m.form == "name"]
    out = []
    for title in (
        found for phrase in office for found in re.finditer(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE)
    ):
        near = sorted(people, key=lambda m: _gap(m.span.start - start, m.span.end - start, title))
        beside = near and _gap(near[0].span.start - start, near[0].span.end - start, title) <= HOLDER_REACH
        if beside and _owned(passage, title, part, desk):
            out.append(near[0])
        out += [
            m for m in people if 0 <= m.span.start - start - title.end() <= HOLDER_REACH and _is_of(m, part, passage)
        ]
    return list(dict.fromkeys(out))


def _is_of(person: Mention, part: Part, passage: Passage) -> bool:
    """ "... Anna Holm of Norway": the state stands behind the name."""
    rest = passage.span.words[person.span.end - passage.span.start :]
    lead = re.match(r"\s+of\s+(?:the\s+)?", rest)
    owners = [m for m in passage.mentions if m.actor in part.actors[:1]]
    return lead is not None and any(m.span.start == person.span.end + lead.end() for m in owners)


def _gap(start: int, end: int, title: re.Match[str]) -> int:
    """Characters between a name and a title."""
    return max(title.start() - end, start - title.end(), 0)


def _owned(passage: Passage, title: re.Match[str], part: Part, desk: Desk) -> bool:
    """ "Peru's foreign minister", "Peruvian foreign minister", "foreign minister of Peru"; or its body's last word."""
    if not part.actors:
        return True
    text, start = passage.span.words, passage.span.start
    before, after = text[: title.start()], text[title.end() :]
    for m in passage.mentions:
        if part.actors[0] not in (m.actor, desk.library.country(m.actor) if m.kind == "state" else m.actor):
            continue
        a, b = m.span.start - start, m.span.end - start
        if (
            re.fullmatch(r"['’]?s?\s+", text[b : title.start()])
            if b <= title.start()
            else re.fullmatch(r"\s+(?:of|for)\s+(?:the\s+)?", text[title.end() : a])
        ):
            return True
    body = words_of(desk.library.name(part.actors[0]) or "")[-1:]
    return (
        bool(body)
        and bool(re.match(rf"\s+of\s+(?:the\s+)?{re.escape(body[0])}\b", after, re.IGNORECASE))
        and bool(before)
    )


def fill_office(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Titles beside the names of the persons asked about. Several for one person are shown as they are: disputed."""
    asked = [actor for actor in part.actors if desk.library.country(actor) != actor]
    found: dict[str, tuple[Ranked, str]] = {}
    for r in fitting(part, ranked, 0.5, 0.3):
        for office, words in _offices_in(r.passage, asked, desk):
            found.setdefault(office, (r, words))
    if not found:
        return None
    telling = {office: words for office, (_, words) in found.items() if office not in VAGUE}
    status: Status = "disputed" if len(asked) == 1 and len(telling) > 1 else "stated"
    titles = list(dict.fromkeys(words for _, words in found.values()))
    said = ", ".join(titles)
    cited = passages((r for r, _ in found.values()), MANY)
    return Filled(titles, f"Disputed: {said}" if status == "disputed" else said, tuple(dict.fromkeys(cited)), status)


VAGUE = frozenset({"official", "leader", "minister"})  # titles that go with any other


def _offices_in(passage: Passage, asked: Sequence[str], desk: Desk) -> list[tuple[str, str]]:
    """(office, its words) of titles whose nearest person is one asked about; of any person if none is."""
    text, start = passage.span.words, passage.span.start
    people = [m for m in passage.mentions if m.kind == "person" and m.form == "name"]
    spans: list[tuple[re.Match[str], str]] = []
    for office, phrases in desk.lexicon.people["titles"].items():
        for phrase in sorted(phrases):
            spans += [(f, office) for f in re.finditer(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE)]
    widest = [
        (f, o)
        for f, o in spans
        if not any(g is not f and g.start() <= f.start() and f.end() <= g.end() and g[0] != f[0] for g, _ in spans)
    ]
    out = []
    for found, office in sorted(widest, key=lambda s: (s[0].start(), s[1])):
        near = sorted(people, key=lambda m: _gap(m.span.start - start, m.span.end - start, found))
        if near and (not asked or near[0].actor in asked):
            out.append((office, found[0]))
    return list(dict.fromkeys(out))
