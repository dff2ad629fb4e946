"""How well Accord reads and merges: its commands on annotated documents, judged by the scorers beside them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.commands import ROOT, Missing, accord, has_command, needed, read_lines, run, scored, write_lines
from bench.floors import Better, Figure, Unit

if TYPE_CHECKING:
    from accord.lexicon import Entry

NUMBERS = re.compile(r"\d+")

HELD_OUT = "7"  # sentences whose id ends so are never looked at: they show whether what was learnt is general


@dataclass(frozen=True, slots=True)
class Take:
    """Where a figure stands in a scorer's answer, and how it counts."""

    name: str
    path: str  # keys joined by blanks: "claims core R"
    unit: Unit = "%"
    better: Better = "higher"


DOSSIER = (
    Take("core recall", "claims core R"),
    Take("core recall, trigger too", "claims core_with_trigger rate"),
    Take("recall, any salience", "claims all_recall rate"),
    Take("claim precision", "claims core P"),
    Take("dyads", "claims dyad rate"),
    Take("dyads reversed", "claims reversed", "count", "lower"),
    Take("modality class", "claims modality_class rate"),
    Take("modality exact", "claims modality rate"),
    Take("polarity", "claims polarity rate"),
    Take("negatives kept", "claims negatives_kept rate"),
    Take("speaker", "claims speaker rate"),
    Take("author's voice", "claims authors_voice rate"),
    Take("quotation kind", "claims quote_kind rate"),
    Take("time exact", "claims time valued exact rate"),
    Take("time compatible", "claims time valued compatible rate"),
    Take("time wrong", "claims time valued wrong", "count", "lower"),
    Take("time bounds compatible", "claims time bounded compatible rate"),
    Take("dates invented", "claims invented_dates rate", "%", "lower"),
    Take("place", "claims place rate"),
    Take("place, at least the country", "claims place_country rate"),
    Take("hard errors", "hard_errors per_1000_words", "per 1,000", "lower"),
    Take("events", "events core_recall rate"),
    Take("events, acts", "events acts_recall rate"),
    Take("events precision", "events precision_proxy rate"),
    Take("event status", "events status rate"),
    Take("event date", "events date rate"),
    Take("merges right", "events merges rate"),
    Take("merges wrong", "events wrong_merges rate", "%", "lower"),
    Take("origins", "events origins rate"),
    Take("origins, many documents", "events origins_many_documents rate"),
    Take("conflicts found", "conflicts found right", "count"),
    Take("conflicts not there", "conflicts not_in_gold", "count", "lower"),
    Take("agreements", "agreements found F1"),
    Take("agreement stage", "agreements stage rate"),
    Take("memberships", "memberships found F1"),
    Take("membership traps", "memberships traps", "count", "lower"),
    Take("sanctions", "sanctions found F1"),
    Take("offices", "offices found F1"),
    Take("office dates", "offices dates rate"),
    Take("boilerplate removed", "papers boilerplate_removed rate"),
    Take("body removed", "papers body_removed rate", "%", "lower"),
    Take("document dates right", "papers published right", "count"),
    Take("document dates invented", "papers published invented", "count", "lower"),
)
PLV = (
    Take("macro F1", "macro F1"),
    Take("any type", "any type"),
    Take("pair found", "pair found"),
    Take("pair and type", "pair + type"),
    Take("directed", "directed"),
    Take("claims", "claims per record", "a record", "lower"),
)

TIMEX = (
    Take("documents read", "readings_found", "count"),
    Take("value F1", "value_F1"),
    Take("relaxed F1", "relaxed_F1"),
    Take("strict F1", "strict_F1"),
    Take("type F1", "type_F1"),
    Take("calendar recall", "calendar_recall rate"),
)
ACTORS = (
    Take("everything asked", "all rate"),
    Take("country", "country rate"),
    Take("sector", "sector rate"),
    Take("dated", "dated rate"),
    Take("rightly not coded", "none rate"),
)
QUESTIONS = (
    Take("right", "all right rate"),
    Take("status", "all status rate"),
    Take("key items", "all items rate"),
    Take("citations", "all citations F1"),
    Take("invented", "all invented", "count", "lower"),
)


class Desk:
    """A folder to work in and the data to measure on; what several parts need is made once."""

    def __init__(self, shared: Path, folder: Path) -> None:
        self.shared, self.folder = shared, folder

    def scorer(self, name: str) -> Path:
        return needed(self.shared / "score" / name)

    def data(self, name: str) -> Path:
        return needed(self.shared / "data" / name)

    def export(self, name: str, documents: Path) -> Path:
        """The folder of the exported record of a dossier of these documents."""
        needed(documents)
        dossier, out = self.folder / name, self.folder / f"{name}-export"
        if not out.exists():
            accord("new", dossier)
            accord("add", dossier, documents)
            accord("build", dossier)
            accord("export", dossier, "--format", "jsonl", "-o", out)
        return out

    def readings(self, name: str, records: Path) -> Path:
        """A file of the readings of a file of records."""
        out = self.folder / f"{name}-readings.jsonl"
        if not out.exists():
            accord("read", records, "-o", out)
        return out

    @cached_property
    def plv_gold(self) -> Mapping[str, Path]:
        """The sentences with a marked pair: all, those that may be looked at, and those that may not."""
        records = read_lines(self.data("plv-dev.jsonl"))
        held = [record for record in records if record["id"].endswith(HELD_OUT)]
        seen = [record for record in records if not record["id"].endswith(HELD_OUT)]
        parts = {"plv": records, "plv-open": seen, "plv-held": held}
        return {name: write_lines(self.folder / f"{name}.jsonl", part) for name, part in parts.items()}

    def plv_scores(self, name: str) -> dict[str, Any]:
        return scored(self.scorer("plv.py"), self.plv_gold[name], self.readings("plv", self.plv_gold["plv"]))


def taken(part: str, takes: Iterable[Take], answer: Mapping[str, Any], *, scale: float = 1.0) -> list[Figure]:
    """The figures of a part. `scale` turns the scorer's rates into percent."""
    found = []
    for take in takes:
        value: Any = answer
        for key in take.path.split(" ") if take.path not in answer else [take.path]:
            value = value[key]
        if value is not None:
            value = round(value * scale, 2) if take.unit == "%" else float(value)
        found.append(Figure(f"{part}/{take.name}", value, take.unit, take.better))
    return found


# ---------------------------------------------------------------- parts
def seeds(desk: Desk) -> list[Figure]:
    return _dossier("seeds", desk, desk.shared / "seeds", desk.shared / "gold")


def saudi_iran(desk: Desk) -> list[Figure]:
    folder = desk.shared / "dossiers" / "saudi-iran"
    return _dossier("saudi-iran", desk, folder / "docs", folder / "gold")


def _dossier(part: str, desk: Desk, documents: Path, gold: Path) -> list[Figure]:
    answer = scored(desk.scorer("seeds.py"), needed(gold), desk.export(part, documents))
    return taken(part, DOSSIER, answer, scale=100)


def saudi_iran_copies(desk: Desk) -> list[Figure]:
    """Pairs of documents that share words, and from whom the words come, as annotated."""
    folder = desk.shared / "dossiers" / "saudi-iran"
    gold = {
        frozenset(pair["documents"]): pair["origin"] for pair in read_lines(needed(folder / "gold" / "copies.jsonl"))
    }
    export = desk.export("saudi-iran", folder / "docs")
    names = {document["id"]: document["name"] for document in read_lines(export / "documents.jsonl")}
    found = {
        frozenset(names[id] for id in copy["documents"]): names.get(copy["origin"], copy["origin"])
        for copy in read_lines(export / "copies.jsonl")
    }
    right = sum(same_origin(origin, found.get(pair)) for pair, origin in gold.items())
    return [
        Figure("saudi-iran-copies/found", round(100 * len(gold.keys() & found.keys()) / len(gold), 2)),
        Figure("saudi-iran-copies/origin right", round(100 * right / len(gold), 2)),
        Figure("saudi-iran-copies/not there", float(len(found.keys() - gold.keys())), "count", "lower"),
    ]


def same_origin(gold: str, found: str | None) -> bool:
    """The same document; or a person, whose id in the annotation is a part of the name."""
    return found is not None and (found == gold or ("." not in gold and gold in found.casefold()))


def plv(desk: Desk) -> list[Figure]:
    return taken("plv", PLV, desk.plv_scores("plv"))


def plv_open(desk: Desk) -> list[Figure]:
    return taken("plv-open", PLV, desk.plv_scores("plv-open"))


def plv_held(desk: Desk) -> list[Figure]:
    return taken("plv-held", PLV, desk.plv_scores("plv-held"))


def timex(desk: Desk) -> list[Figure]:
    gold = desk.data("timex-dev.jsonl")
    answer = scored(desk.scorer("timex.py"), gold, desk.readings("timex", gold))
    return taken("timex", TIMEX, answer, scale=100)


def actors(desk: Desk) -> list[Figure]:
    cases = desk.data("actors-dev.jsonl")
    if not has_command("who"):
        raise Missing("accord has no command `who` yet")
    out = desk.folder / "actors.jsonl"
    out.write_text(accord("who", "--jsonl", cases).out, "utf-8")
    return taken("actors", ACTORS, scored(desk.scorer("actors.py"), cases, out), scale=100)


def questions(desk: Desk) -> list[Figure]:
    return _questions("questions", "seeds", desk, desk.shared / "seeds", desk.shared / "gold")


def saudi_iran_questions(desk: Desk) -> list[Figure]:
    folder = desk.shared / "dossiers" / "saudi-iran"
    return _questions("saudi-iran-questions", "saudi-iran", desk, folder / "docs", folder / "gold")


def _questions(part: str, name: str, desk: Desk, documents: Path, gold: Path) -> list[Figure]:
    """The annotated questions, put to the dossier of the part `name`."""
    if not has_command("ask"):
        raise Missing("accord has no command `ask` yet")
    export = desk.export(name, documents)
    asked = [record["question"] for record in read_lines(needed(gold) / "questions.jsonl")]
    out = desk.folder / f"{part}-answers.jsonl"
    answers = [accord("ask", desk.folder / name, question, "--json").out.strip() for question in asked]
    out.write_text("\n".join(answers) + "\n", "utf-8")
    answer = scored(desk.scorer("questions.py"), gold, out, "--pred", export)
    return taken(part, QUESTIONS, answer, scale=100)


def leaders(desk: Desk) -> list[Figure]:
    """State-months for which the tables and another list name the same leader, and how many the tables cover."""
    checker, listed = needed(ROOT / "tools" / "check_leaders.py"), desk.data("leaders-check.csv")
    out = run([sys.executable, checker, listed, "--quiet"]).out
    agree, both, uncovered = map(int, NUMBERS.findall(out.partition("(")[0]) + NUMBERS.findall(out)[-1:])
    return [
        Figure("leaders/agree", round(100 * agree / both, 2) if both else None),
        Figure("leaders/state-months covered", round(100 * both / (both + uncovered), 2)),
    ]


def lexicon(desk: Desk) -> list[Figure]:
    """The sentences that entries of the lexicon keep, read as anybody would read them."""
    from accord.lexicon import load

    asked = [
        (entry.rule, text, wanted) for entry in load().entries for wanted, texts in kept_by(entry) for text in texts
    ]
    records = ({"id": f"s{number}", "text": text} for number, (_, text, _) in enumerate(asked))
    readings = desk.readings("lexicon", write_lines(desk.folder / "lexicon.jsonl", records))
    fired = {line["document"]["id"]: {claim["rule"] for claim in line["claims"]} for line in read_lines(readings)}
    right = {True: 0, False: 0}
    for number, (rule, _, wanted) in enumerate(asked):
        right[wanted] += (rule in fired.get(f"s{number}", ())) is wanted
    total = {wanted: sum(one is wanted for _, _, one in asked) for wanted in (True, False)}
    return [
        Figure("lexicon/found where it must be", round(100 * right[True] / total[True], 2)),
        Figure("lexicon/silent where it must be", round(100 * right[False] / total[False], 2)),
    ]


def kept_by(entry: Entry) -> tuple[tuple[bool, tuple[str, ...]], tuple[bool, tuple[str, ...]]]:
    return (True, entry.yes), (False, entry.no)
