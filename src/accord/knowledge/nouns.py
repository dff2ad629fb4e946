"""What the tables say, as frozen nouns, and the questions one can put to them.

Rows are named tuples: there are tens of thousands, and a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from accord.model import ActorKind

K = TypeVar("K")
V = TypeVar("V")

LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "ə": "e", "’": "'", "ʻ": "'", "–": "-"})
"""Letters whose strokes are no combining accents, and marks of which a plain kind exists."""

OFFICES_OF = {
    "monarch": frozenset({"king", "queen", "emperor", "emir", "sultan", "grand duke", "prince", "monarch"}),
    "premier": frozenset({"prime minister", "premier"}),
    "prime minister": frozenset({"prime minister", "premier"}),
}
"""Words for an office that stand for several offices of the tables."""


class Entity(NamedTuple):
    """A state, organisation, body, group, outlet, place or person of the tables."""

    id: str  # ISO 3166-1 alpha-3 for states, a slug otherwise
    kind: ActorKind
    name: str
    country: str | None  # the state it belongs to; a state's own id
    plover_country: str | None  # alpha-3, or one of IGO UNO EUR NGO ISM IMG MNC
    sector: str | None = None  # PLOVER, the first of `sectors`
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None


class State(NamedTuple):
    """What only states have. Years are those of the state under this name and code; None: before 1900, or it stands."""

    id: str
    name: str
    official: str
    iso2: str | None
    cow: str | None  # Correlates of War abbreviation
    cow_number: int | None
    un_member: str  # yes, no or observer
    un_since: int | None
    region: str | None
    parent: str | None  # the state that a territory belongs to
    earliest: int | None
    latest: int | None


class Form(NamedTuple):
    """Words by which an entity is named. Years bound its use; None: open."""

    text: str
    entity: str
    kind: str  # one of FORM_KINDS in loading.py
    ambiguous: bool = False  # also a common word, or a name of somebody or something else
    earliest: int | None = None
    latest: int | None = None

    def overlaps(self, other: Form) -> bool:
        """Whether both can be in use in one year."""
        return not (
            (self.latest is not None and other.earliest is not None and self.latest < other.earliest)
            or (other.latest is not None and self.earliest is not None and other.latest < self.earliest)
        )

    def in_use(self, year: int) -> bool:
        return (self.earliest is None or self.earliest <= year) and (self.latest is None or year <= self.latest)


class Tenure(NamedTuple):
    """A person in an office. `start` and `end` are as precise as the table: a day, a month or a year."""

    person: str
    office: str  # "president"
    roles: tuple[str, ...]  # head_of_state, head_of_government, foreign_minister, ...
    state: str | None
    organisation: str | None
    start: str | None
    end: str | None
    as_of: str | None  # for an open end: the day to which it is known to hold
    note: str | None = None

    @property
    def role(self) -> str | None:
        return self.roles[0] if self.roles else None

    @property
    def earliest(self) -> str | None:
        """The first day that the start allows."""
        return self.start and (self.start + "-01-01"[len(self.start) - 4 :] if len(self.start) < 10 else self.start)

    @property
    def latest(self) -> str | None:
        """The last day that the end allows; None while it is open."""
        return self.end and last_day(self.end)

    def covers(self, day: str) -> bool:
        """Whether the day can lie in the tenure; both days of a hand-over belong to both holders."""
        return (self.earliest or "") <= day and (self.latest is None or day <= self.latest)

    def holds_office(self, office_or_role: str) -> bool:
        wanted = OFFICES_OF.get(office_or_role, frozenset({office_or_role}))
        return self.office in wanted or office_or_role in self.roles


class Membership(NamedTuple):
    """A state in an organisation, by day, month or year."""

    organisation: str
    state: str
    status: str  # member, observer, candidate, applicant, suspended, partner
    start: str | None
    end: str | None

    def covers(self, day: str) -> bool:
        starts = self.start is None or self.start <= day
        return starts and (self.end is None or day <= last_day(self.end))


def last_day(partial: str) -> str:
    """The last day of a year, month or day in ISO 8601."""
    if len(partial) == 4:
        return partial + "-12-31"
    if len(partial) == 7:
        year, month = int(partial[:4]), int(partial[5:])
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
        return f"{partial}-{days}"
    return partial


def fold(text: str) -> str:
    """Without case, accents, article, kind of apostrophe or dash: what two spellings of a name share."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(c for c in text if not unicodedata.combining(c)).translate(LETTERS)
    words = text.casefold().replace("-", " ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_capitals(text: str) -> bool:
    """Whether folding would make a word of it ("US", "WHO")."""
    return text.isupper() and len(text) <= 5


class Indices:
    """Forms and tenures by what they are asked for. Each is made when first asked: many a command asks for none."""

    def __init__(self, forms: tuple[Form, ...], tenures: tuple[Tenure, ...]) -> None:
        self.forms, self.tenures = forms, tenures

    @cached_property
    def folded(self) -> dict[str, tuple[Form, ...]]:
        """Forms by their folded words."""
        return grouped((fold(form.text), form) for form in self.forms if not is_capitals(form.text))

    @cached_property
    def forms_of(self) -> dict[str, tuple[Form, ...]]:
        """Forms by their entity."""
        return grouped((form.entity, form) for form in self.forms)

    @cached_property
    def by_person(self) -> dict[str, tuple[Tenure, ...]]:
        return grouped((tenure.person, tenure) for tenure in self.tenures)

    @cached_property
    def by_holder(self) -> dict[str, tuple[Tenure, ...]]:
        """Tenures by state or organisation."""
        return grouped((tenure.state or tenure.organisation or "", tenure) for tenure in self.tenures)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All tables. Mappings are in table order; nothing depends on chance or on the order of a set."""

    version: str  # 16 hexadecimal characters of the sha256 of the tables' bytes
    entities: Mapping[str, Entity]
    states: Mapping[str, State]
    forms: Mapping[str, tuple[Form, ...]]  # by the words, in their case
    tenures: tuple[Tenure, ...]
    memberships: tuple[Membership, ...]
    _indices: Indices = field(repr=False)

    def find(self, text: str) -> tuple[Form, ...]:
        """Forms with these words; failing that, forms that differ in case, accents, dashes or article only."""
        return self.forms.get(text) or self._indices.folded.get(fold(text), ())

    def state(self, id: str) -> Entity | None:
        """The state or territory with this alpha-3 code."""
        return self.entities[id] if id in self.states else None

    def forms_of(self, entity: str) -> tuple[Form, ...]:
        return self._indices.forms_of.get(entity, ())

    def person_forms(self, person: str) -> tuple[Form, ...]:
        """Full names, other spellings and the bare surname of a person."""
        return self.forms_of(person)

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        return self._indices.by_person.get(person, ())

    def holders(self, holder_of: str, office_or_role: str, day: str | None = None) -> tuple[Tenure, ...]:
        """Who held an office of a state or organisation, by start; on a day, or ever.

        Args:
            holder_of: alpha-3 code of a state, or an organisation's id.
            office_or_role: "president", "monarch", "head_of_government", "foreign_minister", ...
            day: ISO 8601. On the day of a hand-over both are given, the new one last.
        """
        asked = (t for t in self._indices.by_holder.get(holder_of, ()) if t.holds_office(office_or_role))
        return tuple(sorted((t for t in asked if day is None or t.covers(day)), key=by_start))

    def members(self, organisation: str, day: str | None = None, status: str = "member") -> tuple[str, ...]:
        """States in an organisation, by code; on a day, or ever."""
        rows = (m for m in self.memberships if m.organisation == organisation and m.status == status)
        return tuple(sorted({m.state for m in rows if day is None or m.covers(day)}))


def by_start(tenure: Tenure) -> tuple[str, str]:
    return tenure.start or "", tenure.person


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by key, in order of appearance."""
    groups: dict[K, tuple[V, ...]] = {}
    for key, value in pairs:
        known = groups.get(key)
        groups[key] = (*known, value) if known else (value,)
    return groups
