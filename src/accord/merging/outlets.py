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


def credited_documents(articles: Sequence[Article], readings: Sequence[Reading]) -> dict[str, tuple[str, ...]]:
    """document -> documents of the pile whose outlets it names as its sources."""
    by_form: dict[str, set[str]] = defaultdict(set)
    outlet = {article.id: article.outlet for article in articles if article.outlet}
    for document, name in outlet.items():
        for form in forms(name):
            by_form[form].add(document)
    out = {}
    for reading in readings:
        own = forms(outlet.get(reading.document) or "")
        found = named(reading.cites, by_form, own)
        if found - {reading.document}:
            out[reading.document] = tuple(sorted(found - {reading.document}))
    return out


def named(cites: Iterable[str], by_form: Mapping[str, set[str]], own: frozenset[str]) -> set[str]:
    """Documents of the outlets named, the text's own outlet left out."""
    cited = {form for name in cites for form in forms(name)} - own
    return {document for form in cited for document in by_form.get(form, ())}
