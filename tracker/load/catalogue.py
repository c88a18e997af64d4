"""Everything that records are assessed against: the built-in files and a workspace's own.

A workspace's framework, crosswalk, population, grouping or country stands in place of the built-in
one with the same id. A file of the workspace that has anything wrong is reported and left out.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

import msgspec

from tracker.errors import LoadError
from tracker.files import digest
from tracker.finding import Finding
from tracker.i18n import _
from tracker.load.crosswalk import items_of, load_crosswalk
from tracker.load.framework import links_of, load_framework
from tracker.load.reference import load_countries, load_reference, members_of
from tracker.load.resources import builtin_files
from tracker.load.shaping import Shaped
from tracker.model import Country, Crosswalk, Framework, Grouping, Population, Reference

BUILTIN, OWN = "builtin", "frameworks"
"""The folders that findings name: of the tool, and of the workspace."""

CROSSWALKS, REFERENCE = "crosswalks/", "reference/"
COUNTRIES = f"{REFERENCE}countries.csv"

T = TypeVar("T")


class Catalogue(msgspec.Struct, frozen=True):
    """Frameworks, crosswalks and the reference, the workspace's own laid over the built-in ones."""

    frameworks: dict[str, Framework]
    """By id, in alphabetical order."""
    crosswalks: dict[str, Crosswalk]
    """By id, in alphabetical order."""
    reference: Reference
    findings: tuple[Finding, ...]
    """On the workspace's files, and on what of the built-in ones no longer fits beside them."""
    shadowed: tuple[str, ...]
    """Ids of built-in frameworks, crosswalks, populations and groupings that the workspace
    replaces, in alphabetical order. Countries are not listed."""
    digest: str
    """Hash of all files that this was made from."""


class _File(msgspec.Struct, Generic[T], frozen=True):
    """One file of a layer, and what was made of it."""

    name: str
    """For findings: the folder of the layer and the path within it."""
    is_own: bool
    shaped: Shaped[T]


class _Layers:
    """The files of both layers, and the findings on them."""

    def __init__(self, own: Mapping[str, bytes]) -> None:
        self.findings: list[Finding] = []
        self._sources = [
            (f"{BUILTIN}/{path}", path, source, False) for path, source in builtin_files().items()
        ] + [(f"{OWN}/{path}", path, source, True) for path, source in sorted(own.items())]
        self._has_own = bool(own)

    @property
    def digest(self) -> str:
        """Hash of names and contents."""
        lines = [f"{name} {digest(source)}" for name, _, source, _ in self._sources]
        return digest("\n".join(lines).encode())

    def files(self, folder: str) -> Iterator[tuple[str, bytes, bool]]:
        """Yield name, bytes and whether it is the workspace's, of the files in one folder."""
        for name, path, source, is_own in self._sources:
            if path.startswith(folder) and "/" not in path.removeprefix(folder):
                yield name, source, is_own

    def load(
        self, folder: str, ending: str, loader: Callable[..., Shaped[T]]
    ) -> Iterator[_File[T]]:
        """Load the files of one folder; those with findings are reported and left out."""
        for name, source, is_own in self.files(folder):
            if name.endswith(ending):
                shaped = loader(source, file=name)
                if self.is_clean(shaped.findings, is_own=is_own):
                    yield _File(name, is_own, shaped)

    def is_clean(self, found: tuple[Finding, ...], *, is_own: bool) -> bool:
        """Take findings on a file; say whether there are none.

        Raises:
            LoadError: where they are on a built-in file that nothing of the workspace disturbs.
        """
        if found and not (is_own or self._has_own):
            first = min(found, key=lambda finding: finding.sort_key)
            raise LoadError(
                _("A built-in file can't be used: {file}, line {line}: {message}").format(
                    file=first.file, line=first.place.line, message=first.message
                )
            )
        self.findings += found
        return not found


def load_catalogue(own: Mapping[str, bytes] | None = None) -> Catalogue:
    """Load the built-in files and lay a workspace's own over them.

    Args:
        own: the files of the workspace's ``frameworks/`` folder, by their path in it with ``/``:
            ``ID.yaml``, ``crosswalks/ID.yaml``, ``reference/countries.csv``,
            ``reference/*.yaml``. Others are passed over.

    Raises:
        LoadError: where a built-in file can't be used.
    """
    layers = _Layers(own or {})
    reference, shadowed = _reference(layers)
    frameworks = _frameworks(layers, reference)
    things = {label: file.shaped.thing for label, file in frameworks.items()}
    known = {label: thing for label, thing in sorted(things.items()) if thing}
    crosswalks = _crosswalks(layers, known)
    ...
