"""The brief as Markdown with footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from accord.export.brief.charts import ABOUT as ABOUT_CHARTS
from accord.export.brief.judged import ABOUT as ABOUT_JUDGMENTS
from accord.export.brief.shape import Brief, Dispute, Gap, Group, Item, Judged, Note, Sentence, Source, Table
from accord.export.brief.wording import Quote, characters, harmless, of_original, one_line

SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
AT_START = re.compile(r"^(\d+)([.)])|^([#+-])")


def markdown(brief: Brief) -> str:
    """The whole brief. Sources are listed with their hashes; their texts are in the HTML brief and the dossier."""
    sources = {source.article.id: source for source in brief.sources}
    parts = [
        f"# {said(brief.title)}",
        f"As of **{said(brief.as_of)}**, when the latest dated document was published.",
        "\n".join(f"- {said(name)}: {said(value)}" for name, value in brief.coverage),
        *_sections(brief),
        "## Sources",
        "\n".join(_source(source) for source in brief.sources),
        "## Notes",
        "\n\n".join(_note(note, sources[note.article.id]) for note in brief.notes),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def said(text: str) -> str:
    """Text from anywhere, on one line, with whatever Markdown or HTML would take as markup made plain."""
    plain = escaped(one_line(text))
    return AT_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", harmless(text))


def _sections(brief: Brief) -> Iterable[str]:
    yield "## Bottom line"
    yield from (_said(sentence) for sentence in brief.bottom_line)
    for group in brief.groups:
        if group.style == "full":
            yield from _group(group)
    if brief.disputes:
        yield "## Disputed"
        yield from map(_dispute, brief.disputes)
    if brief.changed:
        yield from _group(brief.changed)
    if brief.charts:
        yield "## Ties"
        yield said(ABOUT_CHARTS)
        yield from (_table(chart.table) for chart in brief.charts)
    if brief.tables:
        yield "## Registers"
        yield from map(_table, brief.tables)
    for group in brief.groups:
        if group.style == "compact":
            yield from _group(group)
    if brief.gaps:
        yield "## Gaps"
        yield from map(_gap, brief.gaps)
    if brief.judgments:
        yield "## Judgments"
        yield said(ABOUT_JUDGMENTS)
        yield from map(_judged, brief.judgments)


def _group(group: Group) -> Iterable[str]:
    yield f"## {said(group.title)}"
    yield said(group.about)
    if group.style == "full":
        yield from map(_item, group.items)
    else:
        yield "\n".join(map(_line, group.items))
    if group.left_off:
        yield f"{group.left_off:,} more are left off here."


def _item(item: Item) -> str:
    sentences = "\n\n".join(_said(sentence) for sentence in item.sentences)
    return f"### {said(item.when)}: {_mark(item)}{said(item.who)}\n\n{sentences}\n\n{_basis(item)}"


def _line(item: Item) -> str:
    sentences = " ".join(_said(sentence) for sentence in item.sentences)
    return f"- **{said(item.when)}** {_mark(item)}{sentences} {_basis(item)}"


def _mark(item: Item) -> str:
    return f"\\[{item.mark}\\] " if item.mark else ""


def _basis(item: Item) -> str:
    single = "Single source: " if item.single else ""
    also = f" Also {_refs(item.more)}" if item.more else ""
    judged = f" *{said(item.reliability)}.*" if item.reliability else ""
    graded = f" *{said(item.credibility)}.*" if item.credibility else ""
    return f"*{single}{said(item.basis)}.*{also}{judged}{graded}"


def _dispute(dispute: Dispute) -> str:
    sides = "\n".join(f"- {_said(side)}" for side in dispute.sides)
    careful = f"\n\n{said(dispute.careful)}" if dispute.careful else ""
    return f"### {said(dispute.title)} ({said(dispute.kind)})\n\n{sides}{careful}"


def _table(table: Table) -> str:
    head = f"| {' | '.join((*table.columns, 'Notes'))} |\n|{'---|' * (len(table.columns) + 1)}"
    rows = "\n".join(f"| {' | '.join(map(said, cells))} | {_refs(notes)} |" for cells, notes in table.rows)
    return f"### {said(table.title)}\n\n{head}\n{rows}"


def _judged(one: Judged) -> str:
    told = _said(one.sentence) if one.sentence else ""
    judgment = " ".join(filter(None, (said(one.judgment), said(one.confidence))))
    parts = (f"### {said(one.when)}: \\[{one.mark}\\] {said(one.who)}", told, judgment)
    return "\n\n".join(filter(None, parts))


def _gap(gap: Gap) -> str:
    return f"### {said(gap.title)}\n\n" + "\n".join(f"- {said(line)}" for line in gap.lines)


def _said(sentence: Sentence) -> str:
    words = f": “{_quote(sentence.quote)}”" if sentence.quote else ""
    return f"{said(sentence.lead)}{words}{_refs(sentence.notes)}"


def _quote(quote: Quote) -> str:
    """The words, those that carry the claim in bold."""
    stress = f"**{said(quote.stress)}**" if quote.stress.strip() else ""
    return f"{escaped(quote.before)}{stress}{escaped(quote.after)}"


def _refs(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _source(source: Source) -> str:
    copy = f" Copy: {said(source.copy_of)}." if source.copy_of else ""
    return (
        f"- {said(source.outlet)}, “{said(source.title)}”, {said(source.when)}. "
        f"File {said(source.article.name)}.{copy} sha256 `{source.article.id}`"
    )


def _note(note: Note, source: Source) -> str:
    return (
        f"[^{note.number}]: “{said(note.span.words)}” {said(source.outlet)}, “{said(source.title)}”, "
        f"{said(source.when)}. {characters(note.span.start, note.span.end)}{of_original(*note.raw)}. "
        f"sha256 `{note.article.id}`"
    )
