"""A hostile record over all pages and their dialogs: drawn as text, no crash, nothing obeyed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.cli.harness import KEN, write
from tests.cli.test_hostile import SUMMARY, TITLE, harmful
from tests.tui.harness import drawn_lines, drive, press, screen_text, settled
from tracker.tui import screens
from tracker.tui.app import TrackerApp
from tracker.tui.messages import Goto, Mode

PAGES = [mode for mode in screens.PAGES if screens.is_there(mode)]
WALK = ("down", "down", "right", "tab", "down", "enter", "escape", "tab", "enter", "escape")


def hostile(root: Path) -> Path:
    text = KEN.replace("title: An Act", f'title: "{TITLE}"')
    for field in ("Soil organisms are protected", "soil organisms shall be protected", "it is"):
        text = text.replace(field, f'"{SUMMARY}"')
    broken = f'format: 1\ncountry: UGA\n"{TITLE}": 1\n'
    return write(
        root,
        {
            "countries/KEN.yaml": text,
            "countries/UGA.yaml": broken,
            "countries/[b]x[.yaml": KEN,
            "frameworks/own.yaml": f'format: 1\nid: "{TITLE}"\n',
        },
    )


@pytest.mark.parametrize("mode", PAGES)
@pytest.mark.parametrize("size", [(80, 24), (170, 48)])
def test_a_hostile_record_is_drawn_as_text(
    mode: Mode, size: tuple[int, int], tmp_path: Path
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto(mode, code="KEN"))
        await settled(pilot)
        for key in WALK:
            assert not harmful(screen_text(app))
            await press(pilot, key)
        assert app.is_running

    drive(hostile(tmp_path / "hostile"), steps, size=size)


@pytest.mark.parametrize("mode", PAGES)
def test_every_page_draws_in_ascii_where_that_is_wanted(mode: Mode, demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto(mode, code="XAA"))
        await settled(pilot)
        for key in ("tab", "down"):
            odd = {one for one in "".join(drawn_lines(app)) if not one.isascii()}
            # letters of the records' languages stay as they are
            assert not {one for one in odd if not one.isalpha()}, odd
            await press(pilot, key)

    drive(demonstrated, steps, ascii_only=True)
