"""Builds the example dossier and opens its brief; installs Accord into .venv first if it is not there.

python3 examples/run.py [--no-open] [--into FOLDER]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import venv
import webbrowser
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "examples" / "horn-2018" / "documents"
NEEDED = (3, 11)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--no-open", action="store_true", help="only say where the brief is")
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "example", help="folder for dossier and brief")
    asked = parser.parse_args()
    if sys.version_info < NEEDED:
        sys.exit("Accord needs Python 3.11 or later; this is " + sys.version.split()[0])
    brief = built(python_with_accord(), asked.into)
    print(f"The brief is {brief}")
    if not asked.no_open:
        webbrowser.open(brief.as_uri())


def python_with_accord() -> Path:
    """This Python if it has Accord, else that of .venv, made and filled where needed."""
    if find_spec("accord"):
        return Path(sys.executable)
    home = ROOT / ".venv"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(home, with_pip=True)
    if subprocess.run([python, "-c", "import accord"], capture_output=True).returncode:
        print("Installing Accord and its language model into .venv (a minute or two)", flush=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", ROOT], check=True)
    return python


def built(python: Path, folder: Path) -> Path:
    """The brief, written by the commands that a user would type."""
    dossier, brief = folder / "horn", folder / "brief.html"
    folder.mkdir(parents=True, exist_ok=True)
    if not dossier.exists():
        accord(python, "new", dossier, "--title", "Ethiopia and Eritrea, 2018", "--focus", "ETH", "--focus", "ERI")
    accord(python, "add", dossier, DOCUMENTS)
    accord(python, "build", dossier)
    accord(python, "brief", dossier, "-o", brief)
    return brief.resolve()


def accord(python: Path, *words: str | Path) -> None:
    done = subprocess.run([python, "-m", "accord", *words])
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
