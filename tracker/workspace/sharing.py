"""Many records at once: their entries are made by several processes, where the system can fork.

A forked process has all that its parent had, frameworks and reference included, so only the results
are sent, packed, through a pipe. What a process can't do, for whatever reason, is left to the one that
asked.
"""

import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

import msgspec

from tracker.forking import end, fork, processors
from tracker.workspace.reader import Entry, Made, Reader

FEWEST = 40
"""Records for which it is worth starting processes."""
_PIPE = 1 << 20
"""Bytes that a pipe may hold, so that nobody waits while the other is busy with a record."""
_LENGTH = struct.Struct(">I")
_MOST_CLAIMS = 1_000
"""A pipe holds more; beyond that, several records are claimed together."""


def is_shared(records: int) -> bool:
    """Say whether other processes help to make so many entries."""
    return records >= FEWEST and processors() > 1


def make_shared(reader: Reader, codes: Sequence[str]) -> Iterator[tuple[str, Entry]]:
    """Make the entries of records, on all processors; yield each with its code, in any order."""
    left = dict.fromkeys(codes)
    with _helpers(reader, codes) as (helpers, claims):
        for code in claims:
            yield code, reader.keep(reader.make(code))
            del left[code]
            for made in _sent(helpers, wait=False):
                del left[made.code]
                yield made.code, reader.take(made)
        for made in _sent(helpers, wait=True):
            del left[made.code]
            yield made.code, reader.take(made)
    for code in left:
        yield code, reader.keep(reader.make(code))


class _Helper:
    """A process that makes a share of the entries, and the pipe that they come through."""

    def __init__(self, process: int, pipe: int) -> None:
        self.process = process
        self.pipe = pipe
        self.is_done = False
        self._bytes = bytearray()

    def sent(self, *, wait: bool) -> Iterator[Made]:
        """Yield what has come; with ``wait``, something, or that it is done."""
        os.set_blocking(self.pipe, wait)
        with suppress(BlockingIOError):
            found = os.read(self.pipe, _PIPE)
            self.is_done = not found
            self._bytes += found
        while len(self._bytes) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._bytes)[0]
            if len(self._bytes) < end:
                break
            yield msgspec.msgpack.decode(self._bytes[_LENGTH.size : end], type=Made)
            del self._bytes[:end]


def _sent(helpers: Sequence[_Helper], *, wait: bool) -> Iterator[Made]:
    """Yield what the helpers have sent; with ``wait``, until they are done."""
    for helper in helpers:
        while not helper.is_done:
            yield from helper.sent(wait=wait)
            if not wait:
                break


class _Claims:
    """Records that are still to be made: each is claimed by one process, the one that is free."""

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = codes
        self._together = -(-len(codes) // _MOST_CLAIMS)
        self.pipe, inlet = os.pipe()
        with os.fdopen(inlet, "wb") as claims:
            for first in range(0, len(codes), self._together):
                claims.write(_LENGTH.pack(first))

    def __iter__(self) -> Iterator[str]:
        """Yield what this process is to make; ends when nothing is left."""
        while claim := os.read(self.pipe, _LENGTH.size):
            first = _LENGTH.unpack(claim)[0]
            yield from self._codes[first : first + self._together]


@contextmanager
def _helpers(
    reader: Reader, codes: Sequence[str]
) -> Iterator[tuple[Sequence[_Helper], Iterable[str]]]:
    """Start processes that help to make entries, and see that all have ended at the end.

    Yield them and what is left to this one. Where the system refuses another one, there are fewer.
    """
    helpers: list[_Helper] = []
    claims: _Claims | None = None
    try:
        with suppress(OSError):
            if is_shared(len(codes)):
                claims = _Claims(codes)
                for _helper in range(processors() - 1):
                    helpers.append(_start(reader, claims, [one.pipe for one in helpers]))
        yield helpers, claims or codes
    finally:
        if claims:
            os.close(claims.pipe)
        for helper in helpers:
            os.close(helper.pipe)
            end(helper.process)


def _start(reader: Reader, claims: Iterable[str], others: Sequence[int]) -> _Helper:
    """Start a process that helps. Raises OSError where the system refuses."""
    outlet, inlet = os.pipe()
    try:
        process = fork(lambda: _help(reader, claims, inlet), (outlet, *others))
    except OSError:
        os.close(outlet)
        raise
    finally:
        os.close(inlet)
    return _Helper(process, outlet)


def _help(reader: Reader, claims: Iterable[str], inlet: int) -> None:
    """Make the entries that are claimed and send them through a pipe."""
    import fcntl  # not on every system

    with suppress(OSError):
        fcntl.fcntl(inlet, fcntl.F_SETPIPE_SZ, _PIPE)
    with os.fdopen(inlet, "wb", buffering=0) as sending:
        for code in claims:
            packed = msgspec.msgpack.encode(reader.make(code))
            rest = memoryview(_LENGTH.pack(len(packed)) + packed)
            while rest:
                rest = rest[sending.write(rest) :]
