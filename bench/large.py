"""A large dossier that is built: what registers, exports, questions and searches of it cost."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import quantiles
from time import process_time

from accord import export, knowledge, lexicon, pipeline
from accord.asking import answer
from accord.dossier import finding, store
from accord.dossier.stages import ACCORD
from accord.export.brief import to_html
from accord.looking.asking import question_as_article
from accord.merging import merge
from accord.model import Record
from accord.relating import relate
from accord.resolving import resolve
from bench.pile import TOPICS, pile

ASKED = 60  # questions, and searches
FORMS = ("parquet", "csv")


def main(size: int) -> str:
    """Seconds of processor time, as one JSON object."""
    world = knowledge.load()
    articles, readings = pile(world, size)
    with store.without_collecting():
        resolved = resolve(readings, world, [])
        merged = merge(articles, resolved.readings, resolved.actors, [])
        found = {"relate": _timed(lambda: relate(resolved.readings, merged.events, resolved.actors, []))}
        record = pipeline.build(articles, readings, [], world)
        with tempfile.TemporaryDirectory() as folder:
            for form in FORMS:
                found[form] = _timed(lambda form=form: export.write(form, record, Path(folder) / form))  # type: ignore[misc]
            found["brief"] = _timed(lambda: to_html(record, title="Large"))
            found |= _asked(record, Path(folder) / "record.sqlite")
    return json.dumps(found)


def _timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return round(process_time() - start, 3)


def _asked(record: Record, path: Path) -> dict[str, float]:
    """The 95th percentile of questions and of searches, of words in claims and in documents, after the first."""
    store.write(path, record)
    lot, names = Random(3), [actor.name for actor in record.actors]
    reader, words = ACCORD.open_reader(None), lexicon.load()
    with store.opened(path) as built:
        shelf = finding.Shelf(built)
        questions = [_question(lot, names) for _ in range(ASKED)]
        asking = [
            _timed(lambda q=q: answer(q, reader.read(question_as_article(q)), shelf, words))  # type: ignore[misc]
            for q in (questions[0], *questions)
        ]
        searching = [
            _timed(lambda w=w, where=where: finding.search(built, w, where))  # type: ignore[misc]
            for w in (_words(lot, names) for _ in range(ASKED))
            for where in ("claims", "documents")
        ]
    return {"ask": quantiles(asking[1:], n=20)[-1], "search": quantiles(searching[1:], n=20)[-1]}


def _question(lot: Random, names: Sequence[str]) -> str:
    a, b = lot.sample(names, 2)
    return lot.choice(
        (
            f"When did {a} meet {b}?",
            f"Who imposed sanctions on {a}?",
            f"Did {a} sign a trade treaty with {b} over {lot.choice(TOPICS)}?",
            f"How many states met {a}?",
            f"What did {a} accuse {b} of?",
            f"Which state shelled {a}?",
            f"Is {a} an ally of {b}?",
        )
    )


def _words(lot: Random, names: Sequence[str]) -> str:
    a, b = lot.sample(names, 2)
    topic = lot.choice(TOPICS)
    return lot.choice((a, f"{a} {b}", topic, f"{a} met", f"case {lot.randrange(10**5)}", f'"{topic}"'))
