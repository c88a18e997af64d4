"""Many records at once: their entries are made by several processes, where the system can fork.

A forked process has all that its parent had, frameworks and reference included, so only the results
are sent, packed, through a pipe. What a process can't do, for whatever reason, is left to the one that
asked. A process that helps ends by itself as soon as its parent is gone.
"""

import os
import signal
import struct
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import msgspec

from tracker.workspace.reader import Entry, Made, Reader

FEWEST = 40
"""Records for which it is worth starting processes."""
_MOST = 8
"""Processes; beyond that, reading the files and unpacking takes as long as the work."""
_PIPE = 1 << 20
"""Bytes that a pipe may hold, so that nobody waits while the other is busy with a record."""
_LENGTH = struct.Struct(">I")


def make_shared(reader: Reader, codes: Sequence[str]) -> Iterator[tuple[str, Entry]]:
    """Make the entries of records, on all processors; yield each with its code, in any order."""
    processes = _processes(len(codes))
    own, *others = (codes[at::processes] for at in range(processes))
    left = dict.fromkeys(code for share in others for code in share)
    with _helpers(reader, others) as helpers:
        for code in own:
            yield code, reader.make(code).entry
            for made in _sent(helpers, wait=False):
                reader.take(made)
                del left[made.code]
                yield made.code, made.entry
        for made in _sent(helpers, wait=True):
            reader.take(made)
            del left[made.code]
            yield made.code, made.entry
    for code in left:
        yield code, reader.make(code).entry


def _processes(records: int) -> int:
    """Return how many processes to use: one where there is little to do, or forking is not safe."""
    if records < FEWEST or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


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


@contextmanager
def _helpers(reader: Reader, shares: Sequence[Sequence[str]]) -> Iterator[Sequence[_Helper]]:
    """Start a process a share, and see that all have ended when they are no longer needed.

    Where the system refuses another one, there are fewer.
    """
    helpers: list[_Helper] = []
    try:
        with suppress(OSError):
            for share in shares:
                helpers.append(_start(reader, share, [one.pipe for one in helpers]))
        yield helpers
    finally:
        for helper in helpers:
            os.close(helper.pipe)
            with suppress(ProcessLookupError):
                os.kill(helper.process, signal.SIGKILL)
            os.waitpid(helper.process, 0)


def _start(reader: Reader, share: Sequence[str], others: Sequence[int]) -> _Helper:
    """Fork a process for a share. Raises OSError where the system refuses."""
    outlet, inlet = os.pipe()
    parent = os.getpid()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process = os.fork()
        if process == 0:
            _help(reader, share, (inlet, outlet, *others), parent)
    except OSError:
        os.close(outlet)
        raise
    finally:
        os.close(inlet)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return _Helper(process, outlet)


def _help(reader: Reader, share: Sequence[str], pipes: Sequence[int], parent: int) -> None:
    """Make the entries of a share and send them through the first of the pipes; never returns."""
    try:
        import fcntl  # not on every system

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the parent's to handle
        inlet, *others = pipes
        for pipe in others:
            os.close(pipe)
        with suppress(OSError):
            fcntl.fcntl(inlet, fcntl.F_SETPIPE_SZ, _PIPE)
        with os.fdopen(inlet, "wb", buffering=0) as sending:
            for code in share:
                if os.getppid() != parent:
                    break
                packed = msgspec.msgpack.encode(reader.make(code))
                rest = memoryview(_LENGTH.pack(len(packed)) + packed)
                while rest:
                    rest = rest[sending.write(rest) :]
    finally:
        os._exit(0)
