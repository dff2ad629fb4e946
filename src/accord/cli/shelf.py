"""Sources and what rests on them: beforehand, and when one is retracted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rich.padding import Padding
from rich.text import Text

from accord.cli.draw import console
from accord.cli.pages import Page
from accord.cli.tables import cell, short, short_document, show_lines, table
from accord.dossier import Dossier, retracting
from accord.dossier.listing import Part
from accord.dossier.sources import Source
from accord.dossier.store import Shelved, Store
from accord.export import jsonl
from accord.looking.grades import Graded
from accord.looking.names import Names
from accord.looking.resting import Resting, resting_on
from accord.looking.telling import decision_json, documents_of, row_json, source_rows
from accord.looking.words import STANDING, counted, date_text, document_text, how_many, plain, row_text


def show_sources(found: Part[Shelved], built: Store, dossier: Dossier) -> None:
    rows = list(source_rows(found.rows, built, dossier))
    given = any(row["reliability"] for row in rows)
    heads = ["Document", "Outlet", "Published", "Claims", "Events", "Alone", *["Rel."] * given, "Id"]
    made = table(*heads, wide=("Document", "Outlet"))
    for row in rows:
        name = cell(row["name"]) if not row["retracted"] else cell(f"✗ retracted: {row['name']}", "red")
        numbers = [str(row[key]) for key in ("claims", "events", "alone")]
        letter = [cell(row["reliability"] or "")] * given
        made.add_row(
            name,
            cell(row["outlet"] or ""),
            cell(row["published"] or ""),
            *numbers,
            *letter,
            short_document(str(row["id"])),
        )
    gone = sum(row["retracted"] is not None for row in rows)
    console().print(made)
    console().print(Text(how_many(found, "document") + f", {gone} retracted" * bool(gone)))
    if given:
        console().print(Text("Rel.: reliability A to F as a person gave it; never computed", "dim"))


def source_page(built: Store, dossier: Dossier, source: Source, nth: str) -> Page:
    """All that rests on a source."""
    documents = documents_of(built, source, nth)
    resting = resting_on(built, documents)
    retracted = [
        decision
        for decision in retracting.split(dossier.decisions.read()[0])[0].decisions
        if decision.target in (source.sha256, source.sha256 + (nth or "#1"))
    ]

    def draw() -> None:
        out = console()
        out.print(Text.assemble((plain(source.name + nth), "bold"), (f"  source {source.sha256}", "dim")))
        for decision in retracted:
            told = f"✗ retracted by {decision.who}, {decision.when}: {decision.why}  {decision.id}"
            out.print(cell(told, "red"))
        for id in documents:
            out.print(cell(document_text(built.articles_by_id()[id])))
        show_resting(resting, built)

    def as_json() -> jsonl.Json:
        return {
            "noun": "source",
            "id": source.sha256 + nth,
            "names": list(source.names),
            "documents": documents,
            "retracted": [decision_json(decision) for decision in retracted],
            **resting_json(resting, built),
        }

    return Page(as_json, draw)


def resting_json(resting: Resting, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    return {
        "claims": [claim.id for claim in resting.claims],
        "alone": [jsonl.event(event, articles) for event in resting.alone],
        "also": [jsonl.event(event, articles) for event in resting.also],
        "registers": [row_json(row, built) for row in resting.registers],
        "conflicts": [jsonl.conflict(conflict) for conflict in resting.conflicts],
        "copies": [jsonl.copy(copy, articles) for copy in resting.copies],
    }


def show_resting(resting: Resting, built: Store) -> None:
    """What would go with the documents, and what would stand on less."""
    out = console()
    out.print(Text(counted(len(resting.claims), "claim")))
    show_lines("Rests on it alone", resting.alone, built)
    show_lines("Told elsewhere too", resting.also, built)
    if resting.registers:
        out.print(Text("In the registers on its word alone", "bold"))
        for row in resting.registers:
            out.print(Padding(cell(row_text(row, Names(built))), (0, 0, 0, 2)))
    if resting.conflicts:
        out.print(Text("Disagreements of which it alone holds a side", "bold"))
        for conflict in resting.conflicts:
            out.print(Padding(cell(f"{conflict.kind}: {conflict.careful_reading}"), (0, 0, 0, 2)))
    if resting.copies:
        out.print(Text(f"It shares its words {counted(len(resting.copies), 'time')}: accord copies FOLDER"))


# ---------------------------------------------------------------- retraction
@dataclass(frozen=True, slots=True)
class Before:
    """What rested on documents before they were retracted, and how credible it was with them."""

    resting: Resting
    grades: Mapping[str, int]  # of the events that are told elsewhere too
    gone: str  # drawn while the record still had it

    @classmethod
    def of(cls, built: Store, documents: Collection[str]) -> Before:
        resting, graded, names = resting_on(built, documents), Graded(built), Names(built)
        grades = {event.id: graded(event).grade for event in resting.also}
        lines = [f"{date_text(e.date)}  {STANDING[e.status]}  {e.title}" for e in resting.alone]
        lines += [row_text(row, names) for row in resting.registers]
        return cls(resting, grades, "\n".join(map(plain, lines)))

    def to_json(self) -> jsonl.Json:
        return {
            "claims": [claim.id for claim in self.resting.claims],
            "gone": [event.id for event in self.resting.alone],
            "less": [event.id for event in self.resting.also],
        }

    def show_gone(self) -> None:
        out, gone = console(), len(self.resting.alone) + len(self.resting.registers)
        out.print(Text(f"{counted(len(self.resting.claims), 'claim')} fall with it", "bold"))
        if gone:
            out.print(Text("What rested on it alone:", "bold"))
            out.print(Padding(Text(self.gone), (0, 0, 0, 2)))

    def show_left(self, built: Store) -> None:
        """The events that are told elsewhere too, as they stand without it."""
        if not self.resting.also:
            return
        graded, made = Graded(built), table("Event", "Stands", "Origins", "Cred.", "Id", wide=("Event",))
        for was in self.resting.also:
            left = {event.id: event for claim in was.claims for event in built.events_with(claim)}
            for event in left.values():
                stands = change(STANDING[was.status], STANDING[event.status])
                origins = change(len(was.origins), len(event.origins))
                credible = change(self.grades[was.id], graded(event).grade)
                made.add_row(cell(event.title), stands, origins, credible, short(event.id))
            if not left:
                made.add_row(cell(was.title), "✗ no event without it", "", "", short(was.id))
        console().print(Text("Told elsewhere too, and now:", "bold"))
        console().print(Padding(made, (0, 0, 0, 2)))


def change(was: object, now: object) -> str:
    return str(now) if was == now else f"{was} → {now}"
