"""What the user means by the name of a state or other actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.errors import UsageError

if TYPE_CHECKING:
    from accord.dossier.store import Store


def state_id(text: str) -> str:
    """The id of the state that is meant by a name or code. Raises: UsageError."""
    found = _known(text, states=True)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{text!r} may be any of {', '.join(found)}: give one of these codes")
    raise UsageError(f"No state is known as {text!r}; give its English name or three-letter code")


def actor_id(text: str, built: Store) -> str:
    """The id of the actor of a record that is meant by an id, a name or a state's code. Raises: UsageError."""
    same = text.casefold()
    cast = built.cast()
    named = [id for id, name, _ in cast if same in (id.casefold(), name.casefold())]
    named = named or [known for known in _known(text) if any(known in (id, country) for id, _, country in cast)]
    # Where each form was seen takes long to load: of a large dossier, seconds.
    named = named or [a.id for a in built.actors() if same in (name.form.casefold() for name in a.names)]
    if len(named) == 1:
        return named[0]
    if named:
        raise UsageError(f"{text!r} may be any of {', '.join(named)}: give one of these ids")
    raise UsageError(f"The dossier names nobody as {text!r}; those it names: accord actors FOLDER")


def _known(text: str, *, states: bool = False) -> list[str]:
    """Ids of what the tables of the world know by a name or code."""
    from accord import knowledge

    world = knowledge.load()
    if text.upper() in world.states:
        return [text.upper()]
    codes = [state.id for state in world.states.values() if len(text) == 2 and state.iso2 == text.upper()]
    found = codes or list(dict.fromkeys(form.entity for form in world.find(text)))
    return [id for id in found if id in world.states] if states else found
