"""Described actors: a noun for people or a body, and whose it is: "Belarusian troops", "protesters in Minsk"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from accord.reading.cast import Cast, Found, Player, slug
from accord.reading.grammar import antecedent, conjuncts, first_conjunct, is_helper, is_noun, objects_under
from accord.reading.line import Line, Range
from accord.reading.names import Group
from accord.reading.parse import Word

BEFORE_NOUN = ("compound", "nmod", "amod")
CORE_TAGS = ("NN", "JJ", "NNP")
CONDITIONS = ("siege", "emergency", "war", "alert", "alarm", "readiness", "affairs", "calamity", "disaster")
UNIDENTIFIED = "UNK"  # sector of PLOVER
HEARD = "SRC"  # group of those from whom something is heard
QUOTING = ("quoting", "citing", "quoted", "cited", "told")
VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
OWNING = ("of", "from")
BELONGING = (*OWNING, "in", "for")
DEEPEST = 2  # "the army of the north of X"


class Home(NamedTuple):
    """The state that a described actor belongs to, and the name by which the text says so."""

    country: str
    name: str
    last: Word | None = None  # the last word of "in X", where the home follows the noun
    shared: bool = False  # coordinated with another: "X and Y"


def find_described(line: Line) -> None:
    """Mark nouns of the lexicon's groups that no name covers."""
    for word in line.words:
        wider = (_with_word_before(line, word), _with_word_after_of(word))
        both = next((line.names.groups[p] for p in wider if p != word.lower and p in line.names.groups), None)
        group = both or line.names.groups.get(word.lower)
        if group is not None and group.sector == UNIDENTIFIED and not _is_unidentified_speaker(line, word):
            continue
        if group is not None and line.cast.at(word) is None and _stands_alone(line, word):
            _mark(line, word, group, listed=both is not None)


def _is_unidentified_speaker(line: Line, noun: Word) -> bool:
    """Not of "X, a spokesman", who is X; a source or a report only where something is heard from it."""
    named = line.cast.at(noun.head) if noun.dep == "appos" else None
    beside = (line.cast.at(c) for c in noun.children if c.dep == "appos")
    if any(found is not None and found.form == "name" for found in (named, *beside)):
        return False
    return noun.lower not in line.names.lexicon.people["groups"][HEARD]["nouns"] or _is_heard(line, noun)


def _is_heard(line: Line, noun: Word) -> bool:
    """ "a source said", "according to sources": whom something is heard from, and no source of funds."""
    voices = line.names.lexicon.voices
    if noun.dep in ("nsubj", "appos"):
        return any(noun.head.lower in stance["verbs"] for stance in voices["reporting"].values())
    above = noun.head.head if noun.dep == "pobj" else noun
    heard = (*voices["according"]["words"], *QUOTING)
    return noun.head.lower in heard or above.lower in heard


def _with_word_before(line: Line, word: Word) -> str:
    """ "asylum seekers", "health worker"."""
    before = line.word(word.i - 1)
    if before is not None and before.text == "-":  # "asylum-seekers"
        before = line.word(word.i - 2)
    return f"{before.lower} {word.lower}" if before is not None else word.lower


def _with_word_after_of(word: Word) -> str:
    """ "heads of state", "chiefs of staff"."""
    after = next((obj for obj in objects_under(word, "of")), None)
    return f"{word.lower} of {after.lower}" if after is not None else word.lower


def _stands_alone(line: Line, noun: Word) -> bool:
    """The noun is no part of another noun's phrase, and does not only qualify a name: "its ally Belarus"."""
    top = first_conjunct(noun)  # "command and staff exercises"
    if not is_noun(noun) or (top.dep in BEFORE_NOUN and top.head.i > noun.i and is_noun(top.head)):
        return False
    if noun.lower == "state" and any(o.lower in CONDITIONS for o in objects_under(noun, "of")):
        return False  # "declared a state of siege"
    if noun.lower == "opposition" and any(c.dep == "prep" and c.lower == "to" for c in noun.children):
        return False  # "support for X and opposition to Y" names nobody
    if noun.dep == "pobj" and noun.head.lower == "as" and noun.head.dep == "prep" and noun.head.head.tag in VERBS:
        return False  # "named them as terrorists": what they are called
    after = line.at(noun.i + 1)
    return after is None or after.form != "name" or after.kind not in ("state", "organisation", "media")


def _mark(line: Line, noun: Word, group: Group, *, listed: bool) -> None:
    """`listed`: the lexicon has the noun with the word before it: "aid groups", where "groups" alone name nobody."""
    abroad = noun.lower in line.people["missions"]["abroad"]  # "the embassy in Tehran" is not Iran's
    homes = list(_homes(line.cast, noun, OWNING if abroad else BELONGING))
    home = next(iter(homes), None)
    allegiance = line.people["loyal"]["words"]
    loyal = next((c for c in noun.children if c.dep in ("amod", "acl") and c.lower in allegiance), None)
    if home is None and loyal is not None:
        homes = list(_homes(line.cast, loyal, ("to", "with")))
        home = next(iter(homes), None)
    told = (
        listed
        or loyal is not None
        or any(c.dep == "nummod" or (c.dep in BEFORE_NOUN and _tells_who(line, noun, c)) for c in noun.children)
    )
    told = told or _is_known_company(noun)
    if home is None and not told and noun.lower in line.people["generic"]["nouns"]:
        return
    if home is not None and noun.lower == "capital":
        line.cast.player(Player(home.country, "state", home.name, home.country))
        line.cast.add(Found(noun, noun, noun, (home.country,), "state", "nominal", line.number, line.is_locative(noun)))
        return  # "in the Kenyan capital": the city as a place, else the state that it speaks for
    words = _core(line, noun)
    label = " ".join(word.lower for word in words)
    one = noun.tag == "NN" and noun.lower in line.people["reference"]["person"]
    kind = "person" if one and group.kind == "group" else group.kind  # "a senior official"
    if home is None:
        player = Player(slug(label), kind, label, None, group.sector)
    else:
        id = f"{home.country.lower()}-{slug(label)}"
        player = Player(id, kind, f"{home.name} {label}", home.country, group.sector)
    line.cast.player(player)
    if len(homes) > 1 and noun.tag == "NNS" and homes[1].shared:
        _mark_several(line, words, homes, group)  # "the armies of X and Y", "X and Y's armies"
        return
    last = home.last if home is not None and home.last is not None and home.last.i > noun.i else noun
    line.cast.add(Found(words[0], last, noun, (player.id,), kind, "nominal", line.number))


def _tells_who(line: Line, noun: Word, before: Word) -> bool:
    """ "Taliban leaders", "opposition parties", "anti-war groups": the word before says whose they are or what."""
    if line.cast.at(before) is not None or before.lower in line.names.groups:
        return True
    generic = line.people["generic"]
    return (
        noun.lower in generic["by_modifier"]["nouns"]
        and before.lower not in generic["vague"]
        and before.tag != "DT"
        and (before.tag != "VBN" or bool(before.children))
    )


def _is_known_company(noun: Word) -> bool:
    """ "its wartime allies", "their coalition partners": whose they are, and of which sort."""
    theirs = any(c.dep == "poss" and c.tag == "PRP$" for c in noun.children)
    return noun.tag == "NNS" and theirs and any(c.dep == "compound" for c in noun.children)


def _mark_several(line: Line, words: list[Word], homes: list[Home], group: Group) -> None:
    noun = words[-1]
    label = slug(" ".join([*(w.lower for w in words[:-1]), line.names.lexicon.lemmas.get(noun.lower, noun.lower)]))
    actors = []
    for home in {home.country: home for home in homes}.values():
        name = f"{home.name} {label.replace('-', ' ')}"
        player = Player(f"{home.country.lower()}-{label}", group.kind, name, home.country, group.sector)
        actors.append(line.cast.player(player).id)
    last = max((home.last for home in homes if home.last is not None), key=lambda word: word.i, default=noun)
    line.cast.add(Found(words[0], last, noun, tuple(actors), group.kind, "nominal", line.number))


def _core(line: Line, noun: Word) -> list[Word]:
    """The noun with the plain nouns before it: "foreign ministry", "riot police"."""
    before = {c.i: c for c in noun.children if c.dep in ("compound", "amod") and c.tag in CORE_TAGS}
    first = noun.i
    while (c := before.get(first - 1)) is not None and c.text.isalpha() and line.cast.at(c) is None:
        first -= 1
    return line.cut(Range(first, noun.i))


def _homes(cast: Cast, noun: Word, prepositions: tuple[str, ...], depth: int = 0) -> Iterator[Home]:
    """What a described actor may belong to, the surest first."""
    for c in noun.children:
        if c.dep in ("amod", "compound", "poss", "nmod"):
            yield from (
                home
                for word in (c, *(g for g in c.children if g.dep != "conj" and not is_helper(g)))
                if (home := _home(cast, antecedent(word))) is not None
            )
            joined = (_home(cast, word) for word in conjuncts(c) if word is not c)
            yield from (home._replace(shared=True) for home in joined if home is not None)
    for c in noun.children:
        if c.dep == "prep" and c.lower in prepositions:
            for obj in (o for o in c.children if o.dep == "pobj"):
                if (home := _home(cast, obj)) is not None:
                    yield home._replace(last=_last_of(cast, obj)) if not depth else home
                    if c.lower in ("of", "from"):
                        others = (_home(cast, word) for word in conjuncts(obj) if word is not obj)
                        yield from (
                            other._replace(last=_last_of(cast, obj), shared=True)
                            for other in others
                            if other is not None
                        )
                elif cast.at(obj) is None and depth < DEEPEST and c.lower == "of":
                    yield from _homes(cast, obj, prepositions, depth + 1)


def _home(cast: Cast, word: Word) -> Home | None:
    """What the word names, if it belongs to a state."""
    found = cast.at(word)
    if found is None:
        return None
    player = cast.players[found.actors[0]]
    return Home(player.country, player.name) if player.country else None


def _last_of(cast: Cast, word: Word) -> Word:
    """Where the names that begin here end: "Somalia, Ethiopia and Kenya"."""
    ends = [found.last for w in conjuncts(word) if (found := cast.at(w)) is not None]
    return max(ends, key=lambda w: w.i, default=word)
