"""The app: nothing lost on the way out, undo everywhere, going and coming back, crashes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from tests.cli.harness import KEN, write
from tests.tui.harness import (
    LOW,
    drive,
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
from tracker.tui import crash
from tracker.tui.app import TrackerApp
from tracker.tui.messages import News
from tracker.tui.screens.leaving import Leaving
from tracker.tui.session import Session
from tracker.tui.welcome import Welcome
from tracker.workspace import Batch, Opening, Workspace
from tracker.workspace.reader import Reader

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
