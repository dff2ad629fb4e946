"""Filling the holes: from the sentences that fit a part of the question to a value of the kind asked for.

Each function takes a part, the sentences that fit it, best first, and what else is needed; it gives a value with the
sentences that it was taken from, or None where they do not state one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accord.asking.evidence import Library, Passage
from accord.asking.grammar import Grammar
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.asking.words import Stems, words_of
from accord.lexicon import Lexicon
from accord.model import FACTUAL, Claim, Date, Event, Mention

Status = Literal["stated", "disputed", "not-stated"]
NUMBER = re.compile(r"(?<![\w.,])(?:[$€£]\s?)?\d[\d,]*(?:\.\d+)?(?:\s?%)?(?![\w])")
PLACE = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)
CAPITAL = re.compile(r"\b(?:in|at)\s+(the\s+(?:[A-Z]\w+\s+)?capital(?:\s+of\s+[A-Z]\w+)?)\b")
SAME = 0.95  # the same where the best sentence tells the act without a date
GOES_ON = 0.9  # share of the best sentence's score from which another still fits
LOOSE = 0.7  # the same where the value must be looked for further down
MOST, MANY = 3, 4  # sentences cited for one hole; for one that several may fill
LIST = 0.8  # share of the best score for sentences that each name one of several
ENOUGH = 0.45  # share of the words that a sentence must have to be about the matter
BARELY = 0.3  # how much of each actor must be there, by name, state or nearby
SCOPE = 6  # words after "not" that it may deny
SURE = 0.75  # the same where no claim was read
CERTAIN = 0.6  # the same for a yes or a no
VOUCHING = 400  # characters after an event in which its sources are looked for
HOLDER_REACH = 45  # characters between an office and the name of its holder


@dataclass(frozen=True, slots=True)
class Desk:
    """What filling may look things up in."""

    library: Library
    grammar: Grammar
    lexicon: Lexicon
    stems: Stems


@dataclass(frozen=True, slots=True)
class Filled:
    """A value for a hole. `said`: the value in words, each of which stands in the passages or resolves their dates."""

    value: object
    said: str
    passages: tuple[Passage, ...]
    status: Status = "stated"


Fill = Callable[[Part, Sequence[Ranked], Desk], Filled | None]


def fill(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """What the sentences state for this part, or None."""
    return FILLS[part.kind](part, [r for r in ranked if _states(r.passage)], desk)


def _states(passage: Passage) -> bool:
    """A sentence that asks states nothing."""
    return not passage.span.words.rstrip('"”’)').endswith("?")


def fitting(
    part: Part, ranked: Sequence[Ranked], share: float = GOES_ON, least: float = ENOUGH, *, strict: bool = True
) -> list[Ranked]:
    """The sentences that are about what the part asks: near the best, with enough of the words and actors."""
    if not ranked or not (part.content or part.actors or part.back):
        return []
    top = ranked[0]
    actors = max(0.5, top.actors) if strict else 0.5
    return [
        r
        for r in ranked
        if r.score >= share * top.score and r.words >= least and r.actors >= actors and r.least >= BARELY
    ]


def answering(part: Part, passage: Passage, desk: Desk) -> list[Claim]:
    """The claims of a sentence that tell the act asked for: by a word for it, or by type."""
    typed = [c for c in passage.claims if c.type in part.types]
    for words in (part.content, part.back):
        named = [c for c in passage.claims if tells(c, words, desk)]
        if named:
            return [c for c in named if c in typed] or named
    return typed


def tells(claim: Claim, words: Sequence[str], desk: Desk) -> bool:
    """Whether the claim's own words are words for one of these."""
    return any(desk.stems.same(word, own) for own in words_of(claim.trigger.words) for word in words)


def passages(found: Iterable[Ranked], most: int = MOST) -> tuple[Passage, ...]:
    return tuple(r.passage for r in list(found)[:most])


# ---------------------------------------------------------------- when, until
def fill_when(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """The date of the act. Further sentences are cited if they give the same."""
    fit = fitting(part, ranked, LOOSE)
    dated = [(r, d) for r in fit if (d := _date_of(part, r.passage, desk)) is not None]
    undated = bool(fit) and fit[0] not in [r for r, _ in dated] and bool(answering(part, fit[0].passage, desk))
    if not dated or (undated and dated[0][0].score < SAME * fit[0].score):
        return None
    first = dated[0][1]
    same = [r for r, d in dated if d.value == first.value]
    return Filled(first.value, f"{date_in_words(first)}", passages(same, 2))


def _date_of(part: Part, passage: Passage, desk: Desk) -> Date | None:
    claims = answering(part, passage, desk)
    for claim in claims:
        if claim.time.known and claim.time.value:
            return claim.time
    for claim in claims:
        for event in desk.library.events_with(claim.id):
            if event.date.known and event.date.value:
                return event.date
    if claims:
        return None
    for time in passage.times:
        if time.type in ("DATE", "TIME") and time.earliest and time.latest:
            return Date(_iso(time.earliest, time.latest), time.earliest, time.latest, time.basis)
    return None


def _iso(earliest: str, latest: str) -> str:
    if earliest == latest:
        return earliest
    if earliest[:4] == latest[:4] and earliest.endswith("-01-01") and latest.endswith("-12-31"):
        return earliest[:4]
    if earliest[:7] == latest[:7] and earliest.endswith("-01") and latest[8:] in ("28", "29", "30", "31"):
        return earliest[:7]
    return f"{earliest}/{latest}"


MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip


def date_in_words(date: Date) -> str:
    """ "2023-03-10" -> "10 March 2023"; an interval keeps both ends."""
    value = date.value or ""
    return re.sub(r"\d{4}-\d\d(?:-\d\d)?", lambda found: _day(found[0]), value).replace("/", " to ")


def _day(iso: str) -> str:
    year, month, *day = iso.split("-")
    return " ".join([*(str(int(d)) for d in day), MONTHS[int(month) - 1], year])


def fill_until(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """A term or deadline: a length of time or a day beside a word for the end."""
    found = []
    for r in fitting(part, ranked, LOOSE):
        lengths = [t for t in r.passage.times if t.type == "DURATION" or (t.type == "DATE" and t.earliest)]
        if lengths and desk.grammar.signs["until"] & set(r.passage.words):
            found.append((r, [t.span.words for t in lengths]))
    words = list(dict.fromkeys(word for _, some in found[:2] for word in some))
    return Filled(words, ", ".join(words), passages((r for r, _ in found), 2)) if found else None


# ---------------------------------------------------------------- where
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


# ---------------------------------------------------------------- who
def fill_who(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Actors of the act that the question does not name itself: those in its roles, else those named beside it."""
    if office := office_asked(part, desk):
        return _holder(part, office, ranked, desk)
    doing = [r for r in ranked if _has_verb(part, r.passage, desk)]
    fit = fitting(part, doing, LIST)
    telling = [r for r in fit if answering(part, r.passage, desk)]
    if part.times and any(r.time > 0 for r in telling):
        telling = [r for r in telling if r.time > 0]
    if not telling and (not fit or fit[0].score < LIST * ranked[0].score):  # another word for the act
        fit = fitting(part, ranked, LIST)
        telling = [r for r in fit if r.type and answering(part, r.passage, desk)]
    found = [(r, people) for r in telling if (people := _others(part, r.passage, desk))]
    found = found or [(r, people) for r in fitting(part, doing, LIST)[:1] if (people := _others(part, r.passage, desk))]
    named = _named(found)
    claims = [c for r, _ in found[:MANY] for c in r.passage.claims]
    contested = {c.type for c in claims} | {c.modality for c in claims}
    if named is None or "ACCUSE" not in contested or not contested & {"REJECT", "denied"}:
        return named
    accused = [role.actor for c in claims if c.type == "ACCUSE" for role in c.actors if role.role == "recipient"]
    suspects = list(dict.fromkeys([*(m.actor for _, people in found[:MANY] for m in people), *accused]))
    return replace(named, value=suspects, said=f"Disputed: {named.said}", status="disputed")


def _has_verb(part: Part, passage: Passage, desk: Desk) -> bool:
    """After "who", the verb stands first: a sentence that tells of another act does not answer."""
    asked = words_of(part.words)
    at = next((n for n, word in enumerate(asked) if word == "who"), None)
    if at is None or at + 1 >= len(asked) or asked[at + 1] not in part.content:
        return True
    verb = asked[at + 1]
    return any(desk.stems.same(verb, word) for word in set(passage.words))


def fill_state(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """States beside those that the question names."""
    fit = fitting(part, ranked, LIST)
    telling = [r for r in fit if answering(part, r.passage, desk)]
    return _named([(r, s) for r in telling or fit if (s := _states_in(part, r.passage))])


def _named(found: Sequence[tuple[Ranked, list[Mention]]]) -> Filled | None:
    if not found:
        return None
    known: set[str] = set()
    kept: list[tuple[Ranked, list[Mention]]] = []
    for r, people in found:  # a sentence is cited for whom it adds
        if {m.actor for m in people} - known and len(kept) < MANY:
            kept.append((r, people))
            known |= {m.actor for m in people}
    ids = list(dict.fromkeys(m.actor for _, people in kept for m in people))
    words = list(dict.fromkeys(m.span.words for _, people in kept for m in people))
    return Filled(ids, ", ".join(words), passages((r for r, _ in kept), MANY))


def _states_in(part: Part, passage: Passage) -> list[Mention]:
    return [m for m in passage.mentions if m.kind == "state" and m.form != "pronoun" and m.actor not in part.actors]


def _others(part: Part, passage: Passage, desk: Desk) -> list[Mention]:
    """Mentions that can fill "who": doers of the act, else others in its roles, else persons named."""
    told = answering(part, passage, desk)
    doers = {role.span for c in told for role in c.actors if role.role in ("actor", "participant")}
    others = {role.span for c in told for role in c.actors if role.role == "recipient"}
    new = [m for m in passage.mentions if _is_new(m, part)]
    for spans in (others, doers) if re.search(r"\bwhom\b", part.words) else (doers, others):
        if found := [m for m in new if m.span in spans]:
            return [m for m in found if m.kind == "person"] or found
    people = [m for m in new if m.kind == "person" and m.form == "name"]
    return people or [m for m in new if m.kind in ("body", "organisation", "media", "group") and m.form != "demonym"]


def _is_new(mention: Mention, part: Part) -> bool:
    """Not a pronoun, a place, or somebody whom the question names."""
    if mention.form == "pronoun" or mention.kind == "place" or mention.actor in part.actors:
        return False
    if mention.kind == "state" and mention.form == "nominal":
        return False
    return not part.names & set(words_of(mention.span.words))


# ---------------------------------------------------------------- offices
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


def _holder(part: Part, office: Sequence[str], ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
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
    named = _named(list(first.values())[: max(1, len(part.times))])
    if named is None or len(part.times) < 2:
        return named
    days = ", ".join(date_in_words(Date(_iso(*time), *time)) for time in part.times)
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


# ---------------------------------------------------------------- what, how, why
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


def fill_attribution(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Whose word it is: the voices of the claims that tell it."""
    found = []
    for r in fitting(part, ranked, LOOSE, 0.3):
        voices = {voice.span for c in r.passage.claims for voice in c.sources}
        speakers = [m for m in r.passage.mentions if m.span in voices and m.form != "pronoun"]
        if speakers:
            found.append((r, speakers))
    return _named(found[:1])


# ---------------------------------------------------------------- numbers
def fill_how_many(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Numbers in sentences that are about the thing counted. Two documents with two numbers disagree."""
    if part.noun in TIMES or part.words.lower().startswith("how often"):
        return _occasions(part, ranked, desk)
    found = [(r, n) for r in fitting(part, ranked, LOOSE) if (n := _count_in(part, r.passage, desk))]
    return _numbers(found)


TIMES = frozenset({"times", "occasions"})


def _occasions(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """The times at which the act is told to have happened: months, or years where no month is given."""
    found: dict[str, tuple[Passage, str]] = {}
    for r in fitting(part, ranked, 0.5, 0.35, strict=False):
        for claim in answering(part, r.passage, desk):
            first, last = claim.time.earliest, claim.time.latest
            if claim.factual and first and last and first[:4] == last[:4]:
                found.setdefault(first[:4], (r.passage, date_in_words(Date(_iso(first, last), first, last))))
    if not found:
        return None
    said = [words for _, (_, words) in sorted(found.items())]
    cited = tuple(dict.fromkeys(p for p, _ in found.values()))
    return Filled(len(found), f"{len(found)} dated: {', '.join(said)}", cited[: MANY + 1])


def fill_how_much(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Numbers with a unit."""
    units = desk.grammar.signs["units"]
    found = []
    for r in fitting(part, ranked, LOOSE):
        text = r.passage.span.words
        amounts = [f"{m[0]}{_unit_after(text, m.end(), units)}" for m in NUMBER.finditer(text)]
        amounts = [a for a in amounts if not a.replace(",", "").isdigit()]
        if amounts:
            found.append((r, amounts))
    return _numbers(found)


def _unit_after(text: str, at: int, units: frozenset[str]) -> str:
    found = re.match(r"(?:[\s-]+(?:\w+))+?", text[at:])
    kept = ""
    while found and found[0].split()[-1].strip("-").casefold() in units:
        kept += found[0]
        at += found.end()
        found = re.match(r"[\s-]+\w+", text[at:])
    return kept


def _count_in(part: Part, passage: Passage, desk: Desk) -> list[str]:
    """Numbers that stand before the noun counted, with at most two words between; years and days are none."""
    noun = desk.stems.stem(part.noun.split()[-1]) if part.noun else ""
    text, start = passage.span.words, passage.span.start
    dated = [(t.span.start - start, t.span.end - start) for t in passage.times]
    out = []
    for found in re.finditer(r"[^\W_]+(?:[,.]\d+)*", text):
        word = found[0]
        number = NUMBER.fullmatch(word) or word.casefold() in desk.grammar.signs["numbers"]
        if not number or any(a <= found.start() < b for a, b in dated):
            continue
        after = words_of(text[found.end() :])[:3]
        if noun and noun in map(desk.stems.stem, after):
            out.append(word)
    return out


def _numbers(found: Sequence[tuple[Ranked, list[str]]]) -> Filled | None:
    if not found:
        return None
    first = found[0]
    other = [f for f in found[1:MOST] if f[1] != first[1] and f[0].passage.span.source != first[0].passage.span.source]
    kept = [first, *other]
    said = [" and ".join(numbers) for _, numbers in kept]
    status: Status = "disputed" if other else "stated"
    return Filled([_value(n) for _, ns in kept for n in ns], " or ".join(said), passages(r for r, _ in kept), status)


SMALL = tuple("zero one two three four five six seven eight nine ten eleven twelve".split())


def _value(number: str) -> object:
    plain = number.replace(",", "").casefold()
    if plain in SMALL:
        return SMALL.index(plain)
    return int(plain) if plain.isdigit() else number


# ---------------------------------------------------------------- whether
def fill_whether(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Yes, no, only planned, or disputed: by how the claims of the act stand."""
    stances: dict[str, list[Ranked]] = {}
    for r in fitting(part, ranked, LOOSE, CERTAIN):
        stances.setdefault(_stance(part, r, desk), []).append(r)
    yes, no = weighed(stances.get("yes", []), stances.get("no", []))
    no = [r for r in no if not _overtaken(r, yes, part, desk)]
    if yes and no:
        return Filled("disputed", "Disputed", (*passages(yes, 2), *passages(no, 2)), "disputed")
    if yes:
        return Filled(True, "Yes", passages(yes, 2))
    until = _latest(ranked) if re.match(r"(?:has|have)\b", part.words, re.IGNORECASE) else ""
    if no:
        return Filled(False, f"No{until}", passages(no, 2))
    open_ = next(((stance, found) for stance, found in stances.items() if stance), None)
    return open_ and Filled(False, f"Not stated as done{until}, but {open_[0]}", passages(open_[1], 2))


def _overtaken(no: Ranked, yes: Sequence[Ranked], part: Part, desk: Desk) -> bool:
    """Said before the day on which the act is said to have happened: "not yet" then."""
    told = no.passage.page.reading.published.latest
    days = [c.time.earliest for r in yes for c in r.passage.claims if c.factual and tells(c, part.content, desk)]
    return bool(told) and any(day is not None and day > (told or "") for day in days)


def weighed(yes: list[Ranked], no: list[Ranked]) -> tuple[list[Ranked], list[Ranked]]:
    """Both sides, or one where what speaks for the other fits the question far less."""
    if yes and no and yes[0].score < GOES_ON * no[0].score:
        return [], no
    if yes and no and no[0].score < GOES_ON * yes[0].score:
        return yes, []
    return yes, no


def _latest(ranked: Sequence[Ranked]) -> str:
    """Until when the documents could know: "as of 3 May 2021"."""
    days = [r.passage.page.reading.published.latest or "" for r in ranked]
    last = max(days, default="")
    return f" as of {date_in_words(Date(last, last, last))}" if last else ""


def _stance(part: Part, ranked: Ranked, desk: Desk) -> str:
    """yes, no, a modality, or nothing."""
    passage = ranked.passage
    if _denied(part, passage, desk):
        return "no"
    claims = [c for c in passage.claims if tells(c, part.content, desk)]
    if any(c.polarity == "negative" or c.modality == "denied" for c in claims):
        return "no"
    done = [c for c in claims if c.factual]
    if desk.grammar.signs["not"] & set(passage.words):
        return ""  # something is denied there, and it is not plain what
    if any(_has_actors(c, part, desk) for c in done) or (not claims and _says_all(part, ranked, desk)):
        return "yes" if ranked.actors > 0.99 and _there(part, passage, desk) else ""
    if done:
        return ""
    return claims[0].modality if claims else ""


def _has_actors(claim: Claim, part: Part, desk: Desk) -> bool:
    """Everybody asked about has a part in the claim, or somebody who acts for them."""
    here = {role.actor for role in claim.actors}
    here |= {state for actor in here if (state := desk.library.country(actor))}
    return set(part.actors) <= here


def _there(part: Part, passage: Passage, desk: Desk) -> bool:
    """Every place asked about is named in the sentence or around it."""
    around = passage.stems | passage.near
    return all(desk.stems.stem(word) in around for place in part.places for word in words_of(place))


def _says_all(part: Part, ranked: Ranked, desk: Desk) -> bool:
    """Without a claim, only a sentence that has every word asked for, and no word of doubt, says so."""
    words = set(ranked.passage.words)
    doubt = desk.lexicon.hedges["possible"]["words"] | desk.lexicon.hedges["planned"]["words"]
    if not part.content or words & doubt or any(c.modality not in FACTUAL for c in ranked.passage.claims):
        return False
    return ranked.words >= SURE and all(any(desk.stems.same(w, own) for own in words) for w in part.content)


def _denied(part: Part, passage: Passage, desk: Desk) -> bool:
    """A "not", "no", "never" shortly before a word of the question."""
    for at, word in enumerate(passage.words):
        after = passage.words[at + 1 : at + 1 + SCOPE]
        if word in desk.grammar.signs["denial"] and any(desk.stems.same(w, own) for w in part.content for own in after):
            return True
    return False


# ---------------------------------------------------------------- plans, changes, sources
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


def fill_conflict(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Whether sources disagree: claims of one act of which some tell it as done and others as to come."""
    done: list[Ranked] = []
    open_: list[Ranked] = []
    for r in fitting(part, ranked, 0.5, 0.25):
        told = answering(part, r.passage, desk)
        if told:
            (
                done
                if any(c.factual for c in told) and not any(c.modality not in FACTUAL for c in r.passage.claims)
                else open_
            ).append(r)
    if done and open_:
        return Filled(
            True, "Yes: told as done and as still open", (*passages(done, 1), *passages(open_, 1)), "disputed"
        )
    return None


def fill_changed(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """The latest of what happened between those asked about."""
    dated = [
        (max(c.time.latest or "" for c in r.passage.claims if c.modality in FACTUAL), r)
        for r in ranked
        if r.actors >= 0.75 and any(c.modality in FACTUAL and c.time.latest for c in r.passage.claims)
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


FILLS: dict[str, Fill] = {
    "when": fill_when,
    "until": fill_until,
    "where": fill_where,
    "who": fill_who,
    "state": fill_state,
    "office": fill_office,
    "what": fill_what,
    "how": fill_what,
    "why": fill_why,
    "terms": fill_terms,
    "attribution": fill_attribution,
    "how-many": fill_how_many,
    "how-much": fill_how_much,
    "whether": fill_whether,
    "plan": fill_plan,
    "changed": fill_changed,
    "sources": fill_sources,
    "conflict": fill_conflict,
}


# ---------------------------------------------------------------- conflicts of the record
BEARS_ON = {
    "when": {"date"}, "where": {"place"}, "who": {"actor"}, "how-many": {"number"}, "how-much": {"number"},
    "whether": {"contradiction", "stage", "staleness"},
    "conflict": {"contradiction", "date", "number", "place", "actor", "stage"},
}  # fmt: skip


def with_conflicts(part: Part, filled: Filled | None, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """An answer that rests on one side of a conflict of the record shows the other side too."""
    if filled is None:
        return None
    cited = [claim.id for p in filled.passages for claim in p.claims]
    bearing = [c for c in desk.library.conflicts_of(cited) if c.kind in BEARS_ON.get(part.kind, ())]
    if not bearing:
        return filled
    sides = [claims for conflict in bearing for side in conflict.sides for claims in [set(side.claims)]]
    shown = [next((r.passage for r in ranked if any(c.id in side for c in r.passage.claims)), None) for side in sides]
    said = filled.said if filled.status == "disputed" else f"Disputed: {filled.said}"
    kept = tuple(dict.fromkeys([*filled.passages, *(p for p in shown if p is not None)]))
    return replace(filled, said=said, passages=kept, status="disputed")
