"""Calling the stages so that a document on which Accord fails costs only itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from accord.dossier.stages import ReaderLike, Stages, TakenIn
from accord.errors import AccordError
from accord.model import Article, Problem, Reading

Tell = Callable[[Problem], None]
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
    """The readings of a few articles, in order, without those that failed. Raises: ModelError and its like."""
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


def failure(name: str, what: str, error: Exception) -> Problem:
    """The failure as a problem of the document; where in Accord it arose goes to the log, for `accord --debug`."""
    logger.debug("%s: failed to %s", name, what, exc_info=error)
    return Problem(name, "failed", f"Accord failed to {what}: {type(error).__name__}: {error}", HINT)
