"""Home: all records, broken ones red, filter, sort, group, a new record, a file as text."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from tests.cli.harness import BROKEN, KEN, write
from tests.tui.harness import LOW, drive, press, said, screen_lines, screen_text, settled
from tracker.tables.country_line import CountryLine
from tracker.tui import field_words, glyphs
from tracker.tui.app import TrackerApp
from tracker.tui.screens.countries import Countries
from tracker.tui.screens.matrix import Matrix
from tracker.tui.screens.new_country import NewCountry
from tracker.tui.screens.text import TextEditor
from tracker.tui.widgets.listing import Listing


def listed(app: TrackerApp) -> list[str]:
    """Return the keys of the rows, headings too."""
    return [row.key for row in app.page.query_one("#countries", Listing).rows]


def in_dialog(app: TrackerApp) -> bool:
    return len(app.screen_stack) > 1


def codes(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "countries").glob("*.yaml"))


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


def test_the_numbers_are_those_of_the_country_sheet(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"xab", "enter")
        entry = next(one for one in app.session.panel.entries if one.code == "XAB")
        sections = [one for one in app.session.view.framework.sections if one.core]
        done = [entry.completeness(one) for one in sections]
        row = next(line for line in screen_lines(app) if " XAB " in line)
        assert f"{sum(k for k, _n in done)}/{sum(n for _k, n in done)}" in row
        words = " ".join(" ".join(screen_lines(app)[-6:-2]).split())
        for section, (k, n) in zip(sections, done, strict=True):
            assert f"{section.id} {k} of {n}" in words

    drive(demonstrated, steps)


def test_the_filter_filters_as_one_types(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"xab")
        assert listed(app) == ["XAB"]
        total = len(codes(demonstrated))
        assert screen_lines(app)[1].rstrip().endswith(f"1 of {total}")
        await press(pilot, "escape")
        assert len(listed(app)) == total
        assert screen_lines(app)[1].startswith(" Code")
        await press(pilot, "slash", *"zzz", "enter")
        assert "No country matches" in screen_text(app)
        await press(pilot, "escape")
        assert len(listed(app)) == total

    drive(demonstrated, steps)


def test_sorting_goes_through_what_can_be_sorted_by(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        names = [line.name for line in lines(app)]
        assert names == sorted(names)
        await press(pilot, "s")
        assert listed(app) == codes(demonstrated)
        await press(pilot, "s")
        done = [line.assessed / line.applicable if line.applicable else -1 for line in lines(app)]
        assert done == sorted(done)
        assert "Complete▾" in screen_text(app)

    def lines(app: TrackerApp) -> list[CountryLine]:
        assert isinstance(app.page, Countries)
        return [app.page._lines[code] for code in listed(app)]  # noqa: SLF001 - what it was drawn from

    drive(demonstrated, steps)


def test_a_click_on_a_title_sorts_and_a_second_click_on_a_row_opens(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await pilot.click("#countries", offset=(2, 0))
        await settled(pilot)
        assert app.page.query_one(Listing).sorted_by == "code"
        await pilot.click("#countries", offset=(2, 2))
        await settled(pilot)
        assert app.page.query_one(Listing).key == "UGA"
        assert not in_dialog(app)
        await pilot.click("#countries", offset=(2, 2))
        await settled(pilot)
        assert isinstance(app.screen, TextEditor)

    drive(small, steps)


def test_countries_of_a_region_stand_together(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "g")
        headings = [key for key in listed(app) if key.startswith("region:")]
        assert len(headings) >= 3
        assert len(set(headings)) == len(headings)
        listing = app.page.query_one(Listing)
        assert listing.rows[0].is_heading
        assert listing.cursor == 1
        await press(pilot, "home", "up")
        assert listing.cursor == 1
        await press(pilot, "g")
        assert not [key for key in listed(app) if key.startswith("region:")]

    drive(demonstrated, steps, size=(120, 40))


def test_a_move_repaints_two_lines(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        listing = app.page.query_one(Listing)
        await press(pilot, "down")
        before = listing.painted
        await press(pilot, "down")
        assert listing.painted - before <= 2

    drive(demonstrated, steps)


def test_an_edit_draws_the_one_row_anew(own_demo: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        listing = app.page.query_one(Listing)
        before = listing.rows
        app.session.apply("XAB", LOW)
        await settled(pilot)
        new = {row.key for row, old in zip(listing.rows, before, strict=True) if row is not old}
        assert new == {"XAB"}
        app.session.undo()
        await settled(pilot)
        assert listing.rows == before

    drive(own_demo, steps)


def test_another_way_of_looking_reaches_every_row(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        before = screen_lines(app)[2:18]
        app.session.look(cycle=2022)
        await settled(pilot)
        assert "2022" in screen_lines(app)[0]
        assert screen_lines(app)[2:18] != before

    drive(demonstrated, steps)


def test_a_new_record_is_laid_out_and_listed(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "n")
        assert isinstance(app.screen, NewCountry)
        await press(pilot, *"tanz", "enter")
        await settled(pilot)
        assert app.mode == "country"
        assert "TZA" in screen_text(app)
        await press(pilot, "f2")
        await settled(pilot)
        assert listed(app) == ["KEN", "UGA", "TZA"]
        assert app.session.findings_of("TZA") is not None

    drive(small, steps)
    assert "country: TZA" in (small / "countries" / "TZA.yaml").read_text("utf-8")


def test_a_country_that_has_a_record_is_not_offered(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "n", *"kenya", "enter")
        assert isinstance(app.screen, NewCountry)
        assert "has a record already" in " ".join(screen_text(app).split())

    drive(small, steps)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
def test_the_columns_fit_the_window(size: tuple[int, int], demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        listing = app.page.query_one(Listing)
        assert sum(one.width + 1 for one in listing.columns) < size[0]
        assert all(len(line) <= size[0] for line in screen_lines(app))
        assert ("Region" in screen_text(app)) == (size[0] >= 100)

    drive(demonstrated, steps, size=size)


def test_a_broken_file_opens_as_text_and_is_mended(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.page.query_one(Listing).go_to("UGA")
        await press(pilot, "enter")
        assert isinstance(app.screen, TextEditor)
        area = app.screen.query_one(TextArea)
        assert area.text == BROKEN
        assert area.cursor_location == (2, 0)
        await press(pilot, "f8")
        assert area.cursor_location == (3, 0)
        area.text = "format: 1\ncountry: UGA\nwhat: 1\n"
        await press(pilot, "ctrl+s")
        assert "still can't be read" in screen_text(app)
        area.text = KEN.replace("KEN", "UGA")
        await press(pilot, "ctrl+s")
        assert not in_dialog(app)
        assert "not read" not in screen_text(app)
        assert said(app)[-1] == "UGA can be read now."
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "not read" in screen_text(app)

    drive(small, steps)
    assert (small / "countries" / "UGA.yaml").read_text("utf-8") == KEN.replace("KEN", "UGA")


def test_a_file_that_is_no_text_can_not_be_edited(tmp_path: Path) -> None:
    root = write(tmp_path / "odd", {"countries/KEN.yaml": KEN})
    (root / "countries" / "UGA.yaml").write_bytes(b"\xff\xfe\x00bad")
    (root / "countries" / "TZA.yaml").mkdir()

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for code in ("UGA", "TZA"):
            app.page.query_one(Listing).go_to(code)
            await press(pilot, "enter")
            assert app.screen.query_one(TextArea).read_only
            await press(pilot, "ctrl+s", "escape")
            assert not in_dialog(app)

    drive(root, steps)


def test_an_empty_workspace_says_what_to_do(tmp_path: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        assert "There are no records yet" in screen_text(app)
        await press(pilot, "n")
        assert isinstance(app.focused, Input)

    drive(write(tmp_path / "empty", {}), steps)


def test_cells_and_the_list_are_copied(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"xab", "enter", "c")
        assert app.clipboard == "XAB"
        await press(pilot, "C")
        titles, row = app.clipboard.split("\n")
        assert titles.split("\t")[0] == "Code"
        assert row.split("\t")[0] == "XAB"

    drive(demonstrated, steps)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_counts_of_levels_stand_apart(demonstrated: Path, *, ascii_only: bool) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        listing = app.page.query_one(Listing)
        at = [one.id for one in listing.columns].index("levels")
        page = app.page
        assert isinstance(page, Countries)
        for row in listing.rows:
            counts = page._lines[row.key].counts  # noqa: SLF001 - what it was drawn from
            shown = [glyphs.sign(level) for level, count in counts if count]
            joint = ":" if ascii_only else ""
            expected = [
                f"{sign}{joint}{count}"
                for sign, count in zip(shown, (n for _l, n in counts if n), strict=True)
            ]
            assert row.cells[at].plain.split() == expected
            assert row.cells[at].cell_len <= listing.columns[at].width

    drive(demonstrated, steps, ascii_only=ascii_only)


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_what_is_said_of_a_record_is_not_torn(demonstrated: Path, width: int) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        listing = app.page.query_one(Listing)
        for _time in range(5):
            told = str(app.page.query_one("#detail", Static).content).split("\n")
            assert all(len(line) <= width - 2 for line in told)
            pieces = [one.strip(" ·") for line in told for one in line.split(" · ")]
            assert "A 10 of 10" in pieces or "A 8 of 8" in pieces
            assert any(re.fullmatch(r"Low \d+", one) for one in pieces)
            await press(pilot, "down")
        states = [row.cells[-2 if width >= 126 else -1].plain for row in listing.rows]
        wide = next(one.width for one in listing.columns if one.id == "state")
        assert width < 100 or max(len(one) for one in states) <= wide

    drive(demonstrated, steps, size=(width, 40))


def test_others_go_from_country_to_country_in_the_order_that_was_seen(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        session = app.session
        assert list(session.listed) == listed(app)
        await press(pilot, "s", "s")
        order = listed(app)
        assert session.neighbour(order[0], 1) == order[1]
        assert session.neighbour(order[0], -1) == order[-1]
        await press(pilot, "f4")
        assert isinstance(app.page, Matrix)
        rows = [row.key for row in app.page.heatmap.heat.rows if not row.is_heading]
        assert session.neighbour(rows[0], 1) == rows[1]
        await press(pilot, "f2")
        assert session.neighbour(order[0], 1) == order[1]
        await press(pilot, "slash", *"xab", "enter")
        assert session.neighbour("XAB", 1) == "XAC"  # alone in the list
        assert session.neighbour("XAC", 1) == "XAD"

    drive(demonstrated, steps)


def test_fields_are_named_by_their_ids_as_they_are() -> None:
    key = ("instruments", "pflschg", "measures", "s57-2-9", "quote-language")
    assert field_words.key_words(key) == "pflschg / s57-2-9 / quote language"
    link = ("assessments", "fw 2026 desk-review", "answers", "G7", "evidence", "a-b/s-1", "why")
    assert field_words.key_words(link) == "G7 / evidence / a-b/s-1 / why (fw 2026 desk-review)"
    assert field_words.path_words(("instruments", 0, "text-version"), None).endswith("text version")
