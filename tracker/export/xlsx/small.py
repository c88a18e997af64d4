"""A sheet with a table that has room for looks: groups over its columns, lines, notes beneath."""

from collections.abc import Mapping, Sequence

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.cells import write_row
from tracker.export.xlsx.lanes import A4_WIDE, Lane, begun, lanes_of
from tracker.export.xlsx.page import HEADER
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import lines
from tracker.export.xlsx.top import write_heads, write_notes, write_top
from tracker.i18n import _
from tracker.tables.table import Column, Kind, Row, Table

_HEADING = 30.0
_INDENT = 1.0
"""Characters that the room at the left of a text takes."""
_BOLD = 0.92
"""How much of a text has room where it is bold."""
_NONE: Mapping[str, float] = {}


class Written(msgspec.Struct, frozen=True):
    """Where a table stands; rows and columns from 0."""

    lanes: list[Lane]
    first: int
    last: int
    """The last row of the table; ``first`` - 1 where it has none."""
    sizes: list[float]
    """Widths of the columns."""
    about: str
    """What those columns hold whose heads don't say it all."""

    def column(self, lane: str) -> int:
        """Return the column of a lane."""
        return next(at for at, one in enumerate(self.lanes) if one.id == lane)


def write_table(
    sheet: Sheet,
    table: Table,
    *,
    widths: Mapping[str, float] = _NONE,
    frozen: int = 1,
    heading: str = "",
    within: bool = False,
) -> Written:
    """Write a table with its heads; ``frozen`` leading columns stay on the screen.

    ``widths`` are of columns that are not to be measured; ``within`` folds the other rows under
    those with emphasis; ``heading`` is the title of a first column of what groups the rows.
    """
    lanes = lanes_of(table, width=lambda column: widths.get(column.id))
    if heading:
        lanes = begun([Lane("group", heading, Kind.NAME, "", _HEADING, None), *lanes])
    sizes = [lane.width for lane in lanes]
    for at, size in enumerate(sizes):
        sheet.width(at, size)
    if sum(sizes) > A4_WIDE:
        sheet.is_wide()
    write_top(sheet, sizes)
    write_heads(sheet, lanes)
    for at, row in enumerate(table.rows, HEADER + 1):
        write_row(sheet, at, row, lanes, _look(row))
        sheet.lines(at, _high(row, lanes), within=within and not row.emphasis)
    last = HEADER + len(table.rows)
    sheet.freeze(HEADER + 1, frozen)
    sheet.repeat(HEADER - 1, HEADER)
    sheet.filters(HEADER, last - (not within and _totals(table)), len(lanes))
    if within:
        sheet.outline()
    return Written(lanes, HEADER + 1, last, sizes, explained(table.columns))


def write_beneath(sheet: Sheet, written: Written, notes: Sequence[str]) -> int:
    """Write notes under a table: on its columns first, on designations last of all.

    Return the last row written.
    """
    beneath = [one for one in (written.about, *notes, sheet.head.designations) if one]
    return write_notes(sheet, written.last + 2, beneath, written.sizes) - 1


def explained(columns: Sequence[Column]) -> str:
    """Return what columns hold whose titles don't say it all, in one line; empty for none."""
    found = [f"{one.title}: {one.about}" for one in columns if one.about]
    return f"{_('Columns')} – {'; '.join(found)}." if found else ""


def _look(row: Row) -> Style:
    if row.emphasis:
        return Style(bold=True, above=True, hair=True, fill=styles.TOTAL)
    return Style(hair=True)


def _high(row: Row, lanes: Sequence[Lane]) -> int:
    """Return how many lines a row needs; one of totals is bold."""
    part = _BOLD if row.emphasis else 1.0
    return max(
        (
            lines(value, (lane.width - _INDENT) * part)
            for lane in lanes
            if lane.kind in (Kind.NAME, Kind.TEXT) and isinstance(value := lane.value(row), str)
        ),
        default=1,
    )


def _totals(table: Table) -> int:
    """Return how many rows at the end are counts of those above; a filter leaves them alone."""
    return sum(row.emphasis for row in table.rows)
