"""The line that a report opens with: place, day and agency, cut from the text that is read."""

from __future__ import annotations

import pytest

from accord.intake.traits import dateline

OPENINGS = [
    ("LIMA, May 3 (Agency) - The port reopened.", "The port reopened."),
    ("LIMA - The port reopened.", "The port reopened."),
    ("ANKARA: A court freed him.", "A court freed him."),
    ("Harare, Zimbabwe - Police came.", "Police came."),
    ("Lima, May 3, ANDINA - The port reopened.", "The port reopened."),
]


@pytest.mark.parametrize(("text", "rest"), OPENINGS, ids=[text for text, _ in OPENINGS])
def test_dateline_ends_before_the_report(text: str, rest: str) -> None:
    found = dateline(text)
    assert found is not None
    assert text[found.end :] == rest


@pytest.mark.parametrize("text", ["NOTE: The port reopened.", "Peace Talks - The end nears.", "The port reopened."])
def test_other_openings_are_no_datelines(text: str) -> None:
    assert dateline(text) is None


def test_agency_behind_the_day_is_the_agency() -> None:
    found = dateline("Lima, May 3, ANDINA - The port reopened.")
    assert found is not None
    assert found.agency == "ANDINA"
