"""The dossier as a whole: what goes in comes out, and the same way however it went in."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord import export
from accord.dossier import Dossier
from accord.errors import DossierExistsError, NoDossierError, StoreError
from accord.model import Decision
from tests.builders import SmallStages

PILE = {
    "a.txt": "Kenya met Ghana on 2019-05-02. Then Togo met Benin.",
    "b.txt": "Ghana met Kenya on 2019-05-03.\n---\nChad met Niger.",
    "c.txt": "Nobody came.",
    "d.txt": "Élan: Mali met Gabon on 2020-01-01 🕊.",
}


def put(folder: Path, files: dict[str, str]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in files]


def exported(dossier: Dossier, out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in export.write("jsonl", dossier.record(), out)}


def test_claims_and_events_come_back(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add([*put(tmp_path / "pile", PILE)])
    result = dossier.build()
    assert (result.changed, result.documents, result.claims, result.events) == (True, 5, 5, 5)
    assert [claim.evidence.words for claim in dossier.claims()][:2] == [
        "Kenya met Ghana on 2019-05-02",
        "Togo met Benin",
    ]
    assert len(list(dossier.events())) == 5
    assert dossier.check() == []


def test_what_is_known_is_not_done_again(dossier: Dossier, small: SmallStages, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    small.taken_in.clear()
    small.read.clear()
    small.opened = 0
    again = dossier.build()
    assert (again.changed, again.claims, small.taken_in, small.read, small.opened) == (False, 5, [], [], 0)
    dossier.add(put(tmp_path / "more", {"e.txt": "Peru met Chile."}))
    more = dossier.build()
    assert (more.taken_in, more.read, small.taken_in, small.read) == (1, 1, ["e.txt"], ["e.txt"])


def test_another_version_of_the_reader_reads_again(dossier: Dossier, small: SmallStages, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    small.version = "2"
    assert dossier.build().read == 5


def test_the_derived_folder_can_be_deleted(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    before = exported(dossier, tmp_path / "one")
    shutil.rmtree(dossier.folder / ".accord")
    dossier.build()
    assert exported(dossier, tmp_path / "two") == before


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(sorted(PILE)), twice=st.sampled_from(sorted(PILE)))
def test_order_of_adding_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], twice: str
) -> None:
    def built(names: list[str]) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("order")
        put(folder, PILE)
        (folder / "z").mkdir()
        shutil.copy(folder / twice, folder / "z" / f"another {twice}")
        Dossier.create(folder / "dossier")
        dossier = Dossier(folder / "dossier", stages=SmallStages().stages())
        for name in names:
            dossier.add([folder / name])
        dossier.build()
        return exported(dossier, folder / "out")

    copy = f"z/another {twice}"
    assert built([copy, *order]) == built([*sorted(PILE), copy])


HASH_SEED_PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from accord import export
from accord.dossier import Dossier
from tests.builders import SmallStages
folder = Path(sys.argv[1])
Dossier.create(folder / "dossier")
dossier = Dossier(folder / "dossier", stages=SmallStages().stages())
dossier.add(sys.argv[2:])
dossier.build()
for path in export.write("jsonl", dossier.record(), folder / "out"):
    sys.stdout.buffer.write(path.read_bytes())
"""


def test_hash_seed_does_not_matter(tmp_path: Path) -> None:
    files = list(map(str, put(tmp_path / "pile", PILE)))
    root = str(Path(__file__).parents[2])

    def run(seed: str, order: list[str]) -> bytes:
        folder = tmp_path / seed
        folder.mkdir()
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": root}
        command = [sys.executable, "-c", HASH_SEED_PROGRAM, str(folder), *order]
        return subprocess.run(command, env=environment, check=True, capture_output=True).stdout

    first = run("1", files)
    assert first
    assert run("77", files[::-1]) == first


def test_one_bad_document_does_not_spoil_the_pile(dossier: Dossier, tmp_path: Path) -> None:
    bad = {"empty.txt": "", "deep.txt": "break the intake", "odd.txt": "break the reader. Peru met Chile."}
    dossier.add(put(tmp_path / "pile", PILE | bad))
    result = dossier.build()
    assert result.claims == 5
    assert {(problem.source, problem.kind) for problem in result.problems} == {
        ("empty.txt", "empty"),
        ("deep.txt", "failed"),
        ("odd.txt", "failed"),
    }
    assert all(problem.hint for problem in result.problems)
    assert dossier.build().problems == result.problems


def test_a_changed_source_is_a_problem_and_the_rest_is_built(dossier: Dossier, tmp_path: Path) -> None:
    (first, _) = dossier.add(put(tmp_path / "pile", {k: PILE[k] for k in ("a.txt", "d.txt")}))
    (dossier.folder / "sources" / str(first.sha256) / "data").write_text("Other words.")
    result = dossier.build()
    assert result.documents == 1
    assert ["a.txt changed" in problem.what for problem in result.problems] == [True]


def test_check_names_what_is_off(dossier: Dossier, tmp_path: Path) -> None:
    (first, _) = dossier.add(put(tmp_path / "pile", {k: PILE[k] for k in ("a.txt", "d.txt")}))
    dossier.decisions.append(Decision("1", "2024-01-01", "me", "reject", "x", "Kenya met", "twice"))
    dossier.decisions.append(Decision("2", "2024-01-01", "me", "reject", "x", "words that never were", "gone"))
    dossier.build()
    assert [problem.kind for problem in dossier.check()] == ["loose"]
    (dossier.folder / "sources" / str(first.sha256) / "data").write_text("Other words.")
    with (dossier.folder / "decisions.jsonl").open("a") as log:
        log.write("not json\n")
    assert {problem.kind for problem in dossier.check()} == {"loose", "source", "decision"}


def test_check_finds_a_span_without_its_words(dossier: Dossier, small: SmallStages, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    never = Dossier(dossier.folder, stages=replace(small.stages(), holds=lambda *_: False))
    assert {problem.kind for problem in never.check()} == {"raw"}


def test_a_line_that_is_no_decision_is_told_and_the_others_count(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    log = dossier.folder / "decisions.jsonl"
    log.write_text('{"id": 3}\n')
    dossier.decisions.append(Decision("2", "2024-01-01", "me", "reject", "x", "words that never were", "gone"))
    result = dossier.build()
    assert ["line 1" in problem.what for problem in result.problems] == [True]
    assert [decision.id for decision in dossier.record().loose] == ["2"]


def test_check_before_the_first_build_looks_at_the_sources(dossier: Dossier, tmp_path: Path) -> None:
    (first,) = dossier.add(put(tmp_path / "pile", {"a.txt": PILE["a.txt"]}))
    assert dossier.check() == []
    (dossier.folder / "sources" / str(first.sha256) / "data").unlink()
    assert [problem.kind for problem in dossier.check()] == ["source"]


def test_check_finds_documents_whose_source_was_removed(dossier: Dossier, tmp_path: Path) -> None:
    (first, _) = dossier.add(put(tmp_path / "pile", {k: PILE[k] for k in ("a.txt", "d.txt")}))
    dossier.build()
    shutil.rmtree(dossier.folder / "sources" / str(first.sha256))
    assert [(p.source, p.kind) for p in dossier.check()] == [("a.txt", "source")]
    assert dossier.stale()
    assert dossier.build().documents == 1


SMALL_DISK_PROGRAM = """
import resource, sys
from accord.dossier import Dossier
from accord.errors import AccordError
from tests.builders import SmallStages
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    Dossier(sys.argv[1], stages=SmallStages().stages()).build()
except AccordError as error:
    print(error, error.hint)
"""


def test_a_disk_too_small_for_the_record_is_refused_and_nothing_is_lost(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    before = dossier.record()
    many = {f"{n}.txt": f"Peru met Chile on 2001-01-{n % 28 + 1:02}, {n}. {'Much ado. ' * 500}" for n in range(80)}
    dossier.add(put(tmp_path / "more", many))
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", SMALL_DISK_PROGRAM, str(dossier.folder)]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert "cannot be" in said
    assert "Free some space" in said
    assert dossier.record() == before
    assert dossier.build().documents == len(before.articles) + 80


def test_a_spoilt_cache_is_refused_with_what_to_do(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    (dossier.folder / ".accord").mkdir()
    (dossier.folder / ".accord" / "cache.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="cannot be used") as refused:
        dossier.build()
    assert "remove the folder .accord" in refused.value.hint


def test_single_things_are_found_without_the_rest(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    record = dossier.record()
    with dossier.open() as built:
        for reading in record.readings:
            assert built.reading(reading.document) == reading
        for claim in record.claims:
            assert built.claim(claim.id) == claim
            assert [claim.id in event.claims for event in built.events_with(claim.id)] == [True]
        assert [e for e in record.events if "KENYA" in e.participants] == built.events_of("KENYA")
        assert (built.claim("none"), built.reading("none"), built.event("none")) == (None, None, None)


def test_a_folder_that_is_no_dossier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoDossierError, match=r"no dossier\.toml"):
        Dossier(tmp_path)


def test_a_dossier_is_not_made_over_another(dossier: Dossier) -> None:
    with pytest.raises(DossierExistsError):
        Dossier.create(dossier.folder)


def test_nothing_to_look_at_before_the_first_build(dossier: Dossier) -> None:
    with pytest.raises(StoreError, match="Nothing is built") as refused:
        dossier.record()
    assert "accord build" in refused.value.hint


def test_a_record_of_another_layout_is_built_again(tmp_path: Path) -> None:
    Dossier.create(tmp_path / "d")
    dossier = Dossier(tmp_path / "d", stages=SmallStages().stages())
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    whole = dossier.record()
    with closing(sqlite3.connect(tmp_path / "d" / ".accord" / "record.sqlite")) as record, record:
        record.execute("PRAGMA user_version = 1")
    assert not dossier.built
    with pytest.raises(StoreError, match="another version"):
        dossier.record()
    assert dossier.build().changed
    assert dossier.record() == whole
