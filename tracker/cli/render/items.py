"""The counts under a matrix turned round: an item a row, with its title, levels across."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from tracker.cli.render.glyphs import symbol_of
from tracker.cli.render.grid import grid
from tracker.cli.render.lines import wrapped
from tracker.cli.render.screen import Screen
from tracker.i18n import N_, _
from tracker.method.rating import CellState
from tracker.tables.table import Column, Kind, Row, Table

HEADINGS = {
    "n": N_("n"),
    "absent": N_("absent"),
    "missing-cells": N_("missing"),
    "population": N_("N"),
}
"""Short headings; the notes under the table say how the counts make N."""
ELSEWHERE = ("examples", "elements")
"""Counts that `tracker gaps` has too; here there is no room for them."""
KEY = 36
"""Cells that an item's id and title take in the list of items."""


def by_item(table: Table, screen: Screen) -> Iterator[Text]:
    """Draw the counts by item; only the items' titles where nothing was counted."""
    items = [at for at, column in enumerate(table.columns) if column.kind is Kind.RATED]
    counts = [row for row in table.rows if row.emphasis and _counted(row) not in ELSEWHERE]
    rated = [row for row in counts if _is_level(row, items, table)]
    if any(row.values[at] for row in rated for at in items):
        yield from grid(_counts(table, items, counts, screen), screen)
        return
    if counts:
        words = _("No assessment enters the shares, so there is no distribution to show.")
        yield from wrapped(screen, screen.text(words), screen.text_width)
        yield Text()
    yield from _key([table.columns[at] for at in items], screen)


def _counts(table: Table, items: Sequence[int], counts: Sequence[Row], screen: Screen) -> Table:
    glyphs = {words: symbol_of(thing, screen) for thing, words in table.legend}
    labels = [_heading(row, items, screen) for row in counts]
    return Table(
        id=table.id,
        head=table.head,
        columns=(
            Column("item", _("Item"), Kind.CODE),
            Column("title", _("Title"), Kind.NAME),
            *(
                Column(f"count{at}", glyphs.get(label, label), Kind.NUMBER)
                for at, label in enumerate(labels)
            ),
        ),
        rows=tuple(
            Row(
                (
                    table.columns[at].id,
                    table.columns[at].about,
                    *(row.values[at] for row in counts),
                ),
                group=table.columns[at].group,
            )
            for at in items
        ),
    )


def _label(row: Row, items: Sequence[int]) -> str:
    """Return what a row of counts counts: the first thing said before the items."""
    return next((str(value) for value in row.values[: items[0]] if value), "")


def _heading(row: Row, items: Sequence[int], screen: Screen) -> str:
    """Return a short heading for the counts that have one, else what the row says."""
    counted = _counted(row)
    if counted == CellState.NOT_APPLICABLE:
        return symbol_of(CellState.NOT_APPLICABLE, screen)
    return _(HEADINGS[counted]) if counted in HEADINGS else _label(row, items)


def _counted(row: Row) -> str:
    """Return the id of what a row counts."""
    return str(getattr(row.values[0], "id", ""))


def _is_level(row: Row, items: Sequence[int], table: Table) -> bool:
    return _label(row, items) in {words for _thing, words in table.legend}


def _key(columns: Sequence[Column], screen: Screen) -> Iterator[Text]:
    """Yield the items' ids with their titles, several on a line, downwards."""
    abreast = max(1, screen.width // KEY)
    width = screen.width // abreast
    height = -(-len(columns) // abreast)
    ids = max(len(column.id) for column in columns)
    for at in range(height):
        line = Text(no_wrap=True, overflow="crop")
        for column in columns[at::height]:
            words = screen.cut(f"{column.id.ljust(ids)} {column.about}", width - 2)
            line.append(words + " " * (width - Text(words).cell_len))
        line.rstrip()
        yield line
