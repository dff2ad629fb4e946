"""Intake: bytes to articles whose characters know where they stood in the original.

found = take_in(path.read_bytes(), path.name)
for article in found.articles: ...
for problem in found.problems: ...
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from accord.intake import detect, encoding
from accord.intake.assemble import Source, Stated
from accord.intake.readback import holds, readable
from accord.model import Article, Problem

__all__ = ["Intake", "holds", "raw_text", "readable", "take_in"]


_MOST_RECORDS = 50_000  # of one file


@dataclass(frozen=True, slots=True)
class Intake:
    """What one file gave: an article for each of its records, and what is wrong with it."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def raw_text(data: bytes, format: str | None = None) -> str:
    """The kept original as characters: every raw offset counts these. The same whatever the format.

    A file of UTF-8 reads as `open(file, encoding="utf-8", newline="")` reads it, byte order mark included.
    """
    return encoding.decode(data).text


def take_in(data: bytes, name: str, *, url: str | None = None) -> Intake:
    """The articles of a file, whatever it is.

    Args:
        name: what to call the file in problems and articles.
        url: where it came from, if known.
    Never raises for bad input: what is wrong is a Problem, and what can be read is read.
    """
    if kind := detect.binary_kind(data):
        return _refused(
            name, "binary", f"It is {kind}, which Accord cannot read yet", "Save its text as .txt or .html and add that"
        )
    decoded = encoding.decode(data)
    form = detect.format_of(decoded.text)
    if form == "empty":
        return _refused(name, "empty", "It holds no text", "Check where it was saved from, and add it again")
    problems = tuple(_of_encoding(name, decoded))
    source = Source(sha256(data).hexdigest(), name, form, decoded.text)
    found = _READERS[form](source, url)
    numbered = tuple(_numbered(found.articles))
    articles = tuple(article for article in numbered if article.text.strip())
    if len(articles) < max(1, len(numbered)):
        problems += (_nothing(name, len(numbered) - len(articles), len(numbered)),)
    return Intake(articles, problems + found.problems)


def _refused(name: str, kind: str, what: str, hint: str) -> Intake:
    return Intake((), (Problem(name, kind, what, hint),))


def _nothing(name: str, empty: int, records: int) -> Problem:
    hint = "Check that it holds the text itself and not only a link to it"
    what = "No text was found in it" if records <= 1 else f"{empty} of its {records} records hold no text"
    return Problem(name, "no-text", what, hint)


def _of_encoding(name: str, decoded: encoding.Decoded) -> Iterator[Problem]:
    if decoded.encoding is None:
        what = f"Its bytes fit no encoding; {decoded.text.count(chr(0xFFFD))} places could not be read"
        yield Problem(name, "encoding", what, "Save it as UTF-8 and add it again")
    elif decoded.guessed:
        what = f"It does not say its encoding; it was read as {decoded.encoding}"
        yield Problem(name, "encoding-guessed", what, "If letters are wrong, save it as UTF-8 and add it again")


def _numbered(articles: tuple[Article, ...]) -> Iterator[Article]:
    """Further articles of one file carry #2, #3 ... in id and name, in their title's span as well."""
    for number, article in enumerate(articles, start=1):
        if number == 1:
            yield article
            continue
        new = f"{article.id}#{number}"
        title = replace(article.title, source=new) if article.title else None
        yield replace(article, id=new, name=f"{article.name}#{number}", title=title)


def _plain(source: Source, url: str | None) -> Intake:
    from accord.intake.plain import read_plain

    return _one(read_plain(source, Stated(url=url)))


def _html(source: Source, url: str | None) -> Intake:
    from accord.intake.html import read_page

    return _one(read_page(source, url))


def _one(article: Article) -> Intake:
    return Intake((article,), article.problems)


def _records(source: Source, url: str | None) -> Intake:
    """WordPress records and lines of records."""
    from accord.intake import jsonl, wordpress

    scans = list(jsonl.scans_of(source.raw))
    problems: list[Problem] = []
    if any(found.truncated for found in scans):
        problems.append(
            Problem(source.name, "truncated", "Its last record is cut off; what is there was read", "Fetch it again")
        )
    if any(found.damaged for found in scans):
        problems.append(
            Problem(source.name, "damaged", "Its JSON is out of order; what could be read was read", "Fetch it again")
        )
    read = wordpress.read_record if source.format == "wordpress" else jsonl.read_jsonl
    records = list(jsonl.records_of(scans))
    problems += _too_many(source, len(records))
    articles = tuple(read(source, record, url, []) for record in records[:_MOST_RECORDS])
    if len(articles) == 1:
        articles = (replace(articles[0], problems=(*articles[0].problems, *problems)),)
    return Intake(articles, tuple(problems))


def _feed(source: Source, url: str | None) -> Intake:
    from accord.intake.feed import read_feed, read_item

    feed = read_feed(source.raw)
    problems: list[Problem] = []
    if any(not item.whole for item in feed.items):
        problems.append(
            Problem(source.name, "truncated", "Its last item is cut off; what is there was read", "Fetch it again")
        )
    problems += _too_many(source, len(feed.items))
    return Intake(tuple(read_item(source, feed, item, []) for item in feed.items[:_MOST_RECORDS]), tuple(problems))


def _too_many(source: Source, records: int) -> list[Problem]:
    """What is said of a file whose further records are kept but not read."""
    if records <= _MOST_RECORDS:
        return []
    what = f"It holds {records} records; the first {_MOST_RECORDS} were read"
    return [Problem(source.name, "too-many-records", what, "Split it, and add its parts")]


_READERS = {"plain": _plain, "html": _html, "wordpress": _records, "jsonl": _records, "feed": _feed}
