"""The words: what each means for a reader of public reporting, as TOML with sentences that keep them honest.

acts/ and standing/ hold one file a claim type; an entry lists its verbs and nouns, where its actor and recipient stand
in the syntax, and `yes`/`no` sentences. docs/lexicon.md describes every key.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from accord.errors import LexiconError
from accord.lexicon.inflect import noun_forms, verb_forms
from accord.model import CLAIM_TYPES

FOLDER = Path(__file__).parent
ENTRY_KEYS = frozenset(
    (
        "name verbs nouns adjectives frame actor recipient both noun_actor noun_recipient needs bars mode cameo "
        "contexts relation trend status yes no source"
    ).split()
)  # fmt: skip
SLOTS = frozenset(
    (
        "subject object dative possessor modifier complement-object object-of as-of as-by as-from as-to apposition "
        "of on against to with for from in into at by between among over toward towards about upon under near "
        "across via through onto off out along alongside outside behind regarding concerning that as amid within"
    ).split()
)  # fmt: skip
ANY, ACTOR = "@any", "@actor"  # in `needs` and `bars`: any word at all, or words that name an actor
PERSON = "@person"  # or a person by name


@dataclass(frozen=True, slots=True)
class Slots:
    """Where the roles of an act stand, best place first."""

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    both: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What a word means: one act under its verbs and nominal twins."""

    type: str
    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    verb_slots: Slots
    noun_slots: Slots
    needs: Mapping[str, frozenset[str]]
    bars: Mapping[str, frozenset[str]]
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    relation: str | None
    trend: str | None
    status: str | None  # a modality that the word itself carries
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @property
    def rule(self) -> str:
        return f"{self.type.lower()}/{self.name}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One surface form of an entry: its head word, and the words that must stand with it."""

    entry: Entry
    lemma: str
    part: Literal["verb", "noun", "adjective"]
    before: tuple[str, ...] = ()  # compounds of a noun: ("arms",) of "arms embargo"
    particle: str | None = None  # "off" of "call off"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything that Accord knows about words."""

    version: str
    entries: tuple[Entry, ...]
    patterns: Mapping[str, tuple[Pattern, ...]]  # lower-case head form -> what it may be
    classes: Mapping[str, frozenset[str]]  # inflected forms of each named class of words
    lemmas: Mapping[str, str]  # inflected form -> lemma, of all verbs and nouns listed anywhere
    grammar: Mapping[str, Any]
    hedges: Mapping[str, Any]
    voices: Mapping[str, Any]
    people: Mapping[str, Any]
    contexts: Mapping[str, frozenset[str]]
    who: Mapping[str, Any]


@cache
def load() -> Lexicon:
    """The lexicon that ships with Accord. Raises LexiconError at the first entry that is not well formed."""
    return load_from(FOLDER)


def load_from(folder: Path) -> Lexicon:
    """A lexicon laid out as the one that ships."""
    irregular = _table(folder / "irregular.toml")
    inflect = _Inflections(irregular["verbs"], irregular["nouns"])
    classes = {name: inflect.forms(words) for name, words in _table(folder / "classes.toml").items()}
    frames = {name: _slots(raw, folder / "frames.toml") for name, raw in _table(folder / "frames.toml").items()}
    entries = [
        _entry(raw, path, frames, classes, inflect)
        for path in sorted([*folder.glob("acts/*.toml"), *folder.glob("standing/*.toml")])
        for raw in _table(path).get("entry", [])
    ]
    if twice := sorted(rule for rule, count in Counter(entry.rule for entry in entries).items() if count > 1):
        raise LexiconError(f"two entries of one name: {', '.join(twice)}")
    patterns: dict[str, list[Pattern]] = {}
    for entry in entries:
        for form, pattern in _patterns(entry, inflect):
            patterns.setdefault(form, []).append(pattern)
    words = {
        name: _expand(_table(folder / f"{name}.toml"), inflect)
        for name in ("grammar", "hedges", "voices", "people", "who")
    }
    return Lexicon(
        version=_version(folder),
        entries=tuple(entries),
        patterns={form: tuple(found) for form, found in patterns.items()},
        classes=classes,
        lemmas=inflect.lemmas,
        grammar=words["grammar"],
        hedges=words["hedges"],
        voices=words["voices"],
        people=words["people"],
        contexts={name: inflect.forms(listed) for name, listed in _table(folder / "contexts.toml").items()},
        who=words["who"],
    )


class _Inflections:
    """Inflects, and remembers each form's lemma."""

    def __init__(self, verbs: Mapping[str, list[str]], nouns: Mapping[str, list[str]]) -> None:
        self.verbs, self.nouns = verbs, nouns
        self.lemmas: dict[str, str] = {}
        self._verbs: dict[str, tuple[str, ...]] = {}
        self._nouns: dict[str, tuple[str, ...]] = {}

    def verb(self, lemma: str) -> tuple[str, ...]:
        if lemma not in self._verbs:
            self._verbs[lemma] = self._remember(lemma, verb_forms(lemma, self.verbs))
        return self._verbs[lemma]

    def noun(self, lemma: str) -> tuple[str, ...]:
        if lemma not in self._nouns:
            self._nouns[lemma] = self._remember(lemma, noun_forms(lemma, self.nouns))
        return self._nouns[lemma]

    def forms(self, words: list[str]) -> frozenset[str]:
        """Forms of "v:sign" (a verb), "=joint" (as it stands) or "pact" (a noun)."""
        found: list[str] = []
        for word in words:
            if word.startswith("v:"):
                found += self.verb(word[2:])
            else:
                found += [word[1:]] if word.startswith("=") else self.noun(word)
        return frozenset(found)

    def _remember(self, lemma: str, forms: tuple[str, ...]) -> tuple[str, ...]:
        for form in forms:
            self.lemmas.setdefault(form, lemma)
        return forms


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise LexiconError(f"{path.name}: {problem}") from problem


def _expand(table: Mapping[str, Any], inflect: _Inflections) -> dict[str, Any]:
    """Tables of word lists, with every list named `verbs`, `nouns` or `words` turned into the set of its forms."""
    out: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            out[key] = _expand(value, inflect)
        elif key == "verbs":
            out[key] = frozenset(form for word in value for form in inflect.verb(word))
        elif key == "nouns":
            out[key] = frozenset(form for word in value for form in inflect.noun(word))
        else:
            out[key] = frozenset(value) if isinstance(value, list) else value
    return out


def _slots(raw: Mapping[str, Any], path: Path) -> Slots:
    listed = {role: tuple(raw.get(role, ())) for role in ("actor", "recipient", "both")}
    if odd := {slot for places in listed.values() for slot in places} - SLOTS:
        raise LexiconError(f"{path.name}: unknown place in the syntax: {', '.join(sorted(odd))}")
    return Slots(**listed)


def _entry(
    raw: dict[str, Any],
    path: Path,
    frames: Mapping[str, Slots],
    classes: Mapping[str, frozenset[str]],
    inflect: _Inflections,
) -> Entry:
    """Read one entry. A missing or misspelt key is refused, not ignored."""
    where = f"{path.name}: {raw.get('name', 'an entry without a name')}"
    kind = path.stem.upper()
    if kind not in CLAIM_TYPES:
        raise LexiconError(f"{path.name}: {kind} is no claim type")
    if odd := raw.keys() - ENTRY_KEYS:
        raise LexiconError(f"{where}: unknown keys {', '.join(sorted(odd))}")
    if "name" not in raw or not (raw.get("verbs") or raw.get("nouns") or raw.get("adjectives")):
        raise LexiconError(f"{where}: needs a name, and verbs, nouns or adjectives")
    if not raw.get("yes"):
        raise LexiconError(f"{where}: needs a sentence that it fires on (yes)")
    frame = raw.get("frame", "transitive")
    if frame not in frames:
        raise LexiconError(f"{where}: unknown frame {frame}")
    noun_frame = frames["mutual-noun" if frames[frame].both else "noun"]
    verb = _slots({role: raw.get(role, getattr(frames[frame], role)) for role in ("actor", "recipient", "both")}, path)
    given = {
        "actor": raw.get("noun_actor", noun_frame.actor),
        "recipient": raw.get("noun_recipient", noun_frame.recipient),
    }
    noun = _slots({**given, "both": noun_frame.both if "noun_actor" not in raw else ()}, path)
    tests = {
        key: {place: _members(words, classes, inflect, where) for place, words in raw.get(key, {}).items()}
        for key in ("needs", "bars")
    }
    return Entry(
        type=kind,
        name=raw["name"],
        verbs=tuple(raw.get("verbs", ())),
        nouns=tuple(raw.get("nouns", ())),
        adjectives=tuple(raw.get("adjectives", ())),
        verb_slots=verb,
        noun_slots=noun,
        needs=tests["needs"],
        bars=tests["bars"],
        mode=raw.get("mode"),
        cameo=raw.get("cameo"),
        contexts=tuple(raw.get("contexts", ())),
        relation=raw.get("relation"),
        trend=raw.get("trend"),
        status=raw.get("status"),
        yes=tuple(raw["yes"]),
        no=tuple(raw.get("no", ())),
    )


def _members(
    words: list[str], classes: Mapping[str, frozenset[str]], inflect: _Inflections, where: str
) -> frozenset[str]:
    """The forms of a list of words and @classes."""
    found: set[str] = set()
    for word in words:
        if word in (ANY, ACTOR, PERSON):
            found.add(word)
        elif word.startswith("@"):
            if word[1:] not in classes:
                raise LexiconError(f"{where}: unknown class {word}")
            found |= classes[word[1:]]
        else:
            found |= inflect.forms([word])
    return frozenset(found)


def _patterns(entry: Entry, inflect: _Inflections) -> Iterator[tuple[str, Pattern]]:
    for verb in entry.verbs:
        lemma, _, particle = verb.partition(" ")
        pattern = Pattern(entry, verb, "verb", particle=particle or None)
        for form in inflect.verb(lemma):
            yield form, pattern
    for noun in entry.nouns:
        *before, head = noun.split(" ")
        pattern = Pattern(entry, noun, "noun", before=tuple(before))
        for form in inflect.noun(head):
            yield form, pattern
    for adjective in entry.adjectives:
        yield adjective, Pattern(entry, adjective, "adjective")


def _version(folder: Path) -> str:
    seen = sha256()
    for path in sorted(folder.rglob("*.toml")):
        seen.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:16]
