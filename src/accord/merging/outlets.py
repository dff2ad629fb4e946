"""Names of outlets and agencies, and when two of them are one: "CPA", "CPA News", "Caspian Press Agency (CPA)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from accord.model import Article, Reading

WORD = re.compile(r"\w+", re.UNICODE)
BRACKETS = re.compile(r"\(([^)]*)\)")
# Words that a name is given without as often as with.
GENERIC = frozenset({"the", "news", "agency", "media", "online", "network", "press", "service", "website", "newspaper",
                     "state", "official", "english", "com", "org", "net", "www"})  # fmt: skip
LEAST_INITIALS = 3
NAME = r"((?:[A-Z][\w.&-]*)(?: (?:of|and|for)? ?[A-Z][\w.&-]*){0,4})"
# How a text says where it has something from.
CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\(\s*{NAME}\s*\)",
        rf"(?:[Aa]ccording to|[Rr]eported by|[Tt]old|[Qq]uoted by|[Cc]ited by|[Vv]ia|[Ss]ource:) (?:the )?{NAME}",
        rf"(?:news agency|newspaper|broadcaster|daily|channel|website|outlet) {NAME}",
        rf"{NAME} (?:reports|reported|contributed|has reported|said in a report)\b",
    )
)


def plain(name: str) -> str:
    return " ".join(WORD.findall(name.casefold()))


@lru_cache(maxsize=65536)
def forms(name: str) -> frozenset[str]:
    """The forms under which a name may be given: without generic words, in brackets, as initials."""
    outside = plain(BRACKETS.sub(" ", name)).split()
    kept = [word for word in outside if word not in GENERIC]
    found = {" ".join(kept or outside), *(plain(inside) for inside in BRACKETS.findall(name))}
    if len(outside) >= LEAST_INITIALS and outside[0] != "the":
        found.add("".join(word[0] for word in outside))
    return frozenset(found - {""})


def credits_in(text: str) -> set[str]:
    """Names that the text gives where one credits a source: "(CPA)", "according to CPA", "CPA reports"."""
    return {name for pattern in CREDITS for name in pattern.findall(text)}


def credited_documents(articles: Sequence[Article], readings: Sequence[Reading]) -> dict[str, tuple[str, ...]]:
    """document -> documents of the pile whose outlets it names as its sources."""
    by_form: dict[str, set[str]] = defaultdict(set)
    outlet = {article.id: article.outlet for article in articles if article.outlet}
    for document, name in outlet.items():
        for form in forms(name):
            by_form[form].add(document)
    cites = {reading.document: set(reading.cites) for reading in readings}
    out = {}
    for article in articles:
        own = forms(article.outlet or "")
        found = named(cites.get(article.id, set()) | credits_in(article.text), by_form, own) - {article.id}
        if found:
            out[article.id] = tuple(sorted(found))
    return out


def named(cites: Iterable[str], by_form: Mapping[str, set[str]], own: frozenset[str]) -> set[str]:
    """Documents of the outlets named, the text's own outlet left out."""
    cited = {form for name in cites for form in forms(name)} - own
    return {document for form in cited for document in by_form.get(form, ())}
