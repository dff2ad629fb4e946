"""read, export, brief: what goes out as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
from click.shell_completion import CompletionItem

from accord.cli.draw import following, printed_problems
from accord.cli.here import AS_OF, FOLDER, Day, built_at, dossier_at, stages
from accord.errors import OutputError, UsageError
from accord.model import Problem, Record

if TYPE_CHECKING:
    from accord.export import About


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write; else standard output.")
@click.option("--text", is_flag=True, help="With the clean text that the offsets count in.")
@click.option("--model", help="Package of another language model.")
@click.pass_context
def read(ctx: click.Context, inputs: tuple[Path, ...], out: Path | None, text: bool, model: str | None) -> None:
    """Read documents without a dossier: what each says, as one JSON object a line.

    INPUTS are files, folders, or JSONL files of {"id", "text" or "html", ...} whose ids are kept. Problems are
    listed at the end; the other documents are read. Exit code 1 if there was nothing to read.

    \b
    accord read page.html --text
    accord read articles/ records.jsonl -o readings.jsonl
    """
    problems: list[Problem] = []
    if out is None:
        count = _read(inputs, sys.stdout.buffer, problems, text, model)
    else:
        try:
            with out.open("wb") as file:
                count = _read(inputs, file, problems, text, model)
        except OSError as error:
            raise OutputError(f"{out} cannot be written: {error.strerror}") from error
    printed_problems(problems)
    if not count:
        click.echo(f"Nothing was read of {', '.join(map(str, inputs))}", err=True)
        ctx.exit(1)


def _read(inputs: tuple[Path, ...], out: BinaryIO, problems: list[Problem], text: bool, model: str | None) -> int:
    """How many documents were read."""
    from accord.dossier.loose import read_files
    from accord.export import jsonl

    with following() as progress:
        found = read_files(inputs, tell=problems.append, model=model, stages=stages())
        done = 0
        for done, (article, reading) in enumerate(found, start=1):
            out.write(jsonl.to_line(jsonl.reading_to_dict(article, reading, text=text)))
            progress("Reading", done, 0)
    return done


class FormatName(click.ParamType[str]):
    """A format of `accord export`. Formats are looked up when one is named, so that --help is quick."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from accord.export import FORMATS

        if value not in FORMATS:
            self.fail(f"{value!r} is no format; there are {', '.join(FORMATS)}", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from accord.export import FORMATS

        return [CompletionItem(name, help=one.what) for name, one in FORMATS.items() if name.startswith(incomplete)]


@click.command()
@FOLDER
@click.option("--format", "form", default="jsonl", show_default=True, type=FormatName(), help="See the list above.")
@click.option("-o", "--out", "--output", type=click.Path(path_type=Path), help="Folder or file to write.")
@AS_OF
def export(folder: Path, form: str, out: Path | None, as_of: str | None) -> None:
    """Write the record of the dossier FOLDER in another format.

    \b
    jsonl csv parquet plover         folders of files
    html md docx pdf                 the brief
    gexf graphml                     the relations as a graph
    annotations ftm geojson csl      claims, entities, places, references
    timelinejs rss atom ics          what happened, changed and is planned

    What is not a folder goes to standard output unless --output names a file. docs/exports.md describes each.

    \b
    accord export gulf --format csv -o gulf-csv
    accord export gulf --format gexf --as-of 2023-03 -o gulf.gexf
    """
    from accord import export as formats
    from accord.export.brief.shape import Terms

    dossier = dossier_at(folder)
    about = formats.About(Terms(dossier.settings.title, dossier.settings.focus))
    if out is not None:
        _written(form, record_of(folder, as_of), out, about)
    elif formats.format_of(form).folder:
        raise UsageError(f"{form} is a folder of files: name it with --output")
    else:
        formats.stream(form, record_of(folder, as_of), sys.stdout.buffer, about)


@click.command()
@FOLDER
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="FILE.html, .md, .docx or .pdf")
@click.option("--originals", is_flag=True, help="Carry the original of every document, markup and all, in the page.")
@click.option("--since", type=Day(), help="Tell apart what documents brought after this year, month or day.")
@click.option("--sections", metavar="A,B", help="Only these: key, open, disputed, changed, ties, registers ...")
@AS_OF
def brief(folder: Path, out: Path, originals: bool, since: str | None, sections: str | None, as_of: str | None) -> None:
    """Write the brief of the dossier FOLDER: key events by date, each with the words it rests on.

    \b
    accord brief gulf -o brief.html
    accord brief gulf -o brief.pdf --since 2023-03-01
    accord brief gulf -o brief.docx --sections key,disputed,gaps
    """
    from accord import export as formats
    from accord.export.brief.shape import Terms

    form = out.suffix.lower().lstrip(".")
    if form not in formats.BRIEFS:
        raise UsageError(f"A brief is written as .{', .'.join(formats.BRIEFS)}, not {out.name}")
    chosen = tuple(name.strip() for name in (sections or "").split(",") if name.strip())
    dossier = dossier_at(folder)
    record, settings = record_of(folder, as_of), dossier.settings
    kept = {article.id: dossier.raw_text(article.id) for article in record.articles} if originals else {}
    _written(form, record, out, formats.About(Terms(settings.title, settings.focus, since, chosen), kept))


def record_of(folder: Path, as_of: str | None) -> Record:
    """All of the record, as it is or as of a day."""
    with built_at(folder, as_of) as built:
        return built.record()


def _written(form: str, record: Record, out: Path, about: About) -> None:
    from accord import export as formats

    for path in formats.write(form, record, out, about):
        click.echo(path)


COMMANDS = (read, brief, export)
