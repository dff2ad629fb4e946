"""Who is meant by "he", "it", "their", "the two countries", "the minister", "the bloc", "his Kenyan counterpart".

One pass in the order of the text; each word refers back to the nearest fitting actor, those in subject place first.
Where none fits, nobody is meant: an unknown actor is left out, never guessed. After the salience rules of
Lappin & Leass (1994), cut down to what agreement in kind and number can decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from accord.knowledge import State
from accord.lexicon import Lexicon
from accord.model import ActorKind, MentionForm
from accord.reading.actors import named_under
from accord.reading.candidates import THEY, Candidates
from accord.reading.cast import DESCRIPTIONS, Cast, Found, Held, Player, slug
from accord.reading.grammar import MODIFIERS, SUBJECTS, child, is_noun, is_stressed, objects_under, subtree
from accord.reading.invited import guest_who_follows
from accord.reading.issuers import last_issuers
from accord.reading.parse import Word

HE = frozenset("he she him her his hers himself herself".split())
IT = frozenset("it its itself".split())
BOTH = ("both", "neither", "either")
PAIR_MARKS = frozenset("the both these those".split())
POINTING = frozenset({"this", "that"})
BEING = frozenset("is was isn't wasn't".split())
SEEMING = frozenset("is was be ’s 's seems appears".split())  # "it seems that"
IT_KINDS: tuple[ActorKind, ...] = ("state", "organisation", "body", "group", "media")
OWNING: tuple[ActorKind, ...] = ("state", "organisation", "body")  # "a crowd stormed its embassy": not the crowd's
BODIES = ("organisation", "body", "media", "group")
PLURAL_NOUNS = ("NNS", "NNPS")
CONTINENTS = {
    "european": "europe",
    "african": "africa",
    "asian": "asia",
    "american": "america",
    "caribbean": "caribbean",
}
TRAVELLING = ("travelling", "traveling", "flying")
ACCOMPANYING = ("accompanying",)
STATE_PREFIX = re.compile(r"^[a-z]{3}-")  # of an id: "ken-embassy"


@lru_cache(maxsize=4)
def _offices(lexicon: Lexicon) -> Mapping[str, str]:
    """The office that each form of a title stands for."""
    return {form: office for office, forms in lexicon.people["titles"].items() for form in forms}


def resolve_references(cast: Cast, lexicon: Lexicon, states: Mapping[str, State]) -> None:
    """Mark pronouns and definite descriptions with the actors they stand for. `states`: of the tables, by id."""
    for number, sentence in enumerate(cast.sentences):
        resolver = _Resolver(cast, number, lexicon, states)
        for word in sentence.words:
            resolver.resolve(word)
        for found in list(cast.found[number]):
            resolver.give_home(found)
        cast.sort(number)


class _Resolver:
    """Resolves the references of one sentence; the sentences before are resolved already."""

    def __init__(self, cast: Cast, number: int, lexicon: Lexicon, states: Mapping[str, State]) -> None:
        self.cast, self.number, self.lexicon, self.people = cast, number, lexicon, lexicon.people
        self.states = states
        self.words = self.people["reference"]

    def resolve(self, word: Word) -> None:
        known = self.cast.at(word)
        if known is not None and not (known.form == "nominal" and is_noun(word)):
            return
        if word.lower in POINTING and word.dep in SUBJECTS:
            self._mark(word, word, self._kind_told(word), "pronoun")
        elif word.tag in ("PRP", "PRP$"):
            self._mark(word, word, self._pronoun(word), "pronoun")
        elif is_noun(word) and word.lower in self.people["title_words"]["counterpart"]:
            self._counterpart(word)
        elif word.lower in BOTH and word.dep in (*SUBJECTS, "pobj", "pcomp"):  # "from either" has its adverb there
            self._mark(word, word, self._before(word).last_pair("state"), "pronoun")
        elif word.tag == "CD" and word.lower == "two" and any(c.lower == "the" for c in word.children):
            first = next(c for c in word.children if c.lower == "the")
            couple = () if word.dep in ("nummod", "compound") else self._before(word).last_couple()
            self._mark(first, word, couple, "pronoun")
        elif is_noun(word) and child(word, "det", "nummod", "poss") is not None:
            first = min((c for c in word.children if c.i < word.i), key=lambda c: c.i, default=word)
            self._mark(first, word, self._definite(word), "nominal")

    def _before(self, word: Word) -> Candidates:
        return Candidates(self.cast, self.number, word, self.lexicon)

    def _mark(self, first: Word, word: Word, actors: tuple[str, ...], form: MentionForm) -> None:
        """The words from `first` to `word` mean these actors, if any; a mention that only covers the word stays."""
        old = self.cast.at(word)
        if actors and (old is None or old.head is word):
            kind = self.cast.players[actors[0]].kind
            self.cast.replace(old, Found(first, word, word, actors, kind, form, self.number))

    # ------------------------------------------------------------ pronouns
    def _pronoun(self, word: Word) -> tuple[str, ...]:
        before = self._before(word)
        if word.lower in HE:
            guest = guest_who_follows(self.number, word, self.cast, self.lexicon)
            return guest or before.own_subject("person") or before.nearest("person")
        if word.lower in IT:
            if word.lower == "its" and word.head.lower == "kind":
                return ()  # "the first visit of its kind"
            dealt_with = word.dep == "dobj" and word.head.lower in self.lexicon.grammar["dealing"]["verbs"]
            if dealt_with or _is_expletive(word):
                return ()  # "brokered it": the deal
            own = before.speaker_above(*OWNING) or before.own_subject(*OWNING)
            return own or before.nearest(*IT_KINDS, singular=True)
        return self._before(word).plural() if word.lower in THEY else ()

    def _kind_told(self, word: Word) -> tuple[str, ...]:
        """ "This is not a government that yields", she said: the last state spoken of, and not her own."""
        verb = word.head
        kind = child(verb, "attr") if verb.lower in BEING else None
        if kind is None or kind.lower not in self.words["kind_of_state"] or child(kind, "det") is None:
            return ()
        home = {self.cast.side(actor) for actor in self._speaker(verb)}
        named = (f for f in self._before(word) if f.kind == "state" and f.form != "demonym" and len(f.actors) == 1)
        return next((found.actors for found in named if home.isdisjoint(found.actors)), ())

    def _speaker(self, verb: Word) -> tuple[str, ...]:
        """Who says the clause, be it before or behind it."""
        saying = verb.head if verb.dep == "ccomp" else child(verb, "parataxis")
        subject = child(saying, *SUBJECTS) if saying is not None else None
        if subject is None:
            return ()
        found = self.cast.at(subject)
        return found.actors if found is not None else self._pronoun(subject) if subject.tag == "PRP" else ()

    # ------------------------------------------------------------ definite descriptions
    def _definite(self, noun: Word) -> tuple[str, ...]:
        """ "the two countries", "the country", "the bloc", "the minister"."""
        marks = {c.lower for c in noun.children if c.i < noun.i}
        if self._is_dual(noun, marks):
            return self._pair(noun, marks)
        numbers = self.lexicon.grammar["numbers"]
        number = next((numbers.get(c.lower, 0) for c in noun.children if c.dep == "nummod"), 0)
        if number > 2 and "the" in marks and noun.lower in self.words["pair"] and not self._is_described(noun):
            return self._before(noun).last_group(number)
        if noun.lower in self.words["homeland"] and (home := self._home_of(noun)):
            return home
        if noun.lower in self.words["premises"] and "the" in marks:
            missions = self.people["missions"]["nouns"]
            return next((found.actors for found in self._before(noun) if found.head.lower in missions), ())
        if not marks & {"the", "this", "that"} or noun.tag == "NNS" or self._is_described(noun):
            return ()
        before = self._before(noun)
        if noun.lower in self.lexicon.voices["statement"]["nouns"]:
            return last_issuers(self.number, noun, self.cast, self.lexicon) if noun.dep in SUBJECTS else ()
        if noun.lower in self.words["constitution"]:
            return self._so_constituted(noun)
        if noun.lower in self.words["state"]:
            if (region := self._region(noun)) is not None:
                return self._state_in(region, before)
            return before.nearest("state", singular=True) or before.first_state()
        if noun.lower in self.words["organisation"]:
            return self._same_noun(noun)
        return self._same_office(noun) if noun.lower in self.words["person"] else ()

    def _home_of(self, noun: Word) -> tuple[str, ...]:
        """ "his country": that of the person, where the text or the tables say which it is."""
        owner = next((c for c in noun.children if c.dep == "poss" and c.tag == "PRP$"), None)
        found = self.cast.at(owner) if owner is not None else None
        home = self.cast.country(found.actors[0]) if found is not None and len(found.actors) == 1 else None
        return (home,) if home is not None and home in self.cast.players else ()

    def _is_dual(self, noun: Word, marks: set[str]) -> bool:
        if marks & self.words["dual"] or (noun.lower == "side" and "each" in marks):
            return True
        if noun.lower in self.words["leaders"] and marks == {"the"} and not self._is_described(noun):
            return True  # "the leaders", of the two
        return noun.lower in self.words["sides"] and child(noun, "det", "predet", "nummod", "poss") is not None

    def _pair(self, noun: Word, marks: set[str]) -> tuple[str, ...]:
        before = self._before(noun)
        if noun.lower in self.words["pair"] or noun.lower == "side":
            return before.last_pair("state")
        if noun.lower in self.words["pair_persons"] and marks & PAIR_MARKS:  # not "two men who had met"
            heads = self.words["heads"] if noun.lower in self.words["leaders"] else self._office_told(noun)
            return before.last_pair("person", heads) or before.last_pair("state")
        return ()

    def _office_told(self, noun: Word) -> frozenset[str]:
        """ "the two foreign ministers": the office that they hold; none for "the two men"."""
        before = sorted((c for c in noun.children if c.dep in ("compound", "amod") and c.i < noun.i), key=lambda c: c.i)
        phrases = (" ".join(word.lower for word in (*before[k:], noun)) for k in range(len(before)))
        return frozenset(office for phrase in phrases if (office := _offices(self.lexicon).get(phrase)) is not None)

    def _is_described(self, noun: Word) -> bool:
        """ "the country that ...", "the government of X", "the Kenyan ministry": it says itself who is meant."""
        known = self.cast.at(noun)
        if known is not None and self.cast.players[known.actors[0]].country is not None:
            return True
        return any(
            (c.dep in ("relcl", "acl") and not is_stressed(noun) and not self._is_set_off(c))
            or (c.dep == "prep" and c.lower == "of")
            or (c.dep in ("compound", "poss") and self.cast.at(c) is not None)
            for c in noun.children
        )

    def _is_set_off(self, clause: Word) -> bool:
        """ "The official, who spoke in Lima, ...": after a comma the clause only tells more of who is meant."""
        first = min(word.i for word in subtree(clause))
        words = self.cast.sentences[self.number].words
        return first > 0 and (words[first].text == "," or words[first - 1].text == ",")

    def _region(self, noun: Word) -> str | None:
        """What "the eastern European nation" and "the West African state" say of where it lies, in lower case."""
        parts = [c for c in subtree(noun) if c.i < noun.i and c.tag.startswith(("JJ", "NN"))]
        said = " ".join(word.lower for word in parts).replace("latin american", "south america")
        return next(
            (said.replace(adjective, name) for adjective, name in CONTINENTS.items() if adjective in said), None
        )

    def _state_in(self, region: str, before: Candidates) -> tuple[str, ...]:
        """The last state named that lies there; of the two that the document is about, if one of them does."""
        fitting = {id for id in self.cast.players if id in self.states and _lies_in(self.states[id], region)}
        pair = fitting.intersection(self.cast.main_pair)
        if len(pair) == 1:
            return tuple(pair)
        return next((found.actors for found in before if fitting.issuperset(found.actors)), ())

    def _so_constituted(self, noun: Word) -> tuple[str, ...]:
        """ "the kingdom": the last state named that is one by its official name, else the only one of the document."""
        fitting = {
            id
            for id in self.cast.players
            if (state := self.states.get(id)) is not None and noun.lower in state.official.lower().split()
        }
        named = (found.actors for found in self._before(noun) if fitting.issuperset(found.actors))
        pair = tuple(fitting.intersection(self.cast.main_pair))
        return next(named, pair if len(pair) == 1 else tuple(fitting) if len(fitting) == 1 else ())

    def _same_noun(self, noun: Word) -> tuple[str, ...]:
        """ "the ministry": the last body called so; "the bloc": else the last organisation."""
        bodies = [found for found in self._before(noun) if found.kind in BODIES and found.head is not noun]
        called = (f for f in bodies if noun.lower in self.cast.players[f.actors[0]].name.lower().split())
        if (found := next(called, None)) is not None:
            return found.actors
        if noun.lower in self.words["same_noun_only"]:
            return ()
        kinds = (("group",), ("organisation",)) if noun.lower in self.words["group"] else (("organisation", "group"),)
        named = (f for kind in kinds for f in bodies if f.kind in kind and f.form == "name")
        return next((found.actors for found in named), ())

    def _same_office(self, noun: Word) -> tuple[str, ...]:
        """ "the minister": the last one called so, or who holds such an office; "the official": else of any office."""
        before = list(self._before(noun))
        persons = [found for found in before if found.kind == "person"]
        called = (found.actors for found in before if self._is_called(found, noun))
        held = [(found.actors, office) for found in persons if (office := self.cast.players[found.actors[0]].office)]
        return (
            next(called, ())
            or next((actors for actors, _ in held if noun.lower in self.words["same_office"]), ())
            or self._sole_holder(noun)
        )

    def _is_called(self, found: Found, noun: Word) -> bool:
        """ "a Peruvian official", and then "the official"; "Foreign Minister X", and then "the minister"."""
        described = found.form in DESCRIPTIONS and len(found.actors) == 1 and found.head.lower == noun.lower
        office = self.cast.players[found.actors[0]].office or ""
        return described or (found.kind == "person" and noun.lower in office.split())

    def _sole_holder(self, noun: Word) -> tuple[str, ...]:
        """ "Iceland's president refused the prime minister": the holder of an office of one, in the state spoken of."""
        before = [c for c in noun.children if c.dep in ("compound", "amod") and c.i < noun.i]
        told = " ".join(word.lower for word in (*before, noun))
        office = _offices(self.lexicon).get(told)
        if office is None or office in self.people["title_words"]["plain_leaders"]:
            return ()
        state = next(iter(self._before(noun).first_state()), None)
        if state is not None:
            return (self.cast.holder(state, office, kind="person", sector="GOV"),)
        return (self.cast.player(Player(slug(told), "person", told, None, "GOV")).id,)

    # ------------------------------------------------------------ whose
    def give_home(self, found: Found) -> None:
        """ "its embassy", "their foreign ministers", "officials from the two countries": whose they are, once known."""
        if found.form not in DESCRIPTIONS or len(found.actors) != 1 or found.kind == "state":
            return
        states = self._states_of(found)
        if not states or not self._lacks_home(found) or (len(states) > 1 and found.head.tag not in PLURAL_NOUNS):
            return
        player = self.cast.players[found.actors[0]]
        label = STATE_PREFIX.sub("", player.id) if player.country else player.id
        *before, noun = label.split("-")
        office = " ".join([*before, self.lexicon.lemmas.get(noun, noun) if len(states) > 1 else noun])
        holders = (self.cast.holder(state, office, kind=player.kind, sector=player.sector) for state in states)
        found.actors = tuple(holders)

    def _lacks_home(self, found: Found) -> bool:
        """Nobody's yet; a mission with a possessor is the possessor's, wherever it stands, and so is "its minister"."""
        owner = child(found.head, "poss")
        qualifiers = (self.cast.at(c) for c in found.head.children if c.dep in MODIFIERS)
        stated = any(other is not None and other is not found for other in qualifiers)
        its = owner is not None and owner.tag == "PRP$" and not stated  # not "his Kenyan ally"
        if its or (owner is not None and found.head.lower in self.people["missions"]["nouns"]):
            return True
        player = self.cast.players[found.actors[0]]
        return player.country is None and player.kind != "organisation"

    def _states_of(self, found: Found) -> tuple[str, ...]:
        owners = _holders(self.cast, found.head)
        if not owners and self.cast.players[found.actors[0]].sector == "GOV":
            owners = _accompanied(self.cast, found.head)
        countries = (self.cast.country(actor) for actor in owners)
        return tuple(dict.fromkeys(country for country in countries if country and country in self.cast.players))

    # ------------------------------------------------------------ counterparts
    def _counterpart(self, word: Word) -> None:
        """ "his Kenyan counterpart": the holder of the same office in that state; unnamed, an actor of it."""
        country = self._state_of_counterpart(word)
        if country is None:
            return
        holder = self._before(word).nearest("person", of_subject=True)
        office = self.cast.players[holder[0]].office if holder else None
        named = next(
            (f for f in self.cast.found[self.number] if f.kind == "person" and 0 < f.first.i - word.i <= 2), None
        )
        if named is not None:
            self._give_same_office(word, named, country, office)
            return
        same = [p for p in self.cast.persons() if p.country == country and office in (None, p.office)]
        if len(same) != 1 or not office:
            label = office or "counterpart"
            id = f"{country.lower()}-{slug(label)}"
            same = [self.cast.player(Player(id, "person", f"{country} {label}", country, "GOV"))]
        self._mark(word, word, (same[0].id,), "title")

    def _state_of_counterpart(self, word: Word) -> str | None:
        named = (self.cast.at(c) for c in word.children)
        state = next((found for found in named if found is not None and found.kind == "state"), None)
        return None if state is None else self.cast.country(state.actors[0])

    def _give_same_office(self, word: Word, named: Found, country: str, office: str | None) -> None:
        """ "his Kenyan counterpart X": X holds in Kenya what he holds."""
        player = self.cast.players[named.actors[0]]
        player.country = player.country or country
        if office:
            player.office = player.office or office
            span = self.cast.article.span(word.start, named.end)
            self.cast.offices.append(Held(player.id, office, country, span, False))
        self.cast.cover([word], named)


def _holders(cast: Cast, head: Word) -> tuple[str, ...]:
    """The actors in the possessive or after "of"/"from" of a noun."""
    for c in head.children:
        if c.dep == "poss" and (found := cast.at(c)) is not None:
            return found.actors
    return tuple(actor for f in named_under(head, cast, "of", "from") if not f.place for actor in f.actors)


def _accompanied(cast: Cast, official: Word) -> tuple[str, ...]:
    """ "an official travelling with her", "aides accompanying the president": they serve the same state."""
    for going in (c for c in official.children if c.dep == "acl" and c.tag == "VBG"):
        with_whom = [c for c in going.children if c.dep == "dobj"] if going.lower in ACCOMPANYING else []
        with_whom += objects_under(going, "with") if going.lower in TRAVELLING else []
        leaders = (cast.at(word) for word in with_whom)
        led = next((leader for leader in leaders if leader is not None and leader.kind == "person"), None)
        if led is not None:
            return led.actors
    return ()


def _lies_in(state: State, region: str) -> bool:
    """Every word of the region stands in that of the tables: "eastern europe", "africa"."""
    return all(word in (state.region or "").lower() for word in region.split())


def _is_expletive(word: Word) -> bool:
    """ "it is clear that": no one is meant."""
    if word.dep not in ("nsubj", "expl") or word.head.lower not in SEEMING:
        return False
    return any(
        c.dep in ("ccomp", "csubj", "advcl") or (c.dep == "acomp" and child(c, "xcomp", "ccomp") is not None)
        for c in word.head.children
    )
