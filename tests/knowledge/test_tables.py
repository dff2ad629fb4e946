"""What the shipped tables say: spot facts, sane dates, flags on names that mean two things."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accord.knowledge import Form, Tenure, load
from accord.knowledge.nouns import fold, last_day

KNOWN = load()
SHARED_OFFICES = {("BIH", "member of the presidency"), ("AND", "co-prince")}
MANY_HOLD = frozenset(
    "opposition leader|senator|representative|member of parliament|justice|member of the state duma"
    "|lawmaker of the provincial assembly|member of the knesset|member of the bundestag"
    "|member of the national assembly|member of the european parliament|deputy prime minister|vice premier"
    "|foreign ministry spokesman|foreign ministry spokeswoman|cleric|archbishop|patriarch|preacher"
    "|businessman|singer|actor|footballer|athlete|activist".split("|")
)  # seats of many, and callings
CONTESTED = {  # two held the office at once, each with some recognition, or one stood in for the other
    ("CIV", "alassane-ouattara"),
    ("MDG", "marc-ravalomanana"),
    ("KGZ", "roza-otunbayeva"),
    ("ISR", "ehud-olmert"),
}


@pytest.mark.parametrize(
    ("text", "entity", "kind"),
    [
        ("Iran", "IRN", "name"),
        ("Islamic Republic of Iran", "IRN", "official"),
        ("Kremlin", "RUS", "seat"),
        ("Downing Street", "GBR", "seat"),
        ("Zhongnanhai", "CHN", "seat"),
        ("Filipinos", "PHL", "demonym_plural"),
        ("Swaziland", "SWZ", "former"),
        ("Zaire", "COD", "former"),
        ("U.S.", "USA", "abbreviation"),
        ("Côte d’Ivoire", "CIV", "short"),
        ("Hezbollah", "hezbollah", "name"),
        ("IRGC", "irgc", "abbreviation"),
        ("IAEA", "iaea", "abbreviation"),
        ("Revolutionary Guards", "irgc", "short"),
        ("Geneva", "geneva", "city"),
        ("Nagorno-Karabakh", "nagorno-karabakh", "place"),
        ("Alyaksandr Lukashenka", "alexander-lukashenko", "person"),
        ("Lukashenko", "alexander-lukashenko", "surname"),
    ],
)
def test_words_name_who_they_name(text: str, entity: str, kind: str) -> None:
    assert (entity, kind) in {(form.entity, form.kind) for form in KNOWN.find(text)}


@pytest.mark.parametrize(
    ("holder_of", "office", "day", "person"),
    [
        ("IRN", "president", "2022-05-01", "ebrahim-raisi"),
        ("IRN", "supreme leader", "2004-01-01", "ali-khamenei"),
        ("IRN", "foreign_minister", "2016-01-16", "mohammad-javad-zarif"),
        ("BLR", "head_of_state", "2007-01-01", "alexander-lukashenko"),
        ("RUS", "president", "2010-01-01", "dmitry-medvedev"),
        ("RUS", "prime minister", "2010-01-01", "vladimir-putin"),
        ("GBR", "monarch", "2010-01-01", "elizabeth-ii"),
        ("SAU", "monarch", "2010-01-01", "king-abdullah"),
        ("DEU", "chancellor", "2006-01-01", "angela-merkel"),
        ("CHN", "prime minister", "2010-01-01", "wen-jiabao"),
        ("USA", "head_of_government", "2018-01-01", "donald-trump"),
        ("TUR", "head_of_government", "2020-01-01", "recep-tayyip-erdogan"),
        ("united-nations", "secretary-general", "2003-01-01", "kofi-annan"),
        ("iaea", "head_of_organisation", "2012-01-01", "yukiya-amano"),
    ],
)
def test_offices_have_their_holders(holder_of: str, office: str, day: str, person: str) -> None:
    assert [tenure.person for tenure in KNOWN.holders(holder_of, office, day)] == [person]


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [("nato", "2003-01-01", 19), ("nato", "2024-12-31", 32), ("european-union", "2010-01-01", 27),
     ("european-union", "2016-01-01", 28), ("g7", "2020-01-01", 7), ("gcc", "2020-01-01", 6),
     ("united-nations", "2020-01-01", 193), ("brics", "2012-01-01", 5), ("asean", "2010-01-01", 10)],
)  # fmt: skip
def test_organisations_have_their_members(organisation: str, day: str, count: int) -> None:
    assert len(KNOWN.members(organisation, day)) == count


def test_most_states_have_a_head_of_state_and_of_government_on_any_recent_day() -> None:
    members = [state.id for state in KNOWN.states.values() if state.un_member == "yes"]
    for day in ("2006-07-01", "2014-07-01", "2022-07-01"):
        held = [
            s for s in members if KNOWN.holders(s, "head_of_state", day) or KNOWN.holders(s, "head_of_government", day)
        ]
        assert len(held) >= 185, sorted(set(members) - set(held))


def test_nobody_holds_two_spells_of_one_office_at_once_and_hand_overs_do_not_overlap() -> None:
    by_office: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in KNOWN.tenures:
        by_office.setdefault((tenure.state or tenure.organisation or "", tenure.office), []).append(tenure)
    for key, tenures in by_office.items():
        if key in SHARED_OFFICES or key[1] in MANY_HOLD:
            continue
        for before, after in pairwise(sorted(tenures, key=lambda tenure: tenure.start or "")):
            assert before.end, f"{key}: {before.person} has no end, yet {after.person} follows"
            shortest = min(len(before.end), len(after.start or ""))
            apart = before.end[:shortest] <= (after.start or "")[:shortest]
            assert apart or (key[0], after.person) in CONTESTED, f"{key}: {before.person} and {after.person}"


def test_no_name_means_two_things_unflagged() -> None:
    for forms in KNOWN.forms.values():
        for a, b in combinations(forms, 2):
            home_a, home_b = KNOWN.entities[a.entity].country, KNOWN.entities[b.entity].country
            if a.entity != b.entity and a.overlaps(b) and home_a != home_b:
                assert a.ambiguous, a
                assert b.ambiguous, b


@pytest.mark.parametrize("text", ["Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Congo", "Bush", "May", "Brown"])
def test_names_that_are_common_words_are_flagged(text: str) -> None:
    assert all(form.ambiguous for form in KNOWN.forms[text])


@pytest.mark.parametrize(
    ("text", "usual"), [("Congo", "COD"), ("Dominicans", "DOM"), ("Korean", "KOR"), ("Congress", "us-congress")]
)
def test_the_usual_meaning_stands_first(text: str, usual: str) -> None:
    assert KNOWN.find(text)[0].entity == usual


def test_years_keep_a_former_name_apart() -> None:
    (former,) = [form for form in KNOWN.forms["Zaire"] if form.entity == "COD"]
    assert former.in_use(1990)
    assert not former.in_use(2005)


@given(st.sampled_from(sorted(KNOWN.forms)))
def test_every_form_is_found_as_it_stands(text: str) -> None:
    assert KNOWN.find(text) == KNOWN.forms[text]
    assert all(form in KNOWN.forms_of(form.entity) for form in KNOWN.find(text))


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_folding_hides_an_article(text: str) -> None:
    folded = fold(text)
    begins = text.casefold().replace("-", " ").split()[:1]
    assume(folded and begins != ["the"] and folded.split()[0] != "the")  # of two articles one is hidden
    assert fold("The " + text) == folded


@given(st.sampled_from(sorted(KNOWN.forms)))
def test_folding_hides_case(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@given(st.sampled_from(KNOWN.tenures))
def test_a_tenure_covers_its_own_days(tenure: Tenure) -> None:
    assert tenure.earliest is None or tenure.covers(tenure.earliest)
    assert tenure.latest is None or tenure.covers(tenure.latest)


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_the_last_day_of_a_month_is_followed_by_no_other(year: int, month: int) -> None:
    from datetime import date, timedelta

    assert (date.fromisoformat(last_day(f"{year}-{month:02}")) + timedelta(days=1)).day == 1


def test_years_that_do_not_meet_do_not_overlap() -> None:
    early, late = Form("A", "x", "name", latest=1990), Form("A", "y", "name", earliest=1991)
    assert not early.overlaps(late)
    assert early.overlaps(Form("A", "z", "name"))
