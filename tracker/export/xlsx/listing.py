"""A sheet with a list: a title, what it is, column heads, a row a thing, notes beneath."""

from collections.abc import Sequence

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.text import CONTINUES, LIMIT, clean, lines, size, split
from tracker.i18n import _
from tracker.tables.table import Column, Kind, Mark, Shares, Table, Value

HEADER = 3
"""The row of the column heads; the title, what it is and the caution stand over it."""

_WIDEST = {Kind.CODE: 22, Kind.NAME: 24, Kind.TEXT: 46, Kind.NUMBER: 12}
_A4_WIDE = 260
"""Characters that can still be read where they share the width of a page of A4."""
_WRAPPED = (Kind.TEXT, Kind.NAME)
_LEAST = 7
_SAMPLE = 500
"""Rows that a column's width is measured on."""


def write_listing(sheet: Sheet, table: Table, *, links: Sequence[str] = ()) -> None:
    """Write a table as a list; columns named in ``links`` hold web addresses.

    A text too long for a cell goes on in a column at the right end, and says so.
    """
    write_top(sheet)
    more = _continued(table)
    heads = [
        *(column.title or column.id for column in table.columns),
        *(_more_title(table.columns[column], part) for column, part in more),
    ]
    for at, title in enumerate(heads):
        sheet.text(HEADER, at, title, styles.HEADER)
    widths = [
        _width(column, [row.values[at] for row in table.rows[:_SAMPLE]])
        for at, column in enumerate(table.columns)
    ]
    widths += [float(_WIDEST[Kind.TEXT])] * len(more)
    for at, width in enumerate(widths):
        sheet.width(at, width)
    if sum(widths) > _A4_WIDE:
        sheet.is_wide()
    sheet.lines(HEADER, 2)
    for number, row in enumerate(table.rows, HEADER + 1):
        for at, (column, value) in enumerate(zip(table.columns, row.values, strict=True)):
            write_value(sheet, (number, at), value, column, is_link=column.id in links)
        sheet.lines(number, _high(table.columns, row.values, widths))
    _write_rest(sheet, table, more)
    last = HEADER + len(table.rows)
    sheet.freeze(HEADER + 1, _frozen(table.columns))
    sheet.repeat(HEADER, HEADER)
    sheet.filters(HEADER, last, len(heads))
    for number, note in enumerate(table.notes, max(last, HEADER + 1) + 2):
        sheet.text(number, 0, note, styles.SUMMARY)


def write_top(sheet: Sheet) -> None:
    """Write what stands over every list, under the title."""
    sheet.text(1, 0, " · ".join(sheet.head.lines), styles.SUMMARY)
    sheet.text(2, 0, sheet.head.caution, styles.SUMMARY)


def write_value(
    sheet: Sheet, place: tuple[int, int], value: Value, column: Column, *, is_link: bool = False
) -> None:
    """Write one value of a list; a blank stays a blank."""
    row, at = place
    match value:
        case None | Shares():
            return
        case Mark():
            level = value.rated.level
            if level is not None:
                sheet.number(row, at, level.value, styles.level_style(level, value))
        case bool():
            sheet.text(row, at, _("yes") if value else _("no"))
        case int() | float():
            sheet.number(row, at, value, styles.COUNT)
        case str() if is_link:
            sheet.link(row, at, value)
        case str():
            wrapped = column.kind in _WRAPPED
            first = _parts(value, column)[0] if len(value) > LIMIT // 2 else value
            sheet.text(row, at, first, styles.WRAPPED if wrapped else styles.PLAIN)


def _parts(text: str, column: Column) -> list[str]:
    """Split a text that no cell can hold; the first part says where it goes on."""
    found = clean(text)
    if size(found) <= LIMIT:
        return [found]
    note = _(CONTINUES).format(column=_more_title(column, 1))
    first = split(found, LIMIT - size(note))[0]
    return [first + note, *split(found[len(first) :], LIMIT)]


def _continued(table: Table) -> list[tuple[int, int]]:
    """Return which columns need more, by index, and for which part."""
    return [
        (at, part)
        for at, column in enumerate(table.columns)
        for part in range(
            1, max((len(_long(row.values[at], column)) for row in table.rows), default=0)
        )
    ]


def _long(value: Value, column: Column) -> list[str]:
    if isinstance(value, str) and len(value) > LIMIT // 2:
        return _parts(value, column)
    return []


def _write_rest(sheet: Sheet, table: Table, more: Sequence[tuple[int, int]]) -> None:
    for at, (column, part) in enumerate(more, len(table.columns)):
        for number, row in enumerate(table.rows, HEADER + 1):
            parts = _long(row.values[column], table.columns[column])
            if part < len(parts):
                sheet.text(number, at, parts[part], styles.WRAPPED)


def _more_title(column: Column, part: int) -> str:
    return _("{column} (continued {part})").format(column=column.title, part=part)


def _width(column: Column, values: Sequence[Value]) -> float:
    """Return a width that fits the column's content, within what its kind is worth."""
    heading = max((len(word) for word in column.title.split()), default=0) + 3
    content = max((len(str(value)) for value in values if value is not None), default=0) + 1
    return min(max(content, heading, _LEAST), max(_WIDEST.get(column.kind, 12), heading))


def _high(columns: Sequence[Column], values: Sequence[Value], widths: Sequence[float]) -> int:
    """Return how many lines a row needs."""
    return max(
        lines(value, width) if isinstance(value, str) and column.kind in _WRAPPED else 1
        for column, value, width in zip(columns, values, widths, strict=False)
    )


def _frozen(columns: Sequence[Column]) -> int:
    """Return how many leading columns stay on the screen: a code, and the name after it."""
    if columns and columns[0].kind is Kind.CODE:
        return 2 if len(columns) > 1 and columns[1].kind is Kind.NAME else 1
    return 0
