"""The time in focus: an undated act of a report goes on from the day last named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from accord.model import Article, Claim, Date
from accord.reading.cast import Cast
from accord.reading.parse import Word

DAYS = timedelta(10)  # a report's own news lies within so many days before it is published
REACH = 1200  # characters over which a day stays in focus
REPORTING = ("report", "wire")  # genres that tell the news of some days


def date_by_focus(claims: list[Claim], cast: Cast) -> list[Claim]:
    """Date the acts told in the simple past that have no time of their own, in reports published on a known day.

    The narrative convention of Partee (1984): a past-tense sentence without a time of its own takes the time in focus.
    """
    newest = _day_of_news(cast.article)
    if newest is None:
        return claims
    words = {word.start: word for sentence in cast.sentences for word in sentence.words}
    focus: Claim | None = None
    out = []
    for claim in claims:
        if _names_day_of_news(claim, newest):
            focus = claim if claim.modality == "happened" else focus
        elif focus is not None and not claim.time.known and _goes_on_from(claim, focus, words):
            when = Date(focus.time.value, focus.time.earliest, focus.time.latest, "document")
            claim = replace(claim, time=when, time_span=focus.time_span)
        out.append(claim)
    return out


def _day_of_news(article: Article) -> date | None:
    """The day of publication of a report; None for other genres and days not known."""
    published = article.published
    if published.latest is None or published.earliest != published.latest or article.genre not in REPORTING:
        return None
    return date.fromisoformat(published.latest)


def _names_day_of_news(claim: Claim, newest: date) -> bool:
    day = claim.time.earliest
    if day is None or day != claim.time.latest or claim.section != "body":
        return False
    return timedelta(0) <= newest - date.fromisoformat(day) <= DAYS


def _goes_on_from(claim: Claim, focus: Claim, words: dict[int, Word]) -> bool:
    if claim.modality != "happened" or claim.section != "body" or claim.trigger.start - focus.trigger.start > REACH:
        return False
    word = words.get(claim.trigger.start)
    return word is not None and word.tag == "VBD" and not any(c.lower == "had" for c in word.children)
