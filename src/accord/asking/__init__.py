"""A question and a record in; an answer out that says modality and who says so, and cites its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accord.asking import grammar as words_of_questions
from accord.asking.evidence import Library, Page, Passage, passages_of
from accord.asking.filling import fill, with_conflicts
from accord.asking.holes.common import Desk, Filled
from accord.asking.question import Part, Question, understand
from accord.asking.ranking import Ranked, rank
from accord.asking.wording import compose, nearest, without_copies
from accord.asking.words import Stems, stems_of, words_of
from accord.lexicon import Lexicon
from accord.model import Reading, Span

__all__ = ["Answer", "Library", "Page", "answer"]

AnswerStatus = Literal["stated", "disputed", "not-stated", "not-understood"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to a question. `spans` are the sentences it rests on; `values` fill the holes."""

    question: str
    understood: dict[str, object]
    answer: str
    values: dict[str, object]
    claims: tuple[str, ...]
    spans: tuple[Span, ...]
    status: AnswerStatus


def answer(text: str, reading: Reading, library: Library, lexicon: Lexicon) -> Answer:
    """Answer a question from a record. `reading`: the question as the reader of documents read it.

    Pure apart from the library's look-ups; the same record and question give the same answer.
    """
    stems, grammar = stems_of(lexicon), words_of_questions.load()
    question = understand(reading, text, grammar, lexicon, stems)
    if not question.parts:
        said = "Not understood: ask who, what, when, where, why, how many or whether."
        return Answer(text, {}, said, {}, (), (), "not-understood")
    titles = frozenset(w for said in lexicon.people["titles"].values() for phrase in said for w in phrase.split())
    question = _with_names_known(question, library, titles)
    pool = _pool(question, library, stems)
    desk = Desk(library, grammar, lexicon, stems)
    asked = _documents_named(question, pool)
    filled: list[tuple[Part, Filled | None, list[Ranked]]] = []
    for part in question.parts:
        cited = frozenset(p for _, before, _ in filled if before is not None for p in before.passages)
        ranked = rank(part, pool, stems, library, asked, cited)
        if part.kind in ("office", "state"):
            ranked = _of_those_found(ranked, [f for p, f, _ in filled if p.kind == "who" and f is not None])
        filled.append((part, with_conflicts(part, fill(part, ranked, desk), ranked, desk), ranked))
    return _answer(question, filled, desk)


def _with_names_known(question: Question, library: Library, titles: frozenset[str]) -> Question:
    """Names that only the documents explain become actors: a surname stands for the one person who bears it."""
    return Question(question.text, tuple(_known(part, library, titles) for part in question.parts))


def _known(part: Part, library: Library, titles: frozenset[str]) -> Part:
    """Actors under their ids in the record; one that the record does not know goes back among the words."""
    found = {word: library.actors_named(word) for word in part.content if word in part.names - titles}
    unknown = [actor for actor in part.actors if library.name(actor) is None]
    named = {actor: library.actors_named(actor.split("-")[-1]) for actor in unknown}
    renamed = [named[actor][0] if named.get(actor) else actor for actor in part.actors]
    lost = [word for actor in unknown if not named[actor] and not _is_state(actor) for word in actor.split("-")]
    sure = {word: ids[0] for word, ids in found.items() if len(ids) == 1}
    return replace(
        part,
        actors=tuple(
            dict.fromkeys([*(a for a in renamed if library.name(a) is not None or _is_state(a)), *sure.values()])
        ),
        content=tuple(
            dict.fromkeys([*(w for w in part.content if w not in sure and w not in part.names & titles), *lost])
        ),
        names=part.names | frozenset(lost),
    )


def _is_state(actor: str) -> bool:
    """A state asked about that no document names stays asked about."""
    return len(actor) == 3 and actor.isupper()


def _of_those_found(ranked: list[Ranked], found: Sequence[Filled]) -> list[Ranked]:
    """Where a part before asked who, its sentences are the ones to look for their offices in."""
    cited = {p for filled in found for p in filled.passages}
    return [r for r in ranked if r.passage in cited] or ranked


def _pool(question: Question, library: Library, stems: Stems) -> list[Passage]:
    """The sentences of the documents that may answer; of copies, the first."""
    content = dict.fromkeys(
        word for part in question.parts for word in (*part.content, *words_of(" ".join(part.places)))
    )
    actors = dict.fromkeys(actor for part in question.parts for actor in part.actors)
    types = dict.fromkeys(kind for part in question.parts for kind in part.types)
    pages = [library.page(id) for id in library.likely_documents(tuple(content), tuple(actors), tuple(types))]
    return without_copies(p for page in pages for p in passages_of(page, library, stems))


def _documents_named(question: Question, pool: Sequence[Passage]) -> frozenset[str]:
    """Documents whose file name begins with a word of the question that has a digit: "according to 014"."""
    asked = {word for word in words_of(question.text) if any(c.isdigit() for c in word)}
    begins = {p.span.source: re.split(r"[\W_]", p.page.article.name.casefold())[0] for p in pool}
    return frozenset(id for id, begin in begins.items() if begin in asked)


def _answer(question: Question, found: Sequence[tuple[Part, Filled | None, Sequence[Ranked]]], desk: Desk) -> Answer:
    stated = [(part, filled) for part, filled, _ in found if filled is not None]
    understood: dict[str, object] = {
        "parts": [
            {"kind": p.kind, "actors": list(p.actors), "places": list(p.places), "types": list(p.types),
             "times": ["/".join(t) for t in p.times], "words": list(p.content), "standing": p.standing}
            for p in question.parts
        ]
    }  # fmt: skip
    if not any(filled for part, filled, _ in found if _on_the_matter(part, question.parts[0])):
        return Answer(
            question.text, understood, nearest([r for _, _, r in found], desk), _empty(question), (), (), "not-stated"
        )
    passages = tuple(dict.fromkeys(p for _, filled in stated for p in filled.passages))
    disputed = any(filled.status == "disputed" for _, filled in stated)
    return Answer(
        question.text,
        understood,
        compose([(part, filled) for part, filled, _ in found], passages, desk),
        _values(found),
        tuple(dict.fromkeys(claim.id for p in passages for claim in p.claims)),
        tuple(p.span for p in passages),
        "disputed" if disputed else "stated",
    )


def _on_the_matter(part: Part, first: Part) -> bool:
    """Parts that ask for several holes of one act: "when and by whom ..."."""
    return part.content == first.content and part.back == first.back


def _empty(question: Question) -> dict[str, object]:
    return dict.fromkeys(_names(part for part in question.parts))


def _values(found: Sequence[tuple[Part, Filled | None, Sequence[Ranked]]]) -> dict[str, object]:
    names = _names(part for part, _, _ in found)
    return {name: filled.value if filled else None for name, (_, filled, _) in zip(names, found, strict=True)}


def _names(parts: Iterable[Part]) -> list[str]:
    """A name for each hole: its kind, counted where a question has two of it."""
    out: list[str] = []
    for part in parts:
        same = sum(name.split("-nth-")[0] == part.kind for name in out)
        out.append(f"{part.kind}-nth-{same + 1}" if same else part.kind)
    return out
