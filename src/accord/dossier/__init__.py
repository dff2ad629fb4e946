"""The user's folder: sources, decisions, and what is derived from them."""

from accord.dossier.building import BuildResult
from accord.dossier.folder import Dossier
from accord.dossier.settings import Settings
from accord.dossier.sources import Added, Source

__all__ = ["Added", "BuildResult", "Dossier", "Settings", "Source"]
