"""Decisions move claims between events; none is lost on the way and none is told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.merging.acts import Act, acts_of
from accord.merging.decisions import ACTIONS, anchor, event_id, rule
from accord.merging.events import cluster
from accord.model import Claim, Decision
from tests.merging.builders import ACTORS, reading
from tests.merging.test_merge import SAME, TREATY, VISIT, claims, merged, one, readings_of


def decision(
    id: str, action: str, target: str, value: str = "", words: str = "", undoes: str | None = None
) -> Decision:
    return Decision(id, "2024-01-01", "me", action, target, words, "known", value or None, undoes)


def acts(drawn: Sequence[Claim]) -> list[Act]:
    return acts_of(readings_of(list(drawn)), {actor.id: actor for actor in ACTORS})


def keys(groups: Sequence[Sequence[Act]]) -> Counter[tuple[str, str]]:
    return Counter((act.id, act.part) for group in groups for act in group)


@settings(max_examples=60, deadline=None)
@given(st.lists(claims(), min_size=1, max_size=8), st.data())
def test_every_claim_is_in_one_event_or_rejected(drawn: list[Claim], data: st.DataObject) -> None:
    groups = cluster(acts(drawn))
    every = [act for group in groups for act in group]
    targets = st.sampled_from([id for act in every for id in (act.id, event_id(act.id, act.part))] + ["gone"])
    made = st.tuples(st.sampled_from(ACTIONS), targets, targets)
    log = [decision(str(n), *each) for n, each in enumerate(data.draw(st.lists(made, max_size=8)))]
    rulings = rule(log, groups, {})
    left = keys(rulings.groups)
    assert set(left.values()) <= {1}
    assert {key for key in keys(groups) if key[0] not in rulings.rejected} == set(left)
    undone = [*log, *(decision(f"u{each.id}", "undo", each.id, undoes=each.id) for each in log)]
    assert rule(undone, groups, {}).groups == [list(group) for group in groups]


def test_an_event_that_has_another_id_by_now_is_still_found() -> None:
    was = one(merged(reading("a", TREATY, published="2019-05-03")))
    both = reading("a", TREATY, published="2019-05-03"), reading("b", SAME, published="2019-05-02")
    now = one(merged(*both))
    assert was.id != now.id
    assert merged(*both, decisions=(decision("1", "reject", was.id),)).events == ()


def test_what_was_joined_is_rejected_as_a_whole_and_told_as_rejected() -> None:
    readings = reading("a", TREATY, VISIT), reading("b", SAME)
    first, second = merged(*readings).events
    log = (decision("1", "join", first.id, second.id), decision("2", "reject", second.id))
    result = merged(*readings, decisions=log)
    assert result.events == ()
    assert result.rejected == frozenset({TREATY.id, SAME.id, VISIT.id})


def test_the_anchor_of_an_event_is_the_claim_that_its_id_is_drawn_from() -> None:
    event = one(merged(reading("a", TREATY, published="2019-05-03"), reading("b", SAME, published="2019-05-02")))
    assert anchor(event.id, [TREATY, SAME]) == SAME
    assert anchor("gone", [TREATY, SAME]) is None


def test_where_the_claim_is_gone_its_words_are_looked_for() -> None:
    log = (
        decision("1", "reject", "gone", words=TREATY.evidence.words),
        decision("2", "reject", "gone", words="nowhere"),
    )
    result = merged(reading("a", TREATY), reading("b", VISIT), decisions=log)
    assert TREATY.id in result.rejected
    assert [each.id for each in result.loose] == ["2"]
