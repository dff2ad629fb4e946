"""who: what Accord makes of a phrase that names an actor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.draw import json_line
from accord.cli.here import text_of
from accord.errors import UsageError

if TYPE_CHECKING:
    from accord.resolving.who import Answer

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?:(?P<late>\d{1,2}),?\s+)?(?P<year>\d{4})"
)


@click.command()
@click.argument("text", required=False)
@click.option("--date", "day", metavar="DAY", help="Who it was at that time: 2010, 2010-06, 2010-06-01, '1 June 2010'.")
@click.option("--context", metavar="TEXT", help="Words from around it, which may say what state is meant.")
@click.option("--jsonl", "rows", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Many at once.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def who(text: str | None, day: str | None, context: str | None, rows: Path | None, as_json: bool) -> None:
    """Say whom the phrase TEXT means: actor, state and sector, and why.

    States are ISO 3166 alpha-3 codes, or one of PLOVER's IGO UNO EUR NGO ISM IMG MNC; sectors are PLOVER's. The file
    of --jsonl holds {"text", "query_date"?, "context"?, "line"?, "id"?} a line.

    \b
    accord who "German Chancellor" --date 2010
    accord who "members of the Nigerian army"
    accord who --jsonl phrases.jsonl > answers.jsonl
    """
    if (rows is None) == (not (text or "").strip()):
        raise UsageError("Give either a phrase or --jsonl FILE")
    asked = read_rows(rows) if rows else iter([{"text": text, "query_date": day, "context": context}])
    for row in asked:
        answer = answer_to(row)
        click.echo(json_line(to_json(row, answer)) if as_json or rows else to_text(str(row["text"]), answer))


def answer_to(row: dict[str, Any]) -> Answer:
    from accord import knowledge, lexicon
    from accord.resolving.who import who as resolve

    day = as_day(row.get("query_date") or row.get("date"))
    return resolve(row["text"], knowledge.load(), lexicon.load(), day=day, context=row.get("context"))


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file. Raises: UsageError for a line that is no object with a text."""
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as problem:
            raise UsageError(f"{path.name}, line {number}: {problem}") from problem
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise UsageError(f'{path.name}, line {number}: {{"text": "..."}} is needed')
        yield row


def as_day(said: str | None) -> str | None:
    """A year, month or day in ISO 8601. "today" and nothing: as far as the tables reach. Raises: UsageError."""
    bare = (said or "").strip()
    if bare.casefold() in ("", "today", "now"):
        return None
    if ISO.fullmatch(bare):
        return bare
    found = WRITTEN.fullmatch(bare)
    if not found or found["month"][:3].casefold() not in MONTHS:
        raise UsageError(f"{bare!r} is no date: write 2023, 2023-03 or 2023-03-10")
    month = f"{found['year']}-{MONTHS.index(found['month'][:3].casefold()) + 1:02}"
    day = found["day"] or found["late"]
    return f"{month}-{int(day):02}" if day else month


def to_json(row: dict[str, Any], answer: Answer) -> dict[str, Any]:
    return {
        "line": row.get("line"), "id": row.get("id"), "text": row["text"],
        "actor": answer.actor, "name": answer.name, "country": answer.country,
        "sector": answer.sector, "sectors": list(answer.sectors), "wikidata": answer.wikidata, "basis": answer.basis,
    }  # fmt: skip


def to_text(text: str, answer: Answer) -> str:
    """Three lines for a reader."""
    coded = " ".join(filter(None, (answer.country or "no state", *answer.sectors)))
    return f"{answer.name or text}  {coded}\n  {answer.basis}" + (f"\n  {answer.actor}" if answer.actor else "")


COMMANDS = (who,)
