"""The record as of a day: of what was surely published by then, kept beside the record and never older than it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from accord.dossier import Dossier, days, past
from accord.dossier.stages import Stages
from accord.dossier.store import NotBuiltError
from accord.errors import StoreError, UsageError
from accord.model import Article, Reading, Record
from tests.builders import SmallStages, day
from tests.dossier.test_folder import put

PILE = {
    "early.txt": "Kenya met Ghana on 2019-05-02. Out 2019-05-03",
    "late.txt": "Togo met Benin on 2019-05-02. Out 2019-07-04",
    "undated.txt": "Chad met Niger on 2019-05-02.",
}


class Dated(SmallStages):
    """Small stages whose texts end with the day on which they came out; they remember how often a record was made."""

    made = 0

    def stages(self) -> Stages:
        return replace(super().stages(), build=self._counted)

    def _counted(self, articles: Sequence[Article], readings: Sequence[Reading], decisions: Sequence[object]) -> Record:
        self.made += 1
        return self._build(articles, readings, ())

    def _records(self, text: str, sha: str, name: str, url: str | None) -> Iterator[Article]:
        for one in super()._records(text, sha, name, url):
            out = one.text.rpartition("Out ")
            yield replace(one, published=day(out[2])) if out[1] else one


@pytest.fixture
def dated() -> Dated:
    return Dated()


@pytest.fixture
def built(tmp_path: Path, dated: Dated) -> Dossier:
    Dossier.create(tmp_path / "dossier")
    dossier = Dossier(tmp_path / "dossier", stages=dated.stages())
    dossier.add(put(tmp_path / "pile", PILE))
    dossier.build()
    return dossier


def names(dossier: Dossier, as_of: str | None = None) -> set[str]:
    return {article.name for article in dossier.record(as_of).articles}


@pytest.mark.parametrize(
    ("as_of", "there"),
    [
        ("2019-05-02", set()),
        ("2019-05-03", {"early.txt"}),
        ("2019-05", {"early.txt"}),
        ("2019-06", {"early.txt"}),
        ("2019-07-03", {"early.txt"}),
        ("2019", {"early.txt", "late.txt"}),
        ("2031", {"early.txt", "late.txt"}),  # when the undated one came out, nobody knows
    ],
)
def test_what_was_surely_published_by_then_is_there(built: Dossier, as_of: str, there: set[str]) -> None:
    assert names(built, as_of) == there
    assert names(built) == set(PILE)
    with built.open(as_of) as store:
        assert (store.meta("as_of"), store.meta("left_out")) == (as_of, str(len(PILE) - len(there)))


def test_it_is_made_once(built: Dossier, dated: Dated) -> None:
    made = dated.made
    for _ in range(3):
        names(built, "2019-06")
    assert dated.made == made + 1
    assert sorted(file.name for file in (built.folder / ".accord" / past.FOLDER).iterdir()) == ["2019-06.sqlite"]


def test_two_days_are_kept_apart(built: Dossier, dated: Dated) -> None:
    assert [names(built, as_of) for as_of in ("2019-06", "2019-07", "2019-06")] == [
        {"early.txt"},
        {"early.txt", "late.txt"},
        {"early.txt"},
    ]
    assert dated.made == 3


def test_it_is_made_anew_when_the_record_was(built: Dossier, tmp_path: Path) -> None:
    assert names(built, "2019-06") == {"early.txt"}
    built.add(put(tmp_path / "pile", {"more.txt": "Peru met Chile. Out 2019-05-09"}))
    assert names(built, "2019-06") == {"early.txt"}  # as in the record, what is not built does not count
    built.build()
    assert names(built, "2019-06") == {"early.txt", "more.txt"}


def test_what_came_since_the_build_does_not_count(built: Dossier, tmp_path: Path) -> None:
    built.add(put(tmp_path / "pile", {"more.txt": "Peru met Chile. Out 2019-05-09"}))
    assert names(built, "2019-06") == {"early.txt"}


def test_problems_of_later_documents_are_not_in_it(built: Dossier, tmp_path: Path) -> None:
    built.add(put(tmp_path / "pile", {"empty.txt": " "}))
    built.build()
    assert [problem.source for problem in built.record().problems] == ["empty.txt"]
    assert built.record("2019-06").problems == ()


def test_the_days_longest_unused_are_dropped(built: Dossier) -> None:
    asked = [f"20{year}" for year in range(10, 10 + past.KEPT)]
    for nth, as_of in enumerate(asked):
        names(built, as_of)
        os.utime(built.folder / ".accord" / past.FOLDER / f"{as_of}.sqlite", (nth, nth))
    names(built, asked[0])  # used again
    names(built, "2031")
    kept = {file.stem for file in (built.folder / ".accord" / past.FOLDER).iterdir()}
    assert kept == {*asked, "2031"} - {asked[1]}


def test_one_of_another_layout_is_made_anew(built: Dossier) -> None:
    names(built, "2019-06")
    (built.folder / ".accord" / past.FOLDER / "2019-06.sqlite").write_bytes(b"")
    assert names(built, "2019-06") == {"early.txt"}


def test_it_is_read_where_nothing_can_be_written(built: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    names(built, "2019-06")

    def refuse(*given: object, **more: object) -> None:
        raise PermissionError("read only")

    monkeypatch.setattr(os, "utime", refuse)
    assert names(built, "2019-06") == {"early.txt"}
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StoreError, match="cannot be written"):
        names(built, "2019-07")


def test_nothing_is_known_as_of_a_day_before_the_first_build(dossier: Dossier) -> None:
    with pytest.raises(NotBuiltError), dossier.open("2019"):
        pass


@pytest.mark.parametrize(
    "text",
    ["", "2019-02-30", "2019-13", "2019-00", "19", "0000", "2019-5-2", "../2019", "2019/05", "2019-05-02 ", "٢٠١٩"],
)
def test_what_is_no_day_is_refused(built: Dossier, text: str) -> None:
    with pytest.raises(UsageError), built.open(text):
        pass
    assert not (built.folder / ".accord" / past.FOLDER).exists()


@pytest.mark.parametrize("text", ["2019", "2019-05", "2019-05-02", "2020-02-29"])
def test_days_are_taken_as_they_are_given(text: str) -> None:
    assert days.checked(text) == text
