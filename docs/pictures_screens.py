"""Make the pictures of the screens: `python docs/pictures_screens.py`.

Opens the screens on the demonstration, without a terminal, and writes docs/pictures/*.svg: what
Textual would have drawn, as text, so that a picture can be read and searched.
"""
# ruff: noqa: INP001 - a script beside the docs

import asyncio
import os
import re
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pictures"
TODAY = date(2026, 11, 27)
"""A fixed day: the same pictures every time."""


class Picture(NamedTuple):
    """A screen, and the keys that lead to it from the list of countries."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "tracker-dark"
    ascii_only: bool = False


PICTURES = (
    Picture("screen-countries", (120, 34), ()),
    Picture("screen-matrix", (120, 40), ("f4", *["down"] * 4, *["right"] * 5)),
    Picture("screen-assessment", (170, 44), ("down", "enter", *["down"] * 2)),
    Picture("screen-narrow", (80, 24), ("down", "enter", "down", "enter"), theme="tracker-light"),
    Picture("screen-gaps", (120, 34), ("f5", "down")),
    Picture("screen-export", (120, 34), ("e",)),
)


async def draw(root: Path, picture: Picture) -> str:
    """Open the screens, press the keys, and return what is drawn."""
    from tracker.config import Settings
    from tracker.tui import door
    from tracker.tui.app import TrackerApp
    from tracker.tui.session import Session
    from tracker.workspace import Workspace

    door.use_ascii(ascii_only=picture.ascii_only)
    session = Session(Workspace(root, today=TODAY))
    app = TrackerApp(session, settings=Settings(theme=picture.theme))
    async with app.run_test(size=picture.size) as pilot:
        for key in ("", *picture.keys):
            await app.workers.wait_for_complete()
            await pilot.pause()
            if key:
                await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="tracker", simplify=True)


def main() -> int:
    """Write the pictures; return the exit code."""
    from tracker.workspace import init_workspace

    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place in ("CACHE", "STATE", "CONFIG"):
            os.environ[f"TRACKER_{place}_DIR"] = str(folder / place.lower())
        root = init_workspace(folder / "demonstration", demo=True)
        for picture in PICTURES:
            drawn = asyncio.run(draw(root, picture)).replace(str(folder), "~")
            drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # from the network
            (TARGET / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
