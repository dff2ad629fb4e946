"""Hold the shipped leaders against another list of leaders and print every disagreement.

    python tools/check_leaders.py LEADERS.csv [--since 2000-01] [--quiet]

LEADERS.csv has the columns set,state,name,office,from,to,note. `state` is a Correlates of War abbreviation or an
English name; `from` and `to` are months. A row without months has its start in the name, "(since 5 May 2020)", and
holds to the list's latest such day. A state-month agrees if any head of state, head of government or effective leader
of the tables in that month shares a name with the list's leader. Months that only one side covers are not compared.
Reasons for known disagreements stand in leaders_explained.csv.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accord.knowledge import Knowledge, load
from accord.knowledge.nouns import fold

ROLES = frozenset({"head_of_state", "head_of_government", "effective_leader", "supreme_leader"})
SINCE = re.compile(r"\(?since (?:early |late |mid-)?(?:(\d{1,2}) )?([A-Z][a-z]+)? ?(\d{4})")
EXPLAINED = Path(__file__).parent / "leaders_explained.csv"
SHORT = "A hand-over, or somebody acting for two months at most, whom the tables leave out or date otherwise."
NUMERAL = re.compile(r"[ivx]+|jr")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PARTICLES = frozenset({"al", "el", "de", "da", "dos", "bin", "ibn", "ould", "van", "der", "von", "the"})
TITLES = frozenset({"president", "prime", "minister", "king", "queen", "sheikh", "prince", "emir", "pope", "emperor"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A leader as the other list has it; months are YYYY-MM, both included."""

    state: str
    name: str
    first: str
    last: str


def month_of(words: str) -> str | None:
    """ "since 28 August 2025" -> "2025-08"; a bare year is its January; None where no year stands."""
    found = SINCE.search(words)
    if not found:
        return None
    names = [month for month in MONTHS if found[2] and month.startswith(found[2])]
    return f"{found[3]}-{MONTHS.index(names[0]) + 1:02}" if names else f"{found[3]}-01"


def months(first: str, last: str) -> Iterator[str]:
    """Every month from first to last, both included."""
    year, month = int(first[:4]), int(first[5:7])
    while f"{year}-{month:02}" <= last:
        yield f"{year}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def state_of(known: Knowledge, words: str) -> str | None:
    for state in known.states.values():
        if state.cow == words and not state.latest:
            return state.id
    named = {form.entity for form in known.find(words) if form.entity in known.states}
    return named.pop() if len(named) == 1 else None


def listed(known: Knowledge, path: Path) -> Iterator[Listed]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["name"]]
    latest = max((month_of(row["name"]) or "" for row in rows), default="")
    for row in rows:
        state = state_of(known, row["state"])
        first = row["from"][:7] or month_of(row["name"])
        if state and first and not known.states[state].parent:
            yield Listed(state, row["name"].split("(since")[0], first, row["to"][:7] or latest)


def words_of(name: str) -> frozenset[str]:
    """What is left of a name without titles and particles, for comparing; capitals mark it where any stand."""
    capitals = [word for word in name.split() if word.isupper() and len(word) > 2]
    text = fold(" ".join(capitals) or name).replace("'", "")
    words = [word for word in re.sub(r"[^a-z ]", " ", text).split() if len(word) > 1]
    told = frozenset(word for word in words if not NUMERAL.fullmatch(word)) - PARTICLES
    return (told - TITLES) or told or frozenset(words)


def near(a: str, b: str) -> bool:
    """One spelling of the other: equal, or a letter or two apart in longer words."""
    from rapidfuzz.distance import Levenshtein

    return a == b or Levenshtein.distance(a, b) <= min(2, min(len(a), len(b)) // 4)


def same_person(known: Knowledge, person: str, name: str) -> bool:
    """Whether a word of the listed name is a word of the person's surname, or all of it stands in a full name."""
    theirs = words_of(name)
    for form in known.person_forms(person):
        ours = words_of(form.text)
        if form.kind == "surname" and any(near(a, b) for a in theirs for b in ours):
            return True
        if all(any(near(a, b) for b in ours) for a in theirs):
            return True
    return False


def holders_in(known: Knowledge, state: str, month: str) -> list[str]:
    """Holders in a month, also of the states that had the same COW code; an open end is taken to hold on."""
    cow = known.states[state].cow
    heirs = {other.id for other in known.states.values() if other.cow and other.cow == cow} | {state}
    tenures = (t for t in known.tenures if t.state in heirs and ROLES & set(t.roles))
    return [t.person for t in tenures if (t.earliest or "")[:7] <= month <= (t.latest or "9999")[:7]]


def compare(known: Knowledge, rows: list[Listed], since: str) -> tuple[Counter[str], list[str]]:
    """State-months compared, agreeing and not covered; and a line for each run of disagreeing months."""
    count: Counter[str] = Counter()
    lines = []
    for row in rows:
        wrong = []
        for month in months(max(row.first, since), row.last):
            ours = holders_in(known, row.state, month)
            agrees = any(same_person(known, person, row.name) for person in ours)
            count["agree" if agrees else "differ" if ours else "not covered"] += 1
            if not agrees and ours:
                wrong.append((month, ours))
        if wrong:
            people = sorted({person for _, ours in wrong for person in ours})
            span = f"{wrong[0][0]} to {wrong[-1][0]} ({len(wrong)})"
            lines.append(f"{row.state} {span}: the list has {row.name.strip()}, the tables {', '.join(people)}")
    return count, lines


def explain(line: str, reasons: list[dict[str, str]]) -> str:
    """The reason that is written down for a disagreement: by state and a word of the listed name, else by length."""
    for reason in reasons:
        if line.startswith(reason["state"]) and reason["word"] in line.split(", the tables")[0]:
            return reason["why"]
    length = re.search(r"\((\d+)\):", line)
    return SHORT if length and int(length[1]) <= 2 else "NOT EXPLAINED"


def main() -> None:
    parser = argparse.ArgumentParser(description="Hold the shipped leaders against another list.")
    parser.add_argument("list", type=Path)
    parser.add_argument("--since", default="2000-01")
    parser.add_argument("--quiet", action="store_true")
    given = parser.parse_args()
    known = load()
    count, lines = compare(known, list(listed(known, given.list)), given.since)
    if not given.quiet:
        with EXPLAINED.open(encoding="utf-8", newline="") as file:
            reasons = list(csv.DictReader(file))
        print("\n".join(f"{line}\n    {explain(line, reasons)}" for line in lines))
    both = count["agree"] + count["differ"]
    print(f"agree {count['agree']} of {both} state-months ({count['agree'] / max(both, 1):.2%}),", end=" ")
    print(f"{count['not covered']} not covered by the tables")


if __name__ == "__main__":
    main()
