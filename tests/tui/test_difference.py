"""Difference: against the file, the last cycle, another file; what is taken is an edit."""

from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.cli.harness import KEN, write
from tests.cli.test_hostile import TITLE, harmful
from tests.tui.harness import drive, press, screen_text, settled
from tracker.edit import EditGroup, SetValue
from tracker.model.record import Answer
from tracker.tui.app import TrackerApp
from tracker.tui.messages import Goto
from tracker.tui.screens.difference import Difference

BEFORE = """\
  - framework: cgrfa-soil-2024
    cycle: 2022
    method: desk-review
    scope: examples
    state: accepted
    searches:
      - {id: s1, instruments: [act], read: whole, terms: [soil], date: 2022-01-02}
      - {id: s2, instruments: [act], read: whole, terms: [worms], date: 2022-01-02}
    answers:
      G7: {evidence: [{measure: act/s1, elements: [c], why: it is}], level: high, reason: so}
      G8: {level: none, searched: [s1, s2], review: {level: low}}
"""
TWO = (
    KEN.replace(
        "    answers:\n",
        "    searches:\n"
        "      - {id: s2, instruments: [act], read: part, terms: [ants], date: 2026-01-02}\n"
        "    answers:\n",
    )
    + BEFORE
)


def answer(app: TrackerApp, item: str) -> Answer:
    record = app.session.record("KEN")
    assert record is not None
    return record.assessments[0].answers.get(item, Answer())


async def difference(app: TrackerApp, pilot: Pilot[None]) -> Difference:
    app.go(Goto("country", code="KEN"))
    await settled(pilot)
    await press(pilot, "D")
    await settled(pilot)
    return cast("Difference", app.screen)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_an_answer_of_the_last_cycle_is_carried_over_as_such(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    root = write(tmp_path / "two", {"countries/KEN.yaml": TWO})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await difference(app, pilot)
        assert "nothing differs from the file on disk" in screen_text(app)
        await press(pilot, "c")
        text = " ".join(screen_text(app).split())
        assert "the answers of 2026, against those of 2022" in text
        assert "3 fields differ" in text
        screen.listing.go_to(next(row.key for row in screen.listing.rows if "G8" in str(row.cells)))
        await press(pilot, "r")
        found = answer(app, "G8")
        assert (found.level, found.carried_from) == ("none", 2022)
        assert found.review is None
        # s2 is another search by now, s1 comes along
        assert found.searched == ("s1",)
        record = app.session.record("KEN")
        assert record is not None
        assert [one.id for one in record.assessments[0].searches] == ["s2", "s1"]
        await press(pilot, "ctrl+z")
        assert not app.session.dirty
        assert "3 fields differ" in screen_text(app)

    drive(root, steps, size=size)


def test_a_field_of_another_file_is_taken_and_given_back(small: Path) -> None:
    other = KEN.replace("An Act", "The Act").replace("s. 1", "s. 2")
    write(small, {"old/KEN-old.yaml": other})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await difference(app, pilot)
        await press(pilot, "f")
        path = screen.query_one("#difference-path", Input)
        assert path.has_focus
        path.value = "old/none.yaml"
        await press(pilot, "enter")
        assert "No such file" in screen_text(app)
        path.value = "old/KEN-old.yaml"
        await press(pilot, "enter")
        text = " ".join(screen_text(app).split())
        assert "KEN as it stands here, against KEN-old.yaml: 2 fields differ." in text
        await press(pilot, "r")
        record = app.session.record("KEN")
        assert record is not None
        assert record.instruments[0].title == "The Act"
        assert "1 field differs" in screen_text(app)
        await press(pilot, "ctrl+z")
        assert not app.session.dirty
        assert (small / "old" / "KEN-old.yaml").read_text("utf-8") == other
        await press(pilot, "d")
        assert "nothing differs from the file on disk" in screen_text(app)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1

    drive(small, steps, size=(100, 30))


def test_without_an_earlier_cycle_it_says_so(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await difference(app, pilot)
        await press(pilot, "c")
        assert "no earlier assessment by this method" in screen_text(app)
        assert not app.session.dirty

    drive(small, steps, size=(120, 40))


def test_from_home_it_is_about_the_record_under_the_cursor(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "down", "down", "D")
        await settled(pilot)
        assert "XAC: nothing differs" in screen_text(app)
        await press(pilot, "c")
        assert "against those of 2022" in " ".join(screen_text(app).split())

    drive(demonstrated, steps)


def test_what_is_no_record_is_compared_by_lines_and_drawn_as_text(small: Path) -> None:
    write(small, {"old/odd.txt": f"- {TITLE!r} [/] \x1b]0;x\x07\n- x: [\n"})
    title = EditGroup("title", (SetValue(("instruments", 0, "title"), "[/] x"),))

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", title)
        screen = await difference(app, pilot)
        await press(pilot, "f")
        screen.query_one("#difference-path", Input).value = "old/odd.txt"
        await press(pilot, "enter")
        assert "no record; compared by lines" in " ".join(screen_text(app).split())
        assert not harmful(screen_text(app))
        await press(pilot, "r")
        assert app.session.dirty == ("KEN",)

    drive(small, steps, size=(100, 30))
