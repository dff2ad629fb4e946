"""Which office a title says: "the foreign ministry's spokesman", "deputy minister for consular affairs".

A title alone says little where many hold one like it. What stands before it ("foreign ministry spokesman") and after
it ("secretary of the security council", "envoy to X") says which.
"""

from __future__ import annotations

from dataclasses import dataclass

from accord.reading.cast import Found, Player
from accord.reading.grammar import NAME_TAGS, is_noun
from accord.reading.line import Line, Range
from accord.reading.parse import Word

COUNTERPART = "counterpart"  # an office that is somebody else's too
FAR = 5  # words between a state and a title that is still of it
DEEPEST = 2  # "the office of the committee of the party"
LONGEST_BODY = 7  # words
OWNING = ("of", "from")
NAMING = ("of", "for", "at", "in")  # between a title and the body or the field
SENDING = ("to", "for", "in", "at")  # between an envoy and where he is sent
OWNERS = frozenset({"state", "organisation", "body", "group", "place"})
QUALIFYING_TAGS = ("JJ", "JJS", "RBS", "NN", "NNP", "POS", "HYPH", "VBN", "NNS", "NNPS", "VBG")
BODY_TAGS = ("JJ", "NN", "NNP", "NNS", "NNPS", "HYPH", "VBG")
POSSESSIVE = ("'s", "’s", "'", "’")
ARTICLES = ("the", "a", "an", "both", "its", "his", "her", "their")


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a title."""

    edge: int  # the last word of it, seen from the title
    owner: str | None = None  # id of the state or organisation
    words: tuple[str, ...] = ()  # the body or field, as printed
    body: bool = False  # the words name a body


@dataclass(frozen=True, slots=True)
class Phrase:
    """The title's own words, and the office of the lexicon that they stand for."""

    run: Range
    words: str  # in lower case, in the singular
    office: str


def phrase_at(line: Line, i: int) -> Phrase | None:
    """The longest title that begins at a word."""
    word = line.words[i]
    if word.lower in line.title_words["counterpart"] and is_noun(word):
        return Phrase(Range(i, i), "counterpart", COUNTERPART)
    if word.lower == "general" and i > 0 and line.words[i - 1].lower in line.title_words["before_general"]:
        return None
    for phrase in line.names.titles.get(word.lower, ()):
        here = line.words[i : i + len(phrase.words)]
        if _opens_inside_name(line, i, len(phrase.words)):
            continue
        if tuple(w.lower for w in here) == phrase.words and _ends_title(line, here[-1]):
            return Phrase(Range(i, here[-1].i), _singular(line, here), phrase.office)
    return None


def _opens_inside_name(line: Line, i: int, length: int) -> bool:
    """ "Example Commission President": "commission" belongs to the name, "president" alone is the title."""
    found = line.at(i)
    return found is not None and found.first.i < i and found.last.i < i + length - 1


def _ends_title(line: Line, last: Word) -> bool:
    hyphened = last.i > 0 and line.words[last.i - 1].text == "-"
    return is_noun(last) or hyphened or (last.tag in ("JJ", "RB") and line.is_proper(last.i + 1))


def _singular(line: Line, words: list[Word]) -> str:
    *before, last = line.printed(Range(words[0].i, words[-1].i)).lower().split()
    if words[-1].tag in ("NNS", "NNPS"):
        last = line.names.lexicon.lemmas.get(last, last)
    return " ".join([*before, last])


def owner_of(line: Line, found: Found) -> str | None:
    """The state, organisation or group that a name stands for: itself, or a body's home."""
    player = line.cast.players[found.actors[0]]
    if found.kind in ("state", "organisation", "group"):
        return player.id
    generic = all(_is_common(line, word) for word in line.cut(Range(found.first.i, found.last.i)))
    return player.country or (player.id if found.kind == "body" and not generic else None)


def _is_common(line: Line, word: Word) -> bool:
    """ "Security Council" says not whose."""
    words = (
        line.title_words["fields"] | line.title_words["field_adjectives"] | line.people["organisation_cues"]["words"]
    )
    return word.lower in words


def _body_words(line: Line, found: Found) -> list[str]:
    """The name of a body without that of its state: "US", "Kenya's"."""
    words = [word.text for word in line.cut(Range(found.first.i, found.last.i))]
    forms, home = line.names.knowledge.forms, owner_of(line, found)
    while len(words) > 1 and (words[0] in POSSESSIVE or any(form.entity == home for form in forms.get(words[0], ()))):
        words = words[1:]
    return words


# ---------------------------------------------------------------- before the title
def side_before(line: Line, phrase: Phrase) -> Side:
    """ "Kenya's hard-line former", "the US Supreme Council's", "foreign ministry"."""
    first = phrase.run.first
    edge, words = first, list[Word]()
    for k in range(first - 1, max(-1, first - 1 - FAR), -1):
        word = line.words[k]
        if (found := line.at(k)) is not None:
            if _is_part(line, found):
                words.insert(0, word)
                edge = k
                continue
            said = tuple(word.text for word in words)
            if found.kind in OWNERS and owner_of(line, found) is not None:
                return _owned(line, found, said, False, _is_body(line, words))
            return Side(edge, None, said, _is_body(line, words))
        if word.lower in line.title_words["qualifiers"]:
            edge = k
        elif word.text in POSSESSIVE and not _is_body(line, [line.words[k - 1]]):
            return _possessed(line, k, words, edge)
        elif word.text not in POSSESSIVE and word.text != "-" and not _qualifies(line, word):
            break
        elif _says_which(line, word, words):
            words.insert(0, word)
            edge = k
    return Side(edge, None, tuple(word.text for word in words), _is_body(line, words))


def _is_part(line: Line, found: Found) -> bool:
    """The name of a body that is the end of a longer one: "National Security Council"."""
    before = line.word(found.first.i - 1)
    if found.kind not in ("organisation", "body") or before is None or line.at(before.i) is not None:
        return False
    calendar = before.lower.rstrip(".") in line.names.calendar
    return before.tag in NAME_TAGS and before.text[0].isupper() and not calendar


def _possessed(line: Line, mark: int, words: list[Word], edge: int) -> Side:
    """ "X's adviser", "the president's adviser": of the state of X, or of the last president named."""
    said = tuple(word.text for word in words)
    found = line.at(mark - 1)
    if (holder := _person_at(line, mark - 1)) is not None:
        return Side(mark - 1, holder.country, said, _is_body(line, words))
    if found is not None and found.kind in OWNERS:
        return _owned(line, found, said, True, _is_body(line, words))
    match = phrase_at(line, mark - 1)
    if match is None:
        return Side(mark - 1, None, said, _is_body(line, words))
    holders = [player for player in line.cast.persons() if player.office == match.office and not player.former]
    return Side(mark - 1, holders[-1].country if holders else None, said, _is_body(line, words))


def _person_at(line: Line, i: int) -> Player | None:
    """The person named there, or named before with this last name."""
    found = line.at(i)
    if found is not None:
        return line.cast.players[found.actors[0]] if found.kind == "person" else None
    if not line.is_proper(i):
        return None
    return next((p for p in line.cast.persons() if p.name.split()[-1] == line.words[i].text), None)


def _qualifies(line: Line, word: Word) -> bool:
    return word.tag in QUALIFYING_TAGS and word.lower.rstrip(".") not in line.names.calendar


def _says_which(line: Line, word: Word, after: list[Word]) -> bool:
    """A noun, or an adjective of fields and bodies ("nuclear", "foreign ministry"); "powerful" says nothing."""
    if word.tag in ("NN", "NNP", "NNS", "NNPS"):
        return word.text.isalpha() or "." in word.text or "-" in word.text
    adjectives = line.title_words["field_adjectives"]
    return word.lower in adjectives or bool(after and word.text[0].isupper() and after[0].text[0].isupper())


def _owned(line: Line, found: Found, said: tuple[str, ...], possessive: bool, body: bool) -> Side:
    """What a name before a title makes of it: its owner, and, where the name is a body's, part of the office."""
    owner = owner_of(line, found)
    if found.kind == "body" or (found.form == "metonym" and not possessive):
        return Side(found.first.i, owner, (*_body_words(line, found), *said), True)
    return Side(found.first.i, owner, said, body)


def _is_body(line: Line, words: list[Word]) -> bool:
    return any(word.lower in line.people["organisation_cues"]["words"] for word in words)


# ---------------------------------------------------------------- after the title
def side_after(line: Line, phrase: Phrase) -> Side:
    """ "of the Republic of X", "of X's security council", "for consular affairs", "to X": of "A and B" it is A."""
    last = phrase.run.last
    side = Side(last)
    for _ in range(DEEPEST):
        preposition = line.word(side.edge + 1)
        low = preposition.lower if preposition is not None else ""
        more = None
        if low in SENDING and phrase.office == "ambassador":
            more = _where_sent(line, side)
        elif low in OWNING or low in NAMING:
            more = _body_after(line, side, low, phrase)
        if more is None:
            break
        side = more
    return side


def _where_sent(line: Line, side: Side) -> Side | None:
    k = _past_articles(line, side.edge + 2)
    found = line.at(k)
    if found is None or found.kind not in ("state", "organisation", "place"):
        return None
    sent = line.words[side.edge + 1].text
    return Side(found.last.i, side.owner, (*side.words, sent, line.printed(Range(k, found.last.i))), True)


def _body_after(line: Line, side: Side, preposition: str, phrase: Phrase) -> Side | None:
    """The owner, the body or the field after one preposition; None if none of them stands there."""
    k = _past_articles(line, side.edge + 2)
    owner, edge = side.owner, side.edge
    found = line.at(k)
    if found is not None and found.kind in ("state", "organisation", "body", "place"):
        mine = owner_of(line, found)
        if found.kind == "body":
            words = (*side.words, "of", "the", *_body_words(line, found))
            return Side(_past_abbreviation(line, found.last.i), owner or mine, words, True)
        if preposition == "in" and side.body and mine:
            return Side(found.last.i, owner or mine, side.words, side.body)
        if preposition not in OWNING and not (preposition == "for" and phrase.office == "spokesperson"):
            return None
        owner, edge = (owner or mine), found.last.i
        past = _past_possessive(line, found)
        if past is None:
            is_owner = found.kind in ("state", "organisation") and not found.place
            return Side(edge, owner, side.words, side.body) if is_owner and mine else None
        k = past
    elif preposition == "from":
        return None
    body = _body_at(line, k)
    if not body:
        return Side(edge, owner, side.words, side.body) if edge > side.edge else None
    plain = [word for word in body if word.text not in POSSESSIVE]
    named = _is_body(line, plain) or side.body
    if not named and not _is_field(line, plain, preposition):
        return None
    article = line.words[side.edge + 2].lower == "the" or not side.words
    joint = (("of", "the") if article else ("of",)) if named else (preposition,)
    said = (*side.words, *joint, *(word.text for word in plain))
    return Side(_past_abbreviation(line, body[-1].i), owner, said, named)


def _is_field(line: Line, words: list[Word], preposition: str) -> bool:
    """ "for consular affairs", "of Health": what an office is for. "for years" is not."""
    if preposition not in ("of", "for"):
        return False
    return words[0].text[0].isupper() or words[-1].lower in line.title_words["fields"]


def _is_title(line: Line, k: int) -> bool:
    """A title begins here, and no body: "general" is one in "General Doe", not in "the General Council"."""
    match = phrase_at(line, k)
    if match is None:
        return False
    after = line.word(match.run.last + 1)
    return after is None or after.lower not in line.people["organisation_cues"]["words"]


def _past_articles(line: Line, k: int) -> int:
    while k < len(line.words) and line.words[k].lower in ARTICLES:
        k += 1
    return k


def _past_possessive(line: Line, found: Found) -> int | None:
    """The word after "X's" or the adjective of X; None where the name stands for itself."""
    after = line.word(found.last.i + 1)
    if after is None:
        return None
    if after.text in POSSESSIVE:
        return after.i + 1
    abbreviated = found.last.text.replace(".", "").isupper()
    return (
        after.i
        if (found.form == "demonym" or abbreviated) and after.tag in BODY_TAGS and line.at(after.i) is None
        else None
    )


def _past_abbreviation(line: Line, last: int) -> int:
    """ "the Security Council (SC) Jane Doe": the abbreviation adds nothing."""
    marks = [line.word(last + n) for n in (1, 2, 3)]
    if all(marks) and marks[0].text == "(" and marks[1].text.isupper() and marks[2].text == ")":  # type: ignore[union-attr]
        return last + 3
    return last


def _body_at(line: Line, k: int) -> list[Word]:
    """The words of a body or field that begin here: all capitalised, or none."""
    start = k
    while k < len(line.words) and k - start < LONGEST_BODY and _goes_on(line, start, k):
        k += 1
    while k > start and line.words[k - 1].tag not in ("NN", "NNP", "NNS", "NNPS"):
        k -= 1
    return line.words[start:k]


def _goes_on(line: Line, start: int, k: int) -> bool:
    word, fields = line.words[k], line.title_words["fields"]
    closing = fields | line.people["organisation_cues"]["words"]
    if word.lower.rstrip(".") in line.names.calendar or (line.at(k) is not None and line.at(k).kind == "person"):  # type: ignore[union-attr]
        return False
    if word.text in POSSESSIVE:
        return k > start and line.is_capitalised(k - 1)
    if word.text in ("and", "&"):
        both = line.is_capitalised(k - 1) and line.is_capitalised(k + 1)
        return k > start and both and line.words[k - 1].lower in fields and line.words[k + 1].lower in fields
    if word.tag not in BODY_TAGS or _is_title(line, k):
        return False
    if k > start and word.lower in line.title_words["regions"]:
        return True
    if k > start and line.is_capitalised(start) != word.text[0].isupper() and word.text != "-":
        return False
    ended = k > start and line.words[k - 1].lower in closing
    return not (ended and word.tag in NAME_TAGS and word.lower not in closing)


# ---------------------------------------------------------------- the office
def office_told(line: Line, phrase: Phrase, before: Side, after: Side) -> str | None:
    """The office in the words of the text where the lexicon's own are too broad; None for a rank or a calling."""
    words = line.title_words
    broad = phrase.office in words["as_printed"]
    own = phrase.words if broad or phrase.words in words["own_words"] else phrase.office
    told = before.body or after.body or (bool(before.words or after.words) and own not in words["callings"])
    if own in words["no_office"] or (own in words["no_office_alone"] and not told):
        return None
    low = [word.lower for word in line.words[before.edge : phrase.run.first]]
    ranks = [word for word in low if word in words["office_ranks"]]
    field = [word for word in before.words if word.lower() not in ranks] if broad else []
    if not before.body:  # "Health Minister": the capital is the title's
        field = [
            word.lower() if word.lower() in words["fields"] | words["field_adjectives"] else word for word in field
        ]
    return " ".join([*ranks, *field, own, *after.words])
