"""Titles of office: "Kenya's foreign minister", "President X", "X, the Kenyan president"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from accord.model import ActorKind
from accord.reading.actors import named_under
from accord.reading.cast import Held, Player, slug
from accord.reading.grammar import is_noun
from accord.reading.line import Line, Range
from accord.reading.parse import Word
from accord.reading.persons import BEFORE_TITLE, name_after_comma, name_before, name_by_verb, name_run, person
from accord.reading.told import COUNTERPART, office_told, phrase_at, side_after, side_before

COORDINATED = (",", "and")


@dataclass(frozen=True, slots=True)
class Title:
    """A title where it stands in a sentence."""

    run: Range  # the title's own words
    start: int  # its first word, with the state and the qualifiers before it
    after: int  # its last word, with "of X"
    office: str  # of the lexicon
    country: str | None  # whose: id of a state or organisation
    told: str | None  # the office as it is recorded; None for a rank or a calling


def find_titled(line: Line) -> None:
    """Mark persons with titles, and titles that stand for their holders."""
    i = 0
    bearer: Range | None = None  # of the title before, where the name stood before it: "X, minister of A and head of B"
    end = -1
    while i < len(line.words):
        title = _title_at(line, i)
        if title is None:
            i += 1
            continue
        runs = _names_after(line, title)
        if not runs and (run := _name_before(line, title, bearer, end)) is not None:
            bearer, end = run, title.after
            runs = [run]
        _mark(line, title, runs)
        i = title.run.last + 1 if _is_shared(line, title) else max([title.run.last, *(r.last for r in runs)]) + 1


def _title_at(line: Line, i: int) -> Title | None:
    phrase = phrase_at(line, i)
    if phrase is None or (i in line.taken and phrase.run.last == i):
        return None
    before, after = side_before(line, phrase), side_after(line, phrase)
    owner = before.owner or after.owner or _possessor(line, before.edge - 1)
    return Title(phrase.run, before.edge, after.edge, phrase.office, owner, office_told(line, phrase, before, after))


def _possessor(line: Line, i: int) -> str | None:
    """ "X named Jane Doe as its envoy": "its" is the state that came last before."""
    if i < 0 or line.words[i].lower != "its":
        return None
    named = (line.at(k) for k in range(i - 1, -1, -1))
    owning = (f for f in named if f is not None and f.kind in ("state", "organisation") and not f.place)
    return next((found.actors[0] for found in owning), None)


def _names_after(line: Line, title: Title) -> list[Range]:
    """The name after a title, behind a comma too; after a plural all that are coordinated."""
    if _is_shared(line, title):
        return _names_after(line, next_title) if (next_title := _title_at(line, title.after + 2)) else []
    run = name_run(line, _past_rank(line, title.after + 1))
    if run is None and (comma := line.word(title.after + 1)) is not None and comma.text == ",":
        run = name_after_comma(line, _past_rank(line, title.after + 2) - 2)
    if run is None:
        return []
    runs = [run]
    while _is_plural(line, title) and (more := _next_name(line, runs[-1])) is not None:
        runs.append(more)
    return runs


def _is_shared(line: Line, title: Title) -> bool:
    """ "Deputy Prime Minister and Foreign Minister Jane Doe": the first of two capitalised titles of one person."""
    joint, k = line.word(title.after + 1), title.after + 2
    if joint is None or joint.text != "and" or not (line.is_capitalised(k) and line.is_capitalised(title.run.first)):
        return False
    phrase, article = phrase_at(line, k), line.word(title.start - 1)
    if phrase is None or phrase.office == title.office or (article is not None and article.lower == "the"):
        return False
    return title.after == title.run.last and line.is_proper(phrase.run.last + 1)


def _past_rank(line: Line, i: int) -> int:
    """ "the commander of the navy, Admiral Jane Doe": the rank tells nothing more."""
    phrase = phrase_at(line, i) if i < len(line.words) else None
    return phrase.run.last + 1 if phrase is not None and line.is_capitalised(i) else i


def _next_name(line: Line, run: Range) -> Range | None:
    """ "A of X and B of Y": the name after one that is coordinated with it."""
    k = _of_named(line, run)[1] + 1
    word = line.word(k)
    if word is None or word.text not in COORDINATED:
        return None
    while (word := line.word(k)) is not None and word.text in COORDINATED:
        k += 1
    return name_run(line, k) if line.is_capitalised(k) else None


def _is_plural(line: Line, title: Title) -> bool:
    last = line.words[title.run.last].lower
    return bool(line.names.lexicon.lemmas.get(last, last) != last)


def _name_before(line: Line, title: Title, bearer: Range | None, end: int) -> Range | None:
    """The name before the comma, also where another title stands between: "X, a minister and the king's envoy"."""
    if _is_plural(line, title):
        return None
    run = name_before(line, title.start) or name_by_verb(line, title.start)
    if run is not None or bearer is None:
        return run
    between = [word.lower for word in line.words[end + 1 : title.start]]
    return bearer if between and between[0] in (*COORDINATED, "&") and set(between[1:]) <= set(BEFORE_TITLE) else None


def _of_named(line: Line, run: Range) -> tuple[str | None, int]:
    """ "President X of Y": the state may follow the name. Also the last word of it."""
    preposition, found = line.word(run.last + 1), line.at(run.last + 2)
    if preposition is None or preposition.lower != "of":
        return None, run.last
    if found is None and (article := line.word(run.last + 2)) is not None and article.lower == "the":
        found = line.at(run.last + 3)
    if found is None or found.kind not in ("state", "organisation") or found.place:
        return None, run.last
    return found.actors[0], found.last.i


def _mark(line: Line, title: Title, runs: list[Range]) -> None:
    for run in runs:
        country = _of_named(line, run)[0] or (None if len(runs) > 1 else title.country)
        _mark_named(line, _as_counterpart(line, replace(title, country=country)), run)
    first = title.run.first
    owner = line.names.knowledge.entities.get(title.country or "")
    if owner is not None and owner.kind == "group":
        title = replace(title, country=None)
    bare = line.words[first].dep == "compound" and not title.country
    if not runs and title.office != COUNTERPART and first not in line.taken and not bare:
        _mark_unnamed(line, title)


def _as_counterpart(line: Line, title: Title) -> Title:
    """ "his Kenyan counterpart, X": X holds there what the last person with an office holds elsewhere."""
    if title.office != COUNTERPART:
        return title
    for held in _held_before(line, title):
        if (held.state or line.cast.country(held.person)) != title.country:
            office = line.cast.players[held.person].office or COUNTERPART
            told = office if held.office in line.title_words["own_words"] else held.office
            return replace(title, office=office, told=told)
    return title


def _held_before(line: Line, title: Title) -> list[Held]:
    """Offices told of before, the last first."""
    here = line.words[title.run.first].start
    return sorted((h for h in line.cast.offices if h.span.start < here and not h.former), key=lambda h: -h.span.start)


def _sector(line: Line, title: Title) -> str:
    sector: str = line.people["office_sector"].get(title.office, "GOV")
    return sector


def _home(line: Line, title: Title) -> str | None:
    """The state that the title belongs to: its owner, or the home of its owner."""
    owner = line.names.knowledge.entities.get(title.country or "")
    return owner.country if owner else None


# ---------------------------------------------------------------- a title with a name
def _mark_named(line: Line, title: Title, run: Range) -> None:
    player = person(line, run)
    if player is None:
        return
    _give_office(line, title, run, player)
    covered = line.at(run.last)
    if covered is None or covered.kind != "person":
        line.mark(run, (player.id,), "person", "name")
    line.taken.update(range(run.first, run.last + 1))
    if title.run.last < run.first:
        _cover_title(line, title, run)


def _give_office(line: Line, title: Title, run: Range, player: Player) -> None:
    """What a title says of the person who bears it."""
    qualifiers = line.words[max(0, title.start - 2) : title.run.first]
    former = any(word.lower in line.title_words["former"] for word in qualifiers)
    player.country = player.country or _home(line, title)
    player.sector = player.sector or _sector(line, title)
    player.former = player.former or former
    if title.office != COUNTERPART:
        player.office = player.office or title.office
    if title.told is not None and title.office != COUNTERPART:
        low, high = line.words[min(title.start, run.first)], line.words[max(title.after, run.last)]
        span = line.cast.article.span(low.start, high.end)
        line.cast.offices.append(Held(player.id, title.told, title.country, span, former))


def _cover_title(line: Line, title: Title, run: Range) -> None:
    """A title before a name belongs to the mention's words when asked who stands there."""
    found = line.at(run.last)
    if found is not None:
        before = line.words[title.run.first : run.first]
        line.cast.cover([word for word in before if line.cast.at(word) is None], found)


# ---------------------------------------------------------------- a title without a name
def _mark_unnamed(line: Line, title: Title) -> None:
    """The person the document gives that office, else an actor named by the office.

    "The minister" without a state is left to `reference`, bare "officials" to the described actors.
    """
    words = line.cut(title.run)
    last = words[-1]
    if not is_noun(last):
        return
    plural = last.tag == "NNS"
    many = title.office in line.title_words["plain_leaders"] or plural
    if title.country and not many and (holder := _only_holder(line, title)) is not None:
        line.mark(title.run, (holder.id,), holder.kind, "title")
    elif plural and len(states := _states_after(line, last)) > 1:
        holders = (line.cast.holder(s, title.office, kind="person", sector=_sector(line, title)) for s in states)
        line.mark(title.run, tuple(holders), "person", "title")
    elif title.country:
        player = _described_holder(line, title, title.country, plural)
        line.mark(title.run, (player.id,), player.kind, "title")


def _only_holder(line: Line, title: Title) -> Player | None:
    holders = [player for player in line.cast.serving(title.country) if player.office == title.office]
    return holders[0] if len(holders) == 1 else None


def _described_holder(line: Line, title: Title, owner: str, plural: bool) -> Player:
    label = " ".join(word.lower for word in line.cut(title.run))
    entity = line.names.knowledge.entities.get(owner)
    name = f"{entity.name if entity else owner} {label}"
    kind: ActorKind = "group" if plural else "person"
    id = f"{owner.lower()}-{slug(label)}"
    return line.cast.player(Player(id, kind, name, _home(line, title), _sector(line, title)))


def _states_after(line: Line, title: Word) -> list[str]:
    """The states of "the presidents of A and B"."""
    return [f.actors[0] for f in named_under(title, line.cast, "of", "from") if f.kind == "state"]
