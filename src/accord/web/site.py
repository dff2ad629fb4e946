"""What all pages share: the dossier, its view, background work, and templates that escape whatever they are given."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accord.asking import Answer
from accord.dossier import Dossier
from accord.dossier.stages import ReaderLike
from accord.dossier.store import Store
from accord.looking import words
from accord.looking.asking import answers
from accord.merging.standing import GRADES, LETTERS
from accord.model import CLAIM_TYPES, STANDING_TYPES, Date, Event, Span
from accord.web import past
from accord.web.guard import Keys
from accord.web.jobs import Jobs
from accord.web.view import Room, Rooms, View

HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LONGEST = 20_000  # characters of one value of a document that a page shows
PAGE = 50  # rows of a list on one page
FRESH = 2.0  # seconds for which the look whether sources or decisions changed is trusted
T = TypeVar("T")


def harmless(value: object) -> object:
    """Text as pages show it: what steers terminals or turns the reading direction is visible, length is bounded."""
    if value is None:
        return ""
    if type(value) is str:
        text = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        return HARMFUL.sub("\ufffd", text)
    return value


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a long list."""

    rows: Sequence[T]
    total: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1 if self.total else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.total else 0


def listed(rows: Sequence[T], page: int, size: int = PAGE) -> Listed[T]:
    """The page of that number; one beyond the last is the last."""
    pages = max(1, -(-len(rows) // size))
    page = min(max(1, page), pages)
    return Listed(rows[(page - 1) * size : page * size], len(rows), page, pages)


@dataclass(slots=True)
class Site:
    """One dossier as it is served."""

    dossier: Dossier
    keys: Keys
    rooms: Rooms
    jobs: Jobs
    open_reader: Callable[[], ReaderLike]
    _environment: Environment = field(init=False)
    _stale: tuple[float, int, bool] = (0.0, -1, False)  # when it was looked, after which build, what was found
    _reader: ReaderLike | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._environment = environment()

    @contextmanager
    def room(self) -> Iterator[Room]:
        """What the request reads: the record as it is, or as of the day that it asks for."""
        with self.rooms.room(past.AS_OF.get()) as room:
            yield room

    def answer(self, question: str, built: Store) -> Answer:
        """What the record says to a question. One at a time: the language model is not safe among threads.

        The model is loaded with the first question.
        """
        with self._lock:
            if self._reader is None:
                self._reader = self.open_reader()
            (answer,) = answers([question], built, self._reader)
            return answer

    def warm(self) -> None:
        """Load the record in the background, so that the first page finds it loaded."""

        def load() -> None:
            if self.dossier.built:
                with self.rooms.room():
                    pass

        threading.Thread(target=load, daemon=True).start()

    def stale(self) -> bool:
        """Whether sources or decisions came or went since the record was built."""
        checked, built, stale = self._stale
        if time.monotonic() - checked > FRESH or built != self.jobs.now.serial:
            built, stale = self.jobs.now.serial, self.dossier.stale() if self.dossier.built else False
            self._stale = (time.monotonic(), built, stale)
        return stale

    def changed(self) -> None:
        """Look again, and bring the record up to it."""
        self._stale = (0.0, -1, False)
        self.jobs.build()

    def show(self, request: Request, template: str, view: View | None, status: int = 200, **shown: Any) -> HTMLResponse:
        """A page. `view` None: nothing is built yet."""
        fragment, before = request.headers.get("x-fragment") is not None, past.prefix()
        page = self._environment.get_template(template).render(
            request=request,
            here=request.url.path,
            asked=request.query_params,
            address=addressing(request),
            view=view,
            name=view.name if view else str,
            title_of_dossier=view.settings.title if view else self.dossier.title,
            job=self.jobs.now,
            stale=self.stale(),
            write_key=self.keys.write,
            fragment=fragment,
            before=before,
            as_of=past.AS_OF.get() if before else "",
            **{"active": template.partition("/")[0].removesuffix(".html"), **shown},
        )
        return HTMLResponse(past.under(before, page), status)


def addressing(request: Request) -> Callable[..., str]:
    """In templates: the address of this page with other values in its query; None takes one out."""

    def address(**other: object) -> str:
        query = [(key, value) for key, value in request.query_params.multi_items() if key not in other]
        for key, value in other.items():
            if value is not None:
                query += [(key, str(one)) for one in (value if isinstance(value, (list, tuple)) else [value])]
        return f"{request.url.path}?{urlencode(query)}" if query else request.url.path

    return address


# ---------------------------------------------------------------- addresses
def event_url(id: str) -> str:
    return f"/events/{quote(id, safe='')}"


def actor_url(id: str) -> str:
    return f"/actors/{quote(id, safe='')}"


def pair_url(a: str, b: str) -> str:
    return f"/pairs/{quote(min(a, b), safe='')}/{quote(max(a, b), safe='')}"


def read_url(span: Span) -> str:
    """Where the reader opens these very characters."""
    return f"/read/{quote(span.source, safe='')}?at={span.start}-{span.end}#here"


def claim_url(claim: Any) -> str:
    return f"/read/{quote(claim.document, safe='')}?claim={quote(claim.id, safe='')}#here"


def document_url(id: str) -> str:
    return f"/read/{quote(id, safe='')}"


def source_url(id: str) -> str:
    return f"/sources/{quote(id, safe='')}"


def web_link(address: str | None) -> str | None:
    """An address that a browser may be sent to; None for any other scheme."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


# ---------------------------------------------------------------- words
STANDING_WORDS = {status: text.partition(" ")[2] for status, text in words.STANDING.items()}
MEANINGS = {
    "happened": "at least one source says that it happened",
    "planned": "announced or agreed, not said to have happened",
    "considered": "talked of, not decided",
    "possible": "said to be possible",
    "alleged": "told as a charge or rumour",
    "denied": "only denied",
    "disputed": "said by some and denied by others",
}
FAMILIES = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "words-for"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "deeds-for"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "words-against"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "deeds-against"),
    **dict.fromkeys(STANDING_TYPES, "standing"),
}
FAMILY_NAMES = {
    "words-for": "cooperation in words",
    "deeds-for": "cooperation in deeds",
    "words-against": "conflict in words",
    "deeds-against": "conflict in deeds",
    "standing": "positions and ties",
}


def day(date: Date) -> str:
    return words.date_text(date)


def number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")


def plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def outside(event: Event) -> int:
    """Independent origins that are no party to the matter."""
    return sum(not origin.party for origin in event.origins)


@cache
def environment() -> Environment:
    """Templates that escape all values, show harmful characters and refuse names that they were not given."""
    made = Environment(
        loader=PackageLoader("accord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=day, number=number, cut=words.cut, plural=plural)
    shared: Mapping[str, object] = {
        "event_url": event_url,
        "actor_url": actor_url,
        "pair_url": pair_url,
        "read_url": read_url,
        "claim_url": claim_url,
        "document_url": document_url,
        "source_url": source_url,
        "web_link": web_link,
        "standing_words": STANDING_WORDS,
        "meanings": MEANINGS,
        "families": FAMILIES,
        "family_names": FAMILY_NAMES,
        "types": CLAIM_TYPES,
        "grades": GRADES,
        "letters": LETTERS,
        "outside": outside,
        "origins_text": words.origins_text,
        "decision_text": words.decision_text,
        "shared_text": words.shared,
        "arrow": words.arrow,
        "known": words.known,
        "blank": Markup("&#8203;"),
    }
    made.globals.update(shared)
    return made
