"""Runs whole processes and says what each took: wall clock, processor time, peak memory.

Needs a system with `wait4` (Linux, macOS). The process that measures must stay small: a child's
peak starts from its parent's at the moment of the fork.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

_PAUSE = 0.01
"""Seconds between two looks at memory."""
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit that the system counts peak memory in."""


class Run(NamedTuple):
    """One process, from its start to its end."""

    seconds: float
    """Wall clock."""
    processor: float
    """Seconds of all cores, its own and the system's on its behalf."""
    peak: float
    """Most memory that it held at once, in MB (10^6 bytes)."""


class Failed(Exception):  # noqa: N818 - reads as what happened
    """A process that ended with another code than 0; a benchmark of failures is worth nothing."""


def run(command: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str]) -> Run:
    """Run a process to its end, its output thrown away. Raises Failed."""
    with tempfile.TemporaryFile() as said:
        begin = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=cwd,
            env={**around(), **environment},
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _pid, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            words = " ".join(map(str, command[:6]))
            raise Failed(f"{words} … ended with {child.returncode}: {said.read().decode()[-500:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT / 1e6)


def together(
    command: Sequence[str | Path], *, cwd: Path, environment: Mapping[str, str]
) -> float | None:
    """Return the most MB that a process and those it starts hold at once, what they share once.

    The processes are looked at again and again while they run, so the time is not measured. None
    where the system does not say.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    peak = 0.0
    with subprocess.Popen(
        command,
        cwd=cwd,
        env={**around(), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        while running.poll() is None:
            peak = max(peak, sum(map(_held, _with_children(running.pid))))
            time.sleep(_PAUSE)
    return peak


def _with_children(process: int) -> list[int]:
    found = [process]
    with suppress(OSError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text()
        found += [one for child in children.split() for one in _with_children(int(child))]
    return found


def _held(process: int) -> float:
    """Return a process's share of the memory that it has, in MB; 0 where it has just ended."""
    with suppress(OSError):
        said = Path(f"/proc/{process}/smaps_rollup").read_text()
        if found := re.search(r"^Pss:\s+(\d+) kB", said, re.MULTILINE):
            return int(found[1]) * 1024 / 1e6
    return 0.0


def around() -> dict[str, str]:
    """Return this process's environment, but let modules be kept compiled, as installed ones are."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Summary(NamedTuple):
    """What the runs of one command come to."""

    seconds: float
    """Median."""
    processor: float
    """Median."""
    peak: float
    """Greatest."""
    runs: int


def summary(runs: Sequence[Run]) -> Summary:
    """Sum up the runs of a command, at least one."""
    return Summary(
        seconds=median(one.seconds for one in runs),
        processor=median(one.processor for one in runs),
        peak=max(one.peak for one in runs),
        runs=len(runs),
    )


class Ratio(NamedTuple):
    """How many times as long one command took as another, run next to it."""

    wall: float
    """Median over the pairs, of wall clock."""
    processor: float
    """Likewise, of processor time."""
    least: float
    """The least of the pairs, of wall clock."""


def ratio(slow: Sequence[Run], fast: Sequence[Run]) -> Ratio:
    """Compare pair by pair; runs without a partner are left out."""
    pairs = list(zip(slow, fast, strict=False))
    walls = [one.seconds / other.seconds for one, other in pairs]
    return Ratio(
        wall=median(walls),
        processor=median(one.processor / other.processor for one, other in pairs),
        least=min(walls),
    )
