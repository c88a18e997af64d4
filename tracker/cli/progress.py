"""A progress bar, or a line, on stderr for long work on a terminal, and nothing anywhere else.

Neither has a thread: what works on meanwhile may want to copy the process.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.i18n import _

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 0.5
"""Seconds without a bar; nobody needs one for less."""
MANY = 50
"""With more files than this, the bar is there sooner."""
SOON = 0.15
"""Seconds without a bar for many files: none flashes by when all of them are in the cache."""

OFTEN = 0.1
"""Seconds after which the bar is drawn again."""

Callback = Callable[[int, int], None]


class _Lazy:
    """Makes the bar when it is worth it: importing rich takes as long as reading ten records."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.bar: Bar | None = None
        self.task: TaskID | None = None
        self._drawn = 0.0

    def __call__(self, done: int, total: int) -> None:
        patience = SOON if total > MANY else PATIENCE
        if self.bar is None and time.monotonic() - self.started > patience:
            self._start(total)
        if self.bar is not None and self.task is not None:
            is_due = time.monotonic() - self._drawn > OFTEN
            self.bar.update(self.task, completed=done, total=total, refresh=is_due)
            self._drawn = time.monotonic() if is_due else self._drawn

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self.bar = Progress(
            TextColumn(_("Reading records")),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
            auto_refresh=False,
        )
        self.task = self.bar.add_task("", total=total)
        self.bar.start()

    def stop(self) -> None:
        if self.bar is not None:
            self.bar.stop()


@contextmanager
def shown(*, quiet: bool) -> Iterator[Callback | None]:
    """Give a callback ``(done, total)`` that shows progress; None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    progress = _Lazy()
    try:
        yield progress
    finally:
        progress.stop()


@contextmanager
def told(doing: str, *, quiet: bool) -> Iterator[None]:
    """Say what is being done while it is, where somebody sees it."""
    room = 2 * len(doing)  # of the broadest letters
    if quiet or not sys.stderr.isatty() or room >= shutil.get_terminal_size().columns:
        yield
        return
    sys.stderr.write(f"{doing}\r")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write(f"{' ' * room}\r")
        sys.stderr.flush()
