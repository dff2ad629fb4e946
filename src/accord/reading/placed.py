"""Mentions in a place of the syntax: whom the phrases there are about."""

from __future__ import annotations

from accord.lexicon import Lexicon
from accord.reading.actors import ABOUT, actors_of, agents_of
from accord.reading.arguments import Arguments
from accord.reading.cast import Cast, Found
from accord.reading.parse import Word

OPEN_TO_PLACES = ("object", "to", "into", "from", "as-from", "as-to", "in", "at", "on")
TOWARDS = tuple(preposition for preposition in ABOUT if preposition not in ("from", "by"))  # "sent to a town from X"


def found_at(place: str, places: Arguments, cast: Cast) -> list[Found]:
    """Mentions in a place of the syntax: the words themselves, else whom their phrases are about."""
    words = places[place]
    if place == "with" and _is_a_list_of_things(words, cast):
        return []
    return mentions_of(words, place, places.lexicon, cast)


def _is_a_list_of_things(words: list[Word], cast: Cast) -> bool:
    """ "a treaty with a commission and a timetable": what it has, and nobody with whom it was made."""
    found = [cast.at(word) for word in words]
    described = all(one is None or (one.form == "nominal" and cast.country(one.actors[0]) is None) for one in found)
    return described and any(one is None for one in found) and any(one is not None for one in found)


def mentions_of(words: list[Word], place: str, lexicon: Lexicon, cast: Cast) -> list[Found]:
    found: list[Found] = []
    about = TOWARDS if place in ("to", "for") else ABOUT
    for word in words:
        for mention in agents_of(word, cast, lexicon) if place == "subject" else actors_of(word, cast, about=about):
            if mention not in found and (not mention.place or place in OPEN_TO_PLACES):
                found.append(mention)
    vague = (mention.place and mention.head not in words and not cast.country(mention.actors[0]) for mention in found)
    return [m for m, is_vague in zip(found, vague, strict=True) if not is_vague and not names_a_thing(m, lexicon)]


def names_a_thing(found: Found, lexicon: Lexicon) -> bool:
    """ "the Algiers Agreement": a capital in a thing's name is no party to it."""
    noun = found.last.head
    named = found.form == "metonym" and found.last.dep in ("compound", "nmod") and noun.text[0].isupper()
    return named and noun.lower in lexicon.people["thing_cues"]["words"]
