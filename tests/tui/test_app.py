"""The app: nothing lost on the way out, undo everywhere, going and coming back, crashes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from tests.cli.harness import KEN, write
from tests.tui.harness import (
    contrast,
    drawn_lines,
    drive,
    faint,
    opened,
    press,
    said,
    screen_lines,
    screen_text,
    settled,
)
from tracker.analysis.request import Request
from tracker.config import Settings
from tracker.edit import EditGroup, SetValue
from tracker.errors import EditFailedError, LoadError, TrackerError, UsageError
from tracker.finding import Severity
from tracker.tui import crash, glyphs
from tracker.tui.app import TrackerApp
from tracker.tui.matrix.lens import RAMP
from tracker.tui.messages import Goto, News
from tracker.tui.screens.help import Help
from tracker.tui.screens.leaving import Leaving
from tracker.tui.session import Session
from tracker.tui.welcome import Welcome
from tracker.workspace import Batch, Opening, Workspace
from tracker.workspace.reader import Reader

LOW = EditGroup("G1 low", (SetValue(("assessments", 0, "answers", "G1", "level"), "low"),))
TITLE = EditGroup("title", (SetValue(("instruments", 0, "title"), "Soil Act"),))


def test_an_edit_is_seen_saved_and_said(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        heard: list[News] = []
        app.news.subscribe(app.page, heard.append, immediate=True)
        app.session.apply("KEN", LOW)
        await settled(pilot)
        assert "●KEN" in screen_text(app)
        assert "unsaved: KEN" in screen_lines(app)[0]
        assert heard[-1].codes == {"KEN"}
        assert heard[-1].edit
        assert heard[-1].edit.group is LOW
        await press(pilot, "ctrl+s")
        assert "level: low" in (small / "countries" / "KEN.yaml").read_text("utf-8")
        app.clear_notifications()
        await pilot.pause()
        assert "saved " in screen_lines(app)[0]
        assert "●KEN" not in screen_text(app)

    drive(small, steps)


def test_undo_and_redo_cross_records(own_demo: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        session = app.session
        session.apply("XAA", TITLE)
        session.apply("XAB", TITLE)
        assert " ".join(session.dirty) == "XAA XAB"
        await press(pilot, "ctrl+z")
        assert " ".join(session.dirty) == "XAA"
        await press(pilot, "ctrl+z")
        assert not session.dirty
        assert said(app)[-1] == "Undone in XAA: title"
        await press(pilot, "ctrl+y", "ctrl+y")
        assert " ".join(session.dirty) == "XAA XAB"
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert said(app)[-1] == "Nothing to undo."

    drive(own_demo, steps)


def test_an_edit_that_would_break_the_file_changes_nothing(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        wrong = EditGroup("wrong", (SetValue(("assessments", 0, "cycle"), "soon"),))
        with pytest.raises(EditFailedError):
            app.session.apply("KEN", wrong)
        assert not app.session.dirty

    drive(small, steps)


def test_leaving_asks_once_and_saves(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Leaving)
        assert "KEN" in screen_text(app)
        assert isinstance(app.focused, Button)
        assert app.focused.id == "save"
        await pilot.press("enter")
        await pilot.pause()

    app = drive(small, steps)
    assert not app.is_running
    assert "level: low" in (small / "countries" / "KEN.yaml").read_text("utf-8")


def test_staying_keeps_everything(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        await pilot.press("ctrl+q", "escape")
        await pilot.pause()
        assert app.screen is app.page
        assert " ".join(app.session.dirty) == "KEN"

    drive(small, steps)


def test_leaving_unsaved_keeps_the_work_for_the_next_start(small: Path) -> None:
    async def leave(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        app.session.keep_raw("KEN", "/instruments/0/adopted", "19x8")
        await pilot.press("ctrl+q", "shift+tab", "enter")
        await pilot.pause()

    async def come_back(app: TrackerApp, pilot: Pilot[None]) -> None:
        await settled(pilot)
        session = app.session
        ((file, found),) = session.left_behind().items()
        assert session.recover(file, found) == "KEN"
        assert " ".join(session.dirty) == "KEN"
        assert session.raw == {"KEN": {"/instruments/0/adopted": "19x8"}}
        assert session.left_behind() == {}
        session.undo()
        assert not session.changed

    drive(small, leave)
    assert (small / "countries" / "KEN.yaml").read_text("utf-8") == KEN
    drive(small, come_back)


def test_with_nothing_unsaved_leaving_asks_nothing(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running

    drive(small, steps)


def test_a_file_that_changed_on_disk_is_never_overwritten(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        theirs = KEN.replace("An Act", "Another Act")
        write(small, {"countries/KEN.yaml": theirs})
        assert app.session.stale() == ("KEN",)
        await press(pilot, "ctrl+s")
        assert (small / "countries" / "KEN.yaml").read_text("utf-8") == theirs
        app.session.take_theirs("KEN")
        assert not app.session.dirty
        app.session.undo()
        assert " ".join(app.session.dirty) == "KEN"

    drive(small, steps)


def test_keys_typed_in_a_bunch_go_to_where_the_focus_is_by_then(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        from textual import events

        for key in ("slash", "x", "a", "b"):
            app.post_message(events.Key(key, "/" if key == "slash" else key))
        await settled(pilot)
        await pilot.pause()
        assert "xab" in screen_lines(app)[1]

    drive(demonstrated, steps)


def test_a_small_window_says_so_and_comes_back(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        assert "too small" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.2)  # resizing is timed
        assert "Kenya" in screen_text(app)

    drive(small, steps, size=(50, 15))


def test_help_names_every_key_of_the_page(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f1")
        text = screen_text(app)
        assert "home.sort" in text
        assert "app.save" in text
        await press(pilot, "escape")
        assert app.screen is app.page

    drive(small, steps, size=(120, 90))


def test_help_names_the_keys_in_force_and_levels_once(small: Path) -> None:
    own = {"country.link": "f12", "app.save": "f11", "country.level-3": "f10"}

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto("country", code="KEN"))
        await settled(pilot)
        await press(pilot, "f1")
        text = screen_text(app)
        flat = " ".join(text.replace("│", " ").split())
        assert "F12 links a measure" in flat
        assert "F11 writes the file" in flat
        assert flat.count("0–9 Level") == 1
        assert "Level of this value" not in text
        assert not any(line.rstrip("│ ").endswith("country.") for line in text.splitlines())

    drive(small, steps, size=(80, 160), settings=Settings(keys=own))


@pytest.mark.parametrize("name", ["export", "view", "new-country"])
def test_help_is_there_in_dialogs_too(name: str, small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.action_dialog(name)
        await settled(pilot)
        dialog = app.screen
        await press(pilot, "f1")
        assert isinstance(app.screen, Help)
        await press(pilot, "f1", "escape")
        assert app.screen is dialog
        dialog.set_focus(None)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, Help)
        await press(pilot, "escape", "escape")
        assert len(app.screen_stack) == 1

    drive(small, steps)


def test_other_keys_come_from_the_settings(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        assert "F12 Save" in screen_lines(app)[-1]
        await press(pilot, "f12")
        assert not app.session.dirty

    drive(small, steps, size=(100, 30), settings=Settings(keys={"app.save": "f12"}))


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (Settings(keys={"app.sve": "f12"}), "no action 'app.sve'"),
        (Settings(keys={"app.save": "1"}), "digits are levels"),
        (Settings(keys={"app.undo": "s"}), "s can't be both app.undo .* and home.sort"),
        (Settings(keys={"app.save": "ctrl+q"}), "app.save .* and app.quit"),
        (Settings(theme="nothing"), "theme"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: Settings, why: str, small: Path) -> None:
    with pytest.raises(UsageError, match=why):
        opened(small, settings=settings)


@pytest.mark.parametrize(
    ("theme", "least"),
    [
        ("tracker-dark", 4.5),
        ("tracker-light", 4.5),
        ("tracker-contrast-dark", 7),
        ("tracker-contrast-light", 7),
    ],
)
def test_words_stand_out_in_every_theme_of_ours(theme: str, least: float, small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        assert app.theme == theme
        app.session.apply("KEN", LOW)
        await settled(pilot)
        assert not faint(app, least)
        await press(pilot, "slash", "a")
        assert not faint(app, least)
        await press(pilot, "escape", "n")
        assert not faint(app, least, within="#dialog")
        await press(pilot, "escape", "f1")
        assert not faint(app, least, within="#dialog")
        await press(pilot, "escape")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not faint(app, least, within="#dialog")
        await pilot.press("escape")

    drive(small, steps, settings=Settings(theme=theme))


@pytest.mark.parametrize(
    ("theme", "least"),
    [
        ("tracker-dark", 4.5),
        ("tracker-light", 4.5),
        ("tracker-contrast-dark", 7),
        ("tracker-contrast-light", 7),
    ],
)
def test_words_stand_out_on_every_page(theme: str, least: float, demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for mode in ("matrix", "gaps", "statements", "problems"):
            app.go(Goto(mode))
            await settled(pilot)
            await press(pilot, "down")
            # ink on the fills of levels is a matter of the level's own colour
            assert not faint(app, least, beside=set(fills(app)))

    drive(demonstrated, steps, size=(120, 40), settings=Settings(theme=theme))


def fills(app: TrackerApp) -> Iterator[str]:
    """Yield the colours of levels and of ranks."""
    yield from (level.colour for level in app.session.view.framework.scale)
    yield from (str(one.bgcolor.name) for one in RAMP if one.bgcolor)


def test_ink_on_a_fill_stands_out(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        for colour in fills(app):
            style = glyphs.fill(colour)
            assert style.color
            assert style.bgcolor
            assert style.color.triplet
            assert style.bgcolor.triplet
            assert contrast(style.color.triplet, style.bgcolor.triplet) >= 4.5

    drive(demonstrated, steps)


def test_a_message_that_comes_again_stands_there_once_and_away_from_what_is_pressed(
    small: Path,
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.action_dialog("export")
        await settled(pilot)
        for _time in range(3):
            app.say("Nothing to undo.")
        app.say("Something else")
        await pilot.pause()
        assert said(app) == ["Nothing to undo.", "Something else"]
        toasts = [one for one in app.screen.query("Toast") if one.display]
        buttons = app.screen.query_one(".buttons").region
        assert toasts
        assert all(one.region.bottom < buttons.y for one in toasts)
        assert toasts[0].region.y == 0
        app.say("Written: /tmp/" + "x" * 90 + " " + "word " * 30 + "end")
        await pilot.pause()
        assert "".join(screen_text(app).split()).count("x") >= 90
        assert " end " in screen_text(app)

    drive(small, steps)


def test_hints_in_the_footer_stand_apart(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for mode in ("home", "country", "matrix", "gaps", "statements", "problems"):
            app.go(Goto(mode, code="XAA"))
            await settled(pilot)
            before, palette, _after = screen_lines(app)[-1].partition("^p palette")
            assert palette
            assert before.endswith(" ")

    drive(demonstrated, steps, settings=Settings(keys={"app.save": "shift+f12"}))


def test_scroll_bars_are_one_cell_wide(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for mode in ("home", "matrix", "statements"):
            app.go(Goto(mode))
            await settled(pilot)
            bars = [one for one in app.screen.query("*") if one.show_vertical_scrollbar]
            assert bars
            assert all(one.scrollbar_size_vertical == 1 for one in bars)

    drive(demonstrated, steps)


def test_notes_are_counted_beside_errors_and_warnings(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        notes = sum(one.severity is Severity.INFO for one in app.session.findings)
        assert f"{notes} notes" in screen_lines(app)[-2]

    drive(demonstrated, steps)


def test_only_ascii_is_drawn_where_that_is_wanted(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        await press(pilot, "n")
        await press(pilot, "escape")
        assert "".join(drawn_lines(app)).isascii()

    drive(small, steps, ascii_only=True)


def test_a_bug_leaves_no_contents_on_the_terminal_nor_in_the_file(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "soil organisms shall be protected"  # noqa: S105 - of the record
    app = opened(small)

    def broken() -> None:
        found = secret
        raise RuntimeError(found)

    async def steps() -> None:
        async with app.run_test() as pilot:
            await settled(pilot)
            app.call_later(broken)
            await pilot.pause()

    import asyncio

    with pytest.raises(RuntimeError):
        asyncio.run(steps())
    log = (tmp_path / "state" / crash.FILE).read_text("utf-8")
    assert "RuntimeError" in log
    assert "in broken" in log
    assert secret not in log
    out, err = capsys.readouterr()
    assert secret not in out + err
    if os.name != "nt":
        assert (tmp_path / "state" / crash.FILE).stat().st_mode & 0o777 == 0o600


def test_what_can_not_be_an_edit_yet_is_unsaved_and_outlives_saving(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        session = app.session
        session.keep_raw("KEN", "/instruments/0/adopted", "19x8")
        assert session.dirty == ("KEN",)
        session.apply("KEN", LOW)
        await press(pilot, "ctrl+s")
        assert not session.changed
        assert session.is_dirty("KEN")
        session.close()
        ((_file, found),) = session.left_behind().items()
        assert found.raw == {"/instruments/0/adopted": "19x8"}
        session.keep_raw("KEN", "/instruments/0/adopted", None)
        assert not session.is_dirty("KEN")

    drive(small, steps)


def test_the_first_page_waits_for_no_record(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio
    from threading import Event

    may_go, batches = Event(), Workspace.batches

    def slow(self: Workspace) -> Iterator[Opening | Batch]:
        for step in batches(self):
            yield step
            assert may_go.wait(timeout=60)

    monkeypatch.setattr(Workspace, "batches", slow)
    app = opened(small)

    async def steps() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            while not app.session.is_ready:
                await pilot.pause()
            await pilot.pause()
            assert "Code" in screen_lines(app)[1]
            assert screen_lines(app)[-2].startswith(" Reading…  0 of 2 records")
            may_go.set()
            await settled(pilot)
            assert "2 of 2 records" in screen_lines(app)[-2]
            assert "Reading" not in screen_lines(app)[-2]

    asyncio.run(steps())


def test_no_file_is_parsed_twice_on_the_way_through_the_pages(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    make = Reader.make

    def counted(reader: Reader, code: str) -> object:
        parsed.append(code)
        return make(reader, code)

    monkeypatch.setattr(Reader, "make", counted)

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for key in ("f3", "f4", "f5", "f6", "f7", "f2"):
            await press(pilot, key)
            await settled(pilot)
        assert sorted(parsed) == ["KEN", "UGA"]
        assert app.mode == "home"

    drive(small, steps)


def _raise(error: TrackerError) -> Iterator[Opening | Batch]:
    raise error


def gone(app: TrackerApp) -> None:
    """Run an app that leaves by itself."""
    import asyncio

    async def steps() -> None:
        async with app.run_test() as pilot:
            while app.is_running:
                await pilot.pause()

    asyncio.run(asyncio.wait_for(steps(), timeout=60))


@pytest.mark.parametrize("error", [LoadError("built-in file"), UsageError("no such thing")])
def test_where_nothing_can_be_read_one_is_told_why(
    error: TrackerError, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: Workspace) -> Iterator[Opening | Batch]:
        del self
        yield from _raise(error)

    monkeypatch.setattr(Workspace, "batches", failing)
    app = opened(small)

    gone(app)
    assert app.return_code == 2


def test_a_framework_that_does_not_exist_is_said_to_be_so(small: Path) -> None:
    app = opened(small, request=Request(framework="nothing"))

    gone(app)
    assert app.return_code == 2


def test_where_there_is_no_workspace_something_is_offered(tmp_path: Path) -> None:
    import asyncio

    async def chosen(*keys: str) -> str | None:
        app = Welcome(tmp_path / "mine", settings=Settings())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
        return app.choice

    assert asyncio.run(chosen("enter")) == "demo"
    assert asyncio.run(chosen("down", "enter")) == "empty"
    assert asyncio.run(chosen("j", "j", "enter")) is None
    assert asyncio.run(chosen("escape")) is None


def test_a_letter_jumps_to_a_part_of_the_page(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", "x", "ctrl+o")
        assert " a " in screen_lines(app)[1]
        assert " b " in screen_lines(app)[2]
        await press(pilot, "b")
        assert app.screen is app.page
        assert app.focused is app.page.query_one("#countries")

    drive(demonstrated, steps)


def test_reading_again_finds_what_came_went_or_changed(own_demo: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        session = app.session
        session.apply("XAA", TITLE)
        session.apply("XAB", TITLE)
        await press(pilot, "ctrl+s")
        session.apply("XAA", LOW)
        countries = own_demo / "countries"
        theirs = (countries / "XAB.yaml").read_text("utf-8").replace("Soil Act", "Their Act")
        write(own_demo, {"countries/XAB.yaml": theirs})
        (countries / "XAC.yaml").rename(countries / "XZZ.yaml")
        await press(pilot, "f9")
        await settled(pilot)
        assert "XZZ" in session.shelf.entries
        assert "XAC" not in session.shelf.entries
        assert session.collection.not_read == ("XZZ",)
        assert session.changed == ("XAA",)
        record = session.record("XAB")
        assert record
        assert record.instruments[0].title == "Their Act"
        session.undo()
        session.undo()
        assert session.undo() is None

    drive(own_demo, steps)


def test_a_file_that_changed_is_taken_as_it_is_when_it_is_opened(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        write(small, {"countries/KEN.yaml": KEN.replace("committed", "acknowledged")})
        app.session.open("KEN")
        facts = app.session.shelf.entries["KEN"].facts
        assert facts
        assert facts.assessments[0].cells["G7"].derived_level == "mentioned"
        app.session.apply("KEN", LOW)
        app.session.save("KEN")

    drive(small, steps)


def test_esc_comes_back_from_every_dive_whatever_was_shown_before(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f2", "f4")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert app.current_mode == "country"
        await press(pilot, "escape")
        await settled(pilot)
        assert app.current_mode == "matrix"
        await press(pilot, "f5")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert app.current_mode == "matrix"
        for mode in ("gaps", "matrix", "home"):
            await press(pilot, "escape")
            await settled(pilot)
            assert app.current_mode == mode
        await press(pilot, "f4", "f5", "f4", "escape")
        await settled(pilot)
        assert app.current_mode == "home"

    drive(demonstrated, steps, size=(120, 40))


def test_where_there_are_only_notes_the_next_problem_counts_them(
    demonstrated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        notes = [one for one in app.session.findings if one.severity is Severity.INFO]
        assert len(notes) > 1
        monkeypatch.setattr(Session, "findings", notes)
        await press(pilot, "f8")
        assert said(app)[-1] == f"No errors or warnings; {len(notes)} notes (F7)"
        monkeypatch.setattr(Session, "findings", [])
        await press(pilot, "f8")
        assert said(app)[-1] == "No problems."

    drive(demonstrated, steps)


def test_saving_says_what_is_not_finished_and_only_what_was_written(small: Path) -> None:
    measure = "KEN: a new measure is not finished (n); it is kept and will be offered."

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+s")
        assert said(app) == ["Nothing to save."]
        app.clear_notifications()
        app.session.keep_raw("KEN", "/new measure/summary", "half")
        app.session.keep_raw("KEN", "/instruments/0/adopted", "19x8")
        await press(pilot, "ctrl+s")
        assert said(app)[-1].startswith(measure)
        assert "instruments / 0 / adopted" in said(app)[-1]
        app.clear_notifications()
        app.session.apply("KEN", LOW)
        await press(pilot, "ctrl+s")
        assert said(app)[-1].startswith(f"Saved. {measure}")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Leaving)
        assert "a new measure is not finished (n)" in " ".join(screen_text(app).split())
        assert "Save and leave" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not app.is_running

    drive(small, steps)
