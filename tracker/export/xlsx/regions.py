"""The Regions sheet: for every item all members, then region by region."""

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.page import HEADER
from tracker.export.xlsx.small import write_beneath, write_table
from tracker.export.xlsx.top import head_style
from tracker.i18n import _, text_of
from tracker.model.framework import Framework
from tracker.tables import words
from tracker.tables.columns import snake
from tracker.tables.table import Table

_WIDTHS = {
    "item": 6.5,
    "title": 30.0,
    "elements": 9.0,
    "region": 31.0,
    "n": 5.0,
    "population": 5.0,
    "absent": 7.5,
    "missing_cells": 8.0,
    "not_applicable": 10.5,
}
_LEVEL = 6.0
SHADE = "#7FB3DA"


def write_regions(sheet: Sheet, table: Table, framework: Framework) -> None:
    """Write the table; the larger a percentage, the darker its cell; levels their colour over them."""
    levels = {snake(f"level-{level.id}"): level for level in framework.scale}
    longest = {name: len(words.level(level)) + 3.5 for name, level in levels.items()}
    widths = _WIDTHS | {name: max(_LEVEL, size) for name, size in longest.items()}
    note = _("The larger a percentage, the darker its cell. Rows fold by item at the left.")
    meanings = [f"{words.level(one)}: {text_of(one.definition)}" for one in framework.scale]
    written = write_table(sheet, table, widths=widths, frozen=4, within=True)
    write_beneath(sheet, written, (*table.notes, note, *meanings))
    for at, lane in enumerate(written.lanes):
        if lane.is_percent and written.last >= written.first:
            sheet.shade(at, written.first, written.last, SHADE)
        level = levels.get(lane.id)
        if level is not None:
            colour = styles.level_style(level)
            look = styles.coloured(head_style(lane), colour.fill, colour.colour)
            sheet.text(HEADER, at, f"{level.glyph} {lane.title}", look)
    sheet.lines(HEADER, 4)
