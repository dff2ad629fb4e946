"""Who tells a claim, in which words; who is behind an actor; what documents hold: rows for lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.dossier import Dossier, retracting
from accord.dossier.sources import Source
from accord.dossier.store import Shelved, Store
from accord.errors import UnknownIdError
from accord.export import jsonl
from accord.looking.names import Names
from accord.looking.words import cut, date_text, plain
from accord.model import Agreement, Claim, Decision, Membership, Office, Sanction, Span, Tie, Transfer


def teller(claim: Claim, built: Store, names: Names) -> str:
    """ "Ana Soto, Cape Wire, 2019-05-02": who says it, and where it is printed."""
    article = built.heading(claim.document)
    said = [names(voice.actor) for voice in claim.sources if voice.role == "speaker"]
    dated = [date_text(article.published)] if article.published.known else []
    return ", ".join([*said, article.outlet or article.name, *dated])


def context(span: Span, built: Store, around: int = 60) -> str:
    """The words with what stands around them, and in which document."""
    article = built.articles_by_id()[span.source]
    start = max(0, span.start - around)
    before = article.text[start : span.start].rpartition("\n")[2]
    after = article.text[span.end : span.end + around].partition("\n")[0]
    if start and len(before) == span.start - start:
        before = before.partition(" ")[2]  # the first word is cut
    return f"{cut(f'{before}»{span.words}«{after}', 4 * around)} ({article.outlet or article.name})"


def row_json(row: object, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    match row:
        case Office():
            return {"noun": "office", **jsonl.office(row, articles)}
        case Agreement():
            return {"noun": "agreement", **jsonl.agreement(row, articles)}
        case Membership():
            return {"noun": "membership", **jsonl.membership(row)}
        case Sanction():
            return {"noun": "sanction", **jsonl.sanction(row)}
        case Transfer():
            return {"noun": "transfer", **jsonl.transfer(row)}
        case Tie():
            return {"noun": "tie", **jsonl.tie(row)}
    raise TypeError(type(row).__name__)


def source_rows(shelved: Iterable[Shelved], built: Store, dossier: Dossier) -> Iterator[jsonl.Json]:
    """Documents with what rests on each; then what is retracted."""
    letters = {given.outlet: given.letter for given in built.others("reliability")}
    for one in shelved:
        article = one.heading
        yield {
            "id": article.id,
            "name": article.name,
            "outlet": article.outlet,
            "published": date_text(article.published) if article.published.known else None,
            "claims": one.claims,
            "events": one.events,
            "alone": one.alone,
            "reliability": letters.get(article.outlet or ""),
            "retracted": None,
        }
    for decision in retracting.split(dossier.decisions.read()[0])[0].decisions:
        nothing = dict.fromkeys(("outlet", "published", "reliability"))
        yield {
            "id": decision.target,
            "name": decision.words,
            **nothing,
            **dict.fromkeys(("claims", "events", "alone"), 0),
            "retracted": decision_json(decision),
        }


def documents_of(built: Store, source: Source, nth: str) -> list[str]:
    """The documents of a source in the record, or the one that is meant.

    Raises: UnknownIdError if the record is as of a day and has none: it says nothing of what came later.
    """
    wanted = {source.sha256 if nth == "#1" else source.sha256 + nth} if nth else None
    with_tails = (article.id for article in built.headings() if article.id.partition("#")[0] == source.sha256)
    found = [id for id in with_tails if wanted is None or id in wanted]
    if not found and (day := built.meta("as_of")):
        raise UnknownIdError(f"{plain(source.name + nth)} is not among the documents surely published by {day}")
    return found


def decision_json(decision: Decision) -> jsonl.Json:
    return {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
