"""Claims gained, lost and changed against another revision, over all texts there are."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bench.commands import ROOT, SOURCE, CommandError, Missing, accord, read_lines
from bench.quality import Desk
from bench.texts import EXAMPLES

Key = tuple[str, str, int, str, int]  # document, type, start and words of the trigger, how many before are alike
SHOWN = 150  # characters of a sentence
COLOURS = {"gained": "green", "lost": "red", "changed": "yellow"}


@dataclass(frozen=True, slots=True)
class Told:
    """What of a claim is compared, in words for a person."""

    roles: str
    standing: str
    voices: str
    sentence: str

    @property
    def compared(self) -> tuple[str, str, str]:
        return self.roles, self.standing, self.voices


@dataclass(frozen=True, slots=True)
class Difference:
    what: str  # "gained", "lost" or "changed"
    key: Key
    told: Told
    before: Told | None = None  # of a changed claim


Claims = Mapping[Key, Told]


def show(desk: Desk, revision: str, out: Console) -> None:
    """Print the differences between `revision` and the files as they are now."""
    inputs = texts(desk, out)
    then = claims_of(inputs, desk.folder / "then.jsonl", source_of(revision, desk.folder / "revision"))
    now = claims_of(inputs, desk.folder / "now.jsonl", SOURCE)
    found = differences(then, now)
    for difference in found:
        out.print(line(difference), soft_wrap=True, highlight=False)
    out.print(totals(then, now, found))


def texts(desk: Desk, out: Console) -> list[Path]:
    """The examples, and of the measuring data what may be looked at."""
    inputs = [EXAMPLES]
    for path in (desk.shared / "seeds", desk.shared / "dossiers" / "saudi-iran" / "docs"):
        if path.exists():
            inputs.append(path)
        else:
            out.print(f"{path} is not there: passed over")
    try:
        inputs.append(desk.plv_gold["plv-open"])
    except Missing as reason:
        out.print(f"{reason}: passed over")
    return inputs


def source_of(revision: str, folder: Path) -> Path:
    """The package as it stood in a revision. Raises: CommandError if there is no such revision."""
    done = subprocess.run(["git", "archive", revision, "src"], cwd=ROOT, capture_output=True)
    if done.returncode:
        raise CommandError(f"git archive {revision}: {done.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def claims_of(inputs: Iterable[Path], out: Path, source: Path) -> dict[Key, Told]:
    accord("read", *inputs, "-o", out, source=source)
    return keyed(read_lines(out))


def keyed(readings: Iterable[Mapping[str, Any]]) -> dict[Key, Told]:
    """The claims of readings. A claim is the same one if its type and the words that carry it are."""
    found: dict[Key, Told] = {}
    for reading in readings:
        for claim in reading["claims"]:
            trigger = claim["trigger"]
            stem = (reading["document"]["name"], claim["type"], trigger["start"], trigger["words"])
            key = next(key for nth in count() if (key := (*stem, nth)) not in found)
            found[key] = told(claim)
    return found


def told(claim: Mapping[str, Any]) -> Told:
    roles = ", ".join(sorted(f"{role['role']} {role['actor']}" for role in claim["actors"]))
    voices = ", ".join(f"{voice['role']} {voice['actor']}" for voice in claim["sources"])
    negated = ", negated" if claim["polarity"] == "negative" else ""
    return Told(roles, claim["modality"] + negated, voices, " ".join(claim["evidence"]["words"].split()))


def differences(then: Claims, now: Claims) -> list[Difference]:
    """In order of document and place: claims only now, only then, and otherwise told."""
    found = [Difference("gained", key, now[key]) for key in now.keys() - then.keys()]
    found += [Difference("lost", key, then[key]) for key in then.keys() - now.keys()]
    for key in then.keys() & now.keys():
        if then[key].compared != now[key].compared:
            found.append(Difference("changed", key, now[key], then[key]))
    return sorted(found, key=lambda one: (one.key[0], one.key[2], one.key, one.what))


def line(difference: Difference) -> Text:
    """ "gained  ACCUSE “condemned” happened (actor IRN, recipient USA)" and the sentence below."""
    document, type, _, words, _ = difference.key
    out = Text(f"{difference.what:8}", style=COLOURS[difference.what])
    out.append(f"{type} “{words}” {summary(difference.told)}")
    if difference.before:
        out.append(f"\n        before: {summary(difference.before)}", style="dim")
    return out.append(f"\n        {shortened(difference.told.sentence)}  [{document}]", style="dim")


def summary(claim: Told) -> str:
    said = f", by {claim.voices}" if claim.voices else ""
    return f"{claim.standing} ({claim.roles}){said}"


def shortened(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN else sentence[: SHOWN - 1].rstrip() + "…"


def totals(then: Claims, now: Claims, found: Iterable[Difference]) -> Table:
    """Counts per type, with a last line of all."""
    before, after = Counter(key[1] for key in then), Counter(key[1] for key in now)
    counts = Counter((one.key[1], one.what) for one in found)
    table = Table("type", box=None, header_style="bold", pad_edge=False)
    for head in ("before", "now", *COLOURS):
        table.add_column(head, justify="right")
    for type in sorted(before | after):
        table.add_row(type, *map(str, (before[type], after[type], *(counts[type, what] for what in COLOURS))))
    every = (sum(number for (_, what), number in counts.items() if what == one) for one in COLOURS)
    table.add_row("all", *map(str, (before.total(), after.total(), *every)), style="bold")
    return table
