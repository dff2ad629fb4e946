"""Stretches of text in double quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOSING = {"“": "”", '"': '"', "„": "“”", "«": "»"}
OPENING = re.compile(f"[{''.join(CLOSING)}]")
LONGEST = 3000  # characters
FEWEST_WORDS = 4  # of a clause; fewer are only marked
FAR_BEFORE, FAR_AFTER = 80, 120  # characters between a quotation and the verb that tells who says it


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quoted characters, without their marks."""

    start: int
    end: int
    is_clause: bool  # long enough to say something by itself

    def covers(self, place: int) -> bool:
        return self.start <= place < self.end

    def touches(self, start: int, end: int) -> bool:
        return start < self.end and self.start < end

    def is_beside(self, start: int, end: int) -> bool:
        """It ends right before these characters, or begins right after them."""
        ends = self.end - 2 <= start <= self.end + FAR_AFTER
        return ends or self.start - FAR_BEFORE <= end <= self.start


def find_quotations(text: str) -> list[Quotation]:
    """Quotations in order, without overlap; a paragraph that opens one without closing it is quoted to its end."""
    found: list[Quotation] = []
    past = 0
    for mark in OPENING.finditer(text):
        start = mark.start()
        inches = mark[0] == '"' and start > 0 and text[start - 1].isalnum()
        if start < past or inches or (end := _end(text, start)) is None:
            continue
        words = text[start + 1 : end].split(maxsplit=FEWEST_WORDS)
        found.append(Quotation(start + 1, end, len(words) >= FEWEST_WORDS))
        past = end + 1
    return found


def _end(text: str, start: int) -> int | None:
    """Where the quotation closes; None if a straight mark, which may close as well as open, has no partner."""
    paragraph = text.find("\n\n", start)
    limit = min(len(text) if paragraph < 0 else paragraph, start + LONGEST)
    ends = [end for closer in CLOSING[text[start]] if (end := text.find(closer, start + 1, limit)) >= 0]
    if ends:
        return min(ends)
    return None if text[start] == '"' else limit
