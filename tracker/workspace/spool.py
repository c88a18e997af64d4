"""Whole records, packed, in a file that goes with the process: thousands would fill the memory."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from tracker.model import Record


class Spool(Mapping[str, bytes]):
    """Packed records by code. Where no file is to be had, they stay in memory.

    A copy of the process may read what is there; what it puts in stays in its own memory.
    """

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._file: BinaryIO | None = None
        self._places: dict[str, tuple[int, int]] = {}
        self._memory: dict[str, bytes] = {}
        self._end = 0

    def put(self, code: str, packed: bytes) -> None:
        """Keep a record."""
        if os.getpid() != self._owner:
            self._memory[code] = packed
            return
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - goes with the process
            self._file.seek(self._end)
            whole = self._file.write(packed) == len(packed)
        except OSError:
            whole = False
        if whole:
            self._places[code] = (self._end, len(packed))
            self._end += len(packed)
        else:
            self._memory[code] = packed

    def __contains__(self, code: object) -> bool:
        """Say whether a record is there, without reading it."""
        return code in self._places or code in self._memory

    def __getitem__(self, code: str) -> bytes:
        """Return a record; copies of the process may do so at the same time."""
        if code in self._memory:
            return self._memory[code]
        at, size = self._places[code]
        if self._file is None:
            raise KeyError(code)
        if hasattr(os, "pread"):  # leaves alone where the others are in the file
            return os.pread(self._file.fileno(), size, at)
        self._file.seek(at)
        return self._file.read(size)

    def __del__(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()

    def __iter__(self) -> Iterator[str]:
        """Yield the codes."""
        yield from self._places
        yield from self._memory

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places) + len(self._memory)


def parsed_once(records: Callable[[str], Record | None]) -> Callable[[str], Record | None]:
    """Return what gives the same records, and asks for each only once."""
    spool = Spool()

    def found(code: str) -> Record | None:
        if code not in spool:
            record = records(code)
            spool.put(code, msgspec.msgpack.encode(record))
            return record
        return msgspec.msgpack.decode(spool[code], type=Record | None)

    return found
