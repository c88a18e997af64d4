"""The Coverage sheet: countries by items, with the distribution beneath and counts beside."""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.styles import Style
from tracker.i18n import _, text_of
from tracker.method.rating import CellState
from tracker.model.framework import Framework
from tracker.tables import words
from tracker.tables.table import Column, Kind, Mark, Row, Shares, Table, Value

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

_WIDTHS = {Kind.CODE: 6.5, Kind.NAME: 15, Kind.RATED: 5.5, Kind.NUMBER: 4.5, Kind.SHARE: 6.5}
_REGION, _NAME = 12.0, 24.0


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


def write_coverage(sheet: Sheet, table: Table, framework: Framework) -> None:
    """Write the matrix, and under it what its signs, items and figures mean."""
    lanes = _lanes(table.columns)
    for at, lane in enumerate(lanes):
        sheet.width(at, lane.width)
    _write_heads(sheet, lanes)
    last = _write_rows(sheet, table, lanes)
    items = next((at for at, lane in enumerate(lanes) if lane.kind is Kind.RATED), 3)
    sheet.freeze(HEADER + 1, items)
    sheet.repeat(HEADER - 1, HEADER)
    sheet.filters(HEADER, HEADER + _countries(table), len(lanes))
    _write_legend(sheet, table, framework, last + 2)


def _lanes(columns: Sequence[Column]) -> list[Lane]:
    lanes = [Lane(_("Region"), Kind.NAME, "", _REGION, None)]
    for at, column in enumerate(columns):
        width = _NAME if column.id == "country_name" else _WIDTHS.get(column.kind, 10)
        if column.kind is Kind.SHARE:
            lanes += [
                Lane(_("k"), Kind.NUMBER, column.title, width, at, "k"),
                Lane(_("of n"), Kind.NUMBER, column.title, width, at, "n"),
            ]
        else:
            lanes.append(Lane(column.title, column.kind, column.group, width, at))
    return lanes


def _write_heads(sheet: Sheet, lanes: Sequence[Lane]) -> None:
    wide, used = 0, 0.0
    while wide < len(lanes) and used < 150:  # noqa: PLR2004 - what a screen shows at once
        used += lanes[wide].width
        wide += 1
    summary = " · ".join((*sheet.head.lines, sheet.head.caution))
    sheet.merged(SUMMARY, (0, wide - 1), summary, styles.WRAPPED_SUMMARY)
    sheet.height(SUMMARY, 14.0 * (1 + int(len(summary) / (used * 1.05))))
    at = 0
    for group, members in groupby(lanes, key=lambda lane: lane.group):
        count = len(list(members))
        if group:
            sheet.merged(HEADER - 1, (at, at + count - 1), group, styles.SECTION)
        at += count
    sheet.height(HEADER - 1, 42)
    for at, lane in enumerate(lanes):
        rotated = lane.kind is Kind.NUMBER and not lane.part
        style = styles.ROTATED if rotated else styles.ITEM
        sheet.text(HEADER, at, lane.title, styles.HEADER if lane.kind is Kind.NAME else style)
    sheet.height(HEADER, 58)


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
            sheet.text(at, 0, group, styles.GROUP)
            at += 1
        _write_row(sheet, at, row, lanes, first=first)
    return at


def _write_row(sheet: Sheet, at: int, row: Row, lanes: Sequence[Lane], *, first: bool) -> None:
    for column, lane in enumerate(lanes):
        if lane.source is None:
            value: Value = None if row.emphasis else row.group
        else:
            value = _part(row.values[lane.source], lane.part)
        _write_value(sheet, (at, column), value, first=first, bold=row.emphasis)


def _part(value: Value, part: str) -> Value:
    if not isinstance(value, Shares):
        return value
    return value.shares[0].k if part == "k" else value.shares[0].n


def _write_value(
    sheet: Sheet, place: tuple[int, int], value: Value, *, first: bool, bold: bool
) -> None:
    row, column = place
    match value:
        case None | "":
            if first:
                sheet.blank(row, column, Style(above=True))
        case Mark():
            _write_mark(sheet, place, value, first=first)
        case int() | float():
            sheet.number(row, column, value, styles.over(styles.COUNT, first=first))
        case str():
            sheet.text(row, column, value, styles.over(Style(bold=bold), first=first))


def _write_mark(sheet: Sheet, place: tuple[int, int], mark: Mark, *, first: bool) -> None:
    row, column = place
    level = mark.rated.level
    if level is not None:
        style = styles.level_style(level, mark)
        sheet.number(row, column, level.value, styles.over(style, first=first))
    else:
        sheet.text(row, column, CODES[mark.rated.state], styles.over(styles.STATE, first=first))


def _countries(table: Table) -> int:
    return sum(not row.emphasis for row in table.rows)


def _write_legend(sheet: Sheet, table: Table, framework: Framework, at: int) -> None:
    sheet.text(at, 0, _("How to read it"), styles.GROUP)
    for level in framework.scale:
        at += 1
        sheet.number(at, 1, level.value, styles.level_style(level))
        sheet.text(at, 2, words.level(level), Style(bold=True))
        sheet.text(at, 3, text_of(level.definition))
    for state, code in CODES.items():
        at += 1
        sheet.text(at, 1, code, styles.STATE)
        sheet.text(at, 2, words.state(state), Style(bold=True))
        sheet.text(at, 3, words.state_meaning(state))
    for sign, meaning in _signs():
        at += 1
        sheet.text(at, 1, sign, styles.STATE)
        sheet.text(at, 2, meaning)
    for note in (*table.notes, *sheet.head.lines, sheet.head.caution, sheet.head.designations):
        at += 1
        sheet.text(at, 0, note)
    at += 2
    sheet.text(at, 0, _("Items"), styles.GROUP)
    for section in framework.sections:
        for item in section.items:
            at += 1
            sheet.text(at, 0, section.id)
            sheet.text(at, 1, item.id, Style(bold=True))
            sheet.text(at, 2, text_of(item.title))


def _signs() -> tuple[tuple[str, str], ...]:
    return (
        ("▲", _("set by hand above the level that the evidence gives")),
        ("▼", _("set by hand below it")),
        ("!", _("a provision stands in the item's way; never counted, never netted")),
        ("2", _("in italics: found as an example, in no share and in no count beneath")),
    )
