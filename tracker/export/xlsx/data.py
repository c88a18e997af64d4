"""The Data sheet: the tidy rows as an Excel table, ready for a pivot."""

from collections.abc import Sequence

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.top import HEADER, write_top
from tracker.i18n import _
from tracker.tables.tidy import TidyRow

NAME = "tracker_data"
"""What pivots and formulas call the table."""

_ROWS, _COLUMNS = 50, TidyRow._fields.index("level_value") + 1
"""What prints: a page that can be read, with whose level, of what, it is."""
_WIDEST, _LEAST, _SAMPLE = 54, 8, 2_000


def write_data(sheet: Sheet, rows: Sequence[TidyRow]) -> None:
    """Write the rows; a blank is an empty cell."""
    names = TidyRow._fields
    widths = []
    for at, name in enumerate(names):
        content = [row[at] for row in rows[:_SAMPLE]]
        width = max((len(str(value)) for value in content), default=0) + 2
        number = any(isinstance(value, int) for value in content)
        widths.append(float(min(max(width, len(name) + 3, _LEAST), _WIDEST)))
        sheet.width(at, widths[at], styles.COUNT if number else styles.PLAIN)
    advice = _(
        "An Excel table named {name}, a row for every item of every assessment, ready for a pivot;"
        " sheet About says what the columns hold. One page prints, as a specimen: {columns} columns"
        " of the first {rows} rows. To print more, clear the print area."
    )
    advice = advice.format(name=NAME, rows=_ROWS, columns=_COLUMNS)
    write_top(sheet, widths, (advice,))
    sheet.is_wide()
    sheet.prints(HEADER + min(len(rows), _ROWS), _COLUMNS - 1)
    sheet.table(HEADER, HEADER + len(rows), names, NAME)
    sheet.rows(HEADER + 1, rows)
    sheet.freeze(HEADER + 1, 2)
    sheet.repeat(HEADER, HEADER)
