"""The Regions sheet: for every item all members, then region by region."""

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.small import Written, write_table
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.top import HEADER, head_style
from tracker.i18n import _
from tracker.model.framework import Framework
from tracker.tables.columns import snake
from tracker.tables.table import Table

_WIDTHS = {
    "item": 6.5,
    "title": 26.0,
    "elements": 9.0,
    "region": 23.0,
    "n": 5.0,
    "population": 5.0,
    "absent": 7.5,
    "missing_cells": 8.0,
    "not_applicable": 10.5,
}
_LEVEL = 6.0
BAR = "#A6CBE6"


def write_regions(sheet: Sheet, table: Table, framework: Framework) -> Written:
    """Write the table; percentages have a bar in their cell, levels their colour over them."""
    levels = {snake(f"level-{level.id}"): level for level in framework.scale}
    widths = _WIDTHS | dict.fromkeys(levels, _LEVEL)
    notes = (
        _("The bar in a percentage's cell is as long as the share. Rows fold by item at the left."),
    )
    written = write_table(sheet, table, widths=widths, frozen=4, notes=notes, within=True)
    for at, lane in enumerate(written.lanes):
        if lane.is_percent and written.last >= written.first:
            sheet.bars(at, written.first, written.last, BAR)
        level = levels.get(lane.id)
        if level is not None:
            colour = styles.level_style(level)
            look = styles.coloured(head_style(lane), colour.fill, colour.colour)
            sheet.text(HEADER, at, f"{level.glyph} {lane.title}", styles.lined(look, Style()))
    sheet.lines(HEADER, 4)
    return written
