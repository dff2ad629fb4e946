"""Documents that share their words: found exactly, with what they share and, where it can be known, who copied whom.

An inverted index of hashed word shingles gives for each pair of documents how much of the shorter one stands in the
other (containment). Resemblance alone misses an article cut to its first third. Wording is used here and nowhere else.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from accord.merging.outlets import WORD, credited_documents, plain
from accord.model import Article, Copy, Reading, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

LENGTH = 8  # words in a shingle
FACTOR = 0x9E3779B97F4A7C15  # odd, so that every position counts: Knuth's multiplicative constant
COMMON = 24  # documents under one shingle up to which all pairs count; beyond, each with the first and the next
LEAST_SHARED = 2  # shingles: a passage of nine words
SAME_TEXT = 0.8  # of the words of both
CONTAINED = 0.5  # of the words of the shorter
REWRITTEN = 0.3
SHORTEST = 12  # shingles (19 words): what is shorter can be a stock phrase, unless it is quoted
SHOWN = 6  # passages shown of a pair
CREDIT_WORDS = 0.35  # of the content words of a text that stand in the one it credits
SHORT_WORD = 4  # letters: shorter words carry no content

Credits = Mapping[str, tuple[str, ...]]  # document -> documents whose outlets it names
Cites = Mapping[str, frozenset[str]]  # document -> names of outlets and agencies, in plain words
Kind = Literal["same-text", "excerpt", "rewrite", "shared-passage"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article: where each stands, and the hash of each run of LENGTH of them."""

    starts: array[int]
    ends: array[int]
    shingles: Hashes


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, by position, and how many shingles they share."""

    a: int
    b: int
    shared: int


def find_copies(articles: Sequence[Article], readings: Sequence[Reading] = ()) -> tuple[Copy, ...]:
    """Pairs of documents that share their words, each once, in order of their ids.

    Args:
        articles: with distinct ids.
        readings: their `cites` tell who credits whom.
    Time grows with the number of words times its logarithm. 16 bytes a word are held.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    readings_of = {reading.document: reading for reading in readings}
    hasher = Hasher()
    words = [hasher.words_of(article.text) for article in ordered]
    ordered = [dated(each, readings_of.get(each.id)) for each in ordered]
    credits = credited_documents(ordered, readings)
    quotes = {reading.document: speakers_in(reading) for reading in readings}
    cites = {reading.document: frozenset(map(plain, reading.cites)) for reading in readings}
    pairs, stock = pairs_of(words)
    pile = Pile(ordered, words, stock, credits, cites)
    found = [copy for pair in pairs if (copy := judge(pair, pile))]
    found = [quotation(copy, quotes) for copy in found]
    told = {frozenset(copy.documents) for copy in found}
    found += [copy for copy in credited(ordered, credits) if frozenset(copy.documents) not in told]
    return tuple(sorted(found, key=lambda copy: (copy.documents, copy.kind)))


def dated(article: Article, reading: Reading | None) -> Article:
    """The article with the bounds that its text allows, where it states no date."""
    return article if article.published.known or reading is None else replace(article, published=reading.published)


# ---------------------------------------------------------------- shingles
class Hasher:
    """Hashes of words that are the same on every machine, each computed once."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def words_of(self, text: str) -> Words:
        import numpy as np

        found = list(WORD.finditer(text))
        hashes = np.fromiter((self.of(match.group().casefold()) for match in found), dtype=np.uint64, count=len(found))
        starts = array("I", (match.start() for match in found))
        ends = array("I", (match.end() for match in found))
        return Words(starts, ends, rolled(hashes))

    def of(self, word: str) -> int:
        if word not in self.known:
            self.known[word] = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        return self.known[word]


def rolled(hashes: Hashes) -> Hashes:
    """The hash of each run of LENGTH words; of the whole text if it is shorter."""
    import numpy as np

    length = min(LENGTH, len(hashes))
    if not length:
        return hashes
    count = len(hashes) - length + 1
    out = np.zeros(count, dtype=np.uint64)
    for offset in range(length):
        out = (out * np.uint64(FACTOR)) ^ hashes[offset : offset + count]
        out = out ^ (out >> np.uint64(29))
    return out


@dataclass(frozen=True, slots=True)
class Pile:
    """What judging a pair needs to know."""

    articles: Sequence[Article]
    words: Sequence[Words]
    stock: frozenset[int]  # shingles of so many documents that sharing one tells nothing
    credits: Credits
    cites: Cites


def pairs_of(words: Sequence[Words]) -> tuple[list[Pair], frozenset[int]]:
    """Documents that share at least LEAST_SHARED distinct shingles; and the shingles of more than COMMON documents."""
    import numpy as np

    own = [np.unique(each.shingles) for each in words]
    if not sum(map(len, own)):
        return [], frozenset()
    hashes = np.concatenate(own)
    documents = np.repeat(np.arange(len(own), dtype=np.uint64), [len(each) for each in own])
    order = np.argsort(hashes, kind="stable")  # stable: within a shingle in order of documents
    hashes, documents = hashes[order], documents[order]
    codes = [linked for linked in links(hashes, documents, len(own)) if len(linked)]
    stock = frozenset(hashes[:-COMMON][hashes[COMMON:] == hashes[:-COMMON]].tolist())
    if not codes:
        return [], stock
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    kept = counts >= LEAST_SHARED
    size = len(own)
    found = zip(pairs[kept].tolist(), counts[kept].tolist(), strict=True)
    return [Pair(code // size, code % size, shared) for code, shared in found], stock


def links(hashes: Hashes, documents: Hashes, size: int) -> Iterable[Hashes]:
    """Codes a * size + b of documents under one shingle.

    Up to COMMON documents all pairs; beyond that each with the next and with the first, which still ties a family of
    copies together without counting every pair of a thousand reprints.
    """
    import numpy as np

    ends = np.flatnonzero(np.append(hashes[1:] != hashes[:-1], True)) + 1
    starts = np.append(0, ends[:-1]) if len(ends) else ends
    run = np.repeat(np.arange(len(starts)), ends - starts)
    length = (ends - starts)[run]
    first = documents[starts][run]
    wide = np.uint64(size)
    for step in range(1, COMMON):
        if len(hashes) <= step:
            return
        together = (run[step:] == run[:-step]) & ((length[step:] <= COMMON) | (step == 1))
        yield documents[:-step][together] * wide + documents[step:][together]
    many = (length > COMMON) & (np.arange(len(hashes)) > starts[run] + 1)
    yield first[many] * wide + documents[many]


# ---------------------------------------------------------------- judging a pair
def judge(pair: Pair, pile: Pile) -> Copy | None:
    """What kind of copy a pair is, and in which direction; None if it shares too little to say."""
    a, b = pile.articles[pair.a], pile.articles[pair.b]
    in_a, in_b = pile.words[pair.a], pile.words[pair.b]
    size_a, size_b = (max(1, len(set(words.shingles.tolist()))) for words in (in_a, in_b))
    kind = kind_of(pair.shared / min(size_a, size_b), pair.shared / max(size_a, size_b), size_a, size_b)
    if kind == "shared-passage":
        told = shared_runs(in_a, in_b, pile.stock)
        runs = [run for run in told if run[2] - run[0] >= SHORTEST or quoted(a, in_a, run)]
        if not runs:
            return None
    else:
        runs = shared_runs(in_a, in_b, frozenset())
    earlier = direction(a, b, kind, size_a > size_b, pile.credits)
    origin = earlier.id if earlier else common_credit(a, b, pile.cites)
    spans = tuple(span for run in longest(runs) for span in both(a, b, in_a, in_b, run))
    documents = (a.id, b.id) if earlier is None or earlier is a else (b.id, a.id)
    return Copy(documents, kind, origin, spans)


def kind_of(shorter: float, longer: float, size_a: int, size_b: int) -> Kind:
    if longer >= SAME_TEXT:
        return "same-text"
    if shorter >= CONTAINED and min(size_a, size_b) < SAME_TEXT * max(size_a, size_b):
        return "excerpt"
    return "rewrite" if shorter >= REWRITTEN else "shared-passage"


Run = tuple[int, int, int]  # first word in a, first word in b, end (exclusive, in shingles) in a


def shared_runs(a: Words, b: Words, stock: frozenset[int]) -> list[Run]:
    """The longest runs of shingles that both texts have, in order of the first; stock shingles end a run."""
    where: dict[int, int] = {}
    for position, shingle in enumerate(b.shingles.tolist()):
        where.setdefault(shingle, position)
    runs: list[Run] = []
    for position, shingle in enumerate(a.shingles.tolist()):
        at = where.get(shingle)
        if at is None or shingle in stock:
            continue
        if runs and runs[-1][2] == position and at - runs[-1][1] == position - runs[-1][0]:
            runs[-1] = (runs[-1][0], runs[-1][1], position + 1)
        else:
            runs.append((position, at, position + 1))
    return runs


def longest(runs: Iterable[Run]) -> list[Run]:
    return sorted(sorted(runs, key=lambda run: (run[0] - run[2], run))[:SHOWN])


def both(a: Article, b: Article, in_a: Words, in_b: Words, run: Run) -> tuple[Span, Span]:
    first, other, end = run
    last, last_other = end - 1 + LENGTH - 1, other + (end - first) - 1 + LENGTH - 1
    return (
        a.span(in_a.starts[first], in_a.ends[min(last, len(in_a.ends) - 1)]),
        b.span(in_b.starts[other], in_b.ends[min(last_other, len(in_b.ends) - 1)]),
    )


def quoted(article: Article, words: Words, run: Run) -> bool:
    """The shared words stand in quotation marks."""
    start, end = words.starts[run[0]], words.ends[min(run[2] + LENGTH - 2, len(words.ends) - 1)]
    before, after = article.text[max(0, start - 120) : start], article.text[end : end + 120]
    opened = max(before.rfind(mark) for mark in "“«„") > max(before.rfind(mark) for mark in "”»")
    return opened or (before.count('"') % 2 == 1 and '"' in after)


def speakers_in(reading: Reading) -> list[tuple[Span, str]]:
    """The sentences of a document in which somebody is quoted or reported, and who."""
    return [
        (claim.evidence, voice.actor) for claim in reading.claims for voice in claim.sources if voice.role == "speaker"
    ]


def quotation(copy: Copy, quotes: Mapping[str, list[tuple[Span, str]]]) -> Copy:
    """A passage that both documents give as one person's words comes from that person, not from either document."""
    if copy.kind != "shared-passage" or not quotes:
        return copy
    said = [
        {who for evidence, who in quotes.get(document, ()) for span in copy.spans if evidence.overlaps(span)}
        for document in copy.documents
    ]
    common = set.intersection(*said)
    return replace(copy, origin=min(common)) if len(common) == 1 else copy


# ---------------------------------------------------------------- direction
def direction(a: Article, b: Article, kind: Kind, a_longer: bool, credits: Credits) -> Article | None:
    """Which of the two was first: the one the other credits, else the earlier, else the one that has more."""
    a_credits, b_credits = b.id in credits.get(a.id, ()), a.id in credits.get(b.id, ())
    if a_credits != b_credits:
        return b if a_credits else a
    if a.published.latest and b.published.earliest and a.published.latest < b.published.earliest:
        return a
    if b.published.latest and a.published.earliest and b.published.latest < a.published.earliest:
        return b
    if kind == "excerpt":
        return a if a_longer else b
    return None


def common_credit(a: Article, b: Article, cites: Cites) -> str | None:
    """The one name that both give as their source."""
    shared = sorted(cites.get(a.id, frozenset()) & cites.get(b.id, frozenset()))
    return shared[0] if len(shared) == 1 else None


def credited(articles: Sequence[Article], credits: Credits) -> list[Copy]:
    """Texts that name another document's outlet as their source and say largely the same in other words."""
    here = {article.id: article for article in articles}
    return [
        Copy((source, article.id), "rewrite", source, ())
        for article in articles
        for source in credits.get(article.id, ())
        if not later(here[source], article) and retells(article, here[source])
    ]


def later(a: Article, b: Article) -> bool:
    return bool(a.published.earliest and b.published.latest and a.published.earliest > b.published.latest)


def retells(article: Article, source: Article) -> bool:
    """Much of what the text says in content words stands in the source too."""
    own, theirs = content(article.text), content(source.text)
    return bool(own) and len(own & theirs) / min(len(own), len(theirs) or 1) >= CREDIT_WORDS


def content(text: str) -> set[str]:
    return {word.casefold()[:6] for word in WORD.findall(text) if len(word) >= SHORT_WORD}
