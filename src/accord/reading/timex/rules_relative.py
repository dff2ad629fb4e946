"""Times counted from the day of the text or from the time last named."""

from __future__ import annotations

from datetime import date

from accord.reading.timex.grammar import Found, Rule, rule
from accord.reading.timex.lexis import amount, month_number, tables, value_of, weekday_number
from accord.reading.timex.moment import Moment, Timex, dated
from accord.reading.timex.rules_lengths import beside
from accord.reading.timex.spans import (
    GRAINS,
    Grain,
    Stretch,
    add_days,
    holding,
    month_of,
    moved,
    one_day,
    part,
    step,
    unknown,
    weekday_near,
    year_of,
)  # fmt: skip
from accord.reading.timex.years import yearless_month

PERIOD = (
    r"(?P<unit>{day_unit}|{week_unit}|{weekend_unit}|{month_unit}|{quarter_unit}|{year_unit}"
    r"|{decade_unit}|{century_unit})"
)
COUNT = r"(?P<count>{count}|an?|a further|another)"


def grain_of(found: Found) -> Grain | None:
    return GRAINS.get(tables()["units"][found.word("unit").lower()])


# ---------------------------------------------------------------- from the day of the text


@rule(r"(?:(?:earlier|later|late|early) )?(?:on )?(?P<day>today|yesterday|tomorrow)")
def day_word(found: Found, at: Moment) -> Timex | None:
    """today, earlier today, yesterday, tomorrow"""
    shift = value_of("day_words", found.word("day"))
    return dated(step("day", at.ref, shift), "relative")


@rule(r"(?:the )?day (?P<side>before yesterday|after tomorrow)")
def day_beyond(found: Found, at: Moment) -> Timex | None:
    """the day before yesterday, the day after tomorrow"""
    return dated(step("day", at.ref, -2 if "yesterday" in found.word("side").lower() else 2), "relative")


@rule(
    r"(?:(?P<phase>earlier|later|late|early|mid|the end of|the start of|the beginning of|the middle of|the rest of"
    r"|the remainder of|end of|middle of|start of|beginning of)[ -])?(?:the )?(?P<shift>last"
    r"|past|this past|this|next|coming|this coming|current|the current)"
    r" (?P<calendar>calendar |fiscal )?" + PERIOD + r"(?!s|-)"
)
def shifted(found: Found, at: Moment) -> Timex | None:
    """last week, this year, next month; early next year; the end of this year: units of the calendar.

    "the past year" is the twelve months before the text, a DURATION; so is "the last year" behind over, in, during.
    """
    shift, grain = found.word("shift").lower(), grain_of(found)
    if grain is None or _plural(found) or (shift == "this" and grain == "day"):
        return None
    if grain != "quarter" and (shift in ("past", "coming") or _behind_over(found)):
        return beside(at.ref, grain, 1.0, -1 if shift in ("past", "last") else 1)
    if shift in ("next", "last") and grain == "day":
        return _from_focus(at, grain, 1) if shift == "next" else None
    count = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(shift, 0)
    return dated(_phase_of(step(grain, at.ref, count), found, at), "relative")


def _behind_over(found: Found) -> bool:
    """ "over the last year" """
    lead = found.before().split()[-1:]
    return found.words.startswith("the last") and bool(lead) and lead[0] in ("over", "during", "in", "within")


def _plural(found: Found) -> bool:
    return found.word("unit").lower().endswith("s")


def _phase_of(stretch: Stretch, found: Found, at: Moment) -> Stretch:
    """The bounds of "early", "late", "earlier", "later" within a stretch."""
    words = found.word("phase").lower().removeprefix("the ").removesuffix(" of")
    if not words or stretch.first is None or stretch.last is None:
        return stretch
    if words in ("earlier", "later"):
        if at.ref is None or not stretch.first <= at.ref <= stretch.last:
            return stretch
        first, last = (stretch.first, at.ref) if words == "earlier" else (at.ref, stretch.last)
        return Stretch(stretch.value, first, last, stretch.grain)
    return part(stretch, value_of("phases", words))


@rule(r"(?:(?:early|earlier|later|late) )?(?:the (?:long )?)?(?P<unit>weekend)(?!-)")
def the_weekend(found: Found, at: Moment) -> Timex | None:
    """at the weekend: the last Saturday and Sunday, or the next where the sentence looks ahead"""
    return _weekend(found, at)


def _weekend(found: Found, at: Moment) -> Timex | None:
    if at.ref is None:
        return Timex("DATE", unknown("weekend"))
    ahead = at.way(found.start, found.end) > 0 or at.ref.isoweekday() >= 6
    return dated(step("weekend", at.ref, 0 if ahead else -1), "relative")


@rule(r"(?:(?:early|late) )?(?P<shift>last|this|next|this past|this coming|coming) (?P<weekday>{weekday})")
def weekday_shifted(found: Found, at: Moment) -> Timex | None:
    """last Friday: the one before the text; next Friday: the one after it; this Friday: of the running week"""
    shift, weekday = found.word("shift").lower(), weekday_number(found.word("weekday"))
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-WXX-{weekday}", grain="day"))
    if shift == "this":
        way = at.way(found.start, found.end)
        return dated(one_day(weekday_near(at.ref, weekday, -1 if way < 0 else 1)), "relative")
    way = -1 if shift in ("last", "this past") else 1
    start = add_days(at.ref, way)
    return dated(one_day(weekday_near(start, weekday, way) if start else None), "relative")


@rule(
    r"(?P<weekday>{weekday})(?: of)?,? (?P<shift>last|this|next) week|(?P<shift_b>last"
    r"|this|next) week (?:on )?(?P<weekday_b>{weekday})"
)
def weekday_of_week(found: Found, at: Moment) -> Timex | None:
    """Monday of next week; Tuesday last week"""
    weekday = weekday_number(found.word("weekday") or found.word("weekday_b"))
    shift = (found.word("shift") or found.word("shift_b")).lower()
    monday = step("week", at.ref, {"last": -1, "next": 1}.get(shift, 0)).first
    if monday is None:
        return Timex("DATE", Stretch(f"XXXX-WXX-{weekday}", grain="day"))
    return dated(one_day(add_days(monday, weekday - 1)), "relative")


@rule(r"(?:(?P<phase>early|late|mid)[ -])?(?P<shift>last|next|this past|this coming|this) (?P<month>{month})")
def month_shifted(found: Found, at: Moment) -> Timex | None:
    """last October: the last one that is over; next October: the first still to come.

    Source: TIDES 2005 (Ferro et al.), 4.3: "last" is the most recent, "next" the nearest.
    """
    month, shift = month_number(found.word("month")), found.word("shift").lower()
    if at.ref is None:
        return Timex("DATE", Stretch(f"XXXX-{month:02}", grain="month"))
    year = at.ref.year
    if shift in ("last", "this past"):
        year -= month >= at.ref.month
    elif shift in ("next", "this coming"):
        year += month <= at.ref.month
    stretch = month_of(year, month)
    return dated(part(stretch, value_of("phases", found.word("phase"))) if found.word("phase") else stretch, "relative")


@rule(
    r"(?:(?P<phase>early|late|mid)[ -])?(?P<month>{month})(?: of)? (?P<shift>last|this"
    r"|next|that|the same|the following|the previous|the next) year"
)
def month_of_shifted(found: Found, at: Moment) -> Timex | None:
    """October last year; May of that year"""
    month, shift = month_number(found.word("month")), found.word("shift").lower()
    from_text = shift in ("last", "this", "next")
    day = at.ref if from_text else at.focus_day
    if day is None:
        return Timex("DATE", Stretch(f"XXXX-{month:02}", grain="month"))
    count = {"last": -1, "next": 1, "the following": 1, "the next": 1, "the previous": -1}.get(shift, 0)
    stretch = month_of(day.year + count, month)
    return dated(part(stretch, value_of("phases", found.word("phase"))) if found.word("phase") else stretch, "relative")


@rule(
    r"(?:(?:(?:exactly|just|about|almost|nearly|more than|over|around|some|only) )?"
    + COUNT
    + r"{adj} (?P<unit>{unit}) (?:ago|back))(?! to| in)"
)
def ago(found: Found, at: Moment) -> Timex | None:
    """two years ago, a week ago: as exact as its unit, a week to the day"""
    return _ago(found, at)


def _ago(found: Found, at: Moment) -> Timex | None:
    unit = tables()["units"][found.word("unit").lower()]
    number = amount(found.word("count"))
    if unit in ("second", "minute", "hour"):
        return Timex("TIME", one_day(at.ref), "relative") if at.ref else Timex("TIME", unknown("day"))
    return counted(at.ref, unit, number, -1)


@rule(
    COUNT
    + r"{adj} (?P<unit>{unit}) from (?:now|today)|in "
    + COUNT.replace("count>", "count_b>")
    + r" (?P<unit_b>{unit})(?:'s|')? time"
)
def from_now(found: Found, at: Moment) -> Timex | None:
    """two weeks from now, in two weeks' time"""
    tail = "_b" if found.word("unit_b") else ""
    unit = tables()["units"][found.word(f"unit{tail}").lower()]
    return counted(at.ref, unit, amount(found.word(f"count{tail}")), 1)


@rule(r"(?:many |some )?(?P<unit>{units}) ago|long ago")
def vaguely_ago(found: Found, at: Moment) -> Timex | None:
    """years ago: PAST_REF"""
    return Timex("DATE", Stretch("PAST_REF", None, at.ref), "relative" if at.ref else "none")


def counted(day: date | None, unit: str, number: float | None, way: int) -> Timex | None:
    """So many units from a day. Weeks and days give a day, months a month, years a year; a vague number only bounds."""
    grain = GRAINS.get(unit)
    if grain is None:
        return None
    if number is None:
        return Timex("DATE", _beside(day, grain, way), "relative" if day else "none")
    if unit == "fortnight":
        number *= 2
    if number != int(number):
        whole, grain = (int(number * 12), "month") if grain == "year" else (int(number * 7), "day")
        return dated(step(grain, day, way * whole), "relative")
    if grain == "week":
        return dated(one_day(moved(day, "week", way * int(number))), "relative")
    if grain in ("decade", "century"):
        return dated(step(grain, day, way * int(number)), "relative")
    return dated(step(grain, day, way * int(number)), "relative")


def _beside(day: date | None, grain: Grain, way: int) -> Stretch:
    """Some time before or after a day, no one knows how long."""
    value = unknown(grain).value
    if day is None:
        return Stretch(value)
    return Stretch(value, None, add_days(day, -1)) if way < 0 else Stretch(value, add_days(day, 1), None)


# ---------------------------------------------------------------- from the time last named


@rule(
    r"(?:(?P<phase>early|late|earlier|later) )?(?:the|that|in the|on the) (?P<shift>previous"
    r"|preceding|prior|following|next|same|very same|very next)(?: calendar)? " + PERIOD + r"(?! in a row)"
)
def focus_shifted(found: Found, at: Moment) -> Timex | None:
    """the previous day, the following week, the same year: from the time last named"""
    grain = grain_of(found)
    if grain is None or _plural(found):
        return None
    word = found.word("shift").lower().removeprefix("very ")
    return _from_focus(at, grain, value_of("focus_shifts", word))


def _from_focus(at: Moment, grain: Grain, count: int) -> Timex | None:
    focus = at.focus
    if grain == "day" and at.told_day and not (at.near and at.near.grain in ("month", "week")):
        focus = at.told_day
    day = focus.first if focus and focus.first else at.ref
    if count > 0 and focus and focus.last:
        day = focus.last
    if day is not None and focus is not None and focus.grain not in ("day", "none") and _finer(grain, focus.grain):
        return _within(focus, grain, count)
    return dated(step(grain, day, count), "relative")


ORDER: tuple[Grain, ...] = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


def _finer(grain: Grain, than: Grain) -> bool:
    return ORDER.index(grain) < ORDER.index(than)


def _within(focus: Stretch, grain: Grain, count: int) -> Timex:
    """The day after some day of May: no day is known, only where it lies."""
    first = moved(focus.first, grain, count)
    last = moved(focus.last, grain, count)
    return dated(Stretch(unknown(grain).value, first, last, "none"), "relative")


@rule(
    r"(?:(?<=for )|(?<=in )|(?<=during )|(?<=over )|(?<=of )|(?<=throughout ))the (?:whole |full |entire )?"
    r"(?P<unit>year|quarter|month|week|decade|century)"
    r"(?! (?:of|when|that|to come|before|after|since|in which|following|prior|until|{year})|-|'s end)"
)
def the_unit(found: Found, at: Moment) -> Timex | None:
    """for the year, in the quarter: the one last named, if one was, else the running one"""
    grain = grain_of(found)
    if grain is None:
        return None
    if at.focus and at.focus.grain == grain:
        return Timex("DATE", at.focus, "relative")
    return dated(holding(grain, at.ref), "relative")


@rule(r"(?:earlier|later|early|late) in the day|(?:the )?(?:end|close|start) of the day")
def part_of_the_day(found: Found, at: Moment) -> Timex | None:
    """later in the day, the end of the day"""
    return the_day.apply(found, at)


@rule(r"the month of (?P<month>{month})(?: (?P<year>{year}))?")
def the_month_of(found: Found, at: Moment) -> Timex | None:
    """the month of June"""
    month = month_number(found.word("month"))
    if found.word("year"):
        return dated(month_of(int(found.word("year")), month), "explicit")
    return dated(yearless_month(at.ref, month, at.way(found.start, found.end)), "relative")


@rule(r"that (?:very |same )?" + PERIOD)
def that_unit(found: Found, at: Moment) -> Timex | None:
    """that day, that year: the time last named, at that grain"""
    grain = grain_of(found)
    if grain is None or _plural(found):
        return None
    return _from_focus(at, grain, 0)


@rule(r"(?:at )?(?:that time|the same time)|(?:by|until|since|before) (?P<then>then)")
def that_time(found: Found, at: Moment) -> Timex | None:
    """by that time, since then: the time last named"""
    if found.before(10).endswith("at ") or found.words.startswith("at "):
        return None
    if at.focus is None or not at.focus.dated or "same" in found.words:
        return None
    return Timex("DATE", at.focus, "relative")


@rule(r"the day(?! (?:before|after|of|when|that|to|in|is|was|job|will|care|they|we|he|she|for|the)|-|'|time|s)")
def the_day(found: Found, at: Moment) -> Timex | None:
    """ended the day, for the day: the day last named, else that of the text"""
    if found.before(4).rstrip().endswith("of"):
        return None
    if at.last_day:
        return Timex("DATE", at.last_day, "relative")
    return dated(one_day(at.ref), "relative")


@rule(
    r"(?P<phase>the beginning|the start|the middle|the end|the close|the rest|the remainder"
    r"|the first half|the second half|beginning|start|end|middle|early|late|earlier|later)(?: of"
    r"| in)? (?:the|that|the same|the following|the previous) (?P<unit>year|month|week"
    r"|decade|century)(?! (?:of|before|after|ended|ending|to|was|is)|-|')"
)
def phase_of_the(found: Found, at: Moment) -> Timex | None:
    """the beginning of the year, the end of the month; that of the text, or of the time last named behind "that" """
    grain = grain_of(found)
    words = found.words
    if grain is None or (found.word("phase").lower() in ("early", "late") and " in the" not in words):
        return None
    apart = any(word in words for word in (" that ", " same ", " following ", " previous "))
    count = 1 if " following " in words else -1 if " previous " in words else 0
    stretch = step(grain, at.focus_day if apart else at.ref, count)
    phase = found.word("phase").lower().removeprefix("the ")
    if phase.endswith("half"):
        return dated(_half(stretch, phase), "relative")
    if phase in ("earlier", "later"):
        return dated(_phase_of(stretch, found, at), "relative")
    if grain in ("week", "month") and phase in ("rest", "remainder"):
        return dated(stretch, "relative")
    return dated(part(stretch, value_of("phases", phase)), "relative")


def _half(stretch: Stretch, phase: str) -> Stretch:
    if stretch.first is None or stretch.last is None or stretch.grain != "year":
        return stretch
    number = 1 if phase.startswith("first") else 2
    cut = moved(stretch.first, "month", 6)
    if cut is None:
        return stretch
    before = add_days(cut, -1)
    first, last = (stretch.first, before) if number == 1 else (cut, stretch.last)
    return Stretch(f"{stretch.value}-H{number}", first, last, "half")


@rule(r"(?:the )?(?:(?P<year>{year}) )?(?:year|month)(?:'s|-| )[ -]?end|the turn of the year")
def year_end(found: Found, at: Moment) -> Timex | None:
    """year-end, by year's end; the turn of the year: half a month on both sides of the nearest 1 January"""
    words = found.words
    if "turn" not in words:
        if "month" in words:
            return dated(part(holding("month", at.ref), "end"), "relative")
        year = found.word("year")
        stretch = year_of(int(year)) if year else holding("year", at.ref)
        return dated(part(stretch, "end"), "explicit" if year else "relative")
    if at.ref is None:
        return Timex("DATE", unknown("year"))
    january = year_of(at.ref.year + (at.ref.month > 6)).first
    if january is None:
        return None
    return dated(Stretch(f"{january.year:04}", add_days(january, -16), add_days(january, 14), "none"), "relative")


@rule(COUNT + r"{adj} (?P<unit>{unit}) (?P<side>later|earlier|afterwards?|beforehand|previously|prior|on)")
def counted_from_focus(found: Found, at: Moment) -> Timex | None:
    """two weeks later, a year earlier: from the time last named"""
    if found.word("side").lower() in ("on", "prior") and not found.after(2).startswith((",", ".")):
        return None
    way = 1 if found.word("side").lower() in ("later", "on") or found.word("side").lower().startswith("after") else -1
    unit = tables()["units"][found.word("unit").lower()]
    number = amount(found.word("count"))
    if unit == "hour" and number and number % 24 == 0:
        unit, number = "day", number / 24
    if unit in ("second", "minute", "hour"):
        return Timex("TIME", one_day(at.focus_day), "relative") if at.focus_day else None
    focus = at.focus
    if focus and focus.dated and focus.grain not in ("day", "none"):
        return _from_wide_focus(focus, unit, number, way)
    day = at.focus_day
    if focus is None and way > 0:
        return Timex("DATE", unknown(GRAINS.get(unit, "day")))
    return counted(day, unit, number, way)


def _from_wide_focus(focus: Stretch, unit: str, number: float | None, way: int) -> Timex | None:
    """Two months after April: June. Two days after some day of April: bounds alone."""
    grain = GRAINS.get(unit)
    if grain is None:
        return None
    if number is None:
        side = focus.first if way < 0 else focus.last
        return Timex("DATE", _beside(side, grain, way), "relative")
    if number != int(number) or _finer(grain, focus.grain):
        count = way * int(number)
        first, last = moved(focus.first, grain, count), moved(focus.last, grain, count)
        return dated(Stretch(unknown(grain).value, first, last, "none"), "relative")
    return counted(focus.first, unit, number, way)


@rule(r"(?:in |over |during )?(?:these|those) past (?:few|several|{number}) (?P<unit>{units})")
def these_past(found: Found, at: Moment) -> Timex | None:
    """these past few years: PAST_REF"""
    return _reference("PAST_REF", at)


@rule(r"(?P<unit>{units}) (?P<side>later|earlier|afterwards)")
def vague_from_focus(found: Found, at: Moment) -> Timex | None:
    """months earlier: before the time last named, no more is known"""
    unit = tables()["units"][found.word("unit").lower()]
    way = -1 if found.word("side").lower() == "earlier" else 1
    grain = GRAINS.get(unit)
    if grain is None:
        return None
    focus = at.focus if at.focus and at.focus.dated else None
    side = (focus.first if way < 0 else focus.last) if focus else (at.ref if way < 0 else None)
    return Timex("DATE", _beside(side, grain, way), "relative" if side else "none")


@rule(r"the day (?P<side>before|after)(?! (?:yesterday|tomorrow))")
def day_beside(found: Found, at: Moment) -> Timex | None:
    """the day before, the day after: from the time last named, unless more words say of what"""
    if not found.after(2).startswith((",", ".", ";", "\n", ")")) and found.after(1):
        return None
    return _from_focus(at, "day", -1 if found.word("side").lower() == "before" else 1)


@rule(r"(?:the )?(?P<unit>year|month|week|day) (?P<side>before|earlier|previous|prior|after)(?= ?(?:,|\.))")
def unit_beside(found: Found, at: Moment) -> Timex | None:
    """the year previous, the year before"""
    grain = grain_of(found)
    return _from_focus(at, grain, 1 if found.word("side").lower() == "after" else -1) if grain else None


@rule(r"the (?P<shift>following|next|previous|preceding|same) (?P<month>{month})")
def focus_month(found: Found, at: Moment) -> Timex | None:
    """the following April: the first April after the time last named"""
    month, shift = month_number(found.word("month")), value_of("focus_shifts", found.word("shift"))
    day = at.focus_day
    if day is None:
        return Timex("DATE", Stretch(f"XXXX-{month:02}", grain="month"))
    focus = at.focus if at.focus and at.focus.dated else None
    if focus is not None and focus.grain in ("season", "year", "none") and shift > 0:
        return dated(month_of(day.year + 1, month), "relative")
    if shift > 0:
        return dated(month_of(day.year + (month <= day.month), month), "relative")
    return dated(month_of(day.year - (month >= day.month and shift < 0), month), "relative")


@rule(r"the (?P<shift>following|next|previous|preceding|same) (?P<weekday>{day_name})")
def focus_weekday(found: Found, at: Moment) -> Timex | None:
    """the following Monday: the first after the time last named"""
    weekday, shift = weekday_number(found.word("weekday")), value_of("focus_shifts", found.word("shift"))
    focus = at.focus if at.focus and at.focus.grain == "day" else None
    day = focus.first if focus else at.ref
    start = add_days(day, shift) if day else None
    if start is None:
        return Timex("DATE", Stretch(f"XXXX-WXX-{weekday}", grain="day"))
    return dated(one_day(weekday_near(start, weekday, shift or 1)), "relative")


@rule(
    r"the same (?P<unit>month|week|quarter|day|period|time)(?: of)? (?:a year (?:ago|earlier"
    r"|before)|(?:the )?(?:last|previous) year|one year (?:ago|earlier))"
)
def same_unit_last_year(found: Found, at: Moment) -> Timex | None:
    """the same month a year ago: the unit last named, twelve months before"""
    word = found.word("unit").lower()
    focus = at.focus if at.focus and at.focus.dated else None
    day = focus.first if focus else at.ref
    grain: Grain = GRAINS.get(word) or (focus.grain if focus else "year")
    if grain == "none":
        return None
    return dated(step(grain, moved(day, "year", -1), 0), "relative")


# ---------------------------------------------------------------- references


@rule(r"(?:more |most |just |only |until |till |very |right |up to |up until )?(?P<vague>{vague})(?!-)")
def vague(found: Found, at: Moment) -> Timex | None:
    """now, currently, recently, soon: the TIMEX3 references. Not "as soon as", "shortly before"."""
    word = found.word("vague").lower()
    if found.before(4).endswith((" as ", "too ")) or found.after(7).startswith((" after", " before")):
        return None
    return _reference(value_of("vague", word), at)


def _reference(value: str, at: Moment) -> Timex:
    """PAST_REF ends, FUTURE_REF begins and PRESENT_REF lies on the day of the text."""
    if at.ref is None:
        return Timex("DATE", Stretch(value))
    first = None if value == "PAST_REF" else at.ref
    last = None if value == "FUTURE_REF" else at.ref
    return Timex("DATE", Stretch(value, first, last), "relative")


@rule(
    r"at (?:present|the moment|this time|this point|this moment)|these days|the present(?: day"
    r"| time| moment)?|this moment|right now|for the time being"
)
def present(found: Found, at: Moment) -> Timex | None:
    """at the moment, these days: PRESENT_REF"""
    return _reference("PRESENT_REF", at)


@rule(r"(?:the )?(?:more |very )?(?P<word>recent|past) (?P<unit>{units})")
def recent_units(found: Found, at: Moment) -> Timex | None:
    """recent years, past weeks: PAST_REF"""
    return _reference("PAST_REF", at)


@rule(r"(?:the )?(?:coming|upcoming) (?P<unit>{units})")
def coming_units(found: Found, at: Moment) -> Timex | None:
    """the coming weeks: FUTURE_REF"""
    return _reference("FUTURE_REF", at)


@rule(
    r"the (?:near |foreseeable |immediate |distant )?future|near future|(?<=in )future"
    r"|the (?:longer|long|shorter|short|medium|nearer|near)[ -]term"
)
def future(found: Found, at: Moment) -> Timex | None:
    """the near future, the long term: FUTURE_REF"""
    return _reference("FUTURE_REF", at)


@rule(
    r"(?:(?<=in )|(?<=of ))the (?:recent |distant |not too distant )?past(?! {count}| {unit}| few)"
    r"|(?:our |its |their |his |the )?recent history|(?<=at )one point"
)
def past(found: Found, at: Moment) -> Timex | None:
    """in the past, recent history, at one point: PAST_REF"""
    return _reference("PAST_REF", at)


RULES: tuple[Rule, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Rule) and value.apply.__module__ == __name__
)
