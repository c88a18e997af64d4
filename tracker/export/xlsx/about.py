"""The About sheet: what the workbook is, where things are, how to read it."""

from collections.abc import Sequence

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.text import lines, place
from tracker.i18n import _, ngettext
from tracker.model.framework import Framework
from tracker.tables.table import Table
from tracker.tables.tidy_columns import ABOUT

_LABEL, _VALUE = 28, 110
"""Widths in characters."""
_BANNER = msgspec.structs.replace(styles.WRAPPED, bold=True, fill="#FFF2CC", size=11)


class Entry(msgspec.Struct, frozen=True):
    """A line of the list of sheets."""

    name: str
    shows: str


def write_about(sheet: Sheet, table: Table, framework: Framework, entries: Sequence[Entry]) -> int:
    """Write the caution, the sheets, then labels and values; return the next free row."""
    sheet.width(0, _LABEL)
    sheet.width(1, _VALUE)
    sheet.hide_lines()
    sheet.merged(1, (0, 1), sheet.head.caution, _BANNER)
    sheet.lines(1, 1.6)
    at, group = 2, ""
    fills = [styles.level_style(level) for level in framework.scale]
    for row in table.rows:
        if row.group != group:
            at = _heading(sheet, at, row.group)
            if not group:
                at = _write_entries(sheet, at, row.group, entries)
            group = row.group
        label, value = (str(one) for one in row.values)
        look = styles.WRAPPED
        if group == _("Levels") and fills:
            fill = fills.pop(0)
            look = styles.coloured(look, fill.fill, fill.colour)
        at = _line(sheet, at, label, value, look)
    at = _heading(sheet, at, _("Columns of the sheet Data"))
    for name, meaning in ABOUT.items():
        at = _line(sheet, at, name, _(meaning))
    return at


def _write_entries(sheet: Sheet, at: int, group: str, entries: Sequence[Entry]) -> int:
    """Write the list of sheets under a heading of its own, and the first heading anew."""
    sheet.text(at - 1, 0, _("Sheets"), styles.GROUP)
    for entry in entries:
        target = place(entry.name, "A1")
        at = _line(sheet, at, "", entry.shows)
        sheet.link((at - 1, 0), entry.name, target, styles.LINK)
    return _heading(sheet, at, group)


def _heading(sheet: Sheet, at: int, title: str) -> int:
    sheet.text(at + 1, 0, title, styles.GROUP)
    sheet.blank(at + 1, 1, styles.GROUP)
    return at + 2


def _line(
    sheet: Sheet, at: int, label: str, value: str, look: styles.Style = styles.WRAPPED
) -> int:
    sheet.text(at, 0, label, look)
    sheet.text(at, 1, value, styles.WRAPPED)
    sheet.lines(at, max(lines(value, _VALUE), lines(label, _LABEL)))
    return at + 1


def write_replaced(sheet: Sheet, row: int, book: Book) -> None:
    """Say how many texts have characters that a workbook can't carry; written last of all."""
    if book.replaced:
        sentence = ngettext(
            "{count} text has control characters in its record, shown here as �.",
            "{count} texts have control characters in their records, shown here as �.",
            book.replaced,
        )
        sheet.text(row + 1, 0, sentence.format(count=book.replaced))
