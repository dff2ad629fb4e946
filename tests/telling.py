"""Dossiers of one-line reports, with the real merging behind them and no language model before it.

A report reads "Cape Wire, 2019-05-05: Kenya met Ghana on 2019-05-02." Reports also deny it ("Kenya never met
Ghana on 2019-05-02"), and "Ana Soto said: Kenya met Ghana on 2019-05-02" names a speaker.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from click.testing import CliRunner, Result

from accord import knowledge
from accord.cli import main
from accord.dossier import Dossier
from accord.model import Actor, Article, Claim, Decision, Name, Office, Reading, Record, Role, Voice
from accord.pipeline import build
from tests.builders import SmallStages, claim, day, reading

HEAD = re.compile(r"([A-Z][\w ]*), (\d{4}-\d\d-\d\d): ")
TELLING = re.compile(r"(?:([A-Z]\w+ [A-Z]\w+) said: )?([A-Z]\w+) (never )?(met) ([A-Z]\w+)(?: on (\d{4}-\d\d-\d\d))?")
MINISTER = re.compile(r"Minister ((?:[A-Z]\w+ )?[A-Z]\w+) of ([A-Z]\w+)")
PERSON = re.compile(r"\b((?!Minister)[A-Z]\w+ )?(Soto|Rao)\b")
CODES = {"Kenya": "KEN", "Ghana": "GHA", "Togo": "TGO", "Benin": "BEN", "Norway": "NOR"}


class TellingStages(SmallStages):
    """Small intake and reading, and the pipeline as it is."""

    def _records(self, text: str, sha: str, name: str, url: str | None) -> Iterator[Article]:
        for one in super()._records(text, sha, name, url):
            head = HEAD.match(one.text)
            yield replace(one, outlet=head[1], published=day(head[2])) if head else one

    def _open_reader(self, model: str | None) -> TellingReader:  # type: ignore[override]
        return TellingReader(self.version)

    def _build(self, articles: Sequence[Article], readings: Sequence[Reading], decisions: Sequence[Decision]) -> Record:
        return build(articles, readings, decisions, knowledge.load())


@dataclass(frozen=True)
class TellingReader:
    version: str

    def read(self, source: Article) -> Reading:
        claims = tuple(self._claims(source))
        roles = {(role.actor, role.span) for claim in claims for role in claim.actors}
        states = tuple(
            Actor(id, "state", span.words, (Name(span.words, (span,)),), country=id)
            for id, span in sorted(roles, key=str)
            if span
        )
        offices = tuple(self._offices(source))
        return reading(source, *claims, actors=(*states, *self._persons(source)), offices=offices)

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        return map(self.read, articles)

    def _claims(self, source: Article) -> Iterator[Claim]:
        for nth, found in enumerate(TELLING.finditer(source.text)):
            spans = [source.span(*found.span(part)) for part in (2, 5)]
            told = claim(
                source,
                found[4],
                evidence=found[0],
                actors=[Role("participant", CODES[span.words], span) for span in spans],
                polarity="negative" if found[3] else "positive",
                sources=(Voice("speaker", slug(found[1]), source.span(*found.span(1))),) if found[1] else (),
                nth=nth,
            )
            told = replace(told, trigger=source.span(*found.span(4)), evidence=source.span(*found.span()))
            yield replace(told, time=day(found[6]), time_span=source.span(*found.span(6))) if found[6] else told

    def _persons(self, source: Article) -> Iterator[Actor]:
        for found in PERSON.finditer(source.text):
            yield Actor(slug(found[0]), "person", found[0], (Name(found[0], (source.span(*found.span()),)),))

    def _offices(self, source: Article) -> Iterator[Office]:
        day = source.published.value
        for found in MINISTER.finditer(source.text):
            span = source.span(*found.span())
            yield Office(slug(found[1]), "minister", CODES[found[2]], day, day, (span,))


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


class Desk:
    """A dossier and the commands that a user types about it."""

    def __init__(self, folder: Path, reports: dict[str, str]) -> None:
        self.folder = folder / "dossier"
        self.pile = folder / "pile"
        self.stages = TellingStages().stages()
        Dossier.create(self.folder, "Meetings")
        self.add(reports)

    @property
    def dossier(self) -> Dossier:
        return Dossier(self.folder, stages=self.stages)

    def add(self, reports: dict[str, str]) -> None:
        self.pile.mkdir(exist_ok=True)
        for name, text in reports.items():
            (self.pile / name).write_text(text, "utf-8")
        self.dossier.add([self.pile / name for name in reports])
        self.dossier.build()

    def __call__(self, command: str, *words: str) -> Result:
        """`command` on the dossier. A traceback is never an answer."""
        done = CliRunner().invoke(main, [command, str(self.folder), *words], obj=self.stages, prog_name="accord")
        assert done.exit_code in (0, 1, 2), done.output
        assert "Traceback" not in done.output
        return done

    def rows(self, command: str, *words: str) -> list[dict[str, object]]:
        done = self(command, *words, "--json")
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    def record(self) -> Record:
        return self.dossier.record()
