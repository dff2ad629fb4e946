"""What holds of a reading whatever the text: evidence, determinism, purity."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Reading, Span
from accord.reading import Reader
from tests.reading.conftest import as_article

WORDS = st.sampled_from(
    "Chad Niger attacked denied will not said that the president of Kenya’s ministry signed a treaty with Ümit "
    "“talks” in Nairobi, on Monday 3 May 2020 . ? ; (it) their both countries 伊朗 ایران Київ 🙂 — if unless 1,000 "
    "sanctions against accused him by according to Reuters \n\n".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join).filter(str.strip)


def spans_of(reading: Reading) -> list[Span]:
    found = [m.span for m in reading.mentions] + [t.span for t in reading.times]
    for claim in reading.claims:
        found += [claim.trigger, claim.evidence, *(s for _, s in claim.because)]
        found += [r.span for r in claim.actors if r.span] + [v.span for v in claim.sources if v.span]
        found += [s for s in (claim.time_span, claim.place.span if claim.place else None) if s]
        found += [q.span for q in claim.quantities]
    return found + [s for office in reading.offices for s in office.evidence]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_every_span_holds_and_every_actor_is_known(reader: Reader, text: str) -> None:
    reading = reader.read(as_article(text))
    assert [s.words for s in spans_of(reading) if not s.holds_in(text)] == []
    known = {actor.id for actor in reading.actors}
    assert {r.actor for c in reading.claims for r in c.actors} <= known
    assert {v.actor for c in reading.claims for v in c.sources} <= known
    assert len({c.id for c in reading.claims}) == len(reading.claims)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_reading_looks_at_no_other_document(reader: Reader, texts: list[str]) -> None:
    articles = [as_article(text) for text in dict.fromkeys(texts)]
    together = list(reader.read_all(articles))
    assert together == [reader.read(article) for article in articles]
