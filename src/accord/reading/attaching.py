"""What is attached to a claim: its place, the numbers in its phrases, the contexts of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from accord.lexicon import Lexicon
from accord.model import Place, Quantity
from accord.reading.acts import Act
from accord.reading.cast import Cast, Found
from accord.reading.grammar import objects_under
from accord.reading.page import Page
from accord.reading.parse import Sentence, Word

PLACING = ("in", "at", "near", "outside")
OCCASION = ("during", "at", "in", "after")  # "signed it at a meeting in Geneva"


# ---------------------------------------------------------------- place
def place_of(act: Act, cast: Cast) -> Place | None:
    """The place that is visited; else "in Geneva", "at Vienna": under a preposition of the act, its verb or object."""
    if act.entry.mode == "visit":
        visited = (
            part.found for part in act.parts if part.role == "recipient" and part.found.kind in ("place", "state")
        )
        if (found := next(visited, None)) is not None and found.form != "demonym":
            return _as_place(found, cast)
    for word in _placed(act):
        for obj in objects_under(word, *PLACING):
            found = cast.at(obj)
            if found is not None and (found.place or found.kind in ("place", "state")):
                return _as_place(found, cast)
    return None


def _placed(act: Act) -> list[Word]:
    verb = act.verb or act.word
    objects = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    occasions = [obj for word in (verb, *objects) for obj in objects_under(word, *OCCASION)]
    return [verb, act.word, *objects, *occasions]


def _as_place(found: Found, cast: Cast) -> Place:
    span, actor = cast.span(found), found.actors[0]
    id = actor.lower() if found.kind == "place" else span.words.lower().replace(" ", "-")
    return Place(id, span.words, cast.country(actor), span)


# ---------------------------------------------------------------- numbers and contexts
def quantities_of(act: Act, page: Page) -> tuple[Quantity, ...]:
    """Numbers that stand in the act's own phrases: "signed 18 agreements", "killed 12 people"."""
    roots = [root for root in (act.verb, act.word) if root is not None]
    near = {id(w): w for root in roots for c in (root, *root.children) for w in (c, *c.children)}
    numbers = page.lexicon.grammar["numbers"]
    found = [
        Quantity(value, word.head.lower, page.cast.word_span(word))
        for word in near.values()
        if word.tag == "CD" and word.dep == "nummod" and (value := number_of(word.text, numbers)) is not None
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.span.start))


def number_of(text: str, written: Mapping[str, int]) -> float | None:
    """The value of a number in figures or in words; None for anything else. `written`: numbers that are written out."""
    plain = text.replace(",", "").lower()
    if plain in written:
        return float(written[plain])
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if isfinite(value) else None


def contexts_of(sentence: Sentence, given: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """PLOVER contexts: those that the act has anyway, and those whose words stand in the sentence."""
    words = {word.lower for word in sentence.words}
    shown = (name for name, listed in lexicon.contexts.items() if not words.isdisjoint(listed))
    return tuple(sorted({*given, *shown}))
