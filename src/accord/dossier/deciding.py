"""Making decisions: what a person asks for is checked against the record, and kept with the words it is about."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from accord.dossier import retracting
from accord.dossier.folder import Dossier
from accord.dossier.sources import Source
from accord.dossier.store import Store, only
from accord.errors import DecisionError, UnknownIdError, UsageError
from accord.model import CLAIM_TYPES, Claim, Decision, digest

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


def decide(dossier: Dossier, action: str, target: str, value: str | None, *, why: str, who: str = "") -> Decision:
    """Check a decision against the record and add it to the log. It counts from the next build on.

    Args:
        action: a key of ACTIONS.
        target: id (or its beginning), name or phrase of what it is about, as the action asks for.
        who: whoever decides; else the name under which the user is logged in.
    Raises: UsageError or UnknownIdError if it cannot be decided so, StoreError if nothing is built yet,
        DecisionError if the log cannot be written.
    """
    if action not in ACTIONS:
        raise RefusedDecisionError(f"{action!r} cannot be decided; there are {', '.join(ACTIONS)}")
    with dossier.open() as built:
        about = ACTIONS[action](built, target, value)
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
    return [d for d in in_force(dossier) if not about.isdisjoint({d.target, d.value})]


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


def _join(built: Store, target: str, value: str | None) -> About:
    about, other = _event_or_claim(built, target), _event_or_claim(built, _needed(value, "the other event or claim"))
    if about.target == other.target:
        raise RefusedDecisionError(f"{about.target} is to be joined to itself")
    return replace(about, value=other.target)


def _correct(built: Store, target: str, value: str | None) -> About:
    from accord.merging import correctable

    name, sign, text = _needed(value, "FIELD=VALUE").partition("=")
    if not sign or not correctable(name.strip(), text.strip()):
        raise RefusedDecisionError(
            f"{value!r} is no correction: title=TEXT, date=2019-05-02 or date=2019-05-01/2019-05-09, "
            f"status=happened (planned, considered, possible, alleged, denied, disputed), type={CLAIM_TYPES[0]} ..."
        )
    about = _event_or_claim(built, target)
    if built.event(about.target) is None and not built.events_with(about.target):
        raise RefusedDecisionError(f"The claim {about.target} is in no event, and only events are corrected")
    return replace(about, value=f"{name.strip()}={text.strip()}")


def _join_actors(built: Store, target: str, value: str | None) -> About:
    about, other = _actor(built, target), _actor(built, _needed(value, "the other actor"))
    if about.target == other.target:
        raise RefusedDecisionError(f"{about.target} is to be joined to itself")
    return replace(about, value=other.target)


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
