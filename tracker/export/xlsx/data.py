"""The Data sheet: the tidy rows as an Excel table, ready for a pivot."""

from collections.abc import Iterable

from tracker.export.xlsx import styles
from tracker.export.xlsx.apart import Layout, LongList
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.bulk import Rows
from tracker.export.xlsx.held import Held, held
from tracker.export.xlsx.listing import in_cells
from tracker.export.xlsx.page import HEADER
from tracker.export.xlsx.top import write_top
from tracker.i18n import _
from tracker.tables.table import Kind
from tracker.tables.tidy import TidyRow, kind_of

NAME = "tracker_data"
"""What pivots and formulas call the table."""

_ROWS, _COLUMNS = 50, TidyRow._fields.index("level_value") + 1
"""What prints: a page that can be read, with whose level, of what, it is."""
_WIDEST, _LEAST, _SAMPLE = 54, 8, 2_000


def lay_data(rows: Iterable[TidyRow]) -> tuple[Layout, Rows]:
    """Lay the rows out; a blank is an empty cell."""
    names = TidyRow._fields
    columns = held(rows, len(names))
    widths = [_width(name, column) for name, column in zip(names, columns, strict=True)]
    return Layout([(name, 0) for name in names], widths, _COLUMNS), Rows(
        [in_cells(one) for one in columns]
    )


def write_data(sheet: Sheet, long: LongList) -> None:
    """Write the rows."""
    names, widths, rows = TidyRow._fields, long.laid.layout.widths, long.laid.rows
    for at, name in enumerate(names):
        number = kind_of(name) is Kind.NUMBER
        sheet.width(at, widths[at], styles.COUNT if number else styles.PLAIN)
    advice = _(
        "An Excel table named {name}, a row for every item of every assessment, ready for a pivot;"
        " sheet About says what the columns hold. One page prints, as a specimen: {columns} columns"
        " of the first {rows} rows. To print more, clear the print area."
    )
    advice = advice.format(name=NAME, rows=_ROWS, columns=_COLUMNS)
    write_top(sheet, widths, (advice,))
    sheet.is_wide()
    sheet.prints(HEADER + min(rows, _ROWS), _COLUMNS - 1)
    sheet.table(HEADER, HEADER + rows, names, NAME)
    sheet.rows(HEADER + 1, long)
    sheet.freeze(HEADER + 1, 2)
    sheet.repeat(HEADER, HEADER)


def _width(name: str, column: Held) -> float:
    content = max((len(str(value)) for value in column.first(_SAMPLE)), default=0) + 2
    return float(min(max(content, len(name) + 3, _LEAST), _WIDEST))
