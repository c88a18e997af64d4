"""Reading a file in bounded time and memory, whatever stands in its place."""

import hashlib
import os
import stat
from pathlib import Path

import msgspec

from tracker.files import rules
from tracker.finding import Finding, Place
from tracker.i18n import _

MAX_BYTES = 4 * 1024 * 1024 + 1
"""Most bytes taken from a file: one more than a record may have, so that the reader sees it."""


class Source(msgspec.Struct, frozen=True):
    """A file's bytes with their hash, or the finding that says why there are none."""

    content: bytes
    hash: str
    """As ``digest``; empty where the file could not be read."""
    finding: Finding | None = None


def digest(content: bytes) -> str:
    """Return the hash of some bytes: 128 bits of BLAKE2b, in hexadecimal."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def shown(name: str) -> str:
    r"""Return a file's name as text; bytes of it that are not UTF-8 are shown as ``\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read_source(path: Path, *, name: str) -> Source:
    """Read a file; never raises, never waits on a pipe, never takes more than MAX_BYTES.

    ``name`` is the file's name in findings. Of a larger file only the first MAX_BYTES come.
    """
    try:
        kind = os.stat(path).st_mode  # noqa: PTH116 - follows links, as opening does
        if not stat.S_ISREG(kind):
            return _refused(rules.NOT_A_FILE.at(name, Place(), values={"what": _what(kind)}))
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES)
    except OSError as error:
        if path.is_symlink():
            what = _("a link that leads nowhere")
            return _refused(rules.NOT_A_FILE.at(name, Place(), values={"what": what}))
        values = {"reason": error.strerror or type(error).__name__}
        return _refused(rules.UNREADABLE.at(name, Place(), values=values))
    return Source(content, digest(content))


def _refused(finding: Finding) -> Source:
    return Source(b"", "", finding)


def _what(kind: int) -> str:
    if stat.S_ISDIR(kind):
        return _("a folder")
    if stat.S_ISFIFO(kind):
        return _("a pipe")
    return _("a device or socket")
