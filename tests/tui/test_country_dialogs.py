"""The country page's dialogs: what is asked stays in view, words are the form's, Esc says what it does."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from tests.cli.harness import KEN, write
from tests.tui.country_page import asked, assessment, instruments, page_of, record_of, shown, typed
from tests.tui.harness import drive, press, screen_lines, screen_text, settled
from tracker.schema.documents import schema_at
from tracker.tui.app import TrackerApp
from tracker.tui.country.link_rows import Pick, measure_columns
from tracker.tui.country.record_fields import REQUIRED
from tracker.tui.country.setting import Offered
from tracker.tui.screens.assessments import Assessments
from tracker.tui.screens.link import Link
from tracker.tui.screens.new_measure import NewMeasure
from tracker.tui.screens.none_left import NoneLeft
from tracker.tui.screens.searches import Searches
from tracker.tui.widgets.blocks import Blocks
from tracker.tui.widgets.fields import unquoted
from tracker.tui.widgets.form import Form
from tracker.tui.widgets.listing import Listing

NATIONAL = KEN.replace("scope: examples", "scope: complete").replace(
    "desk-review", "national-submission"
)
SIZES = [(80, 24), (120, 40), (200, 50)]


def last_line(app: TrackerApp) -> str:
    """Return the line of hints."""
    return screen_lines(app)[-1]


@pytest.fixture
def national(tmp_path: Path) -> Path:
    return write(tmp_path / "national", {"countries/KEN.yaml": NATIONAL})


@pytest.mark.parametrize("size", SIZES)
def test_item_measure_and_quote_stay_while_elements_are_ticked(
    small: Path, size: tuple[int, int]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "m", "enter")
        elements = asked(app, Link).query_one("#link-elements", Blocks)
        for at in range(elements.option_count):
            assert elements.highlighted == at
            text = screen_text(app)
            assert "G1  Research on nutrient-cycling" in text
            assert "s. 1, An Act" in text
            assert "“soil organisms shall be protected”" in text
            await press(pilot, "down" if at + 1 < elements.option_count else "c")
        assert "ticked: c" in screen_text(app)
        assert elements.highlighted == 2

    drive(small, steps, size=size)


def test_offered_items_are_counted_skipped_and_stopped(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        await press(pilot, "m", "enter", "a", "ctrl+s")
        assert page.offered
        items = page.offered.items
        assert len(items) > 2
        await press(pilot, "plus")
        assert f"1 of {len(items)}" in screen_text(app)
        assert "Esc Skip this one" in last_line(app)
        assert "^g Stop here" in last_line(app)
        assert "New measure" not in last_line(app)
        await press(pilot, "escape")
        assert f"2 of {len(items)}" in screen_text(app)
        assert items[1] in screen_lines(app)[1]
        await press(pilot, "ctrl+g")
        assert app.screen is app.page
        # what was not gone through is still offered
        assert page.offered == Offered("G1", "act/s1", items[1:])

    drive(small, steps)


def test_the_picker_shows_where_it_stands_not_what_it_is_called(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "m")
        text = screen_text(app)
        assert "Link a measure" in text
        assert "Locator" in text
        assert "act/s1" not in text
        await press(pilot, "escape", "i", "down", "m")
        text = screen_text(app)
        assert "Link to an item" in text
        assert "New measure" not in last_line(app)

    drive(small, steps)


@pytest.mark.parametrize("width", [40, 76, 116])
def test_the_pickers_columns_fill_its_width(width: int) -> None:
    picks = [Pick("a/b", "article 12 (3), paragraph 4", "words", "An Act")]
    columns = measure_columns(picks)(width)
    assert sum(one.width + 1 for one in columns) + 1 in range(width - 2, width + 1)


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
def test_what_is_asked_of_an_open_item_is_in_view_and_its_text_scrolls(
    national: Path, size: tuple[int, int]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "z", "ctrl+s")
        dialog = asked(app, NoneLeft)
        scroll = dialog.query_one("#none-scroll", VerticalScroll)
        text = screen_text(app)
        assert "1 of 9: nothing found after s1?" in " ".join(text.split())
        assert "G1  Research on nutrient-cycling" in text
        await press(pilot, "end")
        assert scroll.scroll_y == scroll.max_scroll_y
        assert "predicting and quantifying" in " ".join(
            line.strip(" │▁▂▃▄▅▆▇█") for line in screen_lines(app)
        )
        await press(pilot, "y")
        assert scroll.scroll_y == 0
        assert record_of(app).assessments[0].answers["G1"].level == "none"
        await press(pilot, "ctrl+z")
        assert record_of(app).assessments[0].answers["G1"].level is None
        assert "1 of 9" in screen_text(app)
        assert "Esc Stop here" in last_line(app)

    drive(national, steps, size=size)


def test_what_is_missing_is_said_at_its_field_in_its_own_words(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "n")
        await typed(app, pilot, "Soils are mapped")
        await press(pilot, "ctrl+s")
        form = asked(app, NewMeasure).query_one("#new-measure-form", Form)
        text = screen_text(app)
        assert "Choose Wording." in text
        assert "Choose Strength." in text
        assert "explicitness" not in text
        assert "S102" not in text
        assert app.focused
        assert app.focused.id == "field-explicitness"
        await press(pilot, "e")
        assert form.text("explicitness") == "explicit"
        await pilot.pause()
        assert "Choose Wording." not in screen_text(app)

    drive(small, steps)


def test_what_the_file_can_not_have_is_said_at_its_field(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "n")
        dialog = asked(app, NewMeasure)
        await press(pilot, "shift+tab")
        await press(pilot, "a", "space", "n", "enter")
        form = dialog.query_one("#new-instrument-form", Form)
        assert form.display
        assert "New instrument and measure" in screen_text(app)
        for field, text in {
            "title": "Soil Act",
            "type": "law",
            "status": "in-force",
            "language": "en",
            "adopted": "long ago",
        }.items():
            form.write(field, text)
        await press(pilot, "ctrl+s")
        assert "^s again makes the instrument alone" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert app.focused
        assert app.focused.id == "field-adopted"
        assert "is not a date" in str(form.query_one("#problem-adopted", Static).content)
        form.write("adopted", "2010")
        await press(pilot, "ctrl+s")
        await press(pilot, "ctrl+s")
        assert app.screen is app.page
        assert record_of(app).instruments[1].title == "Soil Act"
        assert not record_of(app).instruments[1].measures

    drive(small, steps)


def test_what_must_be_there_is_what_the_schema_says() -> None:
    places = {"instrument": ("instruments", 0), "measure": ("instruments", 0, "measures", 0)}
    for what, path in places.items():
        required = set(schema_at("country", path)["required"])
        assert required == {*REQUIRED[what], "id"}


def test_of_budget_and_deadline_one_is_enough(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "n")
        form = asked(app, NewMeasure).query_one("#new-measure-form", Form)
        form.focus_field("strength")
        await press(pilot, "s")
        await pilot.pause()

        def marked() -> set[str]:
            return {str(one.content) for one in form.query(".label.-needed").results(Static)}

        assert {"Deadline*", "or Budget*"} <= marked()
        form.focus_field("deadline.text")
        await typed(app, pilot, "2030")
        form.post_message(Form.Typed(form))
        await pilot.pause()
        assert not {"Deadline*", "or Budget*", "Budget*"} & marked()

    drive(small, steps)


def test_an_error_does_not_outlive_what_it_was_about(national: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "A", "ctrl+n", "ctrl+s")
        assert "already" in screen_text(app)
        assert "Esc Back" in last_line(app)
        await press(pilot, "escape")
        assert "already" not in screen_text(app)
        assert "Esc Cancel" in last_line(app)
        await press(pilot, "ctrl+n")
        assert "already" not in screen_text(app)

    drive(national, steps)


def test_only_what_can_be_done_is_hinted(national: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "s")
        assert "Tick" not in last_line(app)  # there is nothing to tick yet
        await press(pilot, "ctrl+s", "s")
        assert "Tick" in last_line(app)
        await press(pilot, "escape", "z")
        asked(app, Searches)
        assert "Tick" not in last_line(app)
        await press(pilot, "ctrl+n")
        assert "Esc Back" in last_line(app)
        await press(pilot, "escape", "escape")
        await press(pilot, "n")
        assert "Esc Close" in last_line(app)

    drive(national, steps)


def test_a_need_is_said_once_and_in_the_labels_words(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "minus")
        notices = str(assessment(app).query_one("#notices", Static).content)
        assert "Needs: a reason" in notices
        assert "C214" not in notices
        assert "`" not in notices

    drive(small, steps)


def test_a_second_cycle_begins_with_the_answers_of_the_first(national: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        await press(pilot, "s", "ctrl+s", "A", "ctrl+n")
        form = asked(app, Assessments).query_one("#assessments-new", Form)
        assert "2026 national submission" in screen_text(app)
        form.focus_field("cycle")
        await press(pilot, *"2028", "ctrl+s")
        await settled(pilot)
        made = record_of(app).assessments[1]
        assert (made.cycle, made.answers["G7"].carried_from) == (2028, 2026)
        assert made.answers["G7"].evidence[0].measure == "act/s1"
        assert [one.id for one in made.searches] == ["s1"]
        assert not made.answers["G2"].carried_from
        assert page.subject
        assert page.subject.is_open("G7")
        app.page.query_one("#items", Listing).go_to("G7")
        await press(pilot, "enter")
        assert "to be confirmed (f)" in screen_text(app)
        await press(pilot, "b")
        assert "Last cycle, 2026" in screen_text(app)
        await press(pilot, "b", "f")
        assert not record_of(app).assessments[1].answers["G7"].carried_from
        assert page_of(app).subject
        assert page_of(app).subject.rated("G7").level  # type: ignore[union-attr] # as above
        await press(pilot, "ctrl+z")
        assert record_of(app).assessments[1].answers["G7"].carried_from == 2026

    drive(national, steps)


def test_a_new_answer_goes_where_its_item_stands(tmp_path: Path) -> None:
    text = NATIONAL.replace("      G1: {}\n", "      G1: {}\n      R6: {level: low, reason: so}\n")
    root = write(tmp_path / "order", {"countries/KEN.yaml": text})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "full_stop", "full_stop", "2", "ctrl+s")
        assert not app.session.dirty

    drive(root, steps)
    saved = (root / "countries" / "KEN.yaml").read_text("utf-8")
    assert saved == text.replace("      G1: {}\n", "      G1: {}\n      G3: {level: low}\n")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("“soils shall be mapped”", "soils shall be mapped"),
        ('"soils"', "soils"),
        ("« les sols »", "les sols"),
        ("„Böden“", "Böden"),
        ("“a” and “b”", "“a” and “b”"),
        ('"a" and "b"', '"a" and "b"'),
        ("the “soil”", "the “soil”"),
        ("“", "“"),
        ("“”", "“”"),
    ],
)
def test_marks_around_a_whole_quotation_are_not_kept(given: str, kept: str) -> None:
    assert unquoted(given) == kept


def test_a_quote_pasted_with_its_marks_is_kept_without(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot, tab="instruments")
        tab = instruments(app)
        tab.show_measure("act/s1")
        tab.form.write("quote", "“soils shall be mapped”")
        page.flush()
        assert record_of(app).instruments[0].measures[0].quote == "soils shall be mapped"

    drive(small, steps)
