"""Article -> Reading: what one article says, and in which words. Pure: no disk, clock, network or chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from accord.knowledge import Knowledge
from accord.lexicon import Lexicon
from accord.model import Article, Reading, digest
from accord.reading.cast import Cast
from accord.reading.claims import find_claims
from accord.reading.mentions import find_named, index_names
from accord.reading.parse import DEFAULT_MODEL, Sentence, load_model, parse_all
from accord.reading.reference import resolve_references
from accord.reading.times import bound_publication, find_times
from accord.reading.voices import Voices

if TYPE_CHECKING:
    from spacy.language import Language

READING_VERSION = 1  # counted up when the code of a reading changes what it gives


class Reader:
    """Reads articles with one lexicon, one set of tables and one language model, loaded when first needed."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, model: str | None = None) -> None:
        self.knowledge, self.lexicon, self.model = knowledge, lexicon, model
        self.version = digest(READING_VERSION, lexicon.version, knowledge.version, model or DEFAULT_MODEL)

    @cached_property
    def nlp(self) -> Language:
        return load_model(self.model)

    def read(self, article: Article) -> Reading:
        """What one article says. Raises ModelError if the language model is not installed."""
        return next(self.read_all([article]))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Readings in the order of the articles; a few articles are held in memory at a time."""
        names = index_names(self.knowledge, self.lexicon)
        for article, sentences in parse_all(articles, self.nlp):
            yield self._read(article, sentences, names)

    def _read(self, article: Article, sentences: list[Sentence], names) -> Reading:  # type: ignore[no-untyped-def]
        times = find_times(article.text, source=article.id, anchor=article.published)
        published = bound_publication(article.text, times, article.published)
        cast = Cast(article, sentences)
        find_named(cast, names, self.knowledge, self.lexicon)
        resolve_references(cast, self.lexicon)
        claims = find_claims(cast, Voices(cast, self.lexicon), times, self.lexicon)
        mentions = cast.mentions()
        return Reading(
            document=article.id,
            published=published,
            actors=cast.actors(mentions),
            mentions=mentions,
            times=times,
            claims=claims,
            offices=cast.office_spells((published.earliest, published.latest)),
            cites=tuple(
                sorted(
                    {
                        cast.players[v.actor].name
                        for c in claims
                        for v in c.sources
                        if cast.players[v.actor].kind == "media"
                    }
                )
            ),
        )
