"""Days as people give them: a year, a month or a day."""

from __future__ import annotations

import re
from datetime import date

from accord.errors import UsageError

FORM = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def checked(text: str) -> str:
    """A year, month or day of the calendar, as it was given. Raises: UsageError."""
    if not FORM.fullmatch(text):
        raise UsageError(f"{text!r} is no date: write 2023, 2023-03 or 2023-03-10")
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError as error:
        raise UsageError(f"{text!r} is a day that no month has") from error
    return text
