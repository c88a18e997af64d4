"""The journal of one open record: what would be lost if the program or the machine stopped now.

A file of JSON lines in the state folder, for this user's eyes only. The first line has the text
that the edits start from; every further one an edit as the stretch of text that it replaced, an
undo, a redo, or what stands in a field that can't be an edit yet. Lines are only ever added. A
last line that was cut short is passed over.

A journal is held by a lock as long as its program runs, so that a second program makes one of its
own and finds only those that were left behind.
"""

import base64
import contextlib
import hashlib
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec

from tracker.files import digest
from tracker.i18n import _

if TYPE_CHECKING:
    from filelock import BaseFileLock

ENDING = ".journal"
MOST = 100
"""Most journals of one file: as many programs may have it open, or have been stopped."""

Kind = Literal["edit", "undo", "redo"]


class Start(msgspec.Struct, frozen=True, tag="start"):
    """The first line: which file, and its text when the journal began."""

    path: str
    base: str
    """Hash of the file as it was read; see ``tracker.files.digest``."""
    text: str
    """Compressed, in base 64."""


class Step(msgspec.Struct, frozen=True, tag="step"):
    """A change of the text: characters ``start`` to ``end`` (base 0) became ``text``."""

    kind: Kind
    label: str
    start: int
    end: int
    text: str
    check: str
    """Hash of the whole text after the step."""


class Raw(msgspec.Struct, frozen=True, tag="raw"):
    """What stands in a field that can't be an edit yet; None once it is one, or is dropped."""

    field: str
    text: str | None


_Line = Start | Step | Raw
_DECODER = msgspec.json.Decoder(_Line)


class Recovered(msgspec.Struct, frozen=True):
    """What a journal that was left behind holds."""

    path: Path
    """The record's file."""
    base: str
    """Hash of the file when it was read."""
    texts: tuple[tuple[str, str], ...]
    """The steps that stand: label and the text after it. The first has no label: the start."""
    raw: dict[str, str]
    """Texts of fields that were not edits yet, by the field's JSON Pointer."""
    changed: float
    """When the journal was last written, in seconds since 1970."""

    @property
    def text(self) -> str:
        """The working text as it last was."""
        return self.texts[-1][1]

    def rests_on(self, text: str) -> bool:
        """Whether the steps passed through this text: a file that has it was not changed since."""
        return any(one == text for _label, one in self.texts)


class Journal:
    """Writes the journal of one file; the journal's file is made with the first line.

    Args:
        folder: where journals are kept.
        path: the record's file.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        self._folder = folder
        self._path = path.resolve()
        self._stream: BinaryIO | None = None
        self._lock: BaseFileLock | None = None
        self._file: Path | None = None
        self._is_synced = True
        self.problem: str | None = None
        """Why nothing more can be written down; None where all is well."""

    def step(self, kind: Kind, label: str, *, before: str, after: str, base: str) -> None:
        """Write a change of the text. ``base`` is the hash of the file that it rests on."""
        start, end, text = _difference(before, after)
        self._write(Step(kind, label, start, end, text, _check(after)), before, base)

    def raw(self, field: str, text: str | None, *, working: str, base: str) -> None:
        """Write what stands in a field, or with None that it is no longer needed.

        ``working`` is the record's text as it is, for a journal that has not begun.
        """
        if text is not None or self._stream is not None:
            self._write(Raw(field, text), working, base)

    def sync(self) -> None:
        """Make what was written lasting. Meant to be called once a second; cheap when idle."""
        if self._stream is not None and not self._is_synced:
            with contextlib.suppress(OSError):
                os.fsync(self._stream.fileno())
            self._is_synced = True

    def discard(self) -> None:
        """Take the journal away: nothing in it would be lost."""
        file, lock = self._file, self._lock
        self.close()
        if file is not None:
            _remove(file, lock)

    def close(self) -> None:
        """Leave the journal where it is, for ``recoverable`` to find."""
        if self._stream is not None:
            self._stream.close()
        if self._lock is not None:
            self._lock.release()
        self._stream = self._lock = self._file = None

    def _write(self, line: Step | Raw, text: str, base: str) -> None:
        """Add a line, after a first one with the text where there is none yet."""
        if self.problem is not None:
            return
        try:
            stream = self._stream or self._begin(text, base)
            stream.write(msgspec.json.encode(line) + b"\n")
            stream.flush()
            self._is_synced = False
        except OSError as error:
            self.problem = error.strerror or type(error).__name__
            with contextlib.suppress(OSError):
                self.close()

    def _begin(self, text: str, base: str) -> BinaryIO:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number in range(MOST):
            file = self._folder / f"{_name(self._path)}-{number}{ENDING}"
            lock = _held(file)
            if lock is None:
                continue
            try:
                handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
            except FileExistsError:  # left behind, not recovered yet
                lock.release()
                continue
            self._stream, self._lock, self._file = os.fdopen(handle, "wb"), lock, file
            packed = base64.b64encode(zlib.compress(text.encode())).decode()
            start = Start(str(self._path), base, packed)
            self._stream.write(msgspec.json.encode(start) + b"\n")
            return self._stream
        raise OSError(_("too many journals of one file"))


def recoverable(folder: Path, within: Path) -> tuple[tuple[Path, Recovered], ...]:
    """Return the journals that were left behind for files in a folder, oldest first.

    One without any change is not among them. Each is returned with its own path, for ``forget``.
    """
    root = within.resolve()
    found = []
    for file in sorted(folder.glob(f"*{ENDING}")):
        lock = _held(file)
        if lock is None:
            continue
        lock.release()
        recovered = recover(file)
        if recovered is not None and recovered.path.is_relative_to(root):
            found.append((file, recovered))
    return tuple(sorted(found, key=lambda pair: pair[1].changed))


def recover(file: Path) -> Recovered | None:
    """Read a journal as far as it is whole; None where nothing in it is of use."""
    try:
        lines = list(_lines(file.read_bytes()))
        changed = file.stat().st_mtime
        start = lines[0]
        if not isinstance(start, Start):
            return None
        text = zlib.decompress(base64.b64decode(start.text)).decode()
    except (OSError, ValueError, IndexError, zlib.error):
        return None
    texts, raw = _replay(text, lines[1:])
    if len(texts) == 1 and not raw:
        return None
    return Recovered(Path(start.path), start.base, tuple(texts), raw, changed)


def forget(file: Path) -> None:
    """Take away a journal that was left behind."""
    lock = _held(file)
    if lock is not None:
        lock.release()
        _remove(file, lock)


def _replay(text: str, lines: list[_Line]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    done, undone = [("", text)], list[tuple[str, str]]()
    raw: dict[str, str] = {}
    for line in lines:
        if isinstance(line, Raw):
            raw.pop(line.field, None)
            if line.text is not None:
                raw[line.field] = line.text
        elif isinstance(line, Step):
            now = done[-1][1]
            after = now[: line.start] + line.text + now[line.end :]
            if _check(after) != line.check:
                break
            if line.kind == "undo" and len(done) > 1 and done[-2][1] == after:
                undone.append(done.pop())
            elif line.kind == "redo" and undone and undone[-1][1] == after:
                done.append(undone.pop())
            else:
                done.append((line.label, after))
                undone.clear()
    return done, raw


def _lines(source: bytes) -> Iterator[_Line]:
    """Yield the lines up to the first that is not whole."""
    for line in source.splitlines():
        try:
            yield _DECODER.decode(line)
        except msgspec.MsgspecError:
            return


def _difference(before: str, after: str) -> tuple[int, int, str]:
    """Return the one stretch of ``before`` that differs, and what stands in its place."""
    start = _alike(before, after)
    old, new = before[start:], after[start:]
    tail = _alike(old[::-1], new[::-1])
    return start, len(before) - tail, new[: len(new) - tail]


def _alike(one: str, other: str) -> int:
    """Return how many characters from the start are the same, by halving: long texts are usual."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _check(text: str) -> str:
    return digest(text.encode())[:12]


def _name(path: Path) -> str:
    return hashlib.blake2b(os.fsencode(path), digest_size=12).hexdigest()


def _held(file: Path) -> "BaseFileLock | None":
    """Hold a journal; None where a running program holds it."""
    from filelock import FileLock, Timeout

    lock = FileLock(f"{file}.lock", timeout=0, mode=0o600)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock


def _remove(file: Path, lock: "BaseFileLock | None") -> None:
    for path in (file, Path(lock.lock_file) if lock else None):
        if path is not None:
            with contextlib.suppress(OSError):
                path.unlink()
