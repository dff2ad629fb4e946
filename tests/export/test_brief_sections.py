"""What a brief holds beside its events: changes, charts, judgments, gaps; and the brief as DOCX and PDF."""

from __future__ import annotations

import re
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.cli import main
from accord.dossier import Dossier
from accord.errors import MissingExtraError, UsageError
from accord.export.brief import to_docx, to_html, to_markdown, to_pdf
from accord.export.brief.charts import svg
from accord.export.brief.compose import compose
from accord.export.brief.pdf import literal, source
from accord.export.brief.shape import SECTIONS, Bar, Chart, Table, Terms
from accord.merging.judging import judgments, parsed
from accord.model import Date, Decision, Judgment, Score
from tests.export.test_brief import COURIER_PAGE, EMBASSY, HARBOUR_NEWS, QUAY, SIGNED, SIGNING, day, section
from tests.export.test_formats import WITH_REGISTERS, dated_record

EVIL = '= <script>alert(1)</script> #eval("1") `x` $x$ \\ "quoted" @n1 \u202e'
JUDGED = replace(
    QUAY, judgments=(Judgment(EMBASSY.id, "very likely", "low", "Both kept the first steps", "Ada", "2031-04-01", "d"),)
)
SCORED = replace(
    WITH_REGISTERS,
    scores=(
        Score("NOR", "SUD", "2031-01", 0.0, 2.5, (SIGNING.id,)),
        Score("NOR", "SUD", "2031-03", 4.25, 0.0, (SIGNING.id,)),
    ),
)


# ---------------------------------------------------------------- what changed
def test_changes_since_a_day_are_told_apart() -> None:
    whole = dated_record("2031-01-01", "2031-01-03")
    page = to_html(whole, Terms("Met", since="2031-01-02"))
    told = section(page, "changed")
    assert "published after 2 January 2031" in told
    assert "3 January 2031 Outlet 1 reported: Kenya met Ghana, 1." in told
    assert "Told by a further origin" in told
    assert "Outlet 0 reported" not in told
    assert 'id="changed"' not in to_html(whole, Terms("Met"))


def test_a_month_since_takes_in_all_of_its_days() -> None:
    whole = dated_record("2031-01-01", "2031-01-31", "2031-02-01")
    brief = compose(whole, Terms("Met", since="2031-01"))
    assert brief.changed
    assert [item.when for item in brief.changed.items] == ["1 February 2031"]


# ---------------------------------------------------------------- charts
def test_a_chart_shows_every_month_and_its_notes() -> None:
    (chart,) = compose(SCORED, Terms("Quay")).charts
    assert [(bar.month, bar.cooperation, bar.conflict, bar.documents) for bar in chart.bars] == [
        ("2031-01", 0.0, 2.5, 0),
        ("2031-02", 0.0, 0.0, 0),
        ("2031-03", 4.25, 0.0, 1),
    ]
    assert [cells for cells, notes in chart.table.rows if notes] == [
        ("January 2031", "0.00", "2.50", "1", "0"),
        ("March 2031", "4.25", "0.00", "1", "1"),
    ]
    drawn = ElementTree.fromstring(svg(chart))
    bars = {one.get("class"): one for one in drawn.iter("rect")}
    assert set(bars) == {"up-bar", "down-bar"}
    assert float(bars["up-bar"].get("height", "0")) > float(bars["down-bar"].get("height", "0"))
    assert "March 2031: cooperation 4.25" in "".join(bars["up-bar"].itertext())


def test_charts_are_in_page_and_markdown() -> None:
    page = to_html(SCORED, Terms("Quay"))
    assert page.count("<svg") == 1
    assert "Norland and Sudmark, month by month" in section(page, "ties")
    assert "| March 2031 |" in to_markdown(SCORED, Terms("Quay"))


def test_hostile_names_leave_the_drawing_whole() -> None:
    bar = Bar("2031-01", 1.0, 1.0, 1, 1)
    ElementTree.fromstring(svg(Chart(EVIL, (bar,), Table(EVIL, (), ()))))


# ---------------------------------------------------------------- judgments
def test_judgments_stand_apart_with_their_bounds() -> None:
    page = to_html(JUDGED, Terms("Quay"))
    told = section(page, "judgments")
    assert "Judged very likely (80 to 95 %) by Ada, 1 April 2031: Both kept the first steps." in told
    assert "The confidence in the basis of this is low." in told
    assert "Planned Norland Harbour News reported plans" in told
    assert "likely" not in section(page, "open")
    assert 'id="judgments"' not in to_html(QUAY, Terms("Quay"))


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Very likely", ("very likely", None)),
        ("likely / High", ("likely", "high")),
        ("certain", None),
        ("likely/utter", None),
        ("", None),
    ],
)
def test_likelihoods_are_those_of_the_scale(value: str, found: tuple[str, str | None] | None) -> None:
    assert parsed(value) == found


def decision(id: str, target: str, value: str = "likely", undoes: str | None = None) -> Decision:
    action = "undo" if undoes else "judge"
    return Decision(id, "2031-04-01", "Ada", action, target, "words", "why", None if undoes else value, undoes)


def test_the_last_judgment_in_force_counts() -> None:
    made = [decision("1", SIGNING.id), decision("2", SIGNED.id, "unlikely"), decision("3", EMBASSY.id)]
    given, loose = judgments([*made, decision("4", "3", undoes="3"), decision("5", "nothing")], QUAY.events)
    assert [(one.event, one.likelihood) for one in given] == [(SIGNING.id, "unlikely")]
    assert [one.id for one in loose] == ["5"]


def test_judging_is_a_decision(horn: Dossier, tmp_path) -> None:  # type: ignore[no-untyped-def]
    import shutil

    folder = tmp_path / "judged"
    shutil.copytree(horn.folder, folder)
    event = next(event for event in horn.events() if event.type == "SUPPORT")
    run = CliRunner()
    told = ["decide", str(folder), "judge", event.id, "probable/high", "--why", "Signed before", "--who", "Ada"]
    assert run.invoke(main, told).exit_code == 0
    (made,) = Dossier(folder).record().judgments
    assert (made.event, made.likelihood, made.confidence, made.who) == (event.id, "probable", "high", "Ada")
    refused = run.invoke(main, ["decide", str(folder), "judge", event.id, "surely", "--why", "x", "--who", "Ada"])
    assert (refused.exit_code, "roughly even chance" in refused.stderr) == (2, True)


# ---------------------------------------------------------------- registers and gaps
def test_agreements_that_hold_stand_apart_from_those_that_ended() -> None:
    (held,) = WITH_REGISTERS.agreements
    ended = replace(held, id="a2", title="Old accord", term=Date("2030", "2030-01-01", "2030-12-31"))
    talked = replace(held, id="a3", title="Accord to come", stage="discussed")
    tables = compose(replace(WITH_REGISTERS, agreements=(held, ended, talked)), Terms("Quay")).tables
    rows = {table.title: [cells[0] for cells, _ in table.rows] for table in tables}
    assert rows["Agreements signed or in force, as of 10 March 2031"] == ["Fishing accord; on fish"]
    assert rows["Agreements talked of, announced or ended"] == ["Old accord", "Accord to come"]


def test_months_and_languages_without_documents_are_gaps() -> None:
    late = replace(COURIER_PAGE, published=day("2031-07-01"), language="fr")
    readings = tuple(
        replace(one, published=day("2031-07-01")) if one.document == "c2" else one for one in QUAY.readings
    )
    told = section(to_html(replace(QUAY, articles=(HARBOUR_NEWS, late), readings=readings), Terms("Quay")), "gaps")
    assert "published April 2031 to June 2031" in told
    assert "en: one document" in told
    assert "fr: one document" in told


# ---------------------------------------------------------------- DOCX and PDF
def test_docx_has_real_footnotes() -> None:
    pytest.importorskip("pypandoc")
    data = to_docx(QUAY, Terms("Quay", since="2031-01"))
    assert data == to_docx(QUAY, Terms("Quay", since="2031-01"))
    with zipfile.ZipFile(BytesIO(data)) as file:
        body, notes = (
            "".join(ElementTree.fromstring(file.read(f"word/{name}.xml")).itertext())
            for name in ("document", "footnotes")
        )
    assert "Harbour News reported plans: “Norland plans to reopen its embassy in June.”" in body
    assert "“Norland plans to reopen its embassy in June.” Harbour News" in notes


def test_pdf_holds_the_brief_and_its_notes() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    pytest.importorskip("typst")
    data = to_pdf(JUDGED, Terms("Quay", since="2031-01"))
    assert data == to_pdf(JUDGED, Terms("Quay", since="2031-01"))
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage() for page in document]
        text = re.sub(r"\s+", " ", " ".join(page.get_text_range() for page in pages))
        for page in pages:
            page.close()
    assert "Harbour News reported plans: “Norland plans to reopen its embassy in June.”" in text
    assert "Judged very likely (80 to 95 %) by Ada" in text
    assert "sha256 h1" in text


def test_nothing_in_a_text_is_taken_as_markup_by_typst() -> None:
    typst = pytest.importorskip("typst")
    evil = replace(COURIER_PAGE, title=replace(SIGNED.evidence, source="c2", start=0, words=EVIL), outlet=EVIL)
    brief = compose(replace(SCORED, articles=(HARBOUR_NEWS, evil)), Terms(EVIL))
    assert typst.compile(source(brief).encode())[:4] == b"%PDF"
    assert literal('a"b\\c\nd') == '"a\\"b\\\\c d"'


@pytest.mark.parametrize(("module", "write"), [("pypandoc", to_docx), ("typst", to_pdf)])
def test_what_is_missing_is_named(module: str, write, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=module) as refused:
        write(QUAY, Terms("Quay"))
    assert "pip install" in refused.value.hint


def test_brief_is_refused_in_another_format(horn: Dossier, tmp_path) -> None:  # type: ignore[no-untyped-def]
    refused = CliRunner().invoke(main, ["brief", str(horn.folder), "-o", str(tmp_path / "brief.odt")])
    assert (refused.exit_code, ".docx" in refused.stderr) == (2, True)
    written = ["brief", str(horn.folder), "-o", str(tmp_path / "brief.md"), "--sections"]
    assert CliRunner().invoke(main, [*written, "gaps, registers"]).exit_code == 0
    assert "## Key events" not in (tmp_path / "brief.md").read_text("utf-8")
    refused = CliRunner().invoke(main, [*written, "weather"])
    assert (refused.exit_code, "registers" in refused.stderr) == (2, True)


# ---------------------------------------------------------------- sections that are chosen
@settings(deadline=None)
@given(st.sets(st.sampled_from(sorted(SECTIONS)), min_size=1))
def test_sections_that_are_not_chosen_leave_no_trace_and_their_words_no_notes(names: set[str]) -> None:
    brief = compose(JUDGED, Terms("T", since="2031-04", sections=names))
    whole = compose(JUDGED, Terms("T", since="2031-04"))
    assert [one.title for one in brief.groups] == [one.title for one in whole.groups if one.id in names]
    assert (bool(brief.gaps), bool(brief.disputes)) == ("gaps" in names, "disputed" in names and bool(whole.disputes))
    assert bool(brief.judgments) == ("judgments" in names)
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    assert len(brief.notes) <= len(whole.notes)


def test_all_sections_are_the_whole_brief_and_others_are_refused() -> None:
    assert to_html(QUAY, Terms("T", sections=tuple(SECTIONS))) == to_html(QUAY, Terms("T"))
    with pytest.raises(UsageError, match="weather"):
        to_markdown(QUAY, Terms("T", sections=("weather",)))
