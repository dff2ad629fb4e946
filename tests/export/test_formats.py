"""Every format is read back by a program that is not ours, and no claim turns into a fact on the way out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord import export, knowledge
from accord.dossier import Dossier
from accord.errors import MissingExtraError, UsageError
from accord.export import ftm
from accord.export.brief.changes import changes
from accord.export.brief.shape import Terms
from accord.export.brief.shelf import Shelf
from accord.export.csv import safe, written
from accord.export.desk import Desk
from accord.export.ics import bounds, folded
from accord.export.tables import TABLES
from accord.model import Agreement, Date, Membership, Office, Origin, Place, Record, Sanction, Score, Tie, Transfer
from tests.builders import article, claim, day, event, reading, record, role, span
from tests.export.test_brief import COURIER_PAGE, EMBASSY, HARBOUR_NEWS, PAYMENT, PLANNED, QUAY, SIGNED, SIGNING
from tests.export.test_jsonl import full

ACCORD_ON_FISH = Agreement(
    "a1", "Fishing accord; on fish", ("NOR", "SUD"), "treaty", ("fish",), "signed", day("2031-03-10"), None, (),
    Date("2035", "2035-01-01", "2035-12-31", "explicit"), (), (SIGNED.id,),
)  # fmt: skip
WITH_REGISTERS = replace(
    QUAY,
    agreements=(ACCORD_ON_FISH,),
    memberships=(
        Membership("union", "NOR", "member", day("2030-01-01"), (SIGNED.id,)),
        Membership("union", "SUD", "applicant", Date(), (SIGNED.id,)),
    ),
    sanctions=(
        Sanction("NOR", "SUD", "paid", "threatened", Date(), (PLANNED.id,)),
        Sanction("", "SUD", None, "imposed", day("2031-03-10"), (SIGNED.id,)),
    ),
    offices=(Office("ada", "prime minister", "NOR", "2031-03-10", None, (SIGNED.evidence,)),),
    transfers=(
        Transfer("transfer", "five cranes", "NOR", "SUD", "planned", Date(), (PLANNED.id,)),
        Transfer("deployment", "troops", "SUD", "", "done", day("2031-03-10"), (SIGNED.id,)),
    ),
    ties=(Tie("NOR", "SUD", False, "partnership", "grows", (SIGNED.id,)),),
    scores=(Score("NOR", "SUD", "2031-03", 2.5, 0.0, (SIGNING.id,)),),
)
TOLD = {"full": full(), "quay": QUAY, "registers": WITH_REGISTERS, "empty": Record((), (), (), (), (), (), ())}


def told(form: str, whole: Record = WITH_REGISTERS) -> dict[str, bytes]:
    files = export.FORMATS[form].files(whole, export.About(Terms("Quay, 2031")))
    return {name: b"".join(pieces) for name, pieces in files}


def only(form: str, whole: Record = WITH_REGISTERS) -> bytes:
    return told(form, whole)[""]


def hostile(words: str) -> Record:
    """A record whose every text is these words."""
    one = article(words, name=words, outlet=words, author=words)
    said = claim(one, words, actors=[role(one, "x", words)], place=Place("p", words, None, span(one, words)))
    done = event(said, title=words, date=day("2031-01-01"), status="planned")
    return record([one], [reading(one, said)], events=(done,))


# ---------------------------------------------------------------- all formats
@pytest.mark.parametrize("form", export.FORMATS)
@pytest.mark.parametrize("name", TOLD)
def test_the_same_record_gives_the_same_bytes(form: str, name: str) -> None:
    assert told(form, TOLD[name]) == told(form, TOLD[name])


@pytest.mark.parametrize("form", ["csv", "plover", "md", "html", "annotations", "geojson", "timelinejs", "rss", "ics"])
def test_what_is_planned_is_marked_as_planned(form: str) -> None:
    """Whoever sees the words of a plan sees beside them that it is one."""
    words = PLANNED.evidence.words if form != "md" else "in June."
    for data in told(form).values():
        text = data.decode().replace("\r\n ", "")
        at = text.find(words if form != "html" else "embassy in June")
        if at >= 0:
            assert "planned" in text[max(0, at - 1500) : at + 1500].lower()


@pytest.mark.parametrize("form", [name for name, one in export.FORMATS.items() if not one.folder])
def test_one_file_can_go_to_a_stream(form: str) -> None:
    out = BytesIO()
    export.stream(form, QUAY, out, export.About(Terms("Quay, 2031")))
    assert out.getvalue() == only(form, QUAY)


def test_a_folder_cannot_go_to_a_stream() -> None:
    with pytest.raises(UsageError, match="--output"):
        export.stream("csv", QUAY, BytesIO())


# ---------------------------------------------------------------- tables
@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'quoted"])
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    assert safe(cell) == "'" + cell


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"))), min_size=1))
def test_csv_is_read_back_as_it_was(rows: list[list[str]]) -> None:
    heads = ["a", "b", "c"]
    table = [tuple([*row, "", "", ""][:3]) for row in rows]
    data = b"".join(written(heads, table)).decode()
    back = list(csv.reader(StringIO(data, newline="")))
    assert back[0] == heads
    assert [tuple(_bare(cell) for cell in row) for row in back[1:]] == table


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" else cell


def test_numbers_stay_numbers() -> None:
    assert (safe(-1.5), safe(3), safe(None), safe(True)) == (-1.5, 3, None, "true")


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text("utf-8"), newline="")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    export.write("csv", WITH_REGISTERS, tmp_path / "csv")
    export.write("parquet", WITH_REGISTERS, tmp_path / "parquet")
    return tmp_path


def test_duckdb_reads_csv_and_parquet_alike(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for table in TABLES:
        csv_rows = f"read_csv('{folder}/csv/{table.name}.csv', header=true, all_varchar=true)"
        parquet_rows = f"read_parquet('{folder}/parquet/{table.name}.parquet')"
        cells = ", ".join(f"{column.name}::VARCHAR" for column in table.columns)
        counts = [duckdb.sql(f"SELECT count(*) FROM {rows}").fetchall() for rows in (csv_rows, parquet_rows)]
        assert counts[0] == counts[1]
        if table.name in ("event_claims", "claim_actors", "event_origins"):
            assert (
                duckdb.sql(f"SELECT {cells} FROM {parquet_rows} EXCEPT SELECT {cells} FROM {csv_rows}").fetchall() == []
            )


def test_duckdb_joins_events_with_their_words(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    at = f"{folder}/parquet"
    rows = duckdb.sql(
        f"SELECT e.status, e.origins, c.modality, c.evidence_words FROM '{at}/events.parquet' e "
        f"JOIN '{at}/event_claims.parquet' l ON l.event = e.id JOIN '{at}/claims.parquet' c ON c.id = l.claim "
        f"WHERE e.id = '{EMBASSY.id}'"
    ).fetchall()
    assert rows == [("planned", 1, "planned", PLANNED.evidence.words)]


def test_empty_cells_are_those_of_the_codebook(folder: Path) -> None:
    """A column that the codebook calls never empty is never empty; every column has a meaning there."""
    parquet = pytest.importorskip("pyarrow.parquet")
    book = {(row["file"], row["column"]): row for row in rows_of(folder / "parquet" / "codebook.csv")}
    for table in TABLES:
        read = parquet.read_table(folder / "parquet" / f"{table.name}.parquet")
        assert read.column_names == [column.name for column in table.columns]
        for column in table.columns:
            told = book[f"{table.name}.parquet", column.name]
            assert told["meaning"]
            assert read.schema.field(column.name).metadata[b"meaning"].decode() == column.meaning
            assert told["missing"] or read.column(column.name).null_count == 0, (table.name, column.name)


def test_transfers_say_how_they_stand_and_leave_open_what_is_not_stated(folder: Path) -> None:
    found = {row["what"]: row for row in rows_of(folder / "csv" / "transfers.csv")}
    told = ("kind", "sender", "recipient", "stage", "date_value", "modalities")
    assert [found["five cranes"][key] for key in told] == ["transfer", "NOR", "SUD", "planned", "", "planned"]
    assert [found["troops"][key] for key in told[:5]] == ["deployment", "SUD", "", "done", "2031-03-10"]


def test_spans_of_tables_open_in_the_documents(folder: Path) -> None:
    texts = {one.id: one.text for one in WITH_REGISTERS.articles}
    for name, of in (("evidence", "span"), ("register_evidence", "span"), ("claims", "evidence")):
        rows = rows_of(folder / "csv" / f"{name}.csv")
        assert rows
        for row in rows:
            start, end = int(row[f"{of}_start"]), int(row[f"{of}_end"])
            assert texts[row["document"]][start:end] == row[f"{of}_words"]


def test_parquet_without_pyarrow_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match="pyarrow") as refused:
        told("parquet")
    assert "accord[parquet]" in refused.value.hint


# ---------------------------------------------------------------- plover
def test_rows_of_polecat_keep_apart_what_is_not_done() -> None:
    files = {name: list(csv.DictReader(StringIO(data.decode(), newline=""))) for name, data in told("plover").items()}
    done, rest = files["events.csv"], files["not-done.csv"]
    assert {row["Status"] for row in done} == {"happened"}
    assert {row["Event ID"] for row in rest} == {EMBASSY.id, PAYMENT.id}
    (signing,) = (row for row in done if row["Event ID"] == SIGNING.id)
    assert (signing["Event Type"], signing["Quad Code"], signing["Intensity"]) == ("SUPPORT", "1", "5.0")
    assert (signing["Independent Origins"], signing["Event Text"]) == ("2", SIGNED.evidence.words)


def test_what_did_not_happen_is_no_row_of_events() -> None:
    undone = replace(SIGNED, polarity="negative")
    whole = replace(QUAY, readings=(reading(HARBOUR_NEWS, undone),), events=(replace(SIGNING, claims=(undone.id,)),))
    files = told("plover", whole)
    assert SIGNING.id not in files["events.csv"].decode()
    assert SIGNING.id in files["not-done.csv"].decode()


def test_a_summit_is_one_row() -> None:
    one = article("A, B, C and D met.", published=day("2031-01-02"))
    met = claim(one, "met", actors=[role(one, name, name) for name in "ABCD"], time=day("2031-01-01"))
    whole = record([one], [reading(one, met)], events=(event(met),))
    (row,) = csv.DictReader(StringIO(told("plover", whole)["events.csv"].decode(), newline=""))
    assert row["Actor Name"] == "A;B;C;D"


# ---------------------------------------------------------------- graphs
@pytest.mark.parametrize("form", ["gexf", "graphml"])
@pytest.mark.parametrize("name", ["registers", "full", "empty"])
def test_networkx_reads_the_graph(form: str, name: str) -> None:
    networkx = pytest.importorskip("networkx")
    graph = getattr(networkx, f"read_{form}")(BytesIO(only(form, TOLD[name])))
    if name != "registers":
        return
    edges = [data for _, _, data in graph.edges(data=True)]
    assert {data["register"] for data in edges} == {
        "agreements",
        "memberships",
        "sanctions",
        "offices",
        "transfers",
        "ties",
        "scores",
    }
    (accord,) = (data for data in edges if data["register"] == "agreements")
    assert (accord["kind"], accord["standing"], accord["origins"]) == ("signed", "happened", "2")
    assert accord["words"] == SIGNED.evidence.words
    (threat,) = (data for data in edges if data["register"] == "sanctions")
    assert (threat["kind"], threat["standing"], threat["modality"]) == ("threatened", "planned", "planned")
    (lent,) = (data for data in edges if data["register"] == "transfers")
    assert (lent["kind"], lent["modality"], lent["label"]) == ("planned", "planned", "transfer planned: five cranes")
    assert graph.nodes["NOR"]["label"] == "Norland"


def test_spells_begin_and_end_as_stated() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_gexf(BytesIO(only("gexf")))
    spells = {data["register"]: data.get("spells") for _, _, data in graph.edges(data=True)}
    assert spells["agreements"] == [("2031-03-10", "2035-12-31")]
    assert spells["scores"] == [("2031-03-01", "2031-03-31")]
    assert spells["offices"] == [("2031-03-10", "2031-03-10")]  # ends with the last dated document


# ---------------------------------------------------------------- JSON
def test_annotations_stand_at_their_words() -> None:
    page = json.loads(only("annotations"))
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == len(QUAY.claims)
    texts = {f"urn:sha256:{one.id}": one.text for one in QUAY.articles}
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert {body["purpose"] for body in item["body"]} == {"classifying", "tagging", "describing"}
    (plan,) = (item for item in page["items"] if item["id"].endswith(PLANNED.id))
    assert [body["value"] for body in plan["body"] if body["purpose"] == "tagging"] == ["planned"]
    assert plan["accord:events"] == [{"accord:event": EMBASSY.id, "accord:status": "planned", "accord:origins": 1}]


def test_geojson_has_the_point_of_a_city_that_the_tables_know() -> None:
    whole = replace(full(), events=(replace(full().events[0], date=day("2019-05-02")),))
    found = json.loads(only("geojson", whole))
    assert "GeoNames" in found["credit"]
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-0.2, 5.56]}
    assert (feature["properties"]["place"], feature["properties"]["precision"]) == ("accra", "city")
    text = whole.articles[0].text
    assert text[feature["properties"]["start"] : feature["properties"]["end"]] in feature["properties"]["said"]


@pytest.mark.parametrize(
    ("id", "name", "country", "precision"),
    [
        ("GHA", "Ghana", "GHA", "state"),
        ("ghana", "Ghana", "GHA", "state"),
        ("kumasi", "Kumasi", "GHA", "city"),
        ("springfield", "Springfield", "USA", "place"),  # there are many
        ("georgia", "Georgia", "USA", "place"),  # not the state of that name
        ("the-border", "the border", "GHA", "place"),
        ("west", "Westport", None, "unknown"),
        ("utopia", "Utopia", "UTO", "place"),
    ],
)
def test_only_what_is_sure_has_a_point(id: str, name: str, country: str | None, precision: str) -> None:
    here = Place(id, name, country, span(HARBOUR_NEWS, "Westport"))
    whole = replace(full(), events=(replace(full().events[0], place=here),))
    (feature,) = json.loads(only("geojson", whole))["features"]
    assert feature["properties"]["precision"] == precision
    assert (feature["geometry"] is not None) == (precision in ("city", "state"))


def geometry_holds(geometry: object) -> bool:
    """RFC 7946: null, or a position of longitude and latitude within their bounds (3.1.1, 3.1.2, 4)."""
    if geometry is None:
        return True
    assert isinstance(geometry, dict)
    longitude, latitude = geometry["coordinates"]
    return (
        geometry.keys() == {"type", "coordinates"}
        and geometry["type"] == "Point"
        and (-180 <= longitude <= 180 and -90 <= latitude <= 90)
    )


def test_geojson_keeps_the_rules_of_its_standard(horn: Dossier) -> None:
    record = horn.record()
    found = json.loads(only("geojson", record))
    assert found["type"] == "FeatureCollection"
    assert not {"coordinates", "geometries", "geometry", "properties"} & found.keys()  # 7.1
    ids = [feature["id"] for feature in found["features"]]
    assert len(set(ids)) == len(ids)
    for feature in found["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}  # 3.2
        assert feature["type"] == "Feature"
        assert geometry_holds(feature["geometry"])
    located = {f["properties"]["place_name"]: f["geometry"]["coordinates"] for f in found["features"] if f["geometry"]}
    assert located["Asmara"] == [38.93, 15.34]  # east of Greenwich, north of the equator: longitude first


def test_plover_rows_have_the_coordinates_of_cities_alone() -> None:
    def spots(place: Place) -> list[tuple[str, str]]:
        whole = replace(full(), events=(replace(full().events[0], place=place),))
        rows = [
            row for text in told("plover", whole).values() for row in csv.DictReader(StringIO(text.decode("utf-8-sig")))
        ]
        return [(row["Latitude"], row["Longitude"]) for row in rows]

    here = span(HARBOUR_NEWS, "Westport")
    assert spots(Place("accra", "Accra", "GHA", here)) == [("5.56", "-0.2")]
    assert spots(Place("GHA", "Ghana", "GHA", here)) == [("", "")]


def test_timeline_has_a_slide_a_dated_act() -> None:
    found = json.loads(only("timelinejs"))
    slides = {slide["unique_id"]: slide for slide in found["events"]}
    assert set(slides) == {SIGNING.id, EMBASSY.id}
    plan = slides[EMBASSY.id]
    assert plan["text"]["headline"].startswith("Planned: ")
    assert (plan["display_date"], plan["start_date"]["month"], plan["end_date"]["day"]) == ("June 2031", 6, 30)


def test_references_leave_out_what_is_not_stated() -> None:
    harbour, courier = json.loads(only("csl"))
    assert harbour["issued"] == {"date-parts": [[2031, 3, 10]]}
    assert (harbour["title"], harbour["container-title"]) == ("Norland and Sudmark sign fishing accord", "Harbour News")
    assert not {"issued", "author", "URL"} & set(courier)
    assert f"SHA-256: {COURIER_PAGE.id}" in courier["note"]


# ---------------------------------------------------------------- feeds and calendar
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feedparser_reads_the_feed(form: str) -> None:
    import feedparser

    found = feedparser.parse(only(form))
    assert not found.bozo, found.get("bozo_exception")
    assert found.feed.title == "Quay, 2031"
    titles = [entry.title for entry in found.entries]
    assert any(title.startswith("New. Planned: Norland") for title in titles)
    assert len({entry.id for entry in found.entries}) == len(titles)
    assert all(entry.tags[0].term in ("happened", "planned", "denied") for entry in found.entries)


def dated_record(*days: str, **of_last: Any) -> Record:
    """One act told on several days by different outlets, the last claim as given."""
    pages = [article(f"Kenya met Ghana, {n}.", outlet=f"Outlet {n}", published=day(on)) for n, on in enumerate(days)]
    claims = [claim(page, "met") for page in pages]
    claims[-1] = replace(claims[-1], **of_last)
    origins = tuple(Origin(f"outlet {n}", (page.id,), False) for n, page in enumerate(pages))
    met = event(*claims, id="e1", status="happened", origins=origins)
    return record(pages, [reading(page, said) for page, said in zip(pages, claims, strict=True)], events=(met,))


def kinds(whole: Record) -> list[tuple[str, str]]:
    return [(change.day, change.kind) for change in changes(Shelf.of(whole, ()))]


def test_changes_follow_the_days_of_publication() -> None:
    told = dated_record("2031-01-01", "2031-01-03", "2031-01-02")
    assert kinds(told) == [("2031-01-01", "new"), ("2031-01-02", "origin"), ("2031-01-03", "origin")]
    denied = dated_record("2031-01-01", "2031-01-03", modality="denied")
    assert ("2031-01-03", "denied") in kinds(denied)


def test_a_copy_changes_nothing() -> None:
    whole = dated_record("2031-01-01", "2031-01-03")
    (met,) = whole.events
    one = Origin("outlet 0", met.documents, False)
    assert kinds(replace(whole, events=(replace(met, origins=(one,)),))) == [("2031-01-01", "new")]


def test_what_was_planned_and_is_done_is_news() -> None:
    whole = dated_record("2031-01-01", "2031-01-03")
    first, second = (reading.claims[0] for reading in whole.readings)
    plan = replace(first, modality="planned")
    whole = replace(whole, readings=(replace(whole.readings[0], claims=(plan,)), whole.readings[1]))
    assert ("2031-01-03", "done") in kinds(whole)
    assert second.factual


def test_documents_without_a_day_are_no_news() -> None:
    whole = dated_record("2031-01-01", "2031-01-03")
    bounded = replace(whole.readings[1], published=Date(None, "2031-01-02", None, "inferred"))
    undated = replace(whole.articles[1], published=Date())
    whole = replace(whole, articles=(whole.articles[0], undated), readings=(whole.readings[0], bounded))
    assert kinds(whole) == [("2031-01-01", "new")]


def test_icalendar_reads_plans_and_ends_of_terms() -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(only("ics"))
    found = {str(one["UID"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}
    assert set(found) == {EMBASSY.id, "a1-term"}
    plan, term = found[EMBASSY.id], found["a1-term"]
    assert (plan["DTSTART"].dt, plan["DTEND"].dt) == (date(2031, 6, 1), date(2031, 7, 1))
    assert (str(plan["STATUS"]), str(plan["SUMMARY"])) == ("TENTATIVE", "Planned: Norland, SUPPORT")
    assert PLANNED.evidence.words in str(plan["DESCRIPTION"])
    assert term["DTSTART"].dt == date(2035, 12, 31)
    assert "Fishing accord; on fish (signed)" in str(term["SUMMARY"])


def test_calendar_shows_no_day_that_is_not_bounded() -> None:
    assert bounds(Date(None, "2031-01-01", None)) is None
    assert bounds(Date(None, "2031-01-01", "2039-01-01")) is None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1))
def test_lines_are_folded_without_loss(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


@pytest.mark.parametrize("form", ["gexf", "graphml", "rss", "atom"])
def test_hostile_words_leave_xml_whole(form: str) -> None:
    from lxml import etree

    etree.fromstring(only(form, hostile("<b>&\"'\x00\x0b]]>\u202e x")))


def test_hostile_words_leave_a_calendar_whole() -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(only("ics", hostile("END:VEVENT\r\nBEGIN:VALARM;\\,x")))
    assert len(calendar.walk("VEVENT")) == 1
    assert calendar.walk("VALARM") == []


# ---------------------------------------------------------------- FollowTheMoney
def entities(whole: Record) -> Iterator[dict[str, Any]]:
    return map(json.loads, only("ftm", whole).splitlines())


def test_only_members_are_memberships_and_only_sanctions_sanctions() -> None:
    party = (*QUAY.actors, replace(QUAY.actors[0], id="union", kind="organisation", name="Union"))
    found = list(entities(replace(WITH_REGISTERS, actors=party)))
    roles = {row["schema"]: row["properties"].get("role") for row in found if "Link" in row["schema"]}
    assert sum(row["schema"] == "Membership" for row in found) == 1
    assert [row["properties"]["status"] for row in found if row["schema"] == "Sanction"] == [["imposed"]]
    links = [row["properties"]["role"] for row in found if row["schema"] == "UnknownLink"]
    assert links == [["applicant"], ["sanctions threatened"], ["partnership, grows"]], roles
    events = [row["properties"]["name"][0] for row in found if row["schema"] == "Event"]
    assert "Planned: Norland, SUPPORT" in events


def test_followthemoney_accepts_every_entity(horn: Dossier) -> None:
    """The library knows every schema and property, keeps every value as it is, and finds what is referred to."""
    library = pytest.importorskip("followthemoney")
    ids, referred = set(), set()
    for row in map(json.loads, ftm.entities(Desk(horn.record()), knowledge.load())):
        proxy = library.model.get_proxy(row)
        proxy.schema.validate(row)
        cleaned = library.model.make_entity(proxy.schema, key_prefix=None)
        cleaned.id = row["id"]
        for name, values in row["properties"].items():
            assert name in proxy.schema.properties, f"{row['schema']}.{name}"
            cleaned.add(name, values)
            assert sorted(cleaned.get(name)) == sorted(values), (row["schema"], name, values)
            if proxy.schema.get(name).type.name == "entity":
                referred.update(values)
        ids.add(row["id"])
    assert referred <= ids


# ---------------------------------------------------------------- as of a day
def test_as_of_leaves_out_what_was_not_published_by_then(horn: Dossier) -> None:
    whole, then = horn.record(), horn.record("2018-07")
    assert 0 < len(then.articles) < len(whole.articles)
    published = {reading.document: reading.published for reading in whole.readings}
    assert all((published[one.id].latest or "9999") <= "2018-07-31" for one in then.articles)
    assert horn.record("2031").articles == tuple(one for one in whole.articles if published[one.id].latest is not None)


def test_as_of_is_the_record_of_those_documents_alone(horn: Dossier, tmp_path: Path) -> None:
    """Nothing of the later documents is left in it: not an origin, not a name."""
    then = horn.record("2018-07")
    kept = {one.id for one in then.articles}
    assert {claim.document for claim in then.claims} <= kept
    assert {id for one in then.events for id in one.documents} <= kept
    assert {name_span.source for actor in then.actors for name in actor.names for name_span in name.spans} <= kept
