"""Claims that answer to what was told: "Chad denied any part in it", "Mali replied", "Peru dismissed the idea"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.lexicon import Lexicon
from accord.model import FACTUAL, Claim, Role
from accord.reading.cast import Cast
from accord.reading.grammar import is_verb, logical_object
from accord.reading.page import Page
from accord.reading.parse import Word

DENIAL = "reject/deny-part"
OWNING_UP = "assault/claim-attack"
DEEDS = frozenset("ASSAULT COERCE".split())
REACH = 1500  # characters back to the deed
ADDRESSED = frozenset("ACCUSE REQUEST THREATEN".split())  # acts of speech that call for an answer
REPLYING = frozenset("replies replied responds responded retorts retorted".split())
NEXT = 300  # characters back to the words that are answered
SAYING_WHICH = ("prep", "acl", "relcl", "poss", "amod", "compound")
DEFINITE = ("the", "that", "this")


def with_answers(claims: Sequence[Claim], page: Page) -> list[Claim]:
    """The claims; one that denies a part in a deed, or owns up to it, is a claim of that deed, done to whom it was.

    A denial of the deed stands beside its assertion, so that both can be seen to be of one matter. One that answers
    somebody's words without naming anybody is addressed to who said them.
    """
    out: list[Claim] = []
    for claim in claims:
        deed = _deed_before(claim, out, page.cast) if claim.rule in (DENIAL, OWNING_UP) else None
        out.append(_addressed(claim, out, page) if deed is None else _as_deed(claim, deed, page.cast))
    return out


def sides(claim: Claim, role: str, cast: Cast) -> set[str]:
    """Whom the actors of the role belong to, or who they are."""
    return {cast.side(part.actor) for part in claim.actors if part.role == role}


# ---------------------------------------------------------------- words
def _addressed(claim: Claim, before: Sequence[Claim], page: Page) -> Claim:
    """ "Chad accused Mali. Mali replied", "Mali dismissed the idea": to who has just said it, as implied."""
    if any(role.role == "recipient" for role in claim.actors):
        return claim
    answering = sides(claim, "actor", page.cast)
    replies = claim.type == "STATE" and claim.trigger.words.lower() in REPLYING
    turned_down = _said_before(claim, page) if claim.type == "REJECT" else frozenset()
    if not replies and not turned_down:
        return claim
    for said in reversed(before):
        if claim.trigger.start - said.trigger.end > NEXT:
            return claim
        speaking = _speaking(said)
        if replies and (said.type not in ADDRESSED or answering.isdisjoint(sides(said, "recipient", page.cast))):
            continue
        if turned_down and not _is_so_called(said, turned_down, page.lexicon):
            continue
        if speaking:
            own = not answering.isdisjoint(page.cast.side(actor) for actor in speaking)
            return claim if own else _told_to(claim, speaking)
    return claim


def _speaking(claim: Claim) -> tuple[str, ...]:
    """Whose words the claim is: of an act of speech its doers, else who says it."""
    doers = tuple(role.actor for role in claim.actors if role.role == "actor")
    return doers if claim.type in ADDRESSED else tuple(v.actor for v in claim.sources if v.role == "speaker")


def _told_to(claim: Claim, actors: tuple[str, ...]) -> Claim:
    others = (role for role in claim.actors if role.actor not in actors)
    return replace(claim, actors=(*others, *(Role("recipient", actor, None) for actor in actors)))


def _said_before(claim: Claim, page: Page) -> frozenset[str]:
    """The nouns of "dismissed the idea": something said before, with nothing that tells which."""
    words = (word for sentence in page.cast.sentences for word in sentence.words)
    verb = next((word for word in words if word.start == claim.trigger.start), None)
    if verb is None or not is_verb(verb):
        return frozenset()
    return frozenset(noun.lower for noun in logical_object(verb, page.lexicon.grammar) if _is_told_before(noun))


def _is_so_called(said: Claim, nouns: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the claim is what the noun calls it: of an "accusation" that it accuses."""
    called = lexicon.grammar["told_before"]
    to_come = said.modality not in FACTUAL and not nouns.isdisjoint(called["to_come"])
    return to_come or not nouns.isdisjoint(called.get(said.type, ()))


def _is_told_before(noun: Word) -> bool:
    definite = any(c.lower in DEFINITE for c in noun.children if c.dep == "det")
    bare = not any(c.dep in SAYING_WHICH for c in noun.children)
    return definite and bare


# ---------------------------------------------------------------- deeds
def _deed_before(claim: Claim, before: Sequence[Claim], cast: Cast) -> Claim | None:
    """The last deed with somebody who suffered it, other than those who answer to it."""
    answering = {role.actor for role in claim.actors if role.role == "actor"}
    for deed in reversed(before):
        if claim.trigger.start - deed.trigger.end > REACH:
            return None
        suffering = {role.actor for role in deed.actors if role.role == "recipient"}
        doing = sides(deed, "actor", cast)
        another = doing and doing.isdisjoint(sides(claim, "actor", cast))  # done by somebody else, as is known
        if deed.type in DEEDS and suffering and suffering.isdisjoint(answering) and deed.polarity == "positive":
            return None if another and deed.modality in FACTUAL else deed
    return None


def _as_deed(claim: Claim, deed: Claim, cast: Cast) -> Claim:
    doers = tuple(role for role in claim.actors if role.role == "actor")
    suffering = tuple(role for role in deed.actors if role.role == "recipient" and _is_another(role, doers, cast))
    if not doers or not suffering or any(role.role == "recipient" for role in claim.actors if claim.rule == OWNING_UP):
        return claim
    return replace(claim, type=deed.type, actors=(*doers, *suffering), mode=None, cameo=None)


def _is_another(role: Role, doers: Sequence[Role], cast: Cast) -> bool:
    countries = {cast.side(doer.actor) for doer in doers}
    return cast.side(role.actor) not in countries
