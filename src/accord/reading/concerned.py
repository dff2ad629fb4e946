"""Whom an act concerns, and whom it does not, by what its words and the sentence around them tell."""

from __future__ import annotations

from collections.abc import Iterator

from accord.lexicon import Entry
from accord.reading.actors import agents_of, named_under
from accord.reading.arguments import Arguments
from accord.reading.cast import Cast, Found
from accord.reading.grammar import (
    ancestors,
    child,
    conjuncts,
    is_infinitive,
    is_noun,
    is_verb,
    logical_object,
    logical_subject,
    objects_under,
    possessors,
    prepositional,
    subtree,
)
from accord.reading.parse import Word
from accord.reading.placed import mentions_of

DONE_TO = frozenset("ASSAULT COERCE PROTEST".split())
SUFFERING = ("of", "on", "against", "to")  # whom or what a hostile act is done to
PLACED = ("in", "at", "near")
GERUND = "ing"
GUESTS = ("guest", "guests")
ACCUSED_OF = ("into", "of", "over")  # what an investigation or a condemnation is about
SETTLED = ("after", "following", "once")
TERMS = ("until", "unless", "if", "should", "till", "before")


def coordinated(found: Found, cast: Cast) -> list[Found]:
    """The mention and those after it: "the embassies in Nairobi and Lagos"."""
    others = (cast.at(word) for word in conjuncts(found.head))
    return list(dict.fromkeys([found, *(other for other in others if other is not None)]))


def hit_by_subject(places: Arguments, cast: Cast) -> list[Found]:
    """ "The air strikes hit the enclave of X", "the attack killed ten": whom the act in subject place does it to."""
    verb = places.word.head
    if places.word.dep != "nsubj" or verb.lower not in places.lexicon.grammar["hitting"]["verbs"]:
        return []
    return mentions_of(logical_object(verb, places.lexicon.grammar), "object", places.lexicon, cast)


def hosts_of(places: Arguments, cast: Cast) -> list[Found]:
    """ "met in X as guests of Y": the host."""
    verb = places.verb
    guests = (obj for obj in objects_under(verb, "as") if obj.lower in GUESTS) if verb is not None else ()
    return [found for guest in guests for found in named_under(guest, cast, "of")]


def addressees(places: Arguments, cast: Cast) -> list[Found]:
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
    return mentions_of([*whom, *to], "to", places.lexicon, cast)


def is_said_to_another(written_to: list[Found], places: Arguments, cast: Cast) -> bool:
    """ "wrote to X urging Y to leave", "threatened in a letter to X to attack Y": it is said to Y."""
    others = (cast.at(word) for place in ("object", "that", "complement-object") for word in places[place])
    return not written_to or any(found is not None and found not in written_to for found in others)


def refuge(places: Arguments, cast: Cast) -> list[Found]:
    """ "fled to X seeking asylum": X, of whom it is sought."""
    verb = places.verb
    if verb is None or verb.dep != "advcl" or verb.tag != "VBG":
        return []
    moving = verb.head.lower in places.lexicon.grammar["motion"]["verbs"]
    return mentions_of([*objects_under(verb.head, "to", "in", "into")], "to", places.lexicon, cast) if moving else []


def for_whom(noun: Word, cast: Cast) -> list[Found]:
    """ "For Chad, building it, perhaps with Malian help, would be wise": for whom all of the sentence is."""
    top = next((above for above in ancestors(noun) if above.head is above), noun)
    opening = next((c for c in top.children if c.lower == "for" and c.dep == "prep" and c.i == 0), None)
    found = [cast.at(c) for c in opening.children if c.dep == "pobj"] if opening is not None else []
    return [f for f in found if f is not None]


def receiver(places: Arguments, cast: Cast) -> list[Found]:
    """ "X accepted an invitation from Y", "X rejected a call by Y": X had it."""
    noun, verb = places.word, places.word.head
    had = {*places.lexicon.grammar["receiving"]["verbs"], *places.lexicon.hedges["negative"]["verbs"]}
    if noun.dep != "dobj" or verb.lower not in had:
        return []
    return mentions_of(logical_subject(verb, places.lexicon.grammar), "subject", places.lexicon, cast)


def victims_of(places: Arguments) -> frozenset[int]:
    """ "condemned the attack on X", "a probe into the killing of X": X is whom nobody accuses. Ids of the words."""
    found: set[int] = set()
    for noun in (word for place in ("object", *ACCUSED_OF) for word in places[place]):
        parts = ("noun", "verb") if noun.lower.endswith(GERUND) else ("noun",)
        kinds = {p.entry.type for p in places.lexicon.patterns.get(noun.lower, ()) if p.part in parts}
        if kinds & DONE_TO:
            suffering = (*SUFFERING, *(PLACED if "ASSAULT" in kinds else ()))  # who detains in X is X
            found.update(id(word) for victim in objects_under(noun, *suffering) for word in subtree(victim))
    return frozenset(found)


def holders_of(entry: Entry, places: Arguments) -> list[Word]:
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


def set_terms(places: Arguments, cast: Cast) -> list[Found]:
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


def agreed_with(places: Arguments, cast: Cast) -> list[Found]:
    """ "ended the strike after a deal with X", "after X agreed to pay": to whose word or promise somebody yields."""
    verb, lexicon = places.verb or places.word, places.lexicon
    told = (verb, *(c for noun in places["object"] for c in noun.children if c.dep == "relcl"))
    for clause in (c for word in told for c in word.children if c.dep == "advcl"):
        promised = clause.lower in lexicon.grammar["promising"]["verbs"]
        if promised and any(c.dep == "mark" and c.lower in SETTLED for c in clause.children):
            return mentions_of(logical_subject(clause, lexicon.grammar), "subject", lexicon, cast)
    for after in (c for c in verb.children if c.dep == "prep" and c.lower in SETTLED):
        reaching = (c for c in after.children if c.dep == "pcomp")
        deals = [*(c for c in after.children if c.dep == "pobj"), *(child(c, "dobj") for c in reaching)]
        for deal in (d for d in deals if d is not None and d.lower in lexicon.classes["pact"]):
            if found := mentions_of(prepositional(deal).get("with", []), "with", lexicon, cast):
                return found
    return []


def whom_it_helps(words: list[Word], places: Arguments, cast: Cast) -> list[Word]:
    """ "two million in Norwegian aid to X": of a phrase for the aid itself, whom it goes to, and not whose it is."""
    helped: list[Word] = []
    for word in words:
        listed = (p for p in places.lexicon.patterns.get(word.lower, ()) if p.part == "noun" and not p.before)
        if cast.at(word) is None and any(p.entry.type == "AID" for p in listed):
            under = prepositional(word)
            helped += [*under.get("to", ()), *under.get("for", ())]
        else:
            inside = [] if cast.at(word) is not None else [*_aid_inside(word, places)]
            helped += whom_it_helps(inside, places, cast) if inside else [word]
    return helped


def _aid_inside(word: Word, places: Arguments) -> Iterator[Word]:
    """ "the release of two million in aid": the nouns for aid inside a phrase of sums."""
    for inner in objects_under(word, "of", "in", "for"):
        listed = (p for p in places.lexicon.patterns.get(inner.lower, ()) if p.part == "noun" and not p.before)
        if any(p.entry.type == "AID" for p in listed):
            yield inner
        elif inner.tag in ("CD", "$"):
            yield from _aid_inside(inner, places)
