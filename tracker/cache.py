"""A cache of small files, one a name, in a folder per workspace; any trouble is a miss.

An entry is only good for the key that it was written with, so what it depends on goes into the
key. Nothing here is needed: deleting the folder costs time and nothing else.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Container
from pathlib import Path
from typing import TypeVar

import msgspec

_T = TypeVar("_T")


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    key: str
    content: msgspec.Raw


class Cache:
    """Entries of one workspace, in ``folder / <hash of the workspace's path>``."""

    def __init__(self, folder: Path, workspace: Path) -> None:
        name = hashlib.blake2b(os.fsencode(workspace.resolve()), digest_size=12).hexdigest()
        self.folder = folder / name

    def has(self, name: str) -> bool:
        """Say whether there is an entry of that name, good or not."""
        return (self.folder / name).is_file()

    def get(self, name: str, key: str, type_: type[_T]) -> _T | None:
        """Return an entry; None where there is none for this key, or it can't be used."""
        try:
            path = self.folder / name
            source = path.read_bytes() if path.is_file() else b""
            entry = msgspec.msgpack.decode(source, type=_Entry)
            if entry.key != key:
                return None
            return msgspec.msgpack.decode(entry.content, type=type_)
        except (OSError, msgspec.MsgspecError):
            return None

    def put(self, name: str, key: str, content: object) -> None:
        """Keep an entry, in place of the one of that name."""
        entry = _Entry(key, msgspec.Raw(msgspec.msgpack.encode(content)))
        temporary = ""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(msgspec.msgpack.encode(entry))
            os.replace(temporary, self.folder / name)  # noqa: PTH105 - a name, not a Path
        except OSError:
            if temporary:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)  # noqa: PTH108 - likewise

    def keep_only(self, names: Container[str]) -> None:
        """Forget the entries of files that are no longer there."""
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in names:
                    path.unlink()
