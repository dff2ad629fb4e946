"""Claims of one article: acts with their voices, standing, times and places, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from accord.lexicon import Lexicon
from accord.model import FACTUAL, SYMMETRIC_TYPES, Claim, Relation, Role, Span
from accord.reading.acts import COOPERATION, Act, find_acts
from accord.reading.answers import sides, with_answers
from accord.reading.attaching import contexts_of, place_of, quantities_of
from accord.reading.cast import Cast, Found
from accord.reading.dating import time_of
from accord.reading.focus import date_by_focus
from accord.reading.grammar import (
    SUBJECTS,
    ancestors,
    child,
    grammatical_subject,
    is_noun,
    is_passive,
    is_verb,
    objects_under,
)
from accord.reading.invited import invitation_before
from accord.reading.labels import is_content_of_speech_act, is_scheduled, label, standing_of, with_own_word
from accord.reading.likewise import each_tie, each_treaty, forerunners
from accord.reading.modality import Status
from accord.reading.page import Page
from accord.reading.roles import APPOINTING
from accord.reading.statements import statements
from accord.reading.voices import Heard

ENVOYS = ("ambassador", "consul")
HELD_AGAINST = ("ASSAULT", "COERCE")
ARMING = "072"  # CAMEO: military aid
CHARGING = ("state", "person", "body")
HELP = "aid/help"
ALLEGING = "accuse/allege"
DONE_BY_SAYING = ("accuse/to-blame", "agree/welcome-them", "reject/out-of-the-question")  # rules without a doer
ARRIVING = "consult/arrive"
MISSIONS = "cooperate/embassy"  # rules on missions that open and work
OPPOSED = ("REB", "OPP", "CRM", "CVL", "REF")  # sectors that a government may accuse in its own state
SHARED = ("shared", "common", "mutual", "joint")
SPOKEN = frozenset("ACCUSE REJECT REQUEST THREATEN SUPPORT CONCEDE".split())  # types of acts that words can do


def find_claims(page: Page) -> tuple[Claim, ...]:
    """Everything that the article says its actors did, planned, said or are to each other, in order of the text."""
    claims = [claim for number in range(len(page.cast.sentences)) for claim in _claims_of_sentence(number, page)]
    return _numbered(_restated(date_by_focus(with_answers(claims, page), page)))


def _claims_of_sentence(number: int, page: Page) -> list[Claim]:
    acts = find_acts(page.cast, number, page.lexicon) if page.cast.found[number] else []
    found = [claim for act in acts for claim in _claims_of_act(act, acts, page)]
    told = statements(number, found, page)
    asked = [claim for claim in told if claim.type == "REQUEST"]
    found = [claim for claim in found if not any(_is_asked_for(claim, request) for request in asked)] + told
    found = [_answering(claim, found, page.cast) for claim in found]
    return sorted(found, key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.type))


def _claims_of_act(act: Act, acts: list[Act], page: Page) -> list[Claim]:
    """The claim of the act, and what it says of others with it."""
    claim = _claim(act, acts, page)
    if claim is None:
        return []
    apart = [tie for treaty in each_treaty(claim, act, page) for tie in each_tie(treaty, act, page)]
    return [*apart, *forerunners(claim, act, page)]


def _answering(claim: Claim, beside: list[Claim], cast: Cast) -> Claim:
    """ "X accused Y of it, which Y denied": the denial is addressed to X, as implied."""
    if claim.type != "REJECT" or {role.role for role in claim.actors} != {"actor"}:
        return claim
    denying = sides(claim, "actor", cast)
    for charge in beside:
        accusers = [role for role in charge.actors if role.role == "actor"]
        if charge.type == "ACCUSE" and accusers and not denying.isdisjoint(sides(charge, "recipient", cast)):
            return replace(claim, actors=(*claim.actors, *(replace(role, role="recipient") for role in accusers)))
    return claim


def _is_asked_for(claim: Claim, request: Claim) -> bool:
    """ "X said that Y must leave": the leaving is what is asked for, and no claim of its own."""
    return claim.modality == "considered" and claim.sources == request.sources


def _claim(act: Act, acts: list[Act], page: Page) -> Claim | None:
    """The claim that an act makes; None for the content of another act, and where too little is said."""
    status = standing_of(act, page)
    if status is None or is_content_of_speech_act(act, acts, status):
        return None
    heard = page.voices.over(act.word, act.sentence)
    roles = (*_roles(act, page.cast), *_first_person(act, heard, page))
    roles = (*roles, *_partner(act, roles, page), *_mediated(act, roles, acts, page), *_sharing(act, roles, page))
    roles = (*roles, *_inviter(act, roles, page))
    roles = (*roles, *_accuser(act, roles, heard, page.cast)) or _the_two(act, page)
    if not roles:
        return None
    if act.entry.type == "REQUEST" and all(role.role == "recipient" for role in roles):
        return None  # "asked about X, the minister said": nobody's request
    if act.entry.rule == ALLEGING and (_is_of_oneself(act, roles, page.cast) or _is_said_by_a_thing(act, roles)):
        return None
    if act.entry.rule == HELP and _is_helped_by_a_thing(act, roles, page):
        return None
    if act.entry.rule == ARRIVING and _is_on_the_way(act) and all(role.role == "actor" for role in roles):
        return None
    if act.entry.type == "TIE" and (len(roles) < 2 or all(role.role == "recipient" for role in roles)):
        return None  # a tie is between two, one of whom at least has it
    if act.entry.rule == COOPERATION and act.verb is None and len(roles) < 2 and status.modality not in FACTUAL:
        return None  # "pathways for cooperation": with nobody
    if act.entry.type == "SUPPORT" and _is_told_by_means(act, acts):
        return None
    kind, status = label(act.entry.type, with_own_word(act, status, page.lexicon), act.entry.mode)
    if kind == act.entry.type and status.modality in (*FACTUAL, "denied"):
        heard = _told_by_doer(act, heard, page.lexicon)
    if status.polarity == "negative" and status.modality == "happened" and _speaks_of_itself(heard, act, page.cast):
        status = Status("denied", "negative", status.because)
    if status.modality in FACTUAL and status.polarity == "positive" and _is_charge(act, kind, roles, heard, page.cast):
        status = Status("alleged", "positive", status.because)
    time, time_span = time_of(act.verb or act.word, page.sentence(act.sentence), page)
    if time_span is None and act.carrier is not None:  # "reached the agreement of 2000"
        time, time_span = time_of(act.word, page.sentence(act.sentence), page)
    if status.modality in FACTUAL and is_scheduled(act, time, page):
        kind, status = label(kind, Status("planned", status.polarity, status.because), act.entry.mode)
    claim = _put_together(act, kind, status, roles, heard, page)
    return replace(claim, time=time, time_span=time_span)


def _put_together(act: Act, kind: str, status: Status, roles: tuple[Role, ...], heard: Heard, page: Page) -> Claim:
    cast, entry, sentence = page.cast, act.entry, page.sentence(act.sentence)
    own = kind == entry.type  # mode and code belong to the act itself, not to what it is labelled as
    return Claim(
        document=cast.article.id,
        type=kind,
        trigger=cast.article.span(act.first.start, act.last.end),
        evidence=cast.article.span(sentence.start, sentence.end),
        modality=status.modality,
        polarity=status.polarity,
        rule=entry.rule,
        actors=roles,
        sources=heard.sources(cast),
        quote=heard.quote,
        place=place_of(act, cast),
        mode=entry.mode if own else None,
        contexts=contexts_of(sentence, entry.contexts, page.lexicon),
        cameo=entry.cameo if own else None,
        quantities=quantities_of(act, page),
        relation=Relation(entry.relation, entry.trend) if entry.relation else None,
        section=sentence.section,
        because=_because(act, status, heard, cast),
    )


def _because(act: Act, status: Status, heard: Heard, cast: Cast) -> tuple[tuple[str, Span], ...]:
    reasons = [(kind, cast.word_span(word)) for kind, word in status.because]
    if heard.verb is not None:
        reasons.append(("voice", cast.word_span(heard.verb)))
    if act.carrier is not None:
        reasons.append(("light verb", cast.word_span(act.carrier)))
    return tuple(reasons)


# ---------------------------------------------------------------- roles and voices
def _roles(act: Act, cast: Cast) -> tuple[Role, ...]:
    """One role an actor, the first that it has; doers of a mutual act without anybody else did it together."""
    roles: dict[str, Role] = {}
    for part in act.parts:
        for actor in part.found.actors:
            if actor not in roles:
                roles[actor] = Role(part.role, actor, _words_of(part.found, actor, act.sentence, cast))
    together = {role.role for role in roles.values()} == {"actor"} and len(roles) > 1 and not _is_mediation(act)
    if together and act.entry.type in SYMMETRIC_TYPES:
        return tuple(replace(role, role="participant") for role in roles.values())
    return tuple(roles.values())


def _words_of(found: Found, actor: str, sentence: int, cast: Cast) -> Span:
    """The words that name the actor: of a pronoun the name that it stands for, where the same sentence has it."""
    if found.form == "pronoun":
        named = [f for f in cast.found[sentence] if f.form != "pronoun" and actor in f.actors and f.start < found.start]
        if named:
            return cast.span(named[-1])
    return cast.span(found)


def _first_person(act: Act, heard: Heard, page: Page) -> tuple[Role, ...]:
    """ "We condemn", "I signed" inside a quotation: its speaker."""
    if heard.quote != "direct" or act.verb is None or any(part.role == "actor" for part in act.parts):
        return ()
    subject = grammatical_subject(act.verb, page.lexicon.grammar)
    if subject is None or subject.lower not in ("we", "i"):
        return ()
    span = page.cast.word_span(subject)
    return tuple(Role("actor", actor, span) for found in heard.speakers for actor in found.actors)


def _partner(act: Act, roles: tuple[Role, ...], page: Page) -> tuple[Role, ...]:
    """ "X cut ties", "X's embassy reopened", "X named an ambassador": with the other state that the document is about.

    As implied: it has no words.
    """
    ties = page.lexicon.classes["ties"]
    to_another = act.entry.rule.startswith(MISSIONS) or _appoints_envoy(act)
    with_another = to_another or ties <= act.entry.needs.get("object", frozenset())
    if not with_another or any(role.role == "recipient" for role in roles):
        return ()
    pair = page.cast.main_pair
    states = {page.cast.country(role.actor) for role in roles}
    others = [state for state in pair if state not in states]
    return (Role("recipient", others[0], None),) if len(pair) == 2 and len(others) == 1 else ()


def _appoints_envoy(act: Act) -> bool:
    """ "named Doe as its ambassador": nobody is an ambassador at home."""
    return act.entry.rule == APPOINTING and any(obj.lower in ENVOYS for obj in objects_under(act.word, "as"))


def _mediated(act: Act, roles: tuple[Role, ...], acts: list[Act], page: Page) -> tuple[Role, ...]:
    """ "X brokered the deal": between those who meet, as told beside it; else the two that the document is about."""
    if not _is_mediation(act) or any(role.role != "actor" for role in roles):
        return ()
    mediating = {page.cast.side(role.actor) for role in roles}
    if told := _met_under(act, acts):
        roles_told = (Role("recipient", actor, page.cast.span(f)) for f in told for actor in f.actors)
        return tuple(role for role in roles_told if page.cast.side(role.actor) not in mediating)
    pair = page.cast.main_pair
    known = (page.cast.players[role.actor] for role in roles if role.actor in page.cast.players)
    states = {player.country for player in known if player.kind != "organisation"}
    if not pair or states & {*pair, None}:
        return ()
    return tuple(Role("recipient", state, None) for state in pair)


def _met_under(act: Act, acts: list[Act]) -> list[Found]:
    """ "X met Y for talks mediated by Z": those who take part in the talks or in what they are held for."""
    noun = act.word.head
    if act.word.dep != "acl" or not is_noun(noun):
        return []
    above = [noun, *islice(ancestors(noun), 2)]
    held = (other for other in acts if other is not act and (other.word in above or other.verb in above))
    parties = (
        [part.found for part in other.parts if part.role == "participant" or other.entry.type in SYMMETRIC_TYPES]
        for other in held
    )
    return max(parties, key=len, default=[])


def _inviter(act: Act, roles: tuple[Role, ...], page: Page) -> tuple[Role, ...]:
    """ "Chad invited Doe. She has not gone": to the one who invited her, as implied."""
    if act.entry.rule != ARRIVING or act.verb is None or {role.role for role in roles} != {"actor"}:
        return ()
    invitation = invitation_before(act.sentence, act.word, page.cast, page.lexicon)
    if invitation is None or {role.actor for role in roles} != {*invitation.guest.actors}:
        return ()
    return tuple(Role("recipient", actor, None) for actor in invitation.host.actors)


def _accuser(act: Act, roles: tuple[Role, ...], heard: Heard, cast: Cast) -> tuple[Role, ...]:
    """ "Chad said that the rebels were responsible", "were welcome": who says so accuses them, or welcomes them."""
    if act.entry.rule not in DONE_BY_SAYING or any(role.role == "actor" for role in roles) or heard.quote == "direct":
        return ()
    accused = {role.actor for role in roles}
    return tuple(
        Role("actor", actor, cast.span(found))
        for found in heard.speakers
        for actor in found.actors
        if actor not in accused
    )


def _sharing(act: Act, roles: tuple[Role, ...], page: Page) -> tuple[Role, ...]:
    """ "their shared support for X": that of the two states that the document is about, as implied."""
    shared = any(c.lower in SHARED for c in act.word.children if c.dep == "amod")
    if not shared or any(role.role != "recipient" for role in roles) or not roles:
        return ()
    states = {page.cast.country(role.actor) for role in roles}
    pair = page.cast.main_pair
    return tuple(Role("actor", state, None) for state in pair) if states.isdisjoint(pair) else ()


def _is_mediation(act: Act) -> bool:
    return act.entry.type == "CONSULT" and act.entry.mode == "third-party"


def _the_two(act: Act, page: Page) -> tuple[Role, ...]:
    """ "The deal came after talks in X", with nobody named: the two states that the document is about, as implied."""
    pair = page.cast.main_pair
    others = (f for f in page.cast.found[act.sentence] if not f.place)
    countries = {page.cast.country(actor) for found in others for actor in found.actors}
    return tuple(Role("participant", state, None) for state in pair) if countries <= {*pair, None} else ()


def _speaks_of_itself(heard: Heard, act: Act, cast: Cast) -> bool:
    """ "X said that X had never sent arms": a doer that says it did not do it denies it.

    So does a spokesman of whom the text does not say whose he is.
    """
    if heard.speakers and not any(cast.country(actor) for found in heard.speakers for actor in found.actors):
        return all(found.kind == "person" for found in heard.speakers)
    speakers = {cast.side(actor) for found in heard.speakers for actor in found.actors}
    doers = (part.found for part in act.parts if part.role != "recipient")
    return not speakers.isdisjoint(cast.side(actor) for found in doers for actor in found.actors)


def _is_told_by_means(act: Act, acts: list[Act]) -> bool:
    """ "X supported Y by sending tanks": the sending is the support, and not told twice."""
    by = (c for c in act.word.children if c.dep == "prep" and c.lower == "by")
    means = [g for c in by for g in c.children if g.dep == "pcomp"]
    return any(other.entry.type == "AID" and other.verb in means for other in acts)


def _is_of_oneself(act: Act, roles: tuple[Role, ...], cast: Cast) -> bool:
    """ "claimed that it had won", "that its army had": accuses nobody; "that its rebels had" does."""
    clause = child(act.word, "ccomp")
    subject = child(clause, *SUBJECTS) if clause is not None else None
    told = cast.at(subject) if subject is not None else None
    actors = told.actors if told is not None else ()
    same = {cast.side(actor) for actor in actors if cast.sector(actor) not in OPPOSED}
    return any(role.role == "actor" and cast.side(role.actor) in same for role in roles)


def _is_said_by_a_thing(act: Act, roles: tuple[Role, ...]) -> bool:
    """ "Posts claiming that X fled": nobody's accusation."""
    return act.word.dep == "acl" and all(role.role != "actor" for role in roles)


def _is_on_the_way(act: Act) -> bool:
    """ "an official travelling with her said": who it is, and no visit to anybody."""
    return act.word.dep == "acl" and act.word.tag == "VBG"


def _is_helped_by_a_thing(act: Act, roles: tuple[Role, ...], page: Page) -> bool:
    """ "The synergy helps both states": nobody's aid."""
    if not is_verb(act.word) or is_passive(act.word) or any(role.role == "actor" for role in roles):
        return False
    return grammatical_subject(act.word, page.lexicon.grammar) is not None


def _is_charge(act: Act, kind: str, roles: tuple[Role, ...], heard: Heard, cast: Cast) -> bool:
    """ "Chad said that Mali had shelled the town": a deed held against another state by those who speak for one.

    What media, organisations and the doer's own side tell is told as it stands.
    """
    if kind not in HELD_AGAINST and not (kind == "AID" and act.entry.cameo == ARMING):
        return False
    if not heard.speakers or any(found.kind not in CHARGING for found in heard.speakers):
        return False
    telling = {cast.country(actor) for found in heard.speakers for actor in found.actors}
    doing = {cast.country(role.actor) for role in roles if role.role != "recipient"}
    return bool(doing) and None not in telling | doing and telling.isdisjoint(doing)


def _told_by_doer(act: Act, heard: Heard, lexicon: Lexicon) -> Heard:
    """An act done by speaking is told by its doer: "X accused Y" is X's word, unless somebody else reports it."""
    doers = tuple(part.found for part in act.parts if part.role == "actor")
    if heard.speakers or not doers or not is_verb(act.word) or act.entry.type not in SPOKEN:
        return heard
    speaking = (lexicon.voices["spoken"], *lexicon.voices["reporting"].values())
    if not any(act.word.lower in listed["verbs"] for listed in speaking):
        return heard
    return replace(heard, speakers=doers, quote="indirect")


# ---------------------------------------------------------------- restatements and numbering
def _restated(claims: list[Claim]) -> list[Claim]:
    """A headline or standfirst that the body says again points at the body's claim, and takes its time."""
    body = [claim for claim in claims if claim.section == "body"]
    return [
        _same_as(claim, twin)
        if claim.section in ("headline", "standfirst") and (twin := _twin(claim, body)) is not None
        else claim
        for claim in claims
    ]


def _same_as(claim: Claim, twin: Claim) -> Claim:
    if claim.time.known or not twin.time.known:
        return replace(claim, same_as=twin.id)
    return replace(claim, same_as=twin.id, time=replace(twin.time, basis="document"), time_span=twin.time_span)


def _twin(claim: Claim, body: list[Claim]) -> Claim | None:
    """The first claim of the body on the same act, with these actors or more."""
    who = _involved(claim)
    return next(
        (c for c in body if c.type == claim.type and c.modality == claim.modality and who <= _involved(c)), None
    )


def _involved(claim: Claim) -> set[str]:
    return {role.actor for role in claim.actors if role.role != "topic"}


def _numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Equal words said twice keep apart by their count."""
    seen: Counter[str] = Counter()
    out = []
    for claim in claims:
        id = claim.id
        out.append(replace(claim, nth=seen[id]) if seen[id] else claim)
        seen[id] += 1
    return tuple(out)
