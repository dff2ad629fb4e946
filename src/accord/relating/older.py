"""Agreements that are there already, named with their year by those who undertake to apply them.

"They will apply a transit accord of May 1996 and a trade pact dating from 2001": two agreements, of those who say so.
What is named with "the" may be anybody's ("the charter of 1945"); it makes no entry.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from accord.model import Claim, Date
from accord.relating.phrases import Phrase, phrases_in

MONTHS = (
    "january february march april may june july august september october november december"
).split()  # fmt: skip
UNDERTAKING = frozenset({"AGREE", "STATE"})
HELD = frozenset({"happened", "ongoing", "planned"})
APPLY = re.compile(
    r"\b(?:apply|implement|activat|reactivat|reviv|honou?r|observe|abide by|stick to|dust off|carry out|"
    r"put into effect|restor|reinstat|renew)\w*\b",
    re.IGNORECASE,
)
TO_IT = re.compile(r"\b(?:to|will|would|shall)\s+(?:\w+ly\s+|also\s+|again\s+)?$", re.IGNORECASE)
NAMED_WITH = re.compile(
    rf"\s*,?\s*(?:of|from|dated|dating\s+(?:from|back\s+to)|signed\s+in|(?:that|which)\s+they\s+(?:had\s+)?"
    rf"(?:signed|concluded|reached)\s+in)\s+(?:(?P<month>{'|'.join(MONTHS)})\s+)?(?P<year>[12]\d{{3}})\b",
    re.IGNORECASE,
)


def undertakes(claim: Claim) -> bool:
    """Somebody says, or agrees, what will be done."""
    return claim.type in UNDERTAKING and claim.modality in HELD and claim.polarity == "positive"


def older(claim: Claim) -> Iterator[tuple[Phrase, Date]]:
    """The agreements that the claim says will be applied, and when each is from."""
    if not undertakes(claim):
        return
    text = claim.evidence.words
    start = claim.trigger.end - claim.evidence.start
    applied = next((at for at in APPLY.finditer(text, start) if TO_IT.search(text, 0, at.start())), None)
    if applied is None or re.search(r"[.;]", text[start : applied.start()]):
        return
    for phrase in phrases_in(text):
        when = NAMED_WITH.match(text, phrase.head_end) or NAMED_WITH.match(text, phrase.end)
        if phrase.start >= applied.end() and phrase.fields and not phrase.definite and when:
            yield phrase, date_in(when)


def date_in(found: re.Match[str]) -> Date:
    """ "May 1996" or "1996" as a date."""
    year = found["year"]
    if not found["month"]:
        return Date(year, f"{year}-01-01", f"{year}-12-31", "explicit")
    month = MONTHS.index(found["month"].lower()) + 1
    last = monthrange(int(year), month)[1]
    return Date(f"{year}-{month:02}", f"{year}-{month:02}-01", f"{year}-{month:02}-{last}", "explicit")
