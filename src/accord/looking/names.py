"""What actors and outlets are called."""

from __future__ import annotations

from collections.abc import Iterable

from accord.dossier.store import Store
from accord.merging.origins import outlet_of_name


class Names:
    """Names of actors and outlets by id; an id that is neither stands for itself."""

    def __init__(self, built: Store) -> None:
        self._built = built
        self._actors = built.actors_by_id()
        self._outlets: dict[str, str] | None = None

    def __call__(self, id: str) -> str:
        actor = self._actors.get(id)
        return actor.name if actor else self.outlets.get(id, id)

    @property
    def outlets(self) -> dict[str, str]:
        """Outlets, and authors where there are none, by the ids that origins have; looked up when first asked for."""
        if self._outlets is None:
            self._outlets = outlets_of(self._built.outlets())
        return self._outlets


def outlets_of(names: Iterable[str]) -> dict[str, str]:
    """Outlets by the ids that origins have."""
    return {outlet_of_name(name): name for name in names}
