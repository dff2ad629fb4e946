"""A phrase for an actor, cut up: its words, the names of the tables in it, and the nouns that say what kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from accord.knowledge import Form, Knowledge
from accord.lexicon import Lexicon

LONGEST_NAME = 9  # words of the longest name worth looking for
LONGEST_NOUN = 5
WORD = re.compile(r"[^\W_](?:[\w.&'’-]*[\w.])?['’]?|[,;:()]")
OWNER = re.compile(r"(?<=\w)['’]s$|(?<=s)['’]$")
JOINED_ARTICLE = re.compile(r"(?:a[lnrstdz]|ash|el)-[^\W\d_a-z]")  # "al-Hakim"
QUOTES = str.maketrans(
    {"“": " ", "”": " ", '"': " ", "«": " ", "»": " ", "‘": " ", "`": "'", "’": "'", "–": "-", "—": ","}
)
PERSON_KINDS = frozenset({"person", "surname"})


@dataclass(frozen=True, slots=True)
class Word:
    text: str  # as printed, without the mark of the possessive
    mark: str = ""  # of the possessive, "'s" or "'"

    @property
    def owner(self) -> bool:
        return bool(self.mark)

    @property
    def full(self) -> str:
        return self.text + self.mark

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or bool(JOINED_ARTICLE.match(self.text))


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a phrase by their places; `end` is the place after the last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named(Spot):
    """Words that are a name of the tables."""

    forms: tuple[Form, ...]
    reason: str = ""  # why, where the words are not those of the table


@dataclass(frozen=True, slots=True)
class Noun(Spot):
    """Words that say what kind of actor it is."""

    words: str
    sector: str | None
    weak: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    words: tuple[Word, ...]
    named: tuple[Named, ...]
    nouns: tuple[Noun, ...]
    cuts: tuple[tuple[int, str], ...]  # where a part begins, and the class of the word that opens it

    @property
    def head(self) -> range:
        """The first part: before "of", "in", "to", "," ..."""
        return range(self.cuts[0][0] if self.cuts else len(self.words))

    def parts(self, wanted: str) -> Iterator[range]:
        """The later parts that begin with a word of a class ("place"), in order."""
        ends = [*(place for place, _ in self.cuts), len(self.words)]
        for (start, kind), end in zip(self.cuts, ends[1:], strict=True):
            if kind == wanted:
                yield range(start + 1, end)

    def names_in(self, part: range) -> list[Named]:
        return [named for named in self.named if named.start in part]

    def nouns_in(self, part: range) -> list[Noun]:
        return [noun for noun in self.nouns if noun.start in part]

    def has(self, words: Iterable[str], part: range) -> bool:
        wanted = frozenset(words)
        return any(self.words[place].low in wanted for place in part)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What the lexicon knows about actor phrases, ready to be looked up."""

    sectors: Mapping[str, str]  # noun -> PLOVER sector
    titles: Mapping[str, str]  # phrase -> title of people.toml
    weak: frozenset[str]
    qualifiers: Mapping[str, str]  # word -> sector it lends
    cuts: Mapping[str, str]  # preposition or the like -> class
    cues: frozenset[str]  # words that end or begin the name of an organisation
    who: Mapping[str, Any]
    honorifics: frozenset[str]
    particles: frozenset[str]  # "bin", "van"


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Nouns of who.toml, then titles, then groups of people.toml: the first that knows a word decides."""
    own, people = lexicon.who, lexicon.people
    sectors: dict[str, str] = {}
    for sector, listed in own["sectors"].items():
        sectors |= dict.fromkeys(sorted(listed["nouns"]), sector)
    for portfolio in sorted(own["portfolios"]["words"]):
        for form in own["portfolios"]["forms"]:
            sectors.setdefault(form.format(portfolio), "GOV")
    titles = {phrase: title for title, phrases in people["titles"].items() for phrase in sorted(phrases)}
    for phrase, title in titles.items():
        sectors.setdefault(phrase, people["office_sector"].get(title, "GOV"))
    for name, group in people["groups"].items():
        sector = group.get("sector", name)
        if sector in own["sectors"] and name not in own["neutral"]["groups"]:
            for noun in sorted(group["nouns"]):
                sectors.setdefault(noun, sector)
    qualifiers = {word: sector for sector, words in own["qualifiers"].items() for word in sorted(words)}
    cuts = dict.fromkeys(sorted(own["cut"]["other"]), "other") | dict.fromkeys(sorted(own["cut"]["place"]), "place")
    return Vocabulary(
        sectors, titles, frozenset(own["weak"]["nouns"]), qualifiers, cuts,
        frozenset(people["organisation_cues"]["words"]) | frozenset(people["organisation_cues"]["first"]),
        own, frozenset(people["title_words"]["honorifics"]), frozenset(people["title_words"]["particles"]),
    )  # fmt: skip


def cut_up(text: str, knowledge: Knowledge, known: Vocabulary) -> Phrase:
    """The words of a phrase and what stands in it. Pure; nothing is decided yet."""
    words = words_of(text, known)
    words = words if " ".join(word.text for word in words) in knowledge.forms else after_article(words, known)
    nouns = tuple(nouns_of(words, known))
    found = names_of(words, knowledge, known)
    named = tuple(name for name in found if not hidden(name, nouns, words))
    nouns = tuple(noun for noun in nouns if not any(n.start <= noun.start and noun.end <= n.end for n in named))
    return Phrase(words, named, nouns, tuple(cuts_of(words, nouns, named, known)))


def words_of(text: str, known: Vocabulary) -> tuple[Word, ...]:
    """Words and commas; "ex-minister" is two words, and "Oslo-based" means of Oslo."""
    found: list[Word] = []
    for match in WORD.finditer(text.translate(QUOTES)):
        raw = match[0]
        bare = OWNER.sub("", raw)
        first, _, rest = bare.partition("-")
        if rest.casefold() in known.who["former"]["joined"]:
            found.append(Word(first))
        elif rest and first.casefold() in known.who["former"]["words"]:
            found += [Word(first), Word(rest)]
        else:
            found.append(Word(bare if bare != raw else raw.rstrip("'"), raw[len(bare) :]))
    return tuple(found)


def after_article(words: tuple[Word, ...], known: Vocabulary) -> tuple[Word, ...]:
    """The words after articles, numbers and the like."""
    plain = known.who["generic"]["words"]
    return words[next((i for i, word in enumerate(words) if word.low not in plain), len(words)) :]


def nouns_of(words: Sequence[Word], known: Vocabulary) -> Iterator[Noun]:
    """Longest nouns first from the left, none inside another."""
    place = 0
    while place < len(words):
        noun = longest_noun(words, place, known)
        if noun:
            yield noun
        place = noun.end if noun else place + 1


def longest_noun(words: Sequence[Word], place: int, known: Vocabulary) -> Noun | None:
    for end in range(min(len(words), place + LONGEST_NOUN), place, -1):
        said = " ".join([*(word.full for word in words[place : end - 1]), words[end - 1].text]).casefold()
        if said in known.sectors or said in known.weak:
            return Noun(place, end, said, known.sectors.get(said), said in known.weak)
    return None


def names_of(words: Sequence[Word], knowledge: Knowledge, known: Vocabulary) -> list[Named]:
    """Names of the tables, longest first from the left; a name within a longer unknown name is none."""
    found: list[Named] = []
    place = 0
    while place < len(words):
        named = longest_name(words, place, knowledge)
        if named:
            found.append(named)
        place = named.end if named else place + 1
    return [named for named in found if stands_alone(named, words, found, known)]


def longest_name(words: Sequence[Word], place: int, knowledge: Knowledge) -> Named | None:
    if not (words[place].capital or words[place].text[0].isdigit() or "-" in words[place].text or len(words) <= 3):
        return None
    for end in range(min(len(words), place + LONGEST_NAME), place, -1):
        said = " ".join([*(word.full for word in words[place : end - 1]), words[end - 1].text])
        if not any(word.capital for word in words[place:end]) and end - place < len(words):
            continue
        if forms := knowledge.find(said):
            return Named(place, end, forms)
    return None


def stands_alone(named: Named, words: Sequence[Word], found: Sequence[Named], known: Vocabulary) -> bool:
    """Whether no unknown capitalised word beside it makes it part of somebody else's name."""
    kinds = {form.kind for form in named.forms}
    if kinds & {"adjective", "demonym", "abbreviation"} and not kinds & PERSON_KINDS:
        return True
    run = run_of(named, words, known)
    if any(words[place].low in known.cues or words[place].low in known.sectors for place in run):
        strangers = [] if not kinds & PERSON_KINDS else unknown(named, run, words, found, known)
    else:
        strangers = unknown(named, run, words, found, known)
    return not strangers


def run_of(named: Named, words: Sequence[Word], known: Vocabulary) -> range:
    """The capitalised words around a name, "bin" and the like included; a possessive or a small word ends them."""
    start, end = named.start, named.end
    while start > 0 and is_name_part(start - 1, words, known) and not words[start - 1].owner:
        start -= 1
    while end < len(words) and is_name_part(end, words, known) and not words[end - 1].owner:
        end += 1
    return range(start, end)


def is_name_part(place: int, words: Sequence[Word], known: Vocabulary) -> bool:
    """A capitalised word, or a particle that has capitalised words on both sides."""
    if words[place].low not in known.particles or words[place].capital:
        return words[place].capital
    return 0 < place < len(words) - 1 and words[place - 1].capital and words[place + 1].capital


def unknown(named: Named, run: range, words: Sequence[Word], found: Sequence[Named], known: Vocabulary) -> list[str]:
    """Words of a run that neither the tables nor the lexicon explain; another's surname explains nothing."""
    explained = covered([named, *(name for name in found if stands_by(name, named)), *nouns_of(words, known)])
    plain = known.honorifics | known.who["former"]["words"] | known.qualifiers.keys() | known.cues
    plain |= known.who["generic"]["words"]
    return [words[i].text for i in run if i not in explained and words[i].low not in plain]


def covered(spots: Iterable[Spot]) -> set[int]:
    return {place for spot in spots for place in range(spot.start, spot.end)}


def stands_by(name: Named, other: Named) -> bool:
    """Whether a name beside another leaves it one of its own: no person's does, and beside a surname no place's."""
    kinds = {form.kind for form in name.forms}
    if is_of_person(other):
        return bool(kinds & {"adjective", "demonym", "abbreviation", "name"})
    return not is_of_person(name)


def is_of_person(named: Named) -> bool:
    return all(form.kind in PERSON_KINDS for form in named.forms)


def hidden(named: Named, nouns: Iterable[Noun], words: Sequence[Word]) -> bool:
    """Whether a noun explains the words better: it is longer, or the name is one only with a capital."""
    for noun in nouns:
        overlaps = named.start < noun.end and noun.start < named.end
        longer = noun.end - noun.start > named.end - named.start
        same = (noun.start, noun.end) == (named.start, named.end)
        if overlaps and (longer or (same and all(f.ambiguous or not words[named.start].capital for f in named.forms))):
            return True
    return False


def cuts_of(
    words: Sequence[Word], nouns: Iterable[Noun], named: Iterable[Named], known: Vocabulary
) -> Iterator[tuple[int, str]]:
    """Where a part begins: at "of", "to", "," ... that stand within no noun or name."""
    inside = covered(Spot(spot.start + 1, spot.end) for spot in (*nouns, *named))
    for place, word in enumerate(words):
        if place in inside or place == 0:
            continue
        if word.text in ",;:()":
            yield place, "place"
        elif word.low in known.cuts and not word.capital:
            yield place, known.cuts[word.low]
