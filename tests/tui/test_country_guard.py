"""What protects an hour of work on the country page: drafts, stray letters, keys that tell."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.cli.harness import KEN
from tests.tui.country_page import asked, assessment, instruments, page_of, record_of, shown, typed
from tests.tui.harness import drive, press, said, screen_text, settled
from tracker.tui.app import TrackerApp
from tracker.tui.screens.country import Country
from tracker.tui.screens.export import Export
from tracker.tui.screens.new_measure import NewMeasure
from tracker.tui.screens.recovery import Recovery
from tracker.tui.screens.searches import Searches
from tracker.tui.widgets.choice_line import ChoiceLine
from tracker.tui.widgets.form import Form

RECORD = "countries/KEN.yaml"


def measure_form(app: TrackerApp) -> Form:
    """Return the measure's fields of the dialog that is shown."""
    return asked(app, NewMeasure).query_one("#new-measure-form", Form)


async def begun(app: TrackerApp, pilot: Pilot[None]) -> None:
    """Open a new measure, type a summary and a quote, close it again."""
    await press(pilot, "n")
    await typed(app, pilot, "Soils are mapped")
    measure_form(app).focus_field("quote")
    await typed(app, pilot, "shall be mapped")


def test_a_measure_that_is_closed_is_there_again_and_made_only_once(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await begun(app, pilot)
        await press(pilot, "escape")
        assert "n brings it back" in said(app)[-1]
        assert app.session.dirty == ("KEN",)
        assert not page_of(app).unsaved_changes()
        await press(pilot, "g")
        assert "new measure: summary: Soils are mapped" in screen_text(app)
        await press(pilot, "a", "n")
        form = measure_form(app)
        assert (form.text("summary"), form.text("quote")) == ("Soils are mapped", "shall be mapped")
        form.write("explicitness", "soil-only")
        form.write("strength", "committed")
        await press(pilot, "ctrl+s")
        await press(pilot, "escape")
        assert record_of(app).instruments[0].measures[-1].quote == "shall be mapped"
        assert not app.session.raw["KEN"]
        await press(pilot, "n")
        assert measure_form(app).text("summary") == ""

    drive(small, steps)


def test_a_measure_being_typed_comes_back_after_a_crash(small: Path) -> None:
    async def stopped(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await begun(app, pilot)
        app.screen.post_message(Form.Typed(measure_form(app)))  # as after 0.4 s without a key
        await pilot.pause()
        assert app.session.raw["KEN"]

    async def again(app: TrackerApp, pilot: Pilot[None]) -> None:
        asked(app, Recovery)
        await press(pilot, "r")
        await shown(app, pilot)
        await press(pilot, "n")
        assert measure_form(app).text("summary") == "Soils are mapped"
        assert measure_form(app).text("quote") == "shall be mapped"

    drive(small, stopped)
    assert (small / RECORD).read_text("utf-8") == KEN
    drive(small, again)


def test_starting_anew_can_be_taken_back_by_the_same_key(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await begun(app, pilot)
        await press(pilot, "ctrl+n")
        assert measure_form(app).text("summary") == ""
        assert "^n brings back" in screen_text(app)
        await press(pilot, "ctrl+n")
        assert measure_form(app).text("quote") == "shall be mapped"

    drive(small, steps)


def test_a_search_that_is_not_recorded_is_there_again(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "s")
        form = asked(app, Searches).query_one("#searches-form", Form)
        form.focus_field("where")
        await typed(app, pilot, "the gazette")
        await press(pilot, "escape", "s")
        form = asked(app, Searches).query_one("#searches-form", Form)
        assert form.text("where") == "the gazette"
        await press(pilot, "ctrl+s")
        assert record_of(app).assessments[0].searches[0].where == "the gazette"
        assert not app.session.raw["KEN"]

    drive(small, steps)


def test_words_typed_at_a_choice_never_reach_the_page(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        tab = assessment(app)
        tab.open_editor()
        tab.form.focus_field("confidence")
        before = record_of(app)
        await pilot.press(*"disk", "space", *"full", "space", *"20.5-x?")
        await pilot.pause()
        assert isinstance(app.screen, Country)
        assert page_of(app).tab == "assessment"
        assert record_of(app) == before
        assert isinstance(app.focused, ChoiceLine)
        assert "0-4" not in screen_text(app).splitlines()[-1]  # no hint for a key that stays here

    drive(small, steps)


def test_the_start_of_a_word_chooses_it_pasted_or_typed(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        tab = assessment(app)
        tab.open_editor(tab.query_one("#state"))
        await press(pilot, *"not", "space", "a", "enter")
        assert str(record_of(app).assessments[0].answers["G1"].status.value) == "not-applicable"  # type: ignore[union-attr] # it is set
        tab.form.focus_field("confidence")
        await typed(app, pilot, "High")
        page_of(app).flush()
        assert record_of(app).assessments[0].answers["G1"].confidence == "high"

    drive(small, steps)


def test_pasted_text_is_no_command(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        before = record_of(app)
        app.post_message(events.Paste("u 0 x"))
        await pilot.pause()
        assert record_of(app) == before
        assert isinstance(app.screen, Country)
        assert "Nothing was changed" in said(app)[-1]

    drive(small, steps)


def test_a_word_typed_at_the_lists_changes_nothing(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        before = record_of(app)
        # as a terminal without bracketed paste sends it: no pause between the letters
        for word in ("disk full note", "soil organism"):
            for letter in word:
                key = "space" if letter == " " else letter
                app.post_message(events.Key(key, letter))
            await settled(pilot)
            await pilot.pause()
            assert record_of(app) == before
            while app.screen is not app.page:
                await press(pilot, "escape")
            page_of(app).action_tab("assessment")
            await settled(pilot)

    drive(small, steps)


def test_keys_typed_ahead_go_into_the_dialog_that_comes_up(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        for letter in "nexus":  # e would export, x and u set a state
            app.post_message(events.Key(letter, letter))
        await settled(pilot)
        await pilot.pause()
        assert not any(isinstance(one, Export) for one in app.screen_stack)
        assert measure_form(app).text("summary") == "exus"

    drive(small, steps)


def test_every_key_that_changes_an_answer_says_so_and_can_be_taken_back(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        told = {
            "x": "G1: not disclosed; ^z takes it back.",
            "2": "G1: level low; ^z takes it back.",
            "r": "G1: level as derived; ^z takes it back.",
            "minus": "G1: not applicable; ^z takes it back.",
        }
        before = record_of(app)
        for key, words in told.items():
            await press(pilot, key)
            assert words in said(app)
        await press(pilot, "escape")  # from the reason that is asked for
        for _key in told:
            await press(pilot, "ctrl+z")
        assert record_of(app) == before
        await press(pilot, "u")
        asked(app, Searches)
        await press(pilot, "escape")
        assert record_of(app).assessments[0].answers["G1"].status
        await press(pilot, "i", "home", "delete")
        assert "delete act; ^z takes it back." in said(app)
        await press(pilot, "ctrl+z", "d")
        assert "duplicate act; ^z takes it back." in said(app)

    drive(small, steps)


def test_after_delete_and_undo_the_list_has_focus_and_cursor(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot, tab="instruments")
        listing = instruments(app).listing
        await press(pilot, "delete")
        assert listing.key is None
        assert listing.has_focus
        assert "No instruments yet" in screen_text(app)
        await press(pilot, "ctrl+z")
        assert listing.has_focus
        assert listing.key == "act"

    drive(small, steps)


def test_an_answer_twice_given_closes_one_dialog_only(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await shown(app, pilot)
        await press(pilot, "n")
        dialog = asked(app, NewMeasure)
        dialog.action_cancel()
        dialog.action_cancel()
        await pilot.pause()
        assert app.screen is app.page
        assert app.is_running

    drive(small, steps)
