"""Problems: all findings, facets, filter, the way to the field, the rule's page."""

from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from tests.cli.harness import BROKEN, KEN, write
from tests.cli.test_hostile import TITLE, harmful
from tests.tui.harness import drive, press, screen_text, settled
from tracker.edit import EditGroup, Remove, SetValue
from tracker.finding import Severity
from tracker.tui.app import TrackerApp
from tracker.tui.messages import Goto
from tracker.tui.screens.explain import Explain
from tracker.tui.screens.problems import Problems

HOLES = KEN.replace("        quote: soil organisms shall be protected\n", "").replace(
    "G1: {}", "G1: {level: low}"
)
SIZES = [(80, 24), (160, 45)]


def page(app: TrackerApp) -> Problems:
    return cast("Problems", app.page)


def codes(app: TrackerApp) -> list[str]:
    return [one.finding.code for one in page(app).shown]


@pytest.fixture
def holes(tmp_path: Path) -> Path:
    return write(tmp_path / "holes", {"countries/KEN.yaml": HOLES, "countries/UGA.yaml": BROKEN})


@pytest.mark.parametrize("size", SIZES)
def test_all_findings_are_listed_with_word_record_place_and_message(
    holes: Path, size: tuple[int, int]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7")
        assert len(codes(app)) == len(app.session.findings)
        text = screen_text(app)
        assert "error" in text
        assert "warning" in text
        assert "G1" in text
        assert "UGA" in text
        assert ("Facets" in text) == (size[0] >= 100)

    drive(holes, steps, size=size)


def test_facets_and_filter_narrow_the_list_and_escape_widens_it(holes: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7", "s")
        wanted = [one for one in app.session.findings if one.severity is Severity.ERROR]
        assert len(codes(app)) == len(wanted)
        assert "Only: error" in screen_text(app)
        await press(pilot, "r")
        assert {one.record for one in page(app).shown} == {"UGA"}
        await press(pilot, "r", "s")
        assert {one.finding.severity for one in page(app).shown} == {Severity.WARNING}
        await press(pilot, "u")
        assert len(set(codes(app))) == 1
        await press(pilot, "escape")
        assert len(codes(app)) == len(app.session.findings)
        await press(pilot, "slash", *"uga")
        assert {one.record for one in page(app).shown} == {"UGA"}
        await press(pilot, "escape")
        assert len(codes(app)) == len(app.session.findings)
        await press(pilot, "f", "enter")
        assert page(app).limits.is_set
        await press(pilot, "escape", "escape", "escape")
        assert app.mode == "home"

    drive(holes, steps)


def test_enter_goes_to_the_field_or_opens_the_text(
    holes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[Goto] = []
    opened: list[str] = []

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7")
        monkeypatch.setattr(app, "go", gone.append)
        monkeypatch.setattr(app, "open_text", opened.append)
        await press(pilot, "home", "enter")
        assert opened == ["UGA"]
        await press(pilot, "end", "enter")
        last = page(app).shown[-1]
        assert gone == [Goto("country", code="KEN", path=last.finding.place.path)]

    drive(holes, steps)


def test_the_rule_is_explained(holes: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7", "x")
        assert isinstance(app.screen, Explain)
        assert "Why:" in screen_text(app)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1

    drive(holes, steps)


def test_edits_change_the_list_at_once(small: Path) -> None:
    level = ("assessments", 0, "answers", "G1", "level")

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7")
        before = codes(app)
        app.session.apply("KEN", EditGroup("low", (SetValue(level, "low"),)))
        await settled(pilot)
        assert len(codes(app)) > len(before)
        app.session.apply("KEN", EditGroup("no level", (Remove(level),)))
        await settled(pilot)
        assert codes(app) == before

    drive(small, steps)


def test_problems_of_one_record_can_be_asked_for(holes: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.go(Goto("problems", code="KEN"))
        await settled(pilot)
        assert {one.record for one in page(app).shown} == {"KEN"}

    drive(holes, steps)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_hostile_texts_are_drawn_as_text(tmp_path: Path, *, ascii_only: bool) -> None:
    text = HOLES.replace("id: act", f'id: "{TITLE}"')
    root = write(
        tmp_path / "hostile",
        {"countries/KEN.yaml": text, "countries/[b]x[.yaml": f'"{TITLE}": 1\n'},
    )

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7")
        for _row in page(app).shown:
            assert not harmful(screen_text(app))
            await press(pilot, "down")
        await press(pilot, "x")
        assert not harmful(screen_text(app))

    drive(root, steps, size=(120, 40), ascii_only=ascii_only)


def test_nothing_found_says_so(tmp_path: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7")
        assert "found nothing" in screen_text(app)

    drive(write(tmp_path / "empty", {}), steps)
