"""DURATION and SET: how long, how often. Kept from posing as dates; they have bounds only beside the present."""

from __future__ import annotations

from datetime import date

from accord.reading.timex.grammar import Found, Rule, rule
from accord.reading.timex.lexis import amount, ordinal_number, tables, value_of, weekday_number, written
from accord.reading.timex.moment import Moment, Timex
from accord.reading.timex.spans import GRAINS, Stretch, moved

CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "fortnight": "W",
}  # fmt: skip


def length(unit: str, number: float | None) -> str:
    """The TIMEX3 value of so many units: P3D, PT2H, PXY if vague. Decades and centuries are in years."""
    code = CODES[unit]
    if number:
        number *= {"fortnight": 2, "decade": 10, "century": 100}.get(unit, 1)
    figure = written(number) if number is not None else "X"
    return f"PT{figure}{code[1:]}" if code.startswith("T") else f"P{figure}{code}"


def _unit(found: Found) -> str:
    return str(tables()["units"][found.word("unit").lower()])


def _duration(found: Found, number: float | None) -> Timex | None:
    unit = _unit(found)
    if unit in ("night", "weekend") or (unit == "quarter" and found.after(4).startswith(" of")):
        return None
    return Timex("DURATION", Stretch(length(unit, number)))


@rule(r"(?P<count>{count})(?:-| |){adj}(?:(?<=[^ ]) )?(?P<unit>{unit})(?:[ -](?:long|old|lasting))?")
def counted_units(found: Found, at: Moment) -> Timex | None:
    """33 years, six straight days, a 12-year low, two and a half years"""
    if found.word("unit").lower() == "second" and "-" not in found.words:
        return None
    number = amount(found.word("count"))
    return _within(found, at, number) or _duration(found, number)


def _within(found: Found, at: Moment, number: float | None) -> Timex | None:
    """within two months: from the time last named, or from the text, up to so far on"""
    grain, day = GRAINS.get(_unit(found)), at.focus_day
    if not found.before(30).rstrip().endswith(("within", "within a maximum of", "within the next")):
        return None
    if day is None or grain is None or number is None or number != int(number):
        return None
    if at.focus and at.focus.grain != "day":
        return None
    last = moved(day, grain, int(number))
    return Timex("DURATION", Stretch(length(_unit(found), number), day, last), "relative") if last else None


@rule(r"(?P<count>{fig}|{number})(?= (?:and|to|or) (?:{fig}|{number})(?: {adj})? (?P<unit>{units}))")
def count_before_and(found: Found, at: Moment) -> Timex | None:
    """The 60 of "between 60 and 90 days"."""
    if not found.before(9).endswith(("between ", "from ")):
        return None
    return _duration(found, amount(found.word("count")))


@rule(r"(?:{fig}|{number})(?: to | or |-| - )(?P<count>{fig}|{number})[ -](?P<unit>{unit})")
def range_of_units(found: Found, at: Moment) -> Timex | None:
    """two to three years: the longer"""
    return _duration(found, amount(found.word("count")))


@rule(
    r"(?:the |its |their |his |her )?(?P<shift>last|past|previous|next|coming|first|final"
    r"|following|preceding) (?P<count>{count}){adj} (?P<unit>{unit})"
)
def units_beside(found: Found, at: Moment) -> Timex | None:
    """the last four years, the next two weeks: with bounds from the text; the first hundred days: without"""
    unit, number = _unit(found), amount(found.word("count"))
    way = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(found.word("shift").lower(), 0)
    if unit in ("night", "weekend"):
        return None
    return beside(at.ref if way else None, unit, number, way)


def beside(day: date | None, unit: str, number: float | None, way: int) -> Timex:
    """So many units just before (way -1) or after a day: a DURATION with bounds where the number is whole and known."""
    grain = GRAINS.get(unit)
    value = length(unit, number)
    if unit == "hour" and number:
        grain, number = "day", float(-(-number // 24))
    if day is None or grain is None or number is None or number != int(number):
        return Timex("DURATION", Stretch(value))
    if unit == "fortnight":
        number *= 2
    other = moved(day, grain, way * int(number))
    if other is None:
        return Timex("DURATION", Stretch(value))
    return Timex("DURATION", Stretch(value, min(day, other), max(day, other)), "relative")


@rule(
    r"(?:an?|one)(?: (?:full|whole|entire|further|good))?(?: and a half)?[ -](?P<unit>{one_unit})(?:[ -](?:long|old))?"
)
def one_unit(found: Found, at: Moment) -> Timex | None:
    """for a week: DURATION; 15 a year, 40,000 barrels a day: SET"""
    unit = _unit(found)
    lead = found.before().split()[-1:]
    if unit in ("second", "night", "weekend", "quarter"):
        return None
    if not found.words.startswith("one") and lead and "-" not in found.words and _counts_per(lead[0]):
        return Timex("SET", Stretch(length(unit, 1.0)))
    if found.words == "one day" and not (lead and lead[0] in tables()["lengths"]["before"]):
        return None
    number = 1.5 if "half" in found.words else 1.0
    return _within(found, at, number) or Timex("DURATION", Stretch(length(unit, number)))


def _counts_per(word: str) -> bool:
    """The word in front of "a year" is a number or what is counted: "15 a year", "barrels a day"."""
    words = tables()
    word = word.rstrip(",")
    if word in words["lengths"]["before"]:
        return False
    if word[-1:].isdigit() or word in words["numbers"] or word in words["lengths"]["times"]:
        return True
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plural and word not in words["lengths"]["no_plural"]


@rule(r"(?:the |a |its |their )?(?P<nth>{which}) (?:straight|consecutive|successive) (?P<unit>{unit})")
def nth_straight(found: Found, at: Moment) -> Timex | None:
    """for the third straight day: P3D"""
    return _duration(found, float(ordinal_number(found.word("nth"))))


@rule(r"(?:a )?quarter(?:-| of a )century")
def quarter_century(found: Found, at: Moment) -> Timex | None:
    """a quarter of a century: P25Y"""
    return Timex("DURATION", Stretch("P25Y"))


@rule(r"(?P<unit>{units})(?= (?:after|before))")
def units_beside_event(found: Found, at: Moment) -> Timex | None:
    """days after the vote: PXD"""
    return None if _unit(found) in ("night", "second") else _duration(found, None)


@rule(r"(?P<unit>{one_unit})-(?:long|old)|(?P<glued>yearlong|monthlong|weeklong|daylong)")
def long_unit(found: Found, at: Moment) -> Timex | None:
    """year-long, weeklong"""
    glued = found.word("glued").lower().removesuffix("long")
    return Timex("DURATION", Stretch(length(glued or _unit(found), 1.0)))


@rule(r"(?P<unit>{units})[ -](?:long|old)")
def vague_long(found: Found, at: Moment) -> Timex | None:
    """decades-long: PXY of its unit"""
    return _duration(found, None)


@rule(
    r"(?:(?<=(?:for|in|over|after|within|of|took|than|take|takes) ))(?P<unit>{units})(?! (?:ago"
    r"|later|earlier|to come|of the|before|away)|'|-)"
)
def bare_units(found: Found, at: Moment) -> Timex | None:
    """for years, after months of talks: PXY, PXM"""
    if _unit(found) in ("second", "quarter", "night", "weekend") or found.before(4) == " of ":
        return None
    return _duration(found, None)


@rule(r"(?:every|each)(?: (?P<count>{count}|other|{which}))? (?P<unit>{unit}|{part_of_day})")
def every_unit(found: Found, at: Moment) -> Timex | None:
    """every year, every two weeks, every other day: SET"""
    word = found.word("unit").lower()
    if word not in tables()["units"]:
        return Timex("SET", Stretch(f"XXXX-XX-XXT{value_of('parts_of_day', word)}"))
    count = found.word("count").lower()
    if word == "second" or (count and count != "other" and amount(count) is None):
        return None
    number = 2.0 if count == "other" else amount(count) if count else 1.0
    return Timex("SET", Stretch(length(_unit(found), number)))


@rule(r"(?:every|each) (?P<weekday>{day_name})|(?P<many>{day_names})(?! ago)")
def every_weekday(found: Found, at: Moment) -> Timex | None:
    """every Monday, on Mondays: SET XXXX-WXX-1"""
    word = found.word("weekday") or found.word("many").removesuffix("s")
    return Timex("SET", Stretch(f"XXXX-WXX-{weekday_number(word)}"))


@rule(r"per (?P<per>year|month|week|day|hour|annum|quarter)")
def per_unit(found: Found, at: Moment) -> Timex | None:
    """per year: SET"""
    word = found.word("per").lower()
    return Timex("SET", Stretch(length("year" if word == "annum" else word, 1.0)))


@rule(r"(?P<word>{frequency})")
def frequency(found: Found, at: Moment) -> Timex | None:
    """annual, weekly: SET"""
    if found.word("word")[0].isupper() and found.before(1) == " " and not found.before(2).startswith((".", "\n")):
        return None
    return Timex("SET", Stretch(value_of("frequencies", found.word("word"))))


@rule(r"year[ -]over[ -]year|year[ -]on[ -]year")
def year_on_year(found: Found, at: Moment) -> Timex | None:
    """No time: how a figure is compared."""
    return None


RULES: tuple[Rule, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Rule) and value.apply.__module__ == __name__
)
