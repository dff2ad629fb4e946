"""Whether something is so, and whether the sources agree on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.asking.evidence import Passage
from accord.asking.holes.common import GOES_ON, LOOSE, Desk, Filled, answering, date_in_words, fitting, passages, tells
from accord.asking.question import Part
from accord.asking.ranking import Ranked
from accord.asking.words import words_of
from accord.model import FACTUAL, Claim, Date

PASSIVE = re.compile(r"(?:was|were|is|are|has been|have been|had been)\b|(?:has|have|had)\b.*\bbeen\b", re.IGNORECASE)
IDENTITY = re.compile(r"(?:is|was)\b.+\b(?:the|an?)\s+[\w\s-]+?\b(?:who|whom|that)\b", re.IGNORECASE)
SCOPE = 6  # words after "not" that it may deny


SURE = 0.75  # the same where no claim was read


CERTAIN = 0.6  # the same for a yes or a no


def fill_whether(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Yes, no, only planned, or disputed: by how the claims of the act stand."""
    if IDENTITY.match(part.words) and (found := _identity(part, ranked, desk)):
        return found
    stances: dict[str, list[Ranked]] = {}
    for r in fitting(part, ranked, LOOSE, CERTAIN):
        stances.setdefault(_stance(part, r, desk), []).append(r)
    yes, no = weighed(stances.get("yes", []), stances.get("no", []))
    no = [r for r in no if not _overtaken(r, yes, part, desk)]
    if yes and no:
        return Filled("disputed", "Disputed", (*passages(yes, 2), *passages(no, 2)), "disputed")
    if yes:
        return Filled(True, "Yes", passages(yes, 2))
    until = _latest(ranked) if re.match(r"(?:has|have)\b", part.words, re.IGNORECASE) else ""
    if no:
        return Filled(False, f"No{until}", passages(no, 2))
    open_ = next(((stance, found) for stance, found in stances.items() if stance), None)
    return open_ and Filled(False, f"Not stated as done{until}, but {open_[0]}", passages(open_[1], 2))


def _identity(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """ "Is X the envoy who was expelled?": yes if X is the one in the act; no if it is somebody else with a name."""
    asked = {actor for actor in part.actors if desk.library.country(actor) != actor}
    if len(asked) != 1:
        return None
    telling = [(r, person) for r in ranked if _says_each(part, r, desk) for person in _persons_of(part, r, desk)]
    same = [r for r, person in telling if person in asked]
    if same:
        return Filled(True, "Yes", passages(same, 2))
    about = [r for r in ranked if asked <= r.passage.actors and not _says_each(part, r, desk)]
    if not telling or not about:
        return None
    name = desk.library.name(telling[0][1])
    return Filled(False, f"No: {name}" if name else "No", passages([telling[0][0], about[0]]))


def _says_each(part: Part, ranked: Ranked, desk: Desk) -> bool:
    return all(any(desk.stems.same(word, own) for own in set(ranked.passage.words)) for word in part.content)


def _persons_of(part: Part, ranked: Ranked, desk: Desk) -> list[str]:
    """Persons with names who have a part in the act."""
    told = [c for c in ranked.passage.claims if c.factual and tells(c, part.content, desk)]
    within = {role.span for claim in told for role in claim.actors}
    return [m.actor for m in ranked.passage.mentions if m.kind == "person" and m.form == "name" and m.span in within]


def _overtaken(no: Ranked, yes: Sequence[Ranked], part: Part, desk: Desk) -> bool:
    """Said before the day on which the act is said to have happened: "not yet" then."""
    told = no.passage.page.reading.published.latest
    days = [c.time.earliest for r in yes for c in r.passage.claims if c.factual and tells(c, part.content, desk)]
    return bool(told) and any(day is not None and day > (told or "") for day in days)


def weighed(yes: list[Ranked], no: list[Ranked]) -> tuple[list[Ranked], list[Ranked]]:
    """Both sides, or one where what speaks for the other fits the question far less."""
    if yes and no and yes[0].score < GOES_ON * no[0].score:
        return [], no
    if yes and no and no[0].score < GOES_ON * yes[0].score:
        return yes, []
    return yes, no


def _latest(ranked: Sequence[Ranked]) -> str:
    """Until when the documents could know: "as of 3 May 2021"."""
    days = [r.passage.page.reading.published.latest or "" for r in ranked]
    last = max(days, default="")
    return f" as of {date_in_words(Date(last, last, last))}" if last else ""


def _stance(part: Part, ranked: Ranked, desk: Desk) -> str:
    """yes, no, a modality, or nothing."""
    passage = ranked.passage
    if _denied(part, passage, desk):
        return "no"
    claims = [c for c in passage.claims if tells(c, part.content, desk)]
    if any(c.polarity == "negative" or c.modality == "denied" for c in claims):
        return "no"
    done = [c for c in claims if c.factual]
    if desk.grammar.signs["not"] & set(passage.words):
        return ""  # something is denied there, and it is not plain what
    if any(_has_actors(c, part, desk) for c in done) or (not claims and _says_all(part, ranked, desk)):
        here = ranked.actors > 0.99 and _there(part, passage, desk)
        return "yes" if here and ranked.time >= 0 else ""  # below 0: it was at another time than is asked about
    if done:
        return ""
    return claims[0].modality if claims else ""


def _has_actors(claim: Claim, part: Part, desk: Desk) -> bool:
    """Everybody asked about has a part in the claim, or somebody who acts for them."""
    here = {role.actor for role in claim.actors}
    here |= {state for actor in here if (state := desk.library.country(actor))}
    return set(part.actors) <= here and not _is_done_to(claim, part, desk)


def _is_done_to(claim: Claim, part: Part, desk: Desk) -> bool:
    """ "Has X armed Y?" is not told by "Y armed X"; of a question in the passive the order says nothing."""
    if not part.actors or PASSIVE.match(part.words):
        return False
    roles = {role.role for role in claim.actors if part.actors[0] in (role.actor, desk.library.country(role.actor))}
    return roles == {"recipient"} and any(role.role == "actor" for role in claim.actors)


def _there(part: Part, passage: Passage, desk: Desk) -> bool:
    """Every place asked about is named in the sentence or around it."""
    around = passage.stems | passage.near
    return all(desk.stems.stem(word) in around for place in part.places for word in words_of(place))


def _says_all(part: Part, ranked: Ranked, desk: Desk) -> bool:
    """Without a claim, only a sentence that has every word asked for, and no word of doubt, says so."""
    words = set(ranked.passage.words)
    doubt = desk.lexicon.hedges["possible"]["words"] | desk.lexicon.hedges["planned"]["words"]
    if not part.content or words & doubt or any(c.modality not in FACTUAL for c in ranked.passage.claims):
        return False
    return ranked.words >= SURE and all(any(desk.stems.same(w, own) for own in words) for w in part.content)


def _denied(part: Part, passage: Passage, desk: Desk) -> bool:
    """A "not", "no", "never" shortly before a word of the question."""
    for at, word in enumerate(passage.words):
        after = passage.words[at + 1 : at + 1 + SCOPE]
        if word in desk.grammar.signs["denial"] and any(desk.stems.same(w, own) for w in part.content for own in after):
            return True
    return False


def fill_conflict(part: Part, ranked: Sequence[Ranked], desk: Desk) -> Filled | None:
    """Whether sources disagree: claims of one act of which some tell it as done and others as to come."""
    done: list[Ranked] = []
    open_: list[Ranked] = []
    for r in fitting(part, ranked, 0.5, 0.25):
        told = answering(part, r.passage, desk)
        if told:
            (
                done
                if any(c.factual for c in told) and not any(c.modality not in FACTUAL for c in r.passage.claims)
                else open_
            ).append(r)
    if done and open_:
        return Filled(
            True, "Yes: told as done and as still open", (*passages(done, 1), *passages(open_, 1)), "disputed"
        )
    return None
