"""The export dialog: preview, path, nothing overwritten unasked, progress, stop."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, RadioSet, Static

from tests.cli.harness import KEN, write
from tests.cli.test_hostile import TITLE, harmful
from tests.tui.harness import LOW, drive, said, screen_text, settled
from tracker.export.csv_folder import csv_folder
from tracker.export.plan import Plan
from tracker.tui import exporting
from tracker.tui.app import TrackerApp
from tracker.tui.exporting import Kind, Target
from tracker.tui.screens.export import Export

NAME = "DRAFT-tracker-cgrfa-soil-2024-2026"


async def done(app: TrackerApp, pilot: Pilot[None]) -> None:
    """Wait for preview, saving and making, one of which may start another."""
    for _round in range(3):
        busy = [one for one in app.workers if one.group in ("preview", "exporting", "making")]
        if busy:
            await app.workers.wait_for_complete(busy)
        await settled(pilot)


async def dialog(app: TrackerApp, pilot: Pilot[None]) -> Export:
    await pilot.press("e")
    await done(app, pilot)
    return cast("Export", app.screen)


def words(screen: Export, where: str) -> str:
    return str(screen.query_one(f"#{where}", Static).visual)


def problem(screen: Export) -> str:
    return words(screen, "export-problem")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_the_preview_has_name_options_and_row_counts(small: Path, size: tuple[int, int]) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await dialog(app, pilot)
        text = screen_text(app)
        assert f"exports/{NAME}.xlsx" in text
        assert "DRAFT" in words(screen, "export-title")
        assert "cgrfa-soil-2024" in words(screen, "export-view")
        plan = exporting.plan_of(app.session)
        counts = {row.key: row.cells[1].plain for row in screen.query_one("Listing").rows}  # type: ignore[attr-defined]
        assert counts["Data"] == str(len(plan.tidy))
        assert counts["Coverage"] == str(len(plan.coverage.rows))
        assert counts["Evidence"] == "1"
        assert "Trend" not in counts
        assert isinstance(app.focused, Button)

    drive(small, steps, size=size)


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_each_kind_is_written(small: Path, kind: Kind) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await dialog(app, pilot)
        list(screen.query_one(RadioSet).query("Radio"))[exporting.KINDS.index(kind)].value = True  # type: ignore[attr-defined]
        await done(app, pilot)
        await pilot.press("ctrl+s")
        await done(app, pilot)
        assert len(app.screen_stack) == 1
        assert said(app)[-1].startswith("Written:")

    drive(small, steps)
    place = small / "exports"
    if kind == "csv":
        assert {one.name for one in (place / NAME).iterdir()} <= set(exporting.CSV)
    else:
        assert (place / f"{NAME}.{kind}").stat().st_size
    if kind == "json":
        assert json.loads((place / f"{NAME}.json").read_bytes())["rows"]


def test_the_names_in_the_folder_and_the_tables_are_those_that_are_written(
    demonstrated: Path,
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        plan = exporting.plan_of(app.session)
        assert set(csv_folder(plan)) == set(exporting.CSV)
        assert len(list(exporting.tables(plan, "csv"))) == len(exporting.CSV) - 1

    drive(demonstrated, steps)


def test_nothing_is_overwritten_unasked(small: Path) -> None:
    there = write(small, {f"exports/{NAME}.xlsx": "mine"}) / "exports" / f"{NAME}.xlsx"

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await dialog(app, pilot)
        assert "1 is there already" in words(screen, "export-where")
        await pilot.press("enter")
        await done(app, pilot)
        assert there.read_text() == "mine"
        assert "Press once more" in problem(screen)
        assert "Replace" in screen_text(app), screen_text(app)
        await pilot.press("enter")
        await done(app, pilot)
        assert there.read_bytes().startswith(b"PK")

    drive(small, steps)


def test_a_file_that_comes_in_the_way_meanwhile_stays(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        root = app.session.workspace.root
        target = exporting.target_of("json", "exports/a.json", root)
        write(root, {"exports/a.json": "mine"})
        with pytest.raises(Exception, match="by now"):
            exporting.write(app.session, {"a.json": b"x"}, target)

    drive(small, steps)
    assert (small / "exports" / "a.json").read_text() == "mine"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("", "where to write"),
        ("countries/KEN.xlsx", "among the files"),
        ("exports/../countries/x.xlsx", "among the files"),
        ("tracker.toml", "must end in"),
        ("exports", "is a folder"),
        ("countries/KEN.yaml/x.xlsx", ""),
        ("a" * 300 + ".xlsx", ""),
    ],
)
def test_a_path_that_cannot_be_is_refused(small: Path, path: str, why: str) -> None:
    (small / "exports").mkdir()

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await dialog(app, pilot)
        screen.query_one(Input).value = path
        await pilot.pause()
        await pilot.press("ctrl+s")
        await done(app, pilot)
        assert app.screen is screen
        assert why in problem(screen)
        assert problem(screen)

    drive(small, steps)
    assert list((small / "exports").iterdir()) == []


def test_a_folder_that_cannot_be_written_to_says_so_and_leaves_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await dialog(app, pilot)
        with monkeypatch.context() as context:
            context.setattr("tracker.files.writing.tempfile.mkstemp", full)
            await pilot.press("enter")
            await done(app, pilot)
        assert app.screen is screen
        assert "No space left" in problem(screen)
        monkeypatch.setattr("os.access", lambda *_arguments: False)
        await pilot.press("enter")
        await done(app, pilot)
        assert "may not write" in problem(screen)

    drive(small, steps)
    assert not list((small / "exports").glob("*"))


def test_unsaved_records_are_saved_first(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.session.apply("KEN", LOW)
        screen = await dialog(app, pilot)
        assert "KEN is saved first" in problem(screen)
        await pilot.press("enter")
        await done(app, pilot)
        assert not app.session.dirty
        assert len(app.screen_stack) == 1

    drive(small, steps)
    assert "level: low" in (small / "countries" / "KEN.yaml").read_text("utf-8")
    assert (small / "exports" / f"{NAME}.xlsx").exists()


def test_stopped_nothing_is_written(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop: list[Callable[[], None]] = []
    real = exporting.contents

    def slow(plan: Plan, kind: Kind, target: Target) -> dict[str, bytes]:
        found = real(plan, kind, target)
        stop[0]()
        return found

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await dialog(app, pilot)
        stop.append(lambda: app.call_from_thread(screen.action_cancel))
        monkeypatch.setattr(exporting, "contents", slow)
        await pilot.press("enter")
        for _round in range(3):
            await app.workers.wait_for_complete(
                [one for one in app.workers if one.group == "exporting"]
            )
            await pilot.pause()
        while any(one.group == "making" and one.is_running for one in app.workers):
            await pilot.pause()
        assert "Stopped" in problem(screen)
        assert app.screen is screen
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1

    drive(small, steps)
    assert not list((small / "exports").glob("*"))


def test_a_record_that_changed_on_disk_stops_the_export(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        write(small, {"countries/KEN.yaml": KEN + "# more\n"})
        screen = await dialog(app, pilot)
        assert "KEN.yaml" in problem(screen)

    drive(small, steps)


def test_hostile_names_are_drawn_as_text(tmp_path: Path) -> None:
    root = write(
        tmp_path / "hostile[/] x",
        {"countries/KEN.yaml": KEN.replace("title: An Act", f'title: "{TITLE}"')},
    )

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await dialog(app, pilot)
        screen.query_one(Input).value = "[@click=app.quit]x[/]\x1b[2J.xlsx"
        await pilot.pause()
        assert not harmful(screen_text(app))

    drive(root, steps, size=(120, 40), ascii_only=True)
