"""The About sheet: what the workbook is, how it was made, how to read it."""

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.text import lines
from tracker.i18n import ngettext
from tracker.tables.table import Table

_LABEL, _VALUE = 28, 100
"""Widths in characters."""


def write_about(sheet: Sheet, table: Table) -> int:
    """Write labels and values under headings; return the next free row."""
    sheet.width(0, _LABEL)
    sheet.width(1, _VALUE)
    sheet.hide_lines()
    at, group = 2, ""
    for row in table.rows:
        if row.group != group:
            group = row.group
            at += 1
            sheet.text(at, 0, group, styles.GROUP)
            sheet.blank(at, 1, styles.GROUP)
            at += 1
        label, value = row.values
        sheet.text(at, 0, str(label), styles.WRAPPED)
        sheet.text(at, 1, str(value), styles.WRAPPED)
        sheet.lines(at, max(lines(str(value), _VALUE), lines(str(label), _LABEL)))
        at += 1
    return at


def write_replaced(sheet: Sheet, row: int, book: Book) -> None:
    """Say how many texts have characters that a workbook can't carry; written last of all."""
    if book.replaced:
        sentence = ngettext(
            "{count} text has control characters in its record, shown here as �.",
            "{count} texts have control characters in their records, shown here as �.",
            book.replaced,
        )
        sheet.text(row + 1, 0, sentence.format(count=book.replaced))
