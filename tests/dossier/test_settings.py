"""dossier.toml: what is written is read again, and nothing unknown is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.dossier.settings import Settings, load, to_toml
from accord.errors import SettingsError

TEXT = st.text(st.characters(codec="utf-8"))


@given(title=TEXT, focus=st.lists(TEXT), model=st.none() | TEXT.filter(bool))
def test_settings_come_back(
    tmp_path_factory: pytest.TempPathFactory, title: str, focus: list[str], model: str | None
) -> None:
    path = tmp_path_factory.mktemp("settings") / "dossier.toml"
    settings = Settings(title, tuple(focus), model)
    path.write_bytes(to_toml(settings).encode())
    assert load(path) == settings


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('titel = "x"', "titel"),
        ("title = 3", "title"),
        ('focus = "IRN"', "focus"),
        ("focus = [1]", "focus"),
        ("model = true", "model"),
        ("title = ", "cannot be read"),
        ("title = '\xff'", None),
    ],
)
def test_what_is_unknown_is_refused(tmp_path: Path, text: str, named: str | None) -> None:
    path = tmp_path / "dossier.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=named or "cannot be read"):
        load(path)
