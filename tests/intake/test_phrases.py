"""Every entry of the table of phrases keeps its word."""

from __future__ import annotations

import pytest

from accord.intake.phrases import PHRASES, Phrase


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase.kind}/{phrase.why}/{phrase.yes[0][:20]}")
def test_phrase_keeps_its_word(phrase: Phrase) -> None:
    assert [line for line in phrase.yes if not phrase.fits(line)] == [], "missed"
    assert [line for line in phrase.no if phrase.fits(line)] == [], "wrongly found"
