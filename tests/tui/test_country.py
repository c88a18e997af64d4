"""The country page: a record made from nothing, item by item, saved, opened again."""

from pathlib import Path

from textual.pilot import Pilot

from tests.cli.harness import process, write
from tests.tui.country_page import page_of, record_of, shown, typed
from tests.tui.harness import drive, press, screen_text, settled
from tracker.model.record import AnswerStatus
from tracker.tui.app import TrackerApp
from tracker.tui.screens.link import Link
from tracker.tui.screens.new_measure import NewMeasure
from tracker.tui.screens.none_left import NoneLeft
from tracker.tui.screens.searches import Searches
from tracker.tui.widgets.form import Form


async def fill_measure(
    app: TrackerApp, pilot: Pilot[None], dialog: NewMeasure, values: dict[str, str]
) -> None:
    form = dialog.query_one("#new-measure-form", Form)
    for field, value in values.items():
        assert form.focus_field(field)
        if field in ("explicitness", "strength"):
            while form.text(field) != value:
                await press(pilot, "right")
        else:
            await typed(app, pilot, value)


def test_a_country_from_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "empty", {})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "n")
        await typed(app, pilot, "kenya")
        await press(pilot, "enter")
        await settled(pilot)
        page = page_of(app)
        assert page.item == "G1"
        assert "G1" in screen_text(app)

        # one instrument and its first measure, from the first item
        await press(pilot, "n")
        dialog = app.screen
        assert isinstance(dialog, NewMeasure)
        await typed(app, pilot, "Soil Life Act")
        form = dialog.query_one("#new-instrument-form", Form)
        for field, value in (("type", "law"), ("status", "in-force"), ("read", "whole")):
            form.focus_field(field)
            while form.text(field) != value:
                await press(pilot, "right")
        form.focus_field("language")
        await typed(app, pilot, "en")
        form.focus_field("adopted")
        await typed(app, pilot, "2010")
        await fill_measure(
            app,
            pilot,
            dialog,
            {
                "summary": "The institute studies soil organisms",
                "quote": "shall study soil organisms and nutrient cycling",
                "locator": "section 4",
                "explicitness": "explicit",
                "strength": "committed",
            },
        )
        await press(pilot, "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, Link), screen_text(app)
        await press(pilot, "enter")  # item and measure are given: the element under the cursor
        await press(pilot, "b", "ctrl+s")
        await pilot.pause()
        record = record_of(app)
        assert [one.id for one in record.instruments] == ["soil-life-act"]
        assert record.instruments[0].adopted == 2010
        assert record.instruments[0].measures[0].id == "section-4"
        link = record.assessments[0].answers["G1"].evidence[0]
        assert link.measure == "soil-life-act/section-4"
        assert link.elements == ("a", "b")
        assert page.subject is not None
        assert page.subject.rated("G1").level is not None

        # two more measures
        for number, (summary, locator) in enumerate(
            (("Soil organisms are mapped", "section 5"), ("Farmers are taught", "section 6"))
        ):
            await press(pilot, "full_stop", "n")
            dialog = app.screen
            assert isinstance(dialog, NewMeasure)
            await fill_measure(
                app,
                pilot,
                dialog,
                {
                    "summary": summary,
                    "quote": "words",
                    "locator": locator,
                    "explicitness": "biological",
                    "strength": "acknowledged",
                },
            )
            await press(pilot, "ctrl+s")
            await pilot.pause()
            assert isinstance(app.screen, Link)
            await press(pilot, "a", "ctrl+s")
            await pilot.pause()
            assert page.item == f"G{number + 2}"
        assert len(record_of(app).instruments[0].measures) == 3

        # levels and states, each with what it requires
        await press(pilot, "t")
        assert page.item == "G4"
        await press(pilot, "0")
        await pilot.pause()
        assert isinstance(app.screen, Searches)
        await press(pilot, "ctrl+s")
        await pilot.pause()
        answer = record_of(app).assessments[0].answers["G4"]
        assert (answer.level, answer.searched) == ("none", ("s1",))
        assert record_of(app).assessments[0].searches[0].instruments == ("soil-life-act",)

        await press(pilot, "t", "minus")
        await pilot.pause()
        await typed(app, pilot, "no such soils")
        await press(pilot, "escape")
        answer = record_of(app).assessments[0].answers["G5"]
        assert answer.status is AnswerStatus.NOT_APPLICABLE
        assert answer.reason == "no such soils"

        await press(pilot, "t", "x", "t", "u")
        await pilot.pause()
        assert isinstance(app.screen, Searches)
        await press(pilot, "enter")
        await pilot.pause()
        answers = record_of(app).assessments[0].answers
        assert answers["G6"].status is AnswerStatus.NOT_DISCLOSED
        assert answers["G7"].status is AnswerStatus.NO_INFORMATION
        assert answers["G7"].searched == ("s1",)

        # none for all that remain in the section, one key each
        await press(pilot, "t", "z")
        await pilot.pause()
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, NoneLeft)
        await press(pilot, "y", "y", "y")
        await pilot.pause()
        answers = record_of(app).assessments[0].answers
        assert [answers[one].level for one in ("G8", "G9", "G10")] == ["none"] * 3
        assert not any(page.subject.is_open(f"G{number}") for number in range(1, 11))

        await press(pilot, "ctrl+s")
        await pilot.pause()
        assert not app.session.dirty

    drive(root, steps)
    file = root / "countries" / "KEN.yaml"
    before = file.read_text("utf-8")
    done = process("fmt", cwd=root)
    assert done.returncode == 0
    assert file.read_text("utf-8") == before

    async def again(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await shown(app, pilot)
        assert page.subject is not None
        assert "10/9" not in screen_text(app)
        assert "9/9" in screen_text(app)

    drive(root, again)
