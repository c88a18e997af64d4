"""Long lists of the workbook, each made in a process of its own where the system can fork safely.

What the workbook must know of a list before it is written comes first: how many rows, how wide, which
texts. The rows follow when the workbook is done but for them. What a process can't do, for whatever
reason, is done here.
"""

import socket
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from io import BufferedRWPair
from typing import TypeVar

import msgspec

from tracker.export.xlsx.bulk import Frame, Rows, Written, write
from tracker.export.xlsx.places import Places
from tracker.forking import end, fork, processors

_T = TypeVar("_T", bound=msgspec.Struct)

FEWEST = 40
"""Countries for which it is worth starting processes."""
_LENGTH = struct.Struct(">Q")


class Layout(msgspec.Struct, frozen=True):
    """The columns of a list as they stand on the sheet."""

    columns: Sequence[tuple[str, int]]
    """Ids, and which part of a text too long for a cell: 0 for the first."""
    widths: Sequence[float]
    """In characters."""
    printed: int
    """How many columns print."""
    places: Places = Places()
    """Where on the sheet other sheets lead, for the evidence."""


class Laid(msgspec.Struct, frozen=True):
    """What the workbook must know of a list before its rows are written."""

    layout: Layout
    rows: int
    cells: int
    """How many cells hold text."""
    texts: Sequence[str]
    """Of those cells, each once, as items of the shared strings."""
    replaced: Sequence[str]
    """Texts of which a character had to be replaced."""


Lay = Callable[[], tuple[Layout, Rows]]
"""Makes a list; the same whenever it is called."""


class LongList:
    """A list in the making."""

    def __init__(self, lay: Lay) -> None:
        self._lay = lay
        self._helper: _Helper | None = None
        self._frame: Frame | None = None

    @cached_property
    def laid(self) -> Laid:
        """What is known before the rows are written; waits until it is."""
        return (self._helper and self._helper.received(Laid)) or laid_of(*self._here)

    def give(self, frame: Frame) -> None:
        """Let the rows be written."""
        self._frame = frame
        if self._helper:
            self._helper.send(frame)

    def written(self) -> Written:
        """Return the sheet with its rows; waits until they are written. ``give`` comes first."""
        if self._frame is None:
            raise RuntimeError
        found = self._helper and self._helper.received(Written)
        return found or write(self._here[1], self._frame)

    @cached_property
    def _here(self) -> tuple[Layout, Rows]:
        return self._lay()

    def start(self, others: Sequence[int]) -> int:
        """Let a process make it; return the file that leads there. Raises OSError where none is to be had.

        ``others`` are the files that lead to other processes.
        """
        here, there = socket.socketpair()
        try:
            process = fork(lambda: _make(self._lay, there), (here.fileno(), *others))
        except OSError:
            here.close()
            raise
        finally:
            there.close()
        self._helper = _Helper(process, here)
        return here.fileno()

    def end(self) -> None:
        """End the process, if there is one."""
        if self._helper:
            self._helper.end()
            self._helper = None


@contextmanager
def begun(lists: Sequence[LongList], countries: int) -> Iterator[None]:
    """Have lists of so many countries made by processes of their own, where it is worth it."""
    files: list[int] = []
    try:
        if countries >= FEWEST and processors() > 1:
            with suppress(OSError):
                for one in lists:
                    files.append(one.start(files))
        yield
    finally:
        for one in lists:
            one.end()


def laid_of(layout: Layout, rows: Rows) -> Laid:
    """Say what the workbook must know of a list."""
    texts = rows.texts
    return Laid(layout, len(rows), rows.cells, list(texts.values()), sorted(rows.replaced))


class _Helper:
    """A process that makes a list."""

    def __init__(self, process: int, leads: socket.socket) -> None:
        self._process = process
        self._leads = leads
        self._file = leads.makefile("rwb")

    def send(self, message: msgspec.Struct) -> None:
        """Send something; where the process is gone, that shows when an answer is waited for."""
        with suppress(OSError):
            _send(self._file, message)

    def received(self, kind: type[_T]) -> _T | None:
        """Return what the process sends, waiting for it; None where it can't."""
        try:
            return _receive(self._file, kind)
        except (OSError, EOFError, msgspec.DecodeError):
            return None

    def end(self) -> None:
        """End it."""
        with suppress(OSError):
            self._file.close()
        self._leads.close()
        end(self._process)


def _make(lay: Lay, leads: socket.socket) -> None:
    """Make a list, in the process that helps."""
    with leads.makefile("rwb") as file:
        layout, rows = lay()
        _send(file, laid_of(layout, rows))
        _send(file, write(rows, _receive(file, Frame)))


def _send(file: BufferedRWPair, message: msgspec.Struct) -> None:
    packed = msgspec.msgpack.encode(message)
    file.write(_LENGTH.pack(len(packed)))
    file.write(packed)
    file.flush()


def _receive(file: BufferedRWPair, kind: type[_T]) -> _T:
    """Return what comes next. Raises EOFError where nothing comes any more."""
    head = file.read(_LENGTH.size)
    packed = file.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
    if not packed:
        raise EOFError
    return msgspec.msgpack.decode(packed, type=kind)
