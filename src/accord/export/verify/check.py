"""One sentence against the words that it cites.

Names, numbers and dates of a sentence must be in its words, or be what these are resolved to. What it quotes must stand
there as it is quoted. It may deny only what they deny, tell a plan only as a plan, and what somebody says only as
said. Who does something and to whom must be as in the claims on the words. English only, and without a parse: it looks
at words, so that a person can see why a sentence was refused. A verb for another is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from accord.export.brief.shelf import Shelf
from accord.export.brief.telling import mark, sentence
from accord.export.brief.wording import CUT, LEADS, MARKS, harmless, one_line
from accord.export.verify.cues import ALLOWED, Cues, shipped
from accord.export.verify.evidence import Desk, Evidence
from accord.export.verify.roles import Roles
from accord.export.verify.traits import WEEKDAYS, traits, words_of
from accord.model import Claim, Span

if TYPE_CHECKING:
    from accord.knowledge import Knowledge

Kind = Literal[
    "quotation", "lead", "mark", "name", "number", "date", "role", "negation", "modality", "attribution",
    "note", "uncited", "likelihood", "confidence",
]  # fmt: skip
HEDGED = frozenset({"planned", "considered", "possible", "alleged", "feared", "hearsay"})
TELLING = frozenset({"said", "alleged", "hearsay", "denied", "feared", "planned", "considered"})
STEM = 4  # letters that forms of one word share at least
SMALL = frozenset(
    "a an the and or but nor so yet as at by for from in into of on onto over to up with within without after before "
    "about against between during since until than that which who whom whose this these those it its he she they his "
    "her their him them we our us you your i is are was were be been being has have had do does did not no also both "
    "there where when while if then here such some any all most more many much other another each every few".split()
)
CLAUSES = re.compile(r"[;:—–]\s*|,\s+|\s+(?:but|while|although|though|whereas)\s+")
QUOTATION = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”")
ENDINGS = tuple(sorted({lead.partition("} ")[2] for pair in LEADS.values() for lead in pair[:1]} | {"wrote"}))
MARKED = re.compile(rf"\[({'|'.join([*MARKS.values(), 'Not done'])})\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What of a sentence its words do not bear out."""

    kind: Kind
    what: str


class Checker:
    """Checks sentences against one record."""

    def __init__(self, shelf: Shelf, *, world: Knowledge | None = None) -> None:
        """`world`: tables by which other names of an actor are known, such as "Eritrean"; shipped ones if not given."""
        self.desk = Desk(shelf)
        self._shelf, self._given = shelf, world

    @cached_property
    def _world(self) -> Knowledge:
        from accord import knowledge

        return self._given or knowledge.load()

    @cached_property
    def _roles(self) -> Roles:
        from accord import lexicon

        return Roles(self._shelf.actors, self._world, lexicon.load())

    @property
    def _cues(self) -> Cues:
        return shipped()

    # ---------------------------------------------------------------- a sentence of the brief
    def told(self, lead: str, quote: str, spans: Sequence[Span]) -> tuple[Fault, ...]:
        """A lead and its quotation, as the brief composes them."""
        evidence = self.desk.evidence(spans)
        lead = harmless(lead)
        as_led = self._led(lead, evidence, evidence.claims)
        faults = as_led if lead.endswith(ENDINGS) else self._free(lead, f"{lead}: “{quote}”", evidence)
        return (*self._quoted(quote, evidence), *faults)

    # ---------------------------------------------------------------- a sentence that a person may have written
    def sentence(self, text: str, spans: Sequence[Span], stress: str = "") -> tuple[Fault, ...]:
        """A sentence on one line with its quotations in “”; `stress`: the words of these that stand in bold."""
        evidence = self.desk.evidence(spans)
        readings = [self._cut(text, quotations, evidence, stress) for quotations in (_outermost(text), _balanced(text))]
        return min(readings, key=lambda faults: (sum(one.kind == "quotation" for one in faults), len(faults)))

    def _cut(
        self, text: str, quotations: Sequence[tuple[int, int]], evidence: Evidence, stress: str
    ) -> tuple[Fault, ...]:
        quoted = [text[start + 1 : end - 1] for start, end in quotations]
        own = text
        for start, end in reversed(quotations):
            own = f"{own[:start]} {own[end:]}"
        faults = [fault for quote in quoted for fault in self._quoted(quote, evidence)]
        own = one_line(own).rstrip(" :,.")
        claims = self._stressed(evidence, stress)
        if quoted and own.endswith(ENDINGS):
            return (*faults, *self._led(own, evidence, claims))
        return (*faults, *self._free(own, one_line(text), evidence))

    @staticmethod
    def _stressed(evidence: Evidence, stress: str) -> tuple[Claim, ...]:
        """The claims whose trigger is in bold; all if there is none."""
        words = one_line(stress)
        return tuple(claim for claim in evidence.claims if words and one_line(claim.trigger.words) == words) or (
            evidence.claims
        )

    def _quoted(self, quote: str, evidence: Evidence) -> Iterator[Fault]:
        for part in quote.split(CUT.strip()):
            words = _straight(one_line(harmless(part)))
            if words and not any(words in _straight(text) for text in evidence.texts):
                yield Fault("quotation", f"“{_short(words)}” does not stand so in the words that are cited")

    def _led(self, own: str, evidence: Evidence, claims: Sequence[Claim]) -> Iterator[Fault]:
        """A lead says who tells it and how it stands: it must be that of a claim on these words."""
        leads = [harmless(sentence(self._shelf, claim).lead) for claim in claims]
        fitting = [lead for lead in leads if own.endswith(lead)]
        if not fitting:
            said = "; ".join(dict.fromkeys(leads)) or "no claim stands on these words"
            yield Fault("lead", f"“{_short(own)}” is not how it is told: {said}")
            yield from self._traits(own, evidence)
            return
        before = own[: len(own) - len(max(fitting, key=len))]
        if (found := MARKED.search(before)) and not self._marked(found[1], claims):
            yield Fault("mark", f"[{found[1]}] is not how it stands")
        yield from self._traits(MARKED.sub("", before), evidence)

    def _marked(self, said: str, claims: Sequence[Claim]) -> bool:
        return any(mark(self._shelf, event) == said for claim in claims for event in self.desk.events_of(claim))

    # ---------------------------------------------------------------- in own words
    def _free(self, own: str, whole: str, evidence: Evidence) -> Iterator[Fault]:
        """A sentence in a person's own words; those that it quotes count when it is asked how it says things stand."""
        yield from self._traits(own, evidence)
        words = words_of(whole)
        stems = {_stem(word) for word in words_of(own)} - {""}
        if not stems:
            return
        for what in dict.fromkeys(self._roles.swapped(own, evidence.claims)):
            yield Fault("role", what)
        clauses = self._clauses(stems, evidence)
        yield from self._negated(words, clauses)
        yield from self._hedged(words, stems, clauses, evidence)

    def _traits(self, text: str, evidence: Evidence) -> Iterator[Fault]:
        for label in evidence.labels:
            text = text.replace(label, " ")
        found = traits(text)
        for day in found.dates:
            if not evidence.dates(day):
                yield Fault("date", f"{_said(day.year, day.month, day.day)} is not in the words, nor what they mean")
        for number in found.numbers:
            if number not in evidence.traits.numbers and not _year_of(number, evidence):
                yield Fault("number", f"{number:g} is not in the words")
        first = words_of(text)[:1]
        for name in found.names:
            if not self._named(name, evidence, first=[name] == first):
                yield Fault("name", f"{name} is not in the words, nor a name of anybody in them")

    def _named(self, name: str, evidence: Evidence, *, first: bool) -> bool:
        lower = name.lower()
        if lower in evidence.words or lower in evidence.known_as or (lower in SMALL and name not in WEEKDAYS):
            return True
        if any(part in evidence.known_as or part in evidence.words for part in [lower.removesuffix("s")] if part):
            return True
        meant = {form.entity for form in self._world.find(name)}
        if not meant.isdisjoint(evidence.actors):
            return True
        # The first word has a capital anyway: it is taken for a name only where it is known as one.
        return first and not meant and lower not in self._known_words and name not in WEEKDAYS

    @cached_property
    def _known_words(self) -> frozenset[str]:
        """Words of the names of all that the record names."""
        actors = self._shelf.record.actors
        forms = (form for actor in actors for form in (actor.name, *(name.form for name in actor.names)))
        return frozenset(word.lower() for form in forms for word in words_of(form) if word[:1].isupper()) - SMALL

    def _clauses(self, stems: set[str], evidence: Evidence) -> list[str]:
        """The words of the clauses that the sentence is about; of all, where it shares no word with any."""
        clauses = [clause for text in evidence.texts for clause in CLAUSES.split(text)]
        chosen = [clause for clause in clauses if stems & {_stem(word) for word in words_of(clause)}]
        return [word for clause in chosen or clauses for word in words_of(clause)]

    def _negated(self, words: Sequence[str], clauses: Sequence[str]) -> Iterator[Fault]:
        cues = self._cues
        if cues.refuses(clauses) and not cues.refuses(words):
            yield Fault("negation", "the words deny or negate it, the sentence does not")
        elif cues.negates(words) and not cues.refuses(clauses) and not cues.calls_false(clauses):
            yield Fault("negation", "the sentence denies or negates what the words do not")

    def _hedged(
        self, words: Sequence[str], stems: set[str], clauses: Sequence[str], evidence: Evidence
    ) -> Iterator[Fault]:
        said = self._cues.of(words)
        about = [claim for claim in evidence.claims if stems & {_stem(word) for word in words_of(claim.trigger.words)}]
        claims = about or list(evidence.claims)
        if claims and not any(claim.factual or said & ALLOWED.get(claim.modality, said) for claim in claims):
            stands = ", ".join(dict.fromkeys(claim.modality for claim in claims))
            yield Fault("modality", f"it is told as {stands}; the sentence does not say so")
        elif all(claim.factual for claim in claims) and self._cues.future(words) and not self._cues.future(clauses):
            yield Fault("modality", "the words do not tell it as to come")
        if not claims:
            yield from self._as_hedged(said, clauses)
        if claims and all(_attributed(claim) for claim in claims) and said.isdisjoint(TELLING):
            yield Fault("attribution", "somebody says so; the sentence tells it as a fact")

    def _as_hedged(self, said: frozenset[str], clauses: Sequence[str]) -> Iterator[Fault]:
        """Of words that no claim stands on: whatever hedges them must be in the sentence too."""
        for kind in sorted(self._cues.of(clauses) & HEDGED):
            if said.isdisjoint(ALLOWED[kind]):
                yield Fault("modality", f"the words tell it as {kind}; the sentence does not say so")


def _year_of(number: float, evidence: Evidence) -> bool:
    """Whether what looks like a number is a year that the words give."""
    return any(number == day.year for day in evidence.traits.dates)


def _attributed(claim: Claim) -> bool:
    """Only a speaker says so; who speaks by the act itself (accuses, denies) is no other."""
    speakers = {voice.actor for voice in claim.sources if voice.role == "speaker"}
    return bool(speakers - {role.actor for role in claim.actors if role.role == "actor"})


def _outermost(text: str) -> list[tuple[int, int]]:
    """From the first opening mark to the last closing one: a quotation may hold marks that are not closed."""
    start, end = text.find("“"), text.rfind("”")
    return [(start, end + 1)] if 0 <= start < end else []


def _balanced(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in QUOTATION.finditer(text)]


def _straight(text: str) -> str:
    """With straight marks: editors bend and straighten them."""
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _stem(word: str) -> str:
    """The beginning of a word that tells something; empty for small ones."""
    lower = word.lower()
    return "" if lower in SMALL or len(lower) < STEM - 1 else lower[:STEM]


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _said(year: int, month: int, day: int) -> str:
    from accord.export.brief.wording import MONTHS

    parts = (str(day) if day else "", MONTHS[month - 1] if 0 < month < 13 else "", str(year) if year else "")
    return " ".join(filter(None, parts))
