"""What actors and outlets are called."""

from __future__ import annotations

from collections.abc import Iterable

from accord.dossier.store import Heading, Store
from accord.merging.origins import outlet_of_name


class Names:
    """Names of actors and outlets by id; an id that is neither stands for itself."""

    def __init__(self, built: Store) -> None:
        self._built = built
        self._outlets: dict[str, str] | None = None

    def __call__(self, id: str) -> str:
        actor = self._built.actor(id)
        return actor.name if actor else self.outlets.get(id, id)

    @property
    def outlets(self) -> dict[str, str]:
        """Outlets, and authors where there are none, by the ids that origins have; looked up when first asked for."""
        if self._outlets is None:
            self._outlets = outlets_of(self._built.headings())
        return self._outlets


def outlets_of(headings: Iterable[Heading]) -> dict[str, str]:
    """Outlets, and authors where there are none, by the ids that origins have."""
    given = filter(None, (heading.outlet or heading.author for heading in headings))
    return {outlet_of_name(name): name for name in given}
