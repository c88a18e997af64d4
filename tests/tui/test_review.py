"""Review: both raters side by side, levels by digits, comments, state, agreement, the shift."""

from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.cli.harness import KEN, write
from tests.cli.test_hostile import TITLE, harmful
from tests.tui.harness import drive, press, said, screen_text, settled
from tracker.analysis.agreement import agreement
from tracker.analysis.view import panel
from tracker.model.record import Review as Reviewed
from tracker.tui import review_words
from tracker.tui.app import TrackerApp
from tracker.tui.screens.review import Review
from tracker.tui.widgets.form import Lines

SIZES = [(80, 24), (160, 45)]


async def review(
    app: TrackerApp, pilot: Pilot[None], code: str | None = "KEN", item: str | None = "G7"
) -> Review:
    app.push_screen(Review(code, item))
    await settled(pilot)
    return cast("Review", app.screen)


def given(app: TrackerApp, item: str = "G7") -> Reviewed | None:
    record = app.session.record("KEN")
    assert record is not None
    return record.assessments[0].answers[item].review


@pytest.mark.parametrize("size", SIZES)
def test_both_levels_stand_side_by_side(small: Path, size: tuple[int, int]) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await review(app, pilot)
        await press(pilot, "4")
        line = next(one for one in screen_text(app).splitlines() if " G7 " in one)
        assert "Low" in line
        assert "High" in line
        assert "+2" in line
        found = given(app)
        assert found is not None
        assert (found.level, found.date) == ("high", "2026-11-23")
        await press(pilot, "ctrl+z")
        assert given(app) is None
        await press(pilot, "0", "delete")
        assert given(app) is None
        assert "review:" not in app.session.open("KEN").text

    drive(small, steps, size=size)


def test_a_comment_is_kept_under_the_item_that_it_was_typed_for(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await review(app, pilot)
        await press(pilot, "2", "c", *"see art 5")
        screen.listing.go_to("G8")
        await settled(pilot)
        found = given(app)
        assert found is not None
        assert found.comment == "see art 5"
        assert screen.query_one(Lines).text == ""
        screen.listing.go_to("G7")
        await settled(pilot)
        assert screen.query_one(Lines).text == "see art 5"
        await press(pilot, "escape", "escape")
        assert len(app.screen_stack) == 1
        assert app.session.dirty == ("KEN",)

    drive(small, steps)


def test_saving_takes_what_stands_in_the_field(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await review(app, pilot)
        await press(pilot, "c", *"yes", "ctrl+s")
        await settled(pilot)
        assert not app.session.dirty

    drive(small, steps)
    assert "comment: yes" in (small / "countries" / "KEN.yaml").read_text("utf-8").replace(
        '"yes"', "yes"
    ).replace("'yes'", "yes")


def test_state_role_and_agreement(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await review(app, pilot)
        await press(pilot, "a")
        assert "no review" in screen_text(app)
        await press(pilot, "2", "a")
        found = given(app)
        assert found is not None
        assert found.agreed is not None
        assert found.agreed.date == "2026-11-23"
        await press(pilot, "a")
        found = given(app)
        assert found is not None
        assert found.agreed is None
        await press(pilot, "s", "right", "escape")
        record = app.session.record("KEN")
        assert record is not None
        assert record.assessments[0].state == "submitted"
        screen.query_one("#review-by").value = "Secretariat"  # type: ignore[attr-defined]
        await press(pilot, "escape", "3")
        found = given(app)
        assert found is not None
        assert found.by == "Secretariat"

    drive(small, steps)


def test_the_shift_is_the_engines(own_demo: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await review(app, pilot, "XAB", None)
        subject = screen.subject
        assert subject is not None
        view = app.session.view
        looked = panel(app.session.collection, view)
        found = agreement(looked, view.framework.sections)
        told = str(screen.query_one("#review-shift", Static).visual)
        assert f"Answers that both rated {found.pairs}" in told
        assert f"Same level {found.same.k}/{found.same.n}" in told
        await press(pilot, "n")
        item = screen.listing.key
        assert item is not None
        assert subject.rated(item).level is not None
        assert review_words.shift(view.framework, "low", "low") == "="
        assert review_words.shift(view.framework, "low", "none") == "-2"

    drive(own_demo, steps, size=(160, 45))


def test_hostile_texts_are_drawn_as_text(tmp_path: Path) -> None:
    text = KEN.replace("why: it is}]}", f'why: it is}}], reason: "{TITLE}", notes: "[/] x"}}')
    text = text.replace("reason:", "review: {comment: '[/] [@click=app.quit]x'}, reason:")
    root = write(tmp_path / "hostile", {"countries/KEN.yaml": text})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await review(app, pilot)
        assert not harmful(screen_text(app))
        assert "[/]" in screen_text(app)

    drive(root, steps, size=(120, 40), ascii_only=True)


def test_without_an_assessment_it_says_so(tmp_path: Path) -> None:
    root = write(tmp_path / "bare", {"countries/KEN.yaml": "format: 1\ncountry: KEN\n"})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await review(app, pilot)
        assert "no assessment to review" in screen_text(app)
        await press(pilot, "3", "c", "escape", "n", "a", "escape")
        assert not app.session.dirty

    drive(root, steps)


ODD = KEN.replace(
    "why: it is}]",
    'why: it is}], review: {level: low, comment: "see \\u202eart 5 ", by: "\\u202eA "}',
)


def test_opening_and_looking_around_edits_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "odd", {"countries/KEN.yaml": ODD})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await review(app, pilot)
        assert given(app) is not None
        assert screen.query_one(Lines).text
        await press(pilot, "down", "up", "c", "escape", "s", "escape", "n", "escape")
        assert len(app.screen_stack) == 1
        assert not app.session.dirty

    drive(root, steps)


def test_a_reviewer_that_was_seen_elsewhere_is_not_written_by_passing(tmp_path: Path) -> None:
    two = ODD.replace("G1: {}", "G1: {review: {level: low}}")
    root = write(tmp_path / "two", {"countries/KEN.yaml": two})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await review(app, pilot)
        assert given(app, "G1") is not None
        screen.listing.go_to("G1")
        await settled(pilot)
        await press(pilot, "escape")
        assert not app.session.dirty

    drive(root, steps)


def test_what_is_typed_while_an_edit_is_made_stays(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await review(app, pilot)
        await press(pilot, "c", "a")
        screen.flush()
        screen.query_one(Lines).insert("b")
        screen._look()  # noqa: SLF001 - as the news of the edit has it done
        assert screen.query_one(Lines).text == "ab"
        screen.flush()
        found = given(app)
        assert found is not None
        assert found.comment == "ab"

    drive(small, steps)


@pytest.mark.parametrize("size", SIZES)
def test_digits_are_said_to_set_the_level_and_labels_stand_apart(
    small: Path, size: tuple[int, int]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = await review(app, pilot)
        screen.query_one("#review-by").value = "Secretariat"  # type: ignore[attr-defined]
        await press(pilot, "4")
        assert "0-4 Level" in screen_text(app)
        assert "Reviewer, role  Secretariat" in screen_text(app)
        shift = screen.query_one("#review-shift", Static)
        assert shift.region.height >= shift.virtual_size.height
        await press(pilot, "f1")
        assert "set the reviewer's level" in " ".join(screen_text(app).split())
        await press(pilot, "escape")
        assert app.screen is screen

    drive(small, steps, size=size)


def test_without_a_level_of_the_country_none_waits_for_a_review(tmp_path: Path) -> None:
    text = KEN.replace("G7: {evidence: [{measure: act/s1, elements: [c], why: it is}]}", "G7: {}")
    root = write(tmp_path / "none", {"countries/KEN.yaml": text})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await review(app, pilot)
        await press(pilot, "n")
        assert said(app)[-1] == "The country has rated none."

    drive(root, steps)


def test_there_is_nothing_to_agree_to_without_a_reviewers_level(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await review(app, pilot)
        await press(pilot, "c", *"see", "escape")
        found = given(app)
        assert found is not None
        before = app.session.open("KEN").text
        await press(pilot, "a")
        assert app.session.open("KEN").text == before
        assert "set no level of this item" in screen_text(app)
        await press(pilot, "3", "a")
        found = given(app)
        assert found is not None
        assert found.agreed is not None
        await press(pilot, "n")
        assert said(app)[-1] == "Every item that the country rated is reviewed."

    drive(small, steps)
