"""What a killed program leaves: offered at the next start, restored, looked at, thrown away."""

import contextlib
import os
import select
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.cli.harness import KEN, ROOT, write
from tests.cli.test_hostile import TITLE, harmful
from tests.tui.harness import LOW, drive, press, said, screen_text, settled
from tracker.edit import EditGroup
from tracker.editing.journal import recover
from tracker.tui import sides
from tracker.tui.app import TrackerApp
from tracker.tui.screens.conflict import Conflict
from tracker.tui.screens.difference import Difference
from tracker.tui.screens.recovery import Recovery

PATIENCE = 60
"""Seconds without any output after which the program under the terminal counts as stuck."""

PROGRAM = """
import sys
from pathlib import Path
from tests.tui.harness import LOW, opened
from tracker.tui.screens.review import Review

app = opened(Path(sys.argv[1]))
app.offer_recovery = lambda: app.push_screen(Review("KEN", "G7"))
app.run()
"""


def kind(app: TrackerApp) -> type[object]:
    """Return what is shown."""
    return type(app.screen)


def disk(root: Path) -> str:
    return (root / "countries" / "KEN.yaml").read_text("utf-8")


@contextlib.contextmanager
def terminal(root: Path) -> Iterator[tuple[int, int]]:
    """Run the screens under a terminal of their own; yield process and terminal; kill in the end."""
    import pty

    pid, handle = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="xterm-256color", COLUMNS="100", LINES="40", PYTHONPATH=str(ROOT))
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, str(root)])  # noqa: S606 - ourselves
    try:
        yield pid, handle
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(handle)


def read(handle: int) -> str:
    """Return what the program draws next."""
    ready, _writable, _broken = select.select([handle], [], [], PATIENCE)
    assert ready, "nothing was drawn any more"
    return os.read(handle, 65536).decode(errors="replace")


def until_drawn(handle: int, words: str) -> None:
    seen = ""
    while words not in seen:
        seen += read(handle)


def comment_left(folder: Path) -> str:
    """Return the text that the journal holds, while the program still runs."""
    for file in folder.glob("*.journal"):
        found = recover(file)
        if found is not None:
            return found.text
    return ""


@pytest.mark.skipif(os.name == "nt", reason="there is no pty")
def test_killed_while_typing_all_but_the_last_second_comes_back(
    small: Path, tmp_path: Path
) -> None:
    journals = tmp_path / "state" / "journals"
    with terminal(small) as (pid, handle):
        until_drawn(handle, "Reviewer, role")
        os.write(handle, b"c")
        typed = "crop rotation is named in the annex"
        for letter in typed:
            os.write(handle, letter.encode())
        while typed not in comment_left(journals):
            # what is drawn by the blinking cursor keeps this going until the typing has rested
            read(handle)
        os.write(handle, b" and this comes too late")
        os.kill(pid, signal.SIGKILL)
    assert disk(small) == KEN

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        assert kind(app) is Recovery
        assert "reviewer's comment" in screen_text(app)
        assert "has not been changed since" in screen_text(app)
        await press(pilot, "r")
        assert len(app.screen_stack) == 1
        assert app.session.dirty == ("KEN",)
        record = app.session.record("KEN")
        assert record is not None
        review = record.assessments[0].answers["G7"].review
        assert review is not None
        assert review.comment is not None
        assert review.comment.startswith(typed)
        await press(pilot, "ctrl+s")
        assert typed in disk(small)
        assert app.session.left_behind() == {}

    drive(small, steps)


def leave(root: Path) -> None:
    """Make an edit and stop without saving."""

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        app.session.apply("KEN", LOW)

    drive(root, steps)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_it_can_be_looked_at_and_left_for_later(small: Path, size: tuple[int, int]) -> None:
    leave(small)

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        assert kind(app) is Recovery
        await press(pilot, "d")
        assert kind(app) is Difference
        text = screen_text(app)
        assert "G1 / level" in text
        assert "+ low" in text
        await press(pilot, "r")
        assert app.session.dirty == ()
        await press(pilot, "escape", "escape")
        assert len(app.screen_stack) == 1
        assert app.session.dirty == ()
        assert len(app.session.left_behind()) == 1

    drive(small, steps, size=size)


def test_thrown_away_it_is_not_offered_again_but_a_copy_is_named(
    small: Path, tmp_path: Path
) -> None:
    leave(small)

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "x")
        assert len(app.screen_stack) == 1
        assert app.session.left_behind() == {}
        (copy,) = (tmp_path / "state" / sides.KEPT).iterdir()
        assert "level: low" in copy.read_text("utf-8")
        assert copy.name in said(app)[-1].replace("\n", "")

    drive(small, steps)


def test_restored_over_a_file_that_changed_both_sides_are_shown_and_kept(
    small: Path, tmp_path: Path
) -> None:
    leave(small)
    theirs = KEN.replace("An Act", "Another Act")
    write(small, {"countries/KEN.yaml": theirs})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        assert "has been changed since" in " ".join(screen_text(app).split())
        await press(pilot, "r")
        assert kind(app) is Conflict
        assert "2 fields differ" in screen_text(app)
        (copy,) = (tmp_path / "state" / sides.KEPT).iterdir()
        assert copy.read_text("utf-8") == theirs
        assert disk(small) == theirs
        await press(pilot, "p")
        assert "Another Act" in disk(small)
        assert "level: low" in disk(small)

    drive(small, steps)


def test_hostile_journals_are_shown_as_text(small: Path) -> None:
    label = EditGroup(TITLE, LOW.edits)

    async def make(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        app.session.apply("KEN", label)

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await settled(pilot)
        assert kind(app) is Recovery
        assert not harmful(screen_text(app))

    drive(small, make)
    drive(small, steps)
