"""A long text in the editor of the user's choice, where the terminal can be lent to it."""

import contextlib
import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported


def edited_outside(app: App[object], text: str) -> str | None:
    """Return the text as the editor left it; None where no editor can be opened."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "notes.txt"
        file.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                subprocess.run([*shlex.split(command), str(file)], check=False)  # noqa: S603 - the user's own choice
        except (SuspendNotSupported, OSError, ValueError):
            return None
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return file.read_text(encoding="utf-8")
    return None
