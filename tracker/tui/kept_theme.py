"""The theme that was chosen, kept in ``config.toml`` for the next time; the rest stays as it is."""

import re
from pathlib import Path

from tracker.config import SETTINGS, settings
from tracker.errors import TrackerError
from tracker.files import read_source, write

_THEME = re.compile(r"""^theme[ \t]*=[ \t]*("[^"\n]*"|'[^'\n]*')""", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def keep(theme: str, folder: Path) -> bool:
    """Write the theme into the settings; False, and nothing written, where that can't be done."""
    path = folder / SETTINGS
    text = ""
    if path.exists():
        source = read_source(path, name=SETTINGS)
        if source.finding is not None:
            return False
        text = source.content.decode(errors="replace")
    wanted = with_theme(text, theme)
    try:
        if settings(wanted.encode()).theme != theme:
            return False
        folder.mkdir(parents=True, exist_ok=True)
        write(path, wanted.encode())
    except (TrackerError, OSError):
        return False
    return True


def with_theme(text: str, theme: str) -> str:
    """Return settings with another theme: its line replaced, or a first line added."""
    line = f'theme = "{theme}"'
    table = _TABLE.search(text)
    found = _THEME.search(text, 0, table.start() if table else len(text))
    if found:
        return text[: found.start()] + line + text[found.end() :]
    return f"{line}\n{text}"
