"""Statements: positions taken by actors in words that hold no other claim: "X said that ...", "X must ..."."""

from __future__ import annotations

from accord.model import FACTUAL, Claim, Modality, Role
from accord.reading.attaching import contexts_of
from accord.reading.cast import Cast, Found
from accord.reading.dating import time_of
from accord.reading.grammar import (
    RELATIVE,
    SUBJECTS,
    child,
    conjuncts,
    has_no,
    is_verb,
    objects_under,
    stood_for,
    subtree,
)
from accord.reading.labels import wish_of
from accord.reading.modality import HAVE, Status, status_of
from accord.reading.page import Page
from accord.reading.parse import Word
from accord.reading.sayings import Saying
from accord.reading.signs import BE
from accord.reading.voices import Heard

STATING = frozenset("person state body organisation".split())
TOPICAL = ("state", "organisation")
BOARDS = ("chairman", "director general")  # offices of companies as often as of states
REQUIRING = ("must", "should")
CONCERNING = ("about", "on", "over", "regarding")
ASKED = ("asked", "questioned", "quizzed", "pressed")
ANSWERS = ("answer", "response", "reply")
VBN = "VBN"
HAVING_TO = ("has", "have", "needs", "need", "ought")


def statements(number: int, claims: list[Claim], page: Page) -> list[Claim]:
    """Statements of one sentence that none of its claims tells already."""
    out: list[Claim] = []
    for saying in page.voices.sayings[number]:
        if not _is_position(saying, page) or _is_told_by_object(saying, claims):
            continue
        asks = _asked(saying, child(saying.verb, "ccomp"), page.cast) is not None
        if asks or not any(_tells(claim, saying, page.cast) for claim in (*claims, *out)):
            out.append(_statement(saying, page))
    return out


def _is_told_by_object(saying: Saying, claims: list[Claim]) -> bool:
    """ "mentioned trade as an area for cooperation": said without a clause, and the claim holds all of it."""
    verb = saying.verb
    if any(c.dep in ("ccomp", "xcomp", "parataxis") for c in verb.children) or verb.dep in ("ccomp", "parataxis"):
        return False
    inside = [word for c in verb.children if c.dep in ("dobj", "prep") for word in subtree(c)]
    actors = {actor for found in saying.speakers for actor in found.actors}
    told = (claim for claim in claims if claim.sources and actors.issuperset(v.actor for v in claim.sources))
    return any(word.start == claim.trigger.start for claim in told for word in inside)


def _is_position(saying: Saying, page: Page) -> bool:
    """A verb of stating, by somebody who belongs to a state or holds an office, whosever it is."""
    if not is_verb(saying.verb) or saying.verb.lower not in page.lexicon.voices["state"]["verbs"]:
        return False
    return any(found.kind in STATING and _is_official(found.actors[0], page.cast) for found in saying.speakers)


def _is_official(actor: str, cast: Cast) -> bool:
    """ "the foreign ministry spokesman": the text need not say of which state."""
    player = cast.players.get(actor)
    return player is not None and bool(player.country or (player.office and player.office not in BOARDS))


def _tells(claim: Claim, saying: Saying, cast: Cast) -> bool:
    """The claim is the saying's own: "X accused Y"; what is said beside is a position of its own."""
    if claim.trigger.start <= saying.verb.start < claim.trigger.end:
        return True
    aside = {w.start for c in saying.verb.children for g in c.children if g.dep == "relcl" for w in subtree(g)}
    if claim.trigger.start in aside:
        return False  # "X, which sold arms to Y, said that ...": the selling is told beside it
    spans = {cast.span(found) for found in saying.speakers}
    return any(role.span in spans and role.role == "actor" for role in claim.actors)


def _statement(saying: Saying, page: Page) -> Claim:
    cast, sentence, verb = page.cast, page.sentence(saying.sentence), saying.verb
    status = status_of(verb, sentence, page.lexicon)
    content = child(verb, "ccomp")
    asked = _asked(saying, content, cast)
    time, time_span = time_of(verb, sentence, page)
    return Claim(
        document=cast.article.id,
        type="STATE" if asked is None else "REQUEST",
        trigger=cast.word_span(verb),
        evidence=cast.article.span(sentence.start, sentence.end),
        modality=status.modality if asked is not None else _modality_of(saying, status, content, page),
        polarity="negative" if status.polarity == "negative" or _is_negated(content) else "positive",
        rule=f"state/{saying.stance}" if asked is None else "request/must",
        actors=_roles(saying, asked, cast),
        sources=() if _is_aside(verb) else Heard(saying.speakers, saying.relays).sources(cast),
        quote="indirect",
        time=time,
        time_span=time_span,
        section=sentence.section,
        contexts=contexts_of(sentence, (), page.lexicon),
        because=(("voice", cast.word_span(verb)),),
    )


def _roles(saying: Saying, asked: Found | None, cast: Cast) -> tuple[Role, ...]:
    """The speakers, then of whom they ask something, or else what states and organisations the sentence names."""
    speakers = [Role("actor", actor, cast.span(found)) for found in saying.speakers for actor in found.actors]
    if asked is not None:
        return (*speakers, *(Role("recipient", actor, cast.span(asked)) for actor in asked.actors))
    beside = [
        found
        for found in cast.found[saying.sentence]
        if found not in saying.speakers and found not in saying.relays and found.kind in TOPICAL and not found.place
    ]
    other = _other_state(saying, beside, cast)
    topics = [
        Role("recipient" if actor == other else "topic", actor, cast.span(found))
        for found in beside
        for actor in found.actors
    ]
    first: dict[str, Role] = {}
    for role in (*speakers, *sorted(topics, key=lambda role: role.role == "topic")):
        first.setdefault(role.actor, role)
    return tuple(first.values())


def _other_state(saying: Saying, beside: list[Found], cast: Cast) -> str | None:
    """ "X said that Chad holds a special place", "that it would judge Chad": the one other actor spoken of.

    Else the one whom its worries or the question are about.
    """
    home = {cast.side(actor) for speaker in saying.speakers for actor in speaker.actors}
    clauses = _clauses_said(saying.verb)
    subjects = [word for clause in clauses for word in clause.children if word.dep in ("nsubj", "nsubjpass")]
    objects = [word for clause in clauses for word in _objects_told(clause)]
    worries = [word for clause in clauses for word in _worried_about(clause)] + _question(saying.verb)
    for words in (subjects, objects, worries):
        named = (cast.at(word) for word in words)
        spoken_of = dict.fromkeys(actor for f in named if f is not None and f in beside for actor in f.actors)
        others = [actor for actor in spoken_of if cast.side(actor) not in home]
        if len(others) == 1:
            return others[0]
    return None


def _clauses_said(verb: Word) -> list[Word]:
    """The verbs of what is said, the innermost last."""
    content, around = child(verb, "ccomp"), _around(verb)
    tops = list(conjuncts(content)) if content is not None else []
    told = [c for top in (*tops, around) if top is not None for c in top.children if c.dep == "ccomp"]
    if around is not None and all(child(c, *SUBJECTS) is None for c in conjuncts(around) if c is not around):
        tops.append(around)  # not "Chad will help, she said, but Peru will not"
    return [*tops, *told]


def _objects_told(clause: Word) -> list[Word]:
    """The objects of the clause; of "will not do so" those of the clause that it stands for."""
    meant = stood_for(clause) or clause
    return [word for word in meant.children if word.dep == "dobj"]


def _worried_about(clause: Word) -> list[Word]:
    """What stands under the "about" of "was concerned about Chad's arms"."""
    feelings = (c for c in clause.children if c.dep == "acomp")
    return [word for feeling in feelings for word in _about(feeling)]


def _question(verb: Word) -> list[Word]:
    """ "Asked about aid for Chad, the minister said", "In answer to a question on Chad": what the question is about."""
    asked = [c for c in verb.children if c.dep == "advcl" and c.tag == VBN and c.lower in ASKED]
    answers = [obj for obj in objects_under(verb, "in") if obj.lower in ANSWERS]
    asked += [question for answer in answers for question in objects_under(answer, "to")]
    return [word for question in asked for word in _about(question)]


def _about(word: Word) -> list[Word]:
    """What stands under the "about"; "the envoy's stay in Chad" is the envoy's matter."""
    subjects = (child(obj, "poss") or obj for obj in objects_under(word, *CONCERNING))
    return [inside for subject in subjects for inside in subtree(subject)]


def _asked(saying: Saying, content: Word | None, cast: Cast) -> Found | None:
    """Of whom something is required, if it is somebody else."""
    required = _required(content) if content is not None else None
    found = cast.at(required) if required is not None else None
    speakers = {actor for speaker in saying.speakers for actor in speaker.actors}
    return found if found is not None and speakers.isdisjoint(found.actors) else None


def _required(content: Word) -> Word | None:
    """The subject of "must", "should" or "has to" in what is said."""
    modal = any(c.dep == "aux" and c.lower in REQUIRING for c in content.children)
    has_to = content.lower in HAVING_TO and child(content, "xcomp") is not None
    return child(content, "nsubj", "nsubjpass") if modal or has_to else None


def _is_aside(verb: Word) -> bool:
    """ "the deal that X announced": who writes says which deal it is; X is not quoted."""
    which = any(c.dep == "dobj" and c.lower in RELATIVE for c in verb.children)
    return verb.dep == "relcl" and which and child(verb, "ccomp", "xcomp") is None


def _around(verb: Word) -> Word | None:
    """ "Chad, he added, will help": what is said stands around the saying."""
    return verb.head if verb.dep == "parataxis" and verb.head is not verb and is_verb(verb.head) else None


def _is_of_nothing(wish: Word) -> bool:
    """ "wanted nothing": a position, and no plan."""
    return any(c.dep == "dobj" and (c.lower == "nothing" or has_no(c)) for c in wish.children)


def _is_negated(content: Word | None) -> bool:
    """ "said that it did not", "said that there was no plan"."""
    return content is not None and any(
        c.dep == "neg" or (c.dep in ("attr", "dobj", "nsubj") and has_no(c)) for c in content.children
    )


def _modality_of(saying: Saying, status: Status, content: Word | None, page: Page) -> Modality:
    """A statement on what may or will be is stored as such; on what is or was, the saying happened."""
    if saying.stance == "deny":
        return "denied"
    if status.modality not in FACTUAL:
        return status.modality
    content = content or _around(saying.verb)
    if content is None or not is_verb(content):
        return "happened"
    if (wished := wish_of(content, page.lexicon)) is not None:
        return "happened" if _is_of_nothing(content) else wished
    inner = status_of(content, page.sentence(saying.sentence), page.lexicon).modality
    if inner in FACTUAL:
        undone = _is_negated(content) and content.lower not in ("be", "have", *BE, *HAVE)
        return "denied" if undone else "happened"  # "said that it had not been involved", not "that it is no friend"
    return inner
