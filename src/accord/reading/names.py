"""What is known of names before a document is opened: indices over the tables of the world and the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from accord.errors import LexiconError
from accord.knowledge import Form, Knowledge
from accord.lexicon import Lexicon
from accord.model import ActorKind

WORD = re.compile(r"\w+")
TITLE_WORD = re.compile(r"\w+\.?|-")
KINDS: Mapping[str, ActorKind] = {kind: kind for kind in get_args(ActorKind)}


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """Words that name the holder of an office: ("foreign", "minister")."""

    words: tuple[str, ...]
    office: str


@dataclass(frozen=True, slots=True)
class Group:
    """What a noun for people or a body says of them."""

    kind: ActorKind
    sector: str  # PLOVER


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """How actors are called in any document. Made once, by `index_names`."""

    knowledge: Knowledge
    lexicon: Lexicon
    by_first: Mapping[str, tuple[Form, ...]]  # first word of a form -> forms, longest first
    titles: Mapping[str, tuple[TitlePhrase, ...]]  # first word -> phrases, longest first
    groups: Mapping[str, Group]  # noun form -> group
    calendar: frozenset[str]  # names of days and months, which name nobody

    @property
    def people(self) -> Mapping[str, Any]:
        return self.lexicon.people


def index_names(knowledge: Knowledge, lexicon: Lexicon) -> Names:
    """Raises LexiconError where the lexicon gives a group a kind that is none of an actor."""
    return Names(
        knowledge,
        lexicon,
        _by_first_word(knowledge),
        _titles(lexicon.people["titles"]),
        _groups(lexicon.people["groups"]),
        frozenset().union(*lexicon.grammar["calendar"].values()),
    )


def _by_first_word(knowledge: Knowledge) -> dict[str, tuple[Form, ...]]:
    """Forms that name by themselves; a surname alone may be anybody's."""
    found: dict[str, list[Form]] = {}
    for forms in knowledge.forms.values():
        for form in forms:
            if form.kind != "surname" and (first := WORD.search(form.text)):
                found.setdefault(first[0], []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda f: (-len(f.text), f.text, f.entity))) for first, forms in found.items()
    }


def _titles(offices: Mapping[str, frozenset[str]]) -> dict[str, tuple[TitlePhrase, ...]]:
    found: dict[str, list[TitlePhrase]] = {}
    for office, phrases in offices.items():
        for phrase in phrases:
            words = tuple(TITLE_WORD.findall(phrase))
            found.setdefault(words[0], []).append(TitlePhrase(words, office))
    return {
        first: tuple(sorted(phrases, key=lambda p: (-len(p.words), p.words, p.office)))
        for first, phrases in found.items()
    }


def _groups(listed: Mapping[str, Any]) -> dict[str, Group]:
    """The group of each noun or pair of words, the group listed first where several have it."""
    found: dict[str, Group] = {}
    for name, group in listed.items():
        if group["kind"] not in KINDS:
            raise LexiconError(f"people.toml: groups.{name}: {group['kind']} is no kind of actor")
        for noun in group["nouns"]:
            found.setdefault(noun, Group(KINDS[group["kind"]], group.get("sector", name)))
    return found
