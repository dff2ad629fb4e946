"""dossier.toml: the title, the states in focus and the settings of one dossier."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    title: str
    focus: tuple[str, ...] = ()  # ids of states, as in the record: "IRN"
    model: str | None = None  # package of the language model; None: the one Accord comes with


KEYS = ("title", "focus", "model")


def load(path: Path) -> Settings:
    """Read dossier.toml. Raises: SettingsError for a key or value that Accord does not know."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    if odd := sorted(table.keys() - set(KEYS)):
        raise SettingsError(f"{path} has unknown keys: {', '.join(odd)}")
    focus = table.get("focus", [])
    if not isinstance(focus, list) or not all(isinstance(state, str) for state in focus):
        raise SettingsError(f"{path}: focus must be a list of states in quotes")
    return Settings(_text(path, table, "title") or "", tuple(focus), _text(path, table, "model"))


def _text(path: Path, table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"{path}: {key} must be text in quotes")
    return value or None


def to_toml(settings: Settings) -> str:
    """The text of a dossier.toml that gives these settings."""
    lines = [
        "# What this dossier is about. Its keys are described in docs/dossier.md",
        f"title = {_quoted(settings.title)}",
        f"focus = [{', '.join(map(_quoted, settings.focus))}]",
    ]
    if settings.model:
        lines.append(f"model = {_quoted(settings.model)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text as a TOML string: JSON's escapes are TOML's too, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
