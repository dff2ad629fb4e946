"""Claims of one article: acts with their voices, standing, times and places, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from accord.lexicon import Lexicon
from accord.model import (
    FACTUAL,
    NO_DATE,
    SYMMETRIC_TYPES,
    Claim,
    Date,
    Modality,
    Place,
    Quantity,
    Relation,
    Role,
    Span,
    TimeExpression,
    Voice,
)
from accord.reading.acts import Act, find_acts
from accord.reading.cast import Cast, Found
from accord.reading.grammar import ancestors, child, grammatical_subject, is_noun, is_verb
from accord.reading.modality import Status, status_of
from accord.reading.parse import Sentence, Word
from accord.reading.times import timex_to_date
from accord.reading.sayings import Saying
from accord.reading.voices import Heard, Voices

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
ANNOUNCING = frozenset({"announced", "announces", "announce", "announcing", "declared", "declares", "ordered"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
SPEECH_ACTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE"})


def find_claims(cast: Cast, voices: Voices, times: tuple[TimeExpression, ...], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Everything that the article says its actors did, planned, said or are to each other."""
    claims: list[Claim] = []
    for number, sentence in enumerate(cast.sentences):
        acts = find_acts(cast, number, lexicon) if cast.found[number] else []
        here = [claim for act in acts if (claim := _claim(act, acts, cast, voices, times, lexicon)) is not None]
        here += _statements(number, here, cast, voices, times, lexicon)
        claims += sorted(here, key=lambda c: (c.trigger.start, c.trigger.end, c.type))
    return _number(_restatements(_in_focus(claims, cast)))


def _claim(
    act: Act, acts: list[Act], cast: Cast, voices: Voices, times: tuple[TimeExpression, ...], lexicon: Lexicon
) -> Claim | None:
    sentence = cast.sentences[act.sentence]
    status = status_of(act.word, sentence, lexicon, act.carrier)
    if act.entry.type == "TIE" and not is_verb(act.word):
        if not _is_asserted(act, lexicon):
            return None
        status = _standing(act, status)
    if act.entry.status is not None and status.modality in ("happened", "ongoing"):
        status = Status(act.entry.status, status.polarity, status.because)  # type: ignore[arg-type]
    if _is_content_of_speech_act(act, acts, status):
        return None
    heard = voices.over(act.word, act.sentence)
    roles = (*_roles(act, cast), *_first_person(act, heard, cast, lexicon))
    if not any(role.role != "topic" for role in roles):
        return None
    if act.entry.type == "REQUEST" and not any(role.role != "recipient" for role in roles):
        return None  # "asked about X, the minister said": nobody's request
    status = _wished(act, status, lexicon)
    if act.entry.type == "RETREAT" and act.carrier is not None and act.carrier.lower in ANNOUNCING:
        status = Status("planned", status.polarity, (*status.because, ("planned", act.carrier)))
    kind, status = _label(act.entry.type, status)
    if kind == act.entry.type:
        heard = _own_voice(act, heard, lexicon)
    if status.polarity == "negative" and status.modality == "happened" and _speaks_of_itself(heard, act, cast):
        status = Status("denied", "negative", status.because)
    time, time_span = _time_of(act.verb or act.word, sentence, times, cast.article.published.latest)
    if status.modality in FACTUAL and _is_scheduled(act, time, cast):
        kind, status = _label(kind, Status("planned", status.polarity, status.because))
    return Claim(
        document=cast.article.id,
        type=kind,
        trigger=cast.article.span(act.first.start, act.last.end),
        evidence=cast.article.span(sentence.start, sentence.end),
        modality=status.modality,
        polarity=status.polarity,
        rule=act.entry.rule,
        actors=roles,
        sources=_sources(heard, act, cast),
        quote=heard.quote,
        time=time,
        time_span=time_span,
        place=_place_of(act.verb or act.word, act, cast),
        mode=act.entry.mode if kind == act.entry.type else None,
        contexts=_contexts(sentence, act.entry.contexts, lexicon),
        cameo=act.entry.cameo if kind == act.entry.type else None,
        quantities=_quantities(act, cast),
        relation=Relation(act.entry.relation, act.entry.trend) if act.entry.relation else None,
        section=sentence.section,
        because=_because(act, status, heard, cast),
    )


def _is_asserted(act: Act, lexicon: Lexicon) -> bool:
    """A tie is claimed where something is said of it ("relations are cool", "X is an ally", "their alliance with Y"), not where it is only named."""
    word = act.word
    if not is_noun(word):
        return True
    top = word
    while top.dep == "conj" and is_noun(top.head):
        top = top.head
    standing = lexicon.grammar["standing"]["verbs"]
    if top.dep in ("nsubj", "nsubjpass"):
        return is_verb(top.head) and top.head.lower in standing
    if top.dep == "dobj":
        return top.head.lower in standing
    if top.dep in ("attr", "oprd", "appos", "compound", "ROOT"):
        return True
    if top.dep == "pobj":
        preposition = top.head
        numbered = (
            preposition.lower == "of"
            and preposition.head.dep in ("attr", "oprd", "appos")
            and not is_noun(preposition.head)
        )
        return numbered or preposition.lower in ("as", "through", "given", "by", "thanks")
    return False


def _standing(act: Act, status: Status) -> Status:
    """A standing relation goes on, unless a verb in the past says that it was so."""
    verb = next((a for a in ancestors(act.word) if is_verb(a)), None)
    if status.modality != "happened" or (verb is not None and verb.tag == "VBD" and act.word.head is verb):
        return status
    return Status("ongoing", status.polarity, status.because)


def _is_scheduled(act: Act, time: Date, cast: Cast) -> bool:
    """ "leaders meet next week": a present tense with a day still to come."""
    verb = act.verb
    published = cast.article.published.latest
    return bool(
        verb is not None
        and verb.tag in ("VBZ", "VBP", "VBG")
        and published
        and time.earliest
        and time.earliest > published
    )


def _wished(act: Act, status: Status, lexicon: Lexicon) -> Status:
    """ "seeks closer cooperation": what is wished for has not happened."""
    if status.modality not in FACTUAL:
        return status
    if act.word.tag.startswith("JJ") and act.word.lower in lexicon.hedges["planned"]["words"]:
        return Status("planned", status.polarity, (("planned", act.word),))
    lemma = lexicon.lemmas.get(act.word.lower)
    for modality, verbs in lexicon.hedges["wishing"].items():
        if is_verb(act.word) and lemma in verbs:
            return Status(modality, status.polarity, ((modality, act.word),))
    return status


def _label(kind: str, status: Status) -> tuple[str, Status]:
    """PLOVER's label of an act that is still to come: cooperation planned is AGREE, refused it is REJECT; yielding planned is CONCEDE."""
    if status.modality != "planned":
        return kind, status
    if status.polarity == "negative" and kind in (*COOPERATIVE, *YIELDING, "AGREE"):
        return "REJECT", Status("happened", "positive", status.because)
    if kind in COOPERATIVE:
        return "AGREE", status
    return ("CONCEDE" if kind == "RETREAT" else kind), status


def _is_content_of_speech_act(act: Act, acts: list[Act], status: Status) -> bool:
    """ "agreed to send": the agreeing is the claim; what is agreed on is its content, and would be counted twice.

    The content of an accusation is kept: it could be taken for a fact.
    """
    if status.modality in ("happened", "ongoing", "alleged", "denied"):
        return False
    chain = [act.verb or act.word, *ancestors(act.verb or act.word)]
    return any(
        other is not act
        and other.entry.type in ("AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE")
        and is_verb(other.word)
        and other.word in chain
        for other in acts
    )


# ---------------------------------------------------------------- roles
def _roles(act: Act, cast: Cast) -> tuple[Role, ...]:
    roles: list[Role] = []
    for part in act.parts:
        for actor in part.found.actors:
            role = Role(part.role, actor, _words_of(part.found, actor, act.sentence, cast))
            if not any(r.actor == actor for r in roles):
                roles.append(role)
    sides = {r.role for r in roles}
    if act.entry.type in SYMMETRIC_TYPES and sides == {"actor"} and len(roles) > 1:
        roles = [replace(r, role="participant") for r in roles]
    return tuple(roles)


def _words_of(found: Found, actor: str, sentence: int, cast: Cast) -> Span:
    """The words that name the actor: of a pronoun the name that it stands for, where the same sentence has it."""
    if found.form == "pronoun":
        named = [f for f in cast.found[sentence] if f.form != "pronoun" and actor in f.actors and f.start < found.start]
        if named:
            return cast.span(named[-1])
    return cast.span(found)


def _first_person(act: Act, heard: Heard, cast: Cast, lexicon: Lexicon) -> tuple[Role, ...]:
    """ "We condemn", "I signed" inside a quotation: its speaker."""
    verb = act.verb
    if heard.quote != "direct" or verb is None or any(part.role == "actor" for part in act.parts):
        return ()
    subject = grammatical_subject(verb, lexicon.grammar)
    if subject is None or subject.lower not in ("we", "i"):
        return ()
    span = cast.article.span(subject.start, subject.end)
    return tuple(Role("actor", actor, span) for f in heard.speakers for actor in f.actors)


def _sources(heard: Heard, act: Act | None, cast: Cast) -> tuple[Voice, ...]:
    spoken = [Voice("speaker", actor, cast.span(f)) for f in heard.speakers for actor in f.actors]
    relayed = [Voice("relay", actor, cast.span(f)) for f in heard.relays for actor in f.actors]
    return (*spoken, *relayed)


def _speaks_of_itself(heard: Heard, act: Act, cast: Cast) -> bool:
    """ "X said that X had never sent arms": a doer that says it did not do it denies it."""
    speakers = {cast.country(a) or a for f in heard.speakers for a in f.actors}
    doers = {cast.country(a) or a for part in act.parts if part.role != "recipient" for a in part.found.actors}
    return bool(speakers & doers)


def _own_voice(act: Act, heard: Heard, lexicon: Lexicon) -> Heard:
    """An act done by speaking is told by its doer: "X accused Y" is X's word, unless somebody else reports it."""
    spoken = any(act.word.lower in stance["verbs"] for stance in lexicon.voices["reporting"].values())
    doers = tuple(part.found for part in act.parts if part.role == "actor")
    if heard.speakers or not doers or not is_verb(act.word):
        return heard
    if not (spoken or act.word.lower in lexicon.voices["spoken"]["verbs"]) or act.entry.type == "AGREE":
        return heard
    return replace(heard, speakers=doers, quote="indirect")


def _because(act: Act, status: Status, heard: Heard, cast: Cast) -> tuple[tuple[str, Span], ...]:
    reasons = [(kind, cast.article.span(word.start, word.end)) for kind, word in status.because]
    if heard.verb is not None:
        reasons.append(("voice", cast.article.span(heard.verb.start, heard.verb.end)))
    if act.carrier is not None:
        reasons.append(("light verb", cast.article.span(act.carrier.start, act.carrier.end)))
    return tuple(reasons)


# ---------------------------------------------------------------- statements
def _statements(
    number: int, claims: list[Claim], cast: Cast, voices: Voices, times: tuple[TimeExpression, ...], lexicon: Lexicon
) -> list[Claim]:
    """Positions taken by actors in words that hold no other claim: "X said that ..."."""
    sentence = cast.sentences[number]
    out: list[Claim] = []
    for saying in voices.sayings[number]:
        if not is_verb(saying.verb) or saying.verb.lower not in lexicon.voices["state"]["verbs"]:
            continue
        if not any(
            f.kind in ("person", "state", "body", "organisation") and cast.country(f.actors[0]) for f in saying.speakers
        ):
            continue
        if any(
            claim.trigger.start <= saying.verb.start < claim.trigger.end or _same_voice(claim, saying, cast)
            for claim in [*claims, *out]
        ):
            continue
        out.append(_statement(saying, sentence, cast, times, lexicon))
    return out


def _same_voice(claim: Claim, saying: Saying, cast: Cast) -> bool:
    spans = {cast.span(f) for f in saying.speakers}
    return any(voice.span in spans for voice in claim.sources) or any(
        role.span in spans and role.role == "actor" for role in claim.actors
    )


def _statement(
    saying: Saying, sentence: Sentence, cast: Cast, times: tuple[TimeExpression, ...], lexicon: Lexicon
) -> Claim:
    status = status_of(saying.verb, sentence, lexicon)
    speakers = [Role("actor", actor, cast.span(f)) for f in saying.speakers for actor in f.actors]
    topics = [
        Role("topic", actor, cast.span(f))
        for f in cast.found[saying.sentence]
        if f not in saying.speakers and f not in saying.relays and f.kind in ("state", "organisation") and not f.place
        for actor in f.actors
    ]
    seen: set[str] = set()
    roles = [r for r in [*speakers, *topics] if not (r.actor in seen or seen.add(r.actor))]  # type: ignore[func-returns-value]
    content = child(saying.verb, "ccomp")
    negated = content is not None and any(
        c.dep == "neg"
        or (c.dep in ("attr", "dobj", "nsubj") and child(c, "det") is not None and child(c, "det").lower == "no")
        for c in content.children
    )  # type: ignore[union-attr]
    time, time_span = _time_of(saying.verb, sentence, times, cast.article.published.latest)
    voices = _sources(Heard(saying.speakers, saying.relays), None, cast)
    required = _required(saying.verb)
    if (
        required is not None
        and (asked := cast.at(required)) is not None
        and not set(asked.actors) & {r.actor for r in speakers}
    ):
        roles = [*speakers, *(Role("recipient", actor, cast.span(asked)) for actor in asked.actors)]
    else:
        asked = None
    return Claim(
        document=cast.article.id,
        type="REQUEST" if asked is not None else "STATE",
        trigger=cast.article.span(saying.verb.start, saying.verb.end),
        evidence=cast.article.span(sentence.start, sentence.end),
        modality="denied" if saying.stance == "deny" else _modality_said(status, content, sentence, lexicon),
        polarity="negative" if negated or status.polarity == "negative" else "positive",
        rule="request/must" if asked is not None else f"state/{saying.stance}",
        actors=tuple(roles),
        sources=voices,
        quote="indirect",
        time=time,
        time_span=time_span,
        section=sentence.section,
        contexts=_contexts(sentence, (), lexicon),
        because=(("voice", cast.article.span(saying.verb.start, saying.verb.end)),),
    )


def _modality_said(status: Status, content: Word | None, sentence: Sentence, lexicon: Lexicon) -> Modality:
    """A statement on what may or will be is stored as such; on what is or was, the saying happened."""
    if status.modality not in FACTUAL:
        return status.modality
    if content is None or not is_verb(content):
        return "happened"
    for wish, verbs in lexicon.hedges["wishing"].items():
        if lexicon.lemmas.get(content.lower) in verbs:
            return wish  # type: ignore[no-any-return]
    inner = status_of(content, sentence, lexicon).modality
    return "happened" if inner in FACTUAL else inner


def _required(verb: Word) -> Word | None:
    """Of whom something is required: the subject of "must", "should" or "has to" in what is said."""
    content = child(verb, "ccomp")
    if content is None:
        return None
    modal = any(c.dep == "aux" and c.lower in ("must", "should") for c in content.children)
    modal = modal or (
        content.lower in ("has", "have", "needs", "need", "ought") and child(content, "xcomp") is not None
    )
    return child(content, "nsubj", "nsubjpass") if modal else None


# ---------------------------------------------------------------- time, place, numbers, contexts
def _time_of(
    word: Word, sentence: Sentence, times: tuple[TimeExpression, ...], until: str | None
) -> tuple[Date, Span | None]:
    """The date that hangs in the syntax on the act, or on a verb that the act is part of; none that dates another verb."""
    here = [t for t in times if sentence.start <= t.span.start < sentence.end and t.type in ("DATE", "TIME")]
    if not here:
        return NO_DATE, None
    chain = list(_dated_with(word))
    best: tuple[int, int, TimeExpression] | None = None
    for t in here:
        anchor = next((w for w in sentence.words if w.start <= t.span.start < w.end), None)
        if anchor is None:
            continue
        for steps, top in enumerate((anchor, *ancestors(anchor))):
            if top in chain:
                ranked = (chain.index(top), steps, t)
                best = min(best or ranked, ranked, key=lambda r: (r[0], r[1], r[2].span.start))
                break
            if is_verb(top) and top.tag != "VBG":
                break
    if best is None:
        return NO_DATE, None
    before = [w for w in sentence.words if w.end <= best[2].span.start]
    lead = before[-1].lower if before else ""
    return timex_to_date(best[2], lead=lead, until=until), best[2].span


def _dated_with(word: Word) -> Iterator[Word]:
    """The act and the verbs whose dates are its own: "agreed on Monday to send", "held talks on Monday"."""
    yield word
    top = word
    for _ in range(4):
        head, dep = top.head, top.dep
        if head is top:
            return
        carried = dep in ("xcomp", "dobj", "nsubj", "nsubjpass", "prt", "aux", "auxpass", "acomp", "attr", "oprd")
        shared = dep == "conj" and is_verb(head) and child(top, "nsubj", "nsubjpass") is None
        if not (
            carried
            or shared
            or (dep == "pobj" and head.lower in ("in", "during", "at", "for", "after", "into", "of"))
            or (dep in ("prep", "pcomp") and not is_verb(top))
        ):
            return
        if is_verb(head) or is_noun(head):
            yield head
        top = head


def _place_of(word: Word, act: Act, cast: Cast) -> Place | None:
    """ "in Geneva", "at Vienna": the place under a preposition of the act or of the verb above it."""
    objects = [c for c in word.children if c.dep in ("dobj", "nsubjpass")]
    inner = [
        o
        for w in (word, *objects)
        for c in w.children
        if c.dep == "prep" and c.lower in ("during", "at", "in", "after")
        for o in c.children
        if o.dep == "pobj"
    ]
    for w in (word, act.word, *objects, *inner):
        for c in w.children:
            if c.dep == "prep" and c.lower in ("in", "at", "near", "outside"):
                for obj in c.children:
                    found = cast.at(obj)
                    if found is not None and obj.dep == "pobj" and (found.place or found.kind in ("place", "state")):
                        return _as_place(found, cast)
    return None


def _as_place(found: Found, cast: Cast) -> Place:
    span = cast.span(found)
    return Place(
        found.actors[0].lower() if found.kind == "place" else span.words.lower().replace(" ", "-"),
        span.words,
        cast.country(found.actors[0]),
        span,
    )


def _quantities(act: Act, cast: Cast) -> tuple[Quantity, ...]:
    """Numbers that stand in the act's own phrases: "signed 18 agreements", "killed 12 people"."""
    found = []
    for word in {
        id(w): w
        for root in (act.verb, act.word)
        if root is not None
        for c in (root, *root.children)
        for w in (c, *c.children)
    }.values():
        if word.tag == "CD" and word.dep == "nummod" and (value := _number_of(word.text)) is not None:
            found.append(Quantity(value, word.head.lower, cast.article.span(word.start, word.end)))
    return tuple(sorted(found, key=lambda q: q.span.start))


NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}


def _number_of(text: str) -> float | None:
    plain = text.replace(",", "").lower()
    if plain in NUMBERS:
        return float(NUMBERS[plain])
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if value == value and abs(value) != float("inf") else None


def _contexts(sentence: Sentence, given: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    words = {w.lower for w in sentence.words}
    return tuple(sorted({*given, *(name for name, listed in lexicon.contexts.items() if words & listed)}))


# ---------------------------------------------------------------- time in focus
FOCUS_DAYS = 10  # a report's own news lies within so many days before it is published
FOCUS_REACH = 1200  # characters over which a day stays in focus


def _in_focus(claims: list[Claim], cast: Cast) -> list[Claim]:
    """Undated acts told in the simple past go on from the day last named, in reports on the news of those days.

    The narrative convention of Partee (1984): a past-tense sentence without a time of its own takes the time in focus.
    """
    article = cast.article
    published = article.published.latest
    if published is None or article.published.earliest != published or article.genre not in ("report", "wire"):
        return claims
    newest = date.fromisoformat(published)
    focus: Claim | None = None
    out = []
    for claim in claims:
        day = claim.time.earliest if claim.time.earliest == claim.time.latest else None
        if (
            day is not None
            and claim.section == "body"
            and timedelta(0) <= newest - date.fromisoformat(day) <= timedelta(FOCUS_DAYS)
        ):
            focus = claim if claim.modality == "happened" else focus
        elif not claim.time.known and focus is not None and _goes_on_from(claim, focus, cast):
            when = focus.time
            claim = replace(
                claim, time=Date(when.value, when.earliest, when.latest, "document"), time_span=focus.time_span
            )
        out.append(claim)
    return out


def _goes_on_from(claim: Claim, focus: Claim, cast: Cast) -> bool:
    if (
        claim.modality != "happened"
        or claim.section != "body"
        or claim.trigger.start - focus.trigger.start > FOCUS_REACH
    ):
        return False
    sentence = next((s for s in cast.sentences if s.start == claim.evidence.start), None)
    word = next((w for w in sentence.words if w.start == claim.trigger.start), None) if sentence else None
    return word is not None and word.tag == "VBD" and not any(c.lower == "had" for c in word.children)


# ---------------------------------------------------------------- restatements and numbering
def _restatements(claims: list[Claim]) -> list[Claim]:
    """A headline or standfirst that the body says again points at the body's claim."""
    body = [c for c in claims if c.section == "body"]
    out = []
    for claim in claims:
        twin = None
        if claim.section in ("headline", "standfirst"):
            who = {r.actor for r in claim.actors if r.role != "topic"}
            twin = next(
                (b for b in body if b.type == claim.type and b.modality == claim.modality and who <= _reach(b)), None
            )
        out.append(replace(claim, same_as=twin.id) if twin is not None else claim)
    return out


def _reach(claim: Claim) -> set[str]:
    return {r.actor for r in claim.actors if r.role != "topic"}


def _number(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Equal words said twice keep apart by their count."""
    seen: dict[str, int] = {}
    out = []
    for claim in claims:
        count = seen.get(claim.id, 0)
        seen[claim.id] = count + 1
        out.append(replace(claim, nth=count) if count else claim)
    return tuple(out)
