"""Driving the screens in tests: a workspace, keys, and what stands on the screen afterwards.

A test writes its steps as a coroutine and has them driven::

    def test_a_key(small: Path) -> None:
        async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
            await press(pilot, "enter")
            assert "Kenya" in screen_text(app)

        drive(small, steps)

Nothing waits for a clock: ``settled`` waits for workers and messages.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from tracker.analysis.request import Request
from tracker.config import Settings
from tracker.tui import door
from tracker.tui.app import TrackerApp
from tracker.tui.session import Session
from tracker.workspace import Workspace

TODAY = date(2026, 11, 23)

Steps = Callable[[TrackerApp, Pilot[None]], Awaitable[None]]


def opened(
    root: Path, *, settings: Settings | None = None, request: Request | None = None
) -> TrackerApp:
    """Make the app on a workspace, not running yet."""
    app = TrackerApp(Session(Workspace(root, today=TODAY), request=request), settings=settings)
    app.cursor_blink = False  # type: ignore[attr-defined] # read by Input and TextArea
    return app


def drive(
    root: Path,
    steps: Steps,
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    request: Request | None = None,
    ascii_only: bool = False,
) -> TrackerApp:
    """Run steps on the screens, once all records are read; return the app as it was left."""
    door.use_ascii(ascii_only=ascii_only)
    app = opened(root, settings=settings, request=request)

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await steps(app, pilot)

    try:
        asyncio.run(run())
    finally:
        door.use_ascii(ascii_only=False)
    return app


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what was set going is done: reading, messages, layout."""
    app = pilot.app
    for _round in range(2):
        busy = [one for one in app.workers if one.group in ("reading", "going", "default")]
        if busy:
            await app.workers.wait_for_complete(busy)
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until what they do is done; not for a dialog's answer."""
    await pilot.press(*keys)
    await pilot.pause()
    going = [one for one in pilot.app.workers if one.group == "going"]
    if going:
        await pilot.app.workers.wait_for_complete(going)
    await pilot.pause()


def screen_lines(app: TrackerApp) -> list[str]:
    """Return the lines of the screen as they are drawn."""
    return [strip.text for strip in app.screen._compositor.render_strips()]  # noqa: SLF001 - what is really there


def screen_text(app: TrackerApp) -> str:
    """Return the screen as one text."""
    return "\n".join(screen_lines(app))


def said(app: TrackerApp) -> list[str]:
    """Return the messages that are shown at the moment."""
    return [one.message for one in app._notifications]  # noqa: SLF001 - there is no other way to them
