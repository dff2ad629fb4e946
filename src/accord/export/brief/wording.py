"""How the brief says things: dates, counts, standings and who said so. Words only; no markup, no escaping.

Verb discipline: what one side says is never told in a bare past tense. A sentence of the brief is a lead that says
whose words follow and how they stand ("announced plans", "denied"), and then those words themselves, quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.model import Claim, Date, Modality, Polarity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MARKS = {
    "happened": "Happened",
    "planned": "Planned",
    "considered": "Considered",
    "possible": "Possible",
    "alleged": "Alleged",
    "denied": "Denied",
    "disputed": "Disputed",
}
# (the outlet alone says so, a speaker says so in the outlet); {who} is the speaker
LEADS: dict[str, tuple[str, str]] = {
    "happened": ("{outlet} reported", "{who} said so, {outlet} reported"),
    "not": ("{outlet} reported", "{who} said so, {outlet} reported"),
    "ongoing": ("{outlet} reported", "{who} said so, {outlet} reported"),
    "planned": ("{outlet} reported plans", "{who} announced plans, {outlet} reported"),
    "considered": ("{outlet} reported it as considered", "{who} spoke of it as considered, {outlet} reported"),
    "possible": ("{outlet} reported it as possible", "{who} called it possible, {outlet} reported"),
    "feared": ("{outlet} reported it as feared", "{who} feared it, {outlet} reported"),
    "alleged": ("{outlet} reported an allegation", "{who} alleged it, {outlet} reported"),
    "hearsay": ("{outlet} passed on hearsay", "{who} passed on hearsay, {outlet} reported"),
    "denied": ("{outlet} reported a denial", "{who} denied it, {outlet} reported"),
    "counterfactual": (
        "{outlet} wrote of what did not come about",
        "{who} spoke of what did not come about, {outlet} reported",
    ),
    "view": ("{outlet} wrote", "{who} said, {outlet} reported"),
}  # fmt: skip
# Embeddings, overrides and isolates of the bidi algorithm; control characters but white space; lone surrogates.
HARMFUL = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
CUT = " […] "


def manner(modality: Modality, polarity: Polarity) -> str:
    """The key of LEADS under which a claim is told."""
    return "not" if modality == "happened" and polarity == "negative" else modality


def lead(claim: Claim, outlet: str, speaker: str | None, *, opinion: bool = False) -> str:
    """Whose words follow, and how they stand: "The chancellor announced plans, Cape Wire reported"."""
    alone, spoken = LEADS["view" if claim.type == "STATE" and claim.factual else manner(claim.modality, claim.polarity)]
    said = alone.format(outlet=outlet) if speaker is None else spoken.format(who=speaker, outlet=outlet)
    return f"{said.removesuffix('reported')}wrote" if opinion and said.endswith("reported") else said


def harmless(text: str) -> str:
    """The text with whatever could reorder, hide or break it made visible as U+FFFD; of the same length."""
    return HARMFUL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source on one line. `stress` are those that carry the claim."""

    before: str
    stress: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.stress}{self.after}"


def quoted(claim: Claim) -> Quote:
    """The evidence of a claim, cut around its trigger when it is long."""
    at = claim.trigger.start - claim.evidence.start
    if not claim.evidence.words.startswith(claim.trigger.words, max(at, 0)):
        at, words = 0, ""  # the trigger stands outside the evidence
    else:
        words = claim.trigger.words
    return excerpt(claim.evidence.words, at, at + len(words))


def excerpt(words: str, first: int, last: int, *, limit: int = 320) -> Quote:
    """The words, cut at blanks when longer than `limit` characters; words[first:last] are kept and stressed."""
    start, end = _cut(words, first, last, limit) if len(words) > limit else (0, len(words))
    before, after = _collapsed(words[start:first]).lstrip(), _collapsed(words[last:end]).rstrip()
    head = CUT.lstrip() if start else ""
    tail = CUT.rstrip() if end < len(words) else ""
    return Quote(head + before, _collapsed(words[first:last]), after + tail)


def _cut(words: str, first: int, last: int, limit: int) -> tuple[int, int]:
    start = max(0, min(first - limit // 2, len(words) - limit))
    end = max(start + limit, last)
    if start:
        start = words.find(" ", start, first) + 1 or min(start, first)
    if end < len(words):
        end = max(words.rfind(" ", last, end), 0) or end
    return min(start, first), end


def _collapsed(text: str) -> str:
    """The text with every run of white space as one blank, also at its ends."""
    return re.sub(r"\s+", " ", text)


def say_date(date: Date) -> str:
    """ "9 July 2018", "July 2018", "between 9 and 11 July 2018", "not before 16 September 2018", "undated"."""
    if date.value and "/" not in date.value:
        return say_day(date.value)
    first, last = date.earliest, date.latest
    if first and last:
        return _say_interval(first, last)
    if first:
        return f"not before {say_day(first)}"
    return f"by {say_day(last)}" if last else "undated"


def say_day(value: str) -> str:
    """A day, month or year of ISO 8601 in words; anything else as it stands."""
    if not (match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)):
        return value
    year, month, day = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return value
    named = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named


def _say_interval(first: str, last: str) -> str:
    if first == last:
        return say_day(first)
    shared = first[:8] == last[:8] and len(first) == len(last) == 10
    return f"between {int(first[8:]) if shared else say_day(first)} and {say_day(last)}"


def count(number: int, one: str, many: str | None = None) -> str:
    """ "one document", "12 documents"."""
    said = SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"
    return f"{said} {one if number == 1 else many or one + 's'}"


def in_series(names: Sequence[str]) -> str:
    """ "Ethiopia", "Ethiopia and Eritrea", "Ethiopia, Eritrea and Somalia"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def some(names: Sequence[str], *, most: int = 5) -> str:
    """The names in a series, "and 7 more" in place of those beyond `most`."""
    left = len(names) - most
    return in_series([*names[:most], *([f"{left} more"] if left > 0 else [])])


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def characters(start: int, end: int) -> str:
    """Where words stand: positions are of code points, from 0, the last one not counted in."""
    return f"Characters {start:,}–{end:,}"


def of_original(start: int | None, end: int | None) -> str:
    if start is None or end is None:
        return ", not verbatim in the original"
    return f" ({start:,}–{end:,} of the original)"
