"""Which words are a person's name, and who bears it."""

from __future__ import annotations

from accord.reading.cast import Player, slug
from accord.reading.grammar import NAME_TAGS
from accord.reading.known import known_person
from accord.reading.line import LONGEST_NAME, Line, Range

ARTICLE_PREFIXES = ("al-", "el-", "d'", "o'")  # open a surname in small letters
UNSURE_TAGS = ("JJ", "NN", "NNS", "FW", "VB", "VBP", "UH")  # what the tagger makes of names that it does not know
BEFORE_TITLE = ("the", "a", "an", "'s", "’s")
ADVERBS = frozenset({"currently", "now", "also", "still"})
CLOSING = ",.;)–—"  # what ends an apposition


def name_run(line: Line, start: int) -> Range | None:
    """A capitalised name that begins at this word, honorific and particles included."""
    found = line.at(start)
    if found is not None and found.kind == "person" and found.form == "name" and found.first.i <= start:
        return Range(start, found.last.i)  # the tables may have the name with its title
    end = start
    while end < min(len(line.words), start + LONGEST_NAME + 3) and _goes_on(line, start, end):
        end += 1
    while end > start and line.is_particle(end - 1) and not line.is_capitalised(end - 1):
        end -= 1
    return Range(start, end - 1) if end > start else None


def _goes_on(line: Line, start: int, i: int) -> bool:
    if i in line.taken:
        return False
    if _may_be_name(line, i):
        return True
    if i == start:
        return line.is_honorific(i) and line.is_capitalised(i)
    return line.is_particle(i) and _leads_to_name(line, i + 1)


def _leads_to_name(line: Line, i: int) -> bool:
    """ "al-Jaber", "van der X": a capitalised word after one or more particles."""
    while line.word(i) is not None and line.is_particle(i) and not line.is_capitalised(i):
        i += 1
    return line.is_capitalised(i) and i not in line.taken


def _may_be_name(line: Line, i: int) -> bool:
    word = line.words[i]
    if word.lower.rstrip(".") in line.names.calendar:
        return False
    if not word.text[0].isupper():
        return word.lower.startswith(ARTICLE_PREFIXES) and word.tag in NAME_TAGS
    return word.tag in NAME_TAGS or (word.tag in UNSURE_TAGS and len(word.text) > 1 and not word.text.isupper())


def name_after_comma(line: Line, title: int) -> Range | None:
    """ "the foreign minister, Jane Doe,": a name of two words or more, closed by a mark or the end of the sentence."""
    run = name_run(line, title + 2)
    if run is None or run.first == run.last:
        return None
    if any(word.tag not in NAME_TAGS and word.text[0].isupper() for word in line.cut(run)):
        return None
    after = line.word(run.last + 1)
    return run if after is None or after.text in CLOSING else None


def name_before(line: Line, start: int) -> Range | None:
    """ "Jane Doe, Kenya's foreign minister": the name before the comma."""
    k = start - 1
    while k >= 0 and (line.words[k].lower in BEFORE_TITLE or (start - k < 5 and _is_state(line, k))):
        k -= 1
    if k < 1 or line.words[k].text != ",":
        return None
    found = line.at(k - 1)
    if found is not None:
        return Range(found.first.i, found.last.i) if found.kind == "person" and found.form == "name" else None
    calendar = line.words[k - 1].lower.rstrip(".") in line.names.calendar
    return Range(_first_of_name(line, k - 1), k - 1) if line.is_proper(k - 1) and not calendar else None


def name_by_verb(line: Line, start: int) -> Range | None:
    """ "X is the", "X, who was appointed as", "Y named X as its" before a title: whom the verb gives the office."""
    verbs = line.people["office_verbs"]
    k = start - 1
    while k >= 0 and (line.words[k].lower in (*BEFORE_TITLE, "its", "their", "new") or _is_state(line, k)):
        k -= 1
    if k < 0:
        return None
    as_it = line.words[k].lower == "as"
    k -= as_it
    verb = line.word(k)
    if verb is None:
        return None
    if verb.lower in verbs["holds"] or (as_it and verb.lower in verbs["serves"]):
        return _subject_before(line, k - 1)
    if verb.lower in verbs["given"] and line.words[max(0, k - 1)].lower in verbs["passive"]:
        return _subject_before(line, k - 1)
    run = _name_ending(line, k)
    giver = line.word(run.first - 1) if run is not None else None
    return run if giver is not None and giver.lower in verbs["given"] else None


def _subject_before(line: Line, k: int) -> Range | None:
    """The name before the helping verbs, or before "who"."""
    while k > 0 and line.words[k].lower in line.people["office_verbs"]["passive"] | ADVERBS:
        k -= 1
    if k > 1 and line.words[k].lower == "who":
        k -= 2 if line.words[k - 1].text == "," else 1
    return _name_ending(line, k) if k >= 0 else None


def _name_ending(line: Line, k: int) -> Range | None:
    """A person's name that ends at the word: one that is known, or two capitalised words."""
    found = line.at(k)
    if found is not None:
        return Range(found.first.i, found.last.i) if found.kind == "person" and found.form == "name" else None
    if not line.is_proper(k) or line.words[k].lower.rstrip(".") in line.names.calendar:
        return None
    first = _first_of_name(line, k)
    cues = line.people["organisation_cues"]["words"] | line.people["thing_cues"]["words"]
    return Range(first, k) if first < k and not any(w.lower in cues for w in line.cut(Range(first, k))) else None


def _is_state(line: Line, i: int) -> bool:
    found = line.at(i)
    return found is not None and found.kind == "state"


def _first_of_name(line: Line, last: int) -> int:
    first = last
    while (
        first > 0
        and last - first < LONGEST_NAME
        and line.at(first - 1) is None
        and (line.is_proper(first - 1) or line.is_particle(first - 1))
    ):
        first -= 1
    return first


def person(line: Line, run: Range) -> Player | None:
    """The person whom a capitalised name means: known in this document, known to the tables, or new."""
    first = run.first
    while first < run.last and line.is_honorific(first):
        first += 1
    name = line.printed(Range(first, run.last)).strip(" '’")
    if not name or not name[0].isalpha():
        return None
    covered = line.at(run.last)
    if covered is not None and covered.kind == "person":
        return line.cast.players[covered.actors[0]]
    return _named_before(line, name) or known_person(line, name) or line.cast.player(Player(slug(name), "person", name))


def _named_before(line: Line, name: str) -> Player | None:
    """The person of this document who has the name, or whose last name it is."""
    return next(
        (p for p in line.cast.persons() if p.name == name or (" " not in name and p.name.split()[-1] == name)), None
    )
