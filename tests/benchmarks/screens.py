"""The screens beside a minimal Textual app, on terminals of their own, in turns."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.terminal import Answer, Terminal

SIZE = (200, 60)
KEYS = 15
"""Keys pressed for a median."""
DOWN, RIGHT, PAGE_DOWN, F4 = "\x1b[B", "\x1b[C", "\x1b[6~", "\x1bOS"

PAINTS = {"paint": "first paint", "loaded": "all records read"}
ANSWERS = {
    "right": "heat map, a column on",
    "down": "heat map, a row on",
    "page": "heat map, a page on",
    "matrix": "matrix opened",
    "country": "country opened",
    "item": "another item in the editor",
}
"""What is measured, by its key; a minimal app's are ``paint`` and ``key``."""


class Look(NamedTuple):
    """One run of an app."""

    paints: Mapping[str, float]
    """Seconds since the start."""
    answers: Mapping[str, Answer]
    peak: float
    """MB, after all of it."""


class Screens(NamedTuple):
    """The runs of both apps, in turns."""

    minimal: Sequence[Look]
    ours: Sequence[Look]
    records: int

    def paint(self, name: str) -> tuple[float, float, float]:
        """Return the median seconds of ours, of a minimal app's first paint, and their ratio."""
        return _beside(
            [one.paints[name] for one in self.ours], [one.paints["paint"] for one in self.minimal]
        )

    def answer(self, name: str, part: int) -> tuple[float, float, float]:
        """Return the same of an answer to a key: 0 until something changed, 1 until all had."""
        return _beside(
            [one.answers[name][part] for one in self.ours],
            [one.answers["key"][part] for one in self.minimal],
        )

    def peak(self, *, minimal: bool = False) -> float:
        """Return the greatest memory."""
        return max(one.peak for one in (self.minimal if minimal else self.ours))


def _beside(ours: Sequence[float], minimal: Sequence[float]) -> tuple[float, float, float]:
    ratios = [one / other for one, other in zip(ours, minimal, strict=True)]
    return median(ours), median(minimal), median(ratios)


def screens(
    workspace: Path, records: int, *, root: Path, environment: Mapping[str, str], runs: int
) -> Screens:
    """Run both apps in turns, on a workspace whose records are in the cache."""
    minimal, ours = [], []
    for _number in range(runs):
        minimal.append(_minimal(root, environment))
        ours.append(_ours(workspace, records, environment))
    return Screens(minimal, ours, records)


def _minimal(root: Path, environment: Mapping[str, str]) -> Look:
    command = (sys.executable, "-m", "tests.benchmarks.minimal")
    with Terminal(command, cwd=root, environment=environment, size=SIZE) as terminal:
        paint = terminal.until("minimal")
        return Look({"paint": paint}, {"key": _median(terminal, "x")}, terminal.peak)


def _ours(workspace: Path, records: int, environment: Mapping[str, str]) -> Look:
    command = (sys.executable, "-m", "tracker", "tui")
    with Terminal(command, cwd=workspace, environment=environment, size=SIZE) as terminal:
        paints = {"paint": terminal.until("Countries")}
        paints["loaded"] = terminal.until(f"{records} of {records} records")
        answers = {"matrix": terminal.key(F4)}
        answers["right"] = _median(terminal, RIGHT)
        answers["down"] = _median(terminal, DOWN)
        answers["page"] = _median(terminal, PAGE_DOWN, count=3)
        answers["country"] = terminal.key("\r")
        answers["item"] = _median(terminal, ".")
        return Look(paints, answers, terminal.peak)


def _median(terminal: Terminal, keys: str, *, count: int = KEYS) -> Answer:
    found = [terminal.key(keys) for _number in range(count)]
    return Answer(median(one.first for one in found), median(one.whole for one in found))
