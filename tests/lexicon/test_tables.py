"""Lists of words beside the entries: each is used, and says each word once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import accord
from accord.lexicon import FOLDER

CODE = "\n".join(path.read_text("utf-8") for path in sorted(Path(accord.__file__).parent.rglob("*.py")))
ENTRIES = "\n".join(path.read_text("utf-8") for path in sorted([*FOLDER.glob("acts/*"), *FOLDER.glob("standing/*")]))
TABLES = ("grammar", "hedges", "people", "voices", "who")


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def lists(name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a table, with its way down to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(f"{name}.{key}", inner)
    elif isinstance(value, list):
        yield name, value


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_read_by_some_rule(name: str) -> None:
    assert [key for key in table(name) if f'"{key}"' not in CODE] == []


def test_every_class_and_frame_is_asked_for() -> None:
    assert [key for key in table("classes") if f'"@{key}"' not in ENTRIES and f'"{key}"' not in CODE] == []
    assert [key for key in table("frames") if f'frame = "{key}"' not in ENTRIES and f'"{key}"' not in CODE] == []


@pytest.mark.parametrize("name", [*TABLES, "classes"])
def test_no_list_says_a_word_twice(name: str) -> None:
    twice = {
        way: [word for word, times in Counter(words).items() if times > 1] for way, words in lists(name, table(name))
    }
    assert {way: words for way, words in twice.items() if words} == {}
