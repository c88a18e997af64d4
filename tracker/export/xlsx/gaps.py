"""The Gaps ranked sheet with its chart, and the elements that are missing, with peers."""

from collections.abc import Iterator, Mapping

import msgspec

from tracker.analysis.distribution import FEWEST
from tracker.analysis.gaps import Basis
from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.bulk import letters
from tracker.export.xlsx.charts import Labels, framed, shares_chart
from tracker.export.xlsx.lanes import Lane
from tracker.export.xlsx.small import Written, write_beneath, write_table
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import place, units
from tracker.i18n import _
from tracker.tables import words
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value, Word

_WIDTHS = {
    "rank": 6.0,
    "title": 50.0,
    "elements": 9.5,
    "examples": 12.0,
    "answered_by": 16.0,
    "basis": 44.0,
    "item": 10.0,
}
_ELEMENTS = {
    "element": 9.0,
    "text": 42.0,
    "covered": 6.0,
    "examples": 9.5,
    "peer_1": 38.0,
    "peer_2": 38.0,
    "peer_3": 38.0,
}
SHADE = "#BFBFBF"
_ROOM = 2.0
"""Characters that stay free beside a text that must not break."""
_NONE: Mapping[tuple[str, str], tuple[str, str]] = {}


def write_gaps(
    book: Book, sheet: Sheet, table: Table, columns: Mapping[str, str], elements: Mapping[str, str]
) -> None:
    """Write the ranking and its chart.

    ``columns`` are the places of the items in Coverage, ``elements`` those of their first elements.
    """
    ranking = _ranking(table)
    widths = dict(_WIDTHS)
    for name, most in (("answered_by", 60), ("title", 90)):
        fit = min(_longest(ranking, name) + _ROOM, most)
        widths[name] = max(widths[name], fit)
    written = write_table(sheet, ranking, widths=widths, frozen=2)
    item, title = written.column("item"), written.column("title")
    for at, row in enumerate(table.rows, written.first):
        values = {column.id: value for column, value in zip(table.columns, row.values, strict=True)}
        key, look = str(values["item"]), Style(hair=True)
        if key in columns:
            sheet.link((at, item), key, columns[key], styles.lined(styles.LINK, look))
        if key in elements:
            named = _named(values)
            sheet.link((at, title), named, elements[key], styles.lined(styles.INDENTED_LINK, look))
    for at, lane in enumerate(written.lanes):
        if lane.is_percent and table.rows:
            sheet.shade(at, written.first, written.last, SHADE)
    notes = (
        *table.notes,
        _("An item leads to its elements; its id, at the right end, to its column in Coverage."),
    )
    last = write_beneath(sheet, written, (*_on_bars(ranking), *notes))
    if any(_is_shown(one) for one in table.rows):
        width = sheet.fit(last, written.sizes)
        last = _draw(book, sheet, ranking, written, last + 2, width=width)
    sheet.prints(last, len(written.lanes) - 1)


def write_elements(
    sheet: Sheet, table: Table, peers: Mapping[tuple[str, str], tuple[str, str]] = _NONE
) -> dict[str, str]:
    """Write the elements that are missing; return the place of each item's first.

    ``peers`` are codes and places of their evidence, by item and how a peer's measure is named. A
    code before each peer leads there: not all programs break a text that is a link.
    """
    coded = _coded(table, peers) if peers else table
    written = write_table(sheet, coded, widths=_ELEMENTS, frozen=2, heading=_("Item"))
    element = written.column("element")
    places: dict[str, str] = {}
    for at, row in enumerate(coded.rows, written.first):
        item = _item_of(row)
        places.setdefault(item, place(sheet.name, f"{letters(element)}{at + 1}"))
        for column, lane in enumerate(written.lanes):
            if not lane.id.startswith("code_") or lane.source is None:
                continue
            found = _peer(peers, item, row.values[lane.source + 1])
            if found is not None:
                look = Style(hair=True, before=lane.first)
                sheet.link((at, column), *found, styles.lined(styles.LINK, look))
    lead = _("A peer's code leads to its evidence.")
    write_beneath(sheet, written, (*table.notes, *([lead] if peers else [])))
    return places


def _coded(table: Table, peers: Mapping[tuple[str, str], tuple[str, str]]) -> Table:
    """Return the table with a column of codes before every column of peers."""
    columns: list[Column] = []
    for column in table.columns:
        if _is_peer(column):
            code = column.id.replace("peer", "code")
            columns.append(Column(code, _("Code"), Kind.CODE, group=column.title))
            columns.append(msgspec.structs.replace(column, title=_("Measure"), group=column.title))
        else:
            columns.append(column)

    def values(row: Row) -> Iterator[Value]:
        for column, value in zip(table.columns, row.values, strict=True):
            if _is_peer(column):
                found = _peer(peers, _item_of(row), value)
                yield found[0] if found else None
            yield value

    rows = (msgspec.structs.replace(row, values=tuple(values(row))) for row in table.rows)
    return msgspec.structs.replace(table, columns=tuple(columns), rows=tuple(rows))


def _is_peer(column: Column) -> bool:
    return column.id.startswith("peer_")


def _item_of(row: Row) -> str:
    return str(row.values[0]).rpartition(".")[0]


def _peer(
    peers: Mapping[tuple[str, str], tuple[str, str]], item: str, value: Value
) -> tuple[str, str] | None:
    return peers.get((item, str(value).rpartition(" (")[0]))


def _ranking(table: Table) -> Table:
    """Return the table as the sheet and its chart need it.

    An item's id and title stand in one cell, which names a bar; the id alone stands at the right
    end. What a share rests on is said where it is not the countries' ratings.
    """
    at = {column.id: number for number, column in enumerate(table.columns)}
    basis = at["basis"]
    some = any(_basis(row.values[basis]) for row in table.rows)
    kept = [one for name, one in at.items() if name not in ("item", "title", "basis")]
    columns = [table.columns[one] for one in kept]
    columns.insert(1, Column("title", _("Item"), Kind.NAME))
    if some:
        about = _("why there is no share; blank where there is one")
        columns.append(msgspec.structs.replace(table.columns[basis], about=about))
    columns.append(Column("item", _("In Coverage"), Kind.CODE))
    rows = []
    for row in table.rows:
        values = [row.values[one] for one in kept]
        values.insert(1, f"{row.values[at['item']]} {row.values[at['title']]}")
        values += [_basis(row.values[basis])] if some else []
        values.append(row.values[at["item"]])
        rows.append(msgspec.structs.replace(row, values=tuple(values)))
    return msgspec.structs.replace(table, columns=tuple(columns), rows=tuple(rows))


def _longest(table: Table, name: str) -> float:
    at = next(at for at, column in enumerate(table.columns) if column.id == name)
    return max((units(str(row.values[at] or "")) for row in table.rows), default=0.0)


def _named(values: Mapping[str, Value]) -> str:
    return f"{values['item']} {values['title']}"


def _basis(value: Value) -> Value:
    return None if isinstance(value, Word) and value.id == Basis.RATED.value else value


def _on_bars(table: Table) -> tuple[str, ...]:
    """Say why there is no chart, or why items have no bar."""
    if not any(_is_shown(one) for one in table.rows):
        sentence = _("No chart: no item has {n} rated countries, so there is no percentage.")
        return (sentence.format(n=FEWEST),)
    if all(_has_bar(one) for one in table.rows):
        return ()
    sentence = _(
        "No bar: no country has the gap, or fewer than {n} are rated; the table says which."
    )
    return (sentence.format(n=FEWEST),)


def _draw(
    book: Book, sheet: Sheet, table: Table, written: Written, row: int, *, width: float
) -> int:
    """Draw the shares from a row on; return the first row under the chart."""
    labels = Labels(written.column("title"), written.first, written.last)
    gap = next(column.about for column in table.columns if column.id == "gap")
    title = _("Gaps by item: share of {gap}").format(gap=gap)
    frame = framed(
        sheet.head,
        name=_("Gaps ranked, chart"),
        title=title,
        axis=_axis(table),
        columns=width,
        height=sheet.room(width=width),
    )
    shown = [at for at, lane in enumerate(written.lanes) if lane.is_percent]
    series = [(_series(written.lanes[at]), at) for at in shown]
    chart = shares_chart(book, sheet.name, labels, series, frame)
    description = f"{title}. {_('The table above has the figures.')}"
    return sheet.chart(row, chart, description, width=width)


def _axis(table: Table) -> str:
    """Say what the bars are shares of: from how many to how many countries."""
    counts = [share.shares[0].n for share in map(_shares, table.rows) if share is not None]
    low, high = min(counts), max(counts)
    if low == high:
        return _("share of n = {n} countries").format(n=high)
    return _("share of n = {low} to {high} countries, by item").format(low=low, high=high)


def _series(lane: Lane) -> str:
    """Name a series; of two, both stand in the chart's legend."""
    if lane.part.endswith("_high"):
        return _("if all who are missing had a gap")
    return _("if none who is missing had a gap")


def _shares(row: Row) -> Shares | None:
    return next((value for value in row.values if isinstance(value, Shares)), None)


def _is_shown(row: Row) -> bool:
    share = _shares(row)
    return share is not None and words.percent(share.shares[0]) is not None


def _has_bar(row: Row) -> bool:
    share = _shares(row)
    return share is not None and _is_shown(row) and share.shares[0].k > 0
