"""Whom the information of a claim comes from. Outlets that print the same report are one origin, not many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accord.forest import Forest
from accord.merging.outlets import credited_documents, forms, plain
from accord.model import Actor, Article, Copy, Reading, Span

UNKNOWN = "unknown"  # outlet and author are not given: two such documents cannot be told to be independent


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who stands behind each document, and behind each copied passage of it."""

    outlet: Mapping[str, str]  # document -> id of who publishes it
    source: Mapping[str, str]  # document -> the origin of its text, if that is another's
    passages: Mapping[str, tuple[tuple[Span, str], ...]]  # document -> its copied passages and their origins
    credits: Mapping[str, tuple[str, ...]]  # document -> documents of the pile whose outlets it names
    opinions: frozenset[str] = frozenset()  # documents that argue rather than report

    def leans(self, copies: Sequence[Copy]) -> dict[str, frozenset[str]]:
        """document -> the documents that it credits or copies"""
        out = {document: set(others) for document, others in self.credits.items()}
        for copy in copies:
            if copy.origin == copy.documents[0] and copy.kind != "shared-passage":
                out.setdefault(copy.documents[1], set()).add(copy.documents[0])
        return {document: frozenset(others) for document, others in out.items()}

    def of(self, document: str, evidence: Span) -> str:
        """The origin of what a document says in its own voice at this place."""
        if document in self.source:
            return self.source[document]
        for span, origin in self.passages.get(document, ()):
            if span.overlaps(evidence):
                return origin
        return self.outlet.get(document, UNKNOWN)


def carriers(
    articles: Sequence[Article], readings: Sequence[Reading], copies: Sequence[Copy], actors: Mapping[str, Actor]
) -> Carriers:
    """Follow each copy back to the outlet or agency that it comes from."""
    media = media_names(actors)
    outlet = {article.id: outlet_of(article, media) for article in articles}
    families = whole_copies(articles, copies, outlet)
    passages: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for copy in copies:
        if copy.kind == "shared-passage" and copy.origin is not None:
            origin = families.get(copy.origin) or outlet.get(copy.origin, copy.origin)
            for span in copy.spans:
                if span.source != copy.origin:
                    passages[span.source].append((span, origin))
    kept = {document: tuple(sorted(spans, key=lambda pair: (pair[0], pair[1]))) for document, spans in passages.items()}
    opinions = frozenset(article.id for article in articles if article.genre == "opinion")
    return Carriers(outlet, families, kept, credited_documents(articles, readings), opinions)


def media_names(actors: Mapping[str, Actor]) -> dict[str, str]:
    """Forms under which outlets and agencies are named -> their ids."""
    out: dict[str, str] = {}
    for key in sorted(actors):
        if actors[key].kind in ("media", "organisation"):
            for name in (actors[key].name, *(each.form for each in actors[key].names)):
                for form in sorted(forms(name)):
                    out.setdefault(form, key)
    return out


def outlet_of(article: Article, media: Mapping[str, str]) -> str:
    name = article.outlet or article.author
    if not name:
        return UNKNOWN
    known = sorted(media[form] for form in forms(name) if form in media)
    return known[0] if known else outlet_of_name(name)


def outlet_of_name(name: str) -> str:
    """The id of an outlet or author that is no actor of the dossier."""
    return plain(name).replace(" ", "-")


def whole_copies(articles: Sequence[Article], copies: Sequence[Copy], outlet: Mapping[str, str]) -> dict[str, str]:
    """document -> the one origin of all documents that print the same text."""
    forest = Forest(article.id for article in articles)
    whole = [copy for copy in copies if copy.kind != "shared-passage"]
    for copy in whole:
        known = [document for document in copy.documents if document in forest]
        for other in known[1:]:
            forest.join(known[0], other)
    derived = {copy.documents[1] for copy in whole if copy.origin == copy.documents[0]}
    named = {
        forest.find(copy.documents[0]): copy.origin for copy in copies if copy.origin and copy.origin not in forest
    }
    out = {}
    for top, members in forest.groups().items():
        family = set(members)
        if len(family) > 1:
            first = min(family - derived or family)
            origin = (
                named.get(top, outlet[first]) if first not in outlet or family - derived != {first} else outlet[first]
            )
            out.update(dict.fromkeys(family, origin))
    return out
