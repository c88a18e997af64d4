"""A sheet with a long list: what prints first, the rest beside it in an outline, written at once."""

from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple, cast

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.bulk import Cell
from tracker.export.xlsx.lanes import A4_WIDE, fitting
from tracker.export.xlsx.small import explained
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import CONTINUES, LIMIT, clean, lines, size, split
from tracker.export.xlsx.top import GROUPS, HEADER, write_notes, write_top
from tracker.i18n import _
from tracker.tables.table import Column, Kind, Mark, Shares, Table, Value

_WRAPPED = (Kind.TEXT, Kind.NAME)
_TEXT = 46.0
_INDENT = 1.0
"""Characters that the room at the left of a text takes."""
_SAMPLE = 500
"""Rows that a column's width is measured on."""
_NONE: Mapping[str, float] = {}


class _Listed(NamedTuple):
    """A column of the list."""

    column: Column
    values: Sequence[Value]
    different: Collection[Value]
    """The values, each once: what is asked of texts is asked of these."""


def write_listing(
    sheet: Sheet,
    table: Table,
    *,
    printed: Sequence[str] = (),
    widths: Mapping[str, float] = _NONE,
    links: tuple[str, str] = ("", ""),
    leads: tuple[str, Sequence[str | None]] | None = None,
) -> None:
    """Write a table of texts and numbers; ``links`` are a column that leads to another's addresses.

    ``printed`` are the columns that print, in order; the others stand at their right, in an outline.
    All print where none is named. Rows are as high as what prints needs. A text too long for a cell
    goes on in a column at the right end, and says so. ``leads`` are a column that leads to places of
    the workbook, and the place for each row.
    """
    listed = _listed(table, printed)
    more = _continued(listed)
    heads = [
        *(one.column.title or one.column.id for one in listed),
        *(_more_title(listed[at].column, part) for at, part in more),
    ]
    sizes = [
        *(widths.get(one.column.id) or fitting(one.column, one.values[:_SAMPLE]) for one in listed),
        *[_TEXT] * len(more),
    ]
    count = _printed(listed, printed) or len(heads)
    for at, width in enumerate(sizes):
        column = listed[at].column if at < len(listed) else None
        sheet.width(at, width, _look(column, links[0]), aside=at >= count)
    kinds = [one.column.kind for one in listed] + [Kind.TEXT] * len(more)
    _write_heads(sheet, table, list(zip(heads, kinds, sizes, strict=True)), count)
    sheet.rows(
        HEADER + 1,
        _cells(listed, more),
        lines=_heights(len(table.rows), listed[:count], sizes),
        links=_links(listed, links),
        leads=_leads(listed, leads),
    )
    last = HEADER + len(table.rows)
    if sum(sizes[:count]) > A4_WIDE:
        sheet.is_wide()
    sheet.prints(last, count - 1)
    if count < len(heads):
        sheet.outline()
    sheet.freeze(HEADER + 1, _frozen([one.column for one in listed]))
    sheet.repeat(HEADER, HEADER)
    sheet.filters(HEADER, last, len(heads))


def _index(listed: Sequence[_Listed], name: str) -> int | None:
    return next((at for at, one in enumerate(listed) if one.column.id == name), None)


def _links(listed: Sequence[_Listed], links: tuple[str, str]) -> tuple[int, Sequence[Cell]] | None:
    at, addresses = (_index(listed, one) for one in links)
    if at is None or addresses is None:
        return None
    return at, cast("Sequence[Cell]", listed[addresses].values)


def _leads(
    listed: Sequence[_Listed], leads: tuple[str, Sequence[str | None]] | None
) -> tuple[int, Sequence[str | None], Style] | None:
    if leads is None or (at := _index(listed, leads[0])) is None:
        return None
    return at, leads[1], msgspec.structs.replace(styles.LINK, hair=True, centre=True)


def _listed(table: Table, first: Sequence[str]) -> list[_Listed]:
    """Return the columns, some of them first where they hold anything."""
    values = tuple(zip(*(row.values for row in table.rows), strict=True))
    values = values or ((),) * len(table.columns)
    found = {
        column.id: _Listed(column, held, dict.fromkeys(held))
        for column, held in zip(table.columns, values, strict=True)
    }
    leading = [name for name in first if not table.rows or any(found[name].different)]
    return [found[name] for name in dict.fromkeys((*leading, *found))]


def _printed(listed: Sequence[_Listed], names: Sequence[str]) -> int:
    """Return how many of the columns print: those that are named stand first."""
    printing = (one.column.id in names for one in listed)
    return len(list(takewhile(bool, printing)))


def _write_heads(
    sheet: Sheet, table: Table, heads: Sequence[tuple[str, Kind, float]], count: int
) -> None:
    notes = [*table.notes]
    if not table.rows:
        notes.append(_("There is nothing to list."))
    if count < len(heads):
        notes.append(_("Columns in the outline at the right do not print."))
    sizes = [width for _title, _kind, width in heads[:count]]
    write_top(sheet, sizes, notes)
    about = explained(table.columns)
    if about:
        write_notes(sheet, GROUPS, [about], sizes)
    for at, (title, kind, _width) in enumerate(heads):
        sheet.text(HEADER, at, title, styles.head(kind))
    sheet.lines(HEADER, 2)
    sheet.plain(range(HEADER))


def _look(column: Column | None, links: str) -> Style:
    look = styles.PLAIN
    if column is None or (column.kind in _WRAPPED and column.id != links):
        look = styles.INDENTED
    elif column.id == links:
        look = styles.LINK
    elif column.kind is Kind.NUMBER:
        look = styles.COUNT
    return msgspec.structs.replace(look, hair=True)


def _cells(listed: Sequence[_Listed], more: Sequence[tuple[int, int]]) -> list[Sequence[Cell]]:
    """Return the rows of cells; a text that no cell can hold goes on in the columns of ``more``."""
    long = {at for at, _part in more}
    columns = [_in_cells(one, whole=at not in long) for at, one in enumerate(listed)]
    columns += [_part_of(listed[at], part) for at, part in more]
    return list(zip(*columns, strict=True))


def _in_cells(one: _Listed, *, whole: bool) -> Sequence[Cell]:
    """Return a column as cells can hold it; most columns are that already."""
    if not whole:
        return _part_of(one, 0)
    cells = {value: _cell(value) for value in one.different}
    if all(cell is value for value, cell in cells.items()):
        return cast("Sequence[Cell]", one.values)
    return [cells[value] for value in one.values]


def _part_of(one: _Listed, part: int) -> list[Cell]:
    """Return a part of a column's texts; where there is no such part, the cell stays empty."""
    parts: dict[Value, list[Cell]] = {
        value: _parts(value, one.column) for value in one.different if isinstance(value, str)
    }
    return [
        found[part] if part < len(found) else None
        for value in one.values
        for found in (parts.get(value) or [_cell(value)],)
    ]


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


def _continued(listed: Sequence[_Listed]) -> list[tuple[int, int]]:
    """Return which columns need more, by index, and for which part."""
    return [
        (at, part)
        for at, one in enumerate(listed)
        for part in range(1, max((_count(value, one.column) for value in one.different), default=1))
    ]


def _count(value: Value, column: Column) -> int:
    """Return how many cells a text takes."""
    if not isinstance(value, str) or len(value) <= LIMIT // 2:
        return 1
    return len(_parts(value, column))


def _more_title(column: Column, part: int) -> str:
    return _("{column} (continued {part})").format(column=column.title, part=part)


def _heights(rows: int, listed: Sequence[_Listed], sizes: Sequence[float]) -> list[int]:
    """Return how many lines each row needs, in columns of some sizes."""
    most = [1] * rows
    for one, size_ in zip(listed, sizes, strict=False):
        needed: dict[Value, int] = {
            value: count
            for value in one.different
            if isinstance(value, str) and one.column.kind in _WRAPPED
            if (count := lines(value, size_ - _INDENT)) > 1
        }
        if needed:
            most = [
                count if (count := needed.get(value, 1)) > high else high
                for high, value in zip(most, one.values, strict=True)
            ]
    return most


def _frozen(columns: Sequence[Column]) -> int:
    """Return how many leading columns stay on the screen: a code, and the name after it."""
    if columns and columns[0].kind is Kind.CODE:
        return 2 if len(columns) > 1 and columns[1].kind is Kind.NAME else 1
    return 0
