"""Named and described actors: states and known organisations, persons with titles, bodies and groups.

Order inside a sentence: known names (tables of the world), titles with the names that follow, other capitalised names,
then described actors ("Belarusian troops", "the foreign ministry"). Pronouns and "the two countries" are `reference`'s.
"""

from __future__ import annotations

from accord.reading.capitalised import find_capitalised
from accord.reading.cast import Cast
from accord.reading.described import find_described
from accord.reading.known import Choice, find_known, sight_known
from accord.reading.line import Line
from accord.reading.names import Names
from accord.reading.titles import find_titled


def find_named(cast: Cast, names: Names) -> None:
    """Mark every name of the document, headlines last: a headline's capitals say nothing of themselves."""
    lines = [Line(cast, number, names, sentence.words) for number, sentence in enumerate(cast.sentences)]
    lines.sort(key=lambda line: line.is_headline)
    sighted = [list(sight_known(line)) for line in lines]
    choice = Choice(names.knowledge, (sighting for found in sighted for sighting in found))
    for line, found in zip(lines, sighted, strict=True):
        find_known(line, found, choice)
        find_titled(line)
        find_capitalised(line)
    for line in lines:
        find_described(line)
        cast.sort(line.number)
