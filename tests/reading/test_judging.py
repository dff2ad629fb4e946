"""What is said of a whole clause decides how its act stands."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

TOLD = [
    ("It is possible that Togo invaded Benin.", "possible positive"),
    ("It is not clear that Togo invaded Benin.", "possible positive"),
    ("Whether Togo invaded Benin is not known.", "possible positive"),
    ("Diplomats are not sure that Togo invaded Benin.", "possible positive"),
    ("There are signs that Togo invaded Benin.", "possible positive"),
    ("It cannot be ruled out that Togo invaded Benin.", "possible positive"),
    ("It looks as if Togo invaded Benin.", "possible positive"),
    ("It is not true that Togo invaded Benin.", "denied positive"),
    ("It is a lie that Togo invaded Benin.", "denied positive"),
    ("It was denied by the premier that Togo had invaded Benin.", "denied positive"),
    ("The premier ruled out that Togo invaded Benin.", "denied positive"),
    ("It would be wrong to say that Togo invaded Benin.", "denied positive"),
    ("There is no proof that Togo invaded Benin.", "alleged positive"),
    ("It has not been confirmed that Togo invaded Benin.", "alleged positive"),
    ("It has yet to be confirmed that Togo invaded Benin.", "alleged positive"),
    ("There is scant proof that Togo invaded Benin.", "alleged positive"),
    ("Kenya demanded proof that Togo invaded Benin.", "alleged positive"),
    ("Kenya has shown proof that Togo invaded Benin.", "happened positive"),
    ("If it is true that Togo invaded Benin, Kenya will act.", "possible positive"),
    ("It may be true that Togo invaded Benin.", "possible positive"),
    ("It is by no means certain that Togo invaded Benin.", "possible positive"),
    ("It is absurd that Togo invaded Benin.", "happened positive"),
    ("It was reported that Togo invaded Benin.", "hearsay positive"),
    ("It seems that Togo invaded Benin.", "hearsay positive"),
    ("Some say Togo invaded Benin.", "hearsay positive"),
    ("It is clear that Togo invaded Benin.", "happened positive"),
    ("There is no doubt that Togo invaded Benin.", "happened positive"),
    ("There is proof that Togo invaded Benin.", "happened positive"),
    ("It is regrettable that Togo invaded Benin.", "happened positive"),
    ("It was the army of Togo that invaded Benin.", "happened positive"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text for text, _ in TOLD])
def test_clause_as_a_whole(read: Read, text: str, expected: str) -> None:
    (claim,) = [claim for claim in read(text).claims if claim.type == "ASSAULT"]
    assert f"{claim.modality} {claim.polarity}" == expected


NOT_DONE = [
    ("Far from invading Benin, Togo sent a nurse.", "happened negative"),
    ("Instead of invading Benin, Togo sent a nurse.", "happened negative"),
    ("Togo stopped short of invading Benin.", "happened negative"),
    ("Togo was on the brink of invading Benin.", "planned positive"),
    ("Togo was to have invaded Benin.", "planned positive"),
    ("Togo cancelled the invasion of Benin.", "happened negative"),
    ("Togo ruled out invading Benin.", "denied positive"),
    ("Togo was acquitted of invading Benin.", "denied positive"),
    ("War games simulated an invasion of Benin by Togo.", "counterfactual positive"),
    ("Togo is too weak to invade Benin.", "possible negative"),
    ("Reports that Togo invaded Benin are false.", "denied positive"),
    ("Togo is not guilty of invading Benin.", "happened negative"),
    ("Benin braced for an invasion by Togo.", "possible positive"),
]


@pytest.mark.parametrize(("text", "expected"), NOT_DONE, ids=[text for text, _ in NOT_DONE])
def test_what_was_nearly_or_not_done(read: Read, text: str, expected: str) -> None:
    (claim,) = [claim for claim in read(text).claims if claim.type == "ASSAULT"]
    assert f"{claim.modality} {claim.polarity}" == expected
