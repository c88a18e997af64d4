"""One key table for each screen: no key means two things, digits are levels, ids are unique."""

from pathlib import Path
from typing import get_args

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot

from tests.tui.harness import drive, screen_lines, settled
from tracker.errors import UsageError
from tracker.tui import keys, screens
from tracker.tui.app import TrackerApp
from tracker.tui.keys import CONTROL_KEYS_TO_AVOID, GLOBAL, Key
from tracker.tui.messages import Goto, Mode
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.listing import Listing

PAGES = [mode for mode in get_args(Mode) if screens.is_there(mode)]
DIALOGS = [name for name in screens.DIALOGS if screens.is_there(name)]
TABLES: dict[str, tuple[Key, ...]] = {
    "everywhere": GLOBAL,
    **{mode: screens.page(mode).KEYS for mode in PAGES},
    **{name: screens.dialog_class(name).KEYS for name in DIALOGS},
}


def split(one: Key) -> list[str]:
    return [key.strip() for key in one.keys.split(",")]


@pytest.mark.parametrize("mode", PAGES)
def test_no_key_means_two_things_on_a_page(mode: str) -> None:
    found = [key for one in (*GLOBAL, *TABLES[mode]) for key in split(one)]
    assert sorted(set(found)) == sorted(found)


@pytest.mark.parametrize("name", DIALOGS)
def test_no_key_means_two_things_in_a_dialog(name: str) -> None:
    found = [key for one in TABLES[name] for key in split(one)]
    assert sorted(set(found)) == sorted(found)


@pytest.mark.parametrize("mode", PAGES)
def test_a_page_takes_no_key_of_a_list_or_filter(mode: str) -> None:
    widgets: tuple[type[DOMNode], ...] = (Listing, FilterBar)
    moves = {
        key
        for widget in widgets
        for one in widget.BINDINGS
        if isinstance(one, Binding)
        for key in one.key.split(",")
    }
    assert not moves & {key for one in TABLES[mode] for key in split(one)} - {"escape"}


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_such_as_terminals_send_and_fields_let_through(name: str) -> None:
    for one in TABLES[name]:
        for key in split(one):
            assert key not in CONTROL_KEYS_TO_AVOID
            assert not (one.priority and len(key) == 1)
            assert not (one.priority and key in ("slash", "question_mark"))
            assert not key.isdigit() or one.action.startswith("level(")


def test_ids_are_unique_and_say_where_they_belong() -> None:
    found = {(one.id, one.keys, one.action) for table in TABLES.values() for one in table}
    ids = [one for one, _keys, _action in found]
    assert sorted(set(ids)) == sorted(ids)
    assert all("." in one for one in ids)


@pytest.mark.parametrize("mode", PAGES)
def test_the_footer_fits_a_narrow_window(mode: Mode, small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto(mode, code="KEN"))
        await settled(pilot)
        last = screen_lines(app)[-1]
        assert "F1 Help" in last

    drive(small, steps)


@pytest.mark.parametrize("mode", PAGES)
def test_the_footer_has_at_most_eight_hints(mode: str) -> None:
    shown = [one for one in (*GLOBAL, *TABLES[mode]) if one.footer]
    assert len(shown) <= 7  # and the palette


@pytest.mark.parametrize("mode", PAGES)
def test_a_page_has_its_table_as_bindings_and_says_what_it_is(mode: str) -> None:
    page = screens.page(mode)
    ids = {one.id for one in page.BINDINGS if isinstance(one, Binding)}
    assert {one.id for one in page.KEYS} <= ids
    assert page.HELP
    assert page.NAME


@pytest.mark.parametrize("name", ["conflict", "difference", "export", "recovery", "review", "view"])
def test_a_dialog_says_what_it_is(name: str) -> None:
    assert screens.dialog_class(name).HELP


def test_function_keys_go_to_the_pages_in_order() -> None:
    going = [one.keys for one in GLOBAL if one.action.startswith("go(")]
    assert going == ["f2", "f3", "f4", "f5", "f6", "f7"]


def test_all_known_keys_can_be_remapped() -> None:
    assert keys.keymap({"app.save": "f12"}, keys.all_keys()) == {"app.save": "f12"}


def test_help_texts_name_keys_that_are_in_force() -> None:
    page = screens.page("matrix")
    told = keys.in_force(page.HELP or "", (*GLOBAL, *page.KEYS), {"matrix.zoom": "f12"})
    assert "**F12** zooms" in told
    assert "**z**" not in told
    assert "**w** shows something else" in told
    assert (
        keys.in_force("**^s** and *this*", GLOBAL, {"app.save": "f11,f12"}) == "**F11** and *this*"
    )


def test_a_key_may_change_hands_but_not_mean_two_things() -> None:
    known = keys.all_keys()
    swapped = {"app.save": "ctrl+z", "app.undo": "ctrl+s"}
    assert keys.keymap(swapped, known) == swapped
    wrong = (
        {"app.save": "f12", "matrix.zoom": "f11, f12"},
        {"app.save": "?"},
        {"app.help": "ctrl+n"},
    )
    for own in wrong:
        with pytest.raises(UsageError, match="can't be both"):
            keys.keymap(own, known)
