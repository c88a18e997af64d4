"""What lies in a workspace's folder: record files, its own frameworks, and names that mislead."""

import os
from collections.abc import Iterator
from pathlib import Path

from tracker.files import Source, read_source, shown
from tracker.files import rules as file_rules
from tracker.finding import Finding, Place
from tracker.load.resources import builtin_folder

COUNTRIES = "countries"
FRAMEWORKS = "frameworks"


def record_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the record files of a workspace by code, in alphabetical order.

    A name that is not UTF-8 gives no country's code, so its record is reported and not read.
    """
    for path in sorted((root / COUNTRIES).glob("*.yaml")):
        if not path.name.startswith("."):
            yield shown(path.stem), path


def file_name(path: Path) -> str:
    """Return the name of a record file for findings: from the workspace, with ``/``."""
    return f"{COUNTRIES}/{shown(path.name)}"


def misnamed(root: Path) -> Iterator[Finding]:
    """Yield a finding for every file that somebody may take for a record and that is not read."""
    for path in sorted((root / COUNTRIES).glob("*")):
        if path.suffix.lower() in (".yml", ".yaml") and path.suffix != ".yaml":
            values = {"wanted": f"{shown(path.stem)}.yaml"}
            yield file_rules.WRONG_ENDING.at(file_name(path), Place(), values=values)


def overlay(root: Path) -> dict[str, bytes]:
    """Read the workspace's own frameworks, crosswalks and reference tables, by relative path."""
    return {name: source.content for name, source in _overlaid(root) if source.finding is None}


def unread(root: Path) -> Iterator[Finding]:
    """Yield a finding for everything in the place of a file of ``overlay`` that can't be read."""
    for _name, source in _overlaid(root):
        if source.finding is not None:
            yield source.finding


def _overlaid(root: Path) -> Iterator[tuple[str, Source]]:
    folder = root / FRAMEWORKS
    if os.path.realpath(folder) == str(builtin_folder()):
        return
    if folder.is_symlink() and not folder.exists():
        yield "", read_source(folder, name=FRAMEWORKS)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".csv"):
            name = shown(path.relative_to(folder).as_posix())
            yield name, read_source(path, name=f"{FRAMEWORKS}/{name}")
