"""The Coverage sheet: countries by items, with the distribution beneath and counts beside."""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import lines
from tracker.i18n import _, text_of
from tracker.method.rating import CellState
from tracker.model.framework import Framework
from tracker.tables import words
from tracker.tables.table import Kind, Mark, Row, Shares, Table, Value

SUMMARY, HEADER = 1, 3
"""Rows of what the table is, and of the items' ids; the sections' titles stand between."""

CODES = {
    CellState.NO_INFORMATION: "n.i.",
    CellState.NOT_DISCLOSED: "n.d.",
    CellState.NOT_APPLICABLE: "n.a.",
    CellState.NOT_ASSESSED: "·",
    CellState.NO_INSTRUMENT: "∅",
}
"""What stands for a state, so that columns stay narrow; the legend says what it means."""

_WIDTHS = {Kind.CODE: 6.5, Kind.RATED: 5.5, Kind.NUMBER: 4.5, Kind.SHARE: 6.5}
_SCREEN = 150
"""Characters that a screen shows beside each other."""
_NARROWEST, _WIDEST = 12.0, 36.0


_BOLD = Style(bold=True)


class Lane(msgspec.Struct, frozen=True):
    """A column of the sheet: a column of the table, or one figure of it."""

    title: str
    kind: Kind
    group: str
    width: float
    source: int | None
    """Index of the table's column; None for the region."""
    part: str = ""
    """``k`` or ``n`` of a share."""
    first: bool = False
    """Whether it is the first of its group."""


def write_coverage(sheet: Sheet, table: Table, framework: Framework) -> None:
    """Write the matrix, and under it what its signs, items and figures mean."""
    lanes = _lanes(table)
    for at, lane in enumerate(lanes):
        sheet.width(at, lane.width)
    _write_heads(sheet, lanes)
    last = _write_rows(sheet, table, lanes)
    items = next((at for at, lane in enumerate(lanes) if lane.kind is Kind.RATED), 3)
    sheet.freeze(HEADER + 1, items)
    sheet.repeat(HEADER - 1, HEADER)
    sheet.filters(HEADER, HEADER + _countries(table), len(lanes))
    _write_legend(sheet, table, framework, last + 2)


def _lanes(table: Table) -> list[Lane]:
    countries = [row for row in table.rows if not row.emphasis]
    regions = _fitting([row.group for row in countries])
    lanes = [Lane(_("Region"), Kind.NAME, "", regions, None)]
    for at, column in enumerate(table.columns):
        width = _WIDTHS.get(column.kind, 10)
        if column.kind is Kind.NAME:
            width = _fitting([row.values[at] for row in countries])
        if column.kind is Kind.SHARE:
            lanes += [
                Lane(_("k"), Kind.NUMBER, column.title, width, at, "k"),
                Lane(_("of n"), Kind.NUMBER, column.title, width, at, "n"),
            ]
        else:
            lanes.append(Lane(column.title, column.kind, column.group, width, at))
    return [
        msgspec.structs.replace(lane, first=at > 0 and lane.group != lanes[at - 1].group)
        for at, lane in enumerate(lanes)
    ]


def _fitting(values: Sequence[Value]) -> float:
    """Return the width of a column of names."""
    longest = max((len(str(value)) for value in values), default=0)
    return min(max(_NARROWEST, longest + 1.0), _WIDEST)


def _write_heads(sheet: Sheet, lanes: Sequence[Lane]) -> None:
    wide, used = 0, 0.0
    while wide < len(lanes) and used < _SCREEN:
        used += lanes[wide].width
        wide += 1
    summary = " · ".join((*sheet.head.lines, sheet.head.caution))
    sheet.merged(SUMMARY, (0, wide - 1), summary, styles.WRAPPED_SUMMARY)
    sheet.lines(SUMMARY, lines(summary, used))
    at = 0
    for group, members in groupby(lanes, key=lambda lane: lane.group):
        count = len(list(members))
        if group:
            sheet.merged(HEADER - 1, (at, at + count - 1), group, styles.SECTION)
        at += count
    sheet.lines(HEADER - 1, 3)
    for at, lane in enumerate(lanes):
        sheet.text(HEADER, at, lane.title, _head_style(lane))
    sheet.lines(HEADER, 5)


def _write_rows(sheet: Sheet, table: Table, lanes: Sequence[Lane]) -> int:
    """Write countries and counts; return the last row written."""
    at, group, counting = HEADER, "", False
    for row in table.rows:
        at += 1
        first = row.group != group
        group = row.group
        if row.emphasis and not counting:
            counting = True
            at += 1
            sheet.text(at, 0, group, _BOLD)
            at += 1
        _write_row(sheet, at, row, lanes, first=first)
    return at


def _head_style(lane: Lane) -> Style:
    if lane.kind in (Kind.NAME, Kind.CODE):
        return styles.HEADER
    if lane.kind is Kind.NUMBER and not lane.part:
        return styles.ROTATED
    return msgspec.structs.replace(styles.ITEM, before=lane.first)


def _write_row(sheet: Sheet, at: int, row: Row, lanes: Sequence[Lane], *, first: bool) -> None:
    for column, lane in enumerate(lanes):
        if lane.source is None:
            value: Value = None if row.emphasis else row.group
        else:
            value = _part(row.values[lane.source], lane.part)
        look = Style(above=first, hair=not row.emphasis, before=lane.first, bold=row.emphasis)
        _write_value(sheet, (at, column), value, look)


def _part(value: Value, part: str) -> Value:
    if not isinstance(value, Shares):
        return value
    return value.shares[0].k if part == "k" else value.shares[0].n


def _write_value(sheet: Sheet, place: tuple[int, int], value: Value, look: Style) -> None:
    """Write a cell; ``look`` has its lines."""
    row, column = place
    match value:
        case None | "":
            sheet.blank(row, column, look)
        case Mark() if value.rated.level is not None:
            level = value.rated.level
            sheet.number(row, column, level.value, _lined(styles.level_style(level, value), look))
        case Mark():
            sheet.text(row, column, CODES[value.rated.state], _lined(styles.STATE, look))
        case int() | float():
            sheet.number(row, column, value, _lined(styles.COUNT, look))
        case str():
            sheet.text(row, column, value, look)


def _lined(style: Style, look: Style) -> Style:
    return msgspec.structs.replace(style, above=look.above, hair=look.hair, before=look.before)


def _countries(table: Table) -> int:
    return sum(not row.emphasis for row in table.rows)


def _write_legend(sheet: Sheet, table: Table, framework: Framework, at: int) -> None:
    sheet.text(at, 0, _("How to read it"), _BOLD)
    for level in framework.scale:
        at += 1
        sheet.number(at, 1, level.value, styles.level_style(level))
        sheet.text(at, 2, words.level(level), _BOLD)
        sheet.text(at, 3, text_of(level.definition))
    for state, code in CODES.items():
        at += 1
        sheet.text(at, 1, code, styles.STATE)
        sheet.text(at, 2, words.state(state), _BOLD)
        sheet.text(at, 3, words.state_meaning(state))
    for sign, meaning in _signs():
        at += 1
        sheet.text(at, 1, sign, styles.STATE)
        sheet.text(at, 2, meaning)
    at += 1
    for note in (*table.notes, sheet.head.caution, sheet.head.designations):
        at += 1
        sheet.text(at, 0, note)
    at += 2
    sheet.text(at, 0, _("Items"), _BOLD)
    for section in framework.sections:
        for item in section.items:
            at += 1
            sheet.text(at, 0, section.id)
            sheet.text(at, 1, item.id, _BOLD)
            sheet.text(at, 2, text_of(item.title))


def _signs() -> tuple[tuple[str, str], ...]:
    return (
        ("▲", _("set by hand above the level that the evidence gives")),
        ("▼", _("set by hand below it")),
        ("!", _("a provision stands in the item's way; never counted, never netted")),
        ("2", _("in italics: found as an example, in no share and in no count beneath")),
    )
