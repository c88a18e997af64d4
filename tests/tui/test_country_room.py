"""The country page at every width: where one begins, what scrolls, lists that fit, the mouse."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.cli.harness import KEN, write
from tests.tui.country_page import assessment, instruments, page_of, record_of, shown
from tests.tui.harness import drive, press, said, screen_lines, screen_text, settled
from tracker.tui.app import TrackerApp
from tracker.tui.country import holding_list, item_list
from tracker.tui.messages import Goto
from tracker.tui.screens.link import Link
from tracker.tui.widgets.blocks import Blocks
from tracker.tui.widgets.tab_line import TabLine

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
def test_the_editor_opens_at_its_top(demonstrated: Path, size: tuple[int, int]) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, "XAA")
        await press(pilot, "enter")
        scroll = app.screen.query_one("#editor-scroll")
        assert scroll.scroll_y == 0
        assert "(•) derived" in screen_text(app)
        assert "Research on nutrient-cycling. There are major gaps" in screen_text(app)
        elements = app.screen.query_one("#elements", Blocks)
        assert elements.has_focus
        await press(pilot, "down")
        assert elements.highlighted == 0
        await press(pilot, "down", "down", "down", "full_stop")
        assert scroll.scroll_y == 0  # the next item is read from its top

    drive(demonstrated, steps, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_what_counts_is_a_key_away_and_scrolls_to_its_end(
    demonstrated: Path, size: tuple[int, int]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, "XAA")
        assert "b Guidance" in screen_lines(app)[-1]
        await press(pilot, "b")
        pane = assessment(app).context
        assert pane.has_focus
        assert "Last cycle, 2022" in screen_text(app)
        assert pane.max_scroll_y > 0
        await press(pilot, "pagedown")
        assert pane.scroll_y > 0
        await press(pilot, "end")
        assert pane.scroll_y == pane.max_scroll_y
        await press(pilot, "full_stop")
        assert pane.scroll_y == 0
        assert "G2  Research on microbial products" in screen_text(app)
        await press(pilot, "escape")
        assert assessment(app).items.has_focus
        assert page_of(app).is_current
        await press(pilot, "enter", "b", "b")
        assert assessment(app).query_one("#elements").has_focus

    drive(demonstrated, steps, size=size)


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
def test_the_field_that_is_asked_for_is_in_view(demonstrated: Path, size: tuple[int, int]) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, "XAA")
        await press(pilot, "2")  # the evidence gives more: a reason is asked for
        scroll = app.screen.query_one("#editor-scroll")
        assert app.focused
        assert app.focused.id == "field-reason"
        assert scroll.region.contains_region(app.focused.region)
        await pilot.resize_terminal(size[0] + 5, max(20, size[1] - 6))
        await pilot.pause()
        await pilot.pause()
        assert scroll.region.contains_region(app.focused.region)

    drive(demonstrated, steps, size=size)


def test_long_lines_go_on_under_their_words(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, "XAA")
        await press(pilot, "enter", "down")
        lines = screen_lines(app)
        at = next(index for index, line in enumerate(lines) if "[x] a  " in line)
        column = lines[at].index("the roles")
        assert lines[at + 1][:column].strip() == ""
        assert lines[at + 1][column].isalpha()

    drive(demonstrated, steps)


def test_from_the_matrix_one_comes_to_the_answer_and_goes_back_by_one_key(
    demonstrated: Path,
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto("matrix"))
        await settled(pilot)
        await press(pilot, "down", "right", "enter")
        await settled(pilot)
        page = page_of(app)
        assert page.item == "G2"
        assert assessment(app).is_editing
        assert app.screen.query_one("#elements").region.height > 0
        await press(pilot, "escape")
        await settled(pilot)
        assert [app.page] != [page]
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "full_stop", "escape")  # somewhere else by now: to the list first
        assert [app.page] == [page]
        assert assessment(app).items.has_focus

    drive(demonstrated, steps)


@pytest.mark.parametrize("width", [58, 40, 80])
def test_columns_fill_the_width_of_their_list(width: int) -> None:
    for columns in (item_list.columns, holding_list.columns):
        made = columns(width)
        assert 1 + sum(one.width + 1 for one in made) in (width - 1, width)


def test_lists_fit_themselves_whenever_they_get_another_width(tmp_path: Path) -> None:
    """The first instrument made, an undone deletion, Esc from the editor: nothing is cut."""
    title = "An Act on the Protection of Life in the Soil and its Use"
    text = KEN.replace("title: An Act", f"title: {title}")
    root = write(tmp_path / "wide", {"countries/KEN.yaml": text})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, tab="instruments")
        assert title in screen_text(app)
        await press(pilot, "delete", "ctrl+z")
        assert title in screen_text(app)
        await press(pilot, "enter", "escape")
        assert title in screen_text(app)
        await pilot.resize_terminal(120, 40)
        listing = instruments(app).listing
        assert listing.columns == holding_list.columns(listing.size.width)
        await press(pilot, "a", "enter", "escape")
        items = assessment(app).items
        assert items.columns == item_list.columns(items.size.width)

    drive(root, steps)


def test_the_first_heading_comes_back_into_view(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, "XAA")
        items = assessment(app).items
        await press(pilot, "end")
        assert items.scroll_y > 0
        await press(pilot, "home")
        assert items.scroll_y == 0
        assert "Gaps and needs" in screen_text(app)
        await press(pilot, "end")
        while items.key != "N1":
            await press(pilot, "up")
        assert "Needs for international collaboration" in screen_text(app)

    drive(demonstrated, steps)


def test_fewer_than_80_widgets_also_after_the_instruments(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot, "XAA")
        await press(pilot, "i", "down", "down")
        where = instruments(app).measure
        assert where
        await press(pilot, "v", "p", "g", "a", "enter")
        assert len(app.screen.query("*")) < 80
        await press(pilot, "escape", "i")
        assert page.tab == "instruments"
        assert instruments(app).measure == where  # the cursor is where it was

    drive(demonstrated, steps, size=(160, 45))


def test_the_mouse_moves_opens_ticks_and_changes_tabs(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot, "XAA")
        await pilot.click("#items", offset=(10, 4))
        await pilot.pause()
        assert page.item == "G3"
        assert not assessment(app).is_editing
        await pilot.click("#items", offset=(10, 4))
        await pilot.pause()
        assert assessment(app).is_editing
        await pilot.click("#elements", offset=(10, 0))
        await pilot.pause()
        assert isinstance(app.screen, Link)
        await press(pilot, "escape")
        line = page.query_one(TabLine)
        at = str(line.render()).index("Instruments")
        await pilot.click(TabLine, offset=(at + 2, 0))
        await settled(pilot)
        assert page.tab == "instruments"
        await pilot.click(TabLine, offset=(4, 0))
        await settled(pilot)
        assert page.tab == "assessment"

    drive(demonstrated, steps, size=(120, 40))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_all_tabs_are_named_at_every_width(small: Path, width: int) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "2")  # a problem and a change stand beside the names
        line = screen_lines(app)[1]
        assert "[a Assessment]" in line
        assert all(f" {key} " in line for key in "ivpg")
        assert line.rstrip().endswith("1")

    drive(small, steps, size=(width, 24))


def test_keys_before_the_page_is_there_ask_for_nothing(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        page.item = None
        page.action_link()
        await pilot.pause()
        assert app.screen is page

    drive(small, steps)


def test_a_click_on_a_word_chooses_it(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        line = assessment(app).query_one("#state")
        lines = str(line.render()).split("\n")
        at = next(index for index, one in enumerate(lines) if "not disclosed" in one)
        await pilot.click("#state", offset=(lines[at].index("not disclosed"), at))
        await pilot.pause()
        status = record_of(app).assessments[0].answers["G1"].status
        assert status
        assert status.value == "not-disclosed"

    drive(small, steps, size=(160, 45))


EDITOR = """
import sys
from pathlib import Path

file = Path(sys.argv[1])
file.write_text(file.read_text("utf-8") + "one\\ntwo\\n", "utf-8")
"""


def test_notes_are_written_in_the_editor_of_ones_own_choice(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR, "utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

    def lent(_app: TrackerApp) -> AbstractContextManager[None]:
        return nullcontext()

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "o")
        assert "No editor can be opened" in said(app)[-1]  # this terminal can't be lent
        monkeypatch.setattr(TrackerApp, "suspend", lent)
        await press(pilot, "o")
        assert record_of(app).assessments[0].answers["G1"].notes == "one\ntwo\n"
        await press(pilot, "o")
        assert record_of(app).assessments[0].answers["G1"].notes == "one\ntwo\none\ntwo\n"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert record_of(app).assessments[0].answers["G1"].notes is None

    drive(small, steps)


def test_the_next_problem_of_the_record_is_a_key_away(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        await press(pilot, "full_stop", "full_stop", "2", "home")
        assert page.item == "G1"
        await press(pilot, "w")
        assert page.item == "G3"
        assert page.query_one("#notices", Static).display

    drive(small, steps)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_the_editor_stays_open_from_country_to_country(
    demonstrated: Path, size: tuple[int, int]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto("matrix"))
        await settled(pilot)
        await press(pilot, "down", "right", "enter")
        await settled(pilot)
        page = page_of(app)
        code, item = page.code, page.item
        await press(pilot, "right_square_bracket")
        await settled(pilot)
        assert page.code != code
        assert page.item == item
        assert assessment(app).is_editing
        assert app.screen.query_one("#elements").region.height > 0
        await press(pilot, "left_square_bracket")
        await settled(pilot)
        assert page.code == code
        assert assessment(app).is_editing
        await press(pilot, "escape")
        await settled(pilot)
        assert app.mode == "matrix"

    drive(demonstrated, steps, size=size)


def test_the_next_country_is_there_where_the_list_had_but_one(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"xac", "enter", "enter")
        await settled(pilot)
        page = page_of(app)
        assert app.session.listed == ("XAC",)
        assert page.code == "XAC"
        await press(pilot, "right_square_bracket")
        await settled(pilot)
        assert page.code == "XAD"
        await press(pilot, "left_square_bracket", "left_square_bracket")
        await settled(pilot)
        assert page.code == "XAB"

    drive(demonstrated, steps)
