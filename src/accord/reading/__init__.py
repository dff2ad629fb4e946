"""Article -> Reading: what one article says, and in which words. Pure: no disk, clock, network or chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from accord.knowledge import Knowledge
from accord.lexicon import Lexicon
from accord.model import Article, Claim, Reading, digest
from accord.reading.bounding import bound_by_deeds, bound_by_holders, dated_deeds, in_office, news_within, pin_to_year
from accord.reading.cast import Cast
from accord.reading.claims import find_claims
from accord.reading.mending import Known, mend
from accord.reading.mentions import find_named
from accord.reading.names import Names, index_names
from accord.reading.page import Page
from accord.reading.parse import DEFAULT_MODEL, Sentence, load_model, parse_all
from accord.reading.reference import resolve_references
from accord.reading.times import bound_publication, find_times
from accord.reading.voices import Voices

if TYPE_CHECKING:
    from spacy.language import Language

READING_VERSION = 5  # counted up when the code of a reading changes what it gives


class Reader:
    """Reads articles with one lexicon, one set of tables and one language model, loaded when first needed."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, model: str | None = None) -> None:
        self.knowledge, self.lexicon, self.model = knowledge, lexicon, model
        self.version = digest(READING_VERSION, lexicon.version, knowledge.version, model or DEFAULT_MODEL)

    @cached_property
    def nlp(self) -> Language:
        return load_model(self.model)

    @cached_property
    def names(self) -> Names:
        return index_names(self.knowledge, self.lexicon)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Forms that the lexicon lists as verbs only: "lifts", but not "sanctions"."""
        listed = self.lexicon.patterns.items()
        return frozenset(form for form, patterns in listed if all(pattern.part == "verb" for pattern in patterns))

    @cached_property
    def reports(self) -> frozenset[str]:
        """Nouns whose that-clause is what is told, charged or feared, not what they are."""
        hedging = (self.lexicon.hedges[kind]["nouns"] for kind in ("alleged", "feared", "denied", "hearsay"))
        return self.lexicon.classes["demand_nouns"].union(self.lexicon.voices["said_things"]["nouns"], *hedging)

    @cached_property
    def prospects(self) -> frozenset[str]:
        """Nouns that are of somebody doing something: "prospect", "risk", "report"."""
        hedging = (self.lexicon.hedges[kind]["nouns"] for kind in ("considered", "possible"))
        return self.reports.union(*hedging)

    @cached_property
    def known(self) -> Known:
        """What mending needs to know of words."""
        reference = self.lexicon.people["reference"]
        receivers = reference["state"] | reference["organisation"] | reference["constitution"]
        grammar = self.lexicon.grammar
        return Known(
            verbs=self.verbs,
            reports=self.reports,
            prospects=self.prospects,
            givers=grammar["giving"]["verbs"],
            receivers=receivers,
            charging=grammar["object_gerund"]["verbs"],
            occasions=grammar["occasions"]["words"],
            ordering=grammar["ordering"]["verbs"],
            days=grammar["calendar"]["weekdays"] | grammar["calendar"]["months"],
            saying=frozenset().union(*(group["verbs"] for group in self.lexicon.voices["reporting"].values())),
            messages=grammar["messages"]["nouns"],
            telling=grammar["messages"]["telling"],
        )

    def read(self, article: Article) -> Reading:
        """What one article says. Raises ModelError if the language model is not installed."""
        return next(self.read_all([article]))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Readings in the order of the articles; a few articles are held in memory at a time."""
        for article, sentences in parse_all(articles, self.nlp, self.lexicon.lemmas):
            yield self._read(article, sentences)

    def _read(self, article: Article, sentences: list[Sentence]) -> Reading:
        times = find_times(article.text, source=article.id, anchor=article.published)
        published = bound_publication(article.text, times, article.published)
        for sentence in sentences:
            mend(sentence.words, self.known)
        cast = Cast(article, sentences)
        find_named(cast, self.names)
        resolve_references(cast, self.lexicon, self.knowledge.states)
        sitting = cast.office_spells((None, None))
        deeds = tuple(dated_deeds(cast, times, self.lexicon))
        bounds = bound_by_holders(published, sitting, self.knowledge)
        told = bound_by_deeds(bounds, deeds, sitting, self.knowledge)
        published = pin_to_year(article.published, told)
        if published != bounds and not article.published.earliest:  # else too loosely bounded to count from
            times = news_within(find_times(article.text, source=article.id, anchor=published), published)
            cast.article = replace(article, published=published)
        claims = find_claims(Page(cast, Voices(cast, self.lexicon), times, self.lexicon, published))
        mentions = cast.mentions()
        return Reading(
            document=article.id,
            published=published,
            actors=cast.actors(mentions),
            mentions=mentions,
            times=times,
            claims=claims,
            offices=tuple(in_office(sitting, claims, published, self.knowledge)),
            cites=_cited(claims, cast),
        )


def _cited(claims: tuple[Claim, ...], cast: Cast) -> tuple[str, ...]:
    """Names of the media that are named as sources, in order of the alphabet."""
    sources = {cast.players[voice.actor] for claim in claims for voice in claim.sources}
    return tuple(sorted({player.name for player in sources if player.kind == "media"}))
