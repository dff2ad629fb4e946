"""Calling the stages so that a document on which Accord fails costs only itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from accord.dossier.stages import ReaderLike, Stages, TakenIn
from accord.errors import AccordError
from accord.model import Article, Problem, Reading

Tell = Callable[[Problem], None]
LONGEST = 1_000_000  # characters of one article that are read: a book of 500 pages
TOGETHER = 64  # articles that are read, and held in memory, at a time
HINT = "A mistake in Accord: please report it with the document and what accord --debug shows. The others are built"
logger = logging.getLogger(__name__)


def take_in(stages: Stages, data: bytes, name: str, url: str | None, tell: Tell) -> TakenIn | None:
    """What intake makes of a file; None, and somebody is told, if it fails."""
    try:
        return stages.take_in(data, name, url=url)
    except Exception as error:
        tell(failure(name, "take it in", error))
        return None


def read(reader: ReaderLike, articles: Sequence[Article], tell: Tell) -> list[Reading]:
    """The readings of a few articles, in order, without those that failed. Raises: ModelError and its like.

    Of an article longer than LONGEST only the beginning is read, and its reading says so.
    """
    long = {article.id: article for article in articles if len(article.text) > LONGEST}
    short = [_beginning(article) if article.id in long else article for article in articles]
    readings = _read_all(reader, short, tell)
    return [_told_cut(r, long[r.document]) if r.document in long else r for r in readings]


def _read_all(reader: ReaderLike, articles: Sequence[Article], tell: Tell) -> list[Reading]:
    try:
        return list(reader.read_all(articles))
    except AccordError:
        raise
    except Exception:  # find out which of them it is
        return [reading for article in articles if (reading := _read_one(reader, article, tell))]


def _read_one(reader: ReaderLike, article: Article, tell: Tell) -> Reading | None:
    try:
        return reader.read(article)
    except Exception as error:
        tell(failure(article.name, "read it", error))
        return None


def _beginning(article: Article) -> Article:
    """The article up to the last word that ends within LONGEST: spans in it hold in the whole one too."""
    end = max(article.text.rfind(blank, 0, LONGEST) for blank in " \n")
    return replace(article, text=article.text[: end if end > 0 else LONGEST])


def _told_cut(reading: Reading, article: Article) -> Reading:
    what = f"Its text has {len(article.text):,} characters; only the first {LONGEST:,} were read"
    problem = Problem(article.name, "too-long", what, "Split it into its documents and add those")
    return replace(reading, problems=(*reading.problems, problem))


def failure(name: str, what: str, error: Exception) -> Problem:
    """The failure as a problem of the document; where in Accord it arose goes to the log, for `accord --debug`."""
    logger.debug("%s: failed to %s", name, what, exc_info=error)
    return Problem(name, "failed", f"Accord failed to {what}: {type(error).__name__}: {error}", HINT)
