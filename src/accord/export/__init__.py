"""From the record to bytes. Every format is one entry of FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from accord.errors import OutputError, UsageError
from accord.export.brief.shape import Terms
from accord.model import Record

Files = Iterator[tuple[str, Iterable[bytes]]]  # name of a file (empty: the only one), its bytes piece by piece


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of the dossier besides its record."""

    terms: Terms = field(default_factory=Terms)  # of the brief; every format asks for the title and who is in focus
    originals: Mapping[str, str] = field(default_factory=dict)  # decoded, by document; empty: left out


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is written, and whether as a folder of files or as one."""

    files: Callable[[Record, About], Files]
    what: str
    folder: bool = False


def _jsonl(record: Record, about: About) -> Files:
    from accord.export import jsonl

    return jsonl.files(record)


def _html(record: Record, about: About) -> Files:
    from accord.export.brief import to_html

    page = to_html(record, about.terms, originals=about.originals)
    yield "", (page.encode(),)


def _markdown(record: Record, about: About) -> Files:
    from accord.export.brief import to_markdown

    yield "", (to_markdown(record, about.terms).encode(),)


def _docx(record: Record, about: About) -> Files:
    from accord.export.brief import to_docx

    yield "", (to_docx(record, about.terms),)


def _pdf(record: Record, about: About) -> Files:
    from accord.export.brief import to_pdf

    yield "", (to_pdf(record, about.terms),)


def _csv(record: Record, about: About) -> Files:
    from accord.export import csv
    from accord.export.desk import Desk

    return csv.files(Desk(record, about.terms.focus))


def _parquet(record: Record, about: About) -> Files:
    from accord.export import parquet
    from accord.export.desk import Desk

    return parquet.files(Desk(record, about.terms.focus))


def _plover(record: Record, about: About) -> Files:
    from accord import knowledge
    from accord.export import plover
    from accord.export.desk import Desk

    return plover.files(Desk(record, about.terms.focus), knowledge.load())


def _ftm(record: Record, about: About) -> Files:
    from accord import knowledge
    from accord.export import ftm
    from accord.export.desk import Desk

    yield "", ftm.entities(Desk(record, about.terms.focus), knowledge.load())


def _gexf(record: Record, about: About) -> Files:
    from accord.export import graph
    from accord.export.desk import Desk

    yield "", graph.gexf(Desk(record, about.terms.focus))


def _graphml(record: Record, about: About) -> Files:
    from accord.export import graph
    from accord.export.desk import Desk

    yield "", graph.graphml(Desk(record, about.terms.focus))


def _annotations(record: Record, about: About) -> Files:
    from accord.export import webannotation
    from accord.export.desk import Desk

    yield "", webannotation.page(Desk(record, about.terms.focus))


def _geojson(record: Record, about: About) -> Files:
    from accord import knowledge
    from accord.export import geo
    from accord.export.desk import Desk

    yield "", geo.features(Desk(record, about.terms.focus), knowledge.load())


def _timeline(record: Record, about: About) -> Files:
    from accord.export import timeline
    from accord.export.desk import Desk

    yield "", timeline.timeline(Desk(record, about.terms.focus), about.terms.title)


def _rss(record: Record, about: About) -> Files:
    from accord.export import feed
    from accord.export.desk import Desk

    yield "", feed.rss(Desk(record, about.terms.focus), about.terms.title)


def _atom(record: Record, about: About) -> Files:
    from accord.export import feed
    from accord.export.desk import Desk

    yield "", feed.atom(Desk(record, about.terms.focus), about.terms.title)


def _csl(record: Record, about: About) -> Files:
    from accord.export import csl
    from accord.export.desk import Desk

    yield "", csl.references(Desk(record, about.terms.focus))


def _ics(record: Record, about: About) -> Files:
    from accord.export import ics
    from accord.export.desk import Desk

    yield "", ics.calendar(Desk(record, about.terms.focus), about.terms.title)


BRIEFS = ("html", "md", "docx", "pdf")
FORMATS: dict[str, Format] = {
    "jsonl": Format(_jsonl, "all of the record, a file a kind of noun: docs/formats.md", folder=True),
    "csv": Format(_csv, "tables with their codebook", folder=True),
    "parquet": Format(_parquet, "the same tables for DuckDB, R or pandas", folder=True),
    "plover": Format(_plover, "rows of events with the columns of POLECAT and CAMEO", folder=True),
    "html": Format(_html, "the brief as one page"),
    "md": Format(_markdown, "the brief in Markdown"),
    "docx": Format(_docx, "the brief for a word processor"),
    "pdf": Format(_pdf, "the brief to print"),
    "annotations": Format(_annotations, "claims as W3C Web Annotations, JSON-LD"),
    "ftm": Format(_ftm, "FollowTheMoney entities, one a line"),
    "gexf": Format(_gexf, "the relations as a graph with spells in time, for Gephi"),
    "graphml": Format(_graphml, "the same graph without time"),
    "geojson": Format(_geojson, "acts with a stated place"),
    "timelinejs": Format(_timeline, "dated acts for TimelineJS"),
    "rss": Format(_rss, "what changed, as RSS 2.0"),
    "atom": Format(_atom, "what changed, as Atom"),
    "csl": Format(_csl, "the documents as references, CSL-JSON"),
    "ics": Format(_ics, "planned days and ends of terms, as a calendar"),
}
NOTHING = About()


def format_of(name: str) -> Format:
    """Raises: UsageError for a format that there is not."""
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def write(form: str, record: Record, out: Path, about: About = NOTHING) -> list[Path]:
    """Write a record in one of FORMATS; the files that were written.

    Raises: UsageError for another format, OutputError if the files cannot be written.
    """
    written = []
    files = format_of(form).files(record, about)
    try:
        for name, pieces in files:
            path = out / name if name else out
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(pieces)
            written.append(path)
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror or error}") from error
    return written


def stream(form: str, record: Record, out: BinaryIO, about: About = NOTHING) -> None:
    """Write a record to a stream. Raises: UsageError for a format of several files."""
    found = format_of(form)
    if found.folder:
        raise UsageError(f"{form} is a folder of files: name it with --output")
    for _, pieces in found.files(record, about):
        out.writelines(pieces)
