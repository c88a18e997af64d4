"""The main screens in all sizes and looks: how each is reached, and how it is drawn then."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen

from tests.tui.country_page import shown
from tests.tui.harness import drive, press, settled
from tracker.config import Settings
from tracker.tui.app import TrackerApp

Steps = Callable[[TrackerApp, Pilot[None]], Awaitable[None]]

SIZES = ((80, 24), (120, 40), (200, 50))
LOOKS = ("dark", "light", "no-color", "ascii")


def _pressing(*keys: str) -> Steps:
    async def steps(_app: TrackerApp, pilot: Pilot[None]) -> None:
        for key in keys:
            await press(pilot, key)

    return steps


def _country(*keys: str, tab: str = "") -> Steps:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, "XAB", tab)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return steps


REACHED: dict[str, Steps] = {
    "countries": _pressing(),
    "assessment": _country("down", "down", "enter", tab="assessment"),
    "instruments": _country(tab="instruments"),
    "overview": _country(tab="overview"),
    "matrix": _pressing("f4", "right", "right", "down"),
    "gaps": _pressing("f5"),
    "statements": _pressing("f6"),
    "problems": _pressing("f7"),
    "link": _country("down", "m", tab="assessment"),
    "review": _country("R", tab="assessment"),
    "export": _pressing("f2", "e"),
    "help": _pressing("f4", "f1"),
}
"""Screens by name, each with what leads to it on the demonstration."""


WITH_PATHS = ("export",)
"""Screens that show where files are: no two runs draw the same."""


def kept(size: tuple[int, int], look: str) -> frozenset[str]:
    """Return the screens that a picture is kept of: all in every size, the looks in turns."""
    turn = LOOKS.index(look) - SIZES.index(size)
    return frozenset(
        name
        for at, name in enumerate(REACHED)
        if (at - turn) % len(LOOKS) == 0 and name not in WITH_PATHS
    )


def picture(screen: str, size: tuple[int, int], look: str) -> str:
    """Return what the picture of a screen is called."""
    return f"{screen}-{size[0]}x{size[1]}-{look}"


def look_at_all(
    root: Path,
    size: tuple[int, int],
    look: str,
    seen: Callable[[str, TrackerApp], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Go through all screens in a size and a look, and show each to ``seen``."""
    if look == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for name, reach in REACHED.items():
            await reach(app, pilot)
            await settled(pilot)
            seen(name, app)
            while isinstance(app.screen, ModalScreen):
                await press(pilot, "escape")

    theme = "tracker-light" if look == "light" else "tracker-dark"
    drive(root, steps, size=size, settings=Settings(theme=theme), ascii_only=look == "ascii")
