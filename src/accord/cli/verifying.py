"""verify: an edited brief against the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accord.cli.draw import json_line
from accord.cli.here import AS_OF, FOLDER, JSON, dossier_at, text_of
from accord.cli.out import record_of
from accord.looking.words import plain

if TYPE_CHECKING:
    from accord.export.verify.drafts import Checked

SHOWN = 140  # characters of a sentence


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@FOLDER
@AS_OF
@JSON
@click.pass_context
def verify(ctx: click.Context, draft: Path, folder: Path, as_of: str | None, as_json: bool) -> None:
    """Check every sentence of DRAFT, an edited brief in Markdown, against the words it cites in the dossier FOLDER.

    Names, numbers and dates must be in the cited words; denials, plans and charges must be told as such. Lists what is
    not borne out and what cites nothing. Exit code 1 if anything is. docs/brief.md has the rules.

    \b
    accord brief gulf -o brief.md
    accord verify brief.md gulf
    """
    from accord.export.brief import to_markdown
    from accord.export.brief.shape import Terms
    from accord.export.brief.shelf import Shelf
    from accord.export.verify import drafts

    text = text_of(draft)
    record, settings = record_of(folder, as_of), dossier_at(folder).settings
    since = drafts.since_of(text)
    composed = to_markdown(record, Terms(settings.title, focus=settings.focus, since=since))
    found = drafts.check(text, Shelf.of(record, settings.focus), composed)
    failed = drafts.failed(found)
    for one in failed:
        click.echo(json_line(_row(one)) if as_json else _lines(draft.name, one))
    if not as_json:
        click.echo(f"{len(found)} sentences and notes checked: {len(failed) or 'none'} not borne out")
    ctx.exit(1 if failed else 0)


def _row(one: Checked) -> dict[str, object]:
    faults = [{"kind": fault.kind, "what": fault.what} for fault in one.faults]
    return {"line": one.stated.line, "sentence": one.stated.text, "notes": list(one.stated.notes), "faults": faults}


def _lines(name: str, one: Checked) -> str:
    said = plain(one.stated.text)
    cut = said if len(said) <= SHOWN else f"{said[: SHOWN - 1]}…"
    faults = "".join(f"\n    {fault.kind}: {plain(fault.what)}" for fault in one.faults)
    return f"{name}:{one.stated.line}: {cut}{faults}"


COMMANDS = (verify,)
