"""The Trend sheet with its chart, and every cell that moved."""

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.charts import Labels, Part, framed, stacked_chart
from tracker.export.xlsx.places import Places
from tracker.export.xlsx.small import write_beneath, write_table
from tracker.export.xlsx.styles import Style
from tracker.i18n import _
from tracker.tables.table import Column, Kind, Row, Table

_WIDTHS = {
    "title": 56.0,
    "matched": 11.0,
    "by_end_date": 16.0,
    "drops": 10.0,
    "rises": 10.0,
    "same": 10.0,
}
_CHANGES = {"title": 46.0, "explanation": 22.0, "direction": 9.0, "item": 7.0, "reason": 66.0}
_DROPS, _SAME, _RISES = "#8C2D04", "#F7F7F7", "#9ECAE1"
"""Drops are what the sheet is about: the darkest, in colour and in grey."""


def write_trend(book: Book, sheet: Sheet, table: Table) -> None:
    """Write the counts by item, and draw them where any country is matched."""
    listed = _listed(table)
    written = write_table(sheet, listed, widths=_WIDTHS, frozen=1)
    items = [row for row in listed.rows if not row.emphasis]
    matched = next(at for at, column in enumerate(listed.columns) if column.id == "matched")
    if not any(row.values[matched] for row in items):
        sentence = _("No chart: no country has a complete assessment in both cycles.")
        write_beneath(sheet, written, (sentence, *table.notes))
        return
    labels = Labels(written.column("title"), written.first, written.first + len(items) - 1)
    parts = (
        Part(_("Drops"), written.column("drops"), _DROPS, "#FFFFFF"),
        Part(_("Same"), written.column("same"), _SAME, "#595959"),
        Part(_("Rises"), written.column("rises"), _RISES, "#000000"),
    )
    end = write_beneath(sheet, written, table.notes)
    width = sheet.fit(end, written.sizes)
    title = _("{change}: countries whose level dropped, stayed, rose").format(
        change=sheet.head.title
    )
    frame = framed(
        sheet.head,
        name=_("Trend, chart"),
        title=title,
        axis=_("countries rated in both cycles"),
        columns=width,
        height=sheet.room(width=width),
    )
    chart = stacked_chart(book, sheet.name, labels, parts, frame)
    description = f"{title}. {_('The table above has the figures.')}"
    last = sheet.chart(end + 2, chart, description, width=width)
    sheet.prints(last, len(written.lanes) - 1)


def write_changes(sheet: Sheet, table: Table, evidence: Places | None = None) -> None:
    """Write the cells that moved, drops first; a country and an item lead to their evidence."""
    written = write_table(sheet, table, widths=_CHANGES, frozen=2)
    country, item = written.column("country"), written.column("item")
    look = styles.lined(styles.LINK, Style(hair=True))
    for at, row in enumerate(table.rows, written.first):
        code, asked = str(row.values[country]), str(row.values[item])
        if evidence and code in evidence.countries:
            sheet.link((at, country), code, evidence.countries[code], look)
        if evidence and (code, asked) in evidence.cells:
            sheet.link((at, item), asked, evidence.cells[code, asked], look)
    lead = _("A country's code leads to its evidence, an item's id to the evidence for that item.")
    write_beneath(sheet, written, (*table.notes, *([lead] if evidence else [])))


def _listed(table: Table) -> Table:
    """Return the table with an item's id and title in one cell, which names a bar."""
    columns = (Column("title", _("Item"), Kind.NAME), *table.columns[2:])
    rows = [
        Row(
            (" ".join(map(str, filter(None, row.values[:2]))), *row.values[2:]),
            row.group,
            row.emphasis,
        )
        for row in table.rows
    ]
    return msgspec.structs.replace(table, columns=columns, rows=tuple(rows))
