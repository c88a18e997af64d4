"""A program on a terminal of its own: how long until it shows something, and what a key costs.

The terminal is a pair of pseudo-terminals; what is written to it is read as it comes. A key is
answered when nothing more has come for a moment; the time is that until the last of what came.
Needs Linux, whose /proc tells the peak of a process that is still running.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from tests.benchmarks.measure import Failed, around

QUIET = 0.06
"""Seconds without output after which a key is answered."""
PATIENCE = 120.0
"""Seconds after which something that was waited for will not come."""
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|.)"
)


class Answer(NamedTuple):
    """Seconds that a key took."""

    first: float
    """Until something changed on the screen."""
    whole: float
    """Until the last of what it changed was written."""


class Terminal:
    """A command on a terminal of some columns and rows, for as long as it is open."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        cwd: Path,
        environment: Mapping[str, str],
        size: tuple[int, int],
    ) -> None:
        self._outside, inside = pty.openpty()
        columns, rows = size
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.begin = time.perf_counter()
        self._child = subprocess.Popen(
            command,
            cwd=cwd,
            env={**around(), "TERM": "xterm-256color", **environment},
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        os.close(self._outside)

    def until(self, words: str) -> float:
        """Wait until some words were written; return the seconds since the start. Raises Failed."""
        wanted = words.encode()
        end = time.perf_counter() + PATIENCE
        while wanted not in _ESCAPES.sub(b"", self._seen):
            if not self._read(end - time.perf_counter()):
                told = _ESCAPES.sub(b"", self._seen)[-300:].decode(errors="replace")
                raise Failed(f"“{words}” was not shown: {told}")
        return time.perf_counter() - self.begin

    def settle(self) -> None:
        """Wait until nothing more comes, and forget what came."""
        while self._read(QUIET):
            pass
        self._seen = b""

    def key(self, keys: str) -> Answer:
        """Press a key, and wait until nothing more comes."""
        self.settle()
        begin = last = time.perf_counter()
        first = 0.0
        os.write(self._outside, keys.encode())
        while self._read(QUIET if first else PATIENCE):
            last = time.perf_counter()
            first = first or last
        if not first:
            raise Failed(f"nothing came after {keys!r}")
        return Answer(first - begin, last - begin)

    @property
    def peak(self) -> float:
        """Most memory that the process held at once so far, in MB (10^6 bytes)."""
        status = Path(f"/proc/{self._child.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) * 1024 / 1e6 if found else 0.0

    def _read(self, seconds: float) -> bool:
        """Read what comes within some seconds; say whether anything did."""
        if not select.select([self._outside], [], [], max(seconds, 0))[0]:
            return False
        try:
            self._seen += os.read(self._outside, 1 << 16)
        except OSError:  # it has ended
            return False
        return True
