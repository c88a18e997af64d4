"""Beginnings: an empty workspace, the demonstration, a new record."""

from pathlib import Path

from tracker import files
from tracker.editing.blank import blank_record
from tracker.errors import UsageError
from tracker.i18n import _
from tracker.load import load_catalogue
from tracker.model import Framework
from tracker.schema import house_order
from tracker.workspace.folder import COUNTRIES
from tracker.workspace.snapshot import Progress
from tracker.yamlio import format_text

README = """# A tracker workspace

- `countries/KEN.yaml` … one record a country: `tracker new KEN`
- `frameworks/` … frameworks, crosswalks and reference tables of your own, if any
- `exports/` … what `tracker export xlsx` writes
- `tracker.toml` … defaults for this folder

Start with `tracker new KEN`, then `tracker check` and `tracker show KEN`.
"""

SETTINGS = """# Defaults for this folder; take out the # to set one.
# framework = "cgrfa-soil-2024"
# cycle = 2026
# population = "cbd-parties"
# missing = "reporting-only"
# glyphs = "ascii"
"""


def init_workspace(folder: Path, *, demo: bool, progress: Progress | None = None) -> Path:
    """Make a workspace, empty or with the demonstration; return its folder.

    Raises UsageError where the folder holds anything already: nothing is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            _("{folder} is there already and not empty; nothing was written.").format(folder=folder)
        )
    contents: dict[str, bytes] = {
        "README.md": README.encode(),
        "tracker.toml": SETTINGS.encode(),
    }
    if demo:
        from tracker.demo import demonstration

        contents = dict(demonstration(load_catalogue(None), progress=progress))
    for name, content in contents.items():
        files.write(folder / name, content)
    for name in (COUNTRIES, "exports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return folder


def new_record(code: str, framework: Framework, *, cycle: int, method: str) -> bytes:
    """Return the bytes of a new record in house style, every item laid out."""
    text = blank_record(code, framework, cycle=cycle, method=method)
    return format_text(text, order=house_order("country")).encode()
