"""Saving: conflicts are asked about, no side is lost, differences can be taken field by field."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Static

from tests.cli.harness import KEN, write
from tests.cli.test_hostile import TITLE, harmful
from tests.tui.harness import LOW, drive, press, said, screen_text, settled
from tracker.edit import EditGroup, SetValue
from tracker.errors import WriteError
from tracker.tui import sides
from tracker.tui.app import TrackerApp
from tracker.tui.screens.conflict import Conflict
from tracker.tui.screens.difference import Difference

HIGH = EditGroup("G7 high", (SetValue(("assessments", 0, "answers", "G7", "level"), "high"),))
THEIRS = KEN.replace("An Act", "Another Act")
SIZES = [(80, 24), (160, 45)]


def disk(root: Path) -> str:
    return (root / "countries" / "KEN.yaml").read_text("utf-8")


def kept(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "state" / sides.KEPT
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {one.name: one.read_text("utf-8") for one in files}


async def in_conflict(app: TrackerApp, pilot: Pilot[None], root: Path, theirs: str) -> Conflict:
    """Edit here, have another program write the file, and save."""
    app.session.apply("KEN", LOW)
    write(root, {"countries/KEN.yaml": theirs})
    await pilot.press("ctrl+s")
    await settled(pilot)
    assert isinstance(app.screen, Conflict)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
def test_a_conflict_says_what_each_way_does_and_leaves_both_sides(
    small: Path, size: tuple[int, int]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await in_conflict(app, pilot, small, THEIRS)
        text = screen_text(app)
        for words in ("changed on disk", "2 fields differ", "Put together", "Keep mine", "Later"):
            assert words in text
        assert isinstance(app.focused, Button)
        assert app.focused.id == "difference"
        await pilot.press("escape")
        await settled(pilot)
        assert app.session.dirty == ("KEN",)
        assert disk(small) == THEIRS

    drive(small, steps, size=size)


def test_mine_replaces_the_file_and_theirs_is_put_aside(small: Path, tmp_path: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await in_conflict(app, pilot, small, THEIRS)
        await pilot.press("m")
        await settled(pilot)
        assert app.screen is app.page
        assert app.session.dirty == ()
        assert "level: low" in disk(small)
        assert "Another Act" not in disk(small)
        ((name, text),) = kept(tmp_path).items()
        assert name.startswith("KEN-")
        assert name.endswith("-theirs.yaml")
        assert text == THEIRS
        assert any(name in one.replace("\n", "") for one in said(app))

    drive(small, steps)


def test_theirs_is_taken_mine_is_put_aside_and_comes_back(small: Path, tmp_path: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await in_conflict(app, pilot, small, THEIRS)
        mine = app.session.open("KEN").text
        await pilot.press("t")
        await settled(pilot)
        assert not app.session.dirty
        assert app.session.open("KEN").text == THEIRS
        assert list(kept(tmp_path).values()) == [mine]
        await press(pilot, "ctrl+z")
        assert app.session.open("KEN").text == mine
        assert app.session.dirty == ("KEN",)

    drive(small, steps)


def test_both_are_put_together_where_they_touch_other_fields(small: Path, tmp_path: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await in_conflict(app, pilot, small, THEIRS)
        await pilot.press("p")
        await settled(pilot)
        assert app.session.dirty == ()
        assert "level: low" in disk(small)
        assert "Another Act" in disk(small)
        assert list(kept(tmp_path).values()) == [THEIRS]

    drive(small, steps)


def test_where_both_changed_a_field_it_is_named_and_mine_stays(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        theirs = THEIRS.replace("G1: {}", "G1: {level: high, reason: so}")
        await in_conflict(app, pilot, small, theirs)
        about = str(app.screen.query_one("#about-together", Static).visual)
        assert "G1 / level" in about
        await pilot.press("p")
        await settled(pilot)
        text = disk(small)
        assert "level: low" in text
        assert "reason: so" in text
        assert "Another Act" in text

    drive(small, steps)


def test_a_file_that_changes_while_the_question_is_asked_is_not_overwritten(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await in_conflict(app, pilot, small, THEIRS)
        again = THEIRS.replace("Another", "A third")
        write(small, {"countries/KEN.yaml": again})
        await pilot.press("m")
        await settled(pilot)
        assert app.screen is screen
        assert "once more" in screen_text(app)
        assert disk(small) == again

    drive(small, steps)


def test_a_file_that_is_gone_or_broken_is_asked_about_too(small: Path, tmp_path: Path) -> None:
    async def gone(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        (small / "countries" / "KEN.yaml").unlink()
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, Conflict)
        assert not app.screen.query_one("#choice-theirs").display
        await pilot.press("m")
        await settled(pilot)
        assert "level: low" in disk(small)
        assert kept(tmp_path) == {}

    async def broken(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", HIGH)
        write(small, {"countries/KEN.yaml": "a: [\n"})
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert not app.screen.query_one("#choice-together").display
        await pilot.press("enter")
        await settled(pilot)
        assert "compared by lines" in screen_text(app)
        await pilot.press("escape", "m")
        await settled(pilot)
        assert "level: high" in disk(small)
        assert list(kept(tmp_path).values()) == ["a: [\n"]

    drive(small, gone)
    drive(small, broken)


def test_what_cannot_be_put_aside_is_not_replaced(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> Path:
        raise WriteError("KEN.yaml", "No space left on device")

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await in_conflict(app, pilot, small, THEIRS)
        monkeypatch.setattr(sides, "keep_copy", full)
        for key in "mtp":
            await pilot.press(key)
            await settled(pilot)
            assert app.screen is screen
            assert "No space left" in screen_text(app)
        assert disk(small) == THEIRS
        assert app.session.dirty == ("KEN",)

    drive(small, steps)


@pytest.mark.parametrize("reason", ["No space left on device", "Read-only file system"])
def test_a_save_that_fails_says_why_and_loses_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, reason)

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        with monkeypatch.context() as context:
            context.setattr("tracker.files.writing.tempfile.mkstemp", full)
            await press(pilot, "ctrl+s")
        assert reason in said(app)[-1]
        assert "nothing there was changed" in said(app)[-1]
        assert disk(small) == KEN
        assert app.session.dirty == ("KEN",)
        assert list((tmp_path / "state" / "journals").glob("*.journal"))
        await press(pilot, "ctrl+s")
        assert "level: low" in disk(small)

    drive(small, steps)


def test_leaving_with_a_failing_save_stays(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        monkeypatch.setattr("tracker.files.writing.tempfile.mkstemp", full)
        await pilot.press("ctrl+q")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert app.is_running
        assert app.session.dirty == ("KEN",)

    drive(small, steps)


@pytest.mark.parametrize("size", SIZES)
def test_a_field_is_taken_from_disk_and_given_back(small: Path, size: tuple[int, int]) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        app.session.apply("KEN", HIGH)
        app.push_screen(Difference("KEN"))
        await settled(pilot)
        text = screen_text(app)
        assert "2 fields differ" in text
        assert "G1 / level" in text
        assert "+ low" in text
        await press(pilot, "r")
        assert "1 field differs" in screen_text(app)
        await press(pilot, "ctrl+z")
        assert "2 fields differ" in screen_text(app)
        await press(pilot, "r", "r")
        assert "nothing differs" in screen_text(app)
        assert app.session.dirty == ()

    drive(small, steps, size=size)


def test_long_texts_differ_line_by_line_and_comments_too(small: Path) -> None:
    notes = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"
    where = ("assessments", 0, "answers", "G7", "notes")
    text = KEN.replace("why: it is}]}", "why: it is}]}".replace("}]}", "}], notes: x}"))

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", EditGroup("notes", (SetValue(where, notes),)))
        app.session.save("KEN")
        changed = notes.replace("four", "fourth")
        app.session.apply("KEN", EditGroup("notes", (SetValue(where, changed),)))
        app.push_screen(Difference("KEN"))
        await settled(pilot)
        shown = screen_text(app)
        assert "- four" in shown
        assert "+ fourth" in shown
        assert "seven" in shown
        await press(pilot, "escape")
        app.session.save("KEN")
        content = disk(small)
        write(small, {"countries/KEN.yaml": "# a comment\n" + content})
        app.push_screen(Difference("KEN"))
        await settled(pilot)
        assert "only comments or the layout" in screen_text(app)
        assert "- # a comment" in screen_text(app)

    write(small, {"countries/KEN.yaml": text})
    drive(small, steps, size=(120, 40))


def test_hostile_texts_are_compared_as_text(tmp_path: Path) -> None:
    root = write(tmp_path / "hostile", {"countries/KEN.yaml": KEN})
    hostile = KEN.replace("title: An Act", f'title: "{TITLE}"').replace("id: act", "id: '[/]'")

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await in_conflict(app, pilot, root, hostile + "\x1b]0;x\x07")
        assert not harmful(screen_text(app))
        await pilot.press("d")
        await settled(pilot)
        assert not harmful(screen_text(app))
        await pilot.press("escape", "escape")
        write(root, {"countries/KEN.yaml": hostile})
        await settled(pilot)
        app.push_screen(Difference("KEN"))
        await settled(pilot)
        for _row in range(4):
            assert not harmful(screen_text(app))
            await press(pilot, "down")
        assert "[/]" in screen_text(app)

    drive(root, steps, size=(120, 40))


def test_a_copy_is_for_this_user_alone(small: Path, tmp_path: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        one = sides.keep(app.session, "KEN", b"1", "mine")
        other = sides.keep(app.session, "KEN", b"2", "mine")
        assert one != other
        if os.name != "nt":
            assert one.stat().st_mode & 0o777 == 0o600

    drive(small, steps)
    assert sorted(kept(tmp_path).values()) == ["1", "2"]


def offered(app: TrackerApp) -> set[str]:
    """Return what the footer offers, by the actions' names."""
    return {one.binding.action for one in app.screen.active_bindings.values() if one.binding.show}


@pytest.mark.parametrize("case", ["folder", "gone", "broken"])
def test_a_conflict_offers_only_what_can_be_done(small: Path, case: str) -> None:
    path = small / "countries" / "KEN.yaml"

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        path.unlink()
        if case == "folder":
            path.mkdir()
        elif case == "broken":
            path.write_text("a: [\n", "utf-8")
        await pilot.press("ctrl+s")
        await settled(pilot)
        text = " ".join(screen_text(app).split())
        ways = offered(app) & {"difference", "together", "mine", "theirs"}
        if case == "folder":
            assert ways == set()
            assert "No file on disk any more" in text
            assert "Keep mine" not in text
            assert "or remove it. Your changes" in text.replace("│ │ ", "")
            await pilot.press("m", "t", "p", "d")
            await settled(pilot)
            assert isinstance(app.screen, Conflict)
            await pilot.press("enter")
            await settled(pilot)
            assert len(app.screen_stack) == 1
        elif case == "gone":
            assert ways == {"mine"}
            assert "Deleted on disk" in text
            assert "was deleted on disk" in text
        else:
            assert ways == {"difference", "mine", "theirs"}
            assert "can't be read as a record." in text
        assert app.session.dirty == ("KEN",)

    drive(small, steps, size=(120, 40))


def test_after_theirs_nothing_is_said_to_be_saved(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await in_conflict(app, pilot, small, THEIRS)
        await pilot.press("t")
        await settled(pilot)
        assert not app.session.dirty
        assert "Saved." not in said(app)
        app.session.apply("KEN", HIGH)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "Saved." in said(app)

    drive(small, steps)
