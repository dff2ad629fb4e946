"""docs/figures.md: what the lexicon holds, how well reading does, and what it is known to misread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.commands import ROOT, Missing, accord, read_lines, write_lines
from bench.floors import Figure
from bench.quality import Desk

PAGE = ROOT / "docs" / "figures.md"
WEAKNESSES = Path(__file__).with_name("weaknesses.md")
QUOTED = re.compile(r"^> (.+)$", re.MULTILINE)
INTRODUCTION = """\
# What Accord knows, and how well it reads

<!-- Written by `python bench/run.py --figures`; the last part is kept in bench/weaknesses.md. -->

An *entry* of the lexicon is an act under its verbs and nouns. The sentences that it must be found in, and those that it
must not be found in, stand beside it and are tested. STATE, what is merely said or so, comes from the verbs of saying.
"""
SCORES = """\
## Scores

*PLV* is a published set of news sentences in which two actors and the type of one event are marked; Accord is told
neither. The last column is of the sentences that nobody has looked at while Accord was made: a wide gap to the one
before would mean that entries were written for sentences, not for the language. The set joins CONCEDE and RETREAT as
YIELD.
"""
DOSSIERS = """\
The other documents were annotated claim by claim: three articles on Iran and Belarus, and nine on Iran and Saudi
Arabia. The annotation of the nine is not complete, so that precision there is a lower bound.
"""


def write(desk: Desk, figures: Sequence[Figure]) -> Path:
    """Write the page from these figures and what is counted here."""
    parts = [INTRODUCTION, entries(), SCORES, *plv(desk, figures), *dossiers(figures), weaknesses(desk)]
    PAGE.write_text("\n".join(part.strip() + "\n" for part in parts), "utf-8")
    return PAGE


def entries() -> str:
    """Per type: entries, their words, and the sentences that keep them."""
    from accord.lexicon import load
    from accord.model import CLAIM_TYPES

    count: dict[str, Counter[str]] = {type: Counter() for type in CLAIM_TYPES}
    for entry in load().entries:
        words = len(entry.verbs) + len(entry.nouns) + len(entry.adjectives)
        count[entry.type].update(entries=1, words=words, yes=len(entry.yes), no=len(entry.no))
    heads = ("entries", "words", "yes", "no")
    rows = [(type, *(str(found[head]) for head in heads)) for type, found in count.items() if found]
    total = sum(count.values(), Counter())
    rows.append(("all", *(str(total[head]) for head in heads)))
    return table(("type", "entries", "verbs, nouns, adjectives", "must be found in", "must not be found in"), rows)


def plv(desk: Desk, figures: Sequence[Figure]) -> Iterator[str]:
    try:
        scores = {name: desk.plv_scores(name) for name in desk.plv_gold}
    except Missing:
        return
    names = ["plv", "plv-open", "plv-held"]
    heads = ("", "all", "looked at", "not looked at")
    yield table(heads, across([figure for figure in figures if figure.part in names], names))
    types = sorted(scores["plv"]["by type"])
    yield table(
        ("F1 per type", *heads[1:]),
        [(type, *(percent(scores[name]["by type"].get(type)) for name in names)) for type in types],
    )


def dossiers(figures: Sequence[Figure]) -> Iterator[str]:
    names = ["seeds", "saudi-iran"]
    found = [figure for figure in figures if figure.part in names]
    if found:
        yield DOSSIERS
        yield table(("", "Iran and Belarus", "Iran and Saudi Arabia"), across(found, names))


def across(figures: Iterable[Figure], parts: Sequence[str]) -> list[tuple[str, ...]]:
    """A row for each thing measured, a column for each part."""
    cells: dict[str, dict[str, str]] = {}
    for figure in figures:
        cells.setdefault(figure.name.partition("/")[2], {})[figure.part] = str(figure)
    return [(what, *(found.get(part, "–") for part in parts)) for what, found in cells.items()]


def percent(rate: float | None) -> str:
    return "–" if rate is None else f"{100 * rate:.0f} %"


# ---------------------------------------------------------------- weaknesses
def weaknesses(desk: Desk) -> str:
    """The page kept by hand, with what Accord now makes of each quoted sentence below it."""
    text = WEAKNESSES.read_text("utf-8")
    sentences = QUOTED.findall(text)
    records = ({"id": f"w{number}", "text": sentence} for number, sentence in enumerate(sentences))
    out = desk.folder / "weaknesses-readings.jsonl"
    accord("read", write_lines(desk.folder / "weaknesses.jsonl", records), "-o", out)
    read = {reading["document"]["id"]: reading for reading in read_lines(out)}
    told = (as_read(read[f"w{number}"]) for number in range(len(sentences)))
    return QUOTED.sub(lambda quoted: f"{quoted[0]}\n>\n> *Read as:* {next(told)}", text)


def as_read(reading: Mapping[str, Any]) -> str:
    names = {actor["id"]: actor["name"] for actor in reading["actors"]}
    return "; ".join(claim_in_words(claim, names) for claim in reading["claims"]) or "nothing"


def claim_in_words(claim: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """ "AGREE “vowed” planned (actor Kenya)" """
    roles = ", ".join(f"{role['role']} {names.get(role['actor'], role['actor'])}" for role in claim["actors"])
    negated = ", negated" if claim["polarity"] == "negative" else ""
    voices = "".join(f", {voice['role']} {names.get(voice['actor'], voice['actor'])}" for voice in claim["sources"])
    return f"{claim['type']} “{claim['trigger']['words']}” {claim['modality']}{negated} ({roles}){voices}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, numbers to the right."""
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
