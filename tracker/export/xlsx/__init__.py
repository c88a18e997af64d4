"""The workbook: one module a kind of sheet, all from the same tables as every other face."""

import gc
from datetime import datetime

from tracker.export.plan import Plan
from tracker.export.xlsx.about import Entry, write_about, write_replaced
from tracker.export.xlsx.apart import LongList, begun
from tracker.export.xlsx.book import Book, Sheet
from tracker.export.xlsx.coverage import write_coverage
from tracker.export.xlsx.data import lay_data, write_data
from tracker.export.xlsx.gaps import write_elements, write_gaps
from tracker.export.xlsx.lists import (
    lay_evidence,
    write_evidence,
    write_findings,
    write_instruments,
)
from tracker.export.xlsx.regions import write_regions
from tracker.export.xlsx.small import write_beneath, write_table
from tracker.export.xlsx.trend import write_changes, write_trend
from tracker.i18n import _
from tracker.tables.table import Head

__all__ = ["workbook"]


def workbook(plan: Plan, *, created: datetime | None = None) -> bytes:
    """Return the workbook; the same plan and date give the same bytes.

    ``created`` is the date that the file's properties carry: the first day of the view's cycle
    where it is not given, as there is no clock here.
    """
    collecting = gc.isenabled()
    gc.disable()  # half a million cells in the making would be looked through again and again
    columns, view = plan.evidence_frame.columns, plan.view
    evidence = LongList(
        lambda: lay_evidence(columns, plan.evidence_rows(), view.framework, view.cycle)
    )
    data = LongList(lambda: lay_data(plan.tidy_rows()))
    try:
        with begun((evidence, data), len(plan.collection.countries)):
            return _Making(plan, evidence, data, created).made()
    finally:
        if collecting:
            gc.enable()


class _Making:
    """A workbook in the making: its sheets are there from the start, so that they can be linked."""

    def __init__(
        self, plan: Plan, evidence: LongList, data: LongList, created: datetime | None
    ) -> None:
        year = plan.view.cycle or 2000
        self._plan = plan
        self._links, self._rows = evidence, data
        self._book = Book(
            plan.about.head,
            created or datetime(year, 1, 1),  # noqa: DTZ001 - a date, no time
        )
        self._entries: list[Entry] = []
        self._about = self._book.sheet(_("About"), plan.about.head)
        self._coverage = self._sheet(
            _("Coverage"),
            plan.coverage.head,
            _("Country by item: a level or a state, counts beneath and beside."),
        )
        self._nbsap = self._sheet(
            _("NBSAP only"),
            plan.nbsap.head,
            _("The same on what national biodiversity strategies and targets say alone."),
        )
        self._regions = self._sheet(
            _("Regions"),
            plan.regions.head,
            _("For every item, all members and each region: distribution, shares, denominators."),
        )
        self._gaps = self._sheet(
            _("Gaps ranked"),
            plan.gaps[0].head,
            _("Items by the share of countries where they are a gap, with a chart."),
        )
        self._elements = self._sheet(
            _("Gap elements"),
            plan.gaps[1].head,
            _("What is missing within each item, and peers whose measures cover it."),
        )
        self._statements = self._sheet(
            _("Statements"),
            plan.statements.head,
            _("The document's own claims as numbers, each with its caveat and a verdict."),
        )
        self._instruments = self._sheet(
            _("Instruments"),
            plan.instruments.head,
            _("Laws, strategies, programmes and others of every record."),
        )
        self._evidence = self._sheet(
            _("Evidence"),
            plan.evidence_frame.head,
            _("One row for every link from an answer to a measure: quote, place, address."),
        )
        self._trend = self._trends()
        self._findings = self._sheet(
            _("Findings"), plan.problems.head, _("What the checks have to say of the records.")
        )
        self._data = self._sheet(
            _("Data"),
            plan.data_head,
            _("The tidy table, all frameworks and cycles, ready for a pivot."),
        )

    def made(self) -> bytes:
        """Fill the sheets and return the file: first what does not lead to the evidence."""
        plan, framework = self._plan, self._plan.view.framework
        next_row = write_about(self._about, plan.about, framework, self._entries)
        write_regions(self._regions, plan.regions, framework)
        written = write_table(self._statements, plan.statements, widths=_STATEMENTS)
        write_beneath(self._statements, written, plan.statements.notes)
        if self._trend is not None and plan.trend is not None:
            write_trend(self._book, self._trend[0], plan.trend[0])
        write_findings(self._findings, plan.problems)
        places = self._links.laid.layout.places.on(self._evidence.name)
        columns = write_coverage(
            self._coverage,
            plan.coverage,
            framework,
            places.countries,
            restricted=bool(plan.view.only),
        )
        write_coverage(self._nbsap, plan.nbsap, framework, places.countries, restricted=True)
        elements = write_elements(self._elements, plan.gaps[1], places.peers)
        write_gaps(self._book, self._gaps, plan.gaps[0], columns, elements)
        write_instruments(self._instruments, plan.instruments, places.instruments)
        if self._trend is not None and plan.trend is not None:
            write_changes(self._trend[1], plan.trend[1], places)
        write_evidence(self._evidence, plan.evidence_frame, self._links)
        write_data(self._data, self._rows)
        write_replaced(self._about, next_row, self._book)
        return self._book.finished()

    def _sheet(self, name: str, head: Head, shows: str) -> Sheet:
        sheet = self._book.sheet(name, head)
        self._entries.append(Entry(sheet.name, shows))
        return sheet

    def _trends(self) -> tuple[Sheet, Sheet] | None:
        """Add the sheets of the change between cycles, where there are two."""
        found = self._plan.trend
        if found is None:
            return None
        return (
            self._sheet(
                _("Trend"),
                found[0].head,
                _("Change since the cycle before, item by item, on the same countries."),
            ),
            self._sheet(
                _("Changes"),
                found[1].head,
                _("Every cell whose level is another one than in the cycle before."),
            ),
        )


_STATEMENTS = {
    "statement": 11.0,
    "paragraph": 6.0,
    "asks": 34.0,
    "side": 14.0,
    "missing": 9.0,
    "other_side": 14.0,
    "other_missing": 9.0,
    "population": 6.0,
    "verdict": 13.0,
    "supported_if": 16.0,
    "countries": 30.0,
    "examples": 26.0,
    "caveat": 42.0,
    "text": 42.0,
}
