"""What is shown during long work has no thread of its own: processes are copied meanwhile."""

import io
import threading

import pytest

from tracker.cli import progress


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress, "OFTEN", -1.0)
    return made


def test_the_bar_moves_and_has_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    threads = threading.active_count()
    with progress.shown(quiet=False) as callback:
        assert callback is not None
        for done in (1, 2, 3):
            callback(done, 3)
            assert threading.active_count() == threads
            assert f"{done}/3" in terminal.getvalue()
    assert threading.active_count() == threads


def test_what_is_being_done_is_said_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with progress.told("Making it", quiet=False):
        assert terminal.getvalue() == "Making it\r"
    assert terminal.getvalue() == "Making it\r" + 18 * " " + "\r"


def test_nobody_is_told_who_does_not_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    with progress.told("Making it", quiet=True), progress.shown(quiet=True) as callback:
        assert callback is None
    assert terminal.getvalue() == ""
