"""What all pages look like and say: help, keys, contrast, hints, messages, ASCII."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.harness import (
    LOW,
    contrast,
    drawn_lines,
    drive,
    faint,
    opened,
    press,
    said,
    screen_lines,
    screen_text,
    settled,
)
from tracker.config import Settings
from tracker.errors import UsageError
from tracker.finding import Severity
from tracker.tui import glyphs
from tracker.tui.app import TrackerApp
from tracker.tui.matrix.lens import RAMP
from tracker.tui.messages import Goto
from tracker.tui.screens.help import Help

OURS = pytest.mark.parametrize(
    ("theme", "least"),
    [
        ("tracker-dark", 4.5),
        ("tracker-light", 4.5),
        ("tracker-contrast-dark", 7),
        ("tracker-contrast-light", 7),
    ],
)
"""Our themes, and the least contrast that words must have in them."""


def test_help_names_every_key_of_the_page(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f1")
        text = screen_text(app)
        assert "home.sort" in text
        assert "app.save" in text
        await press(pilot, "escape")
        assert app.screen is app.page

    drive(small, steps, size=(120, 90))


def test_help_names_the_keys_in_force_and_levels_once(small: Path) -> None:
    own = {"country.link": "f12", "app.save": "f11", "country.level-3": "f10"}

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto("country", code="KEN"))
        await settled(pilot)
        await press(pilot, "f1")
        text = screen_text(app)
        flat = " ".join(text.replace("│", " ").split())
        assert "F12 links a measure" in flat
        assert "F11 writes the file" in flat
        assert flat.count("0–9 Level") == 1
        assert "Level of this value" not in text
        assert not any(line.rstrip("│ ").endswith("country.") for line in text.splitlines())

    drive(small, steps, size=(80, 160), settings=Settings(keys=own))


@pytest.mark.parametrize("name", ["export", "view", "new-country"])
def test_help_is_there_in_dialogs_too(name: str, small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.action_dialog(name)
        await settled(pilot)
        dialog = app.screen
        await press(pilot, "f1")
        assert isinstance(app.screen, Help)
        await press(pilot, "f1", "escape")
        assert app.screen is dialog
        dialog.set_focus(None)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, Help)
        await press(pilot, "escape", "escape")
        assert len(app.screen_stack) == 1

    drive(small, steps)


def test_other_keys_come_from_the_settings(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        assert "F12 Save" in screen_lines(app)[-1]
        await press(pilot, "f12")
        assert not app.session.dirty

    drive(small, steps, size=(100, 30), settings=Settings(keys={"app.save": "f12"}))


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (Settings(keys={"app.sve": "f12"}), "no action 'app.sve'"),
        (Settings(keys={"app.save": "1"}), "digits are levels"),
        (Settings(keys={"app.undo": "s"}), "s can't be both app.undo .* and home.sort"),
        (Settings(keys={"app.save": "ctrl+q"}), "app.save .* and app.quit"),
        (Settings(theme="nothing"), "theme"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: Settings, why: str, small: Path) -> None:
    with pytest.raises(UsageError, match=why):
        opened(small, settings=settings)


@OURS
def test_words_stand_out_in_every_theme_of_ours(theme: str, least: float, small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        assert app.theme == theme
        app.session.apply("KEN", LOW)
        await settled(pilot)
        assert not faint(app, least)
        await press(pilot, "slash", "a")
        assert not faint(app, least)
        await press(pilot, "escape", "n")
        assert not faint(app, least, within="#dialog")
        await press(pilot, "escape", "f1")
        assert not faint(app, least, within="#dialog")
        await press(pilot, "escape")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not faint(app, least, within="#dialog")
        await pilot.press("escape")

    drive(small, steps, settings=Settings(theme=theme))


@OURS
def test_words_stand_out_on_every_page(theme: str, least: float, demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for mode in ("matrix", "gaps", "statements", "problems"):
            app.go(Goto(mode))
            await settled(pilot)
            await press(pilot, "down")
            # ink on the fills of levels is a matter of the level's own colour
            assert not faint(app, least, beside=set(fills(app)))

    drive(demonstrated, steps, size=(120, 40), settings=Settings(theme=theme))


def fills(app: TrackerApp) -> Iterator[str]:
    """Yield the colours of levels and of ranks."""
    yield from (level.colour for level in app.session.view.framework.scale)
    yield from (str(one.bgcolor.name) for one in RAMP if one.bgcolor)


def test_ink_on_a_fill_stands_out(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        for colour in fills(app):
            style = glyphs.fill(colour)
            assert style.color
            assert style.bgcolor
            assert style.color.triplet
            assert style.bgcolor.triplet
            assert contrast(style.color.triplet, style.bgcolor.triplet) >= 4.5

    drive(demonstrated, steps)


def test_a_message_that_comes_again_stands_there_once_and_away_from_what_is_pressed(
    small: Path,
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.action_dialog("export")
        await settled(pilot)
        for _time in range(3):
            app.say("Nothing to undo.")
        app.say("Something else")
        await pilot.pause()
        assert said(app) == ["Nothing to undo.", "Something else"]
        toasts = [one for one in app.screen.query("Toast") if one.display]
        buttons = app.screen.query_one(".buttons").region
        assert toasts
        assert all(one.region.bottom < buttons.y for one in toasts)
        assert toasts[0].region.y == 0
        app.say("Written: /tmp/" + "x" * 90 + " " + "word " * 30 + "end")
        await pilot.pause()
        assert "".join(screen_text(app).split()).count("x") >= 90
        assert " end " in screen_text(app)

    drive(small, steps)


def test_hints_in_the_footer_stand_apart(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for mode in ("home", "country", "matrix", "gaps", "statements", "problems"):
            app.go(Goto(mode, code="XAA"))
            await settled(pilot)
            before, palette, _after = screen_lines(app)[-1].partition("^p palette")
            assert palette
            assert before.endswith(" ")

    drive(demonstrated, steps, settings=Settings(keys={"app.save": "shift+f12"}))


def test_scroll_bars_are_one_cell_wide(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for mode in ("home", "matrix", "statements"):
            app.go(Goto(mode))
            await settled(pilot)
            bars = [one for one in app.screen.query("*") if one.show_vertical_scrollbar]
            assert bars
            assert all(one.scrollbar_size_vertical == 1 for one in bars)

    drive(demonstrated, steps)


def test_notes_are_counted_beside_errors_and_warnings(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        notes = sum(one.severity is Severity.INFO for one in app.session.findings)
        assert f"{notes} notes" in screen_lines(app)[-2]

    drive(demonstrated, steps)


def test_only_ascii_is_drawn_where_that_is_wanted(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        await press(pilot, "n")
        await press(pilot, "escape")
        assert "".join(drawn_lines(app)).isascii()

    drive(small, steps, ascii_only=True)
