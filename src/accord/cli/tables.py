"""What the commands of `registers` print: one table a kind of noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accord.cli.asof import Held
from accord.cli.draw import COLOUR, STANDING, console, date_text, plain
from accord.cli.grades import Graded, graded_json
from accord.cli.pages import SHOWN, Names, Page
from accord.cli.resting import Resting, resting_on
from accord.dossier import Dossier, retracting
from accord.dossier.sources import Source
from accord.dossier.store import Store
from accord.export import jsonl
from accord.model import (
    Actor,
    Agreement,
    Article,
    Claim,
    Conflict,
    Copy,
    Date,
    Decision,
    Doubt,
    Event,
    Membership,
    Office,
    Origin,
    Sanction,
    Span,
    Tie,
)

SIDES = 4  # that stand beside each other; more stand below each other
TOLD = 4  # claims of one side that are shown
QUOTED = 160  # characters of a quotation in a table


def table(*heads: str, wide: Collection[str] = ()) -> Table:
    """A table without lines; only the columns in `wide` may break."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        made.add_column(head, no_wrap=head not in wide, overflow="fold")
    return made


def cell(text: object, style: str = "") -> Text:
    return Text(plain(str(text)), style=style)


def short(id: str) -> Text:
    return cell(id[:SHOWN], "dim")


def short_document(id: str) -> Text:
    sha, sign, nth = id.partition("#")
    return cell(sha[:SHOWN] + sign + nth, "dim")


def cut(words: str, most: int = QUOTED) -> str:
    """The words on one line, cut at `most` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'s' * (number != 1)}"


def show(made: Table, count: int, what: str, of: str = "") -> None:
    """The table, unless it is empty, and how many rows it has."""
    out = console()
    if count:
        out.print(made)
    out.print(Text(counted(count, what) + of))


# ---------------------------------------------------------------- events
def event_rows(events: Iterable[Event], built: Store) -> Iterator[jsonl.Json]:
    articles, graded = built.articles_by_id(), Graded(built)
    for event in events:
        yield {**jsonl.event(event, articles), "credibility": graded_json(graded(event))}


def show_events(events: Iterable[Event], built: Store) -> None:
    names, graded, listed = Names(built), Graded(built), list(events)
    made = table("Date", "Stands", "Event", "Origins", "Cred.", "Id", wide=("Event", "Origins"))
    for event in listed:
        stands = Text(STANDING[event.status], style=COLOUR.get(event.status, "red"))
        title = Text.assemble(plain(event.title), (f" {event.type}", "dim"))
        told = cell("; ".join(origin_text(origin, names) for origin in event.origins))
        made.add_row(date_text(event.date), stands, title, told, str(graded(event).grade), short(event.id))
    show(made, len(listed), "event")
    if listed:
        console().print(Text("Cred.: credibility 1 (confirmed) to 5 (improbable), 6 cannot be judged; computed", "dim"))


def origin_text(origin: Origin, names: Names) -> str:
    return f"{names(origin.actor)}{' (party)' if origin.party else ''}"


# ---------------------------------------------------------------- conflicts
def conflicts_of(conflicts: Iterable[Conflict], who: Collection[str], built: Store) -> list[Conflict]:
    """Conflicts with a claim in which one of these actors has a part."""

    def concerns(conflict: Conflict) -> bool:
        claims = filter(None, (built.claim(id) for side in conflict.sides for id in side.claims))
        return any(role.actor in who for claim in claims for role in claim.actors)

    return [conflict for conflict in conflicts if concerns(conflict)]


def show_conflicts(conflicts: Iterable[Conflict], built: Store) -> None:
    out, names, listed = console(), Names(built), list(conflicts)
    for conflict in listed:
        event = built.event(conflict.about)
        title = event.title if event else conflict.about
        out.print(
            Text.assemble((conflict.kind, "bold red"), "  ", (plain(title), "bold"), f"  {conflict.about[:SHOWN]}")
        )
        out.print(Padding(_sides(conflict, built, names), (0, 0, 0, 2)))
        out.print(Padding(Text(plain(conflict.careful_reading), style="italic"), (0, 0, 1, 2)))
    out.print(Text(counted(len(listed), "conflict")))


def _sides(conflict: Conflict, built: Store, names: Names) -> Table:
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    told = [_told(side.claims, built, names) for side in conflict.sides]
    if len(told) > SIDES:
        made.show_header = False
        made.add_column(style="bold", ratio=1)
        made.add_column(ratio=3)
        for side, text in zip(conflict.sides, told, strict=True):
            made.add_row(cell(side.reading), text)
        return made
    for side in conflict.sides:
        made.add_column(cell(side.reading), ratio=1, overflow="fold")
    made.add_row(*told)
    return made


def _told(ids: Sequence[str], built: Store, names: Names) -> Text:
    """Each claim of a side: who tells it, in which words."""
    claims = [claim for claim in map(built.claim, ids) if claim]
    lines = [
        f"{teller(claim, built, names)}: »{cut(claim.evidence.words)}« {claim.id[:SHOWN]}" for claim in claims[:TOLD]
    ]
    if len(claims) > TOLD:
        lines.append(f"and {len(claims) - TOLD} more")
    return cell_lines(lines)


def cell_lines(lines: Iterable[str]) -> Text:
    return Text("\n").join(map(cell, lines))


def teller(claim: Claim, built: Store, names: Names) -> str:
    """ "Ana Soto, Cape Wire, 2019-05-02": who says it, and where it is printed."""
    article = built.articles_by_id()[claim.document]
    said = [names(voice.actor) for voice in claim.sources if voice.role == "speaker"]
    dated = [date_text(article.published)] if article.published.known else []
    return ", ".join([*said, article.outlet or article.name, *dated])


# ---------------------------------------------------------------- copies
def show_copies(copies: Iterable[Copy], built: Store) -> None:
    articles, names, listed = built.articles_by_id(), Names(built), list(copies)
    made = table("Origin", "Copy", "Kind", "Shares", "Words", wide=("Origin", "Copy", "Shares", "Words"))
    before: str | None = ""
    for copy in sorted(listed, key=lambda copy: (copy.origin or "\U0010ffff", copy.documents)):
        known = articles[copy.origin] if copy.origin in copy.documents else None
        others = [id for id in copy.documents if id != copy.origin]
        spans = [span for span in copy.spans if span.source == others[-1]]
        origin = document_text(known) if known else names(copy.origin) if copy.origin else "not known which was first"
        made.add_row(
            cell(origin if copy.origin != before or copy.origin is None else ""),
            cell_lines(document_text(articles[id]) for id in others),
            copy.kind,
            cell(shared(spans)),
            cell(f"»{cut(spans[0].words, 80)}«" if spans else ""),
        )
        before = copy.origin
    show(made, len(listed), "case", " of shared words")


def document_text(article: Article) -> str:
    """ "Cape Wire, 2019-05-02 (report.html)"."""
    dated = f", {date_text(article.published)}" if article.published.known else ""
    return f"{article.outlet}{dated} ({article.name})" if article.outlet else f"{article.name}{dated}"


def shared(spans: Sequence[Span]) -> str:
    """How much a copy shares: "409 characters", "512 characters in 3 passages"."""
    if not spans:
        return "the matter, in its own words"
    characters = counted(sum(len(span.words) for span in spans), "character")
    return characters if len(spans) < 2 else f"{characters} in {len(spans)} passages"


# ---------------------------------------------------------------- sources
def show_sources(built: Store, dossier: Dossier) -> None:
    rows = list(source_rows(built, dossier))
    given = any(row["reliability"] for row in rows)
    heads = ["Document", "Outlet", "Published", "Claims", "Events", "Alone", *["Rel."] * given, "Id"]
    made = table(*heads, wide=("Document", "Outlet"))
    for row in rows:
        name = cell(row["name"]) if not row["retracted"] else cell(f"✗ retracted: {row['name']}", "red")
        numbers = [str(row[key]) for key in ("claims", "events", "alone")]
        letter = [cell(row["reliability"] or "")] * given
        made.add_row(
            name,
            cell(row["outlet"] or ""),
            cell(row["published"] or ""),
            *numbers,
            *letter,
            short_document(str(row["id"])),
        )
    gone = sum(row["retracted"] is not None for row in rows)
    console().print(made)
    console().print(Text(counted(len(rows) - gone, "document") + f", {gone} retracted" * bool(gone)))
    if given:
        console().print(Text("Rel.: reliability A to F as a person gave it; never computed", "dim"))


def source_rows(built: Store, dossier: Dossier) -> Iterator[jsonl.Json]:
    """Each document with what rests on it; then what is retracted."""
    claims = Counter(claim.document for claim in built.claims())
    events: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for event in built.events():
        events.update(event.documents)
        alone.update(event.documents if len(event.documents) == 1 else ())
    letters = {given.outlet: given.letter for given in built.others("reliability")}
    for article in built.articles():
        yield {
            "id": article.id,
            "name": article.name,
            "outlet": article.outlet,
            "published": date_text(article.published) if article.published.known else None,
            "claims": claims[article.id],
            "events": events[article.id],
            "alone": alone[article.id],
            "reliability": letters.get(article.outlet or ""),
            "retracted": None,
        }
    for decision in retracting.split(dossier.decisions.read()[0])[0].decisions:
        nothing = dict.fromkeys(("outlet", "published", "reliability"))
        yield {
            "id": decision.target,
            "name": decision.words,
            **nothing,
            **dict.fromkeys(("claims", "events", "alone"), 0),
            "retracted": decision_json(decision),
        }


def decision_json(decision: Decision) -> jsonl.Json:
    return {name: getattr(decision, name) for name in Decision.__dataclass_fields__}


def documents_of(built: Store, source: Source, nth: str) -> list[str]:
    """The documents of a source in the record, or the one that is meant."""
    wanted = {source.sha256 if nth == "#1" else source.sha256 + nth} if nth else None
    with_tails = (article.id for article in built.articles() if article.id.partition("#")[0] == source.sha256)
    return [id for id in with_tails if wanted is None or id in wanted]


def source_page(built: Store, dossier: Dossier, source: Source, nth: str) -> Page:
    """All that rests on a source."""
    documents = documents_of(built, source, nth)
    resting = resting_on(built, documents)
    retracted = [
        decision
        for decision in retracting.split(dossier.decisions.read()[0])[0].decisions
        if decision.target in (source.sha256, source.sha256 + (nth or "#1"))
    ]

    def draw() -> None:
        out = console()
        out.print(Text.assemble((plain(source.name + nth), "bold"), (f"  source {source.sha256}", "dim")))
        for decision in retracted:
            told = f"✗ retracted by {decision.who}, {decision.when}: {decision.why}  {decision.id}"
            out.print(cell(told, "red"))
        for id in documents:
            out.print(cell(document_text(built.articles_by_id()[id])))
        show_resting(resting, built)

    def as_json() -> jsonl.Json:
        return {
            "noun": "source",
            "id": source.sha256 + nth,
            "names": list(source.names),
            "documents": documents,
            "retracted": [decision_json(decision) for decision in retracted],
            **resting_json(resting, built),
        }

    return Page(as_json, draw)


def resting_json(resting: Resting, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    return {
        "claims": [claim.id for claim in resting.claims],
        "alone": [jsonl.event(event, articles) for event in resting.alone],
        "also": [jsonl.event(event, articles) for event in resting.also],
        "registers": [row_json(row, built) for row in resting.registers],
        "conflicts": [jsonl.conflict(conflict) for conflict in resting.conflicts],
        "copies": [jsonl.copy(copy, articles) for copy in resting.copies],
    }


def show_resting(resting: Resting, built: Store) -> None:
    """What would go with the documents, and what would stand on less."""
    out = console()
    out.print(Text(counted(len(resting.claims), "claim")))
    show_lines("Rests on it alone", resting.alone, built)
    show_lines("Told elsewhere too", resting.also, built)
    if resting.registers:
        out.print(Text("In the registers on its word alone", "bold"))
        for row in resting.registers:
            out.print(Padding(cell(row_text(row, Names(built))), (0, 0, 0, 2)))
    if resting.conflicts:
        out.print(Text("Disagreements of which it alone holds a side", "bold"))
        for conflict in resting.conflicts:
            out.print(Padding(cell(f"{conflict.kind}: {conflict.careful_reading}"), (0, 0, 0, 2)))
    if resting.copies:
        out.print(Text(f"It shares its words {counted(len(resting.copies), 'time')}: accord copies FOLDER"))


def show_lines(head: str, events: Collection[Event], built: Store) -> None:
    """Events under a heading, a line each; nothing if there are none."""
    if events:
        out = console()
        out.print(Text(f"{head}: {counted(len(events), 'event')}", "bold"))
        out.print(Padding(event_lines(events, Names(built)), (0, 0, 0, 2)))


def event_lines(events: Iterable[Event], names: Names) -> Table:
    made = Table(box=None, pad_edge=False, show_header=False)
    for head in ("Date", "Stands", "Event", "Origins", "Id"):
        made.add_column(no_wrap=head not in ("Event", "Origins"), overflow="fold")
    for event in events:
        stands = Text(STANDING[event.status], style=COLOUR.get(event.status, "red"))
        told = cell("; ".join(origin_text(origin, names) for origin in event.origins))
        made.add_row(date_text(event.date), stands, cell(event.title), told, short(event.id))
    return made


# ---------------------------------------------------------------- actors
def show_actors(actors: Iterable[Actor], built: Store) -> None:
    listed = by_claims(actors, built)
    made = table("Name", "Kind", "State", "Sector", "Also named", "Claims", "Id", wide=("Name", "Also named", "Id"))
    for actor, claims in listed:
        others = [name.form for name in actor.names if name.form != actor.name]
        also = ", ".join(others[:TOLD]) + (f" and {len(others) - TOLD} more" if len(others) > TOLD else "")
        row = (actor.name, actor.kind, actor.country or "", actor.sector or "", also, claims, actor.id)
        made.add_row(*map(cell, row))
    show(made, len(listed), "actor")
    if open_ := len(built.others("doubts")):
        console().print(Text(f"{counted(open_, 'pair')} may be one actor: accord actors FOLDER --doubts", "dim"))


def actor_rows(actors: Iterable[Actor], built: Store) -> Iterator[jsonl.Json]:
    articles = built.articles_by_id()
    for actor, claims in by_claims(actors, built):
        yield {**jsonl.actor(actor, articles), "claims": claims}


def by_claims(actors: Iterable[Actor], built: Store) -> list[tuple[Actor, int]]:
    """Actors and the number of claims in which they have a part, most first."""
    counts: Counter[str] = Counter()
    for claim in built.claims():
        counts.update({role.actor for role in claim.actors})
    return sorted(((actor, counts[actor.id]) for actor in actors), key=lambda pair: (-pair[1], pair[0].id))


def show_doubts(doubts: Iterable[Doubt], built: Store, folder: Path) -> None:
    out, names, listed = console(), Names(built), list(doubts)
    for doubt in listed:
        out.print(Text.assemble((f"{plain(names(doubt.a))} and {plain(names(doubt.b))}", "bold"), " may be one"))
        for reason in doubt.reasons:
            out.print(Padding(cell(reason), (0, 0, 0, 2)))
        for span in doubt.evidence:
            out.print(Padding(cell(context(span, built)), (0, 0, 0, 2)))
        one, two = f"actor-join {doubt.a} {doubt.b}", f"actor-split {doubt.a} {doubt.b}"
        for about, action in (("one:", one), ("two:", two)):
            out.print(Padding(cell(f"{about} accord decide {folder} {action} --why TEXT", "dim"), (0, 0, 0, 2)))
        out.print()
    out.print(Text(counted(len(listed), "pair") + " to decide"))


def doubt_rows(doubts: Iterable[Doubt], built: Store) -> Iterator[jsonl.Json]:
    articles = built.articles_by_id()
    for doubt in doubts:
        spans = [jsonl.span_in(span, articles) for span in doubt.evidence]
        yield {"id": doubt.id, "a": doubt.a, "b": doubt.b, "reasons": list(doubt.reasons), "evidence": spans}


def context(span: Span, built: Store, around: int = 60) -> str:
    """The words with what stands around them, and in which document."""
    article = built.articles_by_id()[span.source]
    start = max(0, span.start - around)
    before = article.text[start : span.start].rpartition("\n")[2]
    after = article.text[span.end : span.end + around].partition("\n")[0]
    if start and len(before) == span.start - start:
        before = before.partition(" ")[2]  # the first word is cut
    return f"{cut(f'{before}»{span.words}«{after}', 4 * around)} ({article.outlet or article.name})"


# ---------------------------------------------------------------- registers
HEADS: dict[str, tuple[str, ...]] = {
    "offices": ("From", "To", "Person", "Office", "State", "Rests on"),
    "agreements": ("Signed", "Stage", "Agreement", "Parties", "Kind", "Term", "Claim"),
    "memberships": ("Date", "Status", "State", "Organisation", "Claim"),
    "sanctions": ("Date", "Stage", "By", "On", "Reason", "Claim"),
    "ties": ("Of", "", "With", "Kind", "Trend", "Claims", "Claim"),
}
NARROW = frozenset({"From", "To", "Signed", "Date", "Stage", "Status", "Term", "Claim", "Claims", ""})


def show_register(name: str, rows: Sequence[Any], built: Store) -> None:
    names = Names(built)
    made = table(*HEADS[name], wide=set(HEADS[name]) - NARROW)
    for row in rows:
        made.add_row(*map(cell, CELLS[name](row, names, built)))
    show(made, len(rows), name.removesuffix("s"))


def tell_left_out(held: Held[Any], day: str | None) -> None:
    """What a view as of a day does not show, so that silence is not taken for absence."""
    left = [held.other] if held.other else []
    left += [f"{held.undated} without a date"] if held.undated else []
    if day and left:
        console().print(Text(f"Left out: {'; '.join(left)}", "dim"))


def register_rows(name: str, rows: Iterable[Any], built: Store) -> Iterator[jsonl.Json]:
    for row in rows:
        yield row_json(row, built)


def row_json(row: object, built: Store) -> jsonl.Json:
    articles = built.articles_by_id()
    match row:
        case Office():
            return {"noun": "office", **jsonl.office(row, articles)}
        case Agreement():
            return {"noun": "agreement", **jsonl.agreement(row, articles)}
        case Membership():
            return {"noun": "membership", **jsonl.membership(row)}
        case Sanction():
            return {"noun": "sanction", **jsonl.sanction(row)}
        case Tie():
            return {"noun": "tie", **jsonl.tie(row)}
    raise TypeError(type(row).__name__)


def row_text(row: object, names: Names) -> str:
    """One row of a register in a line."""
    match row:
        case Office():
            days = f"{row.earliest or ''}..{row.latest or ''}"
            return f"{names(row.person)}: {row.office}, {names(row.state or '')} ({days})"
        case Agreement():
            return f"{row.title} ({', '.join(map(names, row.parties))}), {row.stage}"
        case Membership():
            return f"{names(row.state)}: {row.status} of {names(row.organisation)}"
        case Sanction():
            return f"{names(row.sender)} on {names(row.target)}: {row.stage}"
        case Tie():
            return f"{names(row.a)} {arrow(row)} {names(row.b)}: {row.kind}"
    raise TypeError(type(row).__name__)


def arrow(tie: Tie) -> str:
    return "→" if tie.directed else "–"


def known(date: Date) -> str:
    return date_text(date) if date.known else ""


def _office(row: Office, names: Names, built: Store) -> tuple[object, ...]:
    spans = row.evidence
    told = f"»{cut(spans[0].words, 40)}«" + (f" and {len(spans) - 1} more" if len(spans) > 1 else "") if spans else ""
    return row.earliest or "…", row.latest or "…", names(row.person), row.office, names(row.state or ""), told


def _agreement(row: Agreement, names: Names, built: Store) -> tuple[object, ...]:
    parties = ", ".join(map(names, row.parties))
    return known(row.signed), row.stage, row.title, parties, row.kind, known(row.term), first(row.claims)


def _membership(row: Membership, names: Names, built: Store) -> tuple[object, ...]:
    return known(row.date), row.status, names(row.state), names(row.organisation), first(row.claims)


def _sanction(row: Sanction, names: Names, built: Store) -> tuple[object, ...]:
    return known(row.date), row.stage, names(row.sender), names(row.target), row.reason or "", first(row.claims)


def _tie(row: Tie, names: Names, built: Store) -> tuple[object, ...]:
    return names(row.a), arrow(row), names(row.b), row.kind, row.trend or "", len(row.claims), first(row.claims)


def first(claims: Sequence[str]) -> str:
    """The beginning of the first id: enough for `accord show`."""
    return claims[0][:SHOWN] if claims else ""


CELLS: dict[str, Callable[[Any, Names, Store], tuple[object, ...]]] = {
    "offices": _office,
    "agreements": _agreement,
    "memberships": _membership,
    "sanctions": _sanction,
    "ties": _tie,
}


# ---------------------------------------------------------------- retraction
@dataclass(frozen=True, slots=True)
class Before:
    """What rested on documents before they were retracted, and how credible it was with them."""

    resting: Resting
    grades: Mapping[str, int]  # of the events that are told elsewhere too
    gone: str  # drawn while the record still had it

    @classmethod
    def of(cls, built: Store, documents: Collection[str]) -> Before:
        resting, graded, names = resting_on(built, documents), Graded(built), Names(built)
        grades = {event.id: graded(event).grade for event in resting.also}
        lines = [f"{date_text(e.date)}  {STANDING[e.status]}  {e.title}" for e in resting.alone]
        lines += [row_text(row, names) for row in resting.registers]
        return cls(resting, grades, "\n".join(map(plain, lines)))

    def to_json(self) -> jsonl.Json:
        return {
            "claims": [claim.id for claim in self.resting.claims],
            "gone": [event.id for event in self.resting.alone],
            "less": [event.id for event in self.resting.also],
        }

    def show_gone(self) -> None:
        out, gone = console(), len(self.resting.alone) + len(self.resting.registers)
        out.print(Text(f"{counted(len(self.resting.claims), 'claim')} fall with it", "bold"))
        if gone:
            out.print(Text("What rested on it alone:", "bold"))
            out.print(Padding(Text(self.gone), (0, 0, 0, 2)))

    def show_left(self, built: Store) -> None:
        """The events that are told elsewhere too, as they stand without it."""
        if not self.resting.also:
            return
        graded, made = Graded(built), table("Event", "Stands", "Origins", "Cred.", "Id", wide=("Event",))
        for was in self.resting.also:
            left = {event.id: event for claim in was.claims for event in built.events_with(claim)}
            for event in left.values():
                stands = change(STANDING[was.status], STANDING[event.status])
                origins = change(len(was.origins), len(event.origins))
                credible = change(self.grades[was.id], graded(event).grade)
                made.add_row(cell(event.title), stands, origins, credible, short(event.id))
            if not left:
                made.add_row(cell(was.title), "✗ no event without it", "", "", short(was.id))
        console().print(Text("Told elsewhere too, and now:", "bold"))
        console().print(Padding(made, (0, 0, 0, 2)))


def change(was: object, now: object) -> str:
    return str(now) if was == now else f"{was} → {now}"


# ---------------------------------------------------------------- decisions
FATES = {"applied": "● applied", "undone": "↶ undone", "loose": "? loose", "waiting": "… waiting"}


def show_log(decided: Sequence[tuple[Decision, str]]) -> None:
    made = table("When", "Who", "State", "Decision", "Why", "Id", wide=("Who", "Decision", "Why"))
    for one, state in decided:
        when = one.when.replace("T", " ").removesuffix("+00:00")
        made.add_row(cell(when), cell(one.who), FATES[state], cell(decision_text(one)), cell(one.why), short(one.id))
    show(made, len(decided), "decision")


def decision_text(one: Decision) -> str:
    """What was decided, and on which words: "join 1f0c9a… 22ab04… »signed a treaty«"."""
    words = f" »{cut(one.words, 60)}«" if one.words and one.words != one.target else ""
    value = f" {one.value if '=' in one.value else cut(one.value, SHOWN + 1)}" if one.value else ""
    return f"{one.action} {cut(one.target, SHOWN + 1)}{value}{words}"


def show_decisions(about: Iterable[Decision]) -> None:
    """What persons decided about one thing."""
    for one in about:
        told = f"Decided by {one.who}: {decision_text(one)} ({one.why})  {one.id[:SHOWN]}"
        console().print(cell(told, "magenta"))
