"""The brief: offline, escaped, worded by standing, and every note at its words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.export.brief import to_html, to_markdown
from accord.export.brief.marks import Mark, marked, paragraphs
from accord.export.brief.shape import Terms
from accord.export.brief.wording import excerpt, harmless, say_date
from accord.model import (
    Actor,
    Agreement,
    Article,
    Block,
    Claim,
    Conflict,
    Copy,
    Date,
    Event,
    Modality,
    Office,
    Origin,
    Polarity,
    Problem,
    RawMap,
    Reading,
    Record,
    Reliability,
    Role,
    Run,
    Section,
    Side,
    Span,
    Standing,
    Voice,
)

HARBOUR = (
    "Norland and Sudmark sign fishing accord\n\n"
    "Norland and Sudmark signed a fishing accord in Westport on Monday. "
    "Norland plans to reopen its embassy in June. "
    "Sudmark denied that it had paid for the accord. "
    "Some 40 boats took part in the ceremony."
)
COURIER = (
    "A day on the quay\n\n"
    "On Tuesday the two neighbours signed their accord on fish. "
    "Sudmark paid for the accord, the opposition in Norland alleged. "
    "The prime minister of Norland has visited Sudmark."
)


def day(value: str) -> Date:
    return Date(value, value, value, "explicit")


def article(name: str, text: str, *, outlet: str | None, published: Date, title: str | None = None) -> Article:
    found = Span(name, 0, title if title is not None else text.partition("\n")[0])
    runs = RawMap((Run(0, len(text), 100, len(text)),))
    return Article(
        name, f"{name}.txt", "text", text, runs, (Block(0, len(text), "body"),), found, outlet, None, published, "en"
    )


def claim(
    source: Article,
    words: str,
    trigger: str,
    *,
    type: str = "SUPPORT",
    modality: Modality = "happened",
    polarity: Polarity = "positive",
    speaker: str | None = None,
    section: Section = "body",
) -> Claim:
    start = source.text.index(words)
    at = source.text.index(trigger, start)
    return Claim(
        source.id,
        type,
        source.span(at, at + len(trigger)),
        source.span(start, start + len(words)),
        modality,
        polarity,
        "test",
        actors=(Role("actor", "NOR", None),),
        sources=(Voice("speaker", speaker, None),) if speaker else (),
        section=section,
    )


def event(title: str, date: Date, *claims: Claim, status: Standing = "happened", origins: int = 1) -> Event:
    documents = tuple(dict.fromkeys(one.document for one in claims))
    told_by = tuple(Origin(f"origin {number}", documents, False) for number in range(origins))
    ids = tuple(one.id for one in claims)
    return Event(ids[0], claims[0].type, title, ("NOR", "SUD"), date, None, status, ids, documents, told_by)


def record(articles: tuple[Article, ...], claims: tuple[Claim, ...], events: tuple[Event, ...]) -> Record:
    readings = tuple(
        Reading(one.id, one.published, (), (), (), tuple(each for each in claims if each.document == one.id))
        for one in articles
    )
    actors = (
        Actor("NOR", "state", "Norland"),
        Actor("SUD", "state", "Sudmark"),
        Actor("opp", "group", "the Opposition"),
    )
    return Record(articles, readings, actors, (), events, (), ())


HARBOUR_NEWS = article("h1", HARBOUR, outlet="Harbour News", published=day("2031-03-10"))
COURIER_PAGE = article("c2", COURIER, outlet="The Courier", published=Date())
SIGNED = claim(HARBOUR_NEWS, "Norland and Sudmark signed a fishing accord in Westport on Monday.", "signed")
SIGNED_TOO = claim(COURIER_PAGE, "On Tuesday the two neighbours signed their accord on fish.", "signed")
PLANNED = claim(HARBOUR_NEWS, "Norland plans to reopen its embassy in June.", "reopen", modality="planned")
DENIED = claim(
    HARBOUR_NEWS,
    "Sudmark denied that it had paid for the accord.",
    "paid",
    type="AID",
    modality="denied",
    speaker="SUD",
)
ALLEGED = claim(
    COURIER_PAGE,
    "Sudmark paid for the accord, the opposition in Norland alleged.",
    "paid",
    type="AID",
    modality="alleged",
    speaker="opp",
)
VISITED = claim(COURIER_PAGE, "The prime minister of Norland has visited Sudmark.", "visited", type="CONSULT")
SIGNING = event("Norland and Sudmark sign a fishing accord", day("2031-03-10"), SIGNED, SIGNED_TOO, origins=2)
EMBASSY = event("Norland reopens its embassy", Date("2031-06", "2031-06-01", "2031-06-30"), PLANNED, status="planned")
PAYMENT = event("Sudmark pays for the accord", Date(), ALLEGED, DENIED, status="denied", origins=2)
VISIT = event("Norland's prime minister visits Sudmark", Date(), VISITED)
QUAY = replace(
    record(
        (HARBOUR_NEWS, COURIER_PAGE),
        (SIGNED, SIGNED_TOO, PLANNED, DENIED, ALLEGED, VISITED),
        (SIGNING, EMBASSY, PAYMENT, VISIT),
    ),
    conflicts=(
        Conflict(
            "k1",
            "date",
            SIGNING.id,
            (Side((SIGNED.id,), "signed on Monday"), Side((SIGNED_TOO.id,), "signed on Tuesday")),
            "The accord was signed on Monday or on Tuesday.",
        ),
    ),
)


class Links(HTMLParser):
    """Collects ids, links within the page, headings and tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.levels: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"]] if "href" in given else []
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


def section(page: str, id: str) -> str:
    """The readable words of one section of the page."""
    found = re.search(f'<section id="{id}".*?(?=<section id="(?!c-)|</main>)', page, re.DOTALL)
    assert found, f"no section {id}"
    return readable(found[0])


def readable(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_page_needs_nothing_else() -> None:
    page = to_html(QUAY, Terms("Quay"))
    assert not {"script", "link", "img", "iframe", "object", "base"} & Links(page).tags
    assert not re.search(r"@import|url\(|https?://|\ssrc=|\son\w+=", page)


def test_every_link_leads_to_one_place_in_the_page() -> None:
    links = Links(to_html(QUAY, Terms("Quay"), originals={"h1": "x" * 100 + HARBOUR}))
    assert len(links.ids) == len(set(links.ids))
    assert [target for target in links.targets if target[:1] != "#" or target[1:] not in links.ids] == []


def test_headings_are_in_order() -> None:
    levels = Links(to_html(QUAY, Terms("Quay"))).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_note_names_source_place_and_hash_and_leads_to_the_words() -> None:
    page = to_html(QUAY, Terms("Quay"))
    start = HARBOUR.index(SIGNED.evidence.words)
    end = start + len(SIGNED.evidence.words)
    note = next(line for line in page.splitlines() if line.startswith("<li id=") and SIGNED.evidence.words in line)
    assert "Harbour News, “Norland and Sudmark sign fishing accord”</a>, 10 March 2031" in note
    assert f"Characters {start}–{end} ({start + 100}–{end + 100} of the original)" in note
    assert "sha256" in note
    assert "h1" in note
    number = re.search(r'href="#w(\d+)"', note)
    assert number
    assert f'<mark id="w{number[1]}">{SIGNED.evidence.words}</mark>' in page


def test_words_without_an_original_are_said_to_be_so() -> None:
    bare = replace(HARBOUR_NEWS, raw=RawMap((Run(0, len(HARBOUR), None, 0),)))
    page = to_html(replace(QUAY, articles=(bare, COURIER_PAGE)), Terms("Quay"))
    assert "not verbatim in the original" in page


def test_what_happened_stands_apart_from_what_did_not() -> None:
    page = to_html(QUAY, Terms("Quay"))
    assert SIGNED.evidence.words in section(page, "key")
    assert PLANNED.evidence.words not in section(page, "key")
    assert PLANNED.evidence.words in section(page, "open")
    assert VISITED.evidence.words in section(page, "undated")


def test_plans_and_denials_are_worded_as_such() -> None:
    told = section(to_html(QUAY, Terms("Quay")), "open")
    assert f"Planned Norland Harbour News reported plans: {PLANNED.evidence.words}" in told
    assert f"Sudmark denied it, Harbour News reported: {DENIED.evidence.words}" in told
    assert f"the Opposition alleged it, The Courier reported: {ALLEGED.evidence.words}" in told


def test_speaker_of_a_plan_announced_it() -> None:
    spoken = replace(PLANNED, sources=(Voice("speaker", "NOR", None), Voice("relay", "Radio Quay", None)))
    page = to_html(replace(QUAY, readings=_with(spoken, PLANNED)), Terms("Quay"))
    assert "Norland announced plans, Harbour News (citing Radio Quay) reported: " in section(page, "open")


def _with(new: Claim, old: Claim) -> tuple[Reading, ...]:
    return tuple(
        replace(reading, claims=tuple(new if one == old else one for one in reading.claims))
        for reading in QUAY.readings
    )


def test_what_was_not_done_is_marked() -> None:
    undone = replace(SIGNED, polarity="negative")
    page = to_html(
        record((HARBOUR_NEWS,), (undone,), (event("Accord signed", day("2031-03-10"), undone),)), Terms("Quay")
    )
    assert "Not done Norland" in section(page, "key")


def test_sides_of_a_conflict_stand_beside_each_other() -> None:
    told = section(to_html(QUAY, Terms("Quay")), "disputed")
    assert f"signed on Monday (Harbour News): {SIGNED.evidence.words}" in told
    assert f"signed on Tuesday (The Courier): {SIGNED_TOO.evidence.words}" in told
    assert "The accord was signed on Monday or on Tuesday." in told


def test_single_source_is_marked_and_listed_as_a_gap() -> None:
    page = to_html(QUAY, Terms("Quay"))
    assert "Single source: origin 0, in one document (The Courier)." in section(page, "undated")
    assert "Single source" not in section(page, "key")
    assert "origin 0: two events" in section(page, "gaps")


def test_copies_are_not_cited_beside_their_original() -> None:
    reprint = article("r3", HARBOUR, outlet="Reprint", published=day("2031-03-11"))
    again = claim(reprint, SIGNED.evidence.words, "signed")
    signing = event("Signing", day("2031-03-10"), SIGNED, again)
    copied = replace(
        record((HARBOUR_NEWS, reprint), (SIGNED, again), (signing,)),
        copies=(Copy(("h1", "r3"), "same-text", "h1", ()),),
    )
    page = to_html(copied, Terms("Quay"))
    assert "Reprint" not in section(page, "key")
    assert "Copies, counted once1" in readable(page)
    assert "Copy: Harbour News, “Norland and Sudmark sign fishing accord”." in section(page, "sources")


def test_as_of_is_the_latest_publication() -> None:
    assert "As of 10 March 2031" in readable(to_html(QUAY, Terms("Quay")))
    assert "As of no dated document" in readable(to_html(replace(QUAY, articles=(), readings=()), Terms("Quay")))


def test_undated_document_is_a_gap_with_its_bounds() -> None:
    bounded = replace(QUAY.readings[1], published=Date(None, "2031-03-11", None, "inferred"))
    told = section(to_html(replace(QUAY, readings=(QUAY.readings[0], bounded)), Terms("Quay")), "gaps")
    assert "The Courier, “A day on the quay”: not before 11 March 2031" in told


def test_bounded_date_of_publication_is_not_taken_for_a_day() -> None:
    bounded = replace(QUAY.readings[1], published=Date("2029-01-01/2031-05-01", "2029-01-01", "2031-05-01", "inferred"))
    page = readable(to_html(replace(QUAY, readings=(QUAY.readings[0], bounded)), Terms("Quay")))
    assert "As of 10 March 2031" in page
    assert "Published10 March 2031 Outlets" in page
    assert "between 1 January 2029 and 1 May 2031" in page


def test_problems_are_told_with_what_to_do() -> None:
    broken = replace(QUAY, problems=(Problem("map.bin", "binary", "not a text", "Leave it out"),))
    assert "map.bin: not a text. Leave it out." in section(to_html(broken, Terms("Quay")), "gaps")


def test_registers_are_shown_with_notes() -> None:
    accord = Agreement(
        "a1",
        "Fishing accord",
        ("NOR", "SUD"),
        "treaty",
        (),
        "signed",
        day("2031-03-10"),
        None,
        (),
        Date(),
        (),
        (SIGNED.id,),
    )
    office = Office("Ada Berg", "prime minister", "NOR", "2031-03-10", None, (VISITED.evidence,))
    page = to_html(replace(QUAY, agreements=(accord,), offices=(office,)), Terms("Quay"))
    told = section(page, "registers")
    assert "Fishing accordNorland and Sudmarksigned10 March 2031Note 1" in told
    assert "Ada Bergprime ministerNorlandnot before 10 March 2031Note" in told


def test_events_in_focus_come_first() -> None:
    claims = tuple(replace(SIGNED, nth=number) for number in range(40))
    elsewhere = event("Elsewhere", day("2031-03-10"), SIGNED, origins=9)
    crowd = tuple(replace(elsewhere, id=one.id, claims=(one.id,), participants=("XYZ",)) for one in claims)
    ours = event("Ours", day("2031-03-12"), SIGNED_TOO)
    pile = record((HARBOUR_NEWS, COURIER_PAGE), (*claims, SIGNED_TOO), (*crowd, ours))
    assert SIGNED_TOO.evidence.words in section(to_html(pile, Terms("Quay", focus=("sudmark",))), "key")
    assert SIGNED_TOO.evidence.words not in section(to_html(pile, Terms("Quay")), "key")
    assert SIGNED_TOO.evidence.words in section(to_html(pile, Terms("Quay")), "further")


def test_what_documents_look_back_on_comes_after_what_they_report() -> None:
    claims = tuple(replace(SIGNED, nth=number) for number in range(40))
    past = event("Past", day("1990-01-01"), SIGNED, origins=9)
    crowd = tuple(replace(past, id=one.id, claims=(one.id,)) for one in claims)
    pile = record(
        (HARBOUR_NEWS, COURIER_PAGE), (*claims, SIGNED_TOO), (*crowd, event("", day("2031-03-10"), SIGNED_TOO))
    )
    assert SIGNED_TOO.evidence.words in section(to_html(pile, Terms("Quay")), "key")


def test_title_of_an_event_is_not_told_as_a_fact() -> None:
    """A title is a label made for lists; the brief says what was done in words of its sources alone."""
    assert PAYMENT.title not in to_html(QUAY, Terms("Quay"))


def test_words_that_carry_the_claim_are_stressed() -> None:
    assert "<q>Norland and Sudmark <strong>signed</strong> a fishing" in to_html(QUAY, Terms("Quay"))
    assert "“Norland plans to **reopen** its embassy in June.”" in to_markdown(QUAY, Terms("Quay"))


def test_opinion_is_named_as_such() -> None:
    opinion = replace(COURIER_PAGE, genre="opinion")
    page = to_html(replace(QUAY, articles=(HARBOUR_NEWS, opinion)), Terms("Quay"))
    assert f"The Courier (opinion) wrote: {VISITED.evidence.words}" in section(page, "undated")


def test_origins_are_called_by_the_names_of_their_outlets() -> None:
    told = replace(VISIT, origins=(Origin("the-courier", ("c2",), True),))
    page = to_html(replace(QUAY, events=(told,)), Terms("Quay"))
    assert "Single source: The Courier, a party to the matter, in one document." in section(page, "undated")


def test_order_of_events_in_the_record_is_irrelevant() -> None:
    turned = replace(QUAY, events=QUAY.events[::-1], articles=QUAY.articles[::-1], readings=QUAY.readings[::-1])
    assert to_html(turned, Terms("Quay")) == to_html(QUAY, Terms("Quay"))
    assert to_markdown(turned, Terms("Quay")) == to_markdown(QUAY, Terms("Quay"))


def test_hostile_text_is_shown_as_text() -> None:
    evil = '<script>alert(1)</script> [x](javascript:alert(1)) "\u202egnp.exe\x00 & <img src=x onerror=alert(1)>'
    hostile = article("e9", evil + " They signed it.", outlet=evil, published=day("2031-03-12"), title="")
    hostile = replace(hostile, title=hostile.span(0, len(evil)))
    signed = claim(hostile, evil + " They signed it.", "signed", speaker=evil)
    pile = replace(
        record((hostile,), (signed,), (event(evil, day("2031-03-12"), signed),)),
        conflicts=(Conflict("k", "label", "none", (Side((signed.id,), evil),), evil),),
        problems=(Problem(evil, "odd", evil, evil),),
    )
    page = to_html(pile, Terms(evil), originals={"e9": evil})
    assert {"script", "img"} & Links(page).tags == set()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", page)
    written = to_markdown(pile, Terms(evil))
    assert not re.search(r"(?<!\\)<|(?<!\\)\[(?!\^)|[\u202e\x00]", written)


def test_markdown_defines_every_note_once() -> None:
    written = to_markdown(QUAY, Terms("Quay"))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", written))
    defined = re.findall(r"^\[\^(\d+)\]:", written, re.MULTILINE)
    assert sorted(used, key=int) == defined
    assert f": “{PLANNED.evidence.words}” Harbour News, “" in written


def test_empty_record_makes_a_brief() -> None:
    empty = Record((), (), (), (), (), (), ())
    assert "no documents by no named outlets report no events" in readable(to_html(empty, Terms("Nothing"))).lower()
    assert to_markdown(empty, Terms("Nothing")).startswith("# Nothing\n")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date("2018-07-09", "2018-07-09", "2018-07-09"), "9 July 2018"),
        (Date("2018-07", "2018-07-01", "2018-07-31"), "July 2018"),
        (Date("2018", "2018-01-01", "2018-12-31"), "2018"),
        (Date("2018-07-09/2018-07-11", "2018-07-09", "2018-07-11"), "between 9 and 11 July 2018"),
        (Date(None, "2018-06-30", "2018-07-11"), "between 30 June 2018 and 11 July 2018"),
        (Date("2018-07-09/..", "2018-07-09", None), "not before 9 July 2018"),
        (Date("../2026", None, "2026-12-31"), "by 31 December 2026"),
        (Date(None, "2018-07-09", "2018-07-09"), "9 July 2018"),
        (Date("2018-W28"), "2018-W28"),
        (Date(), "undated"),
    ],
)
def test_dates_in_words(date: Date, words: str) -> None:
    assert say_date(date) == words


@given(st.text(), st.text(min_size=1, max_size=30), st.text())
def test_excerpt_keeps_the_trigger(before: str, trigger: str, after: str) -> None:
    words = before * 20 + trigger + after * 20
    first = len(before) * 20
    quote = excerpt(words, first, first + len(trigger), limit=60)
    assert quote.stress.split() == trigger.split()
    kept = (quote.before.removeprefix("[…] "), quote.after.removesuffix(" […]"))
    assert "".join((before * 20).split()).endswith("".join(kept[0].split()))
    assert "".join((after * 20).split()).startswith("".join(kept[1].split()))


@given(st.text(st.characters(codec=None)))
def test_harmless_text_keeps_its_length_and_can_be_written(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", shown)
    shown.encode("utf-8")


@given(st.text("abc <&\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_marks_leave_the_text_as_it_is(text: str, ranges: list[tuple[int, int]]) -> None:
    marks = [Mark(min(pair), max(pair), number) for number, pair in enumerate(ranges)]
    html = marked(text, 0, len(text), marks, set())
    assert unescape(re.sub("<[^>]*>", "", html)) == text
    held = {mark.number for mark in marks if mark.start < min(mark.end, len(text))}
    ids = re.findall('id="w([0-9]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert {int(id) for id in ids} == held
    assert html.count("<mark") == html.count("</mark>")


@given(st.text("ab \n\r\u2028\x0b", max_size=30))
def test_paragraphs_leave_out_blanks_alone(text: str) -> None:
    ranges = paragraphs(text)
    assert "".join(text[start:end] for start, end in ranges).split() == "".join(text[s:e] for s, e in ranges).split()
    assert sum(len(text[start:end].split()) for start, end in ranges) == len(text.split())


def test_bottom_line_calls_nothing_well_attested_that_has_one_origin() -> None:
    told = section(to_html(QUAY, Terms("Quay")), "bottom-line")
    assert "The best attested event is dated 10 March 2031; Harbour News reported" in told
    alone = replace(SIGNING, origins=SIGNING.origins[:1])
    told = section(to_html(replace(QUAY, events=(alone, PAYMENT)), Terms("Quay")), "bottom-line")
    assert "best attested" not in told
    assert "The latest of the key events is dated 10 March 2031" in told


def test_nameless_origin_is_not_given_a_name() -> None:
    told = replace(VISIT, origins=(Origin("unknown", ("c2",), False),))
    page = to_html(replace(QUAY, events=(told,)), Terms("Quay"))
    assert "Single source: a source that is not named, in one document." in section(page, "undated")


def test_credibility_of_key_events_is_computed_from_those_who_tell_it() -> None:
    told = replace(SIGNING, origins=(Origin("harbour-news", ("h1",), False), Origin("the-courier", ("c2",), False)))
    page = to_html(replace(QUAY, events=(told,), conflicts=()), Terms("Quay"))
    agreed = "Computed credibility 1 of 6, confirmed by independent origins: told by 2 independent origins"
    assert agreed in section(page, "key")
    alone = replace(told, origins=told.origins[:1], claims=(SIGNED.id,), documents=("h1",))
    page = to_html(replace(QUAY, events=(alone,), conflicts=()), Terms("Quay"))
    assert "Computed credibility 2 of 6, probably true: told by 1 independent origin" in section(page, "key")
    assert "Reliability" not in page


def test_reliability_stands_apart_and_only_where_a_person_has_given_it() -> None:
    told = replace(SIGNING, origins=(Origin("harbour-news", ("h1",), False), Origin("the-courier", ("c2",), False)))
    given = (Reliability("harbour-news", "Harbour News", "D", "decision 1"),)
    judged = replace(QUAY, events=(told,), conflicts=(), reliability=given)
    for page in (section(to_html(judged, Terms("Quay")), "key"), to_markdown(judged, Terms("Quay"))):
        assert "Reliability of Harbour News, in a person's judgment: D, not usually reliable." in page.replace("\\", "")
        assert "Computed credibility 1 of 6" in page
        assert "Reliability of The Courier" not in page


def test_event_is_headed_by_those_whom_its_claims_name() -> None:
    told = replace(SIGNING, participants=("NOR", "PRT"))
    page = to_html(replace(QUAY, events=(told,)), Terms("Quay"))
    assert "PRT" not in section(page, "key")


def test_who_accuses_is_not_told_to_have_said_that_he_accused() -> None:
    who = COURIER_PAGE.span(COURIER.index("the opposition in Norland"), COURIER.index(" alleged"))
    accused = claim(COURIER_PAGE, ALLEGED.evidence.words, "alleged", type="ACCUSE")
    accused = replace(accused, actors=(Role("actor", "opp", who),), sources=(Voice("speaker", "opp", who),))
    told = event("The opposition accuses", day("2031-03-09"), accused)
    page = to_html(replace(QUAY, readings=_with(accused, ALLEGED), events=(told,)), Terms("Quay"))
    assert f"The Courier reported: {ALLEGED.evidence.words}" in section(page, "key")
    assert "said so" not in section(page, "key")
