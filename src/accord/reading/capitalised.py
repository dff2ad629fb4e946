"""Capitalised names that no table knows and no title announces: persons, organisations and places by their words."""

from __future__ import annotations

from itertools import pairwise

from accord.knowledge.cities import city
from accord.model import ActorKind
from accord.reading.cast import Player, slug
from accord.reading.grammar import MODIFIERS
from accord.reading.known import known_person
from accord.reading.line import LONGEST_NAME, Line, Range
from accord.reading.parse import Word
from accord.reading.persons import UNSURE_TAGS, person

JOINING = ("of", "for", "&")  # between the words of one name: "Bank of X"


def find_capitalised(line: Line) -> None:
    """Mark the names that are left in the sentence."""
    common = line.names.lexicon.lemmas
    known = [p.name.split() for p in line.cast.persons() if " " in p.name]
    surnames = {names[-1] for names in known} | {names[0] for names in known if names[0].lower() not in common}
    i = 0
    while i < len(line.words):
        run = _run(line, i) if _opens(line, i, surnames) else None
        if run is not None:
            _mark(line, run)
        i = run.last + 1 if run is not None else i + 1


def _opens(line: Line, i: int, surnames: set[str]) -> bool:
    if i in line.taken or line.at(i) is not None:
        return False
    return (
        (line.is_proper(i) and line.is_capitalised(i))
        or line.words[i].text in surnames
        or (line.is_honorific(i) and line.is_capitalised(i) and line.is_proper(i + 1))
    )


def _run(line: Line, start: int) -> Range | None:
    """The name that begins at this word, cut back to its last capitalised word."""
    end = start
    while end < min(len(line.words), start + LONGEST_NAME + 2) and line.at(end) is None and _goes_on(line, start, end):
        end += 1
    while end > start and not line.is_capitalised(end - 1):
        end -= 1
    return Range(start, end - 1) if end > start else None


def _goes_on(line: Line, start: int, i: int) -> bool:
    word = line.words[i]
    if line.is_proper(i) and line.is_capitalised(i):
        return True
    if i == start:
        return word.tag in UNSURE_TAGS or line.is_honorific(i)
    if not line.is_particle(i) and not (word.lower in JOINING and line.is_proper(i - 1)):
        return False
    k = i + 1
    while k < len(line.words) and line.is_particle(k) and not line.is_capitalised(k):
        k += 1  # "bin al-X"
    return line.is_proper(k) and line.is_capitalised(k) and line.at(k) is None


def _mark(line: Line, run: Range) -> None:
    name = line.printed(run)
    if _is_no_actor(line, run, name):
        return
    same, cued = _namesake(line, run, name), _is_organisation(line, run)
    if same is not None:
        line.mark_name(run, same)
    elif line.is_headline and not cued:
        return  # a headline's capitals say nothing of themselves
    elif cued:
        if run.first != run.last or line.words[run.first].tag == "NNPS":  # "the Government" is a described actor
            line.mark_name(run, _organisation(line, run, name))
    elif run.first != run.last and not name.isupper():
        if (somebody := person(line, run)) is not None:
            line.mark_name(run, somebody)
    else:
        _mark_single(line, run, name)


def _is_no_actor(line: Line, run: Range, name: str) -> bool:
    """A treaty, a river, a day; words that only measure."""
    words = line.cut(run)
    return (
        len(name) < 2
        or words[-1].lower in line.people["thing_cues"]["words"]
        or (words[0].dep == "npadvmod" and len(words) < 3)
        or (words[-1].dep in MODIFIERS and words[-1].head.lower in line.people["calamities"]["nouns"])
        or all(word.lower.rstrip(".") in line.names.calendar or word.text.isdigit() for word in words)
    )


def _is_organisation(line: Line, run: Range) -> bool:
    cues = line.people["organisation_cues"]
    words = line.cut(run)
    inner = any(a.lower in cues["words"] and b.lower in JOINING[:2] for a, b in pairwise(words))
    return inner or words[-1].lower in cues["words"] or words[0].lower in cues["first"]


def _namesake(line: Line, run: Range, name: str) -> Player | None:
    """Who had the name before, or has it as a last name."""
    single = run.first == run.last
    players = list(line.cast.players.values())
    persons = [player for player in players if single and player.kind == "person"]
    same = [player for player in players if player.name == name]
    by_last = [player for player in persons if player.name.split()[-1] == name]
    by_first = [player for player in persons if player.name.split()[0] == name]  # "Kwame", of the one who is called so
    return next(iter((*same, *by_last, *(by_first if len(by_first) == 1 else ()))), None)


def _organisation(line: Line, run: Range, name: str) -> Player:
    group = line.names.groups.get(line.words[run.last].lower)
    kind: ActorKind = group.kind if group else "organisation"
    sector = group.sector if group else None
    return line.cast.player(Player(slug(name), kind, name, _state_beside(line, run), sector))


def _state_beside(line: Line, run: Range) -> str | None:
    """The state whose adjective or possessive stands before a name."""
    for k in (run.first - 1, run.first - 2):
        found = line.at(k)
        if found is not None and found.kind == "state":
            return found.actors[0]
    return None


def _mark_single(line: Line, run: Range, name: str) -> None:
    """One word, or capitals alone: a person of the tables, a place by its preposition, else by what is told of it."""
    last = line.words[run.last]
    if (somebody := known_person(line, name)) is not None:
        line.mark_name(run, somebody)
    elif line.is_honorific(run.first):
        return
    elif line.is_locative(last):
        known = city(name)
        place = line.cast.player(Player(slug(name), "place", name, known.country if known else None))
        line.mark(run, (place.id,), "place", "name", place=True)
    else:
        kind: ActorKind = "person" if _speaks(line, last) or _is_who(last) else "organisation"
        line.mark_name(run, line.cast.player(Player(slug(name), kind, name)))


def _speaks(line: Line, name: Word) -> bool:
    return name.dep == "nsubj" and name.head.lower in line.names.lexicon.voices["reporting"]["say"]["verbs"]


def _is_who(name: Word) -> bool:
    """ "X, who ...": a person."""
    return any(c.dep == "relcl" and any(g.lower == "who" for g in c.children) for c in name.children)
