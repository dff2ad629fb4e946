"""What of a messy document is its article, and what it says of itself."""

from __future__ import annotations

import json

import pytest

from accord.intake import holds, raw_text, take_in
from accord.model import Article
from tests.intake import pages
from tests.intake.pages import BODY, FOUR, ONE, PAGES, TEXTS, THREE, TWO


def article(source: str) -> Article:
    found = take_in(source.encode(), "test")
    (one,) = found.articles
    return one


def section(one: Article, name: str) -> list[str]:
    return [one.text[b.start : b.end] for b in one.blocks if b.section == name]


@pytest.mark.parametrize("source", PAGES.values(), ids=list(PAGES))
def test_page_keeps_its_body_and_little_else(source: str) -> None:
    body = section(article(source), "body")
    assert [words for words in BODY if words not in body] == []
    assert len(body) - len(BODY) <= 1, body


@pytest.mark.parametrize("source", TEXTS.values(), ids=list(TEXTS))
def test_text_keeps_its_body(source: str) -> None:
    text = "\n".join(section(article(source), "body"))
    assert [words for words in BODY if words not in text] == []


@pytest.mark.parametrize(
    ("source", "gone"),
    [
        (
            pages.TABLOID,
            ["cookies", "Gossip", "Facebook", "Ten gulls", "What comes next", "Advertisement", "Do you like", "lunch"],
        ),
        (pages.LINE_BREAKS, ["bigger one", "3 comments"]),
        (pages.DATA_ONLY, ["Trawlers freed", "Related Articles", "correspondent for", "rights reserved"]),
        (
            pages.BLOG,
            ["harbour wall", "Tuesday", "By Ana", "harbourmaster", "Labels", "my uncle", "Older Post", "A Quarrel"],
        ),
        (pages.WIRE, ["(Harbour)", "Editing by", "ENDS"]),
        (
            pages.SEARCHY,
            ["Long Road", "Winners", "What Happens", "Recipes", "Flights", "What do you think", "Let us know"],
        ),
        (pages.CLIPPED, ["Share on", "Read more", "ADVERT", "Gulls return", "Leave a Reply", "Name *"]),
    ],
    ids=["tabloid", "line-breaks", "data", "blog", "wire", "searchy", "clipped"],
)
def test_boilerplate_is_left_out_and_recorded(source: str, gone: list[str]) -> None:
    one = article(source)
    assert [words for words in gone if words in one.text] == []
    left_out = " ".join(removed.words for removed in one.removed)
    assert [words for words in gone if words not in left_out] == []


@pytest.mark.parametrize(
    ("source", "day"),
    [
        (pages.TABLOID, "2021-05-03"),
        (pages.DATA_ONLY, "2021-05-03"),
        (pages.BLOG, "2021-05-04"),
        (pages.UNDATED, None),
        (pages.WIRE, "XXXX-05-03"),  # a dateline without its year
        (pages.BROKEN, None),
        (pages.CLIPPED, None),
    ],
)
def test_a_day_is_stated_or_not_given(source: str, day: str | None) -> None:
    assert article(source).published.value == day


def test_a_shown_update_is_the_date_and_the_first_day_its_bound() -> None:
    source = pages.DATA_ONLY.replace("</h1><p>", "</h1><div class='meta'>Last updated: June 9, 2021</div><p>")
    published = article(source).published
    assert (published.value, published.earliest, published.latest) == ("2021-06-09", "2021-05-03", "2021-06-09")


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (pages.TABLOID, "Fish peace at last"),
        (pages.DATA_ONLY, "Accord signed"),
        (pages.BLOG, "Ministers bury a ten-year quarrel over fish"),
        (pages.WIRE, "Peru, Chile sign accord on fish"),
    ],
)
def test_title_is_the_first_block(source: str, title: str) -> None:
    one = article(source)
    assert one.title is not None
    assert (one.title.words, one.title.start) == (title, 0)
    assert section(one, "headline") == [title]


def test_outlet_author_and_genre() -> None:
    page = article(pages.DATA_ONLY)
    assert (page.outlet, page.author, page.language, page.genre) == ("The Port Herald", "Ana Quispe", "en", "report")
    wire = article(pages.WIRE)
    assert (wire.outlet, wire.genre) == ("Harbour", "wire")
    assert article(pages.TABLOID).author == "Ana Quispe"


def test_wrapped_lines_are_one_paragraph() -> None:
    body = section(article(pages.WRAPPED), "body")
    assert len(body) == 2
    assert body[0].startswith("The foreign ministers")
    assert body[0].endswith("nine articles and an annex.")


def test_glued_heading_is_parted_before_and_after() -> None:
    glued = f"{ONE}Winners And Losers Of The Accord\n\nThe Long Road To LimaPerhaps {TWO.lower()}"
    text = f"Accord signed in Lima\n\n{glued}\n"
    body = section(article(text), "body")
    assert body[0] == ONE
    assert body[1].startswith("Perhaps ")


RECORD = {
    "id": 7,
    "date": "2021-05-03T08:00:00",
    "link": "https://port.example/2021/05/03/accord/",
    "title": {"rendered": "Accord &#8216;signed&#8217;"},
    "content": {"rendered": pages.paragraphs(), "protected": False},
}


def test_record_of_wordpress() -> None:
    one = article(json.dumps(RECORD))
    assert (one.format, one.text.split("\n")[0]) == ("wordpress", "Accord ‘signed’")
    assert (one.published.value, one.outlet, one.url) == ("2021-05-03", "port.example", RECORD["link"])
    assert section(one, "body") == list(BODY)


def test_raw_line_ends_in_strings_do_no_harm() -> None:
    assert section(article(json.dumps(RECORD).replace("\\n", "\n")), "body") == list(BODY)


def test_what_is_encoded_twice_is_read() -> None:
    record = {**RECORD, "content": {"rendered": f"<p>{ONE} It&amp;#8217;s &amp;amp; was.</p><p>{TWO}</p>"}}
    assert section(article(json.dumps(record)), "body") == [f"{ONE} It’s & was.", TWO]
    encoded = pages.paragraphs().replace("<", "&lt;").replace(">", "&gt;")
    assert section(article(json.dumps({**RECORD, "content": {"rendered": encoded}})), "body") == list(BODY)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8, 0.95])
def test_a_record_cut_off_gives_what_is_there(share: float) -> None:
    whole = json.dumps(RECORD)
    found = take_in(whole[: int(len(whole) * share)].encode(), "cut")
    assert [problem.kind for problem in found.problems if problem.kind == "truncated"]
    assert len(found.articles) == 1


def test_further_records_are_numbered() -> None:
    found = take_in(json.dumps([RECORD, RECORD, RECORD]).encode(), "list.txt")
    first, second, third = found.articles
    assert (second.id, second.name) == (first.id + "#2", "list.txt#2")
    assert third.title is not None
    assert third.title.source == third.id == first.id + "#3"


def test_feed_gives_an_article_an_item() -> None:
    item = (
        "<item><title>Accord &amp;amp; peace</title><link>https://port.example/1</link><pubDate>Mon, 03 May 2021 "
        f"23:20:00 -0500</pubDate><description>{ONE}</description>"
        f"<content:encoded><![CDATA[{pages.paragraphs()}]]></content:encoded></item>"
    )
    entry = f"<item><title>Second</title><description>&lt;p&gt;{TWO}&lt;/p&gt;</description></item>"
    feed = f"<rss version='2.0'><channel><title>Port Herald | World</title>{item}{entry}</channel></rss>"
    first, second = take_in(feed.encode(), "feed.txt").articles
    assert (first.published.value, first.outlet) == ("2021-05-03", "Port Herald")
    assert section(first, "headline") == ["Accord & peace"]
    assert section(first, "body") == list(BODY)
    assert (section(second, "body"), second.published.value) == ([TWO], None)


def test_atom_entry() -> None:
    source = (
        "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Port Herald</title>"
        "<entry><title>Accord</title>"
        "<link rel='alternate' href='https://port.example/1'/><published>2021-05-03T10:00:00Z</published>"
        f"<author><name>Ana Quispe</name></author>"
        f"<content type='html'>&lt;p&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;</content></entry></feed>"
    )
    one = article(source)
    assert (one.author, one.url, one.published.value) == ("Ana Quispe", "https://port.example/1", "2021-05-03")
    assert section(one, "body") == [ONE, TWO]


def test_record_text_keeps_its_offsets() -> None:
    text = f"\nAccord signed\n\n{THREE}\n\nRead more\n\n{FOUR}\n"
    one = article(json.dumps({"id": "a", "text": text, "published": "2021-05", "outlet": "Herald"}))
    assert one.text == text
    assert section(one, "body") == [THREE, FOUR]
    assert (one.published.value, one.published.earliest, one.published.latest) == (
        "2021-05",
        "2021-05-01",
        "2021-05-31",
    )


def test_every_block_of_every_page_holds() -> None:
    for source in [*PAGES.values(), *TEXTS.values(), pages.WRAPPED]:
        raw, one = raw_text(source.encode()), article(source)
        for block in one.blocks:
            low, high = one.raw.locate(block.start, block.end)
            assert low is not None
            assert holds(one.text[block.start : block.end], raw[low:high], one.format)


COMMENTS = "".join(
    f"<div class='{{name}}'><p>I have fished these waters for {n} years and never once met a minister at sea.</p></div>"
    for n in range(20, 60)
)


@pytest.mark.parametrize("name", ["comment", "reader-comment"])
def test_many_comments_within_the_article_are_left_out(name: str) -> None:
    text = f"<h1>Accord signed</h1>{pages.paragraphs()}<div class='comments'>{COMMENTS}</div>"
    page = f"<html><body><article>{text}</article></body></html>".replace("{name}", name)
    body = section(article(page), "body")
    assert body == list(BODY)


@pytest.mark.parametrize("element", ["article", "main", "div class='entry-content'", "div"])
def test_prose_outside_of_a_marked_element_is_judged(element: str) -> None:
    more = " ".join(BODY)
    marked = f"<{element}><p>{ONE}</p></{element.split()[0]}>"
    text = f"<h1>Accord signed</h1>{marked}<div><p>{more}</p><p>{TWO} Still.</p></div>"
    page = f"<html><body>{text}</body></html>"
    body = section(article(page), "body")
    assert more in body
