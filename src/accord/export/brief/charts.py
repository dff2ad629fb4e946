"""Charts of ties: what pairs of actors did, month by month, with the documents of each month below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from accord.export.brief.coverage import between
from accord.export.brief.shape import Bar, Chart, Table
from accord.export.brief.shelf import Shelf, stated
from accord.export.brief.telling import tellings
from accord.export.brief.wording import harmless, say_day
from accord.model import Event, Score

PAIRS = 3  # charts of a brief
MONTHS = 60  # of a chart: the latest
CITED = 3  # notes of one month
ABOUT = (
    "Sums of the PLOVER scores of events that stand as happened, each once, weighted by independent origins (0.5 for "
    "one, towards 1 for many). Both sums are shown, as either hides the other. A month without documents says nothing."
)
WIDEST = 28  # a bar
WIDTH, HEIGHT, FOOT = 640, 180, 46  # of the drawing, in its own units; the foot holds months and documents


def charts(shelf: Shelf) -> tuple[Chart, ...]:
    """The pairs in focus with most events; without a focus, any pairs."""
    by_pair: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in shelf.record.scores:
        if score.month >= shelf.since[:7] and (not shelf.focus or {score.a, score.b} & shelf.focus):
            by_pair[score.a, score.b].append(score)
    ranked = sorted(by_pair, key=lambda pair: (-len(shelf.focus & set(pair)), -_events(by_pair[pair]), pair))
    events = {event.id: event for event in shelf.record.events}
    documents = Counter(day[:7] for day in _days(shelf))
    return tuple(_chart(shelf, by_pair[pair], events, documents) for pair in ranked[:PAIRS])


def _events(scores: Sequence[Score]) -> int:
    return sum(len(score.events) for score in scores)


def _days(shelf: Shelf) -> Iterator[str]:
    yield from (date.earliest for date in shelf.published.values() if date.earliest and stated(date))


def _chart(shelf: Shelf, scores: Sequence[Score], events: dict[str, Event], documents: Counter[str]) -> Chart:
    known = {score.month: score for score in sorted(scores, key=lambda score: score.month)}
    last = max(max(known), shelf.days[-1][:7] if shelf.days else "")
    months = list(between(min(known), last))[-MONTHS:]
    bars = tuple(_bar(month, known.get(month), documents[month]) for month in months)
    names = f"{shelf.name(scores[0].a)} and {shelf.name(scores[0].b)}"
    rows = tuple((_row(bar), _notes(shelf, known[bar.month], events)) for bar in bars if bar.month in known)
    heads = ("Month", "Cooperation", "Conflict", "Events", "Documents published")
    return Chart(names, bars, Table(f"{names}, month by month", heads, rows))


def _bar(month: str, score: Score | None, documents: int) -> Bar:
    if score is None:
        return Bar(month, 0.0, 0.0, 0, documents)
    return Bar(month, score.cooperation, score.conflict, len(score.events), documents)


def _row(bar: Bar) -> tuple[str, ...]:
    return say_day(bar.month), f"{bar.cooperation:.2f}", f"{bar.conflict:.2f}", str(bar.events), str(bar.documents)


def _notes(shelf: Shelf, score: Score, events: dict[str, Event]) -> tuple[int, ...]:
    """A note for each event of the month, of the first few."""
    told = (tellings(shelf, events[id]) for id in score.events if id in events)
    return shelf.notes.cite([claims[0].evidence for claims in told if claims][:CITED])


# ---------------------------------------------------------------- as SVG
def svg(chart: Chart) -> str:
    """The chart as an inline drawing: cooperation up, conflict down, documents as figures below."""
    top = max([bar.cooperation for bar in chart.bars] + [0.5])
    bottom = max([bar.conflict for bar in chart.bars] + [0.5])
    step = WIDTH / len(chart.bars)
    scale = (HEIGHT - FOOT) / (top + bottom)
    line = top * scale
    said = escape(harmless(f"{chart.title}: cooperation above the line, conflict below it, by month"), quote=True)
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{said}">',
        *(_drawn(bar, nth * step, step, line, scale) for nth, bar in enumerate(chart.bars)),
        f'<line class="axis" x1="0" y1="{line:.1f}" x2="{WIDTH}" y2="{line:.1f}"/>',
        *_labels(chart.bars, step),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def _drawn(bar: Bar, x: float, step: float, line: float, scale: float) -> str:
    width = min(max(step * 0.7, 0.5), WIDEST)
    found = []
    if bar.cooperation:
        height = bar.cooperation * scale
        found.append(
            f'<rect class="up-bar" x="{x:.1f}" y="{line - height:.1f}" width="{width:.1f}" height="{height:.1f}">'
        )
    if bar.conflict:
        height = bar.conflict * scale
        found.append(f'<rect class="down-bar" x="{x:.1f}" y="{line:.1f}" width="{width:.1f}" height="{height:.1f}">')
    return "\n".join(f"{one}<title>{escape(_told(bar))}</title></rect>" for one in found)


def _told(bar: Bar) -> str:
    return (
        f"{say_day(bar.month)}: cooperation {bar.cooperation:.2f}, conflict {bar.conflict:.2f}, "
        f"{bar.events} events, {bar.documents} documents published"
    )


def _labels(bars: Sequence[Bar], step: float) -> Iterator[str]:
    """Months as far as there is room for them, and below them how many documents came out."""
    every = max(1, -(-len(bars) * 52 // WIDTH))
    for nth in range(0, len(bars), every):
        x, shown = nth * step, bars[nth : nth + every]
        yield f'<text x="{x:.1f}" y="{HEIGHT - 26}">{bars[nth].month}</text>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - 8}">{sum(bar.documents for bar in shown)} doc.</text>'
