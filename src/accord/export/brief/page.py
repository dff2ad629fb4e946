"""The brief as one HTML page that needs nothing else: no script, no other file, no connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files

from accord.export.brief.charts import ABOUT as ABOUT_CHARTS
from accord.export.brief.charts import svg
from accord.export.brief.judged import ABOUT as ABOUT_JUDGMENTS
from accord.export.brief.marks import Mark, marked, paragraphs, shown
from accord.export.brief.shape import Brief, Chart, Dispute, Gap, Group, Item, Judged, Note, Sentence, Source, Table
from accord.export.brief.wording import characters, of_original

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
SOURCES_ABOUT = (
    "Every document as it was read. Words that a note quotes are underlined; "
    "the number behind them leads back to the note."
)


@dataclass(slots=True)
class Page:
    """Draws one page. It remembers which notes were referred to: the first reference is where a note leads back to."""

    brief: Brief
    originals: Mapping[str, str]
    referred: set[int] = field(default_factory=set)
    sources: dict[str, Source] = field(init=False)

    def __post_init__(self) -> None:
        self.sources = {source.article.id: source for source in self.brief.sources}

    def html(self) -> str:
        brief = self.brief
        sections = list(self._sections())
        return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Accord">
<title>{shown(brief.title)}</title>
<style>
{files("accord.export.brief").joinpath("brief.css").read_text("utf-8")}</style>
</head>
<body>
<a class="skip" href="#bottom-line">Skip to the bottom line</a>
<header>
<p class="kind">Brief</p>
<h1>{shown(brief.title)}</h1>
<p class="as-of">As of <strong>{shown(brief.as_of)}</strong>, when the latest dated document was published</p>
<dl class="coverage">
{"".join(f"<div><dt>{shown(name)}</dt><dd>{shown(value)}</dd></div>{NEWLINE}" for name, value in brief.coverage)}</dl>
</header>
<nav aria-label="Contents"><ul>
{"".join(f'<li><a href="#{id}">{shown(title)}</a></li>{NEWLINE}' for id, title, _ in sections)}</ul></nav>
<main>
{"".join(_section(*section) for section in sections)}</main>
<footer><p>Made by Accord from the documents listed above. Quoted words are theirs.</p></footer>
</body>
</html>
"""

    def _sections(self) -> Iterable[tuple[str, str, str]]:
        """Id, title and content of each section, in the order in which notes are numbered."""
        brief = self.brief
        yield "bottom-line", "Bottom line", "".join(f"<p>{self._said(one)}</p>\n" for one in brief.bottom_line)
        for group in brief.groups:
            if group.style == "full":
                yield group.id, group.title, self._group(group)
        if brief.disputes:
            yield "disputed", "Disputed", "".join(map(self._dispute, brief.disputes))
        if brief.changed:
            yield brief.changed.id, brief.changed.title, self._group(brief.changed)
        if brief.charts:
            drawn = "".join(f"{self._chart(chart)}" for chart in brief.charts)
            yield "ties", "Ties", f'<p class="about">{shown(ABOUT_CHARTS)}</p>\n{drawn}'
        if brief.tables:
            yield "registers", "Registers", "".join(map(self._table, brief.tables))
        for group in brief.groups:
            if group.style == "compact":
                yield group.id, group.title, self._group(group)
        if brief.gaps:
            yield "gaps", "Gaps", "".join(map(_gap, brief.gaps))
        if brief.judgments:
            judged = "".join(map(self._judged, brief.judgments))
            yield "judgments", "Judgments", f'<p class="about">{shown(ABOUT_JUDGMENTS)}</p>\n{judged}'
        yield "notes", "Notes", f"<ol>\n{''.join(map(self._note, brief.notes))}</ol>\n"
        yield (
            "sources",
            "Sources",
            f'<p class="about">{SOURCES_ABOUT}</p>\n' + "".join(map(self._source, brief.sources)),
        )

    def _group(self, group: Group) -> str:
        items = "".join(self._item(item) if group.style == "full" else self._line(item) for item in group.items)
        more = f'<p class="about">{group.left_off:,} more are left off here.</p>\n' if group.left_off else ""
        return f'<p class="about">{shown(group.about)}</p>\n<ol class="{group.style}">\n{items}</ol>\n{more}'

    def _item(self, item: Item) -> str:
        sentences = "".join(f"<p>{self._said(sentence)}</p>\n" for sentence in item.sentences)
        return (
            f'<li id="e-{escape(item.id)}">\n<p class="when">{shown(item.when)}</p>\n'
            f"<div>\n<h3>{_mark(item)}{shown(item.who)}</h3>\n{sentences}{self._basis(item)}</div>\n</li>\n"
        )

    def _line(self, item: Item) -> str:
        said = " ".join(self._said(sentence) for sentence in item.sentences)
        return (
            f'<li id="e-{escape(item.id)}">\n<p class="when">{shown(item.when)}</p>\n'
            f"<div>\n<p>{_mark(item)}{said}</p>\n{self._basis(item)}</div>\n</li>\n"
        )

    def _basis(self, item: Item) -> str:
        single = '<strong class="single">Single source:</strong> ' if item.single else ""
        also = f" Also {self._refs(item.more)}" if item.more else ""
        judged = f" {shown(item.reliability)}." if item.reliability else ""
        graded = f'<br>\n<span class="computed">{shown(item.credibility)}.</span>' if item.credibility else ""
        return f'<p class="basis">{single}{shown(item.basis)}.{also}{judged}{graded}</p>\n'

    def _dispute(self, dispute: Dispute) -> str:
        sides = "".join(f"<li><p>{self._said(side)}</p></li>\n" for side in dispute.sides)
        careful = f'<p class="careful">{shown(dispute.careful)}</p>\n' if dispute.careful else ""
        return (
            f'<section class="dispute" id="c-{escape(dispute.id)}">\n'
            f'<h3><span class="mark">{shown(dispute.kind)}</span> {shown(dispute.title)}</h3>\n'
            f'<ul class="sides">\n{sides}</ul>\n{careful}</section>\n'
        )

    def _chart(self, chart: Chart) -> str:
        return f"<h3>{shown(chart.table.title)}</h3>\n<figure>\n{svg(chart)}\n</figure>\n{self._rows(chart.table)}"

    def _judged(self, one: Judged) -> str:
        told = f"<p>{self._said(one.sentence)}</p>\n" if one.sentence else ""
        confidence = f"<p>{shown(one.confidence)}</p>\n" if one.confidence else ""
        mark = f'<span class="mark {one.mark.lower().replace(" ", "-")}">{one.mark}</span> '
        return (
            f"<h3>{shown(one.when)}: {mark}{shown(one.who)}</h3>\n{told}"
            f'<p class="judgment">{shown(one.judgment)}</p>\n{confidence}'
        )

    def _table(self, table: Table) -> str:
        return f"<h3>{shown(table.title)}</h3>\n{self._rows(table)}"

    def _rows(self, table: Table) -> str:
        head = "".join(f'<th scope="col">{shown(name)}</th>' for name in (*table.columns, "Notes"))
        rows = "".join(
            "<tr>"
            + "".join(
                f'<td data-head="{escape(name)}">{shown(cell)}</td>'
                for name, cell in zip(table.columns, cells, strict=True)
            )
            + f'<td data-head="Notes">{self._refs(notes)}</td></tr>\n'
            for cells, notes in table.rows
        )
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"

    def _said(self, sentence: Sentence) -> str:
        if (quote := sentence.quote) is None:
            return shown(sentence.lead) + self._refs(sentence.notes)
        stress = f"<strong>{shown(quote.stress)}</strong>" if quote.stress else ""
        words = f"<q>{shown(quote.before)}{stress}{shown(quote.after)}</q>"
        return f"{shown(sentence.lead)}: {words}{self._refs(sentence.notes)}"

    def _refs(self, numbers: Iterable[int]) -> str:
        return "".join(map(self._ref, numbers))

    def _ref(self, number: int) -> str:
        id = "" if number in self.referred else f' id="r{number}"'
        self.referred.add(number)
        return f'<a class="ref" href="#n{number}"{id}><span class="unseen">Note </span>{number}</a>'

    def _note(self, note: Note) -> str:
        source = self.sources[note.article.id]
        back = f' <a href="#r{note.number}" aria-label="Back to the text, note {note.number}">↩</a>'
        return (
            f'<li id="n{note.number}"><q>{shown(note.span.words)}</q> '
            f'<a class="open" href="#w{note.number}">{shown(source.outlet)}, “{shown(source.title)}”</a>, '
            f"{shown(source.when)}. {characters(note.span.start, note.span.end)}"
            f'{of_original(*note.raw)}. <span class="hash">sha256 <a href="#s{source.number}">'
            f"{escape(note.article.id[:16])}…</a></span>{back}</li>\n"
        )

    def _source(self, source: Source) -> str:
        article = source.article
        copy = f" Copy: {source.copy_of}." if source.copy_of else ""
        marks = [Mark(note.span.start, note.span.end, note.number) for note in source.notes]
        return (
            f'<article id="s{source.number}">\n<h3>{shown(source.title)}</h3>\n'
            f'<p class="basis">{shown(source.outlet)}, {shown(source.when)}. File {shown(article.name)}, '
            f"{shown(article.format)}, {shown(article.genre)}.{shown(copy)}"
            f' <span class="hash">sha256 <code>{shown(article.id)}</code></span></p>\n'
            f'<div class="text"{_language(article.language)}>\n{_text(article.text, marks)}</div>\n'
            f"{self._original(source)}</article>\n"
        )

    def _original(self, source: Source) -> str:
        """The kept original, folded away, with the same words marked where it has them."""
        if (raw := self.originals.get(source.article.id)) is None:
            return ""
        ranges = [(note.number, *note.raw) for note in source.notes]
        marks = [Mark(start, end, number) for number, start, end in ranges if start is not None and end is not None]
        seen = {mark.number for mark in marks}  # the ids belong to the text above
        drawn = marked(raw, 0, len(raw), marks, seen)
        return f"<details><summary>The original, as it was kept</summary>\n<pre>{drawn}</pre>\n</details>\n"


NEWLINE = "\n"


def _section(id: str, title: str, content: str) -> str:
    heading = f'<h2 id="{id}-title">{shown(title)}</h2>'
    return f'<section id="{id}" aria-labelledby="{id}-title">\n{heading}\n{content}</section>\n'


def _mark(item: Item) -> str:
    return f'<span class="mark {item.mark.lower().replace(" ", "-")}">{item.mark}</span> ' if item.mark else ""


def _gap(gap: Gap) -> str:
    return (
        f"<h3>{shown(gap.title)}</h3>\n<ul>\n{''.join(f'<li>{shown(line)}</li>{NEWLINE}' for line in gap.lines)}</ul>\n"
    )


def _language(language: str | None) -> str:
    return f' lang="{escape(language)}" dir="auto"' if language else ' dir="auto"'


def _text(text: str, marks: list[Mark]) -> str:
    seen: set[int] = set()
    return "".join(f'<p dir="auto">{marked(text, start, end, marks, seen)}</p>\n' for start, end in paragraphs(text))
