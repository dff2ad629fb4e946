"""Titles of office: "Kenya's foreign minister", "President X", "X, the Kenyan president"."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model import ActorKind
from accord.reading.actors import named_under
from accord.reading.cast import Held, Player, slug
from accord.reading.grammar import is_noun
from accord.reading.line import Line, Range
from accord.reading.parse import Word
from accord.reading.persons import name_after_comma, name_before, name_run, person

COUNTERPART = "counterpart"  # an office that is somebody else's too: `reference` knows whose
OWNERS = frozenset({"state", "organisation", "body", "place"})
FAR = 5  # words between a state and a title that is still of it
QUALIFYING_TAGS = ("JJ", "NN", "NNP", "POS", "HYPH", "VBN", "NNS", "VBG")
QUALIFYING_MARKS = ("'s", "’s", "-")
OF = ("of", "for", "to", "from")


@dataclass(frozen=True, slots=True)
class Title:
    """A title where it stands in a sentence."""

    run: Range  # the title's own words
    start: int  # its first word, with the state and the qualifiers before it
    after: int  # its last word, with "of X"
    office: str
    country: str | None  # whose: id of a state or organisation


def find_titled(line: Line) -> None:
    """Mark persons with titles, and titles that stand for their holders."""
    i = 0
    while i < len(line.words):
        title = _title_at(line, i)
        if title is None:
            i += 1
            continue
        run = name_run(line, title.after + 1)
        if run is None and title.after == title.run.last and _is_comma(line, title.run.last + 1):
            run = name_after_comma(line, title.run.last)
        i = (run.last if run else title.after) + 1
        _mark(line, _of_named(line, title, run), run or name_before(line, title.start))


def _is_comma(line: Line, i: int) -> bool:
    word = line.word(i)
    return word is not None and word.text == ","


def _title_at(line: Line, i: int) -> Title | None:
    match = _phrase_at(line, i)
    if match is None or (i in line.taken and match[0] == i):
        return None
    last, office = match
    country, start = _owner_before(line, i)
    after = last
    if country is None:
        country, after = _owner_after(line, last)
    return Title(Range(i, last), start, after, office, country)


def _of_named(line: Line, title: Title, run: Range | None) -> Title:
    """ "President X of Y": the state may follow the name."""
    if run is None or title.country is not None:
        return title
    country, _ = _owner_after(line, run.last)
    return Title(title.run, title.start, title.after, title.office, country)


def _phrase_at(line: Line, i: int) -> tuple[int, str] | None:
    """The longest title that begins at a word: its last word, and the office."""
    word = line.words[i]
    if word.lower in line.title_words["counterpart"] and is_noun(word):
        return i, COUNTERPART
    for phrase in line.names.titles.get(word.lower, ()):
        here = line.words[i : i + len(phrase.words)]
        if tuple(w.lower for w in here) == phrase.words and _ends_title(line, here[-1]):
            return here[-1].i, phrase.office
    return None


def _ends_title(line: Line, last: Word) -> bool:
    return is_noun(last) or (last.tag in ("JJ", "RB") and line.is_proper(last.i + 1))


def _owner_before(line: Line, i: int) -> tuple[str | None, int]:
    """The owner named before a title, and where the whole begins: "Iran's hard-line former ..."."""
    start = i
    for k in range(i - 1, max(-1, i - 1 - FAR), -1):
        word = line.words[k]
        found = line.at(k)
        if found is not None:
            player = line.cast.players[found.actors[0]]
            if found.kind not in OWNERS or (found.kind == "place" and not player.country):
                break
            return (player.id if found.kind in ("state", "organisation") else player.country), found.first.i
        if word.lower in line.title_words["qualifiers"]:
            start = k
        elif word.tag not in QUALIFYING_TAGS and word.text not in QUALIFYING_MARKS:
            break
    return None, start


def _owner_after(line: Line, last: int) -> tuple[str | None, int]:
    """The owner after "of", and where it ends: "the president of the Republic of Korea"; of "A and B" it is A."""
    preposition = line.word(last + 1)
    if preposition is None or preposition.lower not in OF:
        return None, last
    k = last + 2
    while k < len(line.words) and line.words[k].lower in ("the", "both"):
        k += 1
    found = line.at(k)
    if found is None or found.kind not in ("state", "organisation") or found.place:
        return None, last
    return found.actors[0], found.last.i


def _mark(line: Line, title: Title, run: Range | None) -> None:
    if run is not None:
        _mark_named(line, title, run)
        return
    first = title.run.first
    bare = line.words[first].dep == "compound" and not title.country
    if title.office != COUNTERPART and first not in line.taken and not bare:
        _mark_unnamed(line, title)


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
    if title.office != COUNTERPART and title.office not in line.title_words["no_office"]:
        low, high = line.words[min(title.start, run.first)], line.words[max(title.run.last, run.last)]
        span = line.cast.article.span(low.start, high.end)
        line.cast.offices.append(Held(player.id, title.office, title.country, span, former))


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
