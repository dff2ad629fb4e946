"""Quality and speed of Accord, against bench/floors.json: python bench/run.py --help"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    sys.path[0:1] = [str(ROOT), str(ROOT / "src")]  # this tree is measured, whatever else is installed
    from bench.main import main

    sys.exit(main())
