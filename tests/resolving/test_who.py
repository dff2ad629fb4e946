"""Whom a phrase means. The phrases are written for these tests."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from accord import knowledge, lexicon
from accord.cli import main
from accord.cli.whois import as_day
from accord.errors import UsageError
from accord.knowledge.cities import city
from accord.resolving.who import NON_STATES, Answer
from accord.resolving.who import who as resolve

KNOWN = knowledge.load()
WORDS = lexicon.load()


def who(text: str, day: str | None = None, context: str | None = None) -> Answer:
    return resolve(text, KNOWN, WORDS, day=day, context=context)


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("coal miners in Poland", "POL", "LAB"),
        ("Bolivian coca growers", "BOL", "AGR"),
        ("Kenya's Supreme Court", "KEN", "JUD"),
        ("the Nigerian Senate", "NGA", "LEG"),
        ("the Central Bank of Ghana", "GHA", "GOV"),
        ("a doctor in Gaza", "PSE", "MED"),
        ("police in Lagos", "NGA", "COP"),
        ("Mexican drug cartel", "MEX", "CRM"),
        ("Syrian refugees in Turkey", "SYR", "REF"),
        ("soldiers from Chad", "TCD", "MIL"),
        ("masked gunmen", None, "UAF"),
        ("farmers", None, "AGR"),
        ("the Polish ambassador to Germany", "POL", "GOV"),
        ("ambassador of Iran in Iraq", "IRN", "GOV"),
        ("US embassy in Kabul", "USA", "GOV"),
        ("UN peacekeepers in Mali", "UNO", "MIL"),
        ("EU foreign ministers", "EUR", "GOV"),
        ("a multinational company", "MNC", "BUS"),
        ("aid workers", "NGO", "SOC"),
        ("Turkish aid group", "TUR", "SOC"),
        ("a self-declared republic", None, "PRE"),
        ("Oslo-based company", "NOR", "BUS"),
        ("the press service of the Polish defence ministry", "POL", "GOV"),
        ("media adviser to the president", None, "GOV"),
        ("Kenyan Deputy President", "KEN", "GOV"),
        ("Chilean secretary of energy", "CHL", "GOV"),
        ("British justice secretary", "GBR", "GOV"),
        ("Secretary of State for Work and Pensions", None, "GOV"),
        ("opposition lawmakers in Peru", "PER", "LEG"),
        ("displaced Ukrainians", "UKR", "REF"),
        ("angry Spaniards", "ESP", "CVL"),
        ("the Jordanian National Security Council", "JOR", "GOV"),
    ],
)
def test_groups_and_bodies_have_the_sector_of_their_noun(text: str, country: str | None, sector: str) -> None:
    answer = who(text)
    assert (answer.country, answer.sector, answer.actor) == (country, sector, None)


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("a spokesman for the Taliban", "AFG", "GOV"),
        ("the head of the Colombian army", "COL", "MIL"),
        ("members of parliament in Kuwait", "KWT", "LEG"),
        ("leader of Hezbollah", "LBN", "REB"),
        ("a Lutheran police officer", None, "COP"),
        ("prominent Muslim community leaders", None, "REL"),
        ("Congolese rebel army", "COD", "REB"),
        ("Hamas fighters", "PSE", "REB"),
        ("Chinese opposition figure", "CHN", "OPP"),
    ],
)
def test_a_weak_noun_belongs_where_what_it_leads_belongs(text: str, country: str | None, sector: str) -> None:
    answer = who(text)
    assert (answer.country, answer.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("the White House", "USA", "GOV"),
        ("Nairobi", "KEN", "GOV"),
        ("Istanbul", "TUR", "CVL"),
        ("Russians", "RUS", "CVL"),
        ("Portugal", "PRT", None),
        ("Somaliland", "SOM", "PRE"),
        ("Abkhazian forces", "GEO", "PRE"),
        ("Middle East", None, None),
        ("African leaders", None, "GOV"),
        ("NATO", "IGO", None),
        ("World Health Organization", "UNO", None),
        ("Amnesty International", "NGO", "SOC"),
        ("al-Qaeda", "IMG", "REB"),
        ("CIA", "USA", "SPY"),
        ("Trincomalee", "LKA", "CVL"),
        ("They", None, "UNK"),
    ],
)
def test_names_of_the_tables(text: str, country: str | None, sector: str | None) -> None:
    answer = who(text)
    assert (answer.country, answer.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "day", "actor", "sector"),
    [
        ("German Chancellor", "2010", "angela-merkel", "GOV"),
        ("Jeremy Corbyn", "2017-03", "jeremy-corbyn", "PTY"),
        ("Angela Merkel", "2015", "angela-merkel", "GOV"),  # not for leading her party
        ("Theresa May", "2018", "theresa-may", "GOV"),
        ("Theresa May", "2020", "theresa-may", "LEG"),
        ("Rahm Emanuel", "2015", "rahm-emanuel", "GOV"),
        ("Patty Murray", "2012", "patty-murray", "LEG"),
        ("the Iranian president", "2022-05-01", "ebrahim-raisi", "GOV"),
        ("president of Brazil", "2005-03", "luiz-inacio-lula-da-silva", "GOV"),
        ("the Secretary General of the UN", "2015", "ban-ki-moon", None),
        ("Vladimir Putin", "1998-12-01", "vladimir-putin", "SPY"),
        ("Vladimir Putin", "2009-01-01", "vladimir-putin", "GOV"),
        ("Angela Merkel", "2023-01-01", "angela-merkel", "ELI"),
        ("former German Chancellor Angela Merkel", "2010", "angela-merkel", "ELI"),
        ("President Bush", "2003-04-01", "george-w-bush", "GOV"),
        ("US Senator Lindsey Graham", None, "lindsey-graham", "LEG"),
        ("Boris Johnson", "2020", "boris-johnson", "GOV"),
        ("Boris Johnson", "2017-01-01", "boris-johnson", "GOV"),
        ("Theresa May", "2021-01-01", "theresa-may", "LEG"),
        ("the pope", "2014", "pope-francis", "REL"),
    ],
)
def test_persons_and_holders_by_day(text: str, day: str | None, actor: str, sector: str | None) -> None:
    answer = who(text, day)
    assert (answer.actor, answer.sector) == (actor, sector)


def test_a_deputy_or_predecessor_is_not_the_holder() -> None:
    assert who("deputy German chancellor", "2010").actor is None
    assert who("former German chancellor", "2010").actor is None
    assert who("former German chancellor", "2010").sector == "ELI"


def test_the_family_of_a_leader_is_no_official() -> None:
    answer = who("President Putin's daughter")
    assert (answer.actor, answer.country, answer.sector) == (None, "RUS", "ELI")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Emanuel Macron", "emmanuel-macron"),
        ("Alexander Lukashenka", "alexander-lukashenko"),
        ("Mohamed bin Salman", "mohammed-bin-salman"),
        ("Francois Hollande", "francois-hollande"),
    ],
)
def test_other_spellings_are_recognised_and_said(text: str, actor: str) -> None:
    assert who(text).actor == actor


@pytest.mark.parametrize(
    "text", ["John Smith", "Jordan Smith", "Ivan Putin", "Paris Hilton", "earthquake", "Bush", "", "the", ",", "'"]
)
def test_strangers_and_things_are_not_coded(text: str) -> None:
    assert (who(text).country, who(text).sector) == (None, None)


def test_the_context_decides_only_where_it_names_one_state() -> None:
    assert who("the Interior Ministry", context="talks in Peru").country == "PER"
    assert who("the Interior Ministry", context="Peru and Chile").country is None
    assert who("the Interior Ministry of Chile", context="talks in Peru").country == "CHL"


def test_an_old_state_is_meant_only_in_its_time() -> None:
    assert who("the Kremlin").country == "RUS"
    assert who("the Kremlin", "1985-06-01").country == "SUN"


def test_the_basis_says_what_decided() -> None:
    assert "chancellor of Germany" in who("German Chancellor", "2010").basis
    assert "'Emanuel Macron' taken for 'Emmanuel Macron'" in who("Emanuel Macron").basis
    assert "farmers" in who("farmers").basis


def test_no_noun_has_two_sectors() -> None:
    sectors = WORDS.who["sectors"]
    for a, b in combinations(sectors, 2):
        assert sectors[a]["nouns"].isdisjoint(sectors[b]["nouns"]), (a, b, sectors[a]["nouns"] & sectors[b]["nouns"])


def test_a_small_city_is_known_by_any_spelling_of_its_marks() -> None:
    for name in ("Ciudad Juárez", "ciudad juarez"):
        assert city(name) == city("Ciudad Juárez")
    assert city("Nowhere At All") is None


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered_and_every_code_is_one(text: str) -> None:
    answer = who(text)
    assert answer.country is None or answer.country in KNOWN.states or answer.country in NON_STATES
    assert answer == who(text)
    assert answer.basis


@given(st.sampled_from(["the", "a", "several", "senior"]), st.sampled_from(["rebels", "Thai police", "NATO"]))
def test_articles_change_nothing(article: str, phrase: str) -> None:
    plain, with_article = who(phrase), who(f"{article} {phrase}")
    assert (plain.country, plain.sectors) == (with_article.country, with_article.sectors)


# ---------------------------------------------------------------- the command
def test_the_command_answers_for_a_reader_and_for_a_program() -> None:
    shown = CliRunner().invoke(main, ["who", "German Chancellor", "--date", "1 June 2010"]).stdout
    assert shown.startswith("Angela Merkel  DEU GOV\n")
    row = json.loads(CliRunner().invoke(main, ["who", "German Chancellor", "--date", "2010-06", "--json"]).stdout)
    assert (row["actor"], row["country"], row["sectors"]) == ("angela-merkel", "DEU", ["GOV"])


def test_the_command_answers_every_line_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "phrases.jsonl"
    asked = [{"line": 7, "text": "Thai police"}, {"id": "b", "text": "the president", "context": "in Ghana"}]
    path.write_text("\n".join(json.dumps(row) for row in asked))
    rows = [json.loads(line) for line in CliRunner().invoke(main, ["who", "--jsonl", str(path)]).stdout.splitlines()]
    assert [(row["line"], row["id"], row["country"]) for row in rows] == [(7, None, "THA"), (None, "b", "GHA")]


@pytest.mark.parametrize(("text", "country"), [("Sokodee", None), ("Antofagsta", "CHL"), ("antofagsta", None)])
def test_a_city_in_another_spelling_is_known_by_a_long_name_alone(text: str, country: str | None) -> None:
    assert who(text).country == country


@pytest.mark.parametrize("line", ["{", '{"no": 1}', "[]"])
def test_the_command_refuses_a_line_without_a_text(tmp_path: Path, line: str) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_text(line)
    refused = CliRunner().invoke(main, ["who", "--jsonl", str(path)])
    assert refused.exit_code == UsageError("").exit_code
    assert "line 1" in refused.stderr


def test_the_command_needs_one_of_phrase_and_file() -> None:
    assert CliRunner().invoke(main, ["who"]).exit_code == UsageError("").exit_code


@pytest.mark.parametrize(
    ("said", "day"),
    [("2010", "2010"), ("12 April 2022", "2022-04-12"), ("April 3, 2022", "2022-04-03"), ("May 2015", "2015-05")],
)
def test_days_are_read_as_people_write_them(said: str, day: str) -> None:
    assert as_day(said) == day
    assert as_day("Today") is None


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(UsageError):
        as_day("soon")
