"""The lines of a heat map: labels, codes and counts that stay in view around what scrolls.

Any size costs what is on the screen: a row is drawn once and kept. ``heatmap`` adds the moving.
"""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.tui import door
from tracker.tui.widgets.heat import (
    TAIL_WIDTH,
    Heat,
    Places,
    bracketed,
    cells_line,
    code_lines,
    fit,
    foot_line,
    has_room,
    headings_line,
    line,
)


class HeatCanvas(ScrollView):
    """Rows by columns of signs on colours, one cell of them marked."""

    DEFAULT_CSS = """
    HeatCanvas { height: 1fr; }
    HeatCanvas > .heatmap--head { text-style: bold; color: $text-muted; background: $panel; }
    HeatCanvas > .heatmap--heading { text-style: bold; color: $text-accent; }
    HeatCanvas > .heatmap--label { color: $foreground; }
    HeatCanvas > .heatmap--foot { background: $surface; color: $text-muted; }
    HeatCanvas > .heatmap--cross {
        background: $accent; color: $background; text-style: bold;
    }
    HeatCanvas:ansi > .heatmap--cross { background: ansi_yellow; color: ansi_black; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heatmap--head",
        "heatmap--heading",
        "heatmap--label",
        "heatmap--foot",
        "heatmap--cross",
    }

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

    def _arrange(self) -> None:
        """Place the columns anew and forget what was drawn."""
        self._places = Places.of(self.heat.columns, self.zoom)
        self._codes = code_lines(self.heat.columns, self.zoom)
        self._strips.clear()
        self._measure()

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
        if 0 <= foot < len(self.heat.foot):
            return self._foot(foot)
        row = y - self.head_height + int(self.scroll_y)
        if foot >= 0 or row >= len(self.heat.rows):  # also the line beneath the scroll bar
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
        label = self._base + self.get_component_rich_style("heatmap--label", partial=True)
        if index != self.row:
            return self._whole(row.label, label, self._strips[index], row.tail, self._base)
        cross = self.get_component_rich_style("heatmap--cross")
        drawn = self._whole(row.label, cross, self._strips[index], row.tail, self._base)
        return self._with_cursor(drawn, cross)

    def _with_cursor(self, drawn: Strip, style: Style) -> Strip:
        """Mark the cell under the cursor, by colour, and by brackets where there are no colours."""
        if not 0 <= self.column < len(self._places.starts):
            return drawn
        start = self.label_width + self._places.starts[self.column] - int(self.scroll_x)
        text = bracketed(drawn.crop(start, start + self.zoom).text)
        if self.app.no_color and "[" not in text:
            drawn = laid_over(drawn, start - 1, "[", style)
            drawn = laid_over(drawn, start + self.zoom, "]", style)
        return laid_over(drawn, start, text, style)

    def _head(self, y: int) -> Strip:
        style = self.get_component_rich_style("heatmap--head")
        first = self.head_height - len(self._codes)
        if y < first:
            line_ = headings_line(self.heat.columns, self._places, style)
        else:
            codes = ((text, Style.null()) for text in self._codes[y - first])
            line_ = line(codes, self._places, style)
        if y != self.head_height - 1:
            return self._whole("", style, line_, (), style)
        drawn = self._whole(self.heat.corner, style, line_, self.heat.tail, style)
        if not 0 <= self.column < len(self._places.starts):
            return drawn
        cross = self.get_component_rich_style("heatmap--cross")
        start = self.label_width + self._places.starts[self.column] - int(self.scroll_x)
        drawn = laid_over(drawn, start, drawn.crop(start, start + self.zoom).text, cross)
        # codes stand upright over narrow columns: here the one under the cursor can be read
        code = f" {self.heat.columns[self.column].code} "
        return laid_over(drawn, self.label_width - cell_len(code) - 1, code, cross)

    def _foot(self, index: int) -> Strip:
        one = self.heat.foot[index]
        style = self.get_component_rich_style("heatmap--foot")
        numbers = has_room(self.heat.foot, self.zoom)
        ascii_only = door.ascii_only()
        cells = foot_line(one, self._places, style, numbers=numbers, ascii_only=ascii_only)
        return self._whole(one.label, style, cells, (), style)

    def _whole(
        self, label: str, label_style: Style, cells: Strip, tail: tuple[str, ...], base: Style
    ) -> Strip:
        """Put label, the cells in view, and the numbers beside them on one line."""
        words = fit(door.cut(label, self.label_width - 1), self.label_width)
        parts = [Strip([Segment(words, label_style)]), self._in_view(cells, base)]
        if self._tail_width and tail:
            numbers = "".join(fit(one, TAIL_WIDTH, right=True) for one in tail)
            parts.append(Strip([Segment(numbers, base)]))
        return Strip.join(parts).adjust_cell_length(self.size.width, base)

    def _in_view(self, cells: Strip, base: Style) -> Strip:
        """Return the cells that are in view as a whole: of a number cut in two, a half would lie."""
        left, right = int(self.scroll_x), int(self.scroll_x) + self.room_width
        whole = [one for one in self._places.starts if left <= one and one + self.zoom <= right]
        if not whole:
            return cells.crop(left, right)
        before = Strip([Segment(" " * (whole[0] - left), base)])
        after = Strip([Segment(" " * (right - whole[-1] - self.zoom), base)])
        return Strip.join([before, cells.crop(whole[0], whole[-1] + self.zoom), after])

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


def laid_over(drawn: Strip, x: int, text: str, style: Style) -> Strip:
    """Return a line with a text of one cell a letter laid over it."""
    if x < 0 or not text:
        return drawn
    before, after = drawn.crop(0, x), drawn.crop(x + cell_len(text), drawn.cell_length)
    return Strip.join([before, Strip([Segment(text, style)]), after])
