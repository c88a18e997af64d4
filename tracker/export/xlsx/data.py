"""The Data sheet: the tidy rows as an Excel table, ready for a pivot."""

from collections.abc import Sequence

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.listing import HEADER, write_top
from tracker.tables.tidy import TidyRow

NAME = "tracker_data"
"""What pivots and formulas call the table."""

_WIDEST, _LEAST, _SAMPLE = 28, 8, 200


def write_data(sheet: Sheet, rows: Sequence[TidyRow]) -> None:
    """Write the rows; a blank is an empty cell."""
    write_top(sheet)
    names = list(TidyRow._fields)
    for at, name in enumerate(names):
        content = max((len(str(row[at])) for row in rows[:_SAMPLE]), default=0) + 2
        sheet.width(at, min(max(content, len(name) + 3, _LEAST), _WIDEST))
    for number, row in enumerate(rows, HEADER + 1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    sheet.text(number, at, value)
            else:
                sheet.number(number, at, value, styles.COUNT)
    sheet.is_wide()
    sheet.table(HEADER, HEADER + len(rows), names, NAME)
    sheet.freeze(HEADER + 1, 2)
    sheet.repeat(HEADER, HEADER)
    if not rows:
        sheet.blank(HEADER + 1, 0, styles.PLAIN)
