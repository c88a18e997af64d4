"""The workbook and its sheets: the only place that knows XlsxWriter, imported when used.

Text is always written as text: no formula, number or link is ever made of it. A link is made only
where a sheet asks for one.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from tracker.export.xlsx import styles
from tracker.export.xlsx.bulk import Cell, Rows, Strings, letters, weave
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import clean, fitting
from tracker.i18n import _
from tracker.tables.table import Head

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no marker of its types
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # likewise
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # likewise

_A4, _A3 = 9, 8
_TITLE_HEIGHT = 24
_LINE = 13.5
"""Points that a line of text takes."""
_HIGHEST = 409.0
"""Points that a row can be high."""
_HEADER_LIMIT = 200
"""Excel takes 255 characters for a header, its codes included."""


class Book:
    """A workbook in the making."""

    def __init__(self, head: Head, created: datetime) -> None:
        import xlsxwriter

        self._target = io.BytesIO()
        self._book: Workbook = xlsxwriter.Workbook(self._target, {"in_memory": True})
        self._formats: dict[Style, Format] = {}
        self._strings = Strings()
        self._bulks: list[Rows] = []
        self._sheets = 0
        self.replaced = 0
        """How many texts had characters that a workbook can't carry."""
        self._book.set_properties(
            {"title": head.full_title, "comments": head.caution, "created": created}
        )

    def sheet(self, name: str, head: Head) -> "Sheet":
        """Add a sheet; ``name`` has no more than 31 characters."""
        self._sheets += 1
        return Sheet(self, self._book.add_worksheet(name), head, self._sheets)

    def format(self, style: Style) -> "Format":
        """Return the workbook's format for a style."""
        if style not in self._formats:
            self._formats[style] = self._book.add_format(style.properties())
        return self._formats[style]

    def finished(self) -> bytes:
        """Close the workbook and return the file."""
        self._book.close()
        content = self._target.getvalue()
        return weave(content, self._bulks, self._strings) if self._bulks else content

    def add_rows(self, rows: Rows) -> None:
        """Keep rows for the end, when they go in all together."""
        for row in rows.rows:
            for value in row:
                if isinstance(value, str):
                    self.replaced += self._strings.add(value)
        self._bulks.append(rows)


class Sheet:
    """A sheet; rows and columns are 0-based."""

    def __init__(self, book: Book, sheet: "Worksheet", head: Head, part: int) -> None:
        self._book = book
        self._sheet = sheet
        self._part = part
        self._table: tuple[str, str] | None = None
        self.head = head
        self._set_page()
        self._sheet.set_row(0, _TITLE_HEIGHT)
        self.text(0, 0, head.full_title, styles.DRAFT if head.is_draft else styles.TITLE)

    def text(self, row: int, column: int, text: str, style: Style = styles.PLAIN) -> None:
        """Write text as text, whatever it looks like."""
        found = fitting(text)
        if "\ufffd" in found and "\ufffd" not in text:
            self._book.replaced += 1
        self._sheet.write_string(row, column, found, self._book.format(style))

    def number(self, row: int, column: int, number: float, style: Style = styles.PLAIN) -> None:
        """Write a number."""
        self._sheet.write_number(row, column, number, self._book.format(style))

    def blank(self, row: int, column: int, style: Style) -> None:
        """Write a cell that has a look but no content."""
        self._sheet.write_blank(row, column, None, self._book.format(style))

    def rows(
        self,
        first: int,
        rows: Sequence[Sequence[Cell]],
        *,
        lines: Sequence[int] = (),
        links: int | None = None,
    ) -> None:
        """Write many rows at once, in the looks of their columns; None leaves a cell empty.

        ``lines`` are the lines of text that each row has room for; ``links`` is the column of web
        addresses, which become links where they are ones.
        """
        heights = [_points(count) for count in lines]
        self._book.add_rows(Rows(self._part, first, rows, heights, links, self._table))

    def merged(self, row: int, columns: tuple[int, int], text: str, style: Style) -> None:
        """Write text over several columns, the last one included."""
        first, last = columns
        if first == last:
            self.text(row, first, text, style)
        else:
            self._sheet.merge_range(row, first, row, last, "", self._book.format(style))
            self.text(row, first, text, style)

    def width(self, column: int, characters: float, style: Style | None = None) -> None:
        """Set a column's width, and the look of those of its cells that have none of their own."""
        look = self._book.format(style) if style else None
        self._sheet.set_column(column, column, characters, look)

    def lines(self, row: int, count: float) -> None:
        """Make a row high enough for some lines of text."""
        self._sheet.set_row(row, _points(count))

    def is_wide(self) -> None:
        """Print on A3: on A4, a page wide, nobody could read it."""
        self._sheet.set_paper(_A3)

    def freeze(self, row: int, column: int) -> None:
        """Keep the rows and columns before these on the screen, and the header rows in print."""
        self._sheet.freeze_panes(row, column)

    def repeat(self, first: int, last: int) -> None:
        """Print these rows on every page."""
        self._sheet.repeat_rows(first, last)

    def filters(self, header: int, last: int, columns: int) -> None:
        """Put filters on a header row and the rows under it."""
        self._sheet.autofilter(header, 0, max(last, header + 1), columns - 1)

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

    def hide_lines(self, option: Literal[1, 2] = 2) -> None:
        """Hide grid lines: 1 in print, 2 on the screen as well."""
        self._sheet.hide_gridlines(option)

    def _set_page(self) -> None:
        title = clean(self.head.full_title)[:_HEADER_LIMIT].replace("&", "&&")
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        self._sheet.set_header(f"&L&8{_TEXT_NEXT}{title}&R&8 &A")
        self._sheet.set_footer("&L&8 " + _("tracker").replace("&", "&&") + "&R&8 &P / &N")


def _points(lines: float) -> float:
    return min(lines * _LINE + 2, _HIGHEST)


_TEXT_NEXT = " "
"""Keeps a digit at the start of a title from being read as part of the font size."""
