"""A value of a table as a cell: a level on its colour, a state as text, a share as a number."""

import msgspec

from tracker.analysis.distribution import Share
from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.lanes import Lane
from tracker.export.xlsx.styles import Style, lined
from tracker.method.rating import CellState
from tracker.tables import words
from tracker.tables.table import Kind, Mark, Row, Shares, Value

CODES = {
    CellState.NO_INFORMATION: "n.i.",
    CellState.NOT_DISCLOSED: "n.d.",
    CellState.NOT_APPLICABLE: "n.a.",
    CellState.NOT_ASSESSED: "·",
    CellState.NO_INSTRUMENT: "∅",
}
"""What stands for a state, so that columns stay narrow; the legend says what it means."""


def write_row(sheet: Sheet, at: int, row: Row, lanes: list[Lane], look: Style) -> None:
    """Write a row of a table; ``look`` has its lines, its weight and its fill."""
    for column, lane in enumerate(lanes):
        wrap = lane.kind in (Kind.NAME, Kind.TEXT)
        own = msgspec.structs.replace(look, before=lane.first, wrap=wrap, indent=wrap)
        if lane.is_percent and lane.source is not None:
            _write_percent(sheet, (at, column), row.values[lane.source], lane, own)
        else:
            write_value(sheet, (at, column), lane.value(row), own)


def write_value(sheet: Sheet, place: tuple[int, int], value: Value, look: Style) -> None:
    """Write a cell; ``look`` has its lines."""
    row, column = place
    match value:
        case None | "":
            sheet.blank(row, column, look)
        case Mark() if value.rated.level is not None:
            level = value.rated.level
            sheet.number(row, column, level.value, lined(styles.level_style(level, value), look))
        case Mark():
            sheet.text(row, column, CODES[value.rated.state], lined(styles.STATE, look))
        case int() | float():
            sheet.number(row, column, value, _weighed(styles.COUNT, look))
        case str():
            sheet.text(row, column, value, look)


def _write_percent(
    sheet: Sheet, place: tuple[int, int], value: Value, lane: Lane, look: Style
) -> None:
    if not isinstance(value, Shares):
        sheet.blank(*place, look)
        return
    share: Share = value.shares[-1] if lane.part.endswith("_high") else value.shares[0]
    text = words.percent(share)
    if text is not None and share.value is not None:
        # "<1%" is a number too: its format says it
        number = "0%" if text[0].isdigit() else f'"{text}"'
        style = msgspec.structs.replace(styles.PERCENT, number=number)
        sheet.number(*place, share.value, _weighed(style, look))
    elif share.n:
        sheet.text(*place, f"{share.k}/{share.n}", _weighed(styles.FEW, look))
    else:
        sheet.blank(*place, look)


def _weighed(style: Style, look: Style) -> Style:
    return msgspec.structs.replace(lined(style, look), bold=look.bold, fill=look.fill)
