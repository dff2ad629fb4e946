"""A large dossier that is built: what registers, exports, questions and searches of it cost."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from random import Random
from statistics import quantiles
from time import process_time

from accord import export, knowledge, lexicon, pipeline
from accord.asking import answer
from accord.cli import main as main_command
from accord.dossier import Dossier, finding, store
from accord.dossier.stages import ACCORD
from accord.export.brief import to_html
from accord.export.brief.shape import Terms
from accord.looking.asking import question_as_article
from accord.merging import merge
from accord.model import Copy, Date, Membership, Office, Record
from accord.relating import relate
from accord.resolving import resolve
from bench.pile import TOPICS, pile
from bench.served import kept

ASKED = 60  # questions, searches, and calls of each list
ROWS = 2000  # of each register that the pile lacks
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
            found["brief"] = _timed(lambda: to_html(record, Terms("Large")))
            found |= _asked(record, Path(folder) / "record.sqlite")
            found |= lists(kept(Path(folder) / "dossier", rounded(record)))
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


def rounded(record: Record) -> Record:
    """The record with what the pile has none of: offices, memberships, copies."""
    lot, states = Random(7), [actor.id for actor in record.actors]
    spans = [article.title for article in record.articles if article.title]
    rows, days = range(ROWS), [f"{2015 + n % 10}-0{1 + n % 9}-01" for n in range(ROWS)]
    return replace(
        record,
        offices=tuple(
            Office(f"person-{n % 700}", "minister", lot.choice(states), days[n], None, (spans[n % len(spans)],))
            for n in rows
        ),
        memberships=tuple(
            Membership(f"organisation-{n % 40}", lot.choice(states), "member", Date(days[n], days[n], days[n]), ())
            for n in rows
        ),
        copies=tuple(
            Copy((one.source, other.source), "same-text", one.source, (other,))
            for one, other in (lot.sample(spans, 2) for _ in rows)
        ),
    )


def lists(dossier: Dossier) -> dict[str, float]:
    """The 95th percentile of each list as the command line prints it, its libraries and tables once loaded."""
    lot = Random(5)
    with dossier.open() as built:
        names = [name for (name,) in built.connection.execute("SELECT name FROM actors ORDER BY nth")]
    return {f"accord {name}": _p95(dossier, lambda make=make: make(lot, names)) for name, make in LISTS.items()}  # type: ignore[misc]


def _p95(dossier: Dossier, words: Callable[[], Sequence[str]]) -> float:
    times = []
    for _ in range(ASKED):
        (name, *options), out = words(), StringIO()
        with redirect_stdout(out):
            times.append(_timed(lambda: main_command([name, str(dossier.folder), *options], standalone_mode=False)))  # noqa: B023 called at once
        assert out.getvalue()
    return quantiles(times[1:], n=20)[-1]


def _some(lot: Random, *options: Sequence[str]) -> list[str]:
    """Some of the options, each with its values."""
    return [word for option in options if lot.random() < 0.5 for word in option]


def _dates(lot: Random) -> list[list[str]]:
    year = lot.randrange(2015, 2025)
    return [["--from", f"{year}"], ["--to", f"{year + lot.randrange(3)}-06"]]


def _register(name: str) -> Callable[[Random, Sequence[str]], list[str]]:
    def words(lot: Random, names: Sequence[str]) -> list[str]:
        return [name, *_some(lot, ["--of", lot.choice(names)], ["--on", f"{lot.randrange(2015, 2026)}-03"])]

    return words


LISTS: dict[str, Callable[[Random, Sequence[str]], list[str]]] = {
    "events": lambda lot, names: [
        "events",
        *_some(lot, ["--between", *lot.sample(names, 2)], ["--single"], ["--status", "disputed"], *_dates(lot)),
    ],
    "timeline": lambda lot, names: [
        "timeline",
        *_some(lot, ["--between", *lot.sample(names, 2)], ["--all"], ["--type", "AID"], *_dates(lot)),
    ],
    "conflicts": lambda lot, names: ["conflicts", *_some(lot, ["--of", lot.choice(names)], ["--kind", "date"])],
    "copies": lambda lot, names: ["copies"],
    "sources": lambda lot, names: ["sources"],
    "actors": lambda lot, names: ["actors", *_some(lot, ["--of", lot.choice(names)], ["--kind", "state"])],
    **{name: _register(name) for name in ("offices", "agreements", "memberships", "sanctions", "ties")},
    "search": lambda lot, names: ["search", _words(lot, names), *_some(lot, ["--actor", lot.choice(names)])],
}


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
