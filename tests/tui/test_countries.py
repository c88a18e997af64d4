"""Home: all records, broken ones red, filter, sort, group, a new record."""

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.harness import drive, press, screen_lines, screen_text
from tracker.tui.app import TrackerApp


def test_all_records_are_there_and_a_broken_one_says_why(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        lines = screen_lines(app)
        assert any("KEN  Kenya" in line for line in lines)
        broken = next(line for line in lines if "UGA" in line)
        assert "not read" in broken
        assert "what" in broken
        assert "2 of 2 records, 2 errors" in lines[-2]

    drive(small, steps)


def test_the_filter_filters_as_one_types(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"xab")
        assert "1 of 41" in screen_text(app) or "1 of 40" in screen_text(app)
        await press(pilot, "escape")
        assert " of 4" not in screen_text(app).splitlines()[1]

    drive(demonstrated, steps)
