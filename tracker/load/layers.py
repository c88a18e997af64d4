"""The two layers of files that records are assessed against: the tool's, and a workspace's own."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import msgspec

from tracker.errors import LoadError
from tracker.files import digest
from tracker.finding import Finding
from tracker.i18n import _
from tracker.load.resources import builtin_files
from tracker.load.shaping import Shaped

BUILTIN, OWN = "builtin", "frameworks"
"""The folders that findings name: the tool's, and the one in the workspace."""

T = TypeVar("T")


class File(msgspec.Struct, frozen=True):
    """One file of a layer."""

    name: str
    """For findings: the layer's folder and the path within it."""
    path: str
    """Within the layer's folder, with ``/``."""
    source: bytes
    is_own: bool
    """Whether it is the workspace's."""


class Sound(msgspec.Struct, Generic[T], frozen=True):
    """A file that was loaded without a finding."""

    name: str
    is_own: bool
    thing: T
    shaped: Shaped[T]


class Layers:
    """The files of both layers, the tool's first; and the findings on them, as they come up."""

    def __init__(self, own: Mapping[str, bytes]) -> None:
        self.findings: list[Finding] = []
        self.files = (*_files(builtin_files(), BUILTIN), *_files(own, OWN))
        self._has_own = bool(own)

    @property
    def digest(self) -> str:
        """Hash of the names and contents of all files."""
        return digest(
            "\n".join(f"{file.name} {digest(file.source)}" for file in self.files).encode()
        )

    def load(self, folder: str, loader: Callable[..., Shaped[T]]) -> tuple[Sound[T], ...]:
        """Load the YAML files right in a folder (``""`` for the layer's own); leave out bad ones."""
        sound: list[Sound[T]] = []
        for file in self.files:
            inside = file.path.removeprefix(folder)
            if file.path.startswith(folder) and "/" not in inside and inside.endswith(".yaml"):
                shaped = loader(file.source, file=file.name)
                if self.take(shaped.findings, is_own=file.is_own) and shaped.thing is not None:
                    sound.append(Sound(file.name, file.is_own, shaped.thing, shaped))
        return tuple(sound)

    def take(self, found: tuple[Finding, ...], *, is_own: bool) -> bool:
        """Take the findings on a file, and say whether there are none.

        Raises:
            LoadError: where there are, and the file is built in.
        """
        if is_own:
            self.findings += found
        else:
            _refuse(found)
        return not found

    def disturbed(self, found: tuple[Finding, ...]) -> None:
        """Take findings on a built-in file that come from what the workspace laid over another.

        Raises:
            LoadError: where the workspace has no files at all, so that the fault is the tool's.
        """
        self.take(found, is_own=self._has_own)


def _refuse(found: tuple[Finding, ...]) -> None:
    first = min(found, key=lambda finding: finding.sort_key, default=None)
    if first is not None:
        raise LoadError(
            _("A built-in file can't be used: {file}, line {line}: {message}").format(
                file=first.file, line=first.place.line, message=first.message
            )
        )


def _files(sources: Mapping[str, bytes], folder: str) -> list[File]:
    is_own = folder == OWN
    return [
        File(f"{folder}/{path}", path, source, is_own) for path, source in sorted(sources.items())
    ]
