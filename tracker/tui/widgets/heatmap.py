"""A heat map drawn line by line: labels, codes and counts stay in view, a cursor moves over cells.

Any size costs what is on the screen. A row is drawn once and kept; a move of the cursor repaints
two lines: the rows it leaves and enters, or its row and the line of codes.
"""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.i18n import N_
from tracker.tui import door
from tracker.tui.widgets.heat import (
    TAIL_WIDTH,
    Heat,
    Places,
    cells_line,
    code_lines,
    fit,
    foot_line,
    headings_line,
    line,
)

REVERSE = Style(reverse=True, bold=True)


class HeatMap(ScrollView, can_focus=True):
    """Rows by columns of signs on colours, with a cursor on one cell."""

    NAME: ClassVar[str] = N_("Matrix")

    DEFAULT_CSS = """
    HeatMap { height: 1fr; }
    HeatMap > .heatmap--head { text-style: bold; color: $text-muted; background: $panel; }
    HeatMap > .heatmap--heading { text-style: bold; color: $text-accent; }
    HeatMap > .heatmap--label { color: $foreground; }
    HeatMap > .heatmap--foot { background: $surface; color: $text-muted; }
    HeatMap > .heatmap--cross {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heatmap--head",
        "heatmap--heading",
        "heatmap--label",
        "heatmap--foot",
        "heatmap--cross",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1, 0)", "Up", show=False, id="map.up"),
        Binding("down,j", "step(1, 0)", "Down", show=False, id="map.down"),
        Binding("left,h", "step(0, -1)", "Left", show=False, id="map.left"),
        Binding("right,l", "step(0, 1)", "Right", show=False, id="map.right"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False, id="map.page-up"),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False, id="map.page-down"),
        Binding("home", "edge(0, -1)", "First column", show=False, id="map.first-column"),
        Binding("end", "edge(0, 1)", "Last column", show=False, id="map.last-column"),
        Binding("ctrl+home", "edge(-1, 0)", "First row", show=False, id="map.first-row"),
        Binding("ctrl+end", "edge(1, 0)", "Last row", show=False, id="map.last-row"),
        Binding("ctrl+left,H", "group(-1)", "Heading before", show=False, id="map.before"),
        Binding("ctrl+right,L", "group(1)", "Next heading", show=False, id="map.next"),
        Binding("enter", "choose", "Open", show=False, id="map.open"),
    ]

    class Moved(Message):
        """The cursor is on another cell; None where there is none."""

        def __init__(self, heatmap: "HeatMap", row: str | None, column: str | None) -> None:
            self.heatmap = heatmap
            self.row = row
            self.column = column
            super().__init__()

        @property
        def control(self) -> "HeatMap":
            """The heat map."""
            return self.heatmap

    class Chosen(Moved):
        """Enter, or a click on the cell under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.heat = Heat()
        self.zoom = 1
        self.label_width = 16
        self.row = self.column = -1
        self.painted = 0
        """Lines drawn so far; tests count them."""
        self.built = 0
        """Rows made into strips so far; tests count them."""
        self._places = Places(1, (), 0)
        self._codes: tuple[tuple[str, ...], ...] = ()
        self._strips: dict[int, Strip] = {}
        self._base = Style.null()

    # -- what is shown -------------------------------------------------------------------------

    @property
    def row_key(self) -> str | None:
        """Key of the row under the cursor."""
        return self.heat.rows[self.row].key if 0 <= self.row < len(self.heat.rows) else None

    @property
    def column_key(self) -> str | None:
        """Key of the column under the cursor."""
        inside = 0 <= self.column < len(self.heat.columns)
        return self.heat.columns[self.column].key if inside else None

    def show(self, heat: Heat, *, zoom: int, label_width: int) -> None:
        """Show other data; what is the same as before is not drawn again.

        The cursor stays on its row and column where these are still there.
        """
        before = (self.row_key, self.column_key)
        old = self.heat
        same = (
            (zoom, label_width) == (self.zoom, self.label_width)
            and old.columns == heat.columns
            and (old.corner, old.tail) == (heat.corner, heat.tail)
            and len(old.foot) == len(heat.foot)
            and [one.key for one in old.rows] == [one.key for one in heat.rows]
        )
        self.heat, self.zoom, self.label_width = heat, zoom, label_width
        if same:
            self._changed(old)
            return
        self._places = Places.of(heat.columns, zoom)
        self._codes = code_lines(heat.columns, zoom)
        self._strips.clear()
        self._measure()
        rows = {one.key: index for index, one in enumerate(heat.rows)}
        columns = {one.key: index for index, one in enumerate(heat.columns)}
        row, column = rows.get(before[0] or "", self.row), columns.get(before[1] or "", self.column)
        self.row, self.column = self._free(min(max(row, 0), len(heat.rows) - 1), 1), -1
        self.column = min(max(column, 0), len(heat.columns) - 1)
        self._into_view()
        self.refresh()
        if (self.row_key, self.column_key) != before:
            self._tell()

    def go_to(self, row: str | None, column: str | None) -> bool:
        """Put the cursor on a cell by its keys; None leaves it. False where it is not there."""
        rows = {one.key: index for index, one in enumerate(self.heat.rows) if not one.is_heading}
        columns = {one.key: index for index, one in enumerate(self.heat.columns)}
        at_row = self.row if row is None else rows.get(row, -1)
        at_column = self.column if column is None else columns.get(column, -1)
        found = at_row >= 0 and at_column >= 0
        self.move(at_row if at_row >= 0 else self.row, at_column if at_column >= 0 else self.column)
        return found

    def move(self, row: int, column: int) -> None:
        """Put the cursor on a cell by index, and bring it into view."""
        if (row, column) == (self.row, self.column):
            return
        old_row, old_column = self.row, self.column
        self.row, self.column = row, column
        self._into_view()
        self._repaint(old_row)
        self._repaint(row)
        if column != old_column:
            self.refresh(Region(0, self.head_height - 1, self.size.width, 1))
        self._tell()

    # -- moving --------------------------------------------------------------------------------

    def action_step(self, down: int, right: int) -> None:
        """Move by one cell."""
        row = self._free(self.row + down, down) if down else self.row
        self.move(row, self._inside(self.column + right))

    def action_page(self, by: int) -> None:
        """Move by what is in view."""
        wanted = min(max(self.row + by * max(1, self.room_height - 1), 0), len(self.heat.rows) - 1)
        self.move(self._free(wanted, by), self.column)

    def action_edge(self, down: int, right: int) -> None:
        """Move to the first or last column or row."""
        row, column = self.row, self.column
        if down:
            row = self._free(0 if down < 0 else len(self.heat.rows) - 1, -down)
        if right:
            column = self._inside(0 if right < 0 else len(self.heat.columns) - 1)
        self.move(row, column)

    def action_group(self, by: int) -> None:
        """Move to the first column of the heading before or after."""
        columns = self.heat.columns
        starts = [
            index
            for index, one in enumerate(columns)
            if not index or one.heading != columns[index - 1].heading
        ]
        beyond = [at for at in starts if (at - self.column) * by > 0]
        if beyond:
            self.move(self.row, beyond[0] if by > 0 else beyond[-1])

    def action_choose(self) -> None:
        """Open the cell under the cursor."""
        if self.row_key is not None and self.column_key is not None:
            self.post_message(self.Chosen(self, self.row_key, self.column_key))

    def on_click(self, event: events.Click) -> None:
        """Move to a cell, or on a code to its column; open it at the second click."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= self.head_height + self.room_height:
            return
        row = self.row
        if offset.y >= self.head_height:
            row = offset.y - self.head_height + int(self.scroll_y)
            if row >= len(self.heat.rows) or self.heat.rows[row].is_heading:
                return
        inside = self.label_width <= offset.x < self.label_width + self.room_width
        at = self._places.at(offset.x - self.label_width + int(self.scroll_x)) if inside else None
        if at == self.column and row == self.row and offset.y >= self.head_height:
            self.action_choose()
        else:
            self.move(row, self.column if at is None else at)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._measure()
        self._into_view()

    # -- measures ------------------------------------------------------------------------------

    @property
    def head_height(self) -> int:
        """Lines over the rows: the headings where there are any, and the codes."""
        return len(self._codes) + any(one.heading for one in self.heat.columns)

    @property
    def room_height(self) -> int:
        """Lines for rows."""
        return max(1, self._view.height - self.head_height - len(self.heat.foot))

    @property
    def room_width(self) -> int:
        """Columns for cells."""
        return max(1, self._view.width - self.label_width - self._tail_width)

    @property
    def _view(self) -> Size:
        return self.scrollable_content_region.size

    @property
    def _tail_width(self) -> int:
        """What the numbers beside the rows take: nothing where the cells need the room."""
        wanted = len(self.heat.tail) * TAIL_WIDTH + 1 if self.heat.tail else 0
        fits = self.label_width + self._places.width + wanted <= self._view.width
        return wanted if fits else 0

    def _measure(self) -> None:
        self.virtual_size = Size(
            self.label_width + self._places.width + self._tail_width,
            self.head_height + len(self.heat.rows) + len(self.heat.foot),
        )

    def _into_view(self) -> None:
        top, left = int(self.scroll_y), int(self.scroll_x)
        x = y = None
        if 0 <= self.row < top:
            # with its heading, where that stands right above
            above = self.row and self.heat.rows[self.row - 1].is_heading
            y = self.row - 1 if above else self.row
        elif self.row >= top + self.room_height:
            y = self.row - self.room_height + 1
        if 0 <= self.column < len(self._places.starts):
            start = self._places.starts[self.column]
            if start < left:
                x = start
            elif start + self.zoom > left + self.room_width:
                x = start + self.zoom - self.room_width
        if x is not None or y is not None:
            self.scroll_to(x=x, y=y, animate=False, immediate=True)

    def _free(self, row: int, by: int) -> int:
        """Return the nearest row from ``row`` on that is no heading; the old one if none is."""
        step = 1 if by >= 0 else -1
        while 0 <= row < len(self.heat.rows):
            if not self.heat.rows[row].is_heading:
                return row
            row += step
        return min(self.row, len(self.heat.rows) - 1)

    def _inside(self, column: int) -> int:
        return min(max(column, 0), len(self.heat.columns) - 1)

    def _tell(self) -> None:
        self.post_message(self.Moved(self, self.row_key, self.column_key))

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view: codes, a row, or counts."""
        self.painted += 1
        base = self.rich_style
        if base != self._base:  # another theme, or the focus
            self._base = base
            self._strips.clear()
        if y < self.head_height:
            return self._head(y)
        foot = y - self.head_height - self.room_height
        if foot >= 0:
            return self._foot(foot)
        row = y - self.head_height + int(self.scroll_y)
        if row >= len(self.heat.rows):
            return Strip.blank(self.size.width, base)
        return self._row(row)

    def _row(self, index: int) -> Strip:
        row = self.heat.rows[index]
        if row.is_heading:
            style = self._base + self.get_component_rich_style("heatmap--heading", partial=True)
            return Strip([Segment(row.label, style)]).adjust_cell_length(self.size.width, style)
        if index not in self._strips:
            self.built += 1
            self._strips[index] = cells_line(row.cells, self._places, self._base)
        cells = self._strips[index]
        part = "heatmap--label"
        if index == self.row:
            part = "heatmap--cross"
            if 0 <= self.column < len(self._places.starts):
                cells = self._marked(cells, REVERSE)
        label = self._base + self.get_component_rich_style(part, partial=True)
        return self._whole(row.label, label, cells, row.tail, self._base)

    def _marked(self, cells: Strip, style: Style) -> Strip:
        """Lay a style over the column under the cursor."""
        start = self._places.starts[self.column]
        parts = cells.divide([start, start + self.zoom, cells.cell_length])
        cell = Strip([Segment(one.text, (one.style or Style()) + style) for one in parts[1]])
        return Strip.join([parts[0], cell, *parts[2:]])

    def _head(self, y: int) -> Strip:
        style = self.get_component_rich_style("heatmap--head")
        first = self.head_height - len(self._codes)
        if y < first:
            line_ = headings_line(self.heat.columns, self._places, style)
        else:
            codes = ((text, Style.null()) for text in self._codes[y - first])
            line_ = line(codes, self._places, style)
        is_last = y == self.head_height - 1
        if is_last and 0 <= self.column < len(self._places.starts):
            line_ = self._marked(line_, self.get_component_rich_style("heatmap--cross"))
        corner = self.heat.corner if is_last else ""
        return self._whole(corner, style, line_, self.heat.tail if is_last else (), style)

    def _foot(self, index: int) -> Strip:
        one = self.heat.foot[index]
        style = self.get_component_rich_style("heatmap--foot")
        cells = foot_line(one, self._places, style, ascii_only=door.ascii_only())
        return self._whole(one.label, style, cells, (), style)

    def _whole(
        self, label: str, label_style: Style, cells: Strip, tail: tuple[str, ...], base: Style
    ) -> Strip:
        """Put label, the cells in view, and the numbers beside them on one line."""
        left = int(self.scroll_x)
        words = fit(door.cut(label, self.label_width - 1), self.label_width)
        shown = cells.crop(left, left + self.room_width)
        parts = [Strip([Segment(words, label_style)]), shown]
        if self._tail_width and tail:
            numbers = "".join(fit(one, TAIL_WIDTH, right=True) for one in tail)
            gap = " " * max(0, self.room_width - shown.cell_length)
            parts.append(Strip([Segment(f"{gap}{numbers} ", base)]))
        return Strip.join(parts).adjust_cell_length(self.size.width, base)

    def _repaint(self, row: int) -> None:
        y = row + self.head_height - int(self.scroll_y)
        if row >= 0 and self.head_height <= y < self.head_height + self.room_height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _changed(self, old: Heat) -> None:
        """Draw the rows and counts anew that are no longer what they were."""
        for index, (before, after) in enumerate(zip(old.rows, self.heat.rows, strict=True)):
            if before is not after and before != after:
                self._strips.pop(index, None)
                self._repaint(index)
        for index, (was, is_) in enumerate(zip(old.foot, self.heat.foot, strict=True)):
            if was != is_:
                y = self.head_height + self.room_height + index
                self.refresh(Region(0, y, self.size.width, 1))
