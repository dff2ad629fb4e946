"""Who is meant by "he", "it", "their", "the two countries", "the minister", "the bloc", "his Kenyan counterpart".

One pass in the order of the text; each word refers back to the nearest fitting actor, those in subject place first.
Where none fits, nobody is meant: an unknown actor is left out, never guessed. After the salience rules of
Lappin & Leass (1994), cut down to what agreement in kind and number can decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from accord.lexicon import Lexicon
from accord.model import ActorKind, MentionForm
from accord.reading.cast import Cast, Found, Held, Player, slug
from accord.reading.grammar import SUBJECTS, ancestors, child, conjuncts, is_noun
from accord.reading.parse import Word

HE = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
IT = frozenset(["it", "its", "itself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
WE = frozenset(["we", "us", "our", "ours", "i", "me", "my"])
BOTH = frozenset({"both", "neither"})
MISSIONS = frozenset("embassy embassies consulate consulates mission missions".split())
LOOK_BACK = 6  # sentences


def resolve_references(cast: Cast, lexicon: Lexicon) -> None:
    """Mark pronouns and definite descriptions with the actors they stand for."""
    words = lexicon.people["reference"]
    titles = lexicon.people["title_words"]
    for number, sentence in enumerate(cast.sentences):
        for word in sentence.words:
            if cast.at(word) is not None and not (cast.at(word).form == "nominal" and is_noun(word)):  # type: ignore[union-attr]
                continue
            if word.tag in ("PRP", "PRP$"):
                _pronoun(cast, number, word)
            elif is_noun(word) and word.lower in titles["counterpart"]:
                _counterpart(cast, number, word)
            elif word.lower in BOTH and word.dep in SUBJECTS:
                if meant := _last_pair(cast, number, word, ("state",)):
                    _mark(cast, number, word, word, meant, "pronoun")
            elif is_noun(word) and child(word, "det", "nummod", "poss") is not None:
                _definite(cast, number, word, words)
        for found in list(cast.found[number]):
            _belongs(cast, found, titles)
        cast.found[number].sort(key=lambda f: (f.start, f.end))


def _mark(cast: Cast, number: int, first: Word, word: Word, actors: tuple[str, ...], form: MentionForm) -> None:
    old = cast.at(word)
    if old is not None:
        if old.head is not word:
            return
        cast.found[number].remove(old)
    kind: ActorKind = cast.players[actors[0]].kind
    cast.add(Found(first, word, word, actors, kind, form, number))


def _pronoun(cast: Cast, number: int, word: Word) -> None:
    if word.lower in HE:
        meant = _nearest(cast, number, word, ("person",))
    elif word.lower in IT:
        if _is_expletive(word):
            return
        meant = _nearest(cast, number, word, ("state", "organisation", "body", "group", "media"), singular=True)
    elif word.lower in THEY:
        meant = _plural(cast, number, word)
    else:
        return
    if meant:
        _mark(cast, number, word, word, meant, "pronoun")


def _belongs(cast: Cast, found: Found, titles: Mapping[str, Any]) -> None:
    """ "its embassy", "their foreign ministers", "officials from the two countries": whose they are, once that is known."""
    if found.form not in ("nominal", "title") or len(found.actors) != 1 or found.kind == "state":
        return
    player = cast.players[found.actors[0]]
    holders = _holders(cast, found.head)
    states = tuple(dict.fromkeys(c for actor in holders if (c := cast.country(actor)) and c in cast.players))
    mission = found.head.lower in MISSIONS and any(c.dep == "poss" for c in found.head.children)
    if not states or (player.country is not None and not mission) or (player.kind == "organisation" and not mission):
        return
    if len(states) > 1 and found.head.tag not in ("NNS", "NNPS"):
        return
    label = re.sub(r"^[a-z]{3}-", "", player.id) if player.country else player.id
    label = label[:-1] if len(states) > 1 and label.endswith("s") else label
    actors = []
    for state in states:
        known = [
            p.id
            for p in cast.players.values()
            if p.kind == "person" and p.country == state and p.office and slug(p.office) == label and not p.former
        ]
        new = Player(
            f"{state.lower()}-{label}",
            player.kind,
            f"{cast.players[state].name} {label.replace('-', ' ')}",
            state,
            player.sector,
        )
        actors.append(known[0] if len(known) == 1 else cast.player(new).id)
    found.actors = tuple(actors)


def _holders(cast: Cast, head: Word) -> tuple[str, ...]:
    """The actors in the possessive or after "of"/"from" of a noun."""
    for c in head.children:
        if c.dep == "poss" and (f := cast.at(c)) is not None:
            return f.actors
    for c in head.children:
        if c.dep == "prep" and c.lower in ("of", "from"):
            for obj in c.children:
                if obj.dep == "pobj":
                    return tuple(
                        a for w in conjuncts(obj) if (f := cast.at(w)) is not None and not f.place for a in f.actors
                    )
    return ()


def _is_expletive(word: Word) -> bool:
    """ "it is clear that": no one is meant."""
    verb = word.head
    return (
        word.dep in ("nsubj", "expl")
        and verb.lower in ("is", "was", "be", "’s", "'s", "seems", "appears")
        and any(
            c.dep in ("ccomp", "csubj", "advcl") or (c.dep == "acomp" and child(c, "xcomp", "ccomp"))
            for c in verb.children
        )
    )


def _candidates(cast: Cast, number: int, word: Word) -> list[Found]:
    """Mentions before the word: of this sentence, then of the sentences before; subjects first within each."""
    own = [f for f in cast.found[number] if f.end <= word.start]
    ranked = _ranked(own, word)
    for back in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
        if cast.sentences[back].section == "headline" and number - back > 1 and ranked:
            continue
        ranked += _ranked(cast.found[back], None)
    return ranked


def _ranked(found: list[Found], word: Word | None) -> list[Found]:
    def rank(f: Found) -> tuple[int, int]:
        top = f.head
        while top.dep in ("compound", "conj", "appos") and top.head is not top:
            top = top.head
        subject = top.dep in SUBJECTS or any(a.dep in SUBJECTS for a in ancestors(top) if top.dep == "poss")
        return (0 if subject else 1, f.start if subject else -f.start)

    return sorted((f for f in found if not f.place), key=rank)


def _nearest(cast: Cast, number: int, word: Word, kinds: tuple[str, ...], singular: bool = False) -> tuple[str, ...]:
    clause = _clause_subject(word)
    for found in _candidates(cast, number, word):
        if (
            found.kind not in kinds
            or (singular and len(found.actors) > 1)
            or (found.form == "demonym" and found.kind == "state")
        ):
            continue
        if singular and found.kind == "group" and found.head.tag == "NNS":
            continue
        if word.dep in ("dobj", "pobj", "dative") and clause is not None and found.head is clause:
            continue  # an object pronoun does not mean the subject of its own clause
        if singular and len(list(conjuncts(found.head))) > 1:
            continue
        return found.actors
    return ()


def _clause_subject(word: Word) -> Word | None:
    verb = next((a for a in ancestors(word) if a.tag.startswith("VB")), None)
    while (
        verb is not None and child(verb, *SUBJECTS) is None and verb.dep in ("conj", "xcomp") and verb.head is not verb
    ):
        verb = verb.head
    return child(verb, *SUBJECTS) if verb is not None else None


def _plural(cast: Cast, number: int, word: Word) -> tuple[str, ...]:
    """ "they": the nearest coordinated or plural actors."""
    for found in _candidates(cast, number, word):
        if len(found.actors) > 1:
            return found.actors
        together = _together(cast, found)
        if len(together) > 1:
            return together
        if found.kind == "group" and found.head.tag in ("NNS", "NNPS"):
            return found.actors
        if found.kind in ("body", "organisation", "media") and found.head.tag in ("NNS", "NNPS"):
            return found.actors
    return ()


def _together(cast: Cast, found: Found) -> tuple[str, ...]:
    """The actors coordinated with this mention: "A and B"."""
    top = found.head
    while top.dep == "conj" and top.head is not top:
        top = top.head
    actors = [cast.at(w) for w in conjuncts(top)]
    return tuple(dict.fromkeys(actor for f in actors if f is not None and not f.place for actor in f.actors))


def _definite(cast: Cast, number: int, word: Word, words: dict[str, frozenset[str]]) -> None:
    determiner = child(word, "det", "predet", "nummod", "poss")
    first = min((c for c in word.children if c.i < word.i), key=lambda c: c.i, default=word)
    marks = {c.lower for c in word.children if c.i < word.i}
    if (
        marks & (words["dual"] | {"each"})
        and word.lower == "side"
        or marks & words["dual"]
        or (word.lower in ("sides", "capitals") and determiner is not None)
    ):
        if word.lower in words["pair"] or word.lower == "side":
            meant = _last_pair(cast, number, word, ("state",))
        elif word.lower in words["pair_persons"]:
            meant = _last_pair(cast, number, word, ("person",)) or _last_pair(cast, number, word, ("state",))
        else:
            return
        if meant:
            _mark(cast, number, first, word, meant, "nominal")
        return
    if not marks & {"the", "this", "that"} or word.tag == "NNS":
        return
    if any(
        c.dep in ("relcl", "acl")
        or (c.dep == "prep" and c.lower == "of")
        or (c.dep in ("compound", "poss") and cast.at(c))
        for c in word.children
    ):
        return
    known = cast.at(word)
    if known is not None and cast.players[known.actors[0]].country is not None:
        return
    if word.lower in words["state"]:
        meant = _nearest(cast, number, word, ("state",), singular=True) or _states_of_persons(cast, number, word)
    elif word.lower in words["organisation"]:
        meant = _same_noun(cast, number, word)
    elif word.lower in words["person"]:
        meant = _same_office(cast, number, word)
    else:
        return
    if meant:
        _mark(cast, number, first, word, meant, "nominal")


def _states_of_persons(cast: Cast, number: int, word: Word) -> tuple[str, ...]:
    for found in _candidates(cast, number, word):
        country = cast.country(found.actors[0])
        if country and country in cast.players:
            return (country,)
    return ()


def _same_noun(cast: Cast, number: int, word: Word) -> tuple[str, ...]:
    """ "the ministry": the last body called so; "the bloc": the last organisation."""
    fallback: tuple[str, ...] = ()
    for found in _candidates(cast, number, word):
        name = cast.players[found.actors[0]].name.lower()
        if found.kind in ("organisation", "body", "media", "group") and found.head is not word:
            if word.lower in name.split():
                return found.actors
            if (
                not fallback
                and found.kind in ("organisation", "group")
                and found.form == "name"
                and word.lower not in ("ministry", "court", "agency", "party")
            ):
                fallback = found.actors
    return fallback


def _same_office(cast: Cast, number: int, word: Word) -> tuple[str, ...]:
    for found in _candidates(cast, number, word):
        player: Player = cast.players[found.actors[0]]
        if found.kind == "person" and player.office and word.lower in player.office.split():
            return found.actors
    for found in _candidates(cast, number, word):
        player = cast.players[found.actors[0]]
        if found.kind == "person" and word.lower in ("leader", "official", "politician", "diplomat") and player.office:
            return found.actors
    return ()


def _last_pair(cast: Cast, number: int, word: Word, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The last two fitting actors that were named together, else the last two that were named."""
    singles: list[str] = []
    for found in _candidates(cast, number, word):
        actors = found.actors if len(found.actors) > 1 else _together(cast, found)
        fitting = tuple(a for a in actors if cast.players[a].kind in kinds)
        if len(fitting) == 2:
            return fitting
        for actor in found.actors:
            state = actor if cast.players[actor].kind in kinds else cast.country(actor) if kinds == ("state",) else None
            if state is not None and state not in singles and state in cast.players:
                singles.append(state)
        if len(singles) >= 2:
            return tuple(sorted(singles[:2]))
    title = [f.actors[0] for back in range(len(cast.sentences)) for f in cast.found[back] if f.kind in kinds]
    pair = tuple(dict.fromkeys(title))[:2]
    return pair if len(pair) == 2 else ()


def _counterpart(cast: Cast, number: int, word: Word) -> None:
    """ "his Kenyan counterpart": the holder of the same office in the state named; unnamed, an actor of that state."""
    country = next(
        (cast.country(f.actors[0]) for c in word.children if (f := cast.at(c)) is not None and f.kind in ("state",)),
        None,
    )
    holder = _nearest(cast, number, word, ("person",))
    office = cast.players[holder[0]].office if holder else None
    if country is None:
        return
    same = [
        p
        for p in cast.players.values()
        if p.kind == "person" and p.country == country and (office is None or p.office == office)
    ]
    named = [f for f in cast.found[number] if f.kind == "person" and f.first.i > word.i and f.first.i <= word.i + 2]
    if named:
        player = cast.players[named[0].actors[0]]
        player.country = player.country or country
        if office:
            player.office = player.office or office
            cast.offices.append(Held(player.id, office, country, cast.article.span(word.start, named[0].end), False))
        cast.cover([word], named[0])
        return
    if len(same) == 1 and office:
        actor = same[0].id
    else:
        label = office or "counterpart"
        actor = cast.player(
            Player(f"{country.lower()}-{label.replace(' ', '-')}", "person", f"{country} {label}", country, "GOV")
        ).id
    _mark(cast, number, word, word, (actor,), "title")
