"""Who is meant by a phrase: a known actor where the tables have one, the country and PLOVER's sector in any case.

`who("German Chancellor", ..., day="2010-06-01")` is the holder of that day; `who("taxi drivers", ...)` are civilians of
no country. Everything is looked up in the tables of the world and the words of the lexicon; nothing is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from accord.knowledge import Entity, Form, Knowledge, Tenure
from accord.knowledge.cities import City, cities_like, city
from accord.lexicon import Lexicon
from accord.resolving.phrase import (
    PERSON_KINDS,
    Named,
    Noun,
    Phrase,
    Vocabulary,
    covered,
    cut_up,
    is_name_part,
    vocabulary,
)
from accord.resolving.spelling import nearly, person_like

NON_STATES = {
    "IGO": "an intergovernmental organisation", "UNO": "the United Nations", "EUR": "the European Union",
    "NGO": "a non-governmental organisation", "ISM": "a social movement", "IMG": "an armed group of several states",
    "MNC": "a multinational company",
}  # fmt: skip
OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP"})  # who was one of these is ELI afterwards
SECOND = {"PTY": 1, "OPP": 1, "LEG": 2}  # held beside an executive office, these say less of who acts
LONG_NAME = 8  # letters of a city's name that may be misspelt
RANKS = frozenset({"MIL", "REL", "EDU"})  # "General X", "Professor X" say less than the office X holds
PEOPLE = frozenset({"demonym", "demonym_plural"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a phrase means. What is not known is None or empty."""

    actor: str | None = None  # id of an entity of the tables
    name: str | None = None
    country: str | None = None  # ISO alpha-3, or one of NON_STATES
    sectors: tuple[str, ...] = ()  # PLOVER, the first one first
    wikidata: str | None = None
    basis: str = "nothing is known of these words"

    @property
    def sector(self) -> str | None:
        return self.sectors[0] if self.sectors else None


def who(
    text: str, knowledge: Knowledge, lexicon: Lexicon, *, day: str | None = None, context: str | None = None
) -> Answer:
    """The actor that a phrase means.

    Args:
        text: the phrase: "Iranian Foreign Minister", "the police in Lagos", "Emmanuel Macron".
        day: a year, month or day in ISO 8601; None: as far as the tables reach.
        context: words from around it: their state, if they name one only, decides where the phrase names none.
    """
    known = vocabulary(lexicon)
    if text.strip().casefold() in known.who["pronouns"]["words"]:
        return Answer(sectors=("UNK",), basis="a pronoun: somebody, not said who")
    asked = Asked(cut_up(text, knowledge, known), knowledge, known, middle(day), context)
    for look in (by_person, by_name, by_office, by_city, by_likeness, by_words, by_city_misspelt):
        if answer := look(asked):
            return answer
    return Answer()


def middle(day: str | None) -> str | None:
    """A day for a year or month: its middle."""
    return day and day + {4: "-07-01", 7: "-15"}.get(len(day), "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase with all that may decide what it means."""

    phrase: Phrase
    knowledge: Knowledge
    known: Vocabulary
    day: str | None
    context: str | None

    def entity(self, form: Form) -> Entity:
        return self.knowledge.entities[form.entity]

    @property
    def former(self) -> bool:
        return self.phrase.has(self.known.who["former"]["words"], range(len(self.phrase.words)))

    def standing(self, forms: Sequence[Form]) -> list[Form]:
        """Forms in use at the day asked for, of states that stood then; all, if that leaves none."""
        year = int(self.day[:4]) if self.day else None
        kept = [form for form in forms if self.in_time(form, year)]
        return kept or list(forms)

    def in_time(self, form: Form, year: int | None) -> bool:
        state = self.knowledge.states.get(form.entity)
        if year is None:
            return state is None or state.latest is None
        return form.in_use(year) and (state is None or state.latest is None or year <= state.latest)

    def around(self) -> tuple[str, ...]:
        """Countries of the states named in the context."""
        if not self.context:
            return ()
        named = cut_up(self.context, self.knowledge, self.known).named
        homes = (self.entity(self.standing(n.forms)[0]).plover_country for n in named)
        return tuple(dict.fromkeys(home for home in homes if home and home not in NON_STATES))


# ---------------------------------------------------------------- persons
def by_person(asked: Asked) -> Answer | None:
    """A person of the tables, named in full or by the surname."""
    for named in asked.phrase.names_in(asked.phrase.head):
        people = [form for form in asked.standing(named.forms) if form.kind in PERSON_KINDS]
        others = [form for form in named.forms if form.kind not in PERSON_KINDS]
        owner = asked.phrase.words[named.end - 1].owner and len(asked.phrase.words) > named.end
        person = None if owner else pick_person(people, asked, named)
        if person and not (others and person.kind == "surname"):
            return as_person(asked.entity(person), asked, named.reason)
    return None


def pick_person(people: Sequence[Form], asked: Asked, named: Named) -> Form | None:
    """Whom the name means: of several, who is of the state named or in office that day."""
    homes = set(homes_of(asked, (n for n in asked.phrase.named if n != named)))
    titled = bool(asked.phrase.nouns) or asked.former
    if homes:
        people = [form for form in people if asked.entity(form).plover_country in homes] or list(people)
    in_office = [form for form in people if tenure_on(form.entity, asked)]
    if len(in_office) == 1:
        return in_office[0]
    sure = [form for form in people if not form.ambiguous or titled or homes]
    return sure[0] if sure else None


def as_person(person: Entity, asked: Asked, reason: str = "") -> Answer:
    """A known person: the sector of the title before the name, else of the office held that day."""
    tenure = tenure_on(person.id, asked)
    sectors, basis = sectors_of_person(person, tenure, asked)
    home = tenure and tenure.organisation and asked.knowledge.entities[tenure.organisation].plover_country
    named = homes_of(asked, asked.phrase.names_in(asked.phrase.head))
    country = home if home and not (named and named[0] == person.plover_country) else person.plover_country
    basis = f"{reason}; {basis}" if reason else basis
    return Answer(person.id, person.name, country, sectors, person.wikidata, basis)


def sectors_of_person(person: Entity, tenure: Tenure | None, asked: Asked) -> tuple[tuple[str, ...], str]:
    tenures = asked.knowledge.tenures_of(person.id)
    if asked.former:
        held = sorted(tenures, key=lambda t: -second(t, asked))
        return ("ELI",), f"{person.name} of the tables, called former: {told(held[-1:], asked)}"
    titles = [noun for noun in asked.phrase.nouns_in(asked.phrase.head) if noun.sector]
    if titles and not (tenure and titles[-1].sector in RANKS):
        sectors, _ = sectors_of_head(asked)
        return sectors, f"{person.name} of the tables, with the title {titles[-1].words!r}"
    if tenure:
        return sectors_of_office(tenure, asked), f"table of offices: {told((tenure,), asked)}"
    past = [t for t in tenures if t.latest and (asked.day is None or t.latest < asked.day)]
    if past:
        last = max(past, key=lambda t: (-second(t, asked), t.latest or ""))
        of_office = sectors_of_office(last, asked)
        kept = of_office if of_office and of_office[0] not in OFFICIAL else ("ELI",)
        return kept, f"table of offices: {told((last,), asked)}; no office known after it"
    return (), f"{person.name} of the tables; no office known on that day"


def tenure_on(person: str, asked: Asked) -> Tenure | None:
    """The office held on the day asked for, without one that still open: the last begun; parties and seats last."""
    tenures = asked.knowledge.tenures_of(person)
    held = [t for t in tenures if (t.covers(asked.day) if asked.day else t.end is None)]
    home = asked.knowledge.entities[person].country
    return max(
        held,
        key=lambda t: (-second(t, asked), t.state in (None, home), t.start or ""),
        default=None,
    )


def second(tenure: Tenure, asked: Asked) -> int:
    return SECOND.get(next(iter(sectors_of_office(tenure, asked)), ""), 0)


def sectors_of_office(tenure: Tenure, asked: Asked) -> tuple[str, ...]:
    """Of the organisation led, if it has any; else of the words for the office."""
    body = asked.knowledge.entities.get(tenure.organisation or "")
    if body:
        return body.sectors
    said = (asked.known.sectors.get(words) for words in (tenure.office, tenure.office.split(" of ")[0]))
    return (next((sector for sector in said if sector), "GOV"),)


def told(tenures: Iterable[Tenure], asked: Asked) -> str:
    """Offices in words: "president of Brazil 2003-01-01 to 2010-12-31"."""
    entities = asked.knowledge.entities
    homes = [(t, entities[t.state or t.organisation or ""].name) for t in tenures]
    return ", ".join(f"{t.office}{',' if ' of ' in t.office else ' of'} {home}{spell(t)}" for t, home in homes)


def spell(tenure: Tenure) -> str:
    """The days of an office; nothing where no day is known, as of a calling."""
    if tenure.start is None:
        return f" until {tenure.end}" if tenure.end else ""
    return f" {tenure.start} to {tenure.end or 'now'}"


# ---------------------------------------------------------------- names
def by_name(asked: Asked) -> Answer | None:
    """A phrase that is a name of the tables from end to end, or begins with one and only says where."""
    head = asked.phrase.head
    for named in asked.phrase.names_in(head):
        whole = len(head) == named.end - named.start
        form = pick(named, asked)
        entity = asked.entity(form)
        if entity.kind == "person":
            continue
        last = named.end == head.stop and entity.kind not in ("state", "place", "person")
        if whole or (last and not asked.former and not is_plain(form)):
            return as_entity(entity, form, named, asked)
    return None


def is_plain(form: Form) -> bool:
    return form.kind in ("adjective", "demonym", "demonym_plural")


def pick(named: Named, asked: Asked) -> Form:
    """Of several meanings the one that the rest of the phrase or its context asks for; else the most usual."""
    forms = asked.standing([form for form in named.forms if form.kind not in PERSON_KINDS] or named.forms)
    rest = [n for n in asked.phrase.named if n != named]
    homes = [asked.entity(asked.standing(n.forms)[0]).plover_country for n in rest]
    for home in (*homes, *asked.around()):
        for form in forms:
            if home and home in (asked.entity(form).plover_country, asked.entity(form).country):
                return form
    return forms[0]


def as_entity(entity: Entity, form: Form, named: Named, asked: Asked) -> Answer:
    sectors, what = sectors_of_name(entity, form, named, asked)
    if asked.former and entity.kind != "state":
        sectors = sectors or ("ELI",)
    home = NON_STATES.get(entity.plover_country or "", entity.plover_country or "no one state")
    basis = f"table: {entity.name}, {what}, {home}" if what else f"table: {entity.name}, {home}"
    basis = f"{named.reason}; {basis}" if named.reason else basis
    return Answer(entity.id, entity.name, entity.plover_country, sectors, entity.wikidata, basis)


def sectors_of_name(entity: Entity, form: Form, named: Named, asked: Asked) -> tuple[tuple[str, ...], str]:
    """A capital or a seat stands for the government, any other place and a demonym for the people."""
    kinds = {f.kind for f in named.forms if f.entity == entity.id}
    if form.kind in ("capital", "seat"):
        return ("GOV",), f"meant by its {form.kind}"
    if form.kind == "city":
        return ("CVL",), "a city"
    if form.kind == "place" and entity.country and not entity.sectors:
        return ("CVL",), "a place"
    if kinds & PEOPLE or (
        form.kind == "adjective" and form.text.endswith("s") and asked.phrase.words[-1].low.endswith("s")
    ):
        return ("CVL",), "its people"
    return own_sectors(entity), entity.kind


def homes_of(asked: Asked, names: Iterable[Named]) -> list[str]:
    """Countries of names, in order; persons aside."""
    forms = (pick(named, asked) for named in names)
    homes = (asked.entity(form).plover_country for form in forms if form.kind not in PERSON_KINDS)
    return [home for home in homes if home]


# ---------------------------------------------------------------- offices
def by_office(asked: Asked) -> Answer | None:
    """ "the Iranian president": whoever held the office, if the tables say so."""
    title = office_asked(asked)
    if title is None or asked.former or strangers(asked):
        return None
    where = holder_of(asked)
    if where is None:
        return None
    tenures = holders(asked, where.id, title)
    if not tenures:
        return None
    person = asked.knowledge.entities[tenures[-1].person]
    sectors, _ = sectors_of_head(asked)
    sectors = () if where.plover_country in NON_STATES and not where.sectors else sectors
    day = f"on {asked.day}" if asked.day else "as far as the table reaches"
    basis = f"table of offices {day}: {person.name}, {told(tenures[-1:], asked)}"
    home = where.plover_country
    return Answer(person.id, person.name, home, sectors, person.wikidata, basis)


def office_asked(asked: Asked) -> str | None:
    """The title, if the phrase ends its first part in one that the tables of offices know and one person holds."""
    head = asked.phrase.head
    nouns = asked.phrase.nouns_in(head)
    if not nouns or nouns[-1].end != head.stop or asked.phrase.words[head.stop - 1].owner:
        return None
    if asked.phrase.has(asked.known.who["reach_not_after"]["words"], range(nouns[-1].start)):
        return None
    title = asked.known.titles.get(nouns[-1].words)
    return None if nouns[-1].words.endswith(("s", "men")) else title


def holder_of(asked: Asked) -> Entity | None:
    """The state or organisation whose office it is: named before the title, or after "of"."""
    spots = [asked.phrase.head, *asked.phrase.parts("place")]
    for spot in spots:
        for named in asked.phrase.names_in(spot):
            entity = asked.entity(pick(named, asked))
            if entity.kind == "person":
                continue
            if entity.kind == "place" and not entity.sectors:
                return None
            return entity
    nouns = [noun.words for noun in asked.phrase.nouns_in(asked.phrase.head)]
    sole = asked.known.who["sole"].get(nouns[-1]) if nouns else None
    around = asked.around()
    return asked.knowledge.entities.get(sole or (around[0] if len(around) == 1 else ""))


def holders(asked: Asked, where: str, title: str) -> tuple[Tenure, ...]:
    asks = asked.known.who["reach"].get(title)
    if not asks:
        return ()
    found = asked.knowledge.holders(where, asks, asked.day)
    if asked.day is None:
        found = tuple(tenure for tenure in found if tenure.end is None)
    return found


def strangers(asked: Asked) -> bool:
    """Whether capitalised words of the first part are explained by nothing: somebody else's name."""
    phrase = asked.phrase
    explained = covered([*phrase.named, *phrase.nouns])
    explained |= {place for place in phrase.head if plain_word(phrase.words[place].low, asked.known)}
    return any(phrase.words[place].capital and place not in explained for place in phrase.head)


def plain_word(low: str, known: Vocabulary) -> bool:
    return low in known.qualifiers or low in known.cues or low in known.who["generic"]["words"]


# ---------------------------------------------------------------- other spellings
def by_likeness(asked: Asked) -> Answer | None:
    """A name in another spelling than the tables': by the parts of a person's name, or within a letter or two."""
    for start, end in gaps(asked):
        words = [word.text for word in asked.phrase.words[start:end]]
        found = person_like(words, asked.knowledge) or nearly(words, asked.knowledge)
        if found is None:
            continue
        named = Named(start, end, found.forms, f"{' '.join(words)!r} taken for {found.forms[0].text!r}")
        named_all = tuple(sorted((*asked.phrase.named, named), key=lambda n: n.start))
        phrase = Phrase(asked.phrase.words, named_all, asked.phrase.nouns, asked.phrase.cuts)
        again = Asked(phrase, asked.knowledge, asked.known, asked.day, asked.context)
        for look in (by_person, by_name, by_office, by_words):
            if answer := look(again):
                return answer
    return None


def gaps(asked: Asked) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that nothing explains."""
    phrase = asked.phrase
    taken = covered([*phrase.named, *phrase.nouns])
    taken |= {i for i, word in enumerate(phrase.words) if word.low in asked.known.honorifics | asked.known.cues}
    start = 0
    while start < len(phrase.words):
        end = start
        while end < len(phrase.words) and end not in taken and is_name_part(end, phrase.words, asked.known):
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


# ---------------------------------------------------------------- groups and bodies
def by_words(asked: Asked) -> Answer | None:
    """Nobody of the tables: the country of the names in the phrase, the sector of its nouns."""
    sectors, why = sectors_of_head(asked)
    country, whence = country_of(asked, sectors)
    if asked.former and sectors and sectors[0] in OFFICIAL:
        sectors, why = ("ELI",), f"{why}, called former"
    if country is None and not sectors:
        return None
    name = " ".join(word.full for word in asked.phrase.words)
    return Answer(None, name, country, sectors, None, "; ".join(filter(None, (why, whence))))


def sectors_of_head(asked: Asked) -> tuple[tuple[str, ...], str]:
    """The sector of the noun that the phrase is about; of what it leads or belongs to, where the noun is weak."""
    spots = [asked.phrase.head, *asked.phrase.parts("place")]
    head = next((noun for noun in reversed(asked.phrase.nouns_in(spots[0]))), None)
    if head is None:
        return sectors_without_noun(asked, spots)
    if head.words in asked.known.who["former"]["family"] and relation_of(asked):
        return ("ELI",), f"{head.words} of somebody in office"
    if lent := lent_sectors(head, asked, spots):
        return lent
    return (head.sector,) if head.sector else (), f"word {head.words!r}" if head.sector else ""


def relation_of(asked: Asked) -> bool:
    """Whether a person of the tables, or the holder of an office, is named whose relative is meant."""
    people = any(asked.entity(named.forms[0]).kind == "person" for named in asked.phrase.named)
    return people or any(noun.sector in OFFICIAL for noun in asked.phrase.nouns_in(asked.phrase.head))


def sectors_without_noun(asked: Asked, spots: Sequence[range]) -> tuple[tuple[str, ...], str]:
    words = asked.phrase.words
    people = any(is_people(named, asked) and named.end == spots[0].stop for named in asked.phrase.names_in(spots[0]))
    for place in spots[0]:
        sector = asked.known.qualifiers.get(words[place].low)
        if sector and (people or place == spots[0].stop - 1):
            return (sector,), f"word {words[place].low!r}"
    return (("CVL",), "people") if people else ((), "")


def is_people(named: Named, asked: Asked) -> bool:
    """ "Syrians", "Poles": the people of a state, not the state."""
    return any(form.kind == "demonym_plural" and form.entity in asked.knowledge.states for form in named.forms)


def lent_sectors(head: Noun, asked: Asked, spots: Sequence[range]) -> tuple[tuple[str, ...], str] | None:
    """ "rebel army", "police spokesman", "members of the army": the sector that other words lend the noun."""
    armed = head.words in asked.known.who["weak"]["armed"]
    if not head.weak and not armed:
        return None
    for place in range(head.start - 1, spots[0].start - 1, -1):
        lent = lent_by(place, asked)
        if lent and (not armed or lent[0][0] in asked.known.who["weak"]["armed_take"] or not lent[2]):
            return lent[:2]
    if head.weak:
        for spot in spots[1:]:
            if found := sectors_of_part(spot, asked):
                return found
    return None


def lent_by(place: int, asked: Asked) -> tuple[tuple[str, ...], str, bool] | None:
    """What the word at a place lends: sectors, why, and whether only a word of the lexicon says so."""
    for named in asked.phrase.named:
        if named.end - 1 == place:
            entity = asked.entity(pick(named, asked))
            if sectors := own_sectors(entity):
                return sectors, f"of {entity.name}", False
    for noun in asked.phrase.nouns:
        if noun.end - 1 == place and noun.sector and not noun.weak and noun.sector != "CVL":
            return (noun.sector,), f"word {noun.words!r}", True
    low = asked.phrase.words[place].low
    if low in asked.known.qualifiers:
        return (asked.known.qualifiers[low],), f"word {low!r}", True
    return None


def own_sectors(entity: Entity) -> tuple[str, ...]:
    return entity.sectors or (("SOC",) if entity.plover_country == "NGO" else ())


def sectors_of_part(spot: range, asked: Asked) -> tuple[tuple[str, ...], str] | None:
    """Of "the army" in "members of the army": its noun's, or that of the body it names."""
    for named in asked.phrase.names_in(spot):
        entity = asked.entity(pick(named, asked))
        if (sectors := own_sectors(entity)) and entity.kind != "person":
            return sectors, f"of {entity.name}"
    strong = [noun for noun in asked.phrase.nouns_in(spot) if noun.sector]
    return ((strong[-1].sector or "",), f"word {strong[-1].words!r}") if strong else None


def country_of(asked: Asked, sectors: tuple[str, ...]) -> tuple[str | None, str]:
    """The first country named in the first part, else after "of", "in", "from" ..., else the context's."""
    for spot in (asked.phrase.head, *asked.phrase.parts("place")):
        for named in asked.phrase.names_in(spot):
            entity = asked.entity(pick(named, asked))
            owner = asked.phrase.words[named.end - 1].owner
            if entity.plover_country and (owner or entity.kind != "person"):
                return entity.plover_country, f"{words_at(named, asked)!r} is of {entity.plover_country}"
        if found := city_in(spot, asked):
            return found.country, f"{found.name!r} is a {found.kind} of {found.country}"
    around = asked.around()
    if len(around) == 1:
        return around[0], f"the context names {around[0]} only"
    return homeless(asked)


def homeless(asked: Asked) -> tuple[str | None, str]:
    """Without a state, aid workers and the like are of no state, and multinationals of several."""
    own = asked.known.who["homeless"]
    if asked.phrase.has(own["multinational"], asked.phrase.head):
        return "MNC", NON_STATES["MNC"]
    if any(noun.words in own["nouns"] for noun in asked.phrase.nouns_in(asked.phrase.head)):
        return "NGO", NON_STATES["NGO"]
    return None, ""


def words_at(named: Named, asked: Asked) -> str:
    return " ".join(word.text for word in asked.phrase.words[named.start : named.end])


# ---------------------------------------------------------------- smaller cities
def city_in(spot: range, asked: Asked) -> City | None:
    """A city beyond the tables whose name is a run of capitalised words of a part."""
    for start, end in gaps(asked):
        if start in spot and (found := city(" ".join(w.text for w in asked.phrase.words[start:end]))):
            return found
    return None


def by_city(asked: Asked) -> Answer | None:
    """A phrase that is a city's name and nothing more."""
    words = asked.phrase.words
    said = " ".join(word.text for word in words)
    found = city(said) if words and words[0].capital and not asked.knowledge.find(said) else None
    return as_city(found) if found else None


def by_city_misspelt(asked: Asked) -> Answer | None:
    """One long word, otherwise unknown, that is a letter from the names of cities of one state only."""
    words = asked.phrase.words
    if len(words) != 1 or not words[0].capital or len(words[0].text) < LONG_NAME:
        return None
    found = [place for place in cities_like(words[0].text) if place.kind == "city"]
    answer = as_city(found[0]) if len({place.country for place in found}) == 1 else None
    return answer and replace(answer, basis=f"{words[0].text!r} taken for {found[0].name!r}; {answer.basis}")


def as_city(found: City) -> Answer:
    return Answer(None, found.name, found.country, ("CVL",), None, f"{found.kind} of {found.country}: {found.name}")
