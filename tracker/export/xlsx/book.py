"""The workbook and its sheets: the only place that knows XlsxWriter, imported when used.

Text is always written as text: no formula, number or link is ever made of it. A link is made only
where a sheet asks for one.
"""

import io
import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from tracker.errors import TrackerError
from tracker.export.xlsx import styles
from tracker.export.xlsx.apart import LongList
from tracker.export.xlsx.bulk import MOST_ROWS, letters
from tracker.export.xlsx.page import A3, A4, POINT, fitting, points, room
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import MOST_LINKS, clean, sheet_name, split
from tracker.export.xlsx.text import fitting as fitting_cell
from tracker.export.xlsx.weaving import Thread, weave
from tracker.i18n import _
from tracker.tables.table import Head

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no marker of its types
    from xlsxwriter.chart import Chart  # type: ignore[import-untyped]  # likewise
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # likewise
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # likewise

_FONT = "Arial"
"""Every system has it, or one with the same widths, so that what fits here fits everywhere."""
_ROW = 17
"""Height of a row without text that breaks, in pixels."""
_SAFE = 1.05
"""Programs differ in how much they put on a page."""
_MOST_WIDER = 1.8
"""How much wider than it must be a table may become to fit a page."""
_TITLE_HEIGHT = 24
_HEADER_LIMIT = 200
"""Excel takes 255 characters for a header, its codes included."""


class TooManyRowsError(TrackerError):
    """A list is longer than a sheet of a workbook; no file was made."""

    def __init__(self, sheet: str, rows: int) -> None:
        super().__init__(
            _(
                "Sheet {sheet} would have {rows} rows; a sheet holds {most}. Nothing was written."
                " `tracker export csv` has no such limit."
            ).format(sheet=sheet, rows=rows, most=MOST_ROWS)
        )


class Book:
    """A workbook in the making."""

    def __init__(self, head: Head, created: datetime) -> None:
        import xlsxwriter

        self._target = io.BytesIO()
        self._book: Workbook = xlsxwriter.Workbook(self._target, _options())
        self._formats: dict[Style, Format] = {}
        self._threads: list[Thread] = []
        self._sheets: dict[str, Sheet] = {}
        self._replaced = 0
        self._book.set_properties(_properties(head) | {"created": created})

    def sheet(self, name: str, head: Head) -> "Sheet":
        """Add a sheet; a name that Excel does not take is made one that it does."""
        fit = sheet_name(name, self._sheets)
        made = Sheet(self, self._book.add_worksheet(fit), head, len(self._sheets) + 1)
        self._sheets[fit.casefold()] = made
        return made

    def chart(self, kind: str, subtype: str = "clustered", *, name: str) -> "Chart":
        """Make a chart; ``Sheet.chart`` puts it somewhere. Programs list it under its name."""
        return self._book.add_chart({"type": kind, "subtype": subtype, "name": name})

    def format(self, style: Style) -> "Format":
        """Return the workbook's format for a style."""
        if style not in self._formats:
            self._formats[style] = self._book.add_format(style.properties())
        return self._formats[style]

    def look(self, style: Style) -> int:
        """Return the number that cells cite a style by."""
        return int(self.format(style)._get_xf_index())  # noqa: SLF001 - nothing else tells it

    def finished(self) -> bytes:
        """Close the workbook and return the file."""
        self._book.close()
        content = self._target.getvalue()
        return weave(content, self._threads) if self._threads else content

    def add_list(self, thread: Thread) -> None:
        """Keep a long list for the end, when all go in together."""
        self._threads.append(thread)

    def add_replaced(self) -> None:
        """Count a text that had characters that a workbook can't carry."""
        self._replaced += 1

    @property
    def replaced(self) -> int:
        """How many texts had characters that a workbook can't carry."""
        return self._replaced + len(
            {text for one in self._threads for text in one.long.laid.replaced}
        )


class Sheet:
    """A sheet; rows and columns are 0-based."""

    def __init__(self, book: Book, sheet: "Worksheet", head: Head, part: int) -> None:
        self._book = book
        self._sheet = sheet
        self._part = part
        self._table: tuple[str, str] | None = None
        self._links = 0
        self._paper = A4
        self._repeated = range(0)
        self._heights: dict[int, float] = {0: _TITLE_HEIGHT}
        self.name = str(sheet.get_name())
        self.head = head
        self._set_page()
        self._sheet.set_row(0, _TITLE_HEIGHT)
        self.text(0, 0, head.full_title, styles.DRAFT if head.is_draft else styles.TITLE)

    def text(self, row: int, column: int, text: str, style: Style = styles.PLAIN) -> None:
        """Write text as text, whatever it looks like."""
        found = fitting_cell(text)
        if "\ufffd" in found and "\ufffd" not in text:
            self._book.add_replaced()
        self._sheet.write_string(row, column, found, self._book.format(style))

    def link(self, cell: tuple[int, int], text: str, target: str, style: Style) -> None:
        """Write text that leads to a place of the workbook, as ``text.place`` names it.

        Beyond what a sheet holds, the text stands alone.
        """
        self._links += 1
        if self._links > MOST_LINKS:
            self.text(*cell, text, style)
            return
        look = self._book.format(style)
        self._sheet.write_url(*cell, f"internal:{target}", look, fitting_cell(text))

    def number(self, row: int, column: int, number: float, style: Style = styles.PLAIN) -> None:
        """Write a number."""
        self._sheet.write_number(row, column, number, self._book.format(style))

    def blank(self, row: int, column: int, style: Style) -> None:
        """Write a cell that has a look but no content."""
        self._sheet.write_blank(row, column, None, self._book.format(style))

    def rows(self, first: int, long: LongList, leading: Style | None = None) -> None:
        """Write a long list at once, in the looks of its columns.

        ``leading`` is how cells look that lead to places of the workbook, where it has such.

        Raises:
            TooManyRowsError: A sheet cannot hold them.
        """
        if first + long.laid.rows > MOST_ROWS:
            raise TooManyRowsError(self.name, long.laid.rows)
        if long.laid.rows:
            look = self._book.look(leading) if leading else 0
            self._book.add_list(Thread(long, self._part, first, look, self._table))

    def merged(self, row: int, columns: tuple[int, int], text: str, style: Style) -> None:
        """Write text over several columns, the last one included."""
        first, last = columns
        if first == last:
            self.text(row, first, text, style)
        else:
            self._sheet.merge_range(row, first, row, last, "", self._book.format(style))
            self.text(row, first, text, style)

    def width(
        self, column: int, characters: float, style: Style | None = None, *, aside: bool = False
    ) -> None:
        """Set a column's width, and the look of those of its cells that have none of their own.

        ``aside`` puts it in an outline that people can fold away.
        """
        look = self._book.format(style) if style else None
        self._sheet.set_column(column, column, characters, look, {"level": 1} if aside else {})

    def lines(self, row: int, count: float, *, within: bool = False) -> None:
        """Make a row high enough for some lines of text.

        ``within`` puts it under the row before it, in an outline that people can fold away.
        """
        self._heights[row] = points(count)
        self._sheet.set_row(row, self._heights[row], None, {"level": 1} if within else {})

    def outline(self) -> None:
        """Put the signs of the outline at the first row of a group and at its first column."""
        self._sheet.outline_settings(symbols_below=False, symbols_right=False)

    def shade(self, column: int, first: int, last: int, colour: str) -> None:
        """Shade shares from 0 (white) to 1; plain shades, as data bars need an extension of Excel's."""
        self._sheet.conditional_format(
            first,
            column,
            last,
            column,
            {
                "type": "2_color_scale",
                "min_type": "num",
                "max_type": "num",
                "min_value": 0,
                "max_value": 1,
                "min_color": "#FFFFFF",
                "max_color": colour,
            },
        )

    def room(self, *, width: float) -> int:
        """Return how many pixels a page has for a chart under the heads that are repeated.

        ``width`` is that of the printed columns, in characters.
        """
        repeated = [self._heights.get(at, 0.0) for at in self._repeated]
        left = room([], [], paper=self._paper, width=width)
        return int((left - sum(repeated) / POINT) / _SAFE) - _ROW

    def fit(self, last_row: int, sizes: Sequence[float]) -> float:
        """Widen the columns where that brings the rows to a page; return the width of them all.

        ``sizes`` are the columns' widths. What is much too long for a page stays as it is.
        """
        heights = [self._heights.get(at, _ROW * POINT) for at in range(last_row + 1)]
        width = sum(sizes)
        wanted = fitting(sum(heights) * _SAFE, paper=self._paper)
        if not width < wanted < _MOST_WIDER * width:
            return width
        for column, size in enumerate(sizes):
            self._sheet.set_column(column, column, round(size * wanted / width, 2))
        return wanted

    def chart(self, row: int, chart: "Chart", description: str, *, width: float) -> int:
        """Put a chart at a row, never across two pages; return the first row under it.

        ``description`` is read to those who can't see it; ``width`` is that of the printed columns,
        in characters.
        """
        look = {"description": description, "object_position": 3, "x_offset": 4, "y_offset": 4}
        self._sheet.insert_chart(row, 0, chart, look)
        heights = [self._heights.get(at, _ROW * POINT) for at in range(row)]
        repeated = [self._heights.get(at, 0.0) for at in self._repeated]
        left = room(heights, repeated, paper=self._paper, width=width)
        if left < int(chart.height) * _SAFE:
            self._sheet.set_h_pagebreaks([row])
        return row + 1 + math.ceil(int(chart.height) / _ROW)

    def prints(self, last_row: int, last_column: int) -> None:
        """Print no further than this."""
        self._sheet.print_area(0, 0, last_row, last_column)

    def on_one_page(self) -> None:
        """Print the sheet on one page, for one that would run a little over it."""
        self._sheet.fit_to_pages(1, 1)

    def is_wide(self) -> None:
        """Print on A3: on A4, a page wide, nobody could read it."""
        self._paper = A3
        self._sheet.set_paper(A3)

    def freeze(self, row: int, column: int) -> None:
        """Keep the rows and columns before these on the screen, and the header rows in print."""
        self._sheet.freeze_panes(row, column)

    def repeat(self, first: int, last: int) -> None:
        """Print these rows on every page."""
        self._repeated = range(first, last + 1)
        self._sheet.repeat_rows(first, last)

    def filters(self, header: int, last: int, columns: int) -> None:
        """Put filters on a header row and the rows under it."""
        self._sheet.autofilter(header, 0, max(last, header), columns - 1)

    def table(self, header: int, last: int, names: Sequence[str], table: str) -> None:
        """Make rows an Excel table, whose name pivots and formulas can use.

        Called before ``rows``. XlsxWriter keeps a note of every cell of a table: it is told of one
        row, and the range grows when the rows go in.
        """
        end = letters(len(names) - 1)
        start = f"A{header + 1}:{end}"
        self._table = (f"{start}{header + 2}", f"{start}{max(last, header + 1) + 1}")
        self._sheet.add_table(
            header,
            0,
            header + 1,
            len(names) - 1,
            {
                "name": table,
                "columns": [{"header": name} for name in names],
                "style": "Table Style Light 1",
            },
        )

    def plain(self, rows: Iterable[int]) -> None:
        """Keep the looks of columns out of rows that are high already."""
        look = self._book.format(styles.PLAIN)
        for row in rows:
            height = self._heights.get(row)
            self._sheet.set_row(row, height, look)

    def hide_lines(self, option: Literal[1, 2] = 2) -> None:
        """Hide grid lines: 1 in print, 2 on the screen as well."""
        self._sheet.hide_gridlines(option)

    def _set_page(self) -> None:
        title = _in_header(clean(self.head.full_title))
        self._sheet.set_landscape()
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        self._sheet.set_header(f"&L&8{_TEXT_NEXT}{title}&R&8 &A")
        footer = _("tracker · how to read this, and the note on designations: sheet About")
        self._sheet.set_footer(f"&L&8 {_in_header(footer)}&R&8 &P / &N")


def _in_header(text: str) -> str:
    """Return a text as headers have it, ``&`` doubled, cut to what they hold."""
    doubled = split(text.replace("&", "&&"), _HEADER_LIMIT)[0]
    ends = len(doubled) - len(doubled.rstrip("&"))
    return doubled[:-1] if ends % 2 else doubled


def _options() -> dict[str, Any]:
    """Return XlsxWriter's options, anew for every workbook: it writes into them.

    Without ``font_scheme`` Excel would show the theme's font in place of ours.
    """
    font = {"font_name": _FONT, "font_size": 10, "font_scheme": "none"}
    return {
        "in_memory": True,
        "default_format_properties": font,
        "default_row_height": _ROW,
    }


def _properties(head: Head) -> dict[str, str]:
    """Return what the file says of itself."""
    framework = head.facts[0][1] if head.facts else ""
    return {
        "title": head.full_title,
        "subject": _("Soil biodiversity in policy texts: levels, gaps and their evidence"),
        "author": "tracker",
        "keywords": ", ".join(
            filter(None, ("soil biodiversity", "policy", "gap analysis", framework))
        ),
        "comments": head.caution,
    }


_TEXT_NEXT = " "
"""Keeps a digit at the start of a title from being read as part of the font size."""
