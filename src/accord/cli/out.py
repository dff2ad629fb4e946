"""read, export, brief: what goes out as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from accord.cli.draw import following, printed_problems
from accord.cli.here import FOLDER, dossier_at, stages, tell_if_stale
from accord.errors import SourceError, UsageError
from accord.model import Problem


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write; else standard output.")
@click.option("--text", is_flag=True, help="With the clean text that the offsets count in.")
@click.option("--model", help="Package of another language model.")
def read(inputs: tuple[Path, ...], out: Path | None, text: bool, model: str | None) -> None:
    """Read documents without a dossier: what each says, as one JSON object a line.

    INPUTS are files, folders, or JSONL files of {"id", "text" or "html", ...} whose ids are kept. Problems are
    listed at the end; the other documents are read.

    \b
    accord read page.html --text
    accord read articles/ records.jsonl -o readings.jsonl
    """
    problems: list[Problem] = []
    if out is None:
        _read(inputs, sys.stdout.buffer, problems, text, model)
    else:
        try:
            with out.open("wb") as file:
                _read(inputs, file, problems, text, model)
        except OSError as error:
            raise SourceError(f"{out} cannot be written: {error.strerror}") from error
    printed_problems(problems)


def _read(inputs: tuple[Path, ...], out: BinaryIO, problems: list[Problem], text: bool, model: str | None) -> None:
    from accord.dossier.loose import read_files
    from accord.export import jsonl

    with following() as progress:
        found = read_files(inputs, tell=problems.append, model=model, stages=stages())
        for done, (article, reading) in enumerate(found, start=1):
            out.write(jsonl.to_line(jsonl.reading_to_dict(article, reading, text=text)))
            progress("Reading", done, 0)


@click.command()
@FOLDER
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl, html or md.")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="Folder or file to write.")
def export(folder: Path, form: str, out: Path) -> None:
    """Write the record of the dossier FOLDER in another format.

    \b
    accord export gulf --format jsonl -o gulf-jsonl
    """
    _export(folder, form, out)


@click.command()
@FOLDER
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="FILE.html or FILE.md")
@click.option("--originals", is_flag=True, help="Carry the original of every document, markup and all, in the page.")
def brief(folder: Path, out: Path, originals: bool) -> None:
    """Write the brief of the dossier FOLDER: key events by date, each with the words it rests on.

    \b
    accord brief gulf -o brief.html
    accord brief gulf -o brief.md
    """
    form = out.suffix.lower().lstrip(".")
    if form not in ("html", "md"):
        raise UsageError(f"A brief is written as .html or .md, not {out.name}")
    _export(folder, form, out, originals=originals)


def _export(folder: Path, form: str, out: Path, *, originals: bool = False) -> None:
    from accord import export as formats

    dossier = dossier_at(folder)
    tell_if_stale(dossier)
    record, settings = dossier.record(), dossier.settings
    kept = {article.id: dossier.raw_text(article.id) for article in record.articles} if originals else {}
    for path in formats.write(form, record, out, formats.About(settings.title, settings.focus, kept)):
        click.echo(path)


COMMANDS = (read, brief, export)
