"""Laws of intake that hold for any document: words stand where spans say, in the text and in the original."""

from __future__ import annotations

import html
import json
import random
import unicodedata
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.intake import holds, raw_text, take_in
from accord.model import Article

LATIN = "the ministers met in Lima and signed on Monday accord trade said “peace” Peru’s über naïve AT&T 5<6 a&b Zürich"
OTHER = (
    "президент Лукашенко встретился با وزیر در تهران می‌خواهد توافق 他们在北京 签署协议 🤝🏽 👩‍💻 🇵🇪 — … £5m 10½ «dit»"
)
MARKED = "e\u0301tude A\u030angstrom q\u0323\u0307 \u1112\u1161\u11ab \u2126 soft\u00adhyphen"
WORDS = st.sampled_from(f"{LATIN} {OTHER} {MARKED}".split())
SPACES = st.sampled_from([" ", "  ", "\u00a0", "\n", "\r\n", "\t", " \u2009"])
SENTENCES = st.lists(WORDS, min_size=6, max_size=20).map(lambda words: " ".join([*words, "ended."]))
PARAGRAPHS = st.lists(SENTENCES, min_size=2, max_size=6)
SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def spaced(paragraph: str, gaps: list[str]) -> str:
    """The words of a paragraph with other white space between them."""
    words = paragraph.split(" ")
    return "".join(word + gaps[i % len(gaps)] for i, word in enumerate(words)).rstrip()


def escaped(text: str, seed: int) -> str:
    """Each character as itself, or as an entity of some kind; some words in tags."""
    dice = random.Random(seed)
    out = []
    for char in text:
        turn = dice.random()
        plain = html.escape(char)
        if char.isspace() or turn > 0.2:
            out.append(plain)
        elif turn > 0.1:
            out.append(f"&#{ord(char)};")
        elif turn > 0.05:
            out.append(f"&#x{ord(char):X};")
        else:
            out.append(f"<b class='x'>{plain}</b>")
    return "".join(out)


def ranges(article: Article, seed: int) -> Iterator[tuple[int, int]]:
    """Every block, and some stretches of whole words within each."""
    dice = random.Random(seed)
    for block in article.blocks:
        yield block.start, block.end
        starts = [block.start]
        starts += [i + 1 for i in range(block.start, block.end) if article.text[i] == " "]
        for _ in range(5):
            first = dice.choice(starts)
            ends = [i for i in range(first + 1, block.end) if article.text[i] == " "] + [block.end]
            yield first, dice.choice(ends)


def broken(data: bytes, seed: int = 0) -> list[tuple[str, str]]:
    """The spans whose words the original does not hold."""
    raw = raw_text(data)
    wrong = []
    for article in take_in(data, "generated").articles:
        assert article.text.strip()
        for start, end in ranges(article, seed):
            words = article.text[start:end]
            low, high = article.raw.locate(start, end)
            if low is None or high is None or not holds(words, raw[low:high], article.format):
                wrong.append((words, raw[low:high]))
        for removed in article.removed:
            assert 0 <= removed.raw_start < removed.raw_end <= len(raw)
    return wrong


@SETTINGS
@given(PARAGRAPHS, st.lists(SPACES, min_size=1, max_size=4), st.booleans(), st.integers())
def test_plain_text_holds(paragraphs: list[str], gaps: list[str], mark: bool, seed: int) -> None:
    text = "\r\n\r\n".join(spaced(paragraph, gaps) for paragraph in ["Talks end in Lima", *paragraphs])
    assert broken(text.encode("utf-8-sig" if mark else "utf-8"), seed) == []


@SETTINGS
@given(PARAGRAPHS, st.lists(SPACES, min_size=1, max_size=4), st.integers())
def test_page_holds(paragraphs: list[str], gaps: list[str], seed: int) -> None:
    body = "\r\n".join(f"<p>{escaped(spaced(paragraph, gaps), seed)}</p>" for paragraph in paragraphs)
    head = "<html><head><title>Talks end | Post</title></head>"
    page = f"{head}<body><article><h1>Talks end</h1>{body}</article></body></html>"
    assert broken(page.encode(), seed) == []


@SETTINGS
@given(PARAGRAPHS, st.booleans(), st.booleans(), st.integers())
def test_wordpress_record_holds(paragraphs: list[str], ascii_only: bool, twice: bool, seed: int) -> None:
    body = "\n".join(f"<p>{escaped(paragraph, seed)}</p>" for paragraph in paragraphs)
    body = body.replace("&#", "&amp;#") if twice else body
    record = {"id": 1, "title": {"rendered": "Talks &#8217; end"}, "content": {"rendered": body, "protected": False}}
    assert broken(json.dumps([record, record], ensure_ascii=ascii_only).encode(), seed) == []


@SETTINGS
@given(PARAGRAPHS, st.booleans(), st.booleans(), st.integers())
def test_feed_holds(paragraphs: list[str], literal: bool, mark: bool, seed: int) -> None:
    body = "".join(f"<p>{escaped(paragraph, seed)}</p>" for paragraph in paragraphs)
    inner = f"<![CDATA[{body}]]>" if literal else html.escape(body)
    item = f"<item><title>Talks &amp; treaties</title><description>{inner}</description></item>"
    feed = f'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Post</title>{item}{item}</channel></rss>'
    assert broken(feed.encode("utf-8-sig" if mark else "utf-8"), seed) == []


@SETTINGS
@given(PARAGRAPHS, st.lists(SPACES, min_size=1, max_size=4), st.booleans(), st.integers())
def test_lines_of_records_hold(paragraphs: list[str], gaps: list[str], ascii_only: bool, seed: int) -> None:
    text = "\n\n".join(spaced(paragraph, gaps) for paragraph in paragraphs)
    rows = [
        {"id": "a", "text": text, "title": "Talks end"},
        {"id": "b", "html": f"<p>{escaped(paragraphs[0], seed)}</p>"},
    ]
    assert broken("\n".join(json.dumps(row, ensure_ascii=ascii_only) for row in rows).encode(), seed) == []


@SETTINGS
@given(st.text(max_size=300).map(lambda noise: "They met. " + noise))
def test_text_of_a_record_is_untouched(text: str) -> None:
    row = json.dumps({"text": text}, ensure_ascii=False)
    found = take_in(row.encode("utf-8", "surrogatepass"), "rows")
    composed = unicodedata.normalize("NFC", text)
    got = found.articles[0].text
    assert [a for a, b in zip(got, composed, strict=True) if a != b and not (a == " " and b.isspace())] == []


@SETTINGS
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    found = take_in(data, "noise")
    assert found.articles or found.problems


@SETTINGS
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='x",
                "<!--",
                "&",
                "&#",
                '<a href="',
                ">",
                "Words here. ",
                "<script>",
                "{",
                '"',
                "[",
                "\\",
                "<br>",
                "</",
                "<li>",
            ]
        ),
        max_size=30,
    )
)
def test_no_markup_raises(parts: list[str]) -> None:
    for start in ("<html>", '{"content":{"rendered":"', "<rss><item><title>", '{"text":"', ""):
        assert take_in((start + "".join(parts)).encode(), "odd") is not None
