"""Questions to a built record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord import lexicon
from accord.asking import Answer, answer
from accord.dossier.finding import Shelf
from accord.dossier.stages import ReaderLike
from accord.dossier.store import Store
from accord.export.jsonl import span_in
from accord.model import Article, Block, RawMap, Run


def answers(questions: Iterable[str], built: Store, reader: ReaderLike) -> Iterator[Answer]:
    """What the record says to each question. `reader`: of the documents, to read the questions alike."""
    shelf, words = Shelf(built), lexicon.load()
    for question in questions:
        yield answer(question, reader.read(question_as_article(question)), shelf, words)


def question_as_article(text: str) -> Article:
    """A question as the reader of documents takes it."""
    return Article(
        id="question",
        name="question",
        format="text",
        text=text,
        raw=RawMap((Run(0, len(text), 0, len(text)),)),
        blocks=(Block(0, len(text), "body"),),
        language="en",
    )


def answer_row(answer: Answer, built: Store) -> dict[str, object]:
    """An answer for programs: docs/asking.md gives its fields."""
    articles = built.articles_by_id()
    return {
        "question": answer.question,
        "understood": answer.understood,
        "answer": answer.answer,
        "values": answer.values,
        "claims": list(answer.claims),
        "spans": [{**span_in(span, articles), "name": articles[span.source].name} for span in answer.spans],
        "status": answer.status,
    }
