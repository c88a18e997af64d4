"""A heat map with a cursor: what moves it, and what it tells.

A move repaints two lines: the rows it leaves and enters, or its row and the last line of codes.
"""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message

from tracker.i18n import N_
from tracker.tui.widgets.heat import Heat
from tracker.tui.widgets.heat_canvas import HeatCanvas


class HeatMap(HeatCanvas, can_focus=True):
    """Rows by columns of signs on colours, with a cursor on one cell."""

    NAME: ClassVar[str] = N_("Matrix")

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
        self._arrange()
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
