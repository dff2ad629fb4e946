"""Correcting the record: decisions are kept with their words, applied after every build, and can be taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from accord import export
from accord.model import Event
from tests.telling import Desk

LONG = "The talks went on behind closed doors until the evening, and nobody said a word of what they had been about."
REPORTS = {
    "a.txt": f"Cape Wire, 2019-05-03: Kenya met Ghana on 2019-05-02. {LONG}",
    "b.txt": "Lake Herald, 2019-05-04: In the south Kenya met Ghana on 2019-05-02, as Minister Ana Soto of Togo knew.",
    "c.txt": "Hill Post, 2019-07-04: Togo met Benin on 2019-07-01 while Eva Soto looked on.",
    "d.txt": "Soto was not there, other papers wrote.",
}
KG, TB = "Kenya, Ghana: met", "Togo, Benin: met"
WHY = ("--why", "The communiqué says so", "--who", "Ana")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, REPORTS)


def exported(desk: Desk, out: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in export.write("jsonl", desk.record(), out)}


def event(desk: Desk, title: str) -> Event:
    (found,) = (one for one in desk.record().events if one.title == title)
    return found


def last_id(desk: Desk) -> str:
    return desk.dossier.decisions.read()[0][-1].id


def states(desk: Desk) -> list[tuple[object, object]]:
    return [(row["action"], row["state"]) for row in desk.rows("log")]


# ---------------------------------------------------------------- one decision
def test_a_decision_keeps_who_when_why_and_words(desk: Desk) -> None:
    done = desk("decide", "reject", event(desk, KG).id[:8], *WHY)
    assert done.exit_code == 0
    (line,) = (desk.folder / "decisions.jsonl").read_text("utf-8").splitlines()
    kept = json.loads(line)
    assert (kept["who"], kept["why"], kept["words"]) == ("Ana", WHY[1], "Kenya met Ghana on 2019-05-02")
    assert kept["when"].endswith("+00:00")
    assert f"undo {kept['id']}" in done.stdout


def test_reject_takes_all_claims_of_the_event_out(desk: Desk) -> None:
    claims = len(desk.record().claims)
    desk("decide", "reject", event(desk, KG).id, *WHY)
    assert [one.title for one in desk.record().events] == [TB]
    assert len(desk.record().claims) == claims  # still shown as claims


def test_join_then_correct_then_reject_follow_one_another(desk: Desk) -> None:
    one, other = event(desk, KG), event(desk, TB)
    desk("decide", "join", one.id, other.id, *WHY)
    (joined,) = desk.record().events
    assert set(joined.claims) == {*one.claims, *other.claims}
    desk("decide", "correct", joined.id, "title=Talks of four", *WHY)
    assert [each.title for each in desk.record().events] == ["Talks of four"]
    desk("decide", "reject", joined.id, *WHY)  # with what was joined to it
    assert desk.record().events == ()


def test_split_parts_an_event_and_the_parts_are_decided_on_apart(desk: Desk) -> None:
    whole = event(desk, KG)
    assert len(whole.claims) == 2
    desk("decide", "split", whole.claims[1], *WHY)
    parts = [one for one in desk.record().events if one.title == KG]
    assert sorted(one.claims for one in parts) == sorted((claim,) for claim in whole.claims)
    desk("decide", "reject", parts[1].id, *WHY)
    assert [one.claims for one in desk.record().events if one.title == KG] == [parts[0].claims]


@pytest.mark.parametrize(
    ("correction", "field", "value"),
    [
        ("title=A meeting", "title", "A meeting"),
        ("status=planned", "status", "planned"),
        ("type=AGREE", "type", "AGREE"),
        ("date=2019-05-01/2019-05-03", "date", "2019-05-01/2019-05-03"),
    ],
)
def test_correct_puts_the_value_in(desk: Desk, correction: str, field: str, value: str) -> None:
    id = event(desk, KG).id
    shown = desk("decide", "correct", id, correction, *WHY).stdout
    assert "Now: 1 event" in shown
    (now,) = (one for one in desk.record().events if one.id == id)
    assert (now.date.value if field == "date" else getattr(now, field)) == value


@pytest.mark.parametrize(
    ("correction", "kept"),
    [
        ("type=AGREE", "type=AGREE"),
        ("modality=planned", "modality=planned"),
        ("time=none", "time=none"),
        ("roles=actor:Togo", "roles=actor:TGO"),
    ],
)
def test_a_field_of_a_claim_is_corrected_under_its_id(desk: Desk, correction: str, kept: str) -> None:
    id = event(desk, TB).claims[0]
    assert desk("decide", "correct", id, correction, *WHY).exit_code == 0
    assert desk.dossier.decisions.read()[0][-1].value == kept
    assert id in {claim.id for claim in desk.record().claims}
    assert "Decided by Ana: correct" in desk("show", id).stdout
    assert states(desk) == [("correct", "applied")]


def test_a_claim_is_added_to_words_survives_a_rebuild_and_is_taken_back(desk: Desk) -> None:
    fields = "type=SUPPORT; roles=actor:Togo; time=2019-07-01"
    done = desk("decide", "claim-add", "c.txt", fields, "--words", "Eva Soto  looked on", *WHY)
    assert done.exit_code == 0
    assert "Now: 1 event" in done.stdout
    shutil.rmtree(desk.folder / ".accord")
    desk("build")
    (told,) = (claim for claim in desk.record().claims if claim.rule == "person/added")
    assert (told.evidence.words, told.actors[0].actor) == ("Eva Soto looked on", "TGO")
    again = desk("decide", "claim-add", "c.txt", fields, "--words", "Eva Soto looked on", *WHY)
    assert "already" in again.stderr
    desk("retract", "c.txt", *WHY)  # its words are gone with it
    assert states(desk)[0] == ("claim-add", "loose")
    desk("decide", "undo", desk.dossier.decisions.read()[0][0].id, *WHY)
    assert states(desk)[0] == ("claim-add", "undone")


def test_accept_changes_nothing_and_is_shown(desk: Desk) -> None:
    before = desk.record()
    id = event(desk, KG).id
    assert desk("decide", "accept", id, *WHY).exit_code == 0
    assert desk.record() == before
    assert "Decided by Ana: accept" in desk("show", id).stdout
    assert states(desk) == [("accept", "applied")]


def test_doubts_are_settled_either_way(desk: Desk) -> None:
    assert len(desk.rows("actors", "--doubts")) == 2
    desk("decide", "actor-split", "eva-soto", "soto", *WHY)
    desk("decide", "actor-join", "Ana Soto", "soto", *WHY)
    assert desk.rows("actors", "--doubts") == []
    assert {row["id"] for row in desk.rows("actors", "--kind", "person")} == {"ana-soto", "eva-soto"}


def test_reliability_is_shown_beside_credibility_and_never_changes_it(desk: Desk) -> None:
    before = [row["credibility"] for row in desk.rows("events")]
    assert desk("decide", "reliability", "hill post", "d", *WHY).exit_code == 0
    assert [row["credibility"] for row in desk.rows("events")] == before
    shown = " ".join(desk("show", event(desk, TB).id).stdout.split())
    assert "Credibility 2, probably true" in shown
    assert "Reliability of Hill Post: D, not usually reliable (a person's judgment" in shown
    assert {row["name"]: row["reliability"] for row in desk.rows("sources")}["c.txt"] == "D"
    assert "Reliability" not in desk("show", event(desk, KG).id).stdout


# ---------------------------------------------------------------- refusals
@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate", "EVENT"),
        ("reject", "nothing"),
        ("reject", "EVENT", "value"),
        ("join", "EVENT"),
        ("join", "EVENT", "EVENT"),
        ("join", "EVENT", "nothing"),
        ("correct", "EVENT"),
        ("correct", "EVENT", "colour=red"),
        ("correct", "EVENT", "date=soon"),
        ("correct", "EVENT", "status=true"),
        ("correct", "EVENT", "modality=planned"),  # only claims have one
        ("reject", "EVENT", "--words", "met"),
        ("claim-add", "c.txt", "type=AGREE; roles=actor:Togo", "--words", "no such words"),
        ("claim-add", "c.txt", "type=AGREE; roles=actor:Togo"),
        ("claim-add", "c.txt", "type=AGREE", "--words", "looked on"),
        ("claim-add", "c.txt", "type=AGREE; roles=dancer:Togo", "--words", "looked on"),
        ("claim-add", "c.txt", "type=DANCE; roles=actor:Togo", "--words", "looked on"),
        ("claim-add", "c.txt", "colour=red; type=AGREE; roles=actor:Togo", "--words", "looked on"),
        ("claim-add", "z.txt", "type=AGREE; roles=actor:Togo", "--words", "looked on"),
        ("actor-join", "ana-soto", "nobody"),
        ("actor-join", "ana-soto", "Ana Soto"),
        ("actor-split", "ana-soto", "no such spelling"),
        ("reliability", "Hill Post", "G"),
        ("reliability", "No Such Paper", "A"),
        ("undo", "nothing"),
        ("undo", "nothing", "value"),
        ("reject", ""),
    ],
)
def test_what_cannot_be_decided_is_refused_and_not_kept(desk: Desk, words: tuple[str, ...]) -> None:
    id = event(desk, KG).id
    refused = desk("decide", *(id if word == "EVENT" else word for word in words), *WHY)
    assert (refused.exit_code, refused.stderr.startswith("accord: ")) == (2, True)
    assert (desk.folder / "decisions.jsonl").read_text() == ""


def test_a_reason_is_needed(desk: Desk) -> None:
    assert desk("decide", "reject", event(desk, KG).id).exit_code == 2
    assert desk("decide", "reject", event(desk, KG).id, "--why", " ").exit_code == 2
    assert desk("retract", "a.txt").exit_code == 2


def test_a_decision_is_undone_once_and_an_undo_never(desk: Desk) -> None:
    desk("decide", "reject", event(desk, KG).id, *WHY)
    rejected = last_id(desk)
    assert desk("decide", "undo", rejected[:6], *WHY).exit_code == 0
    assert desk("decide", "undo", rejected, *WHY).exit_code == 2
    refused = desk("decide", "undo", last_id(desk), *WHY)
    assert (refused.exit_code, "decide it again" in refused.stderr) == (2, True)


# ---------------------------------------------------------------- laws
def decide_much(desk: Desk) -> None:
    one, other = event(desk, KG), event(desk, TB)
    desk("decide", "split", one.claims[0], *WHY)
    desk("decide", "join", one.claims[0], other.id, *WHY)
    desk("decide", "correct", other.id, "title=Talks of four", *WHY)
    desk("decide", "actor-join", "eva-soto", "soto", *WHY)
    desk("decide", "reliability", "Cape Wire", "B", *WHY)
    desk("retract", "b.txt", *WHY)


def test_decisions_replayed_give_the_same_record(desk: Desk, tmp_path: Path) -> None:
    decide_much(desk)
    before, record = exported(desk, tmp_path / "one"), desk.record()
    shutil.rmtree(desk.folder / ".accord")
    desk.dossier.build()
    assert desk.record() == record
    assert exported(desk, tmp_path / "two") == before
    assert record.loose == ()


def test_undoing_everything_restores_the_record(desk: Desk) -> None:
    before = desk.record()
    decide_much(desk)
    assert desk.record() != before
    for made in reversed(desk.dossier.decisions.read()[0]):
        assert desk("decide", "undo", made.id, *WHY).exit_code == 0
    assert desk.record() == before


def test_a_decision_on_an_event_outlives_an_earlier_report_of_it(desk: Desk) -> None:
    was = event(desk, KG)
    desk("decide", "correct", was.id, "title=First talks", *WHY)
    desk.add({"z.txt": "Early Bird, 2019-05-02: Today Kenya met Ghana on 2019-05-02 at noon."})
    now = event(desk, "First talks")
    assert now.id != was.id  # the earlier report now anchors it
    assert len(now.claims) == 3


def test_a_decision_whose_words_are_gone_is_loose_and_kept(desk: Desk) -> None:
    desk("decide", "correct", event(desk, TB).id, "title=Talks", *WHY)
    desk("retract", "c.txt", *WHY)
    assert states(desk) == [("correct", "loose"), ("retract", "applied")]
    desk("decide", "undo", last_id(desk), *WHY)
    assert states(desk) == [("correct", "applied"), ("retract", "undone"), ("undo", "applied")]
    assert event(desk, "Talks").documents


def test_a_later_denial_leaves_the_claim_and_makes_the_event_disputed(desk: Desk) -> None:
    before = event(desk, KG)
    desk.add({"n.txt": "Hill Post, 2019-08-01: It is untrue, Kenya never met Ghana on 2019-05-02."})
    (now,) = (one for one in desk.record().events if one.id == before.id)
    assert (before.status, now.status) == ("happened", "disputed")
    assert set(before.claims) < set(now.claims)


def test_copies_change_no_origin_and_no_credibility(desk: Desk) -> None:
    before = {row["id"]: (row["origins"], row["credibility"]) for row in desk.rows("events")}
    text = f"Kenya met Ghana on 2019-05-02. {LONG}"
    desk.add({f"copy{n}.txt": f"Copyist {'ABC'[n]}, 2019-05-1{n}: {text}" for n in range(3)})
    after = {row["id"]: (row["origins"], row["credibility"]) for row in desk.rows("events")}

    def names(origins: object) -> list[object]:
        assert isinstance(origins, list)
        return [(origin["actor"], origin["party"]) for origin in origins]

    assert {id: (names(o), c) for id, (o, c) in before.items()} == {id: (names(o), c) for id, (o, c) in after.items()}


# ---------------------------------------------------------------- retraction
@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_retracted_source_is_as_if_it_had_never_come(desk: Desk, tmp_path: Path, name: str) -> None:
    never = Desk(tmp_path / "never", {other: text for other, text in REPORTS.items() if other != name})
    before = desk.record()
    desk("retract", name, *WHY)
    assert desk.record() == never.record()
    assert exported(desk, tmp_path / "one") == exported(never, tmp_path / "two")
    desk("decide", "undo", last_id(desk), *WHY)
    assert desk.record() == before


def test_retract_says_what_falls_and_what_stands_on_less(desk: Desk) -> None:
    alone = desk("retract", "c.txt", *WHY).stdout
    assert "1 claim" in alone
    assert TB in alone.partition("What rested on it alone:")[2]
    less = " ".join(desk("retract", "b.txt", *WHY).stdout.split())
    assert f"{KG} ● done 2 → 1 1 → 2" in less.partition("Told elsewhere too, and now:")[2]
    assert "✗ retracted: b.txt" in desk("sources").stdout
    assert "2 documents, 2 retracted" in desk("sources").stdout
    assert "✗ retracted by Ana" in desk("sources", "b.txt").stdout


def test_one_record_of_a_file_can_be_retracted(desk: Desk, tmp_path: Path) -> None:
    records = (
        "Cape Wire, 2019-01-03: Kenya met Togo on 2019-01-02.",
        "Cape Wire, 2019-02-03: Benin met Ghana on 2019-02-02.",
    )
    desk.add({"two.txt": "\n---\n".join(records)})
    before = desk.record()
    desk("retract", "two.txt#2", *WHY)
    assert [one.name for one in desk.record().articles if one.name.startswith("two")] == ["two.txt"]
    desk("decide", "undo", last_id(desk), *WHY)
    desk("retract", "two.txt#1", *WHY)
    assert [one.name for one in desk.record().articles if one.name.startswith("two")] == ["two.txt#2"]
    desk("decide", "undo", last_id(desk), *WHY)
    assert desk.record() == before
    assert desk("retract", "two.txt#7", *WHY).exit_code == desk("retract", "two.txt#b", *WHY).exit_code == 2


def test_a_retraction_of_what_is_no_longer_kept_is_loose(desk: Desk) -> None:
    desk("retract", "a.txt", *WHY)
    (source,) = (one for one in desk.dossier.sources.all()[0] if one.name == "a.txt")
    shutil.rmtree(source.folder)
    desk.dossier.build()
    assert states(desk) == [("retract", "loose")]


def test_retracting_twice_or_nothing_is_refused(desk: Desk) -> None:
    desk("retract", "a.txt", *WHY)
    assert desk("retract", "a.txt", *WHY).exit_code == 2
    refused = desk("retract", "nowhere.txt", *WHY)
    assert (refused.exit_code, "accord sources" in refused.stderr) == (2, True)


def test_retract_for_programs(desk: Desk) -> None:
    gone = event(desk, TB).id
    (row,) = desk.rows("retract", "c.txt", *WHY)
    assert (row["action"], row["state"], row["gone"], row["less"]) == ("retract", "applied", [gone], [])


# ---------------------------------------------------------------- log
def test_the_log_tells_what_became_of_each(desk: Desk) -> None:
    assert "0 decisions" in desk("log").stdout
    desk("decide", "accept", event(desk, KG).id, *WHY)
    desk("decide", "undo", last_id(desk), *WHY)
    later = desk("decide", "accept", event(desk, TB).id, "--later", *WHY)
    assert "accord build" in later.stdout
    assert states(desk) == [("accept", "undone"), ("undo", "applied"), ("accept", "waiting")]
    assert "accord build" in desk("events").stderr  # the record is older than the log
    desk.dossier.build()
    assert states(desk)[-1] == ("accept", "applied")
    shown = " ".join(desk("log").stdout.split())
    assert "↶ undone accept" in shown
    assert "»Togo met Benin on" in shown


def test_the_log_names_lines_that_are_no_decisions(desk: Desk) -> None:
    (desk.folder / "decisions.jsonl").write_text("nonsense\n")
    assert "line 1 is not a decision" in desk("log").stderr


def test_a_line_that_takes_back_what_was_never_decided_is_loose(desk: Desk) -> None:
    line = {"id": "1", "when": "2024-01-01", "who": "me", "action": "undo", "target": "x", "words": "", "why": "no"}
    odd = {**line, "id": "2", "action": "frobnicate"}
    lines = [json.dumps({**line, "undoes": "x"}), json.dumps(odd)]
    (desk.folder / "decisions.jsonl").write_text("\n".join(lines) + "\n")
    desk.dossier.build()
    assert states(desk) == [("undo", "loose"), ("frobnicate", "loose")]
