"""ask and search: questions to the record, and its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from accord.cli.draw import json_line
from accord.cli.here import AS_OF, FOLDER, JSON, Day, built_at, dossier_at, in_order, stages, text_of
from accord.looking.words import plain
from accord.model import CLAIM_TYPES

if TYPE_CHECKING:
    from accord.asking import Answer
    from accord.dossier.finding import Found, Hit

TITLES = {"type": "by type", "actor": "by actor", "month": "by month"}


@click.command()
@FOLDER
@click.argument("questions", nargs=-1)
@click.option("--from-file", "file", type=click.Path(path_type=Path), help="One question a line; - for standard input.")
@AS_OF
@JSON
def ask(folder: Path, questions: tuple[str, ...], file: Path | None, as_of: str | None, as_json: bool) -> None:
    """Answer QUESTIONS from the record of the dossier FOLDER, with the sentences that each answer rests on.

    Says "Not stated" where no document supports an answer, and shows both sides where the documents disagree.

    \b
    accord ask gulf "When and where did Iran and Saudi Arabia agree to restore relations?"
    accord ask gulf --from-file questions.txt --json
    """
    lines = text_of(file).splitlines() if file else ()
    asked = [line.strip() for line in (*questions, *lines) if line.strip()]
    if not asked:
        raise click.UsageError("Ask a question, or give a file of them with --from-file")
    from accord.looking.asking import answer_row, answers

    with built_at(folder, as_of) as built:
        for answer in answers(asked, built, stages().open_reader(dossier_at(folder).settings.model)):
            click.echo(json_line(answer_row(answer, built)) if as_json else _answer_text(answer))


def _answer_text(answer: Answer) -> str:
    return plain(answer.answer)


@click.command()
@FOLDER
@click.argument("words")
@click.option("--in", "where", type=click.Choice(["claims", "documents"]), default="claims", show_default=True)
@click.option("--type", "types", multiple=True, help="Only claims of this type (AGREE, CONSULT ...); may be repeated.")
@click.option("--actor", help="Only claims that have this actor: a name or code.")
@click.option("--from", "since", type=Day(), help="Only claims not before this year, month or day.")
@click.option("--to", "until", type=Day(), help="Only claims not after this year, month or day.")
@AS_OF
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="Hits to list.")
@JSON
def search(
    folder: Path,
    words: str,
    where: Literal["claims", "documents"],
    types: tuple[str, ...],
    actor: str | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    most: int,
    as_json: bool,
) -> None:
    """Find WORDS in the claims or documents of the dossier FOLDER; all words must stand there.

    Matches are marked [so]; "several words" in quotation marks stand together; a star ends a beginning.

    \b
    accord search gulf "embassy reopen*" --actor Iran --from 2023-06
    accord search gulf '"joint statement"' --in documents --as-of 2023
    """
    from accord.dossier.finding import Filter, to_query
    from accord.dossier.finding import search as find
    from accord.looking.who import actor_id

    if not to_query(words):
        raise click.UsageError("Give a word or several to search for")
    in_order(since, until)

    if odd := [kind for kind in types if kind.upper() not in CLAIM_TYPES]:
        raise click.UsageError(f"No type of claim is called {', '.join(odd)}")
    with built_at(folder, as_of) as built:
        only = Filter(types, actor_id(actor, built) if actor else None, since, until)
        found = find(built, words, where, only, most)
        if as_json:
            click.echo(json_line(found))
        else:
            _show(found)


def _show(found: Found) -> None:
    for hit in found.hits:
        lead = "  ".join(part for part in (hit.date or "", hit.type or "") if part)
        click.echo(plain(f"{hit.id[:8]}  {lead}  {_marked(hit)}  ({hit.name})"))
    click.echo(f"{found.total} found, {len(found.hits)} shown")
    for name, counts in found.facets.items():
        if counts:
            click.echo(plain(f"{TITLES[name]}: " + ", ".join(f"{value} {count}" for value, count in counts)))


def _marked(hit: Hit) -> str:
    text = hit.snippet
    for start, end in reversed(hit.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


COMMANDS = (ask, search)
