"""What is left of a bug: a file with where it happened, without the contents of any record."""

import contextlib
import os
import traceback
from pathlib import Path

from tracker import __version__
from tracker.i18n import _

FILE = "crash.log"


def report(error: BaseException, folder: Path) -> str:
    """Write down where an exception came from; return what to tell the user.

    Its message and its variables may hold a record's text, so the file, for this user's eyes only,
    has places and the exception's type alone.
    """
    path = folder / FILE
    lines = [f"tracker {__version__}\n", *traceback.format_tb(error.__traceback__)]
    lines.append(f"{type(error).__name__}\n")
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.writelines(lines)
    return _(
        "Internal error, please report it with the file {path}: {kind}. "
        "What was not saved is offered when you start again."
    ).format(path=path, kind=type(error).__name__)
