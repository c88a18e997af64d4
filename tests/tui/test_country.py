"""The country page: a record made from nothing, item by item, saved, opened again."""

from pathlib import Path

from textual.pilot import Pilot

from tests.cli.harness import process, write
from tests.tui.country_page import asked, page_of, record_of, shown, typed
from tests.tui.harness import drive, press, screen_text, settled
from tracker.model.record import Answer, AnswerStatus
from tracker.tui.app import TrackerApp
from tracker.tui.screens.link import Link
from tracker.tui.screens.new_measure import NewMeasure
from tracker.tui.screens.none_left import NoneLeft
from tracker.tui.screens.searches import Searches
from tracker.tui.widgets.form import Form

INSTRUMENT = {
    "title": "Soil Life Act",
    "type": "law",
    "status": "in-force",
    "read": "whole",
    "language": "en",
    "adopted": "2010",
}
MEASURES = (
    {
        "summary": "The institute studies soil organisms",
        "quote": "shall study soil organisms and nutrient cycling",
        "locator": "section 4",
        "explicitness": "explicit",
        "strength": "committed",
    },
    {
        "summary": "Soil organisms are mapped",
        "quote": "words",
        "locator": "section 5",
        "explicitness": "biological",
        "strength": "acknowledged",
    },
    {
        "summary": "Farmers are taught",
        "quote": "words",
        "locator": "section 6",
        "explicitness": "biological",
        "strength": "acknowledged",
    },
)
CHOICES = {"type", "status", "read", "explicitness", "strength"}


async def fill(app: TrackerApp, pilot: Pilot[None], form: Form, values: dict[str, str]) -> None:
    """Type into the fields; go through a choice with the arrow."""
    for field, value in values.items():
        assert form.focus_field(field)
        if field in CHOICES:
            while form.text(field) != value:
                await pilot.press("right")
        else:
            await typed(app, pilot, value)


async def make_measure(app: TrackerApp, pilot: Pilot[None], values: dict[str, str]) -> None:
    """Make a measure on the spot, in the one instrument there is."""
    await press(pilot, "n")
    form = asked(app, NewMeasure).query_one("#new-measure-form", Form)
    await fill(app, pilot, form, values)
    await press(pilot, "ctrl+s")
    await pilot.pause()


def answers_of(app: TrackerApp) -> dict[str, Answer]:
    return record_of(app).assessments[0].answers


async def make_the_country(app: TrackerApp, pilot: Pilot[None]) -> None:
    await press(pilot, "n")
    await typed(app, pilot, "kenya")
    await press(pilot, "enter")
    await settled(pilot)
    assert page_of(app).item == "G1"
    assert "G1" in screen_text(app)


async def make_the_instrument(app: TrackerApp, pilot: Pilot[None]) -> None:
    """The first measure brings its instrument, and is linked."""
    await press(pilot, "n")
    dialog = asked(app, NewMeasure)
    await fill(app, pilot, dialog.query_one("#new-instrument-form", Form), INSTRUMENT)
    await fill(app, pilot, dialog.query_one("#new-measure-form", Form), MEASURES[0])
    await press(pilot, "ctrl+s")
    await pilot.pause()
    asked(app, Link)
    await press(pilot, "enter")  # item and measure are given: the element under the cursor
    await press(pilot, "b", "ctrl+s")
    await pilot.pause()
    record = record_of(app)
    assert [one.id for one in record.instruments] == ["soil-life-act"]
    assert record.instruments[0].adopted == 2010
    assert record.instruments[0].measures[0].id == "section-4"
    link = answers_of(app)["G1"].evidence[0]
    assert (link.measure, link.elements) == ("soil-life-act/section-4", ("a", "b"))
    subject = page_of(app).subject
    assert subject
    assert subject.rated("G1").level


async def make_two_measures(app: TrackerApp, pilot: Pilot[None]) -> None:
    for number, values in enumerate(MEASURES[1:]):
        await press(pilot, "full_stop")
        await make_measure(app, pilot, values)
        asked(app, Link)
        await press(pilot, "a", "ctrl+s")
        await pilot.pause()
        assert page_of(app).item == f"G{number + 2}"
    assert len(record_of(app).instruments[0].measures) == 3


async def say_what_is_not_there(app: TrackerApp, pilot: Pilot[None]) -> None:
    """None, not applicable, not disclosed, no information: each asks for what it requires."""
    await press(pilot, "t", "0")
    await pilot.pause()
    assert page_of(app).item == "G4"
    asked(app, Searches)
    await press(pilot, "ctrl+s")  # a first search, on all instruments
    await pilot.pause()
    assert (answers_of(app)["G4"].level, answers_of(app)["G4"].searched) == ("none", ("s1",))
    assert record_of(app).assessments[0].searches[0].instruments == ("soil-life-act",)

    await press(pilot, "t", "minus")
    await pilot.pause()
    await typed(app, pilot, "no such soils")
    await press(pilot, "escape")
    assert answers_of(app)["G5"].status is AnswerStatus.NOT_APPLICABLE
    assert answers_of(app)["G5"].reason == "no such soils"

    await press(pilot, "t", "x", "t", "u")
    await pilot.pause()
    asked(app, Searches)
    await press(pilot, "enter")
    await pilot.pause()
    assert answers_of(app)["G6"].status is AnswerStatus.NOT_DISCLOSED
    assert answers_of(app)["G7"].status is AnswerStatus.NO_INFORMATION
    assert answers_of(app)["G7"].searched == ("s1",)


async def say_none_of_the_rest(app: TrackerApp, pilot: Pilot[None]) -> None:
    await press(pilot, "t", "z")
    await pilot.pause()
    await press(pilot, "enter")
    await pilot.pause()
    asked(app, NoneLeft)
    await press(pilot, "y", "y", "y")
    await pilot.pause()
    answers = answers_of(app)
    assert [answers[one].level for one in ("G8", "G9", "G10")] == ["none"] * 3
    subject = page_of(app).subject
    assert subject
    assert not any(subject.is_open(f"G{number}") for number in range(1, 11))


def test_a_country_from_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "empty", {})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await make_the_country(app, pilot)
        await make_the_instrument(app, pilot)
        await make_two_measures(app, pilot)
        await say_what_is_not_there(app, pilot)
        await say_none_of_the_rest(app, pilot)
        await press(pilot, "ctrl+s")
        await pilot.pause()
        assert not app.session.dirty

    drive(root, steps)
    file = root / "countries" / "KEN.yaml"
    before = file.read_text("utf-8")
    assert process("fmt", cwd=root).returncode == 0
    assert file.read_text("utf-8") == before

    async def again(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        assert "9/9" in screen_text(app)  # one of ten does not apply

    drive(root, again)
