"""One reader for all tests of reading: loading the language model takes a second."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from accord import knowledge, lexicon
from accord.model import NO_DATE, Article, Block, Date, Reading
from accord.reading import Reader
from tests.builders import article

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(knowledge.load(), lexicon.load())


@pytest.fixture
def read(reader: Reader) -> Read:
    """Read a text; paragraphs are parted by blank lines, and the first is the headline if asked for."""

    def read_text(text: str, *, headline: bool = False, published: Date = NO_DATE, **more: object) -> Reading:
        return reader.read(as_article(text, headline=headline, published=published, **more))

    return read_text


def as_article(text: str, *, headline: bool = False, published: Date = NO_DATE, **more: object) -> Article:
    blocks, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        section = "headline" if headline and number == 0 else "body"
        blocks.append(Block(start, start + len(paragraph), section))  # type: ignore[arg-type]
        start += len(paragraph) + 2
    plain = article(text)
    return Article(
        plain.id,
        plain.name,
        plain.format,
        text,
        plain.raw,
        tuple(blocks),
        published=published,
        **more,  # type: ignore[arg-type]
    )
