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
REACH = 3000  # characters over which a day of the news stays in focus
REPORTING = ("report", "wire", "unknown")  # genres that tell the news of some days


def date_by_focus(claims: list[Claim], page: Page) -> list[Claim]:
    """Date the acts told in the simple past that have no time of their own, in reports published on a known day.

    The narrative convention of Partee (1984): a past-tense sentence without a time of its own takes the time in focus.
    A day of the news stays in focus; an older time that a paragraph names makes what follows there background.
    """
    newest = _newest_day(page.cast.article)
    if newest is None:
        return claims
    words = {word.start: word for sentence in page.cast.sentences for word in sentence.words}
    times = [t for t in page.times if t.type in ("DATE", "TIME") and t.earliest and _is_adverbial(t, words)]
    return [_dated(claim, _focus_of(claim, times, newest, page.cast.article), words) for claim in claims]


def _focus_of(claim: Claim, times: Sequence[TimeExpression], newest: date, article: Article) -> TimeExpression | None:
    """The day that the claim's place in the text goes on from."""
    at = claim.trigger.start
    opens = max((block.start for block in article.blocks if block.start <= at), default=0)
    before = [time for time in times if time.span.start < at]
    here = [time for time in before if time.span.start >= opens]
    if here:
        return here[-1] if _is_day_of_news(here[-1], newest) else None
    news = [time for time in before if at - time.span.start <= REACH and _is_day_of_news(time, newest)]
    return news[-1] if news else None


def _is_adverbial(time: TimeExpression, words: dict[int, Word]) -> bool:
    """The time says when, and does not only name something ("the agreement of March 10", "the 2001 accord")."""
    word = words.get(time.span.start)
    if word is None:
        return True
    while word.dep in ("compound", "nummod", "amod", "det", "nmod") and word.start < time.span.end <= word.head.end:
        word = word.head
    if word.dep in ("compound", "nummod", "amod", "nmod", "poss"):
        return word.head.start < time.span.end
    return not (word.dep == "pobj" and word.head.lower in ("of", "from", "for", "between"))


def _newest_day(article: Article) -> date | None:
    """The last day of publication of a report; None for other genres, and where the day is not known well enough."""
    published = article.published
    if published.latest is None or published.earliest is None or article.genre not in REPORTING:
        return None
    newest = date.fromisoformat(published.latest)
    return newest if newest - date.fromisoformat(published.earliest) <= SURE else None


def _dated(claim: Claim, focus: TimeExpression | None, words: dict[int, Word]) -> Claim:
    if focus is None or claim.time.known or claim.modality != "happened" or claim.section != "body":
        return claim
    if not _is_simple_past(words.get(claim.trigger.start)):
        return claim
    return replace(claim, time=Date(focus.earliest, focus.earliest, focus.latest, "document"), time_span=focus.span)


def _is_day_of_news(time: TimeExpression, newest: date) -> bool:
    if time.earliest is None or time.earliest != time.latest:
        return False
    return timedelta(0) <= newest - date.fromisoformat(time.earliest) <= NEWS


def _is_simple_past(word: Word | None) -> bool:
    return (
        word is not None and word.tag in ("VBD", "VBN") and all(c.dep not in ("aux", "auxpass") for c in word.children)
    )
