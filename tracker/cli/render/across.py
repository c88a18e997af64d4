"""Shares of many items: an item a row, and what the table has as rows beside each other."""

from collections.abc import Iterator

from rich.text import Text

from tracker.cli.render.grid import grid
from tracker.cli.render.screen import Screen
from tracker.cli.render.values import share_words
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value

MANY = 6
"""From this many columns of shares on, they read better down than across."""


def is_wide(table: Table) -> bool:
    """Say whether a table has too many columns of shares to stand beside each other."""
    return (
        table.id.startswith("coverage-")
        and sum(_is_item(column) for column in table.columns) > MANY
    )


def across(table: Table, screen: Screen) -> Iterator[Text]:
    """Draw the table turned round; "of which" parts where there is room for them."""
    whole = _turned(table, short=False)
    width = 60 + sum(
        max((len(str(row.values[at])) for row in whole.rows), default=0) + 2
        for at in range(2, len(whole.columns))
    )
    yield from grid(whole if width <= screen.width else _turned(table, short=True), screen)


def _is_item(column: Column) -> bool:
    return column.kind is Kind.SHARE and bool(column.group)


def _turned(table: Table, *, short: bool) -> Table:
    items = [index for index, column in enumerate(table.columns) if _is_item(column)]
    before = range(items[0])
    name = next((at for at in before if table.columns[at].kind is Kind.NAME), items[0] - 1)
    counts = [at for at in before if table.columns[at].kind is Kind.NUMBER]
    columns = (
        Column("item", "", Kind.CODE),
        Column("title", "", Kind.NAME),
        *(
            Column(f"row{at}", str(row.values[name] or ""), Kind.SHARE)
            for at, row in enumerate(table.rows)
        ),
    )
    rows = []
    for at in counts:
        label = table.columns[at].about or table.columns[at].title
        figures: list[Value] = [row.values[at] for row in table.rows]
        rows.append(Row((table.columns[at].title, label, *figures)))
    for index in items:
        column = table.columns[index]
        shares = [_words(row.values[index], short=short) for row in table.rows]
        rows.append(Row((column.id, column.about, *shares), group=column.group))
    return Table(id=table.id, head=table.head, columns=columns, rows=tuple(rows))


def _words(value: Value, *, short: bool) -> Value:
    return share_words(value, short=short) if isinstance(value, Shares) else value
