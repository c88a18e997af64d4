"""A list with columns, drawn line by line: any number of rows costs what is on the screen.

Rows are rich Texts that came through ``door``, or one Text over the whole width. The header stays
in view. A move repaints two lines.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.i18n import N_
from tracker.tui import door
from tracker.tui.widgets.columns import Column, Fit, Row

__all__ = ["Column", "Fit", "Listing", "Row"]


GAP = 1


class Listing(ScrollView, can_focus=True):
    """A list of rows with a cursor.

    Without ``opens_by_letter`` only Enter chooses, not ``l``: where a word typed by mistake would
    get into a field by it, or answer a question.
    """

    NAME: ClassVar[str] = N_("List")

    DEFAULT_CSS = """
    Listing { height: 1fr; scrollbar-size-horizontal: 0; overflow-x: hidden; }
    Listing > .listing--header { text-style: bold; color: $text-muted; background: $panel; }
    Listing > .listing--heading { text-style: bold; color: $text-accent; }
    Listing > .listing--cursor { background: $block-cursor-blurred-background; }
    Listing:focus > .listing--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--header",
        "listing--heading",
        "listing--cursor",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False, id="list.up"),
        Binding("down,j", "step(1)", "Down", show=False, id="list.down"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False, id="list.page-down"),
        Binding("home", "end(-1)", "First", show=False, id="list.first"),
        Binding("end", "end(1)", "Last", show=False, id="list.last"),
        Binding("enter,l,right", "choose", "Open", show=False, id="list.open"),
    ]

    cursor: reactive[int] = reactive(-1, repaint=False)
    """Index of the row under the cursor; -1 where there is none."""

    class _About(Message):
        """Something about a list."""

        def __init__(self, listing: "Listing") -> None:
            self.listing = listing
            super().__init__()

        @property
        def control(self) -> "Listing":
            """The list."""
            return self.listing

    class Moved(_About):
        """The cursor is on another row; ``key`` is None where there is none.

        The list may have moved on before the message is read: of several only the last is.
        """

        def __init__(self, listing: "Listing", key: str | None) -> None:
            super().__init__(listing)
            self.key = key

        def can_replace(self, message: Message) -> bool:
            """Say whether this one makes an earlier one needless."""
            return isinstance(message, Listing.Moved) and message.listing is self.listing

    class Chosen(_About):
        """Enter, or a click on the row under the cursor."""

        def __init__(self, listing: "Listing", key: str) -> None:
            super().__init__(listing)
            self.key = key

    class HeaderClicked(_About):
        """A click on a column's title; ``key`` is the column's id."""

        def __init__(self, listing: "Listing", key: str) -> None:
            super().__init__(listing)
            self.key = key

    def __init__(
        self,
        *,
        opens_by_letter: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._opens_by_letter = opens_by_letter
        self.columns: tuple[Column, ...] = ()
        self._fit: Fit | None = None
        self._fitted = -1
        """The width that the columns were fitted to."""
        self.rows: tuple[Row, ...] = ()
        self._at: dict[str, int] = {}
        self.sorted_by: str | None = None
        """Id of the column whose title carries the mark."""
        self.painted = 0
        """Lines drawn so far; tests count them."""

    @property
    def key(self) -> str | None:
        """Key of the row under the cursor."""
        return self.rows[self.cursor].key if 0 <= self.cursor < len(self.rows) else None

    def set_columns(self, columns: Sequence[Column] | Fit, *, sorted_by: str | None = None) -> None:
        """Take other columns; a function gives them anew whenever the list gets another width.

        Rows must be set after it where the number of columns is another.
        """
        self._fit = columns if callable(columns) else None
        self._fitted = -1
        self.columns = () if callable(columns) else tuple(columns)
        self._fit_columns()
        self.sorted_by = sorted_by
        self.refresh()

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Take other rows; the cursor stays on its row where that is still there."""
        before, index = self.key, self.cursor
        self.rows = tuple(rows)
        self._at = {row.key: place for place, row in enumerate(self.rows)}
        self.virtual_size = Size(self.size.width, len(self.rows) + 1)
        wanted = self._at.get(before, index) if before is not None else 0
        self.set_reactive(Listing.cursor, -1)
        self.move(self._free(min(max(0, wanted), len(self.rows) - 1), 1))
        self.refresh()
        if self.key != before:
            self.post_message(self.Moved(self, self.key))

    def set_row(self, row: Row) -> None:
        """Draw one row anew; a key that is not there is passed over."""
        place = self._at.get(row.key)
        if place is not None:
            self.rows = (*self.rows[:place], row, *self.rows[place + 1 :])
            self._repaint(place)

    def go_to(self, key: str) -> bool:
        """Put the cursor on a row; False where it is not there."""
        place = self._at.get(key)
        if place is None:
            return False
        self.move(place)
        return True

    def move(self, place: int) -> None:
        """Put the cursor on a row by index, and bring it into view."""
        if not self.rows:
            place = -1
        if place == self.cursor:
            return
        before, self.cursor = self.cursor, place
        self._into_view()
        self._repaint(before)
        self._repaint(place)
        self.post_message(self.Moved(self, self.key))

    def action_step(self, by: int) -> None:
        """Move by one row."""
        self.move(self._free(self.cursor + by, by))

    def action_page(self, by: int) -> None:
        """Move by what is in view."""
        wanted = self.cursor + by * max(1, self.size.height - 2)
        self.move(self._free(min(max(wanted, 0), len(self.rows) - 1), by))

    def action_end(self, by: int) -> None:
        """Move to the first or last row."""
        self.move(self._free(0 if by < 0 else len(self.rows) - 1, -by))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def on_key(self, event: events.Key) -> None:
        """Pass over the letter that chooses, where only Enter shall."""
        if event.key == "l" and not self._opens_by_letter:
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Move to a row; choose it at the second click. Sort at the header."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == 0:
            column = self._column_at(offset.x)
            if column:
                self.post_message(self.HeaderClicked(self, column))
            return
        place = offset.y - 1 + int(self.scroll_y)
        if place >= len(self.rows) or self.rows[place].is_heading:
            return
        if place == self.cursor:
            self.action_choose()
        else:
            self.move(place)

    def on_resize(self) -> None:
        """Fit the columns to the width, and keep the cursor in view."""
        if self._fit_columns():
            self.refresh()
        self.virtual_size = Size(self.size.width, len(self.rows) + 1)
        self._into_view()

    def _fit_columns(self) -> bool:
        """Fit the columns to the width, where it is another; say whether it was."""
        if self._fit is None or self._fitted == self.size.width:
            return False
        self._fitted = self.size.width
        self.columns = tuple(self._fit(self._fitted))
        return True

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view: the header, or a row."""
        self.painted += 1
        self._fit_columns()  # a list may be drawn before it hears of its new size
        width = self.size.width
        if y == 0:
            return self._strip(self._header(), self.get_component_rich_style("listing--header"))
        place = y - 1 + int(self.scroll_y)
        if place >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[place]
        style = self.rich_style
        if place == self.cursor:
            # over the cells' own colours, which are made for the background
            over = self.get_component_rich_style("listing--cursor")
            return self._strip(row.cells, style + over, over=over)
        if row.is_heading:
            style += self.get_component_rich_style("listing--heading", partial=True)
        return self._strip(row.cells, style)

    def _header(self) -> tuple[Text, ...]:
        mark = "v" if door.ascii_only() else "▾"
        return tuple(
            Text(
                f"{one.title}{mark}" if one.id == self.sorted_by else one.title,
                justify="right" if one.right else "left",
            )
            for one in self.columns
        )

    def _strip(self, cells: Sequence[Text], style: Style, over: Style | None = None) -> Strip:
        width = self.size.width
        segments: list[Segment] = [Segment(" ", style)]
        widths = [one.width for one in self.columns] if len(cells) > 1 else [width - 2]
        for cell, room in zip(cells, widths, strict=False):
            fitted = cell.copy()
            fitted.truncate(room, overflow="ellipsis")  # two dots in ASCII: the guard's doing
            fitted.align("right" if cell.justify == "right" else "left", room)
            rendered = fitted.render(self.app.console, end="")
            segments += Segment.apply_style(rendered, style, over)
            segments.append(Segment(" " * GAP, style))
        return Strip(segments).adjust_cell_length(width, style)

    def _column_at(self, x: int) -> str | None:
        start = 1
        for one in self.columns:
            start += one.width + GAP
            if x < start:
                return one.id
        return None

    def _free(self, place: int, by: int) -> int:
        """Return the nearest row from ``place`` on that is no heading; the old one if none is."""
        step = 1 if by >= 0 else -1
        while 0 <= place < len(self.rows):
            if not self.rows[place].is_heading:
                return place
            place += step
        return self.cursor

    def _into_view(self) -> None:
        room = max(1, self.size.height - 1)
        top = int(self.scroll_y)
        first = self.cursor
        while first > 0 and self.rows[first - 1].is_heading and self.cursor - first + 1 < room:
            first -= 1
        if first < top:
            self.scroll_to(y=max(0, first), animate=False, immediate=True)
        elif self.cursor >= top + room:
            self.scroll_to(y=self.cursor - room + 1, animate=False, immediate=True)

    def _repaint(self, place: int) -> None:
        line = place + 1 - int(self.scroll_y)
        if place >= 0 and 1 <= line < self.size.height:
            self.refresh(Region(0, line, self.size.width, 1))
