"""Every refusal of Accord, as one tree. The command line turns each into message, hint and exit code."""

from __future__ import annotations


class AccordError(Exception):
    """Something the user can mend. The message says what and where; `hint` says what to do."""

    exit_code: int = 2
    hint: str = ""


class NoDossierError(AccordError):
    """A folder that was named as a dossier holds none."""

    hint = "Make one with: accord new FOLDER"


class DossierExistsError(AccordError):
    """A new dossier was asked for where one stands."""

    hint = "Add to it with: accord add FOLDER FILE..."


class SettingsError(AccordError):
    """dossier.toml cannot be read, or holds a key or value that Accord does not know."""

    hint = "Mend dossier.toml; its keys are listed in docs/dossier.md"


class SourceError(AccordError):
    """A file that was to be added cannot be read or kept."""

    hint = "Check the path, its permissions and the free space, then add it again"


class OutputError(AccordError):
    """What was to be written cannot be."""

    hint = "Name another place, or check its permissions and the free space"


class SourceChangedError(AccordError):
    """A kept source no longer has the bytes that were taken in."""

    exit_code = 3
    hint = "Restore the file, or remove its folder and add the document again"


class StoreError(AccordError):
    """What Accord derived in .accord/ is not there yet, or cannot be read or written."""

    hint = "Free some space if the disk is full; else remove the folder .accord. Then: accord build FOLDER"


class UnknownIdError(AccordError):
    """No claim, event, actor or document of the dossier has the id that was asked for."""

    hint = "List ids with: accord timeline FOLDER --all"


class DecisionError(AccordError):
    """A line of decisions.jsonl is not a decision."""

    hint = "Mend or remove that line; decisions are one JSON object a line"


class LexiconError(AccordError):
    """An entry of the lexicon is missing a key, has an unknown one, or breaks its own sentences."""

    hint = "Mend the entry; docs/lexicon.md describes its keys"


class KnowledgeError(AccordError):
    """A table of the world does not have the columns or values that it must have."""

    hint = "Mend the row; docs/knowledge.md describes the columns"


class ModelError(AccordError):
    """The language model that the settings name is not installed."""

    hint = "Install it with pip, or take `model` out of dossier.toml"


class UsageError(AccordError):
    """An option or argument has a value that Accord cannot use."""


class MissingExtraError(AccordError):
    """A format needs a package that is not installed."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(f"{what} needs the package {package}, which is not installed")
        self.hint = f"Install it: pip install 'accord[{extra}]'"
