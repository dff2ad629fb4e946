"""A dossier of many claims whose record is made up, to measure the pages: python -m bench.served FOLDER SIZE."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from accord.dossier import Dossier, building, store
from accord.merging import merge
from accord.model import Article, Block, RawMap, Reading, Record, Run
from accord.relating import relate
from bench import heavy

WIDTH = 100  # characters from one claim of a document to the next, as `heavy` lays them out
FOCUS = ("AKX", "BLY")


def made(folder: Path, size: int) -> Dossier:
    """A dossier with a record of `size` claims; its sources are empty, so it can be looked at and not built again."""
    bare, readings, actors = heavy.claims(size)
    articles = [with_text(article, reading) for article, reading in zip(bare, readings, strict=True)]
    merged = merge(articles, readings, actors)
    related = relate(readings, merged.events, actors)
    record = Record(
        articles=tuple(articles),
        readings=tuple(readings),
        actors=tuple(actors),
        offices=(),
        events=tuple(merged.events),
        copies=tuple(merged.copies),
        conflicts=tuple(merged.conflicts),
        agreements=related.agreements,
        memberships=related.memberships,
        sanctions=related.sanctions,
        ties=related.ties,
        scores=related.scores,
    )
    return kept(folder, record)


def kept(folder: Path, record: Record) -> Dossier:
    """A dossier with this record and without sources."""
    dossier = Dossier.create(folder, "Made up", FOCUS)
    (folder / ".accord").mkdir()
    counts = " ".join(str(len(nouns)) for nouns in (record.articles, record.claims, record.events))
    store.write(
        folder / ".accord" / building.RECORD,
        record,
        inputs=f"made-{counts}",
        sources=building.digest_of_ids(()),
        decisions="",
        counts=counts,
    )
    return dossier


def with_text(article: Article, reading: Reading) -> Article:
    """The article with the sentences of its claims where their spans say."""
    text = "".join(f"{claim.evidence.words:<{WIDTH - 1}}\n" for claim in reading.claims)
    blocks = tuple(Block(start, start + WIDTH - 1, "body") for start in range(0, len(text), WIDTH))
    raw = RawMap((Run(0, len(text), 0, len(text)),))
    return replace(article, text=text, raw=raw, blocks=blocks, published=reading.published)


if __name__ == "__main__":
    made(Path(sys.argv[1]), int(sys.argv[2]))
