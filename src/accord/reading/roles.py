"""Who has which part in an act: by the places that the lexicon gives, else by what the sentence around tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.lexicon import Entry, Lexicon, Slots
from accord.model import ActorRole
from accord.reading.actors import ABOUT, HOLDING, actors_of, agents_of, named_under
from accord.reading.arguments import Arguments, issuers
from accord.reading.cast import DESCRIPTIONS, Cast, Found
from accord.reading.grammar import (
    ancestors,
    called_to_be_told,
    child,
    conjuncts,
    is_infinitive,
    is_noun,
    is_passive,
    is_verb,
    logical_object,
    logical_subject,
    objects_under,
    possessors,
    prepositional,
    subtree,
)
from accord.reading.parse import Word

LOCATED = frozenset("AGREE ASSAULT AID COERCE MOBILIZE CONCEDE RETREAT".split())  # done to those whose land it is
IN_LAND = ("in", "into", "across", "near", "along", "inside", "at")
MEETING = ("for", "during", "in", "at", "after", "following", "on")  # "signed it with X during a meeting"
WANTED = ("for", "of", "in")  # "prospects for cooperation", "the idea of talks"
OPEN_TO_PLACES = ("object", "to", "into", "from", "as-from", "as-to", "in", "at", "on")
NAMED_FORMS = ("name", "demonym", "metonym")
OCCASIONS = ("after", "before", "during", "amid", "following", "since", "despite")
OWN_CLAUSES = ("relcl", "advcl", "parataxis")
ON_TERMS = frozenset("AGREE CONCEDE REJECT REQUEST THREATEN".split())  # acts of speech that may set a condition
HOSTILE = frozenset("ASSAULT COERCE".split())
DONE_TO = HOSTILE | {"PROTEST"}
SUFFERING = ("of", "on", "against", "to")  # whom or what a hostile act is done to
CREATING = frozenset("establish create found build form construct inaugurate launch set".split())
BY_ATTACK = ("in", "during", "with")
PLACED = ("in", "at", "near")
TRAVELLED_WITH = frozenset({"with"})  # "flew with X": to nobody named
GERUND = "ing"
GUESTS = ("guest", "guests")
BELONGING = ("of", "by", "from")
SENT_OUT = ("withdraw", "visit")  # modes of acts whose object is one's own envoy or staff
APPOINTING = "cooperate/name-ambassador"  # nothing is done to whom it appoints
BLAMED_FOR = ("for", "of")  # "is responsible for attacks on X", "guilty of attacks on X"
STRIKING = "strike"  # mode of PROTEST
VISITING = ("consult/visit",)  # whose noun's doer may be the subject of the clause: "on a visit to X, Y said"
ACCUSED_OF = ("into", "of", "over")  # what an investigation or a condemnation is about
PENAL = ("SANCTION", "COERCE")
SEEKING = "assist"  # mode of REQUEST: help, asylum
TOWARDS = tuple(preposition for preposition in ABOUT if preposition not in ("from", "by"))  # "sent to a town from X"
SETTLED = ("after", "following", "once")
TOLD_IN_LETTERS = ("REQUEST", "THREATEN")  # types of what is said to who gets the letter
TERMS = ("until", "unless", "if", "should", "till", "before")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A mention in a role. Several actors where the words stand for several ("both countries")."""

    role: ActorRole
    found: Found


class _Parts:
    """Parts given so far; a mention has one."""

    def __init__(self, act: Word) -> None:
        self.act = act
        self.given: list[Part] = []
        self._taken: set[int] = set()
        self._actors: set[str] = set()

    def is_free(self, found: Found) -> bool:
        """Not in a role yet, nor all those that it means ("lifted its blockade": it is no recipient)."""
        return id(found) not in self._taken and not self._actors.issuperset(found.actors)

    def is_inside(self, found: Found) -> bool:
        """ "an invitation from the Malian president": a word of the doer's own phrase is nobody else.

        "troops marching on Mali": what hangs on the act is no part of that phrase.
        """
        doers = [part.found for part in self.given if part.role == "actor"]
        if found.form != "demonym":  # "German" of "the German chancellor X" is X's whatever form he has
            doers = [doer for doer in doers if doer.form in DESCRIPTIONS]
        if self.act.dep in ("acl", "relcl") and found.head in subtree(self.act):
            return False
        return any(found is not doer and found.head in subtree(doer.head) for doer in doers)

    def pass_over(self, found: Found) -> None:
        """The mention has no part."""
        self._taken.add(id(found))

    def has(self, role: ActorRole) -> bool:
        return any(part.role == role for part in self.given)

    def give(self, role: ActorRole, mentions: Iterable[Found]) -> bool:
        """True if any of the mentions was free."""
        free = [found for found in mentions if self.is_free(found) and not (role == "recipient" and _is_prefix(found))]
        self.given += [Part(role, found) for found in free]
        self._taken.update(id(found) for found in free)
        self._actors.update(actor for found in free for actor in found.actors)
        return bool(free)


def _is_prefix(found: Found) -> bool:
    """ "a Chinese-brokered deal": a name that says how a thing came about is nobody to whom something is done."""
    participle = found.last.head
    return (
        participle.tag == "VBN"
        and participle.dep == "amod"
        and found.last.dep in ("npadvmod", "amod", "compound", "advmod")
        and participle.lower not in HOLDING  # "a rebel-held town": it is theirs
    )


def find_parts(entry: Entry, slots: Slots, places: Arguments, cast: Cast) -> tuple[Part, ...]:
    """The parts of an act, participants first, then actors, then recipients."""
    parts = _Parts(places.verb or places.word)
    for place in slots.both:
        parts.give("participant", _at(place, places, cast))
    if slots.both and len(parts.given) < 2 and places.verb is None:
        parts.give("participant", _company(places, cast))
    if slots.both and entry.type == "CONSULT":
        parts.give("participant", _attending(places, cast))
    if entry.type == "COOPERATE":
        _give_mission(parts, places, cast)
    victims = _victims(places) if entry.type == "ACCUSE" else frozenset()
    holders = _holders(entry, places)
    nobody = victims | {id(word) for holder in holders for word in subtree(holder)}  # ids of words of no recipient
    roles: tuple[tuple[ActorRole, tuple[str, ...]], ...] = (("actor", slots.actor), ("recipient", slots.recipient))
    written_to = _addressee(places, cast) if entry.type in TOLD_IN_LETTERS else []
    for role, wanted in roles:
        if role == "recipient" and not _is_said_to_another(written_to, places, cast):
            parts.give(role, written_to)
            wanted = () if parts.has(role) else wanted
        for place in wanted:
            mentions = _at(place, places, cast)
            if place == "object" and "subject" in wanted and not is_passive(places.word):
                continue  # "peacekeepers were sent": they act; "sent peacekeepers": who sent them does
            if role == "recipient" and entry.type == "AID":
                mentions = _mentions(_helped(places[place], places, cast), place, places.lexicon, cast)
            if role == "recipient":
                mentions = [f for f in mentions if id(f.head) not in nobody and not parts.is_inside(f)]
                mentions = [f for f in mentions if not (entry.mode in SENT_OUT and _is_own(f, parts, cast))]
                mentions = [f for f in mentions if not (entry.type == "CONSULT" and _is_venue(f, parts, cast))]
            if place == "over" and entry.type in PENAL:  # "sanctions over the X crisis": on others, or on nobody named
                mentions = [found for found in mentions if found.head in places[place]]
            if role == "actor" and place == "in":
                mentions = [found for found in mentions if cast.country(found.actors[0]) == found.actors[0]]
            if parts.give(role, mentions):
                break  # the best place that names somebody
    if slots.actor and not parts.has("actor") and places.verb is None and _is_of_the_subject(entry, places):
        parts.give("actor", _company(places, cast)[:1])
    if "subject" in slots.actor and not parts.has("actor"):
        issuing = _issuer(places, cast) or _doer_of_subject(places, cast)
        parts.give("actor", issuing or _mentions(holders, "possessor", places.lexicon, cast))
    if entry.type == "ASSAULT" and is_noun(places.word) and not parts.has("actor") and not slots.both:
        parts.give("actor", _doer_above(places, cast))
    if entry.type == "CONSULT":
        parts.give("recipient", _hosts(places, cast))
    if entry.mode == SEEKING and not parts.has("recipient"):
        parts.give("recipient", _refuge(places, cast))
    if entry.type in HOSTILE and is_noun(places.word) and not parts.has("recipient"):
        parts.give("recipient", _hit_by_subject(places, cast))
    if slots.recipient and not parts.has("recipient") and entry.rule != APPOINTING:
        used = frozenset() if "object" in slots.recipient else entry.needs.get("object", frozenset())
        named = (f for f in _further(entry, places, cast) if not _names_a_thing(f, places.lexicon))
        known = (
            found
            for found in named
            if _is_known(found, cast)
            and not parts.is_inside(found)
            and not (entry.mode in SENT_OUT and _is_own(found, parts, cast))
            and not (entry.type == "CONSULT" and _is_venue(found, parts, cast))
        )
        further = (
            f for f in known if f.head.lower not in used and id(f.head) not in nobody
        )  # "mobilised its troops": no recipients
        first = next(filter(parts.is_free, further), None)
        if first is not None:
            parts.give("recipient", _coordinated(first, cast))
        if entry.type == "REQUEST" and is_noun(places.word) and not parts.has("recipient"):
            parts.give("recipient", _receiver(places, cast))
        if entry.type == "AID" and is_noun(places.word) and not parts.has("recipient"):
            parts.give("recipient", _for_whom(places.word, cast))
        if entry.type == "CONCEDE" and not parts.has("recipient"):
            parts.give("recipient", _agreed_with(places, cast))
        if entry.type in ON_TERMS and not parts.has("recipient"):
            parts.give("recipient", _set_terms(places, cast))
    return tuple(parts.given)


def _coordinated(found: Found, cast: Cast) -> list[Found]:
    """The mention and those after it: "the embassies in Nairobi and Lagos"."""
    others = (cast.at(word) for word in conjuncts(found.head))
    return list(dict.fromkeys([found, *(other for other in others if other is not None)]))


def _hit_by_subject(places: Arguments, cast: Cast) -> list[Found]:
    """ "The air strikes hit the enclave of X", "the attack killed ten": whom the act in subject place does it to."""
    verb = places.word.head
    if places.word.dep != "nsubj" or verb.lower not in places.lexicon.grammar["hitting"]["verbs"]:
        return []
    return _mentions(logical_object(verb, places.lexicon.grammar), "object", places.lexicon, cast)


def _doer_above(places: Arguments, cast: Cast) -> list[Found]:
    """ "X killed ten in two attacks": who did the killing did the attacks."""
    noun, above = places.word, places.word.head.head
    if noun.dep != "pobj" or noun.head.lower not in BY_ATTACK or not is_verb(above):
        return []
    kinds = {p.entry.type for p in places.lexicon.patterns.get(above.lower, ()) if p.part == "verb"}
    if "ASSAULT" not in kinds:
        return []
    return _mentions(logical_subject(above, places.lexicon.grammar), "subject", places.lexicon, cast)


def _hosts(places: Arguments, cast: Cast) -> list[Found]:
    """ "met in X as guests of Y": the host."""
    verb = places.verb
    guests = (obj for obj in objects_under(verb, "as") if obj.lower in GUESTS) if verb is not None else ()
    return [found for guest in guests for found in named_under(guest, cast, "of")]


def _addressee(places: Arguments, cast: Cast) -> list[Found]:
    """ "sent a letter to X asking for help", "asked for help in a letter to X": who gets what tells it."""
    verb, messages = places.verb, places.lexicon.grammar["messages"]["nouns"]
    if verb is None:
        return []
    notes = [note for note in objects_under(verb, "in", "by", "through", "via") if note.lower in messages]
    sending = []
    if verb.tag == "VBG" and verb.dep in ("acl", "advcl"):
        sending = [verb.head.head] if is_noun(verb.head) and verb.head.dep in ("dobj", "nsubjpass") else [verb.head]
        objects = (c for above in sending for c in above.children if c.dep in ("dobj", "nsubjpass"))
        sent = [c for c in objects if c.lower in messages]
        sending, notes = sending if sent else [], [*notes, *sent]
    to = [word for note in (*sending, *notes) for word in prepositional(note).get("to", ())]
    whom = [c for above in sending for c in above.children if c.dep == "dative" and is_noun(c)]
    return _mentions([*whom, *to], "to", places.lexicon, cast)


def _is_said_to_another(written_to: list[Found], places: Arguments, cast: Cast) -> bool:
    """ "wrote to X urging Y to leave", "threatened in a letter to X to attack Y": it is said to Y."""
    others = (cast.at(word) for place in ("object", "that", "complement-object") for word in places[place])
    return not written_to or any(found is not None and found not in written_to for found in others)


def _refuge(places: Arguments, cast: Cast) -> list[Found]:
    """ "fled to X seeking asylum": X, of whom it is sought."""
    verb = places.verb
    if verb is None or verb.dep != "advcl" or verb.tag != "VBG":
        return []
    moving = verb.head.lower in places.lexicon.grammar["motion"]["verbs"]
    return _mentions([*objects_under(verb.head, "to", "in", "into")], "to", places.lexicon, cast) if moving else []


def _attending(places: Arguments, cast: Cast) -> Iterator[Found]:
    """ "met in the presence of X", "met for talks mediated by X": X was there."""
    verb = places.verb or places.word
    around = {id(word): word for word in (verb, places.word, *places["object"])}
    for word in around.values():
        for presence in (obj for obj in objects_under(word, "in") if obj.lower == "presence"):
            yield from named_under(presence, cast, "of")
    chairing = places.lexicon.grammar["chairing"]["verbs"]
    talks = [places.word, *(obj for word in around.values() for obj in objects_under(word, "for"))]
    for participle in (c for noun in talks for c in noun.children if c.dep == "acl" and c.tag == "VBN"):
        if participle.lower in chairing:
            yield from named_under(participle, cast, "by", agent=True)


def _for_whom(noun: Word, cast: Cast) -> list[Found]:
    """ "For Chad, building it, perhaps with Malian help, would be wise": for whom all of the sentence is."""
    top = next((above for above in ancestors(noun) if above.head is above), noun)
    opening = next((c for c in top.children if c.lower == "for" and c.dep == "prep" and c.i == 0), None)
    found = [cast.at(c) for c in opening.children if c.dep == "pobj"] if opening is not None else []
    return [f for f in found if f is not None]


def _receiver(places: Arguments, cast: Cast) -> list[Found]:
    """ "X accepted an invitation from Y", "X rejected a call by Y": X had it."""
    noun, verb = places.word, places.word.head
    had = {*places.lexicon.grammar["receiving"]["verbs"], *places.lexicon.hedges["negative"]["verbs"]}
    if noun.dep != "dobj" or verb.lower not in had:
        return []
    return _mentions(logical_subject(verb, places.lexicon.grammar), "subject", places.lexicon, cast)


def _victims(places: Arguments) -> frozenset[int]:
    """ "condemned the storming of X", "a probe into the killing of X": X is whom nobody accuses. Ids of the words."""
    found: set[int] = set()
    for noun in (word for place in ("object", *ACCUSED_OF) for word in places[place]):
        parts = ("noun", "verb") if noun.lower.endswith(GERUND) else ("noun",)
        kinds = {p.entry.type for p in places.lexicon.patterns.get(noun.lower, ()) if p.part in parts}
        if kinds & DONE_TO:
            suffering = (*SUFFERING, *(PLACED if "ASSAULT" in kinds else ()))  # who detains in X is X
            found.update(id(word) for victim in objects_under(noun, *suffering) for word in subtree(victim))
    return frozenset(found)


def _holders(entry: Entry, places: Arguments) -> list[Word]:
    """ "reiterated Chad's support for X", "the pledge of Chad to help X": whose stance it is, not whom it is for."""
    stances = places.lexicon.grammar["stances"]
    found: list[Word] = []
    for noun in places["object"]:
        if entry.type != "SUPPORT" or noun.lower not in stances["nouns"] or "object" in entry.verb_slots.recipient:
            continue
        found += possessors(noun)
        towards = any(c.lower in stances["towards"] and c.dep == "prep" for c in noun.children)
        if towards or any(c.dep == "acl" and is_infinitive(c) for c in _with_of(noun)):
            found += [word for holder in objects_under(noun, "of") for word in conjuncts(holder)]
    return found


def _with_of(noun: Word) -> Iterator[Word]:
    """What hangs on the noun, and on what stands under its "of"."""
    for word in (noun, *objects_under(noun, "of")):
        yield from word.children


def _set_terms(places: Arguments, cast: Cast) -> list[Found]:
    """ "will not lift the embargo until X yields", "threatened to leave unless X paid": whom the condition is set."""
    verb = places.verb or places.word
    told = (verb, *(c for c in verb.children if c.dep != "conj"))  # not of "warned" in "demanded a pullout and warned"
    for clause in (c for v in told for c in v.children if c.dep == "advcl" and is_verb(c)):
        if any(c.dep in ("mark", "advmod", "aux") and c.lower in TERMS and c.i < clause.i for c in clause.children):
            doers = logical_subject(clause, places.lexicon.grammar)[:1] or [
                c for c in clause.children if c.dep == "nsubjpass"
            ]
            found = [f for doer in doers for f in agents_of(doer, cast, places.lexicon) if f.form != "pronoun"]
            if found:
                return found
    return []


def _agreed_with(places: Arguments, cast: Cast) -> list[Found]:
    """ "ended the strike after a deal with X", "after X agreed to pay": to whose word or promise somebody yields."""
    verb, lexicon = places.verb or places.word, places.lexicon
    told = (verb, *(c for noun in places["object"] for c in noun.children if c.dep == "relcl"))
    for clause in (c for word in told for c in word.children if c.dep == "advcl"):
        promised = clause.lower in lexicon.grammar["promising"]["verbs"]
        if promised and any(c.dep == "mark" and c.lower in SETTLED for c in clause.children):
            return _mentions(logical_subject(clause, lexicon.grammar), "subject", lexicon, cast)
    for after in (c for c in verb.children if c.dep == "prep" and c.lower in SETTLED):
        reaching = (c for c in after.children if c.dep == "pcomp")
        deals = [*(c for c in after.children if c.dep == "pobj"), *(child(c, "dobj") for c in reaching)]
        for deal in (d for d in deals if d is not None and d.lower in lexicon.classes["pact"]):
            if found := _mentions(prepositional(deal).get("with", []), "with", lexicon, cast):
                return found
    return []


def _helped(words: list[Word], places: Arguments, cast: Cast) -> list[Word]:
    """ "two million in Norwegian aid to X": of a phrase for the aid itself, whom it goes to, and not whose it is."""
    helped: list[Word] = []
    for word in words:
        listed = (p for p in places.lexicon.patterns.get(word.lower, ()) if p.part == "noun" and not p.before)
        if cast.at(word) is None and any(p.entry.type == "AID" for p in listed):
            under = prepositional(word)
            helped += [*under.get("to", ()), *under.get("for", ())]
        else:
            inside = [] if cast.at(word) is not None else [*_aid_inside(word, places)]
            helped += _helped(inside, places, cast) if inside else [word]
    return helped


def _aid_inside(word: Word, places: Arguments) -> Iterator[Word]:
    """ "the release of two million in aid": the nouns for aid inside a phrase of sums."""
    for inner in objects_under(word, "of", "in", "for"):
        listed = (p for p in places.lexicon.patterns.get(inner.lower, ()) if p.part == "noun" and not p.before)
        if any(p.entry.type == "AID" for p in listed):
            yield inner
        elif inner.tag in ("CD", "$"):
            yield from _aid_inside(inner, places)


def _give_mission(parts: _Parts, places: Arguments, cast: Cast) -> None:
    """ "Chad's embassy in Nairobi was opened": the state whose mission it is does it, to the one where it is."""
    missions = places.lexicon.people["missions"]["nouns"]
    for noun in (*places["object"], *places["subject"], *places["of"]):
        mission = cast.at(noun)
        if mission is None or noun.lower not in missions:
            continue
        if (not places["subject"] or noun in places["subject"]) and cast.country(mission.actors[0]):
            parts.give("actor", [mission])
        hosts = [cast.at(word) for place in objects_under(noun, "in", "at") for word in conjuncts(place)]
        if _give_hosts(parts, [host for host in hosts if host is not None], cast):
            parts.pass_over(mission)
        opening = {cast.country(actor) for found in _at("subject", places, cast) for actor in found.actors}
        if noun in places["object"] and opening and cast.country(mission.actors[0]) in {None, *opening}:
            parts.pass_over(mission)  # "agreed to reopen embassies", "reopened its embassy": nobody else


def _give_hosts(parts: _Parts, hosts: list[Found], cast: Cast) -> bool:
    """ "the embassy in Nairobi": of another in Kenya; "embassies in Nairobi and Lagos": of two in each other (True)."""
    states = {cast.country(host.actors[0]) for host in hosts}
    mutual = len(states) == 2 and None not in states and not parts.has("actor")
    parts.give("participant" if mutual else "recipient", hosts)
    return mutual


def _at(place: str, places: Arguments, cast: Cast) -> list[Found]:
    """Mentions in a place of the syntax: the words themselves, else whom their phrases are about."""
    words = places[place]
    if place == "with" and _is_a_list_of_things(words, cast):
        return []
    return _mentions(words, place, places.lexicon, cast)


def _is_a_list_of_things(words: list[Word], cast: Cast) -> bool:
    """ "a treaty with a commission and a timetable": what it has, and nobody with whom it was made."""
    found = [cast.at(word) for word in words]
    described = all(one is None or (one.form == "nominal" and cast.country(one.actors[0]) is None) for one in found)
    return described and any(one is None for one in found) and any(one is not None for one in found)


def _mentions(words: list[Word], place: str, lexicon: Lexicon, cast: Cast) -> list[Found]:
    found: list[Found] = []
    about = TOWARDS if place in ("to", "for") else ABOUT
    for word in words:
        for mention in agents_of(word, cast, lexicon) if place == "subject" else actors_of(word, cast, about=about):
            if mention not in found and (not mention.place or place in OPEN_TO_PLACES):
                found.append(mention)
    vague = (mention.place and mention.head not in words and not cast.country(mention.actors[0]) for mention in found)
    return [m for m, is_vague in zip(found, vague, strict=True) if not is_vague and not _names_a_thing(m, lexicon)]


def _names_a_thing(found: Found, lexicon: Lexicon) -> bool:
    """ "the Algiers Agreement": a capital in a thing's name is no party to it."""
    noun = found.last.head
    named = found.form == "metonym" and found.last.dep in ("compound", "nmod") and noun.text[0].isupper()
    return named and noun.lower in lexicon.people["thing_cues"]["words"]


def _issuer(places: Arguments, cast: Cast) -> list[Found]:
    """ "issued a statement condemning X", "passed a bill that would sanction X": who issued what does it."""
    verb = places.verb
    if verb is None or verb.head.dep not in ("dobj", "nsubjpass"):
        return []
    if verb.dep == "relcl" and verb.head in places["subject"]:
        return _mentions(issuers(verb.head, places.lexicon), "subject", places.lexicon, cast)
    if verb.dep != "acl" or verb.tag != "VBG":
        return []
    return _mentions(logical_subject(verb.head.head, places.lexicon.grammar), "subject", places.lexicon, cast)


def _doer_of_subject(places: Arguments, cast: Cast) -> list[Found]:
    """ "A raid by X killed ten": who did what the subject names."""
    for noun in places["subject"]:
        if is_noun(noun) and any(pattern.part == "noun" for pattern in places.lexicon.patterns.get(noun.lower, ())):
            around = Arguments(noun, None, places.lexicon)
            for place in ("by", "possessor", "modifier"):
                if found := _at(place, around, cast):
                    return found
    return []


def _company(places: Arguments, cast: Cast) -> list[Found]:
    """Who takes part in an act that another act is set in, or that somebody is after.

    "signed it with X during a meeting", "the signing by X and Y after talks", "explored prospects for cooperation".
    """
    noun, preposition = places.word, places.word.head
    if noun.dep != "pobj":
        return []
    above = preposition.head
    if preposition.lower in BLAMED_FOR and above.lower in places.lexicon.grammar["blamed"]["words"]:
        return _mentions(Arguments(above, None, places.lexicon)["subject"], "subject", places.lexicon, cast)
    stretches = places.lexicon.grammar["stretches"]["words"]
    if is_noun(above) and preposition.lower == "of" and above.lower in stretches and above.dep == "pobj":
        preposition, above = above.head, above.head.head  # "on the last day of a visit"
    if preposition.lower == "for" and above.lower in places.lexicon.grammar["using"]["verbs"]:
        return _mentions(logical_subject(above, places.lexicon.grammar), "subject", places.lexicon, cast)
    if is_noun(above) and preposition.lower in WANTED and above.dep == "dobj":
        return _mentions(logical_subject(above.head, places.lexicon.grammar), "subject", places.lexicon, cast)
    if preposition.lower not in MEETING:
        return []
    around = Arguments(above, None, places.lexicon)
    sides = ("subject", "with") if is_verb(above) else ("by", "between", "possessor")
    return [found for place in sides for found in _at(place, around, cast)]


def _is_own(found: Found, parts: _Parts, cast: Cast) -> bool:
    """ "recalled its ambassador from X": the ambassador is nobody to whom it is done."""
    owners = {cast.country(part.found.actors[0]) for part in parts.given if part.role == "actor"}
    owned = child(found.head, "poss")
    return owned is not None and owned.tag == "PRP$" and cast.country(found.actors[0]) in owners


def _is_venue(found: Found, parts: _Parts, cast: Cast) -> bool:
    """ "The Kenyan minister attended a meeting in Nairobi", "X and Y met in Oslo": nobody else is met there."""
    if not found.place and not (found.head.dep == "pobj" and found.head.head.lower in PLACED):
        return False
    doers = [part.found for part in parts.given if part.role == "actor"]
    at_home = {cast.country(doer.actors[0]) for doer in doers} - {None}
    return cast.country(found.actors[0]) in at_home or len(doers) > 1


def _is_of_the_subject(entry: Entry, places: Arguments) -> bool:
    """ "used the port for attacks on X", "stopped work in a strike", "on a visit to X, Y said"."""
    noun = places.word
    if entry.rule in VISITING:
        during = noun.dep == "pobj" and noun.head.lower in ("on", "during", "of")  # not "arrived for a visit"
        return during and not any(c.dep == "poss" or (c.dep == "prep" and c.lower in BELONGING) for c in noun.children)
    blamed = places.lexicon.grammar["blamed"]["words"]
    if noun.dep == "pobj" and noun.head.lower in BLAMED_FOR and noun.head.head.lower in blamed:
        return True
    if entry.mode == STRIKING and noun.dep == "pobj" and noun.head.lower == "in" and is_verb(noun.head.head):
        return not is_passive(noun.head.head)  # "stayed at home in a strike"
    using = places.lexicon.grammar["using"]["verbs"]
    return noun.dep == "pobj" and noun.head.lower == "for" and noun.head.head.lower in using


def _is_known(found: Found, cast: Cast) -> bool:
    """Words that say by themselves who is meant, or to which state they belong."""
    if found.form == "pronoun":
        return False
    return found.form in NAMED_FORMS or any(cast.country(actor) for actor in found.actors)


def _further(entry: Entry, places: Arguments, cast: Cast) -> Iterator[Found]:
    """Whom the act concerns where no place of its own names anybody: actors inside its complement, then its object.

    "agreed to send food to X", "lifted a ban on imports of goods from X".
    """
    verb = places.verb or places.word
    if (told := called_to_be_told(verb, places.lexicon.grammar)) is not None:
        yield from actors_of(told, cast)
    if verb.dep == "pcomp" and verb.head.lower == "by":  # "supported X by sending tanks"
        for word in (c for c in verb.head.head.children if c.dep in ("dobj", "nsubjpass")):
            yield from actors_of(word, cast)
    if places.carrier is not None and places.word.dep == "conj":  # "gave support to X and help to Y"
        yield from _within(places.word, cast)
        return
    around = places.lexicon.grammar["around"]["words"] | (TRAVELLED_WITH if entry.mode == "visit" else frozenset())
    for c in verb.children:
        if c.dep in ("xcomp", "ccomp") or (c.dep == "advcl" and is_infinitive(c)):
            yield from _within(c, cast)
    for c in verb.children:
        if c.dep in ("dobj", "nsubjpass", "dative") or (c.dep in ("prep", "agent") and c.lower not in around):
            yield from () if _is_beside(c) else _within(c, cast)
    if places.carrier is not None:
        yield from _within(places.word, cast)
    if entry.type in LOCATED:
        yield from _lands(verb, cast)


def _lands(verb: Word, cast: Cast) -> Iterator[Found]:
    """The states and places in which something is done, or in which its object is."""
    for c in verb.children:
        if (c.dep == "prep" and c.lower in IN_LAND) or c.dep in ("xcomp", "dobj", "nsubjpass"):
            yield from _within(c, cast, places=True)
    for purpose in (c for c in verb.children if c.dep == "advcl" and is_infinitive(c)):
        yield from _within(purpose, cast, places=True)  # "sent nurses to fight the fever in X"


def _within(top: Word, cast: Cast, places: bool = False) -> Iterator[Found]:
    """Mentions below a word, nearest first, without those in clauses of their own."""
    level = [top]
    while level:
        for word in level:
            found = cast.at(word)
            if (
                found is not None
                and not _is_created(word)
                and (places or not found.place or found.kind == "state" or _is_bordered(found))
            ):
                yield found
        level = [c for word in level for c in word.children if not _is_beside(c)]


def _is_created(word: Word) -> bool:
    """ "agreed to set up a centre": what does not exist yet is nobody to agree with."""
    return word.dep == "dobj" and word.head.lower in CREATING and word.tag not in ("NNPS", "NNS")


def _is_bordered(found: Found) -> bool:
    """ "closed the border with Kurdistan": a land that is dealt with."""
    return found.form == "name" and found.head.dep == "pobj" and found.head.head.lower in ("with", "against")


def _is_beside(word: Word) -> bool:
    """A clause of its own, a report, or an occasion: "after talks in X" concerns nobody in X."""
    if word.dep == "prep" and (word.lower == "over" or any(c.lower == "front" for c in word.children)):
        return True  # "over the X crisis", "in front of the embassy"
    return word.dep in OWN_CLAUSES or (word.dep == "prep" and word.lower in OCCASIONS) or _is_report(word)


def _is_report(verb: Word) -> bool:
    """ "a report that X had fled": what a noun tells concerns nobody who is dealt with."""
    return verb.dep == "acl" and any(c.dep == "mark" and c.lower == "that" for c in verb.children)
