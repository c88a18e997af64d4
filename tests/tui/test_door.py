"""Nothing reaches the screen but as text: the door, the guard, and no way around them."""

import ast
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from tests.cli.harness import KEN, write
from tests.cli.test_hostile import SUMMARY, TITLE, harmful
from tests.tui.harness import drive, press, screen_text
from tracker.tui import door
from tracker.tui.app import TrackerApp
from tracker.tui.guard import Guard

PACKAGE = Path(__file__).parents[2] / "tracker" / "tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
SINKS = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Collapsible", "TabPane"}
"""Widgets that read a str as markup."""


def is_safe(given: ast.expr) -> bool:
    """Whether it is nothing, from the door, or made by a method, whose type mypy knows."""
    if isinstance(given, ast.Constant):
        return not given.value
    if isinstance(given, ast.Call):
        made_by = ast.unparse(given.func)
        return made_by.startswith(("door.", "Content", "Text", "self._"))
    return False


@pytest.mark.parametrize("hostile", [TITLE, SUMMARY, "[/", "[@click=app.quit]x[/]", "\x1b]0;t\x07"])
def test_the_door_lets_nothing_act(hostile: str) -> None:
    assert not harmful(door.text(hostile).plain)
    assert not harmful(door.rich_text(hostile).plain)
    assert not harmful(door.words(hostile))
    assert not harmful(door.cut(hostile, 20))
    assert not door.text(hostile).spans
    assert not door.rich_text(hostile).spans


@pytest.mark.parametrize(
    ("width", "expected"), [(0, ""), (1, "…"), (3, "土…"), (4, "土壤"), (9, "土壤")]
)
def test_text_is_cut_by_cells(width: int, expected: str) -> None:
    assert door.cut("土壤", width) == expected


def test_the_guard_takes_out_what_a_terminal_would_obey() -> None:
    segments = [Segment("a\x1b]52;c;x\x07b\x9b31mc\u202e"), Segment("fine\n")]
    cleaned = Guard().apply(segments, Color(0, 0, 0))
    assert [one.text for one in cleaned] == ["a]52;c;xb31mc", "fine\n"]
    assert cleaned[1] is segments[1]


def test_what_textual_draws_is_put_in_ascii_cell_for_cell() -> None:
    guard = Guard(ascii_only=True)
    for text, expected in (
        ("Research on biorem…", "Research on biore.."),
        ("…", "."),
        ("Countries × items", "Countries x items"),
        ("├─ 0–9 ▁", "+- 0-9 -"),
        ("Curaçao", "Curaçao"),
    ):
        (found,) = guard.apply([Segment(text)], Color(0, 0, 0))
        assert found.text == expected
        assert found.cell_length == Segment(text).cell_length


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_widget_is_given_a_text_that_it_would_read_as_markup(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        if name in SINKS and node.args:
            assert is_safe(node.args[0]), ast.unparse(node)
        if name == "notify":
            assert "markup=False" in ast.unparse(node)
        assert name not in ("from_markup", "escape"), ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_widgets_know_no_files_and_no_workspace(path: Path) -> None:
    if path.parent.name != "widgets":
        return
    forbidden = ("tracker.workspace", "tracker.editing", "tracker.tui.session", "tracker.files")
    text = path.read_text(encoding="utf-8")
    assert not [name for name in forbidden if f"from {name}" in text]


def test_a_hostile_record_is_drawn_as_text_on_home(tmp_path: Path) -> None:
    text = KEN.replace("title: An Act", f'title: "{TITLE}"')
    broken = f'format: 1\ncountry: UGA\n"{TITLE}": 1\n'
    root = write(
        tmp_path / "hostile",
        {"countries/KEN.yaml": text, "countries/UGA.yaml": broken, "countries/[b]x[.yaml": KEN},
    )

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        for _row in range(3):
            assert not harmful(screen_text(app))
            await press(pilot, "down")
        await press(pilot, "enter")
        assert not harmful(screen_text(app))

    drive(root, steps)
