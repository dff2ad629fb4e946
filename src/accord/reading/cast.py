"""The cast of one document: its actors, and which words name them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from accord.knowledge import Entity
from accord.model import Actor, ActorKind, Article, Mention, MentionForm, Name, Office, Span
from accord.reading.grammar import subtree
from accord.reading.parse import Sentence, Word

DESCRIPTIONS = ("nominal", "title")  # forms that say what somebody is
QUALIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
CLEARLY = 2  # times as often
NAMING = frozenset({"name", "demonym", "metonym"})  # forms that give an actor a name


def slug(name: str) -> str:
    """A name as an id: lower case, no accents, hyphens between words."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w]+", "-", plain).strip("-") or "unnamed"


@dataclass(slots=True, eq=False)
class Player:
    """An actor of this document, as far as it is known yet."""

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    former: bool = False
    office: str | None = None

    @classmethod
    def of(cls, entity: Entity, *, sector: str | None = None) -> Player:
        """An actor of the tables; `sector` is the one it has where they give none."""
        return cls(entity.id, entity.kind, entity.name, entity.country, entity.sector or sector, entity.wikidata)


@dataclass(slots=True, eq=False)
class Found:
    """Words that name one actor, or several ("both countries")."""

    first: Word
    last: Word
    head: Word
    actors: tuple[str, ...]
    kind: ActorKind
    form: MentionForm
    sentence: int
    place: bool = False  # stands as a place here: "in Moscow"

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


@dataclass(frozen=True, slots=True)
class Held:
    """An office that the text gives to a person; `former`: gave up."""

    person: str
    office: str
    state: str | None
    span: Span
    former: bool


class Cast:
    """Collects players and mentions while a document is read. Filled by `mentions` and `reference`, then only asked."""

    def __init__(self, article: Article, sentences: list[Sentence]) -> None:
        self.article = article
        self.sentences = sentences
        self.players: dict[str, Player] = {}
        self.found: list[list[Found]] = [[] for _ in sentences]
        self.offices: list[Held] = []
        self._at: dict[int, Found] = {}

    # ------------------------------------------------------------ filling
    def add(self, found: Found) -> None:
        self.found[found.sentence].append(found)
        last = found.head if found.form == "nominal" else found.last  # "protesters in X": X still names X
        self.cover(self.sentences[found.sentence].words[found.first.i : last.i + 1], found)

    def cover(self, words: Iterable[Word], found: Found) -> None:
        """Whoever asks for these words is given the mention, though it need not print them."""
        for word in words:
            self._at[id(word)] = found

    def replace(self, old: Found | None, new: Found) -> None:
        """Add a mention in the place of one that turned out to mean somebody else."""
        if old is not None:
            self.found[old.sentence].remove(old)
        self.add(new)

    def sort(self, sentence: int) -> None:
        self.found[sentence].sort(key=lambda f: (f.start, f.end))

    def player(self, player: Player) -> Player:
        """The player of that id; what is newly known of it is kept."""
        known = self.players.setdefault(player.id, player)
        if known is not player:
            known.country = known.country or player.country
            known.sector = known.sector or player.sector
            known.office = known.office or player.office
        return known

    def holder(self, state: str, office: str, *, kind: ActorKind, sector: str | None) -> str:
        """The person to whom the document gives the office in that state, else an actor named by it."""
        known = [p.id for p in self.serving(state) if p.office and slug(p.office) == slug(office)]
        if len(known) == 1:
            return known[0]
        name = f"{self.players[state].name} {office}"
        return self.player(Player(f"{state.lower()}-{slug(office)}", kind, name, state, sector)).id

    # ------------------------------------------------------------ asking
    def at(self, word: Word) -> Found | None:
        """The mention that covers the word."""
        return self._at.get(id(word))

    def country(self, actor: str) -> str | None:
        player = self.players.get(actor)
        return player.country if player else None

    def sector(self, actor: str) -> str | None:
        """Its sector, by PLOVER."""
        player = self.players.get(actor)
        return player.sector if player else None

    def side(self, actor: str) -> str:
        """Whom the actor counts with: its country, or itself where that is not known."""
        return self.country(actor) or actor

    def persons(self) -> Iterator[Player]:
        """Persons in the order in which they came up."""
        return (player for player in self.players.values() if player.kind == "person")

    def serving(self, country: str | None) -> Iterator[Player]:
        """Persons of the country, without those said to be former holders of their office."""
        return (player for player in self.persons() if player.country == country and not player.former)

    @cached_property
    def main_pair(self) -> tuple[str, ...]:
        """The two states that the document is about; none where that is not clear.

        They are the two most often named, if they are also named in one breath ("A and B") at least as often as any
        others, or at least twice as often as any third; else the two that clearly lead in being named in one breath.
        """
        first, second, third, *_ = [*self._named_states().most_common(3), ("", 0), ("", 0), ("", 0)]
        pairs = self._pairs()
        (closest, together), (_, others), *_ = [*pairs.most_common(2), ((), 0), ((), 0)]
        pair = tuple(sorted((first[0], second[0])))
        if second[1] > 1 and (0 < together == pairs[pair] or second[1] >= CLEARLY * third[1]):
            return pair
        return closest if together > 1 and together >= CLEARLY * others else ()

    def leading_pair(self, clearly: float = 1) -> tuple[str, ...]:
        """The two states named most often, if more than once each and oftener than `clearly` times any third."""
        first, second, third, *_ = [*self._named_states().most_common(3), ("", 0), ("", 0), ("", 0)]
        return tuple(sorted((first[0], second[0]))) if second[1] > max(1, clearly * third[1]) else ()

    def _pairs(self) -> Counter[tuple[str, ...]]:
        """How often two states are coordinated; persons and bodies count for their state."""
        pairs: Counter[tuple[str, ...]] = Counter()
        for found in self._names_of_states():
            for c in found.head.children:
                other = self.at(c) if c.dep == "conj" else None
                if other is not None and not other.place:
                    countries = {self.country(found.actors[0]), self.country(other.actors[0])}
                    both = sorted(country for country in countries if country and country in self.players)
                    if len(both) == 2:
                        pairs[tuple(both)] += 1
        return pairs

    def _named_states(self) -> Counter[str]:
        """How often each state is named; persons and bodies count for their state, places and pronouns do not."""
        countries = (self.country(actor) for found in self._names_of_states() for actor in found.actors)
        return Counter(country for country in countries if country and country in self.players)

    def _names_of_states(self) -> Iterator[Found]:
        return (f for found in self.found for f in found if f.form != "pronoun" and not f.place)

    def span(self, found: Found) -> Span:
        """The words of the mention; of a description with whose it is and how many: "20 Kenyan soldiers"."""
        return self.article.span(_opening(found).start, found.end)

    def word_span(self, word: Word) -> Span:
        return self.article.span(word.start, word.end)

    # ------------------------------------------------------------ handing over
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(
            Mention(self.span(found), actor, "place" if found.place else self.players[actor].kind, found.form)
            for sentence in self.found
            for found in sorted(sentence, key=lambda f: (f.start, f.end))
            for actor in found.actors
        )

    def actors(self, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
        """Players that are mentioned, by id, with the forms they were seen under.

        Descriptions are given only of those that are never named.
        """
        named = {m.actor for m in mentions if m.form in NAMING}
        seen: dict[str, dict[str, list[Span]]] = {}
        for mention in mentions:
            forms = seen.setdefault(mention.actor, {})
            if mention.form != "pronoun" and (mention.form in NAMING or mention.actor not in named):
                forms.setdefault(mention.span.words, []).append(mention.span)
        return tuple(_actor(self.players[actor], seen[actor]) for actor in sorted(seen))

    def office_spells(self, day: tuple[str | None, str | None]) -> tuple[Office, ...]:
        """Offices that the text gives to persons, held on the article's day (earliest, latest); no former ones."""
        spells: dict[tuple[str, str, str | None], list[Span]] = {}
        for held in self.offices:
            if not held.former:
                state = held.state or self.country(held.person)
                spells.setdefault((held.person, held.office, state), []).append(held.span)
        return tuple(Office(*key, *day, tuple(spans)) for key, spans in sorted(spells.items(), key=lambda i: str(i[0])))


def _opening(found: Found) -> Word:
    """The first word of the mention, or of what qualifies the noun of a description."""
    if found.form not in DESCRIPTIONS:
        return found.first
    qualifying = (word for c in found.head.children if c.dep in QUALIFIERS for word in subtree(c))
    return min((found.first, *qualifying), key=lambda word: word.i)


def _actor(player: Player, forms: dict[str, list[Span]]) -> Actor:
    names = tuple(Name(form, tuple(spans)) for form, spans in sorted(forms.items()))
    return Actor(player.id, player.kind, player.name, names, player.country, player.sector, player.wikidata)
