"""Where the built-in frameworks, crosswalks and reference tables are, and their bytes."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tracker.errors import LoadError
from tracker.i18n import _

ENDINGS = (".yaml", ".csv")


def builtin_folder() -> Traversable:
    """Return the folder of built-in files: inside the package, or beside it in a source tree.

    Raises:
        LoadError: where there is neither; the installation is broken.
    """
    inside = files("tracker") / "builtin"
    beside = Path(__file__).parents[2] / "frameworks"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise LoadError(_("The built-in frameworks are missing; install the tool again."))


def builtin_files() -> dict[str, bytes]:
    """Read all built-in files, by their path (with ``/``) within the folder, in its order."""
    return dict(sorted(_files(builtin_folder(), "")))


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        path = prefix + entry.name
        if entry.is_dir():
            yield from _files(entry, f"{path}/")
        elif path.endswith(ENDINGS):
            yield path, entry.read_bytes()
