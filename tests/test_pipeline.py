"""The whole story: the same record whatever the order, and every span of it opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord import export, knowledge
from accord.dossier import Dossier
from accord.model import Actor, Article, Name, Problem, Reading, Record, Role
from accord.pipeline import build, problems_of
from tests.builders import article, claim, day, reading, span

TEXTS = (
    "Kenya and Ghana signed a pact in Accra on 2 May 2019.",
    "In Accra, Ghana signed a pact with Kenya on 2 May 2019, officials said.",
    "Togo accused Benin of delay on 4 May 2019.",
)
STATES = {"Kenya": "KEN", "Ghana": "GHA", "Togo": "TGO", "Benin": "BEN"}


def read_by_hand(source: Article) -> Reading:
    """A reading as the reader would give it: one claim, its states as actors."""
    named = {name: id for name, id in STATES.items() if name in source.text}
    verb, kind = ("accused", "ACCUSE") if "accused" in source.text else ("signed", "SUPPORT")
    when = "2019-05-04" if kind == "ACCUSE" else "2019-05-02"
    roles = tuple(Role("participant", id, span(source, name)) for name, id in named.items())
    told = claim(source, verb, type=kind, actors=roles, time=day(when))
    actors = tuple(
        Actor(id, "state", name, (Name(name, (span(source, name),)),), country=id) for name, id in named.items()
    )
    return reading(source, told, actors=actors)


DOCUMENTS = tuple(article(text, name=f"{n}.txt", published=day("2019-05-05")) for n, text in enumerate(TEXTS))


@pytest.fixture(scope="module")
def whole() -> Record:
    return build(DOCUMENTS, [read_by_hand(source) for source in DOCUMENTS], (), knowledge.load())


def test_all_that_is_claimed_is_in_the_record(whole: Record) -> None:
    ids = {claim.id for claim in whole.claims}
    assert len(ids) == len(DOCUMENTS)
    assert {id for event in whole.events for id in event.claims} <= ids
    assert {actor.id for actor in whole.actors} == set(STATES.values())


def test_two_tellings_are_one_event(whole: Record) -> None:
    assert sorted(len(event.documents) for event in whole.events) == [1, 2]


@settings(max_examples=6, deadline=None)
@given(st.permutations(DOCUMENTS))
def test_the_order_of_documents_does_not_matter(whole: Record, documents: list[Article]) -> None:
    again = build(documents, [read_by_hand(source) for source in documents], (), knowledge.load())
    assert (again.events, again.actors, again.conflicts) == (whole.events, whole.actors, whole.conflicts)


def test_problems_are_told_once() -> None:
    known = Problem("a.txt", "truncated", "it breaks off", "Fetch it again")
    other = Problem("a.txt", "language", "it is not English", "Leave it out")
    source = article("Kenya met Ghana.", problems=(known,))
    assert problems_of([source], [reading(source, problems=(known, other))]) == (known, other)


# ---------------------------------------------------------------- with the language model, on the example dossier
EXAMPLE = Path(__file__).parents[1] / "examples" / "horn-2018" / "documents"


def exported(dossier: Dossier, out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in export.write("jsonl", dossier.record(), out)}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    dossier = Dossier.create(tmp_path_factory.mktemp("example") / "dossier")
    dossier.add([EXAMPLE])
    dossier.build()
    return dossier


def test_every_span_of_the_example_opens(example: Dossier) -> None:
    assert len(example.record().claims) > 20
    assert example.check() == []


def test_the_example_is_the_same_in_another_order_and_from_nothing(example: Dossier, tmp_path: Path) -> None:
    first = exported(example, tmp_path / "first")
    other = Dossier.create(tmp_path / "dossier")
    for path in sorted(EXAMPLE.iterdir(), reverse=True):
        other.add([path])
    other.build()
    assert exported(other, tmp_path / "other") == first
    shutil.rmtree(example.folder / ".accord")
    example.build()
    assert exported(example, tmp_path / "again") == first


def test_nothing_is_read_again(example: Dossier) -> None:
    example.build()
    again = example.build()
    assert (again.changed, again.taken_in, again.read) == (False, 0, 0)
