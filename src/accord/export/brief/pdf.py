"""The brief as PDF, set by typst. Every text goes in as a string literal, so that nothing in it is taken as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accord.errors import MissingExtraError
from accord.export.brief.charts import ABOUT as ABOUT_CHARTS
from accord.export.brief.charts import svg
from accord.export.brief.judged import ABOUT as ABOUT_JUDGMENTS
from accord.export.brief.shape import Brief, Chart, Dispute, Gap, Group, Item, Judged, Note, Sentence, Source, Table
from accord.export.brief.wording import characters, harmless, of_original, one_line

COLOURS = (("up-bar", "#1b4f8a"), ("down-bar", "#8c1d2f"))  # style sheets do not reach into the drawing
PREAMBLE = """#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 20mm, y: 22mm), numbering: "1")
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(leading: 0.6em, spacing: 0.9em)
#set table(stroke: 0.4pt + luma(190), inset: 4pt)
#show heading.where(level: 1): set text(size: 19pt)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
#show heading.where(level: 3): set text(size: 10.5pt)
#let quiet(it) = text(size: 8.5pt, fill: luma(90), it)
"""


def pdf(brief: Brief) -> bytes:
    """The bytes of a PDF file; the same brief gives the same bytes with one version of typst and one set of fonts.

    Raises: MissingExtraError without typst.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingExtraError("A brief in PDF", "typst", "pdf") from error
    data: bytes = typst.compile(source(brief).encode())
    return data


def source(brief: Brief) -> str:
    """The brief in typst's language."""
    sources = {one.article.id: one for one in brief.sources}
    parts = [
        PREAMBLE.format(title=literal(brief.title)),
        f"#heading(level: 1, {literal(brief.title)})",
        said(f"As of {brief.as_of}, when the latest dated document was published."),
        _grid(brief.coverage),
        *_sections(brief),
        _head("Notes"),
        *(_note(note, sources[note.article.id]) for note in brief.notes),
        _head("Sources"),
        *(_source(one) for one in brief.sources),
    ]
    return "\n\n".join(parts) + "\n"


def literal(text: str) -> str:
    """A string of typst's language that stands for exactly this text, on one line."""
    plain = one_line(harmless(text)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def said(text: str) -> str:
    return f"#text({literal(text)})"


def _head(title: str, level: int = 2) -> str:
    return f"#heading(level: {level}, {literal(title)})"


def _sections(brief: Brief) -> Iterator[str]:
    yield _head("Bottom line")
    yield from map(_sentence, brief.bottom_line)
    for group in brief.groups:
        if group.style == "full":
            yield from _group(group)
    if brief.disputes:
        yield _head("Disputed")
        yield from (part for one in brief.disputes for part in _dispute(one))
    if brief.changed:
        yield from _group(brief.changed)
    if brief.charts:
        yield from (_head("Ties"), quiet(ABOUT_CHARTS))
        yield from (part for chart in brief.charts for part in _chart(chart))
    if brief.tables:
        yield _head("Registers")
        yield from (part for table in brief.tables for part in _table(table))
    for group in brief.groups:
        if group.style == "compact":
            yield from _group(group)
    if brief.gaps:
        yield _head("Gaps")
        yield from (part for gap in brief.gaps for part in _gap(gap))
    if brief.judgments:
        yield from (_head("Judgments"), quiet(ABOUT_JUDGMENTS))
        yield from (part for one in brief.judgments for part in _judged(one))


def quiet(text: str) -> str:
    return f"#quiet({literal(text)})"


def _grid(pairs: Iterable[tuple[str, str]]) -> str:
    cells = ", ".join(f"quiet({literal(name)}), [{said(value)}]" for name, value in pairs)
    return f"#grid(columns: 4, column-gutter: 1em, row-gutter: 0.6em, {cells})"


def _group(group: Group) -> Iterator[str]:
    yield _head(group.title)
    yield quiet(group.about)
    for item in group.items:
        yield from _item(item, full=group.style == "full")
    if group.left_off:
        yield quiet(f"{group.left_off:,} more are left off here.")


def _item(item: Item, *, full: bool) -> Iterator[str]:
    mark = f"[{item.mark}] " if item.mark else ""
    if full:
        yield _head(f"{item.when}: {mark}{item.who}", 3)
        yield from map(_sentence, item.sentences)
    else:
        yield f"#strong({literal(item.when)}) {said(f' {mark}')}" + " ".join(map(_sentence, item.sentences))
    single = "Single source: " if item.single else ""
    also = f" {said(' Also ')}{_refs(item.more)}" if item.more else ""
    rest = " ".join(f"{part}." for part in (item.reliability, item.credibility) if part)
    yield f"{quiet(f'{single}{item.basis}.')}{also} {quiet(rest)}"


def _dispute(one: Dispute) -> Iterator[str]:
    yield _head(f"{one.title} ({one.kind})", 3)
    yield from (f"#list([{_sentence(side)}])" for side in one.sides)
    if one.careful:
        yield f"#emph({literal(one.careful)})"


def _chart(chart: Chart) -> Iterator[str]:
    drawn = svg(chart).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    for name, colour in COLOURS:
        drawn = drawn.replace(f'class="{name}"', f'fill="{colour}"')
    drawn = drawn.replace('class="axis"', 'stroke="#1d1d1b"').replace("<text ", '<text font-size="10" fill="#5c5a54" ')
    yield _head(chart.table.title, 3)
    yield f'#image(bytes({literal(drawn)}), format: "svg", width: 100%, alt: {literal(chart.title)})'
    yield _rows(chart.table)


def _table(table: Table) -> Iterator[str]:
    yield _head(table.title, 3)
    yield _rows(table)


def _rows(table: Table) -> str:
    heads = (*table.columns, "Notes")
    cells = [f"[#strong({literal(head)})]" for head in heads]
    for row, notes in table.rows:
        cells += [f"[{said(cell)}]" for cell in row] + [f"[{_refs(notes)}]"]
    return f"#table(columns: ({'1fr, ' * len(table.columns)}auto), {', '.join(cells)})"


def _gap(gap: Gap) -> Iterator[str]:
    yield _head(gap.title, 3)
    yield from (f"#list([{said(line)}])" for line in gap.lines)


def _judged(one: Judged) -> Iterator[str]:
    yield _head(f"{one.when}: [{one.mark}] {one.who}", 3)
    if one.sentence:
        yield _sentence(one.sentence)
    yield f"#strong({literal(one.judgment)})"
    if one.confidence:
        yield said(one.confidence)


def _sentence(one: Sentence) -> str:
    if one.quote is None:
        return said(one.lead) + _refs(one.notes)
    quote = one.quote
    before, after = f"{one.lead}: “{quote.before}", f"{quote.after}”"
    edges = (" " * before.endswith(" "), " " * after.startswith(" "))
    stress = f"{edges[0]}#strong({literal(quote.stress)}){edges[1]}" if quote.stress.strip() else ""
    return f"{said(before)}{stress}{said(after)}{_refs(one.notes)}"


def _refs(numbers: Iterable[int]) -> str:
    return "".join(f"#super(link(<n{number}>, {literal(str(number))})) " for number in numbers)


def _note(note: Note, source: Source) -> str:
    told = (
        f"{note.number}. “{note.span.words}” {source.outlet}, “{source.title}”, {source.when}. "
        f"{characters(note.span.start, note.span.end)}{of_original(*note.raw)}. sha256 {note.article.id}"
    )
    return f"#block(below: 0.6em, text(size: 8.5pt, {literal(told)})) <n{note.number}>"


def _source(source: Source) -> str:
    copy = f" Copy: {source.copy_of}." if source.copy_of else ""
    told = f"{source.outlet}, “{source.title}”, {source.when}. File {source.article.name}.{copy} "
    return f"#block(below: 0.6em, text(size: 8.5pt, {literal(f'{told}sha256 {source.article.id}')}))"
