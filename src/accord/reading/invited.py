"""Invitations spoken of before: "Chad invited her in May. She has not gone": she who was invited, to Chad."""

from __future__ import annotations

from typing import NamedTuple

from accord.lexicon import Lexicon
from accord.reading.actors import actors_of, named_under
from accord.reading.cast import Cast, Found
from accord.reading.grammar import SUBJECTS, logical_object, logical_subject
from accord.reading.parse import Word

ANSWERED = ("it", "invitation", "offer")
LOOK_BACK = 2  # sentences


class Invitation(NamedTuple):
    """Who invited whom, as one sentence tells it."""

    host: Found
    guest: Found


def invitation_before(number: int, word: Word, cast: Cast, lexicon: Lexicon) -> Invitation | None:
    """The last invitation of one person told before the word, a few sentences back at most."""
    inviting = lexicon.grammar["inviting"]["verbs"]
    for back in range(number, max(-1, number - 1 - LOOK_BACK), -1):
        for verb in reversed(cast.sentences[back].words):
            if verb.lower in inviting and verb.tag.startswith("VB") and (back < number or verb.i < word.i):
                if any(c.dep == "neg" for c in verb.children):
                    return None
                return _invitation(verb, cast, lexicon)
    return None


def _invitation(verb: Word, cast: Cast, lexicon: Lexicon) -> Invitation | None:
    hosts = [f for word in logical_subject(verb, lexicon.grammar) for f in actors_of(word, cast)]
    guests = [cast.at(word) for word in logical_object(verb, lexicon.grammar)]
    persons = [guest for guest in guests if guest is not None and guest.kind == "person"]
    return Invitation(hosts[0], persons[0]) if hosts and len(guests) == len(persons) == 1 else None


def guest_who_follows(number: int, subject: Word, cast: Cast, lexicon: Lexicon) -> tuple[str, ...]:
    """ "She has not gone", "He accepted": the guest, unless the subject goes elsewhere or does it to something else."""
    verb = subject.head
    other = any(c.dep == "dobj" and c.lower not in ANSWERED for c in verb.children)
    if subject.dep not in SUBJECTS or other or verb.lower not in lexicon.grammar["following_invitations"]["verbs"]:
        return ()
    invitation = invitation_before(number, subject, cast, lexicon)
    if invitation is None:
        return ()
    there = {cast.side(actor) for place in named_under(verb, cast, "to", "in", "into") for actor in place.actors}
    return invitation.guest.actors if there <= {cast.side(invitation.host.actors[0])} else ()
