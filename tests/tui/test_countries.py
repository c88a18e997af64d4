"""Home: all records, broken ones red, filter, sort, group, a new record."""

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.harness import drive, press, screen_lines
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
        total = len(list((demonstrated / "countries").glob("*.yaml")))
        assert screen_lines(app)[1].rstrip().endswith(f"1 of {total}")
        await press(pilot, "escape")
        assert screen_lines(app)[1].startswith(" Code")

    drive(demonstrated, steps)
