"""The cast of one document: its actors, and which words name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accord.model import Actor, ActorKind, Article, Mention, MentionForm, Name, Office, Span
from accord.reading.parse import Sentence, Word


NAMING = frozenset({"name", "demonym", "metonym"})


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
    number: int = field(default=0)

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.last.end


class Cast:
    """Collects players and mentions while a document is read. Filled by `mentions` and `reference`, then only asked."""

    def __init__(self, article: Article, sentences: list[Sentence]) -> None:
        self.article = article
        self.sentences = sentences
        self.players: dict[str, Player] = {}
        self.found: list[list[Found]] = [[] for _ in sentences]
        self.offices: list[tuple[str, str, str | None, Span, bool]] = []
        self._at: dict[int, Found] = {}

    def add(self, found: Found) -> None:
        self.found[found.sentence].append(found)
        sentence = self.sentences[found.sentence]
        for word in sentence.words[found.first.i : found.last.i + 1]:
            self._at[id(word)] = found

    def at(self, word: Word) -> Found | None:
        """The mention that covers the word."""
        return self._at.get(id(word))

    def headed(self, word: Word) -> Found | None:
        """The mention whose head the word is."""
        found = self._at.get(id(word))
        return found if found is not None and found.head is word else None

    def player(self, player: Player) -> Player:
        """The player of that id; what is newly known of it is kept."""
        known = self.players.setdefault(player.id, player)
        if known is not player:
            known.country = known.country or player.country
            known.sector = known.sector or player.sector
            known.office = known.office or player.office
        return known

    def span(self, found: Found) -> Span:
        return self.article.span(found.start, found.end)

    def country(self, actor: str) -> str | None:
        player = self.players.get(actor)
        return player.country if player else None

    def before(self, sentence: int) -> Iterator[Found]:
        """Mentions of the sentences before, the nearest first."""
        for number in range(sentence - 1, -1, -1):
            yield from reversed(self.found[number])

    def mentions(self) -> tuple[Mention, ...]:
        return tuple(
            Mention(self.span(found), actor, "place" if found.place else self.players[actor].kind, found.form)
            for sentence in self.found
            for found in sorted(sentence, key=lambda f: (f.start, f.end))
            for actor in found.actors
        )

    def actors(self, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
        """Players that are mentioned, with the forms they were seen under; descriptions only of those that are never named."""
        named = {m.actor for m in mentions if m.form in NAMING}
        seen: dict[str, dict[str, list[Span]]] = {}
        for mention in mentions:
            forms = seen.setdefault(mention.actor, {})
            if mention.form != "pronoun" and (mention.form in NAMING or mention.actor not in named):
                forms.setdefault(mention.span.words, []).append(mention.span)
        return tuple(
            Actor(
                id=player.id,
                kind=player.kind,
                name=player.name,
                names=tuple(Name(form, tuple(spans)) for form, spans in sorted(seen[player.id].items())),
                country=player.country,
                sector=player.sector,
                wikidata=player.wikidata,
            )
            for player in sorted(self.players.values(), key=lambda p: p.id)
            if player.id in seen
        )

    def office_spells(self, day: tuple[str | None, str | None]) -> tuple[Office, ...]:
        """Offices that the text gives to persons, held on the article's day (earliest, latest); former ones without a day."""
        spells: dict[tuple[str, str, str | None, bool], list[Span]] = {}
        for person, office, state, span, former in self.offices:
            spells.setdefault((person, office, state, former), []).append(span)
        return tuple(
            Office(person, office, state, None if former else day[0], None if former else day[1], tuple(spans))
            for (person, office, state, former), spans in sorted(spells.items(), key=lambda item: str(item[0]))
            if not former
        )
