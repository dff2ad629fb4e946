"""Who has which part in an act: by the places that the lexicon gives, else by what the sentence around tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.lexicon import Entry, Slots
from accord.model import ActorRole
from accord.reading.actors import HOLDING, actors_of
from accord.reading.arguments import Arguments
from accord.reading.cast import DESCRIPTIONS, Cast, Found
from accord.reading.concerned import (
    PLACED,
    addressees,
    agreed_with,
    coordinated,
    for_whom,
    hit_by_subject,
    holders_of,
    hosts_of,
    is_said_to_another,
    receiver,
    refuge,
    set_terms,
    victims_of,
    whom_it_helps,
)
from accord.reading.doers import BLAMED_FOR, attending, company, doer_above, doer_of_subject, issuer
from accord.reading.grammar import (
    called_to_be_told,
    child,
    conjuncts,
    is_infinitive,
    is_noun,
    is_passive,
    is_verb,
    objects_under,
    subtree,
)
from accord.reading.parse import Word
from accord.reading.placed import found_at, mentions_of, names_a_thing

LOCATED = frozenset("AGREE ASSAULT AID COERCE MOBILIZE CONCEDE RETREAT".split())  # done to those whose land it is
IN_LAND = ("in", "into", "across", "near", "along", "inside", "at")
NAMED_FORMS = ("name", "demonym", "metonym")
OCCASIONS = ("after", "before", "during", "amid", "following", "since", "despite")
OWN_CLAUSES = ("relcl", "advcl", "parataxis")
ON_TERMS = frozenset("AGREE CONCEDE REJECT REQUEST THREATEN".split())  # acts of speech that may set a condition
CREATING = frozenset("establish create found build form construct inaugurate launch set".split())
TRAVELLED_WITH = frozenset({"with"})  # "flew with X": to nobody named
APPOINTING = "cooperate/name-ambassador"  # nothing is done to whom it appoints
HOSTILE = frozenset("ASSAULT COERCE".split())
BELONGING = ("of", "by", "from")
SENT_OUT = ("withdraw", "visit")  # modes of acts whose object is one's own envoy or staff
STRIKING = "strike"  # mode of PROTEST
VISITING = ("consult/visit",)  # whose noun's doer may be the subject of the clause: "on a visit to X, Y said"
PENAL = ("SANCTION", "COERCE")
SEEKING = "assist"  # mode of REQUEST: help, asylum
TOLD_IN_LETTERS = ("REQUEST", "THREATEN")  # types of what is said to who gets the letter


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
        parts.give("participant", found_at(place, places, cast))
    if slots.both and len(parts.given) < 2 and places.verb is None:
        parts.give("participant", company(places, cast))
    if slots.both and entry.type == "CONSULT":
        parts.give("participant", attending(places, cast))
    if entry.type == "COOPERATE":
        _give_mission(parts, places, cast)
    victims = victims_of(places) if entry.type == "ACCUSE" else frozenset()
    holders = holders_of(entry, places)
    nobody = victims | {id(word) for holder in holders for word in subtree(holder)}  # ids of words of no recipient
    roles: tuple[tuple[ActorRole, tuple[str, ...]], ...] = (("actor", slots.actor), ("recipient", slots.recipient))
    written_to = addressees(places, cast) if entry.type in TOLD_IN_LETTERS else []
    for role, wanted in roles:
        if role == "recipient" and not is_said_to_another(written_to, places, cast):
            parts.give(role, written_to)
            wanted = () if parts.has(role) else wanted
        for place in wanted:
            mentions = found_at(place, places, cast)
            if place == "object" and "subject" in wanted and not is_passive(places.word):
                continue  # "peacekeepers were sent": they act; "sent peacekeepers": who sent them does
            if role == "recipient" and entry.type == "AID":
                # "a team of nurses": they are what is given, and not whom it helps
                given = entry.needs.get("object", frozenset()) if place == "object" else frozenset()
                helped = [word for word in places[place] if word.lower not in given or cast.at(word) is not None]
                mentions = mentions_of(whom_it_helps(helped, places, cast), place, places.lexicon, cast)
            if role == "recipient":
                mentions = [f for f in mentions if id(f.head) not in nobody and not parts.is_inside(f)]
                mentions = [f for f in mentions if not (entry.mode in SENT_OUT and _is_own(f, parts, cast))]
                mentions = [f for f in mentions if not (entry.type == "CONSULT" and _is_venue(f, parts, cast))]
            if role == "recipient" and place == "at" and entry.type in HOSTILE:  # "a raid at the UN": nobody is there
                mentions = [found for found in mentions if found.kind != "organisation"]
            if place == "over" and entry.type in PENAL:  # "sanctions over the X crisis": on others, or on nobody named
                mentions = [found for found in mentions if found.head in places[place]]
            if role == "actor" and place == "in":
                mentions = [found for found in mentions if cast.country(found.actors[0]) == found.actors[0]]
            if parts.give(role, mentions):
                break  # the best place that names somebody
    if slots.actor and not parts.has("actor") and places.verb is None and _is_of_the_subject(entry, places):
        parts.give("actor", company(places, cast)[:1])
    if "subject" in slots.actor and not parts.has("actor"):
        issuing = issuer(places, cast) or doer_of_subject(places, cast)
        parts.give("actor", issuing or mentions_of(holders, "possessor", places.lexicon, cast))
    if entry.type == "ASSAULT" and is_noun(places.word) and not parts.has("actor") and not slots.both:
        parts.give("actor", doer_above(places, cast))
    if entry.type == "CONSULT":
        parts.give("recipient", hosts_of(places, cast))
    if entry.mode == SEEKING and not parts.has("recipient"):
        parts.give("recipient", refuge(places, cast))
    if entry.type in HOSTILE and is_noun(places.word) and not parts.has("recipient"):
        parts.give("recipient", hit_by_subject(places, cast))
    if slots.recipient and not parts.has("recipient") and entry.rule != APPOINTING:
        used = frozenset() if "object" in slots.recipient else entry.needs.get("object", frozenset())
        named = (f for f in _further(entry, places, cast) if not names_a_thing(f, places.lexicon))
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
            parts.give("recipient", coordinated(first, cast))
        if entry.type == "REQUEST" and is_noun(places.word) and not parts.has("recipient"):
            parts.give("recipient", receiver(places, cast))
        if entry.type == "AID" and is_noun(places.word) and not parts.has("recipient"):
            parts.give("recipient", for_whom(places.word, cast))
        if entry.type == "CONCEDE" and not parts.has("recipient"):
            parts.give("recipient", agreed_with(places, cast))
        if entry.type in ON_TERMS and not parts.has("recipient"):
            parts.give("recipient", set_terms(places, cast))
    return tuple(parts.given)


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
        opening = {cast.country(actor) for found in found_at("subject", places, cast) for actor in found.actors}
        if noun in places["object"] and opening and cast.country(mission.actors[0]) in {None, *opening}:
            parts.pass_over(mission)  # "agreed to reopen embassies", "reopened its embassy": nobody else


def _give_hosts(parts: _Parts, hosts: list[Found], cast: Cast) -> bool:
    """ "the embassy in Nairobi": of another in Kenya; "embassies in Nairobi and Lagos": of two in each other (True)."""
    states = {cast.country(host.actors[0]) for host in hosts}
    mutual = len(states) == 2 and None not in states and not parts.has("actor")
    parts.give("participant" if mutual else "recipient", hosts)
    return mutual


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
