"""The heat map by itself: what a move, a changed cell and a click cost and do."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tracker.tui.widgets.heat import (
    ZOOMS,
    Heat,
    HeatCell,
    HeatColumn,
    HeatFoot,
    HeatRow,
    Places,
    block,
    code_lines,
    drawn,
    fit,
    fitting,
    foot_line,
    has_room,
    headings_line,
)
from tracker.tui.widgets.heatmap import HeatMap

ROWS, COLUMNS = 200, 60


def heat(rows: int = ROWS, columns: int = COLUMNS, sign: str = "o") -> Heat:
    cell = HeatCell(sign, Style(bgcolor="#112233"), "^", "2/7", "Low")
    return Heat(
        columns=tuple(
            HeatColumn(f"I{index}", f"I{index}", f"Section {index // 20}")
            for index in range(columns)
        ),
        rows=(
            HeatRow("heading", "A region", is_heading=True),
            *(
                HeatRow(f"C{index}", f"C{index} Country", (cell,) * columns, ("1", "2"))
                for index in range(rows)
            ),
        ),
        foot=(HeatFoot("n", tuple(range(columns)), (columns,) * columns),),
        tail=("a", "b"),
        corner="Country",
    )


class Alone(App[None]):
    """The heat map and nothing else."""

    def __init__(self, shown: Heat, zoom: int) -> None:
        super().__init__()
        self._shown, self._zoom = shown, zoom
        self.told: list[tuple[str, str | None, str | None]] = []

    def compose(self) -> ComposeResult:
        yield HeatMap(id="heat")

    def on_mount(self) -> None:
        heatmap = self.query_one(HeatMap)
        heatmap.show(self._shown, zoom=self._zoom, label_width=14)
        heatmap.focus()

    def on_heat_map_moved(self, event: HeatMap.Moved) -> None:
        self.told.append((type(event).__name__, event.row, event.column))

    def on_heat_map_chosen(self, event: HeatMap.Chosen) -> None:
        self.told.append((type(event).__name__, event.row, event.column))


Steps = Callable[[Alone, HeatMap, Pilot[None]], Awaitable[None]]


def alone(
    steps: Steps, *, zoom: int = 3, size: tuple[int, int] = (80, 24), shown: Heat | None = None
) -> None:
    async def run() -> None:
        app = Alone(shown or heat(), zoom)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app, app.query_one(HeatMap), pilot)

    asyncio.run(run())


def lines(app: App[None]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]  # noqa: SLF001 - what is really there


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("key", ["down", "up", "left", "right", "j", "k", "h", "l"])
def test_a_move_repaints_two_lines(zoom: int, key: str) -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        del app
        heatmap.go_to("C5", "I2")
        await pilot.pause()
        before, built = heatmap.painted, heatmap.built
        await pilot.press(key)
        await pilot.pause()
        assert 1 <= heatmap.painted - before <= 2
        assert heatmap.built == built

    alone(steps, zoom=zoom)


def test_a_row_is_made_once_however_far_one_goes() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        del app
        for key in ("ctrl+end", "ctrl+home", "ctrl+end", "ctrl+home"):
            await pilot.press(key)
            await pilot.pause()
        assert heatmap.built <= 2 * 24  # two windows full, not 200 rows

    alone(steps)


def test_a_changed_cell_repaints_its_row() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        before, built = heatmap.painted, heatmap.built
        shown = heatmap.heat
        row = shown.rows[3]
        other = HeatRow(row.key, row.label, (HeatCell("Z"), *row.cells[1:]), row.tail)
        rows = (*shown.rows[:3], other, *shown.rows[4:])
        changed = Heat(shown.columns, rows, shown.foot, shown.tail, shown.corner)
        heatmap.show(changed, zoom=3, label_width=14)
        await pilot.pause()
        assert heatmap.painted - before == 1
        assert heatmap.built - built == 1
        assert "Z" in "".join(lines(app))

    alone(steps)


def test_nothing_changed_repaints_nothing() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        del app
        before = heatmap.painted
        heatmap.show(heat(), zoom=3, label_width=14)
        await pilot.pause()
        assert heatmap.painted == before

    alone(steps)


def test_labels_codes_and_counts_stay_while_cells_scroll() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+end", "end")
        await pilot.pause()
        assert (heatmap.row_key, heatmap.column_key) == ("C199", "I59")
        shown = lines(app)
        assert "Section 2" in shown[0]
        assert shown[heatmap.head_height - 1].startswith("Country")
        assert any(line.startswith("C199 Country") for line in shown)
        assert shown[heatmap.head_height + heatmap.room_height].startswith("n ")
        assert " 59" in shown[heatmap.head_height + heatmap.room_height]

    alone(steps)


def test_the_cursor_passes_over_headings_and_stays_inside() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        del app
        assert heatmap.row_key == "C0"
        await pilot.press("up", "left")
        assert (heatmap.row_key, heatmap.column_key) == ("C0", "I0")
        await pilot.press("L")
        assert heatmap.column_key == "I20"
        await pilot.press("L", "H")
        assert heatmap.column_key == "I20"

    alone(steps)


def test_a_click_moves_and_a_second_one_opens() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        y = heatmap.head_height + 3
        app.told.clear()
        await pilot.click("#heat", offset=(14 + 3 * 4 + 1, y))
        await pilot.pause()
        assert app.told == [("Moved", "C2", "I4")]
        await pilot.click("#heat", offset=(14 + 3 * 4 + 1, y))
        await pilot.pause()
        assert app.told[-1] == ("Chosen", "C2", "I4")
        app.told.clear()
        await pilot.click("#heat", offset=(14 + 3 * 7, 1))  # on a code
        await pilot.click("#heat", offset=(3, heatmap.head_height))  # on a heading
        await pilot.pause()
        assert app.told == [("Moved", "C2", "I7")]

    alone(steps)


def test_the_cursor_stays_on_its_cell_when_the_order_changes() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        del app
        heatmap.go_to("C7", "I9")
        shown = heatmap.heat
        turned = Heat(shown.columns[::-1], shown.rows[::-1], shown.foot, shown.tail, "")
        heatmap.show(turned, zoom=1, label_width=20)
        await pilot.pause()
        assert (heatmap.row_key, heatmap.column_key) == ("C7", "I9")

    alone(steps)


def test_nothing_to_show_is_no_error() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        await pilot.press("down", "right", "pagedown", "end", "ctrl+end", "L", "enter")
        await pilot.click("#heat", offset=(20, 2))
        await pilot.pause()
        assert (heatmap.row_key, heatmap.column_key) == (None, None)
        assert not [told for told in app.told if told[0] == "Chosen"]

    alone(steps, shown=Heat())


def test_codes_stand_over_their_columns() -> None:
    columns = [HeatColumn(one, one) for one in ("G1", "G10", "A2")]
    assert code_lines(columns, 1) == ((" ", "G", " "), ("G", "1", "A"), ("1", "0", "2"))
    assert code_lines(columns, 3) == (("G1 ", "G10", "A2 "),)
    upright = code_lines([HeatColumn("KEN", "KEN"), HeatColumn("UGA", "UGA")], 3)
    assert upright == (("K  ", "U  "), ("E  ", "G  "), ("N  ", "A  "))


def test_places_leave_a_gap_between_headings() -> None:
    columns = [HeatColumn(str(at), str(at), "x" if at < 2 else "y") for at in range(3)]
    places = Places.of(columns, 3)
    assert (places.starts, places.width) == ((0, 3, 7), 10)
    assert [places.at(x) for x in (0, 5, 6, 7, 9, 10)] == [0, 1, None, 2, 2, None]


def test_a_block_is_blank_for_nothing_and_full_for_all_only() -> None:
    for ascii_only, steps in ((False, " ▁▂▃▄▅▆▇█"), (True, " .:-=+*%#")):
        assert block(0, 9, ascii_only=ascii_only) == steps[0]
        assert block(1, 1000, ascii_only=ascii_only) == steps[1]
        assert block(999, 1000, ascii_only=ascii_only) == steps[-2]
        assert block(9, 9, ascii_only=ascii_only) == steps[-1]
        assert block(0, 0, ascii_only=ascii_only) == steps[0]


def test_texts_are_fitted_by_cells_not_letters() -> None:
    assert fit("中国", 3) == "中 "
    assert fit("ab", 4, right=True) == "  ab"


def test_the_zoom_fits_the_window_unless_it_was_chosen() -> None:
    shown = heat(rows=3, columns=30)
    assert fitting(shown, 80, None)[0] == 1
    assert fitting(shown, 110, None)[0] == 2
    assert fitting(shown, 140, None)[0] == 3
    assert fitting(shown, 160, None)[0] == 4
    assert fitting(shown, 80, 12)[0] == 12


def test_counts_are_never_cut() -> None:
    columns = [HeatColumn(str(at), str(at)) for at in range(2)]
    foot = HeatFoot("n", (7, 195), (195, 195))
    for zoom in ZOOMS:
        places, numbers = Places.of(columns, zoom), has_room([foot], zoom)
        text = foot_line(foot, places, Style.null(), numbers=numbers, ascii_only=True).text
        assert (" 195" in text) == (zoom > 3)
        assert "19" not in text.replace("195", "")


def test_a_heading_without_room_is_its_letter() -> None:
    columns = [HeatColumn(str(at), str(at), "G Gaps and needs", "G") for at in range(5)]
    for zoom, shown in ((1, "G"), (2, "G"), (3, "G"), (4, "G Gaps and needs")):
        drawn = headings_line(columns, Places.of(columns, zoom), Style.null())
        assert drawn.text.rstrip() == shown


def test_words_are_whole_or_not_there() -> None:
    cell = HeatCell("o", words="Mentioned")
    assert [drawn(cell, zoom) for zoom in ZOOMS] == ["o", "o ", " o ", " o  ", " o Mentioned"]


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_cursor_is_told_by_colour_and_where_there_is_none_by_brackets(
    zoom: int, monkeypatch: pytest.MonkeyPatch, *, no_color: bool
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")

    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        heatmap.go_to("C1", "I1")
        await pilot.pause()
        strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really there
        row = strips[heatmap.head_height + 2]
        assert ("[" in row.text) == (no_color or zoom > 2)
        assert " I1 " in strips[heatmap.head_height - 1].text
        if no_color:
            return
        cross = heatmap.get_component_rich_style("heatmap--cross")
        crossed = [one.text for one in row if one.style and one.style.bgcolor == cross.bgcolor]
        assert any("o" in text for text in crossed[1:])
        head = strips[heatmap.head_height - 1]
        marked = [one.text for one in head if one.style and one.style.bgcolor == cross.bgcolor]
        assert " I1 " in marked

    alone(steps, zoom=zoom)


def test_no_number_is_cut_at_the_edge() -> None:
    async def steps(app: Alone, heatmap: HeatMap, pilot: Pilot[None]) -> None:
        for x in range(9):
            heatmap.scroll_to(x=x, animate=False, immediate=True)
            await pilot.pause()
            foot = lines(app)[heatmap.head_height + heatmap.room_height]
            found = [int(one) for one in foot[14:].split()]
            assert found == list(range(found[0], found[-1] + 1))

    alone(steps, zoom=4)
