"""What is told of one and holds of others: "following in the footsteps of X", treaties of one state with several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from accord.lexicon import Lexicon
from accord.model import FORERUNNER, NO_DATE, ActorRole, Claim, Date, Role
from accord.reading.actors import actors_of, named_under
from accord.reading.acts import Act
from accord.reading.cast import Cast, Found
from accord.reading.grammar import ancestors, conjuncts, objects_under, possessors, subtree
from accord.reading.page import Page
from accord.reading.parse import Word

TREATY = "tie/treaty-with"
PLURAL = "NNS"
FORERUNNING = ("footsteps", "footstep", "lead", "example", "suit")  # "followed the example of X"
FACING = ("with", "to", "against", "on", "from")
DOING = ("actor", "participant")


def forerunners(claim: Claim, act: Act, page: Page) -> Iterator[Claim]:
    """ "X signed a pact with Y, following in the footsteps of Z": Z signed one too, before X."""
    verb = act.verb
    following = _following(verb, page.sentence(act.sentence).words) if verb is not None else None
    if following is None or claim.polarity == "negative":
        return
    doers = _doers(claim, act, page.cast)
    first = [
        found for found in _named(following, page.cast) if not {*found.actors} & {role.actor for role in claim.actors}
    ]
    for found in first if doers else ():
        for actor in found.actors:
            others = tuple(role for role in claim.actors if role.actor not in doers)
            role = Role(_role_of(claim, doers), actor, page.cast.span(found))
            why = (*claim.because, (FORERUNNER, page.cast.word_span(following)))
            yield replace(
                claim, actors=(role, *others), quantities=(), time=before(claim.time), time_span=None, because=why
            )


def before(when: Date) -> Date:
    """Up to the day on which others came after."""
    return Date(None, None, when.latest, "inferred") if when.told and when.latest else NO_DATE


def _following(verb: Word, words: list[Word]) -> Word | None:
    """ "footsteps" of "following in the footsteps of X", where that is said of the verb's doer."""
    for model in (word for word in words if word.lower in FORERUNNING):
        follow = next((w for w in ancestors(model) if w.lower in ("following", "followed", "follows", "follow")), None)
        if follow is None or not 0 < model.i - follow.i <= 4:
            continue
        above, below = [*ancestors(follow)], [w for w in subtree(follow) if w.dep in ("pcomp", "xcomp")]
        inside = verb in below or any(a in below for a in ancestors(verb))
        if inside or verb in above or (verb.i < follow.i and any(a in above for a in ancestors(verb))):
            return model
    return None


def _named(model: Word, cast: Cast) -> list[Found]:
    """Whose footsteps they are."""
    heads = (*possessors(model), *(w for obj in objects_under(model, "of") for w in conjuncts(obj)))
    found = (f for head in heads for f in actors_of(head, cast) if f.kind in ("state", "organisation") and not f.place)
    return list(dict.fromkeys(found))


def _doers(claim: Claim, act: Act, cast: Cast) -> set[str]:
    """Those of the claim who do it: all but those with, to or against whom it is done."""
    verb = act.verb
    around = [verb, *(c for c in verb.children if c.dep in ("dobj", "nsubjpass"))] if verb is not None else []
    facing = {a for word in around for found in named_under(word, cast, *FACING) for a in found.actors}
    doing = [role.actor for role in claim.actors if role.role in DOING]
    return {actor for actor in doing if actor not in facing}


def _role_of(claim: Claim, doers: set[str]) -> ActorRole:
    return next(role.role for role in claim.actors if role.actor in doers)


def each_treaty(claim: Claim, act: Act, page: Page) -> list[Claim]:
    """ "X's new agreements ...: the treaties with Y and Z": one of X with each; nobody's are claimed of nobody."""
    partners = [w for obj in objects_under(act.word, "with") for w in conjuncts(obj)]
    if claim.rule != TREATY or act.word.tag != PLURAL or len(partners) < 2 or len(claim.actors) != len(partners):
        return [claim]
    owner = _owner_before(act.word, page.sentence(act.sentence).words, page.cast, page.lexicon)
    if owner is None:
        return []
    side = Role("participant", owner.actors[0], page.cast.span(owner))
    return [replace(claim, actors=(side, role)) for role in claim.actors if role.actor != side.actor]


def each_tie(claim: Claim, act: Act, page: Page) -> list[Claim]:
    """ "X's alliance with Y and Z": a tie is between two, and this is one of X with each."""
    partners = {actor for found in named_under(act.word, page.cast, "with") for actor in found.actors}
    others = [role for role in claim.actors if role.actor not in partners]
    if claim.type != "TIE" or len(partners) < 2 or len(others) != 1 or len(claim.actors) < 3:
        return [claim]
    return [replace(claim, actors=(*others, role)) for role in claim.actors if role.actor in partners]


def _owner_before(noun: Word, words: list[Word], cast: Cast, lexicon: Lexicon) -> Found | None:
    """Whose the pacts are that the sentence named before."""
    pacts = lexicon.classes["pact"]
    for word in reversed(words[: noun.i]):
        for owner in possessors(word) if word.lower in pacts else ():
            found = cast.at(owner)
            if found is not None and len(found.actors) == 1:
                return found
    return None
