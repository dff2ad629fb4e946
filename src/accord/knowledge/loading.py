"""Read the tables and refuse what they must not hold.

Every table is a CSV file whose columns are fixed here. Cells that list forms part them with "|"; a star after a form
marks it ambiguous. A folder of a dossier may hold tables of the same columns: they add to the shipped ones, and a
row with a known id takes the place of the shipped row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import get_args

from accord.errors import KnowledgeError
from accord.knowledge.nouns import (
    Entity,
    Form,
    Indices,
    Knowledge,
    Membership,
    State,
    Tenure,
    grouped,
    is_capitals,
    last_day,
)
from accord.model import ActorKind


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TABLES = Path(__file__).parent / "tables"
COLUMNS = {
    "states": "id name official iso2 cow cow_number wikidata un_member un_since region parent from to",
    "names": "id form kind from to ambiguous note",
    "organisations": "id name kind plover_country country sector others from to wikidata note",
    "places": "id name kind country sector others adjectives ambiguous note",
    "persons": "id name state surname others wikidata",
    "leaders": "person office role state organisation from to as_of note",
    "ministers": "person office role state organisation from to as_of note",
    "memberships": "organisation state status from to",
}
"""Every table and its columns, in order. Tables that others refer to stand first."""

REQUIRED = {
    "states": "id name official un_member",
    "names": "id form kind ambiguous",
    "organisations": "id name kind plover_country",
    "places": "id name kind ambiguous",
    "persons": "id name state",
    "leaders": "person office",
    "ministers": "person office state from",
    "memberships": "organisation state status",
}
KINDS: Mapping[str, ActorKind] = {kind: kind for kind in get_args(ActorKind)}
IDENTIFIED = words("states organisations places persons")  # tables in which an id may stand once
FORM_KINDS = words(
    "name official short former abbreviation adjective demonym demonym_plural capital seat epithet city place"
    " person surname"
)
PLOVER_COUNTRIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
SECTORS = words("GOV MIL COP JUD LEG PTY PRM REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC")
ROLES = words(
    "head_of_state head_of_government foreign_minister defence_minister supreme_leader deputy head_of_organisation"
    " effective_leader"
)
STATUSES = words("member observer candidate applicant suspended partner former")
PLACE_KINDS = words("city region water territory")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
YES_NO = {"yes": True, "no": False}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: its rows, and where they stand for a refusal."""

    name: str
    path: Path
    rows: tuple[Row, ...]

    def refuse(self, row: Row, what: str) -> KnowledgeError:
        line = self.rows.index(row) + 2
        return KnowledgeError(f"{self.path.name}, row {line}: {what}")


def read_table(path: Path, text: str) -> Table:
    """Read one table; its columns say which it is.

    Raises: KnowledgeError for columns that belong to no table, a row too short or long, or a required cell left empty.
    """
    header, *cells = list(csv.reader(io.StringIO(text))) or [[]]
    name = next((name for name, columns in COLUMNS.items() if columns == " ".join(header) and fits(path, name)), None)
    if name is None:
        raise KnowledgeError(f"{path.name} does not have the columns of any table: {','.join(header) or 'it is empty'}")
    for line, row in enumerate(cells, 2):
        if len(row) != len(header):
            raise KnowledgeError(f"{path.name}, row {line}: it has more or fewer cells than there are columns")
    table = Table(name, path, tuple(dict(zip(header, row, strict=True)) for row in cells))
    required = REQUIRED[name].split()
    dated = [column for column in ("from", "to", "as_of") if column in header]
    for filled in table.rows:
        check_cells(table, filled, required, dated)
    return table


def check_cells(table: Table, row: Row, required: Iterable[str], dated: Iterable[str]) -> None:
    """Refuse a row with an empty required cell, a cell that is no date where one stands, or an end before its start."""
    if missing := [column for column in required if not row[column]]:
        raise table.refuse(row, f"nothing stands under {', '.join(missing)}")
    for column in dated:
        if row[column] and not DATE.fullmatch(row[column]):
            raise table.refuse(row, f"{row[column]!r} under {column} is no year, month or day")
    if dated and row["from"] and row["to"] and row["from"] > last_day(row["to"]):
        raise table.refuse(row, f"it ends on {row['to']}, before it begins on {row['from']}")


def check_ids(table: Table) -> None:
    """Refuse a row with the id of an earlier one."""
    taken: set[str] = set()
    for row in table.rows:
        if row["id"] in taken:
            raise table.refuse(row, f"the id {row['id']} stands twice")
        taken.add(row["id"])


def fits(path: Path, table: str) -> bool:
    """Leaders and ministers share their columns: the name of the file decides; leaders where it says neither."""
    return table != "leaders" or "ministers" not in path.stem


@dataclass(slots=True)
class Loader:
    """Gathers the tables. Each `take_` reads one kind of row and checks it against what was read before."""

    entities: dict[str, Entity] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    forms: dict[tuple[str, str, str], Form] = field(default_factory=dict)
    tenures: dict[tuple[str, ...], Tenure] = field(default_factory=dict)
    memberships: list[Membership] = field(default_factory=list)

    def take(self, table: Table) -> None:
        takers: Mapping[str, Callable[[Table, Row], None]] = {
            "states": self.take_state, "names": self.take_name, "organisations": self.take_organisation,
            "places": self.take_place, "persons": self.take_person, "leaders": self.take_tenure,
            "ministers": self.take_tenure, "memberships": self.take_membership,
        }  # fmt: skip
        if table.name in IDENTIFIED:
            check_ids(table)
        taker = takers[table.name]
        for row in table.rows:
            taker(table, row)

    def take_state(self, table: Table, row: Row) -> None:
        if row["un_member"] not in ("yes", "no", "observer"):
            raise table.refuse(row, f"{row['un_member']!r} under un_member is not yes, no or observer")
        parent = row["parent"]
        self.entities[row["id"]] = Entity(
            row["id"], "state", row["name"], row["id"], folds_into(row["id"], parent), wikidata=row["wikidata"] or None
        )
        self.states[row["id"]] = State(
            row["id"], row["name"], row["official"], row["iso2"] or None, row["cow"] or None, number(row["cow_number"]),
            row["un_member"], number(row["un_since"]), row["region"] or None, parent or None,
            number(row["from"]), number(row["to"]),
        )  # fmt: skip

    def take_name(self, table: Table, row: Row) -> None:
        self.check(table, row, "id", self.entities)
        self.check(table, row, "kind", FORM_KINDS)
        self.check(table, row, "ambiguous", YES_NO)
        years = number(row["from"][:4]), number(row["to"][:4])
        self.add(Form(row["form"], row["id"], row["kind"], YES_NO[row["ambiguous"]], *years))

    def take_organisation(self, table: Table, row: Row) -> None:
        self.check(table, row, "kind", KINDS)
        if row["plover_country"] not in PLOVER_COUNTRIES:
            self.check(table, row, "plover_country", self.states)
        self.check_state(table, row, "country")
        sectors = self.sectors(table, row)
        entity = self.new_entity(row, KINDS[row["kind"]], row["country"] or None, row["plover_country"], sectors)
        self.name_entity(entity, row["name"] + "|" + row["others"], "short")

    def take_place(self, table: Table, row: Row) -> None:
        self.check(table, row, "kind", PLACE_KINDS)
        self.check(table, row, "ambiguous", YES_NO)
        self.check_state(table, row, "country")
        sectors = self.sectors(table, row)
        country = row["country"] or None
        entity = self.new_entity(row, "place", country, country, sectors)
        kind = "city" if row["kind"] == "city" else "place"
        self.add(Form(entity.name, entity.id, kind, YES_NO[row["ambiguous"]]))
        self.name_entity(entity, row["others"], kind)
        self.name_entity(entity, row["adjectives"], "adjective")

    def take_person(self, table: Table, row: Row) -> None:
        self.check(table, row, "state", self.states)
        entity = self.new_entity(row, "person", row["state"], row["state"], ())
        self.name_entity(entity, row["name"] + "|" + row["others"], "person")
        self.name_entity(entity, row["surname"], "surname")

    def take_tenure(self, table: Table, row: Row) -> None:
        self.check(table, row, "person", self.entities)
        self.check_state(table, row, "state")
        if not row["state"]:
            self.check(table, row, "organisation", self.entities)
        roles = tuple(filter(None, row["role"].split("|")))
        if odd := [role for role in roles if role not in ROLES]:
            raise table.refuse(row, f"{odd[0]!r} under role is not known")
        if not row["to"] and not row["as_of"]:
            raise table.refuse(row, "an open end needs a day under as_of")
        cells = (row[column] or None for column in ("state", "organisation", "from", "to", "as_of", "note"))
        key = (row["person"], row["office"], row["state"], row["organisation"], row["from"])
        self.tenures[key] = Tenure(row["person"], row["office"], roles, *cells)

    def take_membership(self, table: Table, row: Row) -> None:
        self.check(table, row, "organisation", self.entities)
        self.check(table, row, "state", self.states)
        self.check(table, row, "status", STATUSES)
        dates = row["from"] or None, row["to"] or None
        self.memberships.append(Membership(row["organisation"], row["state"], row["status"], *dates))

    def new_entity(
        self, row: Row, kind: ActorKind, country: str | None, plover: str | None, sectors: tuple[str, ...]
    ) -> Entity:
        entity = Entity(
            row["id"], kind, row["name"].rstrip("*"), country, plover,
            sectors[0] if sectors else None, sectors, row.get("wikidata") or None,
        )  # fmt: skip
        self.entities[entity.id] = entity
        return entity

    def name_entity(self, entity: Entity, cell: str, kind: str) -> None:
        """Add the forms of a cell; an organisation's own name, capitals and former names get their own kinds."""
        for form in marked(cell, entity.id, kind, entity.name if kind == "short" else None):
            self.add(form)

    def add(self, form: Form) -> None:
        self.forms.setdefault((form.text, form.entity, form.kind), form)

    def check(self, table: Table, row: Row, column: str, known: Iterable[str]) -> None:
        if row[column] not in known:
            raise table.refuse(row, f"{row[column]!r} under {column} is not known")

    def check_state(self, table: Table, row: Row, column: str) -> None:
        if row[column]:
            self.check(table, row, column, self.states)

    def sectors(self, table: Table, row: Row) -> tuple[str, ...]:
        sectors = tuple(row["sector"].split())
        if odd := [sector for sector in sectors if sector not in SECTORS]:
            raise table.refuse(row, f"{odd[0]!r} under sector is no sector of PLOVER")
        return sectors

    def finish(self, version: str) -> Knowledge:
        """The tables as one, with their indices. A form that names actors of different homes is ambiguous."""
        texts = grouped((form.text, form) for form in self.forms.values())
        forms = {text: self.flagged(found) if len(found) > 1 else found for text, found in texts.items()}
        every = tuple(form for found in forms.values() for form in found)
        tenures = tuple(self.tenures.values())
        return Knowledge(
            version, self.entities, self.states, forms, tenures, tuple(self.memberships), Indices(every, tenures)
        )

    def flagged(self, forms: tuple[Form, ...]) -> tuple[Form, ...]:
        """The forms of one text, all ambiguous if two of them name actors that are not of one home in one year."""
        homes = [(self.entities[form.entity], form) for form in forms]
        clash = any(apart(a, b) and f.overlaps(g) for (a, f), (b, g) in combinations(homes, 2))
        return tuple(form._replace(ambiguous=True) for form in forms) if clash else forms


def apart(a: Entity, b: Entity) -> bool:
    """Whether a name of both leaves open who is meant: two persons, or actors of two homes."""
    if a.id == b.id:
        return False
    return a.kind == b.kind == "person" or a.country is None or a.country != b.country


def folds_into(state: str, parent: str) -> str:
    """PLOVER's country of a territory: its controlling state's, but Hong Kong has an entry of its own."""
    return parent if parent and state != "HKG" else state


def marked(cell: str, entity: str, kind: str, name: str | None) -> Iterator[Form]:
    """The forms of a cell: "Mercury*|Bank of Mercury@1919-1971", a star for ambiguous, years for a former name.

    Args:
        kind: of all forms, but former names.
        name: an organisation's own; it and abbreviations have their own kinds.
    """
    for mark in filter(None, cell.split("|")):
        text, _, years = mark.rstrip("*").partition("@")
        start, _, end = years.partition("-") if years else ("", "", "")
        found = "former" if years else kind
        if name is not None:
            found = "name" if text == name else "abbreviation" if is_capitals(text.replace(".", "")) else found
        yield Form(text, entity, found, mark.endswith("*"), number(start), number(end))


def number(cell: str) -> int | None:
    return int(cell) if cell else None


def gather(paths: Iterable[Path], loader: Loader) -> bytes:
    """Take the tables in the order of COLUMNS, so that what is referred to is known. Returns all bytes read."""
    kept = [(path, path.read_bytes()) for path in sorted(paths)]
    tables = [read_table(path, raw.decode("utf-8-sig")) for path, raw in kept]
    for name in COLUMNS:
        for table in tables:
            if table.name == name:
                loader.take(table)
    return b"\0".join(part for path, raw in kept for part in (path.name.encode(), raw))


@cache
def load() -> Knowledge:
    """The shipped tables. Read once; raises KnowledgeError where one is damaged."""
    loader = Loader()
    raw = gather(TABLES.glob("*.csv"), loader)
    return loader.finish(sha256(raw).hexdigest()[:16])


def load_with(extra: Path) -> Knowledge:
    """The shipped tables with a user's: one CSV file, or a folder of them; the shipped ones where it holds none.

    Raises: KnowledgeError for a file whose columns belong to no table, or a value that is not known.
    """
    paths = [extra] if extra.is_file() else sorted(extra.glob("*.csv"))
    if not paths:
        return load()
    loader = Loader()
    raw = gather(TABLES.glob("*.csv"), loader)
    raw += b"\0" + gather(paths, loader)
    return loader.finish(sha256(raw).hexdigest()[:16])
