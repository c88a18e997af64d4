"""Lists of texts and numbers, laid out in one place and written in another: see ``apart``.

What prints stands first; the other columns stand at the right, in an outline.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.apart import Layout, LongList
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.bulk import Cell, Cells, Leads, Rows
from tracker.export.xlsx.held import Held, Listed
from tracker.export.xlsx.lanes import A4_WIDE, fitting
from tracker.export.xlsx.page import GROUPS, HEADER
from tracker.export.xlsx.small import explained
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import CONTINUES, LIMIT, MOST_LINKS, clean, lines, size, split
from tracker.export.xlsx.top import write_notes, write_top
from tracker.i18n import _
from tracker.tables.table import Column, Kind, Mark, Shares, Table, Value

_WRAPPED = (Kind.TEXT, Kind.NAME)
_TEXT = 46.0
_INDENT = 1.0
"""Characters that the room at the left of a text takes."""
_SAMPLE = 500
"""Rows that a column's width is measured on."""
_NONE: Mapping[str, float] = {}


def lay_listing(
    columns: Sequence[Listed],
    *,
    printed: Sequence[str] = (),
    widths: Mapping[str, float] = _NONE,
    links: tuple[str, str] = ("", ""),
    leads: tuple[str, Sequence[str | None]] | None = None,
) -> tuple[Layout, Rows]:
    """Lay a list out; ``links`` are a column that leads to another's addresses.

    ``printed`` are the columns that print, in order; all print where none is named. Rows are as high
    as what prints needs. A text too long for a cell goes on in a column at the right end, and says
    so. ``leads`` are a column that leads to places of the workbook, and the place for each row.
    """
    listed = _ordered(columns, printed)
    more = _continued(listed)
    sizes = [
        *(widths.get(column.id) or fitting(column, held.first(_SAMPLE)) for column, held in listed),
        *[_TEXT] * len(more),
    ]
    count = _printed(listed, printed) or len(sizes)
    names = [one.column.id for one in listed]
    parts = [(name, 0) for name in names] + [(names[at], part) for at, part in more]
    return Layout(parts, sizes, count), Rows(
        _cells(listed, more),
        _heights(listed[:count], sizes),
        _links(listed, names, links),
        _leads(names, leads) if leads else None,
    )


def write_listing(
    sheet: Sheet,
    table: Table,
    long: LongList,
    *,
    links: str = "",
    leading: Style | None = None,
) -> None:
    """Write a list under the heads and notes of a table, whose own rows are not looked at.

    ``links`` is the column whose cells lead to web addresses; ``leading`` is how cells look that lead
    to places of the workbook.
    """
    layout = long.laid.layout
    of = {column.id: column for column in table.columns}
    columns = [of[name] if not part else _more(of[name], part) for name, part in layout.columns]
    for at, (column, width) in enumerate(zip(columns, layout.widths, strict=True)):
        sheet.width(at, width, _look(column, links), aside=at >= layout.printed)
    _write_heads(sheet, table, columns, long)
    sheet.rows(HEADER + 1, long, leading)
    last = HEADER + long.laid.rows
    if sum(layout.widths[: layout.printed]) > A4_WIDE:
        sheet.is_wide()
    sheet.prints(last, layout.printed - 1)
    if layout.printed < len(columns):
        sheet.outline()
    sheet.freeze(HEADER + 1, _frozen(columns))
    sheet.repeat(HEADER, HEADER)
    sheet.filters(HEADER, last, len(columns))


def _ordered(columns: Sequence[Listed], first: Sequence[str]) -> list[Listed]:
    """Return the columns, some of them first where they hold anything."""
    found = {one.column.id: one for one in columns}
    rows = any(one.held.index for one in columns)
    leading = [name for name in first if not rows or any(found[name].held.different)]
    return [found[name] for name in dict.fromkeys((*leading, *found))]


def _printed(listed: Sequence[Listed], names: Sequence[str]) -> int:
    """Return how many of the columns print: those that are named stand first."""
    printing = (one.column.id in names for one in listed)
    return len(list(takewhile(bool, printing)))


def _links(
    listed: Sequence[Listed], names: Sequence[str], links: tuple[str, str]
) -> tuple[int, Cells] | None:
    at, addresses = links
    if at not in names:
        return None
    return names.index(at), in_cells(listed[names.index(addresses)].held)


def _leads(names: Sequence[str], leads: tuple[str, Sequence[str | None]]) -> Leads:
    """Return where cells lead; those beyond what a sheet holds stay text."""
    column, places = leads
    return Leads(
        names.index(column), [one if at < MOST_LINKS else None for at, one in enumerate(places)]
    )


def _write_heads(sheet: Sheet, table: Table, columns: Sequence[Column], long: LongList) -> None:
    layout = long.laid.layout
    notes = [*table.notes]
    if not long.laid.rows:
        notes.append(_("There is nothing to list."))
    if layout.printed < len(columns):
        notes.append(_("Columns in the outline at the right do not print."))
    sizes = layout.widths[: layout.printed]
    write_top(sheet, sizes, notes)
    about = explained(table.columns)
    if about:
        write_notes(sheet, GROUPS, [about], sizes)
    for at, column in enumerate(columns):
        sheet.text(HEADER, at, column.title or column.id, styles.head(column.kind))
    sheet.lines(HEADER, 2)
    sheet.plain(range(HEADER))


def _look(column: Column, links: str) -> Style:
    look = styles.PLAIN
    if column.id == links:
        look = styles.LINK
    elif column.kind in _WRAPPED:
        look = styles.INDENTED
    elif column.kind is Kind.NUMBER:
        look = styles.COUNT
    return msgspec.structs.replace(look, hair=True)


def _cells(listed: Sequence[Listed], more: Sequence[tuple[int, int]]) -> list[Cells]:
    """Return the cells; a text that no cell can hold goes on in the columns of ``more``."""
    long = {at for at, _part in more}
    columns = [
        _part_of(one, 0) if at in long else in_cells(one.held) for at, one in enumerate(listed)
    ]
    return [*columns, *(_part_of(listed[at], part) for at, part in more)]


def in_cells(held: Held) -> Cells:
    """Return a column whose values all fit cells."""
    return Cells([_cell(value) for value in held.different], held.index)


def _part_of(one: Listed, part: int) -> Cells:
    """Return a part of a column's texts; where there is no such part, the cell stays empty."""
    every = (
        _parts(value, one.column) if isinstance(value, str) else [_cell(value)]
        for value in one.held.different
    )
    return Cells([parts[part] if part < len(parts) else None for parts in every], one.held.index)


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
    note = _(CONTINUES).format(column=_more(column, 1).title)
    first = split(found, LIMIT - size(note))[0]
    return [first + note, *split(found[len(first) :], LIMIT)]


def _continued(listed: Sequence[Listed]) -> list[tuple[int, int]]:
    """Return which columns need more, by index, and for which part."""
    return [
        (at, part)
        for at, (column, held) in enumerate(listed)
        for part in range(1, max((_count(value, column) for value in held.different), default=1))
    ]


def _count(value: Value, column: Column) -> int:
    """Return how many cells a text takes."""
    if not isinstance(value, str) or len(value) <= LIMIT // 2:
        return 1
    return len(_parts(value, column))


def _more(column: Column, part: int) -> Column:
    """Return the column in which the texts of a column go on."""
    title = _("{column} (continued {part})").format(column=column.title, part=part)
    return Column(f"{column.id}_{part}", title, Kind.TEXT)


def _heights(listed: Sequence[Listed], sizes: Sequence[float]) -> list[int]:
    """Return how many lines each row needs, in columns of some sizes."""
    most = [1] * (len(listed[0].held.index) if listed else 0)
    for (column, held), width in zip(listed, sizes, strict=False):
        if column.kind in _WRAPPED:
            needed = [
                lines(value, width - _INDENT) if isinstance(value, str) else 1
                for value in held.different
            ]
            if max(needed, default=1) > 1:
                most = list(map(max, most, map(needed.__getitem__, held.index)))
    return most


def _frozen(columns: Sequence[Column]) -> int:
    """Return how many leading columns stay on the screen: a code, and the name after it."""
    if columns and columns[0].kind is Kind.CODE:
        return 2 if len(columns) > 1 and columns[1].kind is Kind.NAME else 1
    return 0
