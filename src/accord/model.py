"""The nouns of Accord: frozen, standard library only. Stages meet here and in `pipeline`.

Offsets count Unicode code points. A `Span` points into an article's text; an article knows where each of its
characters stood in the kept original. docs/formats.md gives the JSON of each noun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, TypeVar

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STANDING_TYPES = ("STATE", "TIE", "MEMBER")
CLAIM_TYPES = PLOVER_TYPES + STANDING_TYPES
SYMMETRIC_TYPES = frozenset({"AGREE", "CONSULT", "COOPERATE", "TIE"})
FORERUNNER = "forerunner"  # why: others did it later, "following in the footsteps of X"
FACTUAL = frozenset({"happened", "ongoing"})

Modality = Literal[
    "happened", "ongoing", "planned", "considered", "possible",
    "alleged", "feared", "denied", "hearsay", "counterfactual",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Quote = Literal["direct", "indirect", "none"]
ActorRole = Literal["actor", "recipient", "participant", "topic"]
ActorKind = Literal["state", "organisation", "body", "person", "group", "media", "place"]
MentionForm = Literal["name", "demonym", "metonym", "title", "nominal", "pronoun"]
Section = Literal["headline", "standfirst", "body", "caption"]
Genre = Literal["report", "wire", "opinion", "aggregation", "unknown"]
DateBasis = Literal["explicit", "relative", "document", "cross-document", "inferred", "none"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Standing = Literal["happened", "planned", "considered", "possible", "alleged", "denied", "disputed"]
ConflictKind = Literal["contradiction", "date", "number", "place", "actor", "stage", "label", "staleness"]


def digest(*parts: object) -> str:
    """16 hexadecimal characters drawn from the parts; the same on every machine and in every process."""
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


Text = TypeVar("Text", bound=str)


def most(values: Iterable[Text | None]) -> Text | None:
    """The value given most often; of equals the first in the alphabet."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of one article and where they stand.

    The words are kept with the place: when cleaning changes and offsets move, a human decision can still find
    what it was about.
    """

    source: str  # id of the article
    start: int  # code points of the article's text
    words: str  # as they stand there

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def holds_in(self, text: str) -> bool:
        return text.startswith(self.words, self.start)

    def overlaps(self, other: Span) -> bool:
        return self.source == other.source and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Date:
    """A time as far as it is known. `value` is EDTF/ISO 8601, `earliest` and `latest` are days or None (open)."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: DateBasis = "none"

    @property
    def known(self) -> bool:
        return bool(self.value or self.earliest or self.latest)

    @property
    def told(self) -> bool:
        """Something says when; not only that it was so by the day of the text."""
        return bool(self.value or self.earliest or (self.latest and self.basis != "inferred"))


NO_DATE = Date()


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters of the text from `start`, and what gave them: `raw_length` of the original from `raw_start`.

    Equal lengths mean one for one; else the run is a unit (an entity, an escape, a composed character).
    `raw_start` None: the original has no such characters.
    """

    start: int
    length: int
    raw_start: int | None
    raw_length: int


@dataclass(frozen=True, slots=True)
class RawMap:
    """Where each character of a text stood in the original. Runs are in order of `start` and cover the text."""

    runs: tuple[Run, ...]

    def locate(self, start: int, end: int) -> tuple[int | None, int | None]:
        """The range of the original that holds text[start:end]; (None, None) where it has none. O(log runs)."""
        if not self.runs or end <= start:
            return None, None
        first = self._run_at(start)
        last = self._run_at(end - 1)
        if first.raw_start is None or last.raw_start is None:
            return None, None
        linear = first.length == first.raw_length
        raw_start = first.raw_start + (start - first.start if linear else 0)
        linear = last.length == last.raw_length
        raw_end = last.raw_start + (end - last.start if linear else last.raw_length)
        return (raw_start, raw_end) if raw_start < raw_end else (None, None)

    def _run_at(self, offset: int) -> Run:
        return self.runs[max(0, bisect_right(self.runs, offset, key=lambda run: run.start) - 1)]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or caption: text[start:end]."""

    start: int
    end: int
    section: Section


@dataclass(frozen=True, slots=True)
class Removed:
    """Words of the original that are no part of the article, and why they were left out."""

    raw_start: int
    raw_end: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a document, where, and what the user can do. The rest of the pile is built."""

    source: str  # name of the file or document
    kind: str  # a word for programs: "empty", "truncated", "binary", ...
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Article:
    """One document: its clean text and what it says of itself."""

    id: str  # sha256 of the bytes; with #2, #3 ... for further records in one file
    name: str  # file name or address, with the same #n
    format: str
    text: str
    raw: RawMap
    blocks: tuple[Block, ...]
    title: Span | None = None
    outlet: str | None = None
    author: str | None = None
    published: Date = NO_DATE
    language: str | None = None
    genre: Genre = "unknown"
    url: str | None = None
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()

    def span(self, start: int, end: int) -> Span:
        return Span(self.id, start, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor or a place."""

    span: Span
    actor: str
    kind: ActorKind
    form: MentionForm


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that give a time. `value` is TIMEX3; the bounds are days, None where open or no date."""

    span: Span
    type: TimeType
    value: str
    earliest: str | None
    latest: str | None
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Role:
    """An actor's part in a claim. No span: the actor is implied by the words around."""

    role: ActorRole
    actor: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: the speaker, or an outlet that relays the speaker."""

    role: Literal["speaker", "relay"]
    actor: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    country: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    value: float
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """What kind of standing tie or membership, and whether it grows."""

    kind: str
    trend: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says happened, was planned, is so. Whether it did is not recorded here."""

    document: str
    type: str  # one of CLAIM_TYPES
    trigger: Span  # the words that carry the type
    evidence: Span  # the sentence or clause
    modality: Modality
    polarity: Polarity
    rule: str  # what fired: "sign/agreement"
    actors: tuple[Role, ...] = ()
    sources: tuple[Voice, ...] = ()  # empty: the document's own voice
    quote: Quote = "none"
    time: Date = NO_DATE
    time_span: Span | None = None
    place: Place | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    topics: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    relation: Relation | None = None
    section: Section = "body"
    same_as: str | None = None
    because: tuple[tuple[str, Span], ...] = ()  # ("modality", the words that made it so), for the explanation
    nth: int = 0  # counts claims of this type on the same words earlier in the document
    read_as: str | None = None  # the type that was read, where a person corrected it

    @property
    def id(self) -> str:
        """Drawn from the words, never a counter of the whole, so that decisions outlive a rebuild."""
        within = self.trigger.start - self.evidence.start
        read = self.read_as or self.type
        return digest(self.document, read, self.evidence.words, self.trigger.words, within, self.nth)

    @property
    def factual(self) -> bool:
        return self.modality in FACTUAL and self.polarity == "positive"


@dataclass(frozen=True, slots=True)
class Name:
    """A form under which an actor was seen, and where."""

    form: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    id: str  # ISO 3166-1 alpha-3 for states, a slug otherwise
    kind: ActorKind
    name: str
    names: tuple[Name, ...] = ()
    country: str | None = None  # the state it belongs to or acts for
    sector: str | None = None  # PLOVER
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A person in an office of a state, and the days for which documents support it."""

    person: str
    office: str
    state: str | None
    earliest: str | None
    latest: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors that may be one: offered for decision, not joined."""

    id: str
    a: str  # ids of actors
    b: str
    reasons: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says, and in which words. `published` is its date, bounded by its text if not stated."""

    document: str
    published: Date
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
    offices: tuple[Office, ...] = ()
    cites: tuple[str, ...] = ()  # names of outlets and agencies named as sources
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Who the information comes from, counted once however many documents carry it."""

    actor: str
    documents: tuple[str, ...]
    party: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of one act, joined."""

    id: str
    type: str
    title: str
    participants: tuple[str, ...]
    date: Date
    place: Place | None
    status: Standing
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[Origin, ...]
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Documents that share their words. `origin` is a document's id or the name of a common origin, None if unknown."""

    documents: tuple[str, ...]
    kind: Literal["same-text", "excerpt", "rewrite", "shared-passage"]
    origin: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Side:
    claims: tuple[str, ...]
    reading: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be so. No side is retired."""

    id: str
    kind: ConflictKind
    about: str
    sides: tuple[Side, ...]
    careful_reading: str


@dataclass(frozen=True, slots=True)
class Obligation:
    kind: str
    polarity: Polarity
    claim: str


@dataclass(frozen=True, slots=True)
class Agreement:
    id: str
    title: str
    parties: tuple[str, ...]
    kind: Literal["treaty", "memorandum", "plan", "roadmap", "contract", "statement", "other"]
    fields: tuple[str, ...]
    stage: Literal["discussed", "announced", "agreed", "signed", "ratified", "in-force", "ended"]
    signed: Date
    place: Place | None
    signatories: tuple[str, ...]
    term: Date
    obligations: tuple[Obligation, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    organisation: str
    state: str
    status: Literal["member", "applicant", "observer", "candidate", "former"]
    date: Date
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sanction:
    sender: str  # empty where the source names none ("international sanctions")
    target: str
    reason: str | None
    stage: Literal["imposed", "threatened", "lifted", "evaded"]
    date: Date
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """Troops or weapons moved somewhere, or arms, money, goods or people handed over: what, from whom, to whom."""

    kind: Literal["deployment", "transfer"]
    what: str  # in words of a document
    sender: str
    recipient: str  # empty where no document states it
    stage: Literal["considered", "possible", "planned", "under-way", "done", "ended", "alleged", "disputed", "denied"]
    date: Date  # when it was done; where nothing says so, that of its stage
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing relation of two actors, as stated."""

    a: str
    b: str
    directed: bool
    kind: str
    trend: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Cooperation and conflict of a pair in one month; each event once, whatever its copies."""

    a: str
    b: str
    month: str  # YYYY-MM
    cooperation: float
    conflict: float
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided. `action` and `target` say what; lines are only ever appended."""

    id: str
    when: str
    who: str
    action: str
    target: str
    words: str  # the evidence words it was about, to find it again
    why: str
    value: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Reliability:
    """The letter that a person gave an outlet, A to F on the Admiralty scale. Never worked out by Accord."""

    origin: str  # as events name it
    outlet: str  # as its documents give it
    letter: str
    decision: str


@dataclass(frozen=True, slots=True)
class Judgment:
    """How likely a person judges it that an event is as it stands. Never worked out by Accord."""

    event: str
    likelihood: str  # a term of ICD 203: "very likely"
    confidence: str | None  # in the basis of the judgment: high, moderate, low
    why: str
    who: str
    when: str
    decision: str


@dataclass(frozen=True, slots=True)
class Record:
    """The dossier as derived: everything in it opens at spans of its articles."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]  # actors resolved across documents
    actors: tuple[Actor, ...]
    offices: tuple[Office, ...]
    events: tuple[Event, ...]
    copies: tuple[Copy, ...]
    conflicts: tuple[Conflict, ...]
    agreements: tuple[Agreement, ...] = ()
    memberships: tuple[Membership, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    ties: tuple[Tie, ...] = ()
    scores: tuple[Score, ...] = ()
    loose: tuple[Decision, ...] = ()  # decisions whose words were not found
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Doubt, ...] = ()  # joins of actors that nobody has decided on
    reliability: tuple[Reliability, ...] = ()
    judgments: tuple[Judgment, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for reading in self.readings for claim in reading.claims)
