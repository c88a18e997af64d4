"""The Gaps ranked sheet with its chart, and the elements that are missing, with peers."""

from collections.abc import Mapping

from tracker.analysis.distribution import FEWEST
from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.charts import Labels, shares_chart
from tracker.export.xlsx.lanes import Lane
from tracker.export.xlsx.small import Written, write_beneath, write_table
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import place
from tracker.export.xlsx.top import HEADER
from tracker.i18n import _
from tracker.tables import words
from tracker.tables.table import Row, Shares, Table

_WIDTHS = {
    "rank": 6.0,
    "item": 6.5,
    "title": 46.0,
    "elements": 9.5,
    "examples": 10.0,
    "answered_by": 20.0,
    "basis": 34.0,
}
_ELEMENTS = {
    "element": 9.0,
    "text": 40.0,
    "covered": 6.0,
    "peer_1": 36.0,
    "peer_2": 36.0,
    "peer_3": 36.0,
}
SHADE = "#BFBFBF"


def write_gaps(
    book: Book, sheet: Sheet, table: Table, columns: Mapping[str, str], elements: Mapping[str, str]
) -> None:
    """Write the ranking and its chart.

    ``columns`` are the places of the items in Coverage, ``elements`` those of their first elements.
    """
    written = write_table(sheet, table, widths=_WIDTHS, frozen=3)
    item, title = written.column("item"), written.column("title")
    for at, row in enumerate(table.rows, written.first):
        values = {column.id: value for column, value in zip(table.columns, row.values, strict=True)}
        key, look = str(values["item"]), Style(hair=True)
        if key in columns:
            sheet.link((at, item), key, columns[key], styles.lined(styles.LINK, look))
        if key in elements:
            words_ = str(values["title"])
            sheet.link((at, title), words_, elements[key], styles.lined(styles.WRAPPED_LINK, look))
    for at, lane in enumerate(written.lanes):
        if lane.is_percent:
            sheet.shade(at, written.first, written.last, SHADE)
    notes = (
        *table.notes,
        _("An item's id leads to its column in Coverage, its title to its elements."),
        _("Examples: countries with evidence for the item, in whatever records; at least so many."),
    )
    sentence, free = _write_chart(book, sheet, table, written)
    last = write_beneath(sheet, written, (*sentence, *notes), free)
    sheet.prints(last, len(written.lanes) - 1)


def write_elements(sheet: Sheet, table: Table) -> dict[str, str]:
    """Write the elements that are missing; return the place of each item's first."""
    written = write_table(sheet, table, widths=_ELEMENTS, frozen=2, heading=_("Item"))
    write_beneath(sheet, written, table.notes)
    places: dict[str, str] = {}
    for at, row in enumerate(table.rows, written.first):
        item = str(row.values[0]).rpartition(".")[0]
        places.setdefault(item, place(sheet.name, f"B{at + 1}"))
    return places


def _write_chart(
    book: Book, sheet: Sheet, table: Table, written: Written
) -> tuple[tuple[str, ...], int]:
    """Draw the shares; return what is to be said of it, and the first row under it.

    An item without a percentage has no bar.
    """
    row = written.last + 2
    few = sum(not _is_shown(one) for one in table.rows)
    if few == len(table.rows):
        sentence = _("No chart: no item has {n} rated countries, so there is no percentage.")
        return (sentence.format(n=FEWEST),), row
    labels = Labels(len(written.lanes), written.first, written.last)
    sheet.text(HEADER, labels.column, _("Chart's labels"), styles.HEADER)
    for at, one in enumerate(table.rows, written.first):
        sheet.text(at, labels.column, f"{one.values[1]} {one.values[2]}")
    sheet.hide(labels.column)
    gap = next(column.about for column in table.columns if column.id == "gap")
    title = _("Share of countries where the item is a gap: {gap}").format(gap=gap)
    shown = [lane for lane in written.lanes if lane.is_percent]
    chart = shares_chart(
        book,
        sheet.name,
        labels,
        [(_name(lane), written.lanes.index(lane), _texts(table, lane)) for lane in shown],
        title=title,
        width=sum(written.sizes),
    )
    description = f"{title}. {_('The table above has the figures.')}"
    row = sheet.chart(row, chart, description, width=sum(written.sizes))
    sentence = _("No bar: fewer than {n} rated countries; k/n stands in the table.")
    return ((sentence.format(n=FEWEST),) if few else ()), row


def _name(lane: Lane) -> str:
    """Name a series; of two, both stand in the chart's legend."""
    if lane.part.endswith("_high"):
        return _("if all who are missing had a gap")
    return _("if none who is missing had a gap")


def _share(row: Row, lane: Lane) -> tuple[int, int, str | None] | None:
    value = row.values[lane.source] if lane.source is not None else None
    if not isinstance(value, Shares):
        return None
    share = value.shares[-1] if lane.part.endswith("_high") else value.shares[0]
    return share.k, share.n, words.percent(share)


def _texts(table: Table, lane: Lane) -> list[str | None]:
    """Return the words beside the bars: the percentage and k of n; None for no bar."""
    found = [_share(row, lane) for row in table.rows]
    return [
        f"{one[2]} ({one[0]}/{one[1]})" if one is not None and one[2] else None for one in found
    ]


def _is_shown(row: Row) -> bool:
    share = next((value for value in row.values if isinstance(value, Shares)), None)
    return share is not None and words.percent(share.shares[0]) is not None
