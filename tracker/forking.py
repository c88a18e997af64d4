"""Processes that help: copies of this one, with all that it has read, where forking is safe.

A copy ends by itself as soon as the process that it was made for is gone.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NoReturn

_MOST = 8
"""Processes; beyond that, handing over what they need takes as long as the work."""
_LOOKS = 1.0
"""Seconds after which a copy looks again whether it is still needed."""


def processors() -> int:
    """Return how many processes can work at once; 1 where forking is not safe."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def fork(work: Callable[[], None], closing: Iterable[int]) -> int:
    """Start a copy of this process that does some work and ends; return its number.

    ``closing`` are the open files that are none of its business. Raises OSError where the system
    refuses.
    """
    parent = os.getpid()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process = os.fork()
        if process == 0:
            _work(work, closing, parent)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def end(process: int) -> None:
    """End a copy, whatever it does, and wait until it has ended."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)


def _work(work: Callable[[], None], closing: Iterable[int], parent: int) -> NoReturn:
    def look(*_given: object) -> None:
        if os.getppid() != parent:
            os._exit(0)

    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the parent's to handle
        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, _LOOKS, _LOOKS)
        for one in closing:
            os.close(one)
        work()
    finally:
        os._exit(0)
