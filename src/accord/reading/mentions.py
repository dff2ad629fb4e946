"""Named and described actors: states and known organisations, persons with titles, bodies and groups.

Order inside a sentence: known names (tables of the world), titles with the names that follow, other capitalised names,
then described actors ("Belarusian troops", "the foreign ministry"). Pronouns and "the two countries" are `reference`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accord.knowledge import Form, Knowledge
from accord.lexicon import Lexicon
from accord.reading.cast import Cast, Found, Player, slug
from accord.reading.grammar import conjuncts, is_noun
from accord.reading.parse import Word

PLACE_PREPOSITIONS = frozenset(
    ["in", "at", "near", "outside", "around", "inside", "across", "through", "via", "throughout", "within", "beyond"]
)
MOTION_PREPOSITIONS = frozenset(["to", "from", "into", "toward", "towards", "for"])
SEATS = frozenset({"capital", "seat", "city"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "advmod"})
WORD = re.compile(r"\w+")
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Indices over what the tables of the world and the lexicon call actors; made once."""

    by_first: Mapping[str, tuple[Form, ...]]  # first word of a form -> forms, longest first
    titles: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # first word -> (phrase, office), longest first
    groups: Mapping[str, tuple[str, str, tuple[str, ...]]]  # noun form -> kind, sector, words before it


def index_names(knowledge: Knowledge, lexicon: Lexicon) -> Names:
    by_first: dict[str, list[Form]] = {}
    for forms in knowledge.forms.values():
        for form in forms:
            if form.kind != "surname" and (match := WORD.search(form.text)):
                by_first.setdefault(match[0], []).append(form)
    titles: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for office, phrases in lexicon.people["titles"].items():
        for phrase in phrases:
            words = tuple(re.findall(r"\w+\.?|-", phrase))
            titles.setdefault(words[0], []).append((words, office))
    return Names(
        {
            first: tuple(sorted(forms, key=lambda f: (-len(f.text), f.text, f.entity)))
            for first, forms in by_first.items()
        },
        {first: tuple(sorted(found, key=lambda f: (-len(f[0]), f))) for first, found in titles.items()},
        _group_nouns(lexicon.people["groups"]),
    )


def _group_nouns(groups: Mapping[str, Any]) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for name, group in groups.items():
        for noun in sorted(group["nouns"]):
            *before, head = noun.split(" ")
            if not before:
                found.setdefault(head, (group["kind"], group.get("sector", name), ()))
    return found


def find_named(cast: Cast, names: Names, knowledge: Knowledge, lexicon: Lexicon) -> None:
    """Mark every name of the document, body first: a headline's capitals say nothing of themselves."""
    order = sorted(range(len(cast.sentences)), key=lambda n: cast.sentences[n].section == "headline")
    known_forms = {n: list(_known_forms(cast, n, names)) for n in order}
    cues = lexicon.people["organisation_cues"]["words"]
    chosen = _Choice(knowledge, [form for forms in known_forms.values() for _, _, form in forms])
    for number in order:
        taken: set[int] = set()
        for first, last, form in known_forms[number]:
            _add_known(cast, number, first, last, form, chosen, taken, cues)
        _add_titled(cast, number, names, lexicon, knowledge, taken)
        _add_capitalised(cast, number, lexicon, knowledge, taken)
    for number in order:
        _add_described(cast, number, names, lexicon)
        cast.found[number].sort(key=lambda f: (f.start, f.end))


class _Choice:
    """Which entity a form of several meanings names in this document: one that other forms name too."""

    def __init__(self, knowledge: Knowledge, forms: list[Form]) -> None:
        self.knowledge = knowledge
        self.sure = {form.entity for form in forms if not form.ambiguous}

    def entity(self, form: Form) -> str | None:
        rivals = [f for f in self.knowledge.forms.get(form.text, (form,)) if f.kind != "surname"]
        meant = [f for f in rivals if f.entity in self.sure] or rivals
        return meant[0].entity if meant else None


def _known_forms(cast: Cast, number: int, names: Names) -> Iterator[tuple[int, int, Form]]:
    """Known names in the sentence, longest first at each place: (first word, last word, form)."""
    text, words = cast.article.text, cast.sentences[number].words
    ends = {word.end: word.i for word in words}
    i = 0
    while i < len(words):
        match = _known_at(text, words[i], ends, names)
        if match is None:
            i += 1
            continue
        last, form = match
        yield i, last, form
        i = last + 1


def _known_at(text: str, word: Word, ends: Mapping[int, int], names: Names) -> tuple[int, Form] | None:
    if not word.text[0].isupper():
        return None
    first = WORD.search(word.text)
    if first is None:
        return None
    for key, shouted in ((first[0], False), (first[0].title(), True)):
        if shouted and not (len(word.text) > 3 and word.text.isupper()):
            break
        for form in names.by_first.get(key, ()):
            start = word.start
            here = text[start : start + len(form.text)]
            if here != form.text and not (shouted and here == form.text.upper()):
                continue
            last = ends.get(start + len(form.text))
            if last is None and text[start + len(form.text) : start + len(form.text) + 1] in "-.":
                last = word.i if start + len(form.text) <= word.end else None
            if last is not None:
                return last, form
    return None


def _add_known(
    cast: Cast, number: int, i: int, j: int, form: Form, chosen: _Choice, taken: set[int], cues: frozenset[str]
) -> None:
    words = cast.sentences[number].words
    entity = chosen.knowledge.entities.get(chosen.entity(form) or "")
    if entity is None or _inside_longer_name(words, i, j, form) or _opens_longer_name(words, j, form, cues):
        return
    span = words[i : j + 1]
    head = _head_of(span)
    adjectival = form.kind in ("adjective", "demonym", "demonym_plural")
    place = entity.kind == "place" or (form.kind in SEATS and _is_locative(head))
    cast.player(Player(entity.id, entity.kind, entity.name, entity.country, entity.sector, entity.wikidata))
    mention_form = "demonym" if adjectival else "metonym" if form.kind in SEATS and not place else "name"
    cast.add(Found(span[0], span[-1], head, (entity.id,), entity.kind, mention_form, number, place))
    taken.update(range(i, j + 1))


def _opens_longer_name(words: list[Word], j: int, form: Form, cues: frozenset[str]) -> bool:
    """ "New York Stock Exchange", "Delhi University": a city's name that opens an organisation's."""
    if form.kind not in SEATS or j + 1 >= len(words):
        return False
    k = j + 1
    while k < len(words) and words[k].tag in NAME_TAGS and words[k].text[0].isupper():
        k += 1
    return k > j + 1 and words[k - 1].lower in cues


def _inside_longer_name(words: list[Word], i: int, j: int, form: Form) -> bool:
    """ "Jordan" of "Michael Jordan": an ambiguous name that is the end or middle of a longer capitalised one."""
    if not form.ambiguous or i != j:
        return False
    before = words[i - 1] if i else None
    return before is not None and before.tag in NAME_TAGS and before.dep == "compound" and before.head is words[i]


def _is_locative(head: Word) -> bool:
    """A seat of power is a place after "in" and the like, and after "to"/"from" where somebody moves; else it acts."""
    if head.dep == "npadvmod":
        return True
    if head.dep not in ("pobj", "conj", "appos", "compound"):
        return False
    top = head
    while top.dep in ("conj", "appos", "compound") and top.head is not top:
        top = top.head
    preposition = top.head
    if top.dep != "pobj":
        return False
    if preposition.lower in PLACE_PREPOSITIONS:
        return True
    if preposition.lower == "of":
        return preposition.head.lower in (
            "city",
            "capital",
            "town",
            "port",
            "outskirts",
            "streets",
            "suburb",
            "suburbs",
            "centre",
            "center",
            "north",
            "south",
            "east",
            "west",
        )
    if preposition.lower in MOTION_PREPOSITIONS:
        return preposition.head.lower in MOTION_WORDS
    return preposition.lower == "on" and preposition.head.lower in ("advance", "march")


MOTION_WORDS = frozenset(
    [
        "go",
        "goes",
        "went",
        "gone",
        "going",
        "travel",
        "travels",
        "travelled",
        "traveled",
        "travelling",
        "traveling",
        "fly",
        "flies",
        "flew",
        "flown",
        "flying",
        "trip",
        "visit",
        "journey",
        "arrive",
        "arrives",
        "arrived",
        "arriving",
        "return",
        "returns",
        "returned",
        "returning",
        "come",
        "comes",
        "came",
        "coming",
        "flight",
        "move",
        "moved",
        "moves",
        "head",
        "headed",
        "heading",
        "heads",
        "drive",
        "drove",
        "walk",
        "fled",
        "flee",
        "flees",
        "leave",
        "leaves",
        "left",
        "depart",
        "departed",
        "road",
        "way",
        "march",
        "marched",
        "flights",
        "tour",
        "trips",
        "visits",
        "back",
        "invited",
        "invite",
        "invites",
    ]
)


def _head_of(span: list[Word]) -> Word:
    """The word of a stretch whose governor stands outside it; the last such."""
    inside = {id(w) for w in span}
    heads = [w for w in span if id(w.head) not in inside or w.head is w]
    return heads[-1] if heads else span[-1]


# ---------------------------------------------------------------- titles and persons
def _add_titled(cast: Cast, number: int, names: Names, lexicon: Lexicon, knowledge: Knowledge, taken: set[int]) -> None:
    """Titles: "Kenya's foreign minister", "President X", "X, the Kenyan president", "his Kenyan counterpart"."""
    words = cast.sentences[number].words
    people = lexicon.people["title_words"]
    i = 0
    while i < len(words):
        match = _title_at(words, i, names, people)
        if match is None or (i in taken and match[0] == i):
            i += 1
            continue
        last, office = match
        country, start = _country_before(cast, words, i, people)
        after = last
        if country is None:
            country, after = _country_after(cast, words, last)
        run = _name_run(words, (last if after == last else after) + 1, people, taken, cast)
        if run is None and after == last + 0 and last + 1 < len(words) and words[last + 1].text == ",":
            run = _appositive_name(words, last, people, taken, cast)
        if run is not None and country is None:
            country, _ = _country_after(cast, words, run[1])
        _add_title(cast, number, words, (start, i, last, after), office, country, run, lexicon, knowledge, taken)
        i = (run[1] if run else after) + 1


def _title_at(words: list[Word], i: int, names: Names, people: Mapping[str, Any]) -> tuple[int, str] | None:
    word = words[i]
    if word.lower in people["counterpart"] and is_noun(word):
        return i, "counterpart"
    for phrase, office in names.titles.get(word.lower, ()):
        if all(i + k < len(words) and words[i + k].lower == part for k, part in enumerate(phrase)):
            last = words[i + len(phrase) - 1]
            if is_noun(last) or (
                last.tag in ("JJ", "RB") and i + len(phrase) < len(words) and words[i + len(phrase)].tag in NAME_TAGS
            ):
                return i + len(phrase) - 1, office
    return None


def _country_before(cast: Cast, words: list[Word], i: int, people: Mapping[str, Any]) -> tuple[str | None, int]:
    """The state named before a title, skipping qualifiers and other modifiers: "Iran's hard-line former ..."."""
    k, start = i - 1, i
    while k >= 0 and i - k <= 5:
        found = cast.at(words[k])
        if found is not None:
            player = cast.players[found.actors[0]]
            if found.kind in ("state", "organisation", "body", "place") and not (
                found.kind == "place" and not player.country
            ):
                return (player.id if found.kind in ("state", "organisation") else player.country), found.first.i
            break
        if words[k].lower in people["qualifiers"]:
            start = k
        elif not (
            words[k].tag in ("JJ", "NN", "NNP", "POS", "HYPH", "VBN", "NNS", "VBG")
            or words[k].text in ("'s", "’s", "-")
        ):
            break
        k -= 1
    return None, start


def _country_after(cast: Cast, words: list[Word], last: int) -> tuple[str | None, int]:
    """The state after "of": "the president of the Republic of Korea", "presidents of A and B" gives A."""
    k = last + 1
    if k < len(words) and words[k].lower in ("of", "for", "to", "from"):
        k += 1
        while k < len(words) and words[k].lower in ("the", "both"):
            k += 1
        if k < len(words):
            found = cast.at(words[k])
            if found is not None and found.kind in ("state", "organisation") and not found.place:
                return found.actors[0], found.last.i
    return None, last


def _name_run(
    words: list[Word], i: int, people: Mapping[str, Any], taken: set[int], cast: Cast
) -> tuple[int, int] | None:
    """A capitalised name that begins at word i: (first, last)."""
    k = i
    while k < len(words) and k - i < LONGEST_NAME + 3:
        word = words[k]
        if k in taken and not (cast.at(word) and cast.at(word).kind == "person" and k == i):  # type: ignore[union-attr]
            break
        if _is_name_word(word, people) or (
            k > i
            and word.lower in people["particles"]
            and k + 1 < len(words)
            and words[k + 1].text[:1].isupper()
            and k + 1 not in taken
        ):
            k += 1
            continue
        if k == i and word.lower in people["honorifics"] and word.text[0].isupper():
            k += 1
            continue
        break
    while k > i and (words[k - 1].lower in people["particles"] and not words[k - 1].text[0].isupper()):
        k -= 1
    return (i, k - 1) if k > i else None


def _is_name_word(word: Word, people: Mapping[str, Any]) -> bool:
    if word.lower.rstrip(".") in CALENDAR:
        return False
    if not word.text[0].isupper():
        return word.lower.startswith(("al-", "el-", "d'", "o'")) and word.tag in NAME_TAGS
    return word.tag in NAME_TAGS or (
        word.tag in ("JJ", "NN", "NNS", "FW", "VB", "VBP", "UH") and len(word.text) > 1 and not word.text.isupper()
    )


def _appositive_name(
    words: list[Word], last: int, people: Mapping[str, Any], taken: set[int], cast: Cast
) -> tuple[int, int] | None:
    """ "the foreign minister, Jane Doe,": a name in apposition, closed by a comma or the end of the clause."""
    run = _name_run(words, last + 2, people, taken, cast)
    if (
        run is None
        or run[1] - run[0] < 1
        or any(words[k].tag not in NAME_TAGS and words[k].text[0].isupper() for k in range(run[0], run[1] + 1))
    ):
        return None
    after = words[run[1] + 1] if run[1] + 1 < len(words) else None
    return run if after is None or after.text in ",.;)–—" else None


def _add_title(
    cast: Cast,
    number: int,
    words: list[Word],
    places: tuple[int, int, int, int],
    office: str,
    country: str | None,
    run: tuple[int, int] | None,
    lexicon: Lexicon,
    knowledge: Knowledge,
    taken: set[int],
) -> None:
    start, first, last, after = places
    people = lexicon.people["title_words"]
    former = any(words[k].lower in people["former"] for k in range(max(0, start - 2), first))
    sector = lexicon.people["office_sector"].get(office, "GOV")
    state = country if country in knowledge.entities and knowledge.entities[country].kind == "state" else None
    if run is None:
        run = _name_before(words, start, people, taken, cast)
    if run is not None:
        player = _person(cast, words, run, knowledge, lexicon, office)
        if player is None:
            return
        player.country = (
            player.country or state or (knowledge.entities[country].country if country in knowledge.entities else None)
        )
        player.sector = player.sector or sector
        player.former = player.former or former
        low, high = min(start, run[0]), max(last, run[1])
        if office != "counterpart":
            player.office = player.office or office
            span = cast.article.span(words[low].start, words[high].end)
            cast.offices.append((player.id, office, country, span, former))
        existing = cast.at(words[run[1]])
        if existing is None or existing.kind != "person":
            span_words = words[run[0] : run[1] + 1]
            found = Found(span_words[0], span_words[-1], _head_of(span_words), (player.id,), "person", "name", number)
            cast.add(found)
        taken.update(range(run[0], run[1] + 1))
        if low == start and run[0] > last:
            _widen(cast, number, words, first, run)
        return
    if office == "counterpart" or first in taken or (words[first].dep == "compound" and not country):
        return
    _add_office_holder(
        cast, number, words, (start, first, last, after), office, country, state, sector, knowledge, lexicon
    )


def _widen(cast: Cast, number: int, words: list[Word], first: int, run: tuple[int, int]) -> None:
    """A title before a name belongs to the mention's words when asked who stands there."""
    found = cast.at(words[run[1]])
    if found is None:
        return
    for k in range(first, run[0]):
        if cast.at(words[k]) is None:
            cast._at[id(words[k])] = found


def _name_before(
    words: list[Word], start: int, people: Mapping[str, Any], taken: set[int], cast: Cast
) -> tuple[int, int] | None:
    """ "Jane Doe, Kenya's foreign minister": the name before the comma."""
    k = start - 1
    while k >= 0 and (
        words[k].lower in ("the", "a", "an", "'s", "’s")
        or (cast.at(words[k]) is not None and cast.at(words[k]).kind == "state" and start - k < 5)
    ):  # type: ignore[union-attr]
        k -= 1
    if k < 1 or words[k].text != ",":
        return None
    found = cast.at(words[k - 1])
    if found is not None and found.kind == "person" and found.form == "name":
        return found.first.i, found.last.i
    if found is not None or words[k - 1].tag not in NAME_TAGS:
        return None
    end = first = k - 1
    while (
        first > 0
        and (words[first - 1].tag in NAME_TAGS or words[first - 1].lower in people["particles"])
        and cast.at(words[first - 1]) is None
        and end - first < LONGEST_NAME
    ):
        first -= 1
    return first, end


def _add_office_holder(
    cast: Cast,
    number: int,
    words: list[Word],
    places: tuple[int, int, int, int],
    office: str,
    country: str | None,
    state: str | None,
    sector: str,
    knowledge: Knowledge,
    lexicon: Lexicon,
) -> None:
    """A title without a name: the person the document gives that office, else an actor named by the office."""
    start, first, last, after = places
    if not is_noun(words[last]):
        return
    span = words[first : last + 1]
    head = _head_of(span)
    holders = [
        p
        for p in cast.players.values()
        if p.kind == "person" and p.office == office and p.country == (state or country) and not p.former
    ]
    many = office in lexicon.people["title_words"]["plain_leaders"] or words[last].tag == "NNS"
    if len(holders) == 1 and country and not many:
        player = holders[0]
    elif words[last].tag == "NNS" and len(states := _states_after(cast, words[last])) > 1:
        _add_office_holders(cast, number, span, head, office, states, sector)
        return
    elif country:
        label = " ".join(w.lower for w in span)
        home = state or (knowledge.entities[country].country if country in knowledge.entities else None)
        player = cast.player(
            Player(
                f"{country.lower()}-{slug(label)}",
                "group" if many else "person",
                f"{_adjective(knowledge, country)} {label}",
                home,
                sector,
            )
        )
    else:
        return  # "the minister" is left to reference; a bare "officials" to the described actors
    cast.add(Found(span[0], span[-1], head, (player.id,), player.kind, "title", number))


def _states_after(cast: Cast, title: Word) -> list[str]:
    """The states of "the presidents of A and B"."""
    named = [
        cast.at(w)
        for c in title.children
        if c.dep == "prep" and c.lower in ("of", "from")
        for o in c.children
        if o.dep == "pobj"
        for w in conjuncts(o)
    ]
    return [f.actors[0] for f in named if f is not None and f.kind == "state"]


def _add_office_holders(
    cast: Cast, number: int, span: list[Word], head: Word, office: str, states: list[str], sector: str
) -> None:
    """One holder a state: the person whom the document gives the office, else an actor named by it."""
    actors = []
    for state in states:
        known = [
            p.id
            for p in cast.players.values()
            if p.kind == "person" and p.office == office and p.country == state and not p.former
        ]
        player = Player(
            f"{state.lower()}-{slug(office)}", "person", f"{cast.players[state].name} {office}", state, sector
        )
        actors.append(known[0] if len(known) == 1 else cast.player(player).id)
    cast.add(Found(span[0], span[-1], head, tuple(actors), "person", "title", number))


def _adjective(knowledge: Knowledge, actor: str) -> str:
    entity = knowledge.entities.get(actor)
    return entity.name if entity else actor


def _person(
    cast: Cast,
    words: list[Word],
    run: tuple[int, int],
    knowledge: Knowledge,
    lexicon: Lexicon,
    office: str | None = None,
) -> Player | None:
    """The player whom a capitalised run names: known in this document, known to the tables, or new."""
    people = lexicon.people["title_words"]
    first = run[0]
    while first < run[1] and words[first].lower in people["honorifics"]:
        first += 1
    name = cast.article.text[words[first].start : words[run[1]].end].strip(" '’")
    if not name or not name[0].isalpha():
        return None
    covered = cast.at(words[run[1]])
    if covered is not None and covered.kind == "person":
        return cast.players[covered.actors[0]]
    for player in cast.players.values():
        if player.kind == "person" and (player.name == name or (" " not in name and player.name.split()[-1] == name)):
            return player
    entity = _known_person(knowledge, name)
    if entity is not None:
        return cast.player(
            Player(entity.id, "person", entity.name, entity.country, entity.sector or "GOV", entity.wikidata)
        )
    return cast.player(Player(slug(name), "person", name))


def _rival_office(player: Player, office: str | None) -> bool:
    """ "King X" is not the crown prince whose name ends in X."""
    return office in ROYAL and player.office is not None and player.office != office


ROYAL = frozenset({"monarch", "crown prince"})


def _known_person(knowledge: Knowledge, name: str):  # type: ignore[no-untyped-def]
    """The only person of the tables whom the name may mean; None for a surname that several bear."""
    found = sorted({f.entity for f in knowledge.forms.get(name, ()) if knowledge.entities[f.entity].kind == "person"})
    return knowledge.entities[found[0]] if len(found) == 1 else None


# ---------------------------------------------------------------- other capitalised names
def _add_capitalised(cast: Cast, number: int, lexicon: Lexicon, knowledge: Knowledge, taken: set[int]) -> None:
    sentence = cast.sentences[number]
    people = lexicon.people["title_words"]
    headline = sentence.section == "headline"
    words = sentence.words
    surnames = {p.name.split()[-1] for p in cast.players.values() if p.kind == "person" and " " in p.name}
    i = 0
    while i < len(words):
        word = words[i]
        starts = (
            i not in taken
            and cast.at(word) is None
            and (
                (word.tag in NAME_TAGS and word.text[0].isupper())
                or word.text in surnames
                or (
                    word.lower in people["honorifics"]
                    and word.text[0].isupper()
                    and i + 1 < len(words)
                    and words[i + 1].tag in NAME_TAGS
                )
            )
        )
        run = _name_run_strict(words, i, people, cast) if starts else None
        if run is None:
            i += 1
            continue
        _add_name(cast, number, words, run, lexicon, knowledge, headline)
        i = run[1] + 1


def _name_run_strict(words: list[Word], i: int, people: Mapping[str, Any], cast: Cast) -> tuple[int, int] | None:
    k = i
    while k < len(words) and k - i < LONGEST_NAME + 2 and cast.at(words[k]) is None:
        word = words[k]
        joined = (
            k > i
            and (word.lower in people["particles"] or word.lower in ("of", "for", "and", "&"))
            and k + 1 < len(words)
            and words[k + 1].tag in NAME_TAGS
            and words[k + 1].text[0].isupper()
            and cast.at(words[k + 1]) is None
        )
        if (
            joined
            and word.lower in ("of", "for", "and", "&")
            and not (words[k - 1].tag in NAME_TAGS and word.lower in ("of", "for", "&"))
        ):
            joined = False
        if (
            (word.tag in NAME_TAGS and word.text[0].isupper())
            or joined
            or (k == i and word.tag in ("JJ", "NN", "NNS"))
            or (k == i and word.lower in people["honorifics"])
        ):
            k += 1
            continue
        break
    while k > i and not words[k - 1].text[0].isupper():
        k -= 1
    return (i, k - 1) if k > i else None


def _add_name(
    cast: Cast,
    number: int,
    words: list[Word],
    run: tuple[int, int],
    lexicon: Lexicon,
    knowledge: Knowledge,
    headline: bool,
) -> None:
    span = words[run[0] : run[1] + 1]
    last = span[-1].lower
    people = lexicon.people
    name = cast.article.text[span[0].start : span[-1].end]
    if (
        len(name) < 2
        or last in people["thing_cues"]["words"]
        or (span[0].dep == "npadvmod" and len(span) < 3)
        or _is_calendar(span)
    ):
        return
    cued = last in people["organisation_cues"]["words"] or span[0].lower in (
        "ministry",
        "bank",
        "university",
        "department",
        "council",
        "court",
    )
    same = next(
        (
            p
            for p in cast.players.values()
            if p.name == name or (p.kind == "person" and len(span) == 1 and p.name.split()[-1] == name)
        ),
        None,
    )
    if (headline and same is None and not cued) or (len(span) == 1 and cued and same is None and span[0].tag != "NNPS"):
        return  # "the Government": left to the described actors
    if same is not None:
        player = same
    elif cued:
        kind, sector = _organisation_kind(last, people)
        country = _state_beside(cast, words, run)
        player = cast.player(Player(slug(name), kind, name, country, sector))
    elif len(span) == 1 or name.isupper():
        entity = _known_person(knowledge, name)
        if entity is not None:
            player = cast.player(
                Player(entity.id, "person", entity.name, entity.country, entity.sector or "GOV", entity.wikidata)
            )
        elif span[0].lower in people["title_words"]["honorifics"]:
            return
        else:
            if _is_locative(span[-1]):
                cast.player(Player(slug(name), "place", name))
                cast.add(Found(span[0], span[-1], _head_of(span), (slug(name),), "place", "name", number, True))
                return
            speaks = span[-1].dep == "nsubj" and span[-1].head.lower in lexicon.voices["reporting"]["say"]["verbs"]
            person = speaks or any(
                c.dep == "relcl" and any(g.lower == "who" for g in c.children) for c in span[-1].children
            )
            player = cast.player(Player(slug(name), "person" if person else "organisation", name))
    else:
        found = _person(cast, words, run, knowledge, lexicon)
        if found is None:
            return
        player = found
    cast.add(Found(span[0], span[-1], _head_of(span), (player.id,), player.kind, "name", number))


CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "gmt",
        "utc",
        "am",
        "pm",
        "a.m.",
        "p.m.",
    ]
)


def _is_calendar(span: list[Word]) -> bool:
    return all(w.lower.rstrip(".") in CALENDAR or w.text.isdigit() for w in span)


def _organisation_kind(cue: str, people: Mapping[str, Any]):  # type: ignore[no-untyped-def]
    for name, group in people["groups"].items():
        if cue in group["nouns"]:
            return group["kind"], group.get("sector", name)
    return "organisation", None


def _state_beside(cast: Cast, words: list[Word], run: tuple[int, int]) -> str | None:
    """The state whose adjective or possessive stands before a name, or "of" which it is."""
    for k in (run[0] - 1, run[0] - 2):
        found = cast.at(words[k]) if k >= 0 else None
        if found is not None and found.kind == "state":
            return found.actors[0]
    return None


# ---------------------------------------------------------------- described actors
def _add_described(cast: Cast, number: int, names: Names, lexicon: Lexicon) -> None:
    """ "Belarusian troops", "protesters in Minsk", "the foreign ministry": a noun for people or a body, and whose it is."""
    words = cast.sentences[number].words
    generic = lexicon.people["generic"]["nouns"]
    for word in words:
        if not is_noun(word) or (word.tag == "NNP" and word.text[0].isupper() and cast.at(word) is not None):
            continue
        group = names.groups.get(word.lower)
        if group is None or cast.at(word) is not None or _stands_before_name(cast, word, words):
            continue
        if word.dep in ("compound", "nmod", "amod") and word.head.i > word.i and is_noun(word.head):
            continue
        kind, sector, _ = group
        before = _core(cast, word)
        country, shown = _home(cast, word)
        if country is None and word.lower in generic and not any(c.dep == "nummod" for c in word.children):
            continue
        label = " ".join(w.lower for w in before)
        name = f"{shown} {label}" if shown else label
        home = f"{country.lower()}-{slug(label)}" if country else slug(label)
        cast.player(Player(home, kind, name, country, sector))  # type: ignore[arg-type]
        cast.add(Found(before[0], word, word, (home,), kind, "nominal", number))  # type: ignore[arg-type]


def _stands_before_name(cast: Cast, noun: Word, words: list[Word]) -> bool:
    """ "its ally Belarus", "rival Pakistan": a noun that only qualifies the name behind it."""
    after = cast.at(words[noun.i + 1]) if noun.i + 1 < len(words) else None
    return after is not None and after.kind in ("state", "organisation") and after.form == "name"


def _core(cast: Cast, noun: Word) -> list[Word]:
    """The noun with the plain nouns before it: "foreign ministry", "riot police"."""
    found = [noun]
    for c in sorted(noun.children, key=lambda c: -c.i):
        if (
            c.i == found[0].i - 1
            and c.dep in ("compound", "amod")
            and c.tag in ("NN", "JJ", "NNP")
            and cast.at(c) is None
            and c.text.isalpha()
        ):
            found.insert(0, c)
    return found


def _home(cast: Cast, noun: Word, depth: int = 0) -> tuple[str | None, str | None]:
    """The state that a described actor belongs to, and how it is called there."""
    for c in noun.children:
        if c.dep in ("amod", "compound", "poss", "nmod"):
            for w in (c, *c.children):
                found = cast.at(w)
                if found is not None and (country := cast.country(found.actors[0])):
                    return country, cast.players[found.actors[0]].name
    for c in noun.children:
        if c.dep == "prep" and c.lower in ("of", "in", "from", "for"):
            for obj in c.children:
                if obj.dep != "pobj":
                    continue
                found = cast.at(obj)
                if found is not None and (country := cast.country(found.actors[0])):
                    return country, cast.players[found.actors[0]].name
                if found is None and depth < 2 and c.lower == "of" and (home := _home(cast, obj, depth + 1))[0]:
                    return home
    return None, None
