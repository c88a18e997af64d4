"""``check PATH…``: findings of some files only, in the workspace or outside it."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tracker.errors import UsageError
from tracker.files import read_source, shown
from tracker.finding import Finding
from tracker.i18n import _
from tracker.workspace.folder import COUNTRIES, FRAMEWORKS
from tracker.workspace.reader import Reader
from tracker.workspace.snapshot import Snapshot

READ = 2
"""How deep in the workspace records lie: ``countries/KEN.yaml``."""


def check_paths(snapshot: Snapshot, paths: Sequence[Path], *, today: date) -> tuple[Finding, ...]:
    """Return the findings of files and folders. Raises UsageError for a path that is not there."""
    reader: Reader | None = None
    found: list[Finding] = []
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise UsageError(_("{path}: there is no such file or folder.").format(path=path))
        inside = _inside(snapshot.root, path)
        if inside is not None:
            found += [
                one
                for one in snapshot.findings
                if inside in ("", one.file) or one.file.startswith(inside + "/")
            ]
            continue
        reader = reader or Reader(snapshot.root, today=today, cache=None)
        for file in _files(path):
            name = shown(file.as_posix())
            found += reader.check(read_source(file, name=name), name, shown(file.stem))
    return tuple(sorted(set_of(found), key=lambda finding: finding.sort_key))


def set_of(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield each finding once, where paths overlap."""
    seen: set[tuple[object, ...]] = set()
    for one in found:
        key = (*one.sort_key, one.message_en)
        if key not in seen:
            seen.add(key)
            yield one


def _inside(root: Path, path: Path) -> str | None:
    """Return a path that the snapshot speaks for, relative to the workspace; None for any other.

    It speaks for the workspace itself, its records and its frameworks: not for other folders in it,
    which must be read.
    """
    try:
        relative = _plain(path).relative_to(_plain(root))
    except ValueError:
        return None
    parts = relative.parts
    record = len(parts) == READ and relative.suffix in (".yaml", ".yml")
    read = parts[:1] in ((), (FRAMEWORKS,)) or parts == (COUNTRIES,)
    read = read or (parts[:1] == (COUNTRIES,) and record)
    return ("" if not parts else shown(relative.as_posix())) if read else None


def _plain(path: Path) -> Path:
    """Return a path without ``..``, its links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps the dots


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
