"""The time in focus: an undated act of a report goes on from the day last named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from accord.model import Article, Claim, Date, TimeExpression
from accord.reading.page import Page
from accord.reading.parse import Word

NEWS = timedelta(10)  # a report's own news lies within so many days before it is published
SURE = timedelta(7)  # an interval of publication that is longer gives no day to count from
REACH = 1200  # characters over which a day stays in focus
REPORTING = ("report", "wire", "unknown")  # genres that tell the news of some days


def date_by_focus(claims: list[Claim], page: Page) -> list[Claim]:
    """Date the acts told in the simple past that have no time of their own, in reports published on a known day.

    The narrative convention of Partee (1984): a past-tense sentence without a time of its own takes the time in focus.
    A day of the news stays in focus until another time is named; what lies further back is background.
    """
    newest = _newest_day(page.cast.article)
    if newest is None:
        return claims
    words = {word.start: word for sentence in page.cast.sentences for word in sentence.words}
    dates = [time for time in page.times if time.type in ("DATE", "TIME") and time.earliest]
    return [_dated(claim, dates, newest, words) for claim in claims]


def _newest_day(article: Article) -> date | None:
    """The last day of publication of a report; None for other genres, and where the day is not known well enough."""
    published = article.published
    if published.latest is None or published.earliest is None or article.genre not in REPORTING:
        return None
    newest = date.fromisoformat(published.latest)
    return newest if newest - date.fromisoformat(published.earliest) <= SURE else None


def _dated(claim: Claim, dates: Sequence[TimeExpression], newest: date, words: dict[int, Word]) -> Claim:
    if claim.time.known or claim.modality != "happened" or claim.section != "body" or not _is_simple_past(claim, words):
        return claim
    before = [t for t in dates if t.span.start < claim.trigger.start and claim.trigger.start - t.span.start <= REACH]
    focus = before[-1] if before else None
    if focus is None or not _is_day_of_news(focus, newest):
        return claim
    return replace(claim, time=Date(focus.earliest, focus.earliest, focus.latest, "document"), time_span=focus.span)


def _is_day_of_news(time: TimeExpression, newest: date) -> bool:
    if time.earliest is None or time.earliest != time.latest:
        return False
    return timedelta(0) <= newest - date.fromisoformat(time.earliest) <= NEWS


def _is_simple_past(claim: Claim, words: dict[int, Word]) -> bool:
    word = words.get(claim.trigger.start)
    return word is not None and word.tag == "VBD" and not any(c.lower == "had" for c in word.children)
