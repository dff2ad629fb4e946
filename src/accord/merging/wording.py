"""One readable line for an event, in the words of its sources: who, the words that carry the act, upon whom.

No verb is put into anybody's mouth: "Kenya, Uganda: signed a trade agreement", "Norway: sanctions → Chad (considered)".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.merging.acts import Act
from accord.model import Actor, Standing

MOST_NAMES = 3
MOST_WORDS = 60  # characters of the words shown


def title(group: Sequence[Act], status: Standing, actors: Mapping[str, Actor]) -> str:
    """From the claim that says most: names, the trigger as printed, and how it stands unless it happened."""
    act = min(group, key=lambda act: (act.claim.same_as is not None, -len(act.parties), -len(act.named), act.id))
    doers, others = sides(act)
    words = " ".join(act.claim.trigger.words.split())
    if len(words) > MOST_WORDS:
        words = words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"
    line = f"{listed(doers, actors)}: {words}" if doers else words[:1].upper() + words[1:]
    line += f" → {listed(others, actors)}" if others else ""
    negated = "not " if act.claim.polarity == "negative" and status == "happened" else ""
    return line if status == "happened" and not negated else f"{line} ({negated}{status})"


def sides(act: Act) -> tuple[list[str], list[str]]:
    """Who acts and who is acted upon, persons before the states that they stand for."""
    roles: dict[str, list[str]] = {"actor": [], "participant": [], "recipient": [], "topic": []}
    for role in act.claim.actors:
        other_part = act.part and role.role == "recipient" and role.actor != act.part
        if role.actor not in roles[role.role] and not other_part:
            roles[role.role].append(role.actor)
    doers = roles["actor"] + roles["participant"]
    return without_states(doers, act), without_states(roles["recipient"], act)


def without_states(keys: Sequence[str], act: Act) -> list[str]:
    """A state is left out where a person who acts for it is named."""
    return [key for key in keys if not (key in act.persons and act.persons[key] & frozenset(keys))]


def listed(keys: Sequence[str], actors: Mapping[str, Actor]) -> str:
    """Names with commas; "others" where there are many."""
    names = [actors[key].name if key in actors else key for key in keys]
    return ", ".join([*names[:MOST_NAMES], "others"] if len(names) > MOST_NAMES else names)
