"""Every main screen, in three sizes, dark, light, without colour and in ASCII.

Pictures are kept of some; `make snapshots` writes them anew, for somebody to look at what changed.
They hold for the version of Textual that they were made with: another one may draw otherwise.
"""

import os
from pathlib import Path

import pytest
import textual

from tests.tui.harness import drawn_lines
from tests.tui.looks import LOOKS, REACHED, SIZES, WITH_PATHS, kept, look_at_all, picture
from tracker.tui.app import TrackerApp

PICTURES = Path(__file__).parent / "snapshots"
MADE_WITH = PICTURES / "textual-version.txt"
UPDATE = bool(os.environ.get("UPDATE_SNAPSHOTS"))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_screens_are_whole_and_as_they_were(
    size: tuple[int, int], look: str, demonstrated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line too short or too long, nothing but text; pictures as they are kept."""
    drawn: dict[str, str] = {}

    def seen(screen: str, app: TrackerApp) -> None:
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really there
        assert [strip.cell_length for strip in strips] == [size[0]] * size[1], screen
        text = "".join(drawn_lines(app))
        assert not [one for one in text if one < " " or "\x7f" <= one <= "\x9f"], screen
        assert look != "ascii" or text.isascii(), (screen, set(text) - set(map(chr, range(128))))
        if screen in kept(size, look):
            svg = app.export_screenshot(title="tracker", simplify=True)
            drawn[picture(screen, size, look)] = svg

    look_at_all(demonstrated, size, look, seen, monkeypatch)
    if UPDATE:
        PICTURES.mkdir(exist_ok=True)
        MADE_WITH.write_text(f"{textual.__version__}\n")
        for name, svg in drawn.items():
            (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
    if MADE_WITH.read_text().strip() == textual.__version__:
        stale = [name for name, svg in drawn.items() if svg != _picture(name)]
        assert not stale, "look at them after `make snapshots`, if that is meant"


def test_every_picture_is_of_a_screen() -> None:
    every = {
        picture(screen, size, look)
        for size in SIZES
        for look in LOOKS
        for screen in kept(size, look)
    }
    assert {path.stem for path in PICTURES.glob("*.svg")} == every
    assert len(every) == len(SIZES) * (len(REACHED) - len(WITH_PATHS))


def _picture(name: str) -> str:
    return (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
