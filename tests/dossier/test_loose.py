"""Reading without a dossier: records keep their own ids, and one bad file does not stop the others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from accord.dossier.careful import TOGETHER
from accord.dossier.loose import articles_in, read_files
from accord.dossier.stages import Stages
from accord.model import Problem, RawMap, Run
from tests.builders import SmallIntake, SmallStages, article


def json_stages(small: SmallStages) -> Stages:
    """Small stages that know records of JSON: the text stands in the original where its quotes open."""

    def take_in(data: bytes, name: str, *, url: str | None = None) -> SmallIntake:
        raw = data.decode()
        try:
            text = json.loads(raw)["text"]
        except ValueError:
            return SmallIntake((article(raw, id="sha", name=name),))
        run = Run(0, len(text), raw.index(text), len(text))
        return SmallIntake((replace(article(text, id="sha", name=name), raw=RawMap((run,))),))

    return replace(small.stages(), take_in=take_in)


def test_records_keep_their_ids_and_open_in_the_file(tmp_path: Path, small: SmallStages) -> None:
    path = tmp_path / "records.jsonl"
    rows = [{"id": "first", "text": "Kenya met Ghana. Élan."}, {"id": 2, "text": "Then Togo met Benin."}]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    found = list(read_files([path], tell=lambda problem: None, stages=json_stages(small)))
    assert [(a.id, a.name, r.document) for a, r in found] == [("first", "first", "first"), ("2", "2", "2")]
    raw = path.read_text("utf-8")
    for source, reading in found:
        for claim in reading.claims:
            start, end = source.raw.locate(claim.evidence.start, claim.evidence.end)
            assert raw[start:end] == claim.evidence.words


def test_a_json_file_that_is_no_list_of_records_is_one_document(tmp_path: Path, small: SmallStages) -> None:
    (tmp_path / "a.json").write_text('{"title": "no id here"}\n')
    (found,) = articles_in([tmp_path / "a.json"], tell=lambda problem: None, stages=small.stages())
    assert found.name == "a.json"


def test_problems_are_told_and_the_rest_is_read(tmp_path: Path, small: SmallStages) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "a.txt").write_text("Kenya met Ghana.")
    problems: list[Problem] = []
    paths = [tmp_path / "missing.txt", tmp_path]
    found = list(read_files(paths, tell=problems.append, stages=small.stages()))
    assert [a.name for a, _ in found] == ["a.txt"]
    assert [problem.kind for problem in problems] == ["missing", "empty"]


def test_memory_does_not_grow_with_the_pile(tmp_path: Path, small: SmallStages) -> None:
    """What is read is handed on: never more than a few articles wait."""
    for n in range(3 * TOGETHER):
        (tmp_path / f"{n}.txt").write_text(f"Kenya met Ghana {n}.")
    stages = small.stages()
    for done, _ in enumerate(read_files([tmp_path], tell=lambda problem: None, stages=stages), start=1):
        assert len(small.taken_in) - done < TOGETHER


def test_a_document_on_which_accord_fails_costs_only_itself(tmp_path: Path, small: SmallStages) -> None:
    for name, text in {"a": "Kenya met Ghana.", "b": "break the reader", "c": "break the intake", "d": "Hi."}.items():
        (tmp_path / name).write_text(text)
    problems: list[Problem] = []
    found = list(read_files([tmp_path], tell=problems.append, stages=small.stages()))
    assert [a.name for a, _ in found] == ["a", "d"]
    assert sorted((problem.source, problem.kind) for problem in problems) == [("b", "failed"), ("c", "failed")]
