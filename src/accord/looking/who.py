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
    actors = built.actors_by_id()
    if text in actors:
        return text
    named = built.named(text, main=True)
    named = named or [known for known in _known(text) if known in actors or built.belonging_to(known)]
    named = named or built.named(text, main=False)
    if len(named) == 1:
        return named[0]
    if named:
        raise UsageError(f"{text!r} may be any of {', '.join(named)}: give one of these ids")
    raise UsageError(f"The dossier names nobody as {text!r}; those it names: accord actors FOLDER")


def actors_of(text: str, built: Store) -> set[str]:
    """The actor that is meant and, if it is a state, all that belong to it. Raises: UsageError."""
    id = actor_id(text, built)
    return {id, *built.belonging_to(id)}


def _known(text: str, *, states: bool = False) -> list[str]:
    """Ids of what the tables of the world know by a name or code."""
    from accord import knowledge

    world = knowledge.load()
    if text.upper() in world.states:
        return [text.upper()]
    codes = [state.id for state in world.states.values() if len(text) == 2 and state.iso2 == text.upper()]
    found = codes or list(dict.fromkeys(form.entity for form in world.find(text)))
    return [id for id in found if id in world.states] if states else found
