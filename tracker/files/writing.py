"""Writing that leaves the old file or the new one, never a part of either.

A writer takes a lock outside the workspace, makes sure that the file is still what it read, writes
a temporary file in the same folder, syncs it, and puts it in the old one's place. Links are
followed and the file's mode is kept.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tracker.errors import StaleFileError, UsageError, WriteError
from tracker.files.reading import read_source
from tracker.i18n import _

LOCK_SECONDS = 10
"""How long a writer waits for another one."""


def replace(path: Path, content: bytes, *, expected: str, locks: Path) -> None:
    """Put ``content`` in the place of a file whose bytes hash to ``expected``.

    ``locks`` is the folder for lock files, outside the workspace. Raises StaleFileError where the
    file is not what the writer read, WriteError where it can't be written.
    """
    target = path.resolve()
    with _lock(target, locks):
        if read_source(target, name=path.name).hash != expected:
            raise StaleFileError(path.name)
        write(target, content)


def create(path: Path, content: bytes, *, locks: Path) -> None:
    """Write a file that must not be there yet. Raises UsageError if it is, else as ``replace``."""
    with _lock(path.parent.resolve() / path.name, locks):
        if os.path.lexists(path):
            raise UsageError(_("{name} is there already; nothing was written.").format(name=path))
        write(path, content)


def write(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all, over an old one if there is one. Raises WriteError."""
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise WriteError(path.name, _("it is no file"))
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(
            prefix=f".{target.name}.", suffix=".tmp", dir=target.parent
        )
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target))  # noqa: PTH101 - a name, not a Path
        os.replace(temporary, target)  # noqa: PTH105 - likewise
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108 - likewise
        raise WriteError(path.name, error.strerror or type(error).__name__) from error
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """Return the old file's mode; for a new file what the user's umask gives."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name lasting, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _lock(target: Path, locks: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    name = hashlib.blake2b(os.fsencode(target), digest_size=16).hexdigest()
    lock = FileLock(locks / f"{name}.lock", timeout=LOCK_SECONDS)
    try:
        locks.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise WriteError(target.name, _("another program is writing it")) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise WriteError(target.name, f"{reason}: {locks}") from error
    try:
        yield
    finally:
        lock.release()
