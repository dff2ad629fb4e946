"""The brief for a word processor: pandoc makes it from the Markdown, with real footnotes."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from accord.errors import MissingExtraError, OutputError

# No HTML, no TeX, no files: what a document says is text and nothing else.
READER = "commonmark+footnotes+pipe_tables"
EPOCH = "315532800"  # 1980, the first day that a ZIP file knows: nothing is asked of a clock


def docx(markdown: str) -> bytes:
    """The bytes of a DOCX file. Raises: MissingExtraError without pandoc, OutputError if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "brief.docx"
        done = subprocess.run(
            [_pandoc(), "--sandbox", f"--from={READER}", "--to=docx", f"--output={out}"],
            input=markdown.encode(),
            capture_output=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        )
        if done.returncode:
            raise OutputError(f"pandoc could not make the brief: {done.stderr.decode(errors='replace').strip()}")
        return out.read_bytes()


def _pandoc() -> str:
    try:
        import pypandoc
    except ImportError as error:
        raise MissingExtraError("A brief in DOCX", "pypandoc-binary", "docx") from error
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise MissingExtraError("A brief in DOCX", "pandoc", "docx") from error
