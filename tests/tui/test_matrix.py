"""The matrix: its numbers are the engine's, one looks around in it, dives and comes back."""

import re
from pathlib import Path

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.widgets import Static

from tests.cli.harness import KEN, ROOT, write
from tests.cli.test_hostile import MARKUP, TITLE, harmful
from tests.tui.harness import drive, press, said, screen_lines, screen_text, settled
from tracker.analysis.distribution import distribution
from tracker.analysis.request import Request
from tracker.analysis.view import cycle_before
from tracker.method.change import Direction
from tracker.tables import words
from tracker.tables.coverage import coverage
from tracker.tables.matrix import changes
from tracker.tables.table import Mark
from tracker.tui import screens, tones
from tracker.tui.app import TrackerApp
from tracker.tui.messages import Goto
from tracker.tui.screens.base import Page
from tracker.tui.screens.matrix import Matrix
from tracker.tui.screens.view import ViewOptions
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.heat import ZOOMS
from tracker.tui.widgets.heatmap import HeatMap
from tracker.tui.widgets.ticks import Ticks

DEMO = Request(population="demonstration")
SIZES = [(80, 24), (100, 30), (160, 45), (200, 50)]


async def to_matrix(app: TrackerApp, pilot: Pilot[None]) -> tuple[Matrix, HeatMap]:
    await press(pilot, "f4")
    await settled(pilot)
    page = app.page
    assert isinstance(page, Matrix)
    return page, page.heatmap


def strip(app: TrackerApp) -> str:
    return str(app.page.query_one("#strip", Static).content)


def caption(app: TrackerApp) -> str:
    return str(app.page.query_one("#caption", Static).content)


def test_every_cell_says_what_the_coverage_table_has(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        session = app.session
        table = coverage(
            session.collection, session.view, by="country", sections=session.view.framework.sections
        )
        expected = {
            (str(row.values[0]), column.id): words.level(value.rated.level)
            if value.rated.level
            else words.state(value.rated.state)
            for row in table.rows
            for column, value in zip(table.columns, row.values, strict=True)
            if isinstance(value, Mark)
        }
        shown = {
            (row.key, column.key): cell.said
            for row in heatmap.heat.rows
            for column, cell in zip(heatmap.heat.columns, row.cells, strict=False)
        }
        assert shown == expected
        assert [row.key for row in heatmap.heat.rows if not row.is_heading] == [
            str(row.values[0]) for row in table.rows if not row.emphasis
        ]
        counts = {
            str(row.values[0]): [
                "" if value is None else str(value)
                for column, value in zip(table.columns, row.values, strict=True)
                if column.id.startswith("level_")
            ]
            for row in table.rows
        }
        assert all(
            list(row.tail) == counts[row.key] for row in heatmap.heat.rows if not row.is_heading
        )

    drive(demonstrated, steps, request=DEMO)


@pytest.mark.parametrize("turned", [False, True])
def test_the_counts_are_the_engines(demonstrated: Path, *, turned: bool) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        await press(pilot, *(["t"] if turned else []))
        panel, scale = app.session.panel, app.session.view.framework.scale
        for index, item in enumerate(app.session.view.framework.items):
            found = distribution(panel, item)
            counts = [found.counts[level.id] for level in scale]
            if turned:
                row = next(one for one in heatmap.heat.rows if one.key == item.id)
                assert row.tail == (*map(str, counts), str(found.n))
            else:
                *levels, n = heatmap.heat.foot
                assert [one.k[index] for one in reversed(levels)] == counts
                assert (n.k[index], n.of[index]) == (found.n, found.population)

    drive(demonstrated, steps, size=(160, 45), request=DEMO)


def test_the_change_since_the_last_cycle_is_the_trend(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        await press(pilot, "W")
        session = app.session
        assert cycle_before(session.collection, session.view) == 2022
        found = changes(session.collection, session.panel, session.view.framework.sections)
        shown = {
            (row.key, column.key): cell.said
            for row in heatmap.heat.rows
            for column, cell in zip(heatmap.heat.columns, row.cells, strict=False)
        }
        moved = {key: one for key, one in found.items() if one.direction is not Direction.SAME}
        assert moved
        for key, one in moved.items():
            assert shown[key] == f"{words.direction(one.direction)} {one.steps:+d}"
        rises = sum(one.direction is Direction.RISE for one in found.values())
        assert sum(heatmap.heat.foot[0].k) == rises
        assert "Change since the last cycle" in caption(app)

    drive(demonstrated, steps, request=DEMO)


def test_the_strip_says_the_cell_in_words(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page, heatmap = await to_matrix(app, pilot)
        heatmap.go_to("XAR", "A4")
        await pilot.pause()
        text = strip(app)
        assert text.startswith("◔ Mentioned · XAR Ilmeria (fictitious) · A4 ")
        assert "set; derived would be Low" in text
        item = app.session.view.framework.item["A4"]
        found = distribution(app.session.panel, item)
        assert f"A4: {found.n} rated of {found.population}" in text
        assert page.query_one("#legend", Static).content
        assert "DRAFT" in caption(app)
        assert "N = 40" in caption(app)
        assert "reporting-only" in caption(app)
        assert "i: all" in text
        await press(pilot, "i")
        whole = " ".join(screen_text(app).replace("│", " ").split())
        assert "set by hand below the derived level" in whole
        assert "2022: " in whole
        assert "nobody has looked yet" not in whole
        assert "a provision stands in the item's way" in whole
        assert "missing countries left out (reporting-only)" in whole
        await press(pilot, "escape")
        assert app.page is page

    drive(demonstrated, steps, size=(160, 45), request=DEMO)


@pytest.mark.parametrize("lens", range(6))
@pytest.mark.parametrize("ascii_only", [False, True])
def test_every_lens_has_a_sign_for_every_cell(
    demonstrated: Path, lens: int, *, ascii_only: bool
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page, heatmap = await to_matrix(app, pilot)
        await press(pilot, *["w"] * lens)
        cells = [cell for row in heatmap.heat.rows for cell in row.cells]
        assert cells
        assert all(cell.said for cell in cells)
        by_sign: dict[str, set[tuple[object, str]]] = {}
        for cell in cells:
            meaning = re.sub(r" [+-]\d+$|^\d+ of \d+ .*", "", cell.said)
            by_sign.setdefault(cell.sign, set()).add((None, meaning))
        assert all(len(meanings) == 1 for meanings in by_sign.values()), by_sign
        if ascii_only:
            assert all(cell.sign.isascii() and cell.mark.isascii() for cell in cells)
            shown = screen_text(app).replace("▏", "").replace("▁", "").replace("▄", "")
            top = "\n".join(shown.splitlines()[1 : 1 + heatmap.head_height + heatmap.room_height])
            assert not [letter for letter in top if not letter.isascii() and letter in "○◔◑◕●·∘✓▲▼"]
        assert not harmful(screen_text(app))
        assert page.query_one("#legend", Static).content

    drive(demonstrated, steps, request=DEMO, ascii_only=ascii_only)


@pytest.mark.parametrize("width", [80, 90, 100, 110, 120, 160, 200])
def test_the_legend_is_whole_or_says_where_the_rest_is(demonstrated: Path, width: int) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page, _heatmap = await to_matrix(app, pilot)
        signs = page.query_one("#legend", Static)
        told = str(signs.content)
        assert all(len(line) <= width - 2 for line in told.split("\n"))
        assert told.count("\n") + 1 == signs.region.height
        assert told.endswith(("i: all", "examples only, in no share"))
        assert all(line.strip() for line in told.split("\n"))

    drive(demonstrated, steps, size=(width, 30), request=DEMO)


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_every_window(demonstrated: Path, size: tuple[int, int]) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        lines = screen_lines(app)
        assert heatmap.room_height >= 7
        assert sum(bool(re.match(r" ?X[A-Z]{2} ", line)) for line in lines) >= 6
        assert heatmap.max_scroll_x == 0
        await press(pilot, "z", "z")
        assert heatmap.zoom in ZOOMS

    drive(demonstrated, steps, size=size, request=DEMO)


def test_zoom_goes_round_and_turning_keeps_the_cell(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        seen = []
        for _time in ZOOMS:
            await press(pilot, "z")
            seen.append(heatmap.zoom)
        assert sorted(seen) == list(ZOOMS)
        heatmap.go_to("XAC", "N3")
        await press(pilot, "t")
        assert (heatmap.row_key, heatmap.column_key) == ("N3", "XAC")
        assert "XAC Bellora" in strip(app)
        await press(pilot, "right_square_bracket")
        assert heatmap.row_key == "N3"
        assert heatmap.column_key != "XAC"

    drive(demonstrated, steps, request=DEMO)


def test_the_mouse_moves_and_a_second_click_dives(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        at = (heatmap.label_width + 2, heatmap.head_height + 3)
        await pilot.click("#heat", offset=at)
        await settled(pilot)
        assert (heatmap.row_key, heatmap.column_key) == ("XAR", "G3")
        assert "XAR Ilmeria" in strip(app)
        await pilot.click("#heat", offset=at)
        await settled(pilot)
        assert app.mode == "country"
        assert (app.code, getattr(app.page, "item", "")) == ("XAR", "G3")

    drive(demonstrated, steps, request=DEMO)


def test_another_theme_reaches_every_cell(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        before = {cell.style for row in heatmap.heat.rows for cell in row.cells}
        app.theme = "tracker-light"
        await settled(pilot)
        after = {cell.style for row in heatmap.heat.rows for cell in row.cells}
        assert Style(color=tones.tone("muted")) in after - before

    drive(demonstrated, steps, request=DEMO)


def test_brackets_go_to_another_country_on_the_same_item(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        heatmap.go_to("XAK", "G3")
        await press(pilot, "right_square_bracket")
        assert (heatmap.row_key, heatmap.column_key) == ("XAR", "G3")
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert (heatmap.row_key, heatmap.column_key) == ("XAB", "G3")

    drive(demonstrated, steps, request=DEMO)


def test_groups_and_sorts(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        headings = [row.label for row in heatmap.heat.rows if row.is_heading]
        assert "Northern Isles (fictitious) (8)" in headings
        assert headings[-1].startswith("Not in the population")
        await press(pilot, "g")
        assert [row.label for row in heatmap.heat.rows if row.is_heading] != headings
        while any("income" in row.label.lower() for row in heatmap.heat.rows if row.is_heading):
            await press(pilot, "g")
        heatmap.go_to(None, "G5")
        await press(pilot, "s", "s", "s")
        assert "by G5" in caption(app)
        looked = app.session.panel
        rated = [
            looked.rated[row.key, "G5"].level
            for row in heatmap.heat.rows
            if not row.is_heading and row.key != "XAU"
        ]
        values = [level.value if level else -1 for level in rated]
        assert values == sorted(values, reverse=True)

    drive(demonstrated, steps, request=DEMO)


@pytest.mark.parametrize(
    ("typed", "rows", "columns"),
    [
        ("xab", ["XAB"], 32),
        ("g7", None, 1),
        ("n", None, 5),
        ("g7 xab", ["XAB"], 1),
        ("goals", None, 2),
    ],
)
def test_the_filter_takes_countries_items_and_titles(
    demonstrated: Path, typed: str, rows: list[str] | None, columns: int
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        everyone = [row.key for row in heatmap.heat.rows if not row.is_heading]
        await press(pilot, "slash", *("space" if one == " " else one for one in typed))
        shown = [row.key for row in heatmap.heat.rows if not row.is_heading]
        assert shown == (rows or everyone)
        assert len(heatmap.heat.columns) == columns
        await press(pilot, "escape")
        assert len(heatmap.heat.columns) == 32

    drive(demonstrated, steps, request=DEMO)


def test_a_filter_that_matches_nothing_says_so(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await to_matrix(app, pilot)
        await press(pilot, "slash", *"qqq")
        assert "Nothing matches" in screen_text(app)
        await press(pilot, "escape")
        assert "Nothing matches" not in screen_text(app)

    drive(demonstrated, steps, request=DEMO)


class Answer(Page):
    """Stands for the country's page: hears where it is to go, and goes back."""

    NAME = "Country"
    asked: Goto | None = None

    def show(self, goto: Goto) -> None:
        type(self).asked = goto


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> type[Answer]:
    real, there = screens.page, screens.is_there
    monkeypatch.setattr(screens, "page", lambda mode: Answer if mode == "country" else real(mode))
    monkeypatch.setattr(screens, "is_there", lambda name: name == "country" or there(name))
    Answer.asked = None
    return Answer


def test_enter_dives_and_esc_comes_back_to_the_same_cell(
    demonstrated: Path, answer: type[Answer]
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page, heatmap = await to_matrix(app, pilot)
        await press(pilot, "z", "slash", *"g", "enter")
        heatmap.go_to("XBH", "G8")
        await pilot.pause()
        scroll, zoom = heatmap.scroll_offset, heatmap.zoom
        await press(pilot, "enter")
        assert answer.asked == Goto(
            "country",
            code="XBH",
            framework="cgrfa-soil-2024",
            cycle=2026,
            item="G8",
            tab="assessment",
        )
        assert app.mode == "country"
        await press(pilot, "escape")
        assert app.page is page
        assert (heatmap.row_key, heatmap.column_key) == ("XBH", "G8")
        assert (heatmap.scroll_offset, heatmap.zoom) == (scroll, zoom)
        assert len(heatmap.heat.columns) == 10
        assert heatmap.has_focus

    drive(demonstrated, steps, request=DEMO)


def test_goto_only_shows_the_item_alone_and_another_goto_clears_it(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f4")
        app.go(Goto("matrix", item="G7", tab="only"))
        await settled(pilot)
        page = app.page
        assert isinstance(page, Matrix)
        assert [one.key for one in page.heatmap.heat.columns] == ["G7"]
        app.go(Goto("matrix", code="XAC", item="A1"))
        await settled(pilot)
        assert (page.heatmap.row_key, page.heatmap.column_key) == ("XAC", "A1")
        assert not page.query_one(FilterBar).text

    drive(demonstrated, steps, request=DEMO)


def test_copies_the_cell_and_the_view(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        heatmap.go_to("XAB", "G4")
        await press(pilot, "c")
        assert app.clipboard == "XAB\tG4\tnot applicable"
        await press(pilot, "C")
        lines = [line.split("\t") for line in app.clipboard.split("\n")]
        assert len({len(line) for line in lines}) == 1
        assert lines[0][:3] == ["Country", "G1", "G2"]
        assert lines[1][0].startswith("XAB")
        assert lines[1][4] == "not applicable"
        assert lines[-1][0] == "n (rated)"

    drive(demonstrated, steps, request=DEMO)


def test_the_view_is_chosen_and_printed(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        _page, heatmap = await to_matrix(app, pilot)
        before = heatmap.heat
        await press(pilot, "v")
        await settled(pilot)
        dialog = app.screen
        assert isinstance(dialog, ViewOptions)
        ticks = dialog.query_one("#view-only", Ticks)
        ticks.focus()
        await press(pilot, "space", "ctrl+s")
        await settled(pilot)
        assert list(app.session.view.only) == ["nbsap"]
        assert app.session.view.population.id == "demonstration"
        assert app.session.view.cycle == 2026
        assert "only NBSAP" in caption(app)
        assert heatmap.heat != before
        await press(pilot, "v")
        await settled(pilot)
        await press(pilot, "ctrl+r", "ctrl+s")
        await settled(pilot)
        assert not app.session.view.only
        assert heatmap.heat == before

    drive(demonstrated, steps, size=(160, 45), request=DEMO)


def test_hostile_names_and_titles_are_drawn_as_text(tmp_path: Path) -> None:
    framework = (ROOT / "frameworks" / "cgrfa-soil-2024.yaml").read_text(encoding="utf-8")
    framework = framework.replace("title: {en: Conservation}", f'title: {{en: "{TITLE}"}}')
    framework = framework.replace("title: {en: Gaps and needs}", f'title: {{en: "{MARKUP}"}}')
    assert MARKUP in framework
    root = write(
        tmp_path / "hostile",
        {
            "countries/KEN.yaml": KEN.replace("title: An Act", f'title: "{TITLE}"'),
            "frameworks/cgrfa-soil-2024.yaml": framework,
        },
    )

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page, heatmap = await to_matrix(app, pilot)
        heatmap.go_to("KEN", "G7")
        for key in ("z", "t", "g", "s", "w", "w", "w", "w", "w", "d", "v", "escape"):
            await press(pilot, key)
            await settled(pilot)
            assert not harmful(screen_text(app)), key
        assert "[/]" in str(page.query_one("#strip", Static).content)
        for key in ("f5", "f6"):
            await press(pilot, key)
            await settled(pilot)
            assert not harmful(screen_text(app)), key
        await press(pilot, "f4", "C")
        assert not harmful(app.clipboard.replace("\t", " ").replace("\n", " "))

    drive(root, steps, size=(160, 45))


def test_no_records_say_what_to_do(tmp_path: Path) -> None:
    root = write(tmp_path / "none", {"tracker.toml": ""})
    (root / "countries").mkdir(exist_ok=True)

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await to_matrix(app, pilot)
        assert "v chooses another view" in screen_text(app)
        await press(pilot, *"jlzwtgsdcC", "enter", "f5", "f6")
        assert not [one for one in said(app) if "crash" in one]

    drive(root, steps)
