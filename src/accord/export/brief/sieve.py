"""No sentence leaves that the words it cites do not bear out: the checker of drafts runs on the brief's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from accord.export.brief.shape import Dispute, Group, Item, Note, Sentence
from accord.export.brief.shelf import Shelf
from accord.export.verify.check import Checker


class Sieve:
    """Lets through what is borne out and remembers what is not, with the reason."""

    def __init__(self, shelf: Shelf, notes: Iterable[Note]) -> None:
        self._checker = Checker(shelf)
        self._spans = {note.number: note.span for note in notes}
        self.refused: list[str] = []

    def kept(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        return tuple(one for one in sentences if self._holds(one))

    def group(self, group: Group) -> Group:
        items = (self._item(item) for item in group.items)
        return replace(group, items=tuple(item for item in items if item is not None))

    def disputes(self, disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
        """A dispute of which a side is not borne out is none."""
        return tuple(one for one in disputes if len(self.kept(one.sides)) == len(one.sides))

    def _item(self, item: Item) -> Item | None:
        """The event with the sentences that hold; None if it had some and none holds."""
        sentences = self.kept(item.sentences)
        return replace(item, sentences=sentences) if sentences or not item.sentences else None

    def _holds(self, one: Sentence) -> bool:
        """A sentence without notes gives counts of the record itself."""
        if not one.notes:
            return True
        quote = one.quote.text if one.quote else ""
        faults = self._checker.told(one.lead, quote, [self._spans[number] for number in one.notes])
        if faults:
            self.refused.append(f"{one.lead}: “{quote}” ({'; '.join(fault.what for fault in faults)})")
        return not faults
