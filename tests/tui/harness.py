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
import gc
from collections.abc import Awaitable, Callable, Collection
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from tracker.analysis.request import Request
from tracker.config import Settings
from tracker.edit import EditGroup, SetValue
from tracker.tui import door
from tracker.tui.app import TrackerApp
from tracker.tui.session import Session
from tracker.workspace import Workspace

TODAY = date(2026, 11, 23)
LOW = EditGroup("G1 low", (SetValue(("assessments", 0, "answers", "G1", "level"), "low"),))

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
        gc.unfreeze()
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


def drawn_lines(app: TrackerApp) -> list[str]:
    """Return the lines as they go to the terminal, through the app's filters."""
    lines = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really there
    for one in app.get_line_filters():
        lines = [line.apply_filter(one, app.screen.background_colors[1]) for line in lines]
    return [line.text for line in lines]


def screen_lines(app: TrackerApp) -> list[str]:
    """Return the lines of the screen as the widgets draw them, before the app's filters."""
    return [strip.text for strip in app.screen._compositor.render_strips()]  # noqa: SLF001 - what is really there


def screen_text(app: TrackerApp) -> str:
    """Return the screen as one text."""
    return "\n".join(screen_lines(app))


def said(app: TrackerApp) -> list[str]:
    """Return the messages that are shown at the moment."""
    return [" ".join(one.message.split()) for one in app._notifications]  # noqa: SLF001 - there is no other way to them


def faint(
    app: TrackerApp, least: float, *, within: str = "", beside: Collection[str] = ()
) -> dict[str, float]:
    """Return the words on the screen that stand out less than ``least`` to 1, with their contrast.

    ``within`` is a widget's selector, for a dialog; what lies behind it is faint on purpose.
    ``beside`` are backgrounds of which 4.5 is asked.
    """
    region = app.screen.query_one(within).region if within else app.screen.region
    found: dict[str, float] = {}
    for y, strip in enumerate(app.screen._compositor.render_strips()):  # noqa: SLF001 - what is really there
        if not region.y <= y < region.bottom:
            continue
        for segment in strip.crop(region.x, region.right):
            style = segment.style
            if not any(one.isalnum() for one in segment.text) or style is None:
                continue
            if style.color is None or style.bgcolor is None:
                continue
            front, back = style.color.triplet, style.bgcolor.triplet
            if front and back and back.hex.upper() in {one.upper() for one in beside}:
                asked = 4.5
            else:
                asked = least
            if front and back and contrast(front, back) < asked:
                found[segment.text.strip()] = round(contrast(front, back), 1)
    return found


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.1, relative luminance."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [one / 255 for one in colour]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
