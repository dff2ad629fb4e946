"""One readable line for an event, made of its actors and the kind of its act. It says no more than the claims do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.merging.acts import INSTRUMENT, Act
from accord.model import SYMMETRIC_TYPES, Actor, Standing

# What is done, in the plain form: with {b} where one acts upon another, without where they act together.
TOGETHER: Mapping[str, str] = {
    "sign": "sign {what}", "ratify": "ratify {what}", "call": "speak by telephone", "visit": "visit",
    "meet": "meet", "exercise": "hold exercises", "reopen": "reopen {what}", "break-ties": "break off relations",
    "AGREE": "agree{on}", "CONSULT": "meet", "COOPERATE": "cooperate{on}", "SUPPORT": "give support{on}",
    "TIE": "stand in relations{on}", "SANCTION": "sanction each other", "ASSAULT": "fight",
}  # fmt: skip
UPON: Mapping[str, str] = {
    "sign": "sign {what} with {b}", "visit": "visit {b}", "meet": "meet {b}", "call": "speak with {b}",
    "reopen": "reopen {what} in {b}", "break-ties": "break off relations with {b}", "expel": "expel from {b}",
    "recall": "recall from {b}", "invade": "invade {b}", "strike": "strike {b}", "storm": "storm {what} of {b}",
    "execute": "execute {b}", "arrest": "arrest {b}", "exercise": "hold exercises with {b}",
    "AGREE": "agree with {b}{on}", "CONSULT": "meet {b}", "SUPPORT": "support {b}{on}", "CONCEDE": "yield to {b}{on}",
    "COOPERATE": "cooperate with {b}{on}", "AID": "aid {b}{on}", "RETREAT": "withdraw from {b}{on}",
    "REQUEST": "ask {b}{on}", "ACCUSE": "accuse {b}{on}", "REJECT": "reject {b}{on}", "THREATEN": "threaten {b}{on}",
    "PROTEST": "protest against {b}", "SANCTION": "sanction {b}", "MOBILIZE": "deploy to {b}{on}",
    "COERCE": "coerce {b}", "ASSAULT": "attack {b}", "STATE": "speak of {b}{on}", "TIE": "stand with {b}{on}",
    "MEMBER": "join {b}",
}  # fmt: skip
ALONE: Mapping[str, str] = {
    "sign": "sign {what}", "visit": "travel", "meet": "hold talks", "reopen": "reopen {what}",
    "AGREE": "agree{on}", "CONSULT": "hold talks", "SUPPORT": "support{on}", "CONCEDE": "yield{on}",
    "COOPERATE": "cooperate{on}", "AID": "give aid{on}", "RETREAT": "withdraw{on}", "REQUEST": "ask{on}",
    "ACCUSE": "complain{on}", "REJECT": "refuse{on}", "THREATEN": "threaten{on}", "PROTEST": "protest{on}",
    "SANCTION": "impose sanctions", "MOBILIZE": "deploy forces{on}", "COERCE": "use coercion", "ASSAULT": "attack",
    "STATE": "speak{on}", "TIE": "stand in relations{on}", "MEMBER": "seek membership",
}  # fmt: skip
BEFORE: Mapping[str, str] = {
    "planned": "to ", "considered": "may ", "possible": "may ", "alleged": "said to ", "denied": "said not to ",
}  # fmt: skip
MOST_NAMES = 3


def title(group: Sequence[Act], status: Standing, actors: Mapping[str, Actor]) -> str:
    """Such as "Iran and Belarus sign agreement", from the claim that says most."""
    act = min(group, key=lambda act: (act.claim.same_as is not None, -len(act.parties), -len(act.named), act.id))
    doers, others = sides(act)
    if not doers:
        doers, others = others, []
    who = listed(doers, actors)
    verb = verb_of(act, len(doers), bool(others)).format(b=listed(others, actors), what=what(act), on=on(act))
    return f"{who[:1].upper()}{who[1:]} {inflected(verb, status, plural(doers, actors))}"


def plural(doers: Sequence[str], actors: Mapping[str, Actor]) -> bool:
    """Several, or one group under a name in the plural: "protesters"."""
    if len(doers) != 1 or doers[0] not in actors:
        return len(doers) > 1
    actor = actors[doers[0]]
    return actor.kind == "group" and actor.name.endswith("s") and not actor.name.endswith("ss")


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


def verb_of(act: Act, doers: int, upon: bool) -> str:
    together = doers > 1 and (act.claim.type in SYMMETRIC_TYPES or act.concept)
    table = UPON if upon else TOGETHER if together else ALONE
    for key in (act.concept, act.claim.type):
        if key and key in table:
            return table[key]
    return ALONE.get(act.claim.type, "act")


def inflected(verb: str, status: Standing, many: bool) -> str:
    """The first word in the form that the standing and the number of doers ask for."""
    if status in BEFORE:
        return BEFORE[status] + verb
    first, _, rest = verb.partition(" ")
    first = first if many else third_person(first)
    return f"{first} {rest}".strip()


def third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def what(act: Act) -> str:
    """The instrument or thing, from the claim's topics or words; "agreement" where they do not say."""
    if act.concept in ("sign", "ratify"):
        named = next((topic for topic in act.claim.topics if INSTRUMENT.search(topic)), None)
        return named or min(act.instruments, default="agreement") + on(act)
    return next(iter(act.claim.topics), "mission")


def on(act: Act) -> str:
    return f" on {act.claim.topics[0]}" if act.claim.topics else ""


def listed(keys: Sequence[str], actors: Mapping[str, Actor]) -> str:
    """Names with commas and "and"; "and others" where there are many."""
    names = [actors[key].name if key in actors else key for key in keys]
    if len(names) > MOST_NAMES:
        names = [*names[:MOST_NAMES], "others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "Somebody"
