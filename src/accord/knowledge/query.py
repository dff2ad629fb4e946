"""Turn the answer of a Wikidata query on who held which office into Accord's own tables.

The query asks for ?person ?personLabel ?state ?positionLabel ?start ?end, with ?state as ISO alpha-3 code; its answer
is kept as CSV. Nothing is fetched here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from accord.errors import KnowledgeError
from accord.knowledge.loading import COLUMNS
from accord.knowledge.nouns import fold

QUERY_COLUMNS = {"person", "personLabel", "state", "positionLabel"}
OFFICES = {
    "supreme leader": "supreme_leader",
    "foreign minister": "foreign_minister", "minister of foreign affairs": "foreign_minister",
    "defence minister": "defence_minister", "defense minister": "defence_minister",
    "minister of defence": "defence_minister", "minister of defense": "defence_minister",
    "prime minister": "head_of_government", "chancellor": "head_of_government",
    "president": "head_of_state", "king": "head_of_state", "queen": "head_of_state", "emir": "head_of_state",
}  # fmt: skip
"""How a position begins, and the role it gives; longer words first, so that none hides another."""


def from_query(path: Path, as_of: str) -> tuple[str, str]:
    """The texts of persons.csv and leaders.csv for the answer of a query.

    Args:
        path: the answer, as CSV with a header.
        as_of: ISO day on which the query was put: how far open ends are known to hold.
    Raises: KnowledgeError if columns are missing or a row has no state or no name.
    """
    reader = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))
    if missing := QUERY_COLUMNS - set(reader.fieldnames or ()):
        raise KnowledgeError(f"{path.name} lacks the columns {', '.join(sorted(missing))}")
    persons: dict[str, list[str]] = {}
    leaders = []
    for line, row in enumerate(reader, 2):
        name, state, wikidata = row["personLabel"], row["state"], row["person"].rsplit("/", 1)[-1]
        if not name or not state:
            raise KnowledgeError(f"{path.name}, row {line}: a person or a state is missing")
        id = f"{re.sub('[^a-z0-9]+', '-', fold(name)).strip('-')}-{wikidata.lower()}"
        persons[id] = [id, name, state, name.split()[-1], "", wikidata]
        office, role = office_of(row["positionLabel"])
        start, end = day_of(row.get("start")), day_of(row.get("end"))
        leaders.append([id, office, role, state, "", start, end, "" if end else as_of, "Wikidata"])
    return as_csv("persons", persons.values()), as_csv("leaders", leaders)


def office_of(position: str) -> tuple[str, str]:
    """ "President of Utopia" -> ("president", "head_of_state"); an unknown position is kept, without a role."""
    words = re.split(r" of (?!(?:foreign affairs|defen[cs]e)\b)", position.lower())[0]
    return words, OFFICES.get(words, "")


def day_of(stamp: str | None) -> str:
    """ "2019-05-20T00:00:00Z" -> "2019-05-20"; the first of January is how the answer writes a bare year."""
    day = (stamp or "")[:10]
    return day[:4] if day.endswith("-01-01") else day


def as_csv(table: str, rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[table].split())
    writer.writerows(rows)
    return out.getvalue()
