"""How fast Accord is: against a reference on the same texts in the same run, or in seconds of processor time.

Processor time and medians, because the machine may be busy with other things.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from time import process_time

from bench.commands import accord, run, write_lines
from bench.floors import Figure
from bench.quality import Desk
from bench.texts import Writer, examples

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, rubbish collected before."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def ratio(work: Callable[[], object], reference: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median over rounds of the time of the work by that of the reference, each done once before."""
    work(), reference()
    return round(median(seconds(work) / seconds(reference) for _ in range(rounds)), 3)


# ---------------------------------------------------------------- stages
def reading(desk: Desk) -> list[Figure]:
    """Reading by the language model with its default pipes, on the same paragraphs."""
    import spacy

    from accord import knowledge, lexicon
    from accord.intake import take_in
    from accord.reading import Reader
    from accord.reading.parse import DEFAULT_MODEL

    writer = Writer(1)
    texts = examples() + [writer.article(300) for _ in range(60)]
    articles = [take_in(text.encode(), f"{n}.txt").articles[0] for n, text in enumerate(texts)]
    pieces = [article.text[block.start : block.end] for article in articles for block in article.blocks]
    reader, model = Reader(knowledge.load(), lexicon.load()), spacy.load(DEFAULT_MODEL)
    cost = ratio(lambda: list(reader.read_all(articles)), lambda: list(model.pipe(pieces)))
    return [Figure("reading/time by nlp.pipe", cost, "x", "lower")]


def intake(desk: Desk) -> list[Figure]:
    """Pages a second, by trafilatura's on the same pages: the text alone, and with its date and title as in intake."""
    from trafilatura import bare_extraction

    from accord.intake import take_in

    writer = Writer(2)
    pages = [writer.page(600) for _ in range(60)]

    def ours() -> None:
        for page in pages:
            take_in(page, "page.html")

    def theirs(with_metadata: bool) -> Callable[[], None]:
        def work() -> None:
            for page in pages:
                bare_extraction(page.decode(), fast=True, with_metadata=with_metadata)

        return work

    return [
        Figure("intake/speed by trafilatura", round(1 / ratio(ours, theirs(False)), 3), "x"),
        Figure("intake/speed by trafilatura with its metadata", round(1 / ratio(ours, theirs(True)), 3), "x"),
    ]


def times(desk: Desk) -> list[Figure]:
    """Megabytes of text a second in which times are found and resolved, without the parse."""
    from accord.model import Date
    from accord.reading.times import find_times

    writer = Writer(6)
    texts = examples() + [writer.article(300) for _ in range(300)]
    day = Date("2023-05-17", "2023-05-17", "2023-05-17", "explicit")

    def work() -> None:
        for text in texts:
            find_times(text, source="a", anchor=day)

    work()
    size = sum(len(text.encode()) for text in texts) / 1e6
    return [Figure("times/MB of text a second", round(size / median(seconds(work) for _ in range(ROUNDS)), 3), "MB/s")]


# ---------------------------------------------------------------- commands
LOADING = """
from time import process_time
start = process_time()
from accord import knowledge, lexicon
knowledge.load(), lexicon.load()
print(process_time() - start)
"""


def start(desk: Desk) -> list[Figure]:
    """From nothing to the help text; and loading all tables and words."""
    helps = median(accord("--help").seconds for _ in range(7))
    loads = median(float(run([sys.executable, "-c", LOADING]).out) for _ in range(5))
    return [
        Figure("start/accord --help", round(helps, 3), "s", "lower"),
        Figure("start/loading tables and lexicon", round(loads, 3), "s", "lower"),
    ]


def building(desk: Desk) -> list[Figure]:
    """A dossier of 1,000 small documents: built, built again with nothing new, and with one more."""
    writer, folder, dossier = Writer(7), desk.folder / "small", desk.folder / "building"
    folder.mkdir()
    for number in range(1000):
        (folder / f"{number:04}.txt").write_text(f"{writer.title()}\n\n{writer.article(50)}\n", "utf-8")
    extra = desk.folder / "extra.txt"
    extra.write_text(f"{writer.title()}\n\n{writer.article(50)}\n", "utf-8")
    accord("new", dossier)
    added = accord("add", dossier, folder)
    first = accord("build", dossier)
    again = median(accord("build", dossier).seconds for _ in range(3))
    accord("add", dossier, extra)
    more = accord("build", dossier, "--json")
    return [
        Figure("building/adding 1,000 documents", round(added.seconds, 3), "s", "lower"),
        Figure("building/1,000 documents", round(first.seconds, 3), "s", "lower"),
        Figure("building/again, nothing new", round(again, 3), "s", "lower"),
        Figure("building/with one more", round(more.seconds, 3), "s", "lower"),
        Figure("building/read again for one more", json.loads(more.out)["read"], "count", "lower"),
    ]


# ---------------------------------------------------------------- long ones
def memory(desk: Desk) -> list[Figure]:
    """The most memory that reading 2,000 documents holds, and that by what 500 hold."""
    writer = Writer(8)
    peaks = []
    for count in (500, 2000):
        records = [{"id": f"d{number}", "text": writer.article(90)} for number in range(count)]
        pile = write_lines(desk.folder / f"memory-{count}.jsonl", records)
        peaks.append(accord("read", pile, "-o", desk.folder / "memory-readings.jsonl").megabytes)
    return [
        Figure("memory/reading 2,000 documents", round(peaks[1], 1), "MB", "lower"),
        Figure("memory/2,000 documents by 500", round(peaks[1] / peaks[0], 3), "x", "lower"),
    ]


def merging(desk: Desk) -> list[Figure]:
    """Claims merged in one process: seconds, and the exponent of their growth."""
    return _merging("merging", (10_000, 100_000))


def merging_million(desk: Desk) -> list[Figure]:
    return _merging("merging-million", (10_000, 100_000, 1_000_000))


def _merging(part: str, sizes: Sequence[int]) -> list[Figure]:
    cost = {size: heavy("merge", size) for size in sizes}
    steps = pairwise(sizes)
    growth = [log(cost[b][0] / cost[a][0]) / log(b / a) for a, b in steps]
    return [
        *(Figure(f"{part}/{size:,} claims", cost[size][0], "s", "lower") for size in sizes),
        Figure(f"{part}/exponent of growth", round(max(growth), 3), "x", "lower"),
        Figure(f"{part}/memory", cost[sizes[-1]][1], "MB", "lower"),
    ]


def copies(desk: Desk) -> list[Figure]:
    """20,000 documents of 500 words compared with one another."""
    used, held = heavy("copies", 20_000)
    return [
        Figure("copies/20,000 documents", used, "s", "lower"),
        Figure("copies/memory", held, "MB", "lower"),
    ]


def large(desk: Desk) -> list[Figure]:
    """A built dossier of 100,000 claims: registers and ties, tables, the brief, questions and searches."""
    done = run([sys.executable, Path(__file__).with_name("heavy.py"), "large", "100000"])
    found = json.loads(done.out)
    return [
        Figure("large/registers and ties", found["relate"], "s", "lower"),
        Figure("large/export to Parquet", found["parquet"], "s", "lower"),
        Figure("large/export to CSV", found["csv"], "s", "lower"),
        Figure("large/brief", found["brief"], "s", "lower"),
        Figure("large/question, 95th percentile", round(found["ask"], 3), "s", "lower"),
        Figure("large/search, 95th percentile", round(found["search"], 3), "s", "lower"),
        *(Figure(f"large/{name}, p95", round(found[name], 3), "s", "lower") for name in found if name[:7] == "accord "),
    ]


def heavy(what: str, size: int) -> tuple[float, float]:
    """Seconds that the work itself took in a process of its own, and megabytes that the process held."""
    done = run([sys.executable, Path(__file__).with_name("heavy.py"), what, str(size)])
    return round(float(done.out), 2), round(done.megabytes, 1)
