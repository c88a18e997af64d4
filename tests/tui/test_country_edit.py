"""The country page on a record that is there: small edits, undo, hostile texts, few widgets."""

import difflib
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from tests.cli.harness import KEN, write
from tests.cli.test_hostile import SUMMARY, TITLE, harmful
from tests.tui.country_page import asked, assessment, instruments, page_of, record_of, shown, typed
from tests.tui.harness import drive, press, said, screen_text, settled
from tracker.tui.app import TrackerApp
from tracker.tui.messages import Goto
from tracker.tui.screens.assessments import Assessments
from tracker.tui.screens.country import TABS
from tracker.tui.screens.link import Link
from tracker.tui.widgets.blocks import Blocks
from tracker.tui.widgets.form import Form, Lines

COMMENTED = """\
# A desk review.
format: 1
country: KEN
instruments:
  - id: act  # the Act itself
    title: An Act
    language: en
    type: law
    status: in-force
    binding: true
    read: whole
    measures:
      # the first
      - id: s1
        summary: Soil organisms are protected
        quote: soil organisms shall be protected
        locator: s. 1
        explicitness: explicit
        strength: committed
      - id: s2
        summary: Soils are surveyed
        quote: soils shall be surveyed
        locator: s. 2
        explicitness: soil-only
        strength: acknowledged
assessments:
  - framework: cgrfa-soil-2024
    cycle: 2026
    method: national-submission
    scope: complete
    state: draft
    searches:
      - {id: s1, instruments: [act], read: whole}
    answers:
      # gaps
      G1: {}  # nutrients
      G7:
        evidence:
          - {measure: act/s1, elements: [c], why: it is}
        notes: |
          a note
          of two lines
"""


@pytest.fixture
def commented(tmp_path: Path) -> Path:
    return write(tmp_path / "commented", {"countries/KEN.yaml": COMMENTED})


def changed_lines(root: Path) -> list[str]:
    text = (root / "countries" / "KEN.yaml").read_text("utf-8")
    lines = difflib.ndiff(COMMENTED.splitlines(), text.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_only_the_edited_lines_change_and_comments_stay(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        app.go(Goto("country", code="KEN", item="G7"))
        await settled(pilot)
        await press(pilot, "3")  # the evidence gives low, so a reason is asked for
        focused = app.focused
        assert isinstance(focused, Lines)
        await typed(app, pilot, "as the regulations show")
        await press(pilot, "escape", "ctrl+s")
        assert not app.session.dirty

    drive(commented, steps)
    assert changed_lines(commented) == [
        "+         level: medium",
        "+         reason: as the regulations show",
    ]


def test_fewer_than_80_widgets_whatever_the_items(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, "XAA")
        assert len(app.screen.query("*")) < 80
        await press(pilot, "full_stop", "full_stop", "enter")
        assert len(app.screen.query("*")) < 80

    drive(demonstrated, steps, size=(160, 45))


def test_typing_is_one_edit_that_undo_takes_back(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        tab = assessment(app)
        tab.open_editor()
        tab.form.focus_field("notes")
        await typed(app, pilot, "first")
        await press(pilot, "escape")
        assert record_of(app).assessments[0].answers["G1"].notes == "first"
        assert "●" in screen_text(app)
        await press(pilot, "ctrl+z")
        assert record_of(app).assessments[0].answers["G1"].notes is None
        assert tab.form.text("notes") == ""
        await press(pilot, "ctrl+y")
        assert tab.form.text("notes") == "first"

    drive(commented, steps)


def test_what_is_typed_stays_with_its_item(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        tab = assessment(app)
        tab.form.focus_field("notes")
        await typed(app, pilot, "of the first")
        tab.show_item("G2")  # before anything had time to be taken
        assert tab.form.text("notes") == ""
        tab.form.focus_field("notes")
        await typed(app, pilot, "of the second")
        page.flush()
        answers = record_of(app).assessments[0].answers
        assert answers["G1"].notes == "of the first"
        assert answers["G2"].notes == "of the second"

    drive(commented, steps, size=(120, 40))


def test_a_text_that_is_no_date_stays_in_its_field(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        tab = assessment(app)
        tab.open_editor()
        tab.form.focus_field("review.date")
        await typed(app, pilot, "soon")
        page.flush()
        await pilot.pause()
        assert not page.unsaved_changes()
        assert app.session.raw["KEN"] == {"/assessments/0/answers/G1/review/date": "soon"}
        assert "soon" in screen_text(app)
        assert any("-there" in one.classes for one in tab.query(".field-problem"))
        tab.show_item("G2")
        tab.show_item("G1")
        assert tab.form.text("review.date") == "soon"
        tab.form.write("review.date", "2026-01-31")
        page.flush()
        review = record_of(app).assessments[0].answers["G1"].review
        assert review
        assert review.date == "2026-01-31"
        assert not app.session.raw["KEN"]

    drive(commented, steps)


def test_links_are_made_changed_and_taken_out(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        await press(pilot, "m")
        asked(app, Link)
        await typed(app, pilot, "survey")
        await press(pilot, "enter", "b", "d", "ctrl+s")
        await settled(pilot)
        link = record_of(app).assessments[0].answers["G1"].evidence[0]
        assert (link.measure, link.elements) == ("act/s2", ("b", "d"))
        # a gap: what answers it is offered, one key away, elements by hand
        assert page.offered
        assert page.offered.items[0].startswith("A")
        await press(pilot, "plus")
        asked(app, Link)
        await press(pilot, "a", "ctrl+s")
        await pilot.pause()
        for _item in page.offered.items[1:]:
            await press(pilot, "escape")
        assert page_of(app).offered is None
        assert record_of(app).assessments[0].answers["A2"].evidence[0].elements == ("a",)
        # changed from the evidence, then taken out
        tab = assessment(app)
        blocks = tab.query_one("#evidence", Blocks)
        tab.open_editor(blocks)
        await press(pilot, "enter")
        asked(app, Link)
        await press(pilot, "b", "ctrl+s")
        await pilot.pause()
        assert record_of(app).assessments[0].answers["G1"].evidence[0].elements == ("d",)
        tab.open_editor(blocks)
        await press(pilot, "delete")
        assert not record_of(app).assessments[0].answers["G1"].evidence
        await press(pilot, "ctrl+z")
        assert record_of(app).assessments[0].answers["G1"].evidence

    drive(commented, steps)


def test_instruments_are_added_changed_copied_renamed_and_deleted(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot, tab="instruments")
        tab = instruments(app)
        await press(pilot, "down", "d")
        assert [one.id for one in record_of(app).instruments[0].measures] == ["s1", "s2", "s1-2"]
        assert tab.measure == "act/s1-2"
        await press(pilot, "ctrl+z")
        tab.show_measure("act/s1")
        tab.open_editor("id")
        tab.form.write("id", "art-1")
        page.flush()
        await pilot.pause()
        record = record_of(app)
        assert record.instruments[0].measures[0].id == "art-1"
        assert record.assessments[0].answers["G7"].evidence[0].measure == "act/art-1"
        # strength asks for more: the fields are marked
        tab.open_editor("strength")
        tab.form.write("strength", "monitored")
        page.flush()
        await pilot.pause()
        marked = {
            str(one.content).rstrip("*") for one in tab.form.query(".label.-needed").results(Static)
        }
        assert marked >= {"Responsible", "Budget", "or Deadline", "Indicator"}
        tab.form.write("responsible.text", "the ministry")
        page.flush()
        tab.form.write("responsible.locator", "section 9")
        page.flush()
        responsible = record_of(app).instruments[0].measures[0].responsible
        assert responsible
        assert getattr(responsible, "locator", None) == "section 9"
        # the same link from the measure's side
        tab.begin()
        await press(pilot, "m")
        asked(app, Link)
        await typed(app, pilot, "G2")
        await press(pilot, "enter", "a", "ctrl+s")
        await pilot.pause()
        assert record_of(app).assessments[0].answers["G2"].evidence[0].measure == "act/art-1"
        # deleting takes the links along; undo brings all back
        tab.begin()
        await press(pilot, "delete")
        record = record_of(app)
        assert [one.id for one in record.instruments[0].measures] == ["s2"]
        assert not record.assessments[0].answers["G7"].evidence
        await press(pilot, "ctrl+z")
        assert record_of(app).assessments[0].answers["G7"].evidence[0].measure == "act/art-1"
        await press(pilot, "home", "delete")
        assert not record_of(app).instruments
        assert not record_of(app).assessments[0].searches[0].instruments

    drive(commented, steps)


def test_problems_lead_to_the_field_and_changes_can_be_taken_back(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        await press(pilot, "2", "p")  # set by hand without evidence
        assert "C209" in screen_text(app)
        while "C209" not in page.shown_tab.words():  # type: ignore[union-attr] # it is shown
            await press(pilot, "down")
        await press(pilot, "enter")
        assert page.tab == "assessment"
        assert page.item == "G1"
        assert app.focused
        assert app.focused.id == "level"
        await press(pilot, "escape", "g")
        assert "level" in screen_text(app)
        await press(pilot, "delete")
        assert record_of(app).assessments[0].answers["G1"].level is None
        assert not page.unsaved_changes()

    drive(commented, steps)


def test_a_new_assessment_and_another_state(commented: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        await press(pilot, "A")
        asked(app, Assessments).query_one("#assessments-form", Form).write("state", "submitted")
        await press(pilot, "enter")
        assert record_of(app).assessments[0].state == "submitted"
        await press(pilot, "A", "ctrl+n")
        form = asked(app, Assessments).query_one("#assessments-new", Form)
        form.write("cycle", "2028")
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert record_of(app).assessments[1].cycle == 2028
        assert page.key == ("cgrfa-soil-2024", 2028, "national-submission")
        assert "0/10" in screen_text(app)

    drive(commented, steps)


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
def test_a_hostile_record_is_text_on_all_tabs(
    tmp_path: Path, size: tuple[int, int], *, ascii_only: bool
) -> None:
    text = KEN.replace("title: An Act", f'title: "{TITLE}"')
    for field in ("Soil organisms are protected", "soil organisms shall be protected", "it is"):
        text = text.replace(field, f'"{SUMMARY}"')
    text = text.replace("      G1: {}", f'      G1: {{notes: "{SUMMARY}", reason: "{TITLE}"}}')
    text = text.replace(
        "    answers:", f'    searches: [{{id: s1, where: "{SUMMARY}"}}]\n    answers:'
    )
    root = write(tmp_path / "hostile", {"countries/KEN.yaml": text})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        for name in TABS:
            page.action_tab(name)
            await settled(pilot)
            assert page.tab == name
            await press(pilot, "enter")
            assert not harmful(screen_text(app))
            if page.shown_tab:
                page.shown_tab.back()
            await press(pilot, "down", "down")
            assert not harmful(screen_text(app))
        page.action_tab("assessment")
        await press(pilot, "m")
        assert not harmful(screen_text(app))
        await press(pilot, "escape", "s")
        assert not harmful(screen_text(app))
        await press(pilot, "escape", "n")
        assert not harmful(screen_text(app))
        await press(pilot, "escape")
        assert not app.session.dirty
        assert not any("[/]" in one and harmful(one) for one in said(app))

    drive(root, steps, size=size, ascii_only=ascii_only)


def test_a_record_that_cannot_be_read_says_so(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot, "UGA")
        assert page.subject is None
        assert "UGA can't be read" in screen_text(app)
        await press(pilot, "right_square_bracket")
        assert page.code == "KEN"
        assert page_of(app).subject is not None
        assert isinstance(assessment(app).query_one("#result").render(), Content)

    drive(small, steps)
