"""Ranked lists on a terminal: the gap ranking with its elements, and the changes of the trend."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from rich.text import Text

from tracker.cli.render.lines import beside, wrapped
from tracker.cli.render.screen import Screen
from tracker.cli.render.values import share_words
from tracker.i18n import N_, _
from tracker.tables.table import Kind, Row, Shares, Table, Value

BASES = {
    "no-evidence": N_("No evidence in any record, 0 of N"),
    "examples": N_("Not rated; examples from at least so many countries"),
    "rated": N_("Rated: the share of countries where it is a gap"),
}
ROOMY = 110
"""Cells from which on a list of changes has room for every column."""
CARD = 76
"""Cells that an item's elements need; a screen twice as wide shows two items beside each other."""


def ranking(table: Table) -> Table:
    """Put the basis of the rows over them, in place of a column of long words."""
    ids = [column.id for column in table.columns]
    if "gap" not in ids or "basis" not in ids:
        return table
    gap, basis = ids.index("gap"), ids.index("basis")
    columns = list(table.columns)
    columns[gap] = msgspec.structs.replace(columns[gap], kind=Kind.SHARE)
    del columns[basis]
    rows = tuple(_row(row, gap, basis) for row in table.rows)
    return msgspec.structs.replace(table, columns=tuple(columns), rows=rows)


def elements(table: Table, screen: Screen) -> Iterator[Text]:
    """Draw the missing elements with peers, by item."""
    ids = [column.id for column in table.columns]
    items: dict[str, list[dict[str, Value]]] = {}
    for row in table.rows:
        items.setdefault(row.group, []).append(dict(zip(ids, row.values, strict=True)))
    abreast = max(1, (screen.width + 4) // (CARD + 4))
    width = min((screen.width - 4 * (abreast - 1)) // abreast, 96)
    cards = [list(_card(title, rows, screen, width)) for title, rows in items.items()]
    for start in range(0, len(cards), abreast):
        if start:
            yield Text()
        block = cards[start : start + abreast]
        yield from beside(block, [width] * len(block))


def changes(table: Table, screen: Screen) -> Table:
    """Sign the steps; leave out on a narrow screen what the table above or the sign says too."""
    ids = [column.id for column in table.columns]
    spare = () if screen.width >= ROOMY else ("title", "direction")
    kept = [at for at, name in enumerate(ids) if name not in spare]
    columns = [
        # what explains a change is never cut; names are
        msgspec.structs.replace(column, kind=Kind.CODE) if column.id == "explanation" else column
        for column in table.columns
    ]
    return msgspec.structs.replace(
        table,
        columns=tuple(columns[at] for at in kept),
        rows=tuple(
            msgspec.structs.replace(
                row, values=tuple(_signed(ids[at], row.values[at]) for at in kept)
            )
            for row in table.rows
        ),
    )


def _signed(column: str, value: Value) -> Value:
    return f"{value:+d}" if column == "steps" and isinstance(value, int) else value


def _row(row: Row, gap: int, basis: int) -> Row:
    values = list(row.values)
    word = values.pop(basis)
    heading = BASES.get(getattr(word, "id", ""))
    share = values[gap]
    if isinstance(share, Shares):
        values[gap] = share_words(share)
    return msgspec.structs.replace(
        row, values=tuple(values), group=_(heading) if heading else str(word)
    )


def _card(
    title: str, rows: Sequence[Mapping[str, Value]], screen: Screen, width: int
) -> Iterator[Text]:
    yield from wrapped(screen, screen.text(title, "bold"), width, indent=4)
    for row in rows:
        letter = str(row["element"]).rpartition(".")[2]
        line = screen.text(f"{letter}  ", "bold").append_text(screen.text(str(row["text"])))
        lines = wrapped(screen, line, width - 2, indent=3)
        yield from (Text("  ").append_text(one) for one in lines)
        peers = [value for name, value in row.items() if name.startswith("peer_") and value]
        for words in (_covered(row), *(f"{_arrow(screen)} {peer}" for peer in peers)):
            lines = wrapped(screen, screen.text(words, "dim"), width - 5, indent=3)
            yield from (Text("     ").append_text(one) for one in lines)


def _covered(row: Mapping[str, Value]) -> str:
    """Say how far an element is covered, in shares and in all records."""
    parts = []
    share = row["covered"]
    found = 0
    if isinstance(share, Shares) and share.shares[0].n:
        parts.append(_("covered in {share}").format(share=share_words(share)))
        found = share.shares[0].k
    if isinstance(row["examples"], int) and row["examples"] > found:
        parts.append(_("examples from at least {k}").format(k=row["examples"]))
    return "; ".join(parts) or _("no example in these records")


def _arrow(screen: Screen) -> str:
    return "->" if screen.ascii_only else "→"
