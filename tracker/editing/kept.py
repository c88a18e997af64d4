"""Copies put aside before something else takes their place: nothing that was written is lost."""

import contextlib
import os
from pathlib import Path

from tracker.errors import WriteError
from tracker.i18n import _

MOST = 200
"""Copies kept; the oldest go."""


def keep_copy(folder: Path, name: str, content: bytes) -> Path:
    """Write a copy for this user's eyes only, under a name that no other has; return its path.

    ``name`` has an ending. Raises WriteError where it can't be written.
    """
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, not a Path
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number in range(1, MOST * 2):
            path = folder / (name if number == 1 else f"{stem}-{number}{ending}")
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            _prune(folder, path)
            return path
    except OSError as error:
        raise WriteError(name, error.strerror or type(error).__name__) from error
    raise WriteError(name, _("too many copies of that name"))


def _prune(folder: Path, newest: Path) -> None:
    with contextlib.suppress(OSError):
        copies = sorted(
            (one for one in folder.iterdir() if one.is_file() and one != newest),
            key=lambda one: one.stat().st_mtime,
        )
        for one in copies[: max(0, len(copies) + 1 - MOST)]:
            one.unlink()
