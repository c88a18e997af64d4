"""Keys that come faster than screens do, and pastes that would press keys."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.tui.harness import drive, opened, press, settled
from tracker.tui.app import TrackerApp
from tracker.tui.pasted import END, START, Pasted, guard_pastes
from tracker.tui.screens.leaving import Leaving
from tracker.tui.screens.text import WHOLE, TextEditor

HOSTILE = "zqz \x1b[31m m n 3 \x1b]52;c;QUJD\x07 \x9b5n \x1b u"


def burst(app: TrackerApp, *keys: str) -> None:
    """Put keys into the queue at once, as a slow line does."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ("f2", ["ctrl+p", "pagedown"]),
        ("f2", ["ctrl+p", "z", "pageup"]),
        ("f7", ["ctrl+p", "enter", "enter"]),
        ("f2", ["f6", "ctrl+p"]),
        ("f5", ["ctrl+o", "a", "a"]),
    ],
    ids=" ".join,
)
def test_bursts_end_nothing(small: Path, page: str, keys: list[str]) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, page)
        burst(app, *keys)
        for _round in range(4):
            await settled(pilot)
        assert app.is_running

    drive(small, steps, size=(120, 40))


def test_a_paste_with_escapes_is_one_text() -> None:
    guard_pastes()
    guard_pastes()
    found = list(XTermParser().feed(f"a{START}{HOSTILE}{END}b\x1b[A"))
    assert [type(one).__name__ for one in found] == ["Key", "Paste", "Key", "Key"]
    pasted = found[1]
    assert isinstance(pasted, events.Paste)
    assert pasted.text == HOSTILE.replace("\x1b", "").replace("\x9b", "")
    assert [one.key for one in found if isinstance(one, events.Key)] == ["a", "b", "up"]


@given(
    st.lists(st.sampled_from(["a", "\x1b", START, END, "\x1b[20", "[201~", "\x9b", "é"])),
    st.lists(st.integers(1, 7)),
)
def test_pieces_make_no_difference(parts: list[str], cuts: list[int]) -> None:
    whole = "".join(parts)
    follow, found, at = Pasted(), "", 0
    for cut in [*cuts, len(whole)]:
        found += follow.cleaned(whole[at : at + cut])
        at += cut
    expected = Pasted().cleaned(whole)
    assert found == expected
    assert bare(whole).startswith(bare(expected))  # a mark that is begun at the end waits


def bare(text: str) -> str:
    return text.replace("\x1b", "").replace("\x9b", "")


def test_outside_pastes_nothing_is_taken_away() -> None:
    keys = "\x1b[A\x1bOP\x1b[<0;3;4M\x1b"
    assert Pasted().cleaned(keys) == keys


def test_text_of_a_broken_record_is_kept_as_it_is_typed(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.open_text("UGA")
        await settled(pilot)
        await pilot.press("Q", "Q")
        assert app.session.dirty == ("UGA",)
        await press(pilot, "escape")
        assert not isinstance(app.screen, TextEditor)
        app.open_text("UGA")
        await settled(pilot)
        assert "QQ" in app.screen.query_one(TextArea).text
        await pilot.press("escape", "ctrl+q")
        await settled(pilot)
        assert isinstance(app.screen, Leaving)

    app = drive(small, steps)
    assert "QQ" in app.session.raw["UGA"][WHOLE]
    (offered,) = opened(small).session.left_behind().values()
    assert "QQ" in offered.raw[WHOLE]
