"""The Trend sheet with its chart, and every cell that moved."""

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.charts import Labels, Part, stacked_chart
from tracker.export.xlsx.small import write_beneath, write_table
from tracker.export.xlsx.top import HEADER
from tracker.i18n import _
from tracker.tables.table import Table

_WIDTHS = {
    "item": 6.5,
    "title": 50.0,
    "by_end_date": 16.0,
    "drops": 10.0,
    "rises": 10.0,
    "same": 10.0,
}
_CHANGES = {"title": 46.0, "explanation": 22.0, "direction": 9.0, "item": 7.0}


def write_trend(book: Book, sheet: Sheet, table: Table) -> None:
    """Write the counts by item, and draw them where any country is matched."""
    written = write_table(sheet, table, widths=_WIDTHS, frozen=2)
    items = [row for row in table.rows if not row.emphasis]
    matched = next(at for at, column in enumerate(table.columns) if column.id == "matched")
    if not any(row.values[matched] for row in items):
        sentence = _("No chart: no country has a complete assessment in both cycles.")
        write_beneath(sheet, written, (sentence, *table.notes))
        return
    labels = Labels(len(written.lanes), written.first, written.first + len(items) - 1)
    sheet.text(HEADER, labels.column, _("Chart's labels"), styles.HEADER)
    for at, row in enumerate(items, written.first):
        sheet.text(at, labels.column, f"{row.values[0]} {row.values[1]}")
    sheet.hide(labels.column)
    parts = (
        Part(_("Drops"), written.column("drops"), "#B35806", "#000000", "wide_upward_diagonal"),
        Part(_("Same"), written.column("same"), "#E7E6E6", "#000000"),
        Part(_("Rises"), written.column("rises"), "#2166AC", "#FFFFFF"),
    )
    title = _("Matched countries by what became of the item's level")
    chart = stacked_chart(book, sheet.name, labels, parts, title=title, width=sum(written.sizes))
    description = f"{title}. {_('The table above has the figures.')}"
    free = sheet.chart(written.last + 2, chart, description, width=sum(written.sizes))
    last = write_beneath(sheet, written, table.notes, free)
    sheet.prints(last, len(written.lanes) - 1)


def write_changes(sheet: Sheet, table: Table) -> None:
    """Write the cells that moved, drops first."""
    written = write_table(sheet, table, widths=_CHANGES, frozen=2)
    write_beneath(sheet, written, table.notes)
