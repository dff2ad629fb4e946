"""The time in focus: an undated act of a report goes on from the day last named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from accord.model import FACTUAL, FORERUNNER, NO_DATE, Article, Claim, Date, Span, TimeExpression
from accord.reading.cast import Cast
from accord.reading.dating import as_long_as, from_to, is_adverbial, time_of
from accord.reading.grammar import ancestors, child, is_noun, is_verb, subtree
from accord.reading.page import Page
from accord.reading.parse import Sentence, Word
from accord.reading.telling import (
    ASIDE,
    has_time_in_content,
    helper_of_perfect,
    is_counted_from,
    is_hot_news,
    is_lasting,
    is_performed,
    is_proposing,
    is_saying,
    is_simple_past,
    telling_verb,
    tells_of_before,
)
from accord.reading.times import is_heading, last_within, timex_to_date

NEWS = timedelta(10)  # a report's own news lies within so many days before it is published
SURE = timedelta(7)  # an interval of publication that is longer gives no day to count from
REACH = 3000  # characters over which a day of the news stays in focus
NEAR = 2  # sentences for which an older time stays in focus
SPOKEN = frozenset("STATE ACCUSE REJECT REQUEST THREATEN CONCEDE".split())
WEEK = timedelta(7)
DAY = len("2023-07-31")
PRESENT = ("VBZ", "VBP")
FOLLOWING = ("follow", "follows", "followed")
REPORTING = ("report", "wire", "aggregation", "unknown")  # genres that tell the news of some days


def date_by_focus(claims: list[Claim], page: Page) -> list[Claim]:
    """Date the acts told in the simple past that have no time of their own.

    The narrative convention of Partee (1984): a past-tense sentence without a time of its own takes the time in focus.
    In a report published on a known day a day of the news stays in focus; an older time holds for the next sentences
    of its paragraph, and what follows there without a time is background.
    """
    news = _News.of(page.cast.article)
    words = {word.start: word for sentence in page.cast.sentences for word in sentence.words}
    dated = (t for t in page.times if t.type in ("DATE", "TIME") and t.earliest and not t.value.endswith("_REF"))
    times = [t for t in dated if _is_adverbial(t, words) and (news.has(t) or not _is_aside(t, words))]
    headings = [t for t in times if is_heading(page.cast.article.text, t.span.start, t.span.end)]
    parties: dict[int, frozenset[str]] = {}
    for claim in claims:
        if claim.time_span is not None:
            start = claim.time_span.start
            parties[start] = parties.get(start, frozenset()) | _states(claim, page.cast)
    out = []
    for claim in claims:
        focus, heading = _focus_of(claim, times, news, page.cast), _heading_of(claim, headings)
        took_part = parties.get(focus.span.start, frozenset()) if focus is not None else frozenset()
        when = _when(focus, page) if focus is not None else NO_DATE
        last = _last_named(claim, times, page.cast)
        out.append(_dated(claim, _Setting(focus, when, heading, news.told(heading), took_part, last), words, page))
    quoted = [_recounted(_as_quoted(claim, out, page.cast), out, page) for claim in out]
    return [_in_war(_since_then(claim, words, page), out, words, page) for claim in quoted]


def _as_quoted(claim: Claim, claims: Sequence[Claim], cast: Cast) -> Claim:
    """A position taken in words that are quoted next: "X denied it. "No one ...", its spokesman said on Friday"."""
    if claim.type not in SPOKEN or claim.time.basis != "document" or "/" not in (claim.time.value or ""):
        return claim
    said = (c for c in claims if c.type in SPOKEN and c.trigger.start > claim.evidence.end and c.time_span is not None)
    after = next((c for c in said if c.evidence.overlaps(c.time_span or c.trigger)), None)
    if after is None or _states(claim, cast).isdisjoint(_states(after, cast)) or _apart(claim, after, cast):
        return claim
    return replace(claim, time=replace(after.time, basis="document"), time_span=after.time_span)


def _since_then(claim: Claim, words: Mapping[int, Word], page: Page) -> Claim:
    """ "have changed in the wake of the war of 2014", "face sanctions since the vote of 2014": from then on."""
    word = words.get(claim.trigger.start)
    when = claim.time
    if word is None or claim.time_span is None or claim.modality not in FACTUAL or not when.earliest or not when.value:
        return claim
    lasting = claim.modality == "ongoing" or helper_of_perfect(_verb_over(word)) in ("has", "have")
    anchor = words.get(claim.time_span.start)
    if not lasting or "/" in when.value or anchor is None or not _is_in_wake(anchor, claim, page):
        return claim
    latest = max(page.last_day, when.earliest) if page.last_day else None
    return replace(claim, time=replace(when, value=f"{when.value}/..", latest=latest))


def _is_in_wake(anchor: Word, claim: Claim, page: Page) -> bool:
    """Whether "following", "in the wake of" or the like stands before the time, with no verb or stop in between."""
    words = _sentence_of(claim, page).words
    for word in reversed(words[: anchor.i]):
        if word.lower in page.lexicon.grammar["in_wake"]["words"]:
            return True
        if is_verb(word) or word.dep == "punct":
            return False
    return False


def _sentence_of(claim: Claim, page: Page) -> Sentence:
    return page.sentence(_number_of(claim.evidence.start, page.cast))


def _in_war(claim: Claim, claims: Sequence[Claim], words: Mapping[int, Word], page: Page) -> Claim:
    """ "has trained troops during the war": not before the attack that the text told of last, with its time."""
    word = words.get(claim.trigger.start)
    if word is None or claim.time.earliest or claim.time.basis != "inferred" or claim.modality != "happened":
        return claim
    wars = page.lexicon.grammar["wars"]["words"]
    if not any(w.dep == "pobj" and w.lower in wars and w.head.lower in ("in", "during") for w in subtree(word)):
        return claim
    attacks = (c for c in claims if c.type == "ASSAULT" and c.modality == "happened")
    told = [c for c in attacks if c.trigger.start < claim.trigger.start]
    since = told[-1].time.earliest if told else None
    last = claim.time.latest or ""
    if not since or since > last or claim.trigger.start - told[-1].trigger.start > REACH:
        return claim
    return replace(claim, time=Date(f"{since}/{last}", since, last, "document"), time_span=told[-1].time_span)


def _apart(claim: Claim, other: Claim, cast: Cast) -> bool:
    """Whether more than the end of a sentence lies between the two."""
    between = cast.article.text[claim.evidence.end : other.evidence.start]
    return bool(between.strip()) or "\n" in between


def _recounted(claim: Claim, claims: Sequence[Claim], page: Page) -> Claim:
    """What was agreed to be done within some time is to be done so long after it was agreed."""
    if claim.time_span is None or not (claim.time.value or "").startswith("../") or claim.time.basis != "relative":
        return claim
    length = next((t for t in page.times if t.span == claim.time_span and t.type == "DURATION"), None)
    agreed = (c for c in claims if c.evidence == claim.evidence and c.type == "AGREE" and c.trigger < claim.trigger)
    since = next((c.time.earliest for c in agreed if c.time.earliest and c.time.earliest == c.time.latest), None)
    if length is None or since is None:
        return claim
    latest = last_within(since, length)
    return replace(claim, time=Date(f"../{latest}", since, latest, "relative")) if latest else claim


@dataclass(frozen=True, slots=True)
class _Setting:
    """What an act without a time of its own goes on from: the time in focus, and when the text tells of it."""

    focus: TimeExpression | None
    when: Date  # of the focus, and of a time that it closes: "from 1998 to 2000"
    heading: TimeExpression | None  # a day on a line of its own above the text
    reported: str | None = None  # the day of a report on a known day
    parties: frozenset[str] = frozenset()  # who took part in what the time in focus dates
    last: TimeExpression | None = None  # the time named last before, in its paragraph

    def takes_part(self, claim: Claim, cast: Cast) -> bool:
        """Whether one who speaks took part: words at a meeting are spoken then, other voices come later."""
        return not self.parties.isdisjoint(_states(claim, cast))


def _states(claim: Claim, cast: Cast) -> frozenset[str]:
    """States whose doers and speakers these are; of others themselves."""
    actors = [role.actor for role in claim.actors if role.role in ("actor", "participant")]
    return frozenset(cast.side(actor) for actor in (*actors, *(voice.actor for voice in claim.sources)))


@dataclass(frozen=True, slots=True)
class _News:
    """What a report can tell as its news: the last day of its publication, or, where only its months are known, those.

    Both None: a genre without news, or a time too loosely known.
    """

    newest: date | None = None
    stated: str | None = None
    bounds: tuple[str, str] | None = None

    @classmethod
    def of(cls, article: Article) -> _News:
        first, last = article.published.earliest, article.published.latest
        if first is None or last is None or article.genre not in REPORTING:
            return cls()
        newest = date.fromisoformat(last)
        if newest - date.fromisoformat(first) <= SURE:
            return cls(newest, _day_of(article.published))
        return cls(bounds=(first, last)) if article.published.basis == "inferred" else cls()

    def told(self, heading: TimeExpression | None) -> str | None:
        """The day on which the text tells its news: of the heading, else of publication; None where not known."""
        return heading.latest if heading is not None else self.stated

    def has(self, time: TimeExpression) -> bool:
        """Whether the time is a day or week of the news; of an undated text, a weekday."""
        if time.earliest is None or time.latest is None:
            return False
        if self.newest is None:
            return time.value.startswith("XXXX-WXX-") and self.bounds is not None
        first, last = date.fromisoformat(time.earliest), date.fromisoformat(time.latest)
        return last - first < WEEK and timedelta(0) <= self.newest - last <= NEWS


def _when(focus: TimeExpression, page: Page) -> Date:
    """The date of the time in focus, from the one that it closes: "from 1998 to 2000", "in May and June"."""
    text, at = page.cast.article.text, focus.span.start
    near = (t for t in page.times if 0 < at - t.span.end <= len(" until "))
    before = next((t for t in near if text[t.span.end : at].strip() in ("to", "and", "until")), None)
    return timex_to_date(focus) if before is None else from_to(timex_to_date(before), timex_to_date(focus))


def _day_of(published: Date) -> str | None:
    """The day that is given as the day of publication."""
    value = published.value or ""
    return value if len(value) == DAY else published.latest


def _heading_of(claim: Claim, headings: Sequence[TimeExpression]) -> TimeExpression | None:
    return next((heading for heading in reversed(headings) if heading.span.start < claim.trigger.start), None)


def _last_named(claim: Claim, times: Sequence[TimeExpression], cast: Cast) -> TimeExpression | None:
    """The time that the claim's paragraph named last before it."""
    opens = _opening(claim, cast)
    return next((time for time in reversed(times) if opens <= time.span.start < claim.trigger.start), None)


def _opening(claim: Claim, cast: Cast) -> int:
    """Where the claim's paragraph begins."""
    return max((block.start for block in cast.article.blocks if block.start <= claim.trigger.start), default=0)


def _focus_of(claim: Claim, times: Sequence[TimeExpression], news: _News, cast: Cast) -> TimeExpression | None:
    """The time that the claim's place in the text goes on from."""
    at = claim.trigger.start
    before = [time for time in times if time.span.start < at]
    last = _last_named(claim, times, cast)
    if last is not None:
        return last if news.has(last) or _is_just_before(last, claim, cast) else None
    recent = [time for time in before if at - time.span.start <= REACH and news.has(time)]
    return recent[-1] if recent and not _goes_back(claim, cast) else None


def _goes_back(claim: Claim, cast: Cast) -> bool:
    """ "The thaw follows a deal that ...": what its paragraph tells next lies before the news."""
    first, own = (_number_of(at, cast) for at in (_opening(claim, cast), claim.evidence.start))
    verbs = (w for s in cast.sentences[first:own] for w in s.words if w.dep == "ROOT" and w.lower in FOLLOWING)
    return any(child(verb, "dobj") is not None for verb in verbs)


def _number_of(start: int, cast: Cast) -> int:
    """The number of the sentence that starts there, or next."""
    return bisect_left(cast.sentences, start, key=lambda sentence: sentence.start)


def _is_just_before(time: TimeExpression, claim: Claim, cast: Cast) -> bool:
    """A past time of which one of the sentences right before the claim's tells; words are not taken to be as old."""
    if claim.type in SPOKEN or time.latest is None or time.latest > (cast.article.published.latest or time.latest):
        return False
    return 0 < sum(time.span.start < s.end <= claim.evidence.start for s in cast.sentences) <= NEAR


def _is_aside(time: TimeExpression, words: dict[int, Word]) -> bool:
    """The time of something told beside the matter: "X, who fled in 2019", "X said that it had begun in May"."""
    word = words.get(time.span.start)
    return word is not None and any(_tells_aside(w) for w in (word, *ancestors(word)))


def _tells_aside(word: Word) -> bool:
    bare = word.tag == "VBN" and not any(c.dep in ("aux", "auxpass", "nsubj") for c in word.children)
    return (
        word.dep in ASIDE
        or (word.dep == "advcl" and bare)
        or (word.dep == "ccomp" and helper_of_perfect(word) == "had")
    )


def _is_adverbial(time: TimeExpression, words: dict[int, Word]) -> bool:
    word = words.get(time.span.start)
    return word is None or is_adverbial(time, word)


def _dated(claim: Claim, setting: _Setting, words: Mapping[int, Word], page: Page) -> Claim:
    word = words.get(claim.trigger.start)
    if claim.time.known or claim.section != "body" or word is None:
        return claim
    if claim.time_span is not None or any(why == FORERUNNER for why, _ in claim.because):
        return _bounded(claim, setting, page)  # a time of its own that says no day is one too
    while word.dep == "compound":
        word = word.head
    for when, span in (_by_focus(claim, word, setting, page), _by_heading(claim, word, setting.heading, page)):
        if when.known:
            return replace(claim, time=replace(when, basis="document"), time_span=span)
    verb = _verb_over(word)
    if claim.modality == "happened" and claim.polarity == "positive":
        for when, span in (_since(verb, setting, page), (_before(verb, claim, setting, page), None)):
            if when.known:
                return replace(claim, time=when, time_span=span)
    if claim.modality == "considered" and helper_of_perfect(verb) in ("has", "have"):  # "have been looking into it"
        return replace(claim, time=_up_to_telling(_told_by(setting, page)))
    return _bounded(claim, setting, page)


def _bounded(claim: Claim, setting: _Setting, page: Page) -> Claim:
    """What is told as a fact was so by the day of the text; no words say when, so there is no value."""
    last = _told_by(setting, page)
    return replace(claim, time=Date(None, None, last, "inferred")) if last and claim.modality in FACTUAL else claim


def _told_by(setting: _Setting, page: Page) -> str | None:
    """The last day on which the text, or its part under a heading, can have been written."""
    return setting.heading.latest if setting.heading is not None else page.last_day


def _verb_over(word: Word) -> Word:
    """The verb of which a noun is the subject; else the word itself."""
    return word.head if is_noun(word) and word.dep in ("nsubj", "nsubjpass") else word


def _by_focus(claim: Claim, word: Word, setting: _Setting, page: Page) -> tuple[Date, Span | None]:
    """The time in focus, of what is told in the simple past."""
    focus = setting.focus
    if focus is None:
        return NO_DATE, None
    telling = telling_verb(claim, word, page.lexicon, coarse=focus.earliest != focus.latest)
    if telling is None or is_counted_from(telling) or is_lasting(telling, page):
        return NO_DATE, None
    past = is_simple_past(telling) and _is_told_of(claim, telling, page)
    if not past and not is_performed(claim, telling):
        return NO_DATE, None
    when = as_long_as(word, setting.when, page.times)
    if claim.type in SPOKEN and setting.reported and not setting.takes_part(claim, page.cast):
        when = _up_to(when, setting.reported)
    return when, focus.span


def _by_heading(claim: Claim, word: Word, heading: TimeExpression | None, page: Page) -> tuple[Date, Span | None]:
    """The day under which a live page tells what somebody "says", or what "has" just been done."""
    if heading is None:
        return NO_DATE, None
    verb = _verb_over(word)
    says = verb is word and word.tag in PRESENT and is_saying(word, page.lexicon)
    done = claim.modality == "happened" and is_hot_news(verb)
    return (timex_to_date(heading), heading.span) if says or done else (NO_DATE, None)


def _since(verb: Word, setting: _Setting, page: Page) -> tuple[Date, Span | None]:
    """ "X has since visited Y": between what was told of last and the telling."""
    told_by = _told_by(setting, page)
    bare = any(c.lower == "since" and c.dep == "advmod" for c in verb.children)
    if not bare or helper_of_perfect(verb) is None or setting.last is None or told_by is None:
        return NO_DATE, None
    first = setting.last.earliest
    if first is None or first > told_by:
        return NO_DATE, None
    return Date(f"{first}/{told_by}", first, told_by, "document"), setting.last.span


def _before(verb: Word, claim: Claim, setting: _Setting, page: Page) -> Date:
    """Of a perfect: up to the telling, or with "had" up to what is told of."""
    helper = helper_of_perfect(verb)
    told_by = _told_by(setting, page)
    if helper != "had":
        return _up_to_telling(told_by if helper else None)
    focus = setting.focus.latest if setting.focus is not None else None
    above = _time_above(verb, claim, page).latest
    return _up_to_telling(min((day for day in (told_by, focus, above) if day), default=None))


def _up_to_telling(last: str | None) -> Date:
    return Date(f"../{last}", None, last, "inferred") if last else NO_DATE


def _time_above(verb: Word, claim: Claim, page: Page) -> Date:
    """When that was whose clause the verb's is part of: "they made up in 1991, once X had left"."""
    sentence = _sentence_of(claim, page)
    if verb.dep not in ("advcl", "ccomp", "relcl", "acl"):
        return NO_DATE
    return next(
        (when for w in ancestors(verb) if is_verb(w) and (when := time_of(w, sentence, page)[0]).known), NO_DATE
    )


def _up_to(when: Date, latest: str) -> Date:
    """From the time in focus to when it is told: somebody took a position on it in between."""
    if not when.earliest or not when.latest or latest <= when.latest:
        return when
    return replace(when, value=f"{when.earliest}/{latest}", latest=latest)


def _is_told_of(claim: Claim, telling: Word, page: Page) -> bool:
    """When it happened is when it is told of; of what is planned or wished only the saying has a time.

    Neither is when something is said to have been before, or to be to come, the time of what is said.
    """
    if claim.type == "STATE" and tells_of_before(telling):
        return False
    if claim.modality == "planned" and claim.type != "AGREE":
        return claim.type == "STATE" and is_saying(telling, page.lexicon) and not has_time_in_content(telling, page)
    return claim.modality == "happened" or is_saying(telling, page.lexicon) or is_proposing(telling, page.lexicon)
