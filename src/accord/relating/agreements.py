"""The register of agreements: what claims say of one agreement, in one entry, from its first mention to its end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from accord.model import NO_DATE, Agreement, Date, Event, Obligation, Place, Polarity, Reading, digest
from accord.relating.dating import FIRST, LAST, Days, best, days_of, meet, precise, stated
from accord.relating.drafts import STAGES, Draft, Stage, drafts_of
from accord.relating.parties import Parties
from accord.relating.phrases import Phrase, phrases_in
from accord.relating.words import heads, obligations

Kind = Literal["treaty", "memorandum", "plan", "roadmap", "contract", "statement", "other"]
KINDS: tuple[Kind, ...] = ("memorandum", "treaty", "contract", "roadmap", "plan", "statement")
CERTAIN = 8  # fitness from which equal fits are not told apart by their dates
DAY = 3  # "on 31 July" and "on Monday" of the same signing may be this many days apart


@dataclass(slots=True)
class Thread:
    """What is known of one agreement so far."""

    drafts: list[Draft]
    parties: frozenset[str]
    kinds: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    days: Days = (FIRST, LAST)
    dated: bool = False
    project: bool = False
    bare: bool = False

    @classmethod
    def of(cls, draft: Draft) -> Thread:
        thread = cls([], draft.parties, project=draft.project, bare=draft.phrase is None and not draft.project)
        thread.add(draft)
        return thread

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        if draft.opens:
            self.parties |= draft.parties
        self.documents.add(draft.claim.document)
        if draft.event:
            self.events.add(draft.event)
        if draft.stage is not None:  # "stressed that the trade pact matters" tells nothing of what this one is on
            self.fields |= draft.fields
        if draft.phrase is not None:
            self.bare = self.project = False
            if draft.phrase.kind != "agreement":
                self.kinds.add(draft.phrase.kind)
        if draft.dated:
            low, high = max(self.days[0], draft.days[0]), min(self.days[1], draft.days[1])
            self.days = (low, high) if low <= high else self.days
            self.dated = True


def agreements_of(readings: Sequence[Reading], events: Sequence[Event], parties: Parties) -> tuple[Agreement, ...]:
    """The agreements that the claims speak of, each once, sorted by date and id."""
    found = [entry(thread, parties) for thread in threads(drafts_of(readings, events, parties))]
    return tuple(sorted(found, key=lambda a: (a.signed.earliest or a.signed.latest or "9999", a.id)))


# ---------------------------------------------------------------- threads
def threads(drafts: Sequence[Draft]) -> list[Thread]:
    """Drafts of one agreement together: the surest are placed first, bare mentions last."""
    found: list[Thread] = []
    index = Index()
    for draft in sorted(drafts, key=sureness):
        home = home_of(draft, index)
        if home is not None:
            before = home.parties
            home.add(draft)
            index.put(home, before)
        elif draft.opens:
            home = Thread.of(draft)
            index.put(home, frozenset())
            found.append(home)
    return found


class Index:
    """Threads by party and by pair of parties, so that a draft is compared with those only that it could belong to."""

    def __init__(self) -> None:
        self.by_party: dict[frozenset[str], list[Thread]] = defaultdict(list)

    def put(self, thread: Thread, before: frozenset[str]) -> None:
        """Enter a thread that is new, or that has more parties than before."""
        for party in sorted(thread.parties - before):
            self.by_party[frozenset({party})].append(thread)
            for other in sorted(thread.parties - {party}):
                if other in before or other > party:
                    self.by_party[frozenset({party, other})].append(thread)

    def near(self, draft: Draft) -> list[Thread]:
        """Threads that have all parties of the draft or, where it has more than two, any."""
        if len(draft.parties) < 3:
            return self.by_party.get(draft.parties, [])
        return [t for party in sorted(draft.parties) for t in self.by_party.get(frozenset({party}), [])]


def sureness(draft: Draft) -> tuple[bool, bool, bool, bool, int, Days, Days, str]:
    return (
        not draft.opens,
        draft.phrase is None,
        not (draft.done and draft.exact),
        draft.phrase is None or not draft.phrase.fields,
        -len(draft.parties),
        draft.days,
        draft.told,
        draft.claim.id,
    )


def home_of(draft: Draft, index: Index) -> Thread | None:
    """The thread that the draft belongs to; None if there is none, or if several fit equally."""
    fitting = {id(thread): (fit, thread) for thread in index.near(draft) if (fit := fitness(draft, thread)) > 0}
    if not fitting:
        return None
    best_fit = max(fit for fit, _ in fitting.values())
    tops = [thread for fit, thread in fitting.values() if fit == best_fit]
    return tops[0] if len(tops) == 1 or best_fit >= CERTAIN else latest(tops, draft)


def latest(tops: Sequence[Thread], draft: Draft) -> Thread | None:
    """Of equals the one made last before the document; a first word that fits several opens its own."""
    if draft.opens and draft.exact:
        return None
    before = [t for t in tops if t.dated and t.days[0] <= draft.told[1]]
    return max(before, key=lambda t: (t.days, t.drafts[0].claim.id)) if before else tops[0]


def fitness(draft: Draft, thread: Thread) -> int:
    """How well the draft fits the thread; 0 if it cannot be the same agreement."""
    told_in = draft.stage not in ("in-force", "ended")  # a use or an end is an act of its own
    together = told_in and draft.event is not None and draft.event in thread.events
    here = draft.claim.document in thread.documents
    same = draft.parties == thread.parties
    if not same and not sides_fit(draft, thread, together, here):
        return 0
    if not dates_fit(draft, thread, here) or not names_fit(draft, thread, together):
        return 0
    phrase = draft.phrase
    shared = len(phrase.fields & thread.fields) if phrase else 0
    like = phrase is not None and phrase.kind in thread.kinds
    close = draft.dated and thread.dated and precise(thread.days) and meet(draft.days, thread.days)
    return 1 + 8 * together + 2 * same + 2 * min(shared, 2) + like + here + 3 * close


def sides_fit(draft: Draft, thread: Thread, together: bool, here: bool) -> bool:
    """Fewer or more parties than the thread has: only with another sign that it is the same agreement."""
    if not (draft.parties <= thread.parties or thread.parties <= draft.parties):
        return False
    day = draft.exact and thread.dated and precise(thread.days, 7) and meet(draft.days, thread.days)
    if len(draft.parties) == 1:
        return together or here or day
    return together or day or (here and not draft.opens)


def dates_fit(draft: Draft, thread: Thread, here: bool) -> bool:
    if draft.dated and thread.dated and not meet(widen(draft.days), widen(thread.days)):
        return False
    if here and draft.fields and draft.fields == thread.fields:  # one document, one matter
        return True
    if draft.ahead and thread.dated and thread.days[1] < min(draft.told[0], draft.days[1]):
        return False  # made before the document that still plans it
    first = min((min(d.told[0], d.days[1]) for d in thread.drafts if d.ahead), default=None)
    return not (first and draft.dated and draft.days[1] < first)


def widen(days: Days) -> Days:
    return (days[0] - DAY, days[1] + DAY) if precise(days, DAY) else days


def names_fit(draft: Draft, thread: Thread, together: bool) -> bool:
    phrase = draft.phrase
    if phrase is None:
        if draft.project:
            return thread.project and (not draft.fields or not thread.fields or bool(draft.fields & thread.fields))
        if draft.opens:  # "agreed to restore relations": the thing itself if it was done at the same time
            return (
                together or (thread.dated and draft.dated and meet(draft.days, thread.days)) or bare_twin(draft, thread)
            )
        return True
    if thread.project or thread.bare:
        return together or (thread.bare and draft.exact and thread.dated and meet(draft.days, thread.days))
    if phrase.kind != "agreement" and thread.kinds and phrase.kind not in thread.kinds and not together:
        return False
    return not (phrase.fields and thread.fields and not phrase.fields & thread.fields)


def bare_twin(draft: Draft, thread: Thread) -> bool:
    """Both are unnamed arrangements of the same parties, told in the same verbs' words."""
    if not thread.bare:
        return False
    words = content_words(draft)
    return any(len(words & content_words(other)) >= 2 for other in thread.drafts)


def content_words(draft: Draft) -> set[str]:
    return set(re.findall(r"[a-z]{5,}", tail(draft).lower())) - {"agreed", "their", "which"}


def tail(draft: Draft) -> str:
    claim = draft.claim
    return claim.evidence.words[claim.trigger.start - claim.evidence.start :]


# ---------------------------------------------------------------- entries
def entry(thread: Thread, parties: Parties) -> Agreement:
    drafts = sorted(thread.drafts, key=lambda d: (d.told, d.claim.document, d.claim.evidence.start, d.claim.id))
    first = min(drafts, key=lambda d: (not d.opens, d.told, d.claim.document, d.claim.id))
    signed = signed_on(drafts)
    signing = [d for d in drafts if d.done and d.stage == "signed"]
    return Agreement(
        id=digest("agreement", first.claim.id, sorted(first.parties)),
        title=title(thread, drafts, parties),
        parties=tuple(sorted(thread.parties)),
        kind=kind_of(thread),
        fields=tuple(sorted(thread.fields)),
        stage=stage(drafts),
        signed=signed,
        place=place_of(signing or [d for d in drafts if d.done]),
        signatories=tuple(sorted({person for d in signing for person in d.signatories})),
        term=term_of(drafts, signed),
        obligations=obligations_of(drafts),
        claims=tuple(sorted(d.claim.id for d in drafts)),
    )


def kind_of(thread: Thread) -> Kind:
    if thread.project:
        return "plan"
    return next((kind for kind in KINDS if kind in thread.kinds), "other")


def stage(drafts: Sequence[Draft]) -> Stage:
    """The furthest stage that a claim supports. That an agreement is mentioned says least."""
    reached = [draft.stage for draft in drafts if draft.stage is not None and not mentioned(draft)]
    mentions = [draft for draft in drafts if mentioned(draft)]
    ahead = [draft for draft in drafts if draft.ahead]
    if mentions and not any(each in ("agreed", "signed", "ratified") for each in reached):
        last = max(draft.told for draft in mentions)
        if all(draft.told[1] < last[0] for draft in ahead):  # it was still to come, and is there since
            reached.append("in-force")
    return max(reached, key=STAGES.index, default="discussed")


def mentioned(draft: Draft) -> bool:
    """It is there, says the claim, but not that it came into force."""
    return draft.stage == "in-force" and not entered(draft)


def entered(draft: Draft) -> bool:
    return bool(re.search(r"in(?:to)?\s+force|t(?:ook|akes?|aken)\s+effect", draft.claim.trigger.words, re.IGNORECASE))


def signed_on(drafts: Sequence[Draft]) -> Date:
    """The day of a signing that took place, else the date that stands with the agreement's name."""
    signing = best(d.claim.time for d in drafts if d.done and d.stage == "signed")
    named = [d.claim.time for d in drafts if d.done and d.stage == "in-force" and d.dated]
    if not signing.known:
        return best(named)
    return best([signing, *(when for when in named if meet(days_of(when), days_of(signing)))])


def place_of(drafts: Sequence[Draft]) -> Place | None:
    found = [draft.claim.place for draft in drafts if draft.claim.place is not None]
    counts = Counter(place.id for place in found)
    return min(found, key=lambda place: (-counts[place.id], place.id == place.country, place.span), default=None)


def title(thread: Thread, drafts: Sequence[Draft], parties: Parties) -> str:
    """The parties, and the fullest words in which a document names it."""
    names = ", ".join(sorted(parties.name(party) for party in thread.parties))
    phrases = [draft.phrase for draft in drafts if draft.phrase is not None]
    if phrases:
        words = Counter(tidy(phrase) for phrase in phrases)
        fullest = min(words, key=lambda form: (-min(len(form.split()), 5), -words[form], form))
        return f"{names}: {fullest}"
    start = min(drafts, key=lambda d: (not d.opens, d.claim.type != "AGREE", d.told, d.claim.id))
    return f"{names}: {' '.join(tail(start).split()[:9]).rstrip('.,;:')}"


def tidy(phrase: Phrase) -> str:
    return " ".join(phrase.words.split())


# ---------------------------------------------------------------- term and obligations
UNTIL = re.compile(
    r"\b(?:until|till|through|up to|expir\w+ (?:in|on)|lasts? until)\s+(?:the\s+end\s+of\s+)?[^.;,]{0,20}?"
    r"\b(?P<year>[12]\d{3})\b"
)
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "fifty": 50,
}  # fmt: skip
YEARS = re.compile(rf"(?<![\w-])(?P<n>\d{{1,2}}|{'|'.join(COUNTS)})[- ]years?\b", re.IGNORECASE)
STATED_BY = re.compile(
    r"\b(?P<verb>(?P<no>(?:does|do|did|would|will)\s+not|doesn['’]t|don['’]t|without|contains?\s+no|includes?\s+no)?\s*"
    r"(?:includ|contain|provid|oblig|commit|requir|cover|bind|entail|impos|call|guarantee|allow|bar|prohibit|stipulat)\w*|"
    r"contains?\s+no|includes?\s+no)\s+(?P<what>[^.;]{3,120})",
    re.IGNORECASE,
)
FORBIDS = re.compile(r"^(?:bar|prohibit)", re.IGNORECASE)
NOT_STATED = re.compile(r"\b(?:likely|possibly|probably|may|might|could|reportedly|perhaps)\b", re.IGNORECASE)


def term_of(drafts: Sequence[Draft], signed: Date) -> Date:
    """Until when it holds: a year that is named with it, or its length from a signing whose year is known."""
    for draft in drafts:
        if draft.phrase is None or draft.stage is None:
            continue
        text = draft.claim.evidence.words
        for phrase in phrases_in(text):
            around = text[max(0, phrase.start - 25) : phrase.end]
            after = text[phrase.end : phrase.end + 60]
            if until := UNTIL.match(after.lstrip(" ,")):
                return Date(f"../{until['year']}", None, f"{until['year']}-12-31", "explicit")
            length = YEARS.search(around) or re.match(
                r"\s*(?:for|of|lasting|valid for)\s+" + YEARS.pattern, after, re.I
            )
            if (
                length
                and signed.latest
                and stated(signed)
                and signed.earliest
                and signed.earliest[:4] == signed.latest[:4]
            ):
                word = length["n"].lower()
                year = int(signed.latest[:4]) + (int(word) if word.isdigit() else COUNTS[word])
                return Date(f"../{year}", None, f"{year}-12-31", "relative")
    return NO_DATE


def obligations_of(drafts: Sequence[Draft]) -> tuple[Obligation, ...]:
    """What a document says the agreement obliges to, or does not."""
    found: dict[tuple[str, Polarity], str] = {}
    for draft in drafts:
        if draft.claim.modality in ("possible", "feared", "counterfactual", "considered"):
            continue
        for kind, polarity in provisions(draft.claim.evidence.words):
            found.setdefault((kind, polarity), draft.claim.id)
    return tuple(Obligation(kind, polarity, found[kind, polarity]) for kind, polarity in sorted(found))


def provisions(text: str) -> Iterable[tuple[str, Polarity]]:
    """ "the pact does not include a mutual defence clause" -> ("mutual defence", "negative")."""
    for head in heads().finditer(text):
        said = STATED_BY.search(text, head.end(), head.end() + 160)
        if said is None or re.search(r"[.;,]", text[head.end() : said.start()]) or said.start() - head.end() > 30:
            continue
        if NOT_STATED.search(text[head.end() : said.end()]):
            continue
        negative = bool(said["no"]) or bool(FORBIDS.match(said["verb"])) or " no " in f" {said['verb'].lower()} "
        for kind, pattern in obligations():
            if pattern.search(said["what"]):
                yield kind, "negative" if negative else "positive"
