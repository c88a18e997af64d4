"""A sheet with a long list: what prints first, the rest beside it in an outline, written at once."""

from collections.abc import Mapping, Sequence
from typing import cast

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.bulk import Cell
from tracker.export.xlsx.lanes import A4_WIDE, fitting
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import CONTINUES, LIMIT, clean, lines, size, split
from tracker.export.xlsx.top import HEADER, write_top
from tracker.i18n import _
from tracker.tables.table import Column, Kind, Mark, Row, Shares, Table, Value

_WRAPPED = (Kind.TEXT, Kind.NAME)
_TEXT = 46.0
_SAMPLE = 500
"""Rows that a column's width is measured on."""
_NONE: Mapping[str, float] = {}


def write_listing(
    sheet: Sheet,
    table: Table,
    *,
    printed: Sequence[str] = (),
    widths: Mapping[str, float] = _NONE,
    links: str = "",
) -> None:
    """Write a table of texts and numbers; the column named ``links`` holds web addresses.

    ``printed`` are the columns that print, in order; the others stand at their right, in an outline.
    All print where none is named. A text too long for a cell goes on in a column at the right end,
    and says so.
    """
    printed = _filled(table, printed)
    table = _ordered(table, printed)
    columns = _columns(table)
    more = _continued(table, columns)
    heads = [
        *(column.title or column.id for column in table.columns),
        *(_more_title(table.columns[column], part) for column, part in more),
    ]
    sizes = [
        *(
            widths.get(column.id)
            or fitting(column, [row.values[at] for row in table.rows[:_SAMPLE]])
            for at, column in enumerate(table.columns)
        ),
        *[_TEXT] * len(more),
    ]
    count = len(printed) or len(heads)
    for at, width in enumerate(sizes):
        column = table.columns[at] if at < len(table.columns) else None
        sheet.width(at, width, _look(column, links), aside=at >= count)
    _write_heads(sheet, table, heads, sizes, aside=len(heads) - count)
    wrapped = [
        (at, sizes[at] - 1) for at, column in enumerate(table.columns) if column.kind in _WRAPPED
    ]
    sheet.rows(
        HEADER + 1,
        _all_cells(table, columns, more),
        lines=_heights(len(table.rows), columns, wrapped),
        links=next((at for at, column in enumerate(table.columns) if column.id == links), None),
    )
    last = HEADER + len(table.rows)
    if sum(sizes[:count]) > A4_WIDE:
        sheet.is_wide()
    sheet.prints(last, count - 1)
    if count < len(heads):
        sheet.outline()
    sheet.freeze(HEADER + 1, _frozen(table.columns))
    sheet.repeat(HEADER, HEADER)
    sheet.filters(HEADER, last, len(heads))


def _write_heads(
    sheet: Sheet, table: Table, heads: Sequence[str], sizes: Sequence[float], *, aside: int
) -> None:
    notes = [*table.notes]
    if not table.rows:
        notes.append(_("There is nothing to list."))
    if aside:
        notes.append(_("Columns in the outline at the right do not print."))
    write_top(sheet, sizes, notes)
    for at, title in enumerate(heads):
        kind = table.columns[at].kind if at < len(table.columns) else Kind.TEXT
        sheet.text(HEADER, at, title, styles.head(kind))
    sheet.lines(HEADER, 2)
    sheet.plain(range(HEADER))


def _filled(table: Table, names: Sequence[str]) -> list[str]:
    """Return the columns that hold anything."""
    if not table.rows:
        return list(names)
    ids = [column.id for column in table.columns]
    return [name for name in names if any(row.values[ids.index(name)] for row in table.rows)]


def _ordered(table: Table, first: Sequence[str]) -> Table:
    """Return the table with some columns first."""
    ids = [column.id for column in table.columns]
    order = [
        *(ids.index(name) for name in first),
        *(at for at, one in enumerate(ids) if one not in first),
    ]
    if order == list(range(len(ids))):
        return table
    return Table(
        id=table.id,
        head=table.head,
        columns=tuple(table.columns[at] for at in order),
        rows=tuple(
            Row(tuple([row.values[at] for at in order]), row.group, row.emphasis)
            for row in table.rows
        ),
        legend=table.legend,
        notes=table.notes,
    )


def _look(column: Column | None, links: str) -> Style:
    look = styles.PLAIN
    if column is None or (column.kind in _WRAPPED and column.id != links):
        look = styles.INDENTED
    elif column.id == links:
        look = styles.LINK
    elif column.kind is Kind.NUMBER:
        look = styles.COUNT
    return msgspec.structs.replace(look, hair=True)


def _columns(table: Table) -> "_Columns":
    """Return the values of a table by column."""
    columns = tuple(zip(*(row.values for row in table.rows), strict=True))
    return columns or ((),) * len(table.columns)


_Columns = Sequence[Sequence[Value]]


def _all_cells(
    table: Table, columns: _Columns, more: Sequence[tuple[int, int]]
) -> list[Sequence[Cell]]:
    """Return all cells, row by row; most tables hold what cells hold, and stay as they are."""
    kinds = {kind for column in columns for kind in set(map(type, column))}
    if more or kinds & {Mark, Shares, bool}:
        return [_cells(table.columns, row.values, more) for row in table.rows]
    return [cast("Sequence[Cell]", row.values) for row in table.rows]


def _cells(
    columns: Sequence[Column], values: Sequence[Value], more: Sequence[tuple[int, int]]
) -> list[Cell]:
    """Return a row's cells; a text that no cell can hold goes on in the columns of ``more``."""
    cells = [_cell(value) for value in values]
    if more:
        texts = {at: values[at] for at, _part in more}
        cut = {
            at: _parts(value, columns[at]) if isinstance(value, str) else [_cell(value)]
            for at, value in texts.items()
        }
        for at, parts in cut.items():
            cells[at] = parts[0]
        cells += [cut[at][part] if part < len(cut[at]) else None for at, part in more]
    return cells


def _cell(value: Value) -> Cell:
    match value:
        case Mark():
            return value.rated.level.value if value.rated.level else value.rated.state.value
        case Shares():
            return f"{value.shares[0].k} / {value.shares[0].n}"
        case bool():
            return _("yes") if value else _("no")
    return value


def _parts(text: str, column: Column) -> list[Cell]:
    """Split a text that no cell can hold; the first part says where it goes on."""
    found = clean(text)
    if size(found) <= LIMIT:
        return [found]
    note = _(CONTINUES).format(column=_more_title(column, 1))
    first = split(found, LIMIT - size(note))[0]
    return [first + note, *split(found[len(first) :], LIMIT)]


def _continued(table: Table, columns: _Columns) -> list[tuple[int, int]]:
    """Return which columns need more, by index, and for which part."""
    most = {
        at: max(len(_parts(text, table.columns[at])) for text in long)
        for at, column in enumerate(columns)
        if (
            long := [
                one
                for one in dict.fromkeys(column)
                if isinstance(one, str) and len(one) > LIMIT // 2
            ]
        )
    }
    return [(at, part) for at in sorted(most) for part in range(1, most[at])]


def _more_title(column: Column, part: int) -> str:
    return _("{column} (continued {part})").format(column=column.title, part=part)


def _heights(rows: int, columns: _Columns, wrapped: Sequence[tuple[int, float]]) -> list[int]:
    """Return how many lines each row needs; ``wrapped`` are the columns that break, and their widths."""
    most = [1] * rows
    for at, width in wrapped:
        column = columns[at]
        needed = {value: _lines(value, width) for value in dict.fromkeys(column)}
        most = [max(high, needed[value]) for high, value in zip(most, column, strict=True)]
    return most


def _lines(value: Value, width: float) -> int:
    if isinstance(value, str) and (2 * len(value) > width or "\n" in value):
        return lines(value, width)
    return 1


def _frozen(columns: Sequence[Column]) -> int:
    """Return how many leading columns stay on the screen: a code, and the name after it."""
    if columns and columns[0].kind is Kind.CODE:
        return 2 if len(columns) > 1 and columns[1].kind is Kind.NAME else 1
    return 0
