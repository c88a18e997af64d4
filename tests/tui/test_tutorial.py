"""docs/tutorial.md, pressed key by key: what it says is on the screen is there."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from tests.tui.harness import drive, said, screen_text, settled
from tracker.tui.app import TrackerApp
from tracker.workspace import init_workspace

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
NAMES = {"Enter": "enter", "Esc": "escape", "Tab": "tab", "Right": "right", "Down": "down"}


class Step(NamedTuple):
    """A line of the page: a key or a text to press, or words that must be there."""

    line: int
    kind: str
    """``key``, ``text`` or ``seen``."""
    what: str


def steps_of(part: str, first: int) -> Iterator[Step]:
    """Yield the steps of a part of the page, whose first line has a number."""
    inside = False
    for number, line in enumerate(part.splitlines(), first):
        if line.startswith("```"):
            inside = line == "```keys"
        elif inside and line.startswith('"'):
            yield Step(number, "text", line[1:].partition('"')[0])
        elif inside:
            yield Step(number, "key", line.split()[0])
        elif line.startswith("> "):
            yield Step(number, "seen", line[2:])


def parts() -> dict[str, list[Step]]:
    """Return the steps of the page by the heading that they stand under."""
    text = PAGE.read_text(encoding="utf-8")
    heads = [*re.finditer(r"^## (\w+)", text, re.MULTILINE)]
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return {
        head[1]: list(steps_of(text[head.start() : end], text[: head.start()].count("\n") + 1))
        for head, end in zip(heads, ends, strict=True)
    }


def key_of(name: str) -> str:
    """Return Textual's name of a key as the page has it."""
    if name.startswith("Ctrl+"):
        return f"ctrl+{name[5:]}"
    return NAMES.get(name) or (name.lower() if re.fullmatch(r"F\d+", name) else name)


async def go(app: TrackerApp, pilot: Pilot[None], steps: list[Step]) -> None:
    """Take the steps; a text is typed as a terminal hands it over, character by character."""
    for step in steps:
        if step.kind == "seen":
            shown = " ".join(screen_text(app).split()) + " ".join(said(app))
            assert " ".join(step.what.split()) in shown, f"line {step.line}\n{screen_text(app)}"
            continue
        if step.kind == "text":
            await pilot.press(*("space" if one == " " else one for one in step.what))
        else:
            await pilot.press(key_of(step.what))
        if app.is_running:
            await settled(pilot)


def test_looking(own_demo: Path) -> None:
    app = drive(own_demo, lambda app, pilot: go(app, pilot, parts()["Looking"]))
    assert not app.session.dirty


def test_doing(tmp_path: Path) -> None:
    root = init_workspace(tmp_path / "my-country", demo=False)
    drive(root, lambda app, pilot: go(app, pilot, parts()["Doing"]))
    for words in (["fmt", "--check"], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "tracker", "--workspace", str(root), *words],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    text = (root / "countries" / "KEN.yaml").read_text(encoding="utf-8")
    assert "elements: [d]" in text
    assert "G8: {level: none, searched: [s1]}" in text


def test_no_step_is_overlooked() -> None:
    found = parts()
    assert len(found["Looking"]) > 15
    assert len(found["Doing"]) > 50
    assert not found["From"]


@pytest.mark.parametrize("name", ["F4", "Ctrl+q", "Enter", "w"])
def test_keys_are_named_as_textual_does(name: str) -> None:
    assert key_of(name) == name.lower()
