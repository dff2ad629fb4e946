"""CSL-JSON: every document as a reference, for Zotero and its like. What is not stated is left out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from accord.export.desk import Desk
from accord.model import Article

Json = dict[str, object]
TYPES = {"report": "article-newspaper", "wire": "article-newspaper", "opinion": "article-newspaper"}


def references(desk: Desk) -> Iterator[bytes]:
    """One array. Source: the CSL-JSON schema of the Citation Style Language, 1.0.2."""
    rows = [reference(desk, article) for article in desk.record.articles]
    yield msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"


def reference(desk: Desk, article: Article) -> Json:
    row: Json = {"id": article.id, "type": TYPES.get(article.genre, "webpage")}
    row["title"] = article.title.words if article.title else article.name
    if article.outlet:
        row["container-title"] = article.outlet
    if article.author:
        row["author"] = [{"literal": article.author}]
    if published := desk.published(article.id):
        row["issued"] = {"date-parts": [[int(part) for part in published.split("-")]]}
    if article.url:
        row["URL"] = article.url
    if article.language:
        row["language"] = article.language
    row["note"] = "\n".join(notes(desk, article))
    return row


def notes(desk: Desk, article: Article) -> Iterator[str]:
    yield f"File: {article.name}"
    yield f"SHA-256: {article.id}"
    yield f"Genre: {article.genre}"
    if not desk.published(article.id) and desk.shelf.published[article.id].known:
        date = desk.shelf.published[article.id]
        yield f"Published between {date.earliest or 'an unknown day'} and {date.latest or 'an unknown day'}"
    if origin := desk.shelf.copies.get(article.id):
        yield f"Copy of: {origin}"
