"""Times of day: TIME."""

from __future__ import annotations

import re

from accord.reading.timex.grammar import Found, Rule, rule
from accord.reading.timex.lexis import month_number, ordinal_number, value_of, weekday_number
from accord.reading.timex.moment import Moment, Timex
from accord.reading.timex.spans import Stretch, one_day, step, to_day, unknown, weekday_near
from accord.reading.timex.years import yearless_day

DAY = (
    r"(?P<relative>today|yesterday|tomorrow)|(?P<weekday>{weekday})|(?P<month>{month}) (?P<dom>{dom})"
    r"(?:,? (?P<year>{year}))?"
    r"|(?P<dom_b>{dom}) (?P<month_b>{month})(?: (?P<year_b>{year}))?"
)
ZONE = r"(?:,? ?\(?(?P<zone>{zone})(?:\)| ?\+ ?{fig}\))?|,? local time| \({zone} ?\+ ?{fig}\))?"


def _day(found: Found, at: Moment) -> Stretch:
    """The day that stands beside the clock time, else the one named in the sentence, else that of the text."""
    held = found.match.groupdict()
    for tail in ("", "_c"):
        if held.get(f"relative{tail}"):
            return step("day", at.ref, value_of("day_words", found.word(f"relative{tail}")))
        if held.get(f"weekday{tail}"):
            return _weekday(weekday_number(found.word(f"weekday{tail}")), found, at)
    for tail in ("", "_b", "_c", "_b_c"):
        if held.get(f"month{tail}"):
            month, day = month_number(found.word(f"month{tail}")), ordinal_number(found.word(f"dom{tail}"))
            if found.word(f"year{tail}"):
                return one_day(to_day(int(found.word(f"year{tail}")), month, day))
            return yearless_day(at.ref, month, day, None, at.way(found.start, found.end))
    if at.near and at.near.grain == "day" and at.near.dated:
        return at.near
    return one_day(at.ref)


def _weekday(weekday: int, found: Found, at: Moment) -> Stretch:
    if at.ref is None:
        return Stretch(f"XXXX-WXX-{weekday}", grain="day")
    return one_day(weekday_near(at.ref, weekday, 1 if at.way(found.start, found.end) > 0 else -1))


def _at(day: Stretch, clock: str) -> Timex:
    stretch = Stretch(f"{day.value}T{clock}", day.first, day.last, "day")
    return Timex("TIME", stretch, "relative" if day.first else "none")


def _clock(found: Found) -> str | None:
    """HH:MM with the zone, Z for UTC; None if no such time exists."""
    held = found.match.groupdict()
    if held.get("word"):
        return {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}[found.word("word").lower()]
    if held.get("glued"):
        hour, minute, half = int(re.sub(r"\D", "", found.word("glued"))), 0, found.word("glued")[-2:]
    elif held.get("military"):
        hour, minute, half = int(found.word("military")[:2]), int(found.word("military")[2:]), ""
    else:
        hour = int(found.word("hour") or found.word("hour2"))
        minute = int(found.word("minute") or found.word("minute2") or 0)
        half = found.word("half")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    zone = value_of("zones", found.word("zone")) if held.get("zone") else ""
    return f"{hour:02}:{minute:02}{'Z' if zone == 'Z' else ''}"


@rule(
    r"{clock}"
    + ZONE
    + r"(?:(?:,? on)? (?:"
    + DAY
    + r")|(?=, (?:"
    + re.sub(r"(P<\w+)>", r"\1_c>", DAY)
    + r")))?(?![.:]{fig})"
)
def clock_and_day(found: Found, at: Moment) -> Timex | None:
    """6:40 p.m.; 16:15 UTC; 9 a.m. on Monday; noon"""
    clock = _clock(found)
    return _at(_day(found, at), clock) if clock else None


@rule(r"(?:" + DAY + r")(?: at|,)? {clock}" + ZONE + r"(?![.:]{fig})")
def day_and_clock(found: Found, at: Moment) -> Timex | None:
    """Monday at 9 a.m.; 7 June, 14:05 GMT"""
    clock = _clock(found)
    return _at(_day(found, at), clock) if clock else None


@rule(r"(?P<military>{military}) ?(?P<zone>{zone}|hours|hrs)")
def military_clock(found: Found, at: Moment) -> Timex | None:
    """1400 GMT"""
    figures = found.word("military")
    zulu = found.word("zone").lower() in ("gmt", "utc", "z")
    return _at(_day(found, at), f"{figures[:2]}:{figures[2:]}{'Z' if zulu else ''}")


@rule(
    r"(?P<year>{year})-(?P<month>{month_figure})-(?:(?P<join>{iso_join})|(?P<day>{day_figure})"
    r" (?P<hour>{hour})):(?P<minute>{minute})(?::(?:{minute}|{iso_end}))?(?:\.{fig})?(?:[+-]{fig}:?{fig})"
    r"?"
)
def iso_moment(found: Found, at: Moment) -> Timex | None:
    """2023-07-31T13:42:07Z"""
    join = found.word("join")
    day, hour = join.split("T") if join else (found.word("day"), found.word("hour"))
    calendar = to_day(int(found.word("year")), int(found.word("month")), int(day))
    if calendar is None or int(hour) > 23:
        return None
    zone = "Z" if "Z" in found.coded.text[found.start : found.end] else ""
    stretch = Stretch(f"{calendar}T{int(hour):02}:{found.word('minute')}{zone}", calendar, calendar, "day")
    return Timex("TIME", stretch, "explicit")


@rule(
    r"(?:(?:early|earlier|late|later) (?:on )?)?(?P<which>this|last|that|yesterday|tomorrow"
    r"|today|the next|the following|the previous|the same|(?P<weekday>{weekday}))(?:'s)? (?:(?:early"
    r"|late)[ -])?(?P<part>{part_of_day})"
)
def part_of_day(found: Found, at: Moment) -> Timex | None:
    """this morning: TMO; Monday evening: TEV; last night: TNI of the day before"""
    code, which = value_of("parts_of_day", found.word("part")), found.word("which").lower()
    if found.word("part").lower().endswith("s"):
        return None
    if found.word("weekday"):
        return _at(_weekday(weekday_number(found.word("weekday")), found, at), code)
    if which in ("that", "the next", "the following", "the previous", "the same"):
        day = at.focus.first if at.focus and at.focus.grain == "day" else None
        count = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
        return _at(step("day", day, count), code) if day or at.ref is None else _loose(at, code)
    shift = -1 if which in ("last", "yesterday") else 1 if which == "tomorrow" else 0
    return _at(step("day", at.ref, shift), code)


def _loose(at: Moment, code: str) -> Timex:
    """That night, of a day not known: within the time last named."""
    focus = at.focus if at.focus and at.focus.dated else None
    stretch = Stretch(f"{unknown('day').value}T{code}", focus.first if focus else None, focus.last if focus else None)
    return Timex("TIME", stretch, "relative" if focus else "none")


@rule(r"(?:the )?(?:(?:early|late) )?(?P<part>{part_of_day}) (?:of|on) (?:" + DAY + r")")
def part_of_named_day(found: Found, at: Moment) -> Timex | None:
    """the evening of 3 April 2020"""
    return _at(_day(found, at), value_of("parts_of_day", found.word("part")))


@rule(r"(?P<word>tonight|overnight)")
def tonight(found: Found, at: Moment) -> Timex | None:
    """tonight; overnight: TNI of the day in focus"""
    return _at(_day(found, at) if found.word("word").lower() == "overnight" else one_day(at.ref), "NI")


@rule(r"(?:(?<=in )|(?<=on )|(?<=during ))the (?:(?:early|late) )?(?P<part>morning|afternoon|evening)(?! (?:of|hours))")
def the_part(found: Found, at: Moment) -> Timex | None:
    """in the morning: of the day in focus"""
    return _at(_day(found, at), value_of("parts_of_day", found.word("part")))


RULES: tuple[Rule, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Rule) and value.apply.__module__ == __name__
)
