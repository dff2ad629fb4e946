"""Making decisions: what a person asks for is checked against the record, and kept with the words it is about."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, get_args

from accord.dossier import retracting
from accord.dossier.folder import Dossier
from accord.dossier.sources import Source
from accord.dossier.store import Store, only
from accord.errors import DecisionError, UnknownIdError, UsageError
from accord.model import CLAIM_TYPES, Claim, Decision, Modality, digest

if TYPE_CHECKING:
    from accord.merging.by_hand import Page

State = Literal["applied", "undone", "loose", "waiting"]
STATES: Mapping[State, str] = {
    "applied": "the record has it",
    "undone": "a later line takes it back",
    "loose": "the words it is about are no longer there",
    "waiting": "made since the record was built",
}


class RefusedDecisionError(UsageError):
    """What was to be decided is not in the record, or cannot be decided so."""

    hint = "docs/deciding.md lists what can be decided; ids are in: accord timeline FOLDER --all"


@dataclass(frozen=True, slots=True)
class About:
    """What a decision is about: as it is kept, and the words that find it again."""

    target: str
    words: str
    value: str | None = None


def decide(
    dossier: Dossier, action: str, target: str, value: str | None, *, why: str, who: str = "", words: str = ""
) -> Decision:
    """Check a decision against the record and add it to the log. It counts from the next build on.

    Args:
        action: a key of ACTIONS, or "claim-add".
        target: id (or its beginning), name or phrase of what it is about, as the action asks for.
        words: of a claim that is added, those of the document that it rests on; of no other action.
        who: whoever decides; else the name under which the user is logged in.
    Raises: UsageError or UnknownIdError if it cannot be decided so, StoreError if nothing is built yet,
        DecisionError if the log cannot be written.
    """
    from accord.merging.by_hand import ADD

    if action not in ACTIONS and action != ADD:
        raise RefusedDecisionError(f"{action!r} cannot be decided; there are {', '.join(ACTIONS)}, {ADD}")
    if words and action != ADD:
        raise RefusedDecisionError(f"Only {ADD} takes words, and {words!r} were given")
    with dossier.open() as built:
        about = _claim_add(built, target, value, words) if action == ADD else ACTIONS[action](built, target, value)
    return _keep(dossier, action, about, why, who)


def retract(dossier: Dossier, source: str, *, why: str, who: str = "") -> Decision:
    """Decide that a source no longer counts. `source`: a name, a sha256 or its beginning; with #2 ... one record."""
    found, nth = source_like(dossier, source)
    target = found.sha256 + nth
    if nth and dossier.built:
        with dossier.open() as built:
            if built.article(found.sha256 if nth == "#1" else target) is None:
                raise UnknownSourceError(f"The record has no {nth} of {found.name}")
    retractions, _ = retracting.split(dossier.decisions.read()[0])
    if {target, found.sha256} & retractions.targets:
        raise RefusedDecisionError(f"{found.name}{nth} is retracted already: accord log {dossier.folder}")
    return _keep(dossier, retracting.ACTION, About(target, found.name + nth), why, who)


def undo(dossier: Dossier, decision: str, *, why: str, who: str = "") -> Decision:
    """Take a decision back by a line of its own. `decision`: its id or the beginning of it."""
    log = dossier.decisions.read()[0]
    found = [one for one in log if one.id.startswith(decision)] if decision else []
    if len(found) != 1:
        raise RefusedDecisionError(
            f"{decision!r} may be any of {', '.join(one.id for one in found)}"
            if found
            else f"No decision has the id {decision!r}: accord log {dossier.folder}"
        )
    (was,) = found
    if was.undoes:
        raise RefusedDecisionError(f"{was.id} takes back {was.undoes}; to have that again, decide it again")
    if any(one.undoes == was.id for one in log):
        raise RefusedDecisionError(f"{was.id} is taken back already")
    return _keep(dossier, "undo", About(was.id, was.words), why, who, undoes=was.id)


def log_of(dossier: Dossier) -> list[tuple[Decision, State]]:
    """All decisions, oldest first, and what became of each."""
    log = dossier.decisions.read()[0]
    undone = {one.undoes for one in log if one.undoes}
    known: set[str] = set()
    loose: set[str] = set()
    if dossier.built:
        with dossier.open() as built:
            known = set((built.meta("decisions") or "").split())
            loose = {one.id for one in built.others("loose")}
    return [(one, _state(one, undone, known, loose)) for one in log]


def decided_on(dossier: Dossier, id: str, built: Store) -> list[Decision]:
    """The decisions in force on an event and its claims, a claim, an actor or a document."""
    event = built.event(id)
    about = {id, *(event.claims if event else ())}
    told = [claim for one in sorted(about) if (claim := built.claim(one))]
    return [
        one
        for one in in_force(dossier)
        if not about.isdisjoint({one.target, one.value}) or any(made_by(one, claim) for claim in told)
    ]


def made_by(decision: Decision, claim: Claim) -> bool:
    """Whether a decision added the claim."""
    from accord.merging.by_hand import ADD, ADDED

    if decision.action != ADD or claim.rule != ADDED or decision.target != claim.document:
        return False
    return decision.words.split() == claim.evidence.words.split()


def in_force(dossier: Dossier) -> list[Decision]:
    """The decisions that no later line takes back, oldest first."""
    log = dossier.decisions.read()[0]
    undone = {one.undoes for one in log if one.undoes}
    return [one for one in log if one.id not in undone and not one.undoes]


def _state(one: Decision, undone: set[str], known: set[str], loose: set[str]) -> State:
    if one.id in undone:
        return "undone"
    if one.id not in known:
        return "waiting"
    return "loose" if one.id in loose else "applied"


def _keep(dossier: Dossier, action: str, about: About, why: str, who: str, undoes: str | None = None) -> Decision:
    if not why.strip():
        raise RefusedDecisionError("A decision needs a reason: --why TEXT")
    made = Decision(
        id="",
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        who=who.strip() or _login(),
        action=action,
        target=about.target,
        words=about.words,
        why=why.strip(),
        value=about.value,
        undoes=undoes,
    )
    made = replace(made, id=digest("decision", made, len(dossier.decisions.read()[0])))
    try:
        dossier.decisions.append(made)
    except OSError as error:
        raise DecisionError(f"{dossier.decisions.path} cannot be written: {error.strerror}") from error
    return made


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise RefusedDecisionError("Nobody is logged in under a name: say who decides with --who NAME") from error


# ---------------------------------------------------------------- what is meant
def source_like(dossier: Dossier, text: str) -> tuple[Source, str]:
    """The one source that is meant, and "" or "#n" for one of its records. Raises: UnknownIdError, UsageError."""
    name, sign, nth = text.partition("#")
    sources = dossier.sources.all()[0]
    found = [s for s in sources if name in (s.sha256, *s.names, *s.urls)]
    found = found or [s for s in sources if len(name) >= SHORTEST and s.sha256.startswith(name)]
    if len(found) > 1:
        raise UsageError(f"{text!r} may be any of {', '.join(s.sha256[:12] for s in found)}: give one of these")
    if not found or (sign and not nth.isdecimal()):
        raise UnknownSourceError(f"No source has the name, address or id {text!r}")
    return found[0], sign + nth


SHORTEST = 4  # characters of a sha256 that are taken for its beginning


class UnknownSourceError(UnknownIdError):
    """No source of the dossier is meant by what was typed."""

    hint = "List them with: accord sources FOLDER"


def _one(text: str, found: Iterable[str], what: str) -> str:
    return only(text, found, f"No {what} has the id {text!r}")


def _event_or_claim(built: Store, text: str) -> About:
    """An event or claim by id or the beginning of one, with the words it rests on."""
    ids = built.ids_like(text) if text else []
    id = _one(text, (i for i in ids if built.claim(i) or built.event(i)), "event or claim")
    return About(id, _evidence(built, id).evidence.words)


def _evidence(built: Store, id: str) -> Claim:
    """The claim itself; of an event the claim that anchors it."""
    from accord.merging.decisions import anchor

    if claim := built.claim(id):
        return claim
    event = built.event(id)
    claims = [claim for key in (event.claims if event else ()) if (claim := built.claim(key))]
    return anchor(id, claims) or claims[0]


def _actor(built: Store, text: str) -> About:
    """An actor by id or name, with a form under which it was seen."""
    same = text.casefold()
    actors = list(built.actors())
    found = [a for a in actors if a.id == text] or [a for a in actors if same in (a.id.casefold(), a.name.casefold())]
    found = found or [a for a in actors if same in (name.form.casefold() for name in a.names)]
    id = _one(text, (a.id for a in found), "actor")
    actor = next(a for a in found if a.id == id)
    return About(id, next((span.words for name in actor.names for span in name.spans), actor.name))


def _alone(built: Store, target: str, value: str | None) -> About:
    _none(value)
    return _event_or_claim(built, target)


def _joined(about: About, other: About) -> About:
    if about.target == other.target:
        raise RefusedDecisionError(f"{about.target} is to be joined to itself")
    return replace(about, value=other.target)


def _join(built: Store, target: str, value: str | None) -> About:
    other = _event_or_claim(built, _needed(value, "the other event or claim"))
    return _joined(_event_or_claim(built, target), other)


def _correct(built: Store, target: str, value: str | None) -> About:
    from accord.merging import correctable
    from accord.merging.by_hand import FIELDS, ONLY_OF_CLAIMS

    name, _, text = (part.strip() for part in _needed(value, "FIELD=VALUE").partition("="))
    if name not in ONLY_OF_CLAIMS and not correctable(name, text):
        raise RefusedDecisionError(
            f"{value!r} is no correction: title=TEXT, date=2019-05-02 or date=2019-05-01/2019-05-09, "
            f"status=happened (planned, considered, possible, alleged, denied, disputed), type={CLAIM_TYPES[0]} ...; "
            f"of a claim {', '.join(FIELDS)}"
        )
    about = _event_or_claim(built, target)
    if name in FIELDS and (claim := built.claim(about.target)):
        return replace(about, value=f"{name}={_field(built, claim, name, text)}")
    if name in ONLY_OF_CLAIMS:
        raise RefusedDecisionError(f"{about.target} is an event, and {name} is corrected of a claim: accord show")
    if built.event(about.target) is None and not built.events_with(about.target):
        raise RefusedDecisionError(f"The claim {about.target} is in no event, and only events have a {name}")
    return replace(about, value=f"{name}={text}")


HOW: Mapping[str, str] = {
    "type": f"one of {', '.join(CLAIM_TYPES)}",
    "modality": f"one of {', '.join(get_args(Modality))}",
    "polarity": "positive or negative",
    "time": "2019-05-02, 2019-05-01/2019-05-09 or none",
    "place": "a place that the document names, in its words, or none",
    "roles": "such as actor:Kenya, recipient:Uganda (also participant, topic) or none",
}


def _field(built: Store, claim: Claim, name: str, text: str) -> str:
    """The value as it is kept, actors by their ids. Raises: RefusedDecisionError if the claim cannot have it."""
    from accord.merging.by_hand import amended

    value = _by_id(built, text) if name == "roles" else text
    if amended(_page(built, claim.document), claim, name, value) is None:
        raise RefusedDecisionError(f"{name}={text} is no correction of this claim: {name} is {HOW[name]}")
    return value


def _by_id(built: Store, text: str) -> str:
    from accord.merging.by_hand import NONE, roles_in, roles_text

    return roles_text((role, _actor(built, who).target) for role, who in roles_in(text)) or NONE


def _page(built: Store, document: str) -> Page:
    from accord.merging.by_hand import Page

    article, reading = built.article(document), built.reading(document)
    if article is None or reading is None:
        raise UnknownSourceError(f"No document has the id {document!r}")
    return Page(article, reading, {actor.id: actor for actor in built.actors()})


def _claim_add(built: Store, target: str, value: str | None, words: str) -> About:
    """`target`: a document by its name, id or the beginning of one."""
    from accord.merging.by_hand import added, fields_of, nearest

    if built.article(target) is None:
        target = _one(target, (id for id in built.ids_like(target) if target and built.article(id)), "document")
    fields = fields_of(_needed(value, "TYPE and ROLES: 'type=AGREE; roles=actor:Kenya, recipient:Uganda'"))
    if unknown := sorted(fields.keys() - HOW.keys() - {"at"}):
        raise RefusedDecisionError(f"A claim that is added has no {', '.join(unknown)}: it has {', '.join(HOW)}")
    if "roles" in fields:
        fields["roles"] = _by_id(built, fields["roles"])
    page = _page(built, target)
    if not (found := nearest(page.article, words, fields.get("at", ""))):
        raise RefusedDecisionError(f"{words!r} do not stand in {page.article.name}: give them as they are printed")
    fields = {**fields, "at": str(found.start)}
    claim = added(page, found.words, fields)
    if claim is None:
        asked = "; ".join(f"{name}: {HOW[name]}" for name in HOW if name in fields or name == "type")
        raise RefusedDecisionError(f"{value!r} makes no claim. {asked}")
    if not claim.actors:
        raise RefusedDecisionError("A claim needs somebody who takes part: 'roles=actor:Kenya, recipient:Uganda'")
    if built.claim(claim.id):
        raise RefusedDecisionError(f"The record has this claim already: {claim.id}")
    return About(target, found.words, "; ".join(f"{name}={one}" for name, one in fields.items()))


def _join_actors(built: Store, target: str, value: str | None) -> About:
    return _joined(_actor(built, target), _actor(built, _needed(value, "the other actor")))


def _split_actor(built: Store, target: str, value: str | None) -> About:
    """`value`: a document, an id or a spelling whose mentions are somebody else's."""
    about = _actor(built, target)
    apart = _needed(value, "a document, an id or a spelling that stands apart")
    actor = built.actor(about.target)
    spelt = actor is not None and apart in (name.form for name in actor.names)
    documents = [] if spelt else [id for id in built.ids_like(apart) if built.article(id)]
    if documents:
        return replace(about, value=_one(apart, documents, "document"))
    if not spelt and built.actor(apart) is None:
        raise RefusedDecisionError(f"{apart!r} is no document, actor or spelling of {about.target}")
    return replace(about, value=apart)


def _reliability(built: Store, target: str, value: str | None) -> About:
    from accord.merging.outlets import plain
    from accord.merging.standing import LETTERS

    letter = _needed(value, "a letter from A to F").strip().upper()
    if letter not in LETTERS:
        raise RefusedDecisionError(f"{value!r} is no reliability: A to F")
    named = sorted({article.outlet for article in built.articles() if article.outlet})
    found = [name for name in named if plain(name) == plain(target)]
    if not found:
        known = f"; there are {', '.join(named[:20])}" if named else ": no document names one"
        raise RefusedDecisionError(f"No document is from an outlet {target!r}{known}")
    return About(found[0], found[0], letter)


def _judge(built: Store, target: str, value: str | None) -> About:
    from accord.merging.judging import LIKELIHOODS, parsed

    asked = _needed(value, "a likelihood, such as 'likely' or 'very likely/moderate' (the confidence in its basis)")
    if parsed(asked) is None:
        raise RefusedDecisionError(
            f"{value!r} is no likelihood: {', '.join(LIKELIHOODS)}; with the confidence in its basis: likely/high"
        )
    about = _event_or_claim(built, target)
    if built.event(about.target) is None and not built.events_with(about.target):
        raise RefusedDecisionError(f"The claim {about.target} is in no event, and only events are judged")
    # Kept by the claim that anchors the event: that has its id whatever comes to be told of the event.
    return replace(about, target=_evidence(built, about.target).id, value=asked.strip().lower())


def _needed(value: str | None, what: str) -> str:
    if not value:
        raise RefusedDecisionError(f"This decision needs {what}")
    return value


def _none(value: str | None) -> None:
    if value:
        raise RefusedDecisionError(f"This decision takes no value, and {value!r} was given")


ACTIONS: Mapping[str, Callable[[Store, str, str | None], About]] = {
    "join": _join,
    "split": _alone,
    "reject": _alone,
    "accept": _alone,
    "correct": _correct,
    "actor-join": _join_actors,
    "actor-split": _split_actor,
    "reliability": _reliability,
    "judge": _judge,
}
