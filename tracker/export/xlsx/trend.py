"""The Trend sheet with its chart, and every cell that moved."""

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.charts import Labels, Part, stacked_chart
from tracker.export.xlsx.small import write_table
from tracker.export.xlsx.top import HEADER, write_notes
from tracker.i18n import _
from tracker.tables.table import Table

_WIDTHS = {"item": 6.5, "title": 36.0}
_CHANGES = {"title": 34.0, "explanation": 22.0, "direction": 9.0, "item": 7.0}


def write_trend(book: Book, sheet: Sheet, table: Table) -> None:
    """Write the counts by item, and draw them where any country is matched."""
    written = write_table(sheet, table, widths=_WIDTHS, frozen=2)
    items = [row for row in table.rows if not row.emphasis]
    matched = next(at for at, column in enumerate(table.columns) if column.id == "matched")
    if not any(row.values[matched] for row in items):
        sentence = _("No chart: no country has a complete assessment in both cycles.")
        write_notes(sheet, written.free + 1, (sentence,), [one.width for one in written.lanes])
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
    chart = stacked_chart(book, sheet.name, labels, parts, title=title)
    sheet.chart(written.free, chart, f"{title}. {_('The table above has the figures.')}")
    sheet.prints(written.free + 3 + round(chart.height / 17), len(written.lanes) - 1)


def write_changes(sheet: Sheet, table: Table) -> None:
    """Write the cells that moved, drops first."""
    write_table(sheet, table, widths=_CHANGES, frozen=2)
