"""Names that the tables of the world know: states, organisations, places, persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from accord.knowledge import Entity, Form, Knowledge
from accord.model import MentionForm
from accord.reading.cast import Player
from accord.reading.grammar import NAME_TAGS
from accord.reading.line import Line, Range, head_of
from accord.reading.names import WORD
from accord.reading.parse import Word

SEATS = frozenset({"capital", "seat", "city"})  # kinds of forms that stand for a state, or for the place itself
ADJECTIVAL = frozenset({"adjective", "demonym", "demonym_plural"})
SHORTEST_SHOUTED = 4  # letters: a shorter word in capitals may be an abbreviation


@dataclass(frozen=True, slots=True)
class Sighting:
    """A form of the tables, and the words that it covers."""

    run: Range
    form: Form


class Choice:
    """Which entity a form of several meanings names in this document: one that other forms name too."""

    def __init__(self, knowledge: Knowledge, sightings: Iterable[Sighting]) -> None:
        self.knowledge = knowledge
        self.sure = {sighting.form.entity for sighting in sightings if not sighting.form.ambiguous}

    def entity(self, form: Form) -> Entity | None:
        rivals = [f for f in self.knowledge.forms.get(form.text, (form,)) if f.kind != "surname"]
        meant = [f for f in rivals if f.entity in self.sure] or rivals
        return self.knowledge.entities.get(meant[0].entity) if meant else None


def sight_known(line: Line) -> Iterator[Sighting]:
    """Forms of the tables in the sentence, the longest at each place, without overlap."""
    ends = {word.end: word.i for word in line.words}
    past = 0
    for word in line.words:
        if word.i >= past and word.text[0].isupper() and (sighting := _sight_at(line, word, ends)) is not None:
            yield sighting
            past = sighting.run.last + 1


def _sight_at(line: Line, word: Word, ends: Mapping[int, int]) -> Sighting | None:
    first = WORD.search(word.text)
    if first is None:
        return None
    for form in line.names.by_first.get(first[0], ()):
        if (last := _last_word(line, word, form.text, ends)) is not None:
            return Sighting(Range(word.i, last), form)
    if len(word.text) < SHORTEST_SHOUTED or not word.text.isupper():
        return None
    for form in line.names.by_first.get(first[0].title(), ()):
        shouted = (form.text, form.text.upper())
        if (last := next((n for t in shouted if (n := _last_word(line, word, t, ends)) is not None), None)) is not None:
            return Sighting(Range(word.i, last), form)
    return None


def _last_word(line: Line, word: Word, form: str, ends: Mapping[int, int]) -> int | None:
    """The word that the form ends with, if the text has the form here; it may end inside a hyphened word."""
    text, end = line.cast.article.text, word.start + len(form)
    if not text.startswith(form, word.start):
        return None
    inside_word = text[end : end + 1] in ("-", ".", "") and end <= word.end
    return ends.get(end, word.i if inside_word else None)


def find_known(line: Line, sightings: Iterable[Sighting], choice: Choice) -> None:
    """Mark the sightings that are no part of a longer name."""
    for sighting in sightings:
        entity = choice.entity(sighting.form)
        if entity is not None and not _is_inside_name(line, sighting) and not _opens_name(line, sighting):
            _mark(line, sighting, entity)


def _mark(line: Line, sighting: Sighting, entity: Entity) -> None:
    kind = sighting.form.kind
    region = (
        entity.kind == "place" and kind not in ADJECTIVAL
    )  # "Western sanctions" have a sender, "in the West" is a place
    place = region or (kind in SEATS and line.is_locative(head_of(line.cut(sighting.run))))
    form: MentionForm = "demonym" if kind in ADJECTIVAL else "metonym" if kind in SEATS and not place else "name"
    line.cast.player(Player.of(entity))
    line.mark(sighting.run, (entity.id,), entity.kind, form, place=place)
    line.taken.update(range(sighting.run.first, sighting.run.last + 1))


def _opens_name(line: Line, sighting: Sighting) -> bool:
    """ "New York Stock Exchange", "Delhi University": a city's name that opens an organisation's."""
    if sighting.form.kind not in SEATS:
        return False
    after = sighting.run.last + 1
    while line.is_proper(after) and line.is_capitalised(after):
        after += 1
    last = after - 1
    return last > sighting.run.last and line.words[last].lower in line.people["organisation_cues"]["words"]


def _is_inside_name(line: Line, sighting: Sighting) -> bool:
    """ "Jordan" of "Michael Jordan": an ambiguous name that is the end or middle of a longer capitalised one."""
    first, last = sighting.run
    if not sighting.form.ambiguous or first != last:
        return False
    if _is_forename(line, sighting):
        return True
    if not first:
        return False
    before = line.words[first - 1]
    return before.tag in NAME_TAGS and before.dep == "compound" and before.head is line.words[first]


def _is_forename(line: Line, sighting: Sighting) -> bool:
    """ "Mary" of "Mary Roe": a city's name that opens a longer one, and no body's or office's."""
    word, after = line.words[sighting.run.last], line.word(sighting.run.last + 1)
    if sighting.form.kind != "city" or after is None or not (word.dep == "compound" and word.head is after):
        return False
    known = after.lower in line.names.titles or after.lower in line.people["organisation_cues"]["words"]
    thing = after.lower in line.people["thing_cues"]["words"] or after.lower in line.names.groups
    return after.tag in NAME_TAGS and after.text.istitle() and not known and not thing


def known_person(line: Line, name: str) -> Player | None:
    """The only person of the tables whom the name may mean; None for a surname that several bear."""
    entities = line.names.knowledge.entities
    meant = {f.entity for f in line.names.knowledge.forms.get(name, ()) if entities[f.entity].kind == "person"}
    return line.cast.player(Player.of(entities[meant.pop()], sector="GOV")) if len(meant) == 1 else None
