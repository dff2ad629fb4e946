"""The system of relations as a graph: GEXF with spells in time, GraphML without.

Nodes are actors; edges are what the registers state and, month by month, what the pairs did. Every edge carries how it
stands, from how many origins, and the words of its first claim. Programs refuse graphs of both kinds of edges: all are
directed, and `mutual` says which run both ways. Sources: GEXF 1.2 (gexf.net), GraphML (graphdrawing.org).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from accord.export.brief.wording import harmless
from accord.export.desk import Desk, Entry, entry_id, listed
from accord.model import Score

Spell = tuple[str | None, str | None]  # first and last day; None: not known
ATTRIBUTES = (
    "register",
    "mutual",
    "kind",
    "standing",
    "modality",
    "origins",
    "documents",
    "words",
    "document",
    "start_at",
    "end_at",
)
NODE = ("kind", "country", "sector")
# Not allowed in XML 1.0, whatever the escape.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Edge:
    id: str
    source: str
    target: str
    label: str
    weight: float
    spell: Spell
    values: tuple[str, ...]  # of ATTRIBUTES


def gexf(desk: Desk) -> Iterator[bytes]:
    """GEXF with spells. An edge without an end ends with the last dated document: the record knows no later day."""
    found = list(edges(desk))
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield b'<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield b'<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
    yield _gexf_attributes("node", NODE) + _gexf_attributes("edge", ATTRIBUTES)
    yield b"<nodes>\n"
    for id, label, values in nodes(desk, found):
        yield f"<node id={attr(id)} label={attr(label)}>{_gexf_values(values)}</node>\n".encode()
    yield b"</nodes>\n<edges>\n"
    for edge in found:
        yield (
            f"<edge id={attr(edge.id)} source={attr(edge.source)} target={attr(edge.target)} "
            f"label={attr(edge.label)} weight={attr(f'{edge.weight:g}')}>"
            f"{_gexf_values(edge.values)}{_spells(edge.spell, desk.as_of)}</edge>\n"
        ).encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def graphml(desk: Desk) -> Iterator[bytes]:
    """GraphML: the same edges; days as attributes, empty where they are not known."""
    found = list(edges(desk))
    keys = (*ATTRIBUTES, "label", "first_day", "last_day")
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name in ("label", *NODE):
        yield f'<key id="n_{name}" for="node" attr.name="{name}" attr.type="string"/>\n'.encode()
    for name in keys:
        yield f'<key id="e_{name}" for="edge" attr.name="{name}" attr.type="string"/>\n'.encode()
    yield b'<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>\n<graph edgedefault="directed">\n'
    for id, label, values in nodes(desk, found):
        data = _data("n", ("label", *NODE), (label, *values))
        yield f"<node id={attr(id)}>{data}</node>\n".encode()
    for edge in found:
        first, last = edge.spell
        data = _data("e", keys, (*edge.values, edge.label, first or "", last or ""))
        yield (
            f"<edge id={attr(edge.id)} source={attr(edge.source)} target={attr(edge.target)}>"
            f'<data key="e_weight">{edge.weight:g}</data>{data}</edge>\n'
        ).encode()
    yield b"</graph>\n</graphml>\n"


# ---------------------------------------------------------------- what is in it
def nodes(desk: Desk, found: Iterable[Edge]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The actors that have an edge: id, name, and values of NODE."""
    joined = {id for edge in found for id in (edge.source, edge.target)}
    for id in sorted(joined):
        actor = desk.shelf.actors.get(id)
        values = (actor.kind, actor.country or "", actor.sector or "") if actor else ("", "", "")
        yield id, desk.shelf.name(id), values


def edges(desk: Desk) -> Iterator[Edge]:
    record = desk.record
    for agreement in record.agreements:
        label, spell = f"{agreement.stage}: {agreement.title}", (agreement.signed.earliest, agreement.term.latest)
        for pair in combinations(sorted(set(agreement.parties)), 2):
            yield _edge(desk, agreement, "agreements", pair, agreement.stage, label, spell)
    for one in record.memberships:
        pair, spell = (one.state, one.organisation), (one.date.earliest, None)
        yield _edge(desk, one, "memberships", pair, one.status, f"{one.status} of", spell, directed=True)
    for sanction in record.sanctions:
        if sanction.sender:
            pair, spell = (sanction.sender, sanction.target), (sanction.date.earliest, None)
            label = f"sanctions {sanction.stage}"
            yield _edge(desk, sanction, "sanctions", pair, sanction.stage, label, spell, directed=True)
    for office in record.offices:
        if office.state:
            pair, spell = (office.person, office.state), (office.earliest, office.latest)
            yield _edge(desk, office, "offices", pair, office.office, office.office, spell, directed=True)
    for transfer in record.transfers:
        if transfer.recipient:
            pair, spell = (transfer.sender, transfer.recipient), (transfer.date.earliest, None)
            label = f"{transfer.kind} {transfer.stage}: {transfer.what}"
            yield _edge(desk, transfer, "transfers", pair, transfer.stage, label, spell, directed=True)
    for tie in record.ties:
        label = f"{tie.kind}, {tie.trend}" if tie.trend else tie.kind
        yield _edge(desk, tie, "ties", (tie.a, tie.b), tie.kind, label, (None, None), directed=tie.directed)
    for score in record.scores:
        yield from _months(desk, score)


def _edge(
    desk: Desk,
    entry: Entry,
    register: Literal["agreements", "memberships", "sanctions", "offices", "transfers", "ties"],
    pair: tuple[str, str],
    kind: str,
    label: str,
    spell: Spell,
    *,
    directed: bool = False,
) -> Edge:
    backing, evidence = desk.backing(entry), desk.evidence(entry)
    words = evidence[0][1] if evidence else None
    values = (
        register,
        "no" if directed else "yes",
        kind,
        listed(backing.standings) or "",
        listed(backing.modalities) or "",
        str(len(backing.origins)),
        str(len(backing.documents)),
        words.words if words else "",
        words.source if words else "",
        str(words.start) if words else "",
        str(words.end) if words else "",
    )
    id = f"{register}-{entry_id(register, entry)}" + (f"-{pair[0]}-{pair[1]}" if register == "agreements" else "")
    return Edge(id, *pair, label, float(max(1, len(backing.origins))), spell, values)


def _months(desk: Desk, score: Score) -> Iterator[Edge]:
    """Cooperation and conflict of a month: of events that stand as happened."""
    events = [desk.events[id] for id in score.events]
    origins = {origin.actor for event in events for origin in event.origins}
    documents = {document for event in events for document in event.documents}
    best = desk.best(events[0]) if events else None
    year, month = map(int, score.month.split("-"))
    spell = f"{score.month}-01", f"{score.month}-{monthrange(year, month)[1]}"
    told = [claim for event in events for claim in desk.shelf.claims_of(event.claims)]
    for kind, value in (("cooperation", score.cooperation), ("conflict", score.conflict)):
        if value:
            values = (
                "scores",
                "yes",
                kind,
                "happened",
                listed(sorted({claim.modality for claim in told})) or "",
                str(len(origins)),
                str(len(documents)),
                best.evidence.words if best else "",
                best.document if best else "",
                str(best.evidence.start) if best else "",
                str(best.evidence.end) if best else "",
            )
            id = f"scores-{score.a}-{score.b}-{score.month}-{kind}"
            yield Edge(id, score.a, score.b, f"{kind} {score.month}", value, spell, values)


# ---------------------------------------------------------------- as XML
def clean(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", harmless(text))


def attr(text: str) -> str:
    return quoteattr(clean(text))


def _gexf_attributes(of: str, names: Iterable[str]) -> bytes:
    rows = "".join(f'<attribute id="{of}_{n}" title="{name}" type="string"/>' for n, name in enumerate(names))
    return f'<attributes class="{of}" mode="static">{rows}</attributes>\n'.encode()


def _gexf_values(values: tuple[str, ...]) -> str:
    of = "node" if len(values) == len(NODE) else "edge"
    rows = "".join(f'<attvalue for="{of}_{n}" value={attr(value)}/>' for n, value in enumerate(values) if value)
    return f"<attvalues>{rows}</attvalues>"


def _spells(spell: Spell, as_of: str | None) -> str:
    """When the edge holds. Its start is left open where no document gives it."""
    first, last = spell
    last = last or (max(as_of, first or "") if as_of else None)
    start = f" start={attr(first)}" if first else ""
    end = f" end={attr(last)}" if last else ""
    return f"<spells><spell{start}{end}/></spells>" if start or end else ""


def _data(of: str, names: Iterable[str], values: Iterable[str]) -> str:
    pairs = zip(names, values, strict=True)
    return "".join(f'<data key="{of}_{name}">{escape(clean(value))}</data>' for name, value in pairs if value)
