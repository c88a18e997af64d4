"""Many records at once: their entries are made by several processes, where the system can fork.

A forked process has all that its parent had, frameworks and reference included, so only the results
are sent, packed. Where it can't be done, or goes wrong, the process that asked does it alone.
"""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence

import msgspec

from tracker.workspace.reader import Entry, Made, Reader

FEWEST = 40
"""Records for which it is worth starting processes."""
_MOST = 8
"""Processes; beyond that, reading the files and unpacking takes as long as the work."""
_PORTION = 8
"""Records that are sent together."""


def make_shared(reader: Reader, codes: Sequence[str]) -> Iterator[tuple[str, Entry]]:
    """Make the entries of records, on all processors; yield each with its code, in any order."""
    left = dict.fromkeys(codes)
    processes = _processes(len(left))
    if processes > 1:
        for made in _forked(reader, codes, processes):
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


def _forked(reader: Reader, codes: Sequence[str], processes: int) -> Iterator[Made]:
    """Yield what the processes made; not all of it where something went wrong."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    portions = [codes[at : at + _PORTION] for at in range(0, len(codes), _PORTION)]
    # no semaphores, or too few; a process was killed
    with contextlib.suppress(OSError, ImportError, NotImplementedError, BrokenProcessPool):
        pool = ProcessPoolExecutor(
            processes, mp_context=get_context("fork"), initializer=_begin, initargs=(reader,)
        )
        try:
            for packed in pool.map(_portion, portions):
                yield from msgspec.msgpack.decode(packed, type=list[Made])
        finally:
            pool.shutdown(cancel_futures=True)


_reader: Reader
"""Of the process that shares its work, as it was when this one was forked."""


def _begin(reader: Reader) -> None:
    """Begin a process that helps: an interrupt is its parent's to handle."""
    global _reader  # noqa: PLW0603 - what a process is begun with has no other place
    _reader = reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _portion(codes: Sequence[str]) -> bytes:
    return msgspec.msgpack.encode([_reader.make(code) for code in codes])
