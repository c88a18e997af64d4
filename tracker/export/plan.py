"""What an export is made of: tables, each computed when it is first asked for."""

from collections.abc import Iterator
from functools import cached_property

import msgspec

from tracker.analysis.composition import Composition
from tracker.analysis.view import Collection, Panel, View, cycle_before, panel
from tracker.finding import Finding
from tracker.model.framework import Section
from tracker.tables.about import about_table
from tracker.tables.by_country import by_country
from tracker.tables.cited import Records
from tracker.tables.columns import composed
from tracker.tables.distribution import distribution_table
from tracker.tables.evidence import all_evidence, evidence_of, evidence_table
from tracker.tables.findings import findings_table
from tracker.tables.gaps import gaps_tables
from tracker.tables.instruments import instruments_table
from tracker.tables.regions import regions_table
from tracker.tables.statements import statements_table
from tracker.tables.table import Head, Row, Table
from tracker.tables.tidy import TidyRow, tidy, tidy_head, tidy_rows, tidy_table
from tracker.tables.trend import Reasons, trend_tables

NBSAP = "nbsap"
"""The restriction that has a sheet of its own."""


class Plan(msgspec.Struct, frozen=True, dict=True):
    """A collection, one view of it, and what beside it an export needs."""

    collection: Collection
    view: View
    records: Records
    """Whole records, for the wording of the evidence."""
    ranked: tuple[Section, ...]
    """Sections whose gaps are ranked and whose change is shown; matrices show all sections of the framework."""
    findings: tuple[Finding, ...] = ()
    inputs: str = ""
    """Hash of all that was read."""

    @cached_property
    def looked(self) -> Panel:
        """The countries of the view."""
        return panel(self.collection, self.view)

    @cached_property
    def composition(self) -> Composition:
        """What the figures are made of."""
        return composed(self.collection, self.looked)

    @cached_property
    def about(self) -> Table:
        """Labels and values."""
        return about_table(self.collection, self.view, inputs=self.inputs)

    @cached_property
    def coverage(self) -> Table:
        """Country by item."""
        return by_country(self.collection, self.looked, self.view.framework.sections)

    @cached_property
    def nbsap(self) -> Table:
        """Country by item, on what NBSAPs say alone."""
        only = tuple(dict.fromkeys((*self.view.only, NBSAP)))
        looked = panel(self.collection, msgspec.structs.replace(self.view, only=only))
        return by_country(self.collection, looked, self.view.framework.sections)

    @cached_property
    def distribution(self) -> Table:
        """Counts and shares by item."""
        sections = self.view.framework.sections
        return distribution_table(self.collection, self.view, sections, looked=self.looked)

    @cached_property
    def regions(self) -> Table:
        """Counts and shares by item and region."""
        return regions_table(self.collection, self.looked, self.view.framework.sections)

    @cached_property
    def gaps(self) -> tuple[Table, Table]:
        """The ranking, and the elements missing with peers."""
        return gaps_tables(self.collection, self.view, self.ranked, looked=self.looked)

    @cached_property
    def statements(self) -> Table:
        """The document's statements as numbers."""
        return statements_table(self.collection, self.view)

    @cached_property
    def trend(self) -> tuple[Table, Table] | None:
        """Change by item since the cycle before, and every cell that moved; None without one."""
        before = cycle_before(self.collection, self.view)
        if before is None:
            return None
        return trend_tables(self.collection, self.view, before, self.ranked, reasons=self._reasons)

    @cached_property
    def evidence(self) -> Table:
        """All links."""
        return evidence_table(self.collection, self.records)

    @cached_property
    def evidence_frame(self) -> Table:
        """The same without its rows."""
        return evidence_of(self.collection, ())

    def evidence_rows(self) -> Iterator[Row]:
        """Yield the rows of the evidence, without keeping them."""
        if "evidence" in self.__dict__:
            return iter(self.evidence.rows)
        return all_evidence(self.collection, self.records)

    @cached_property
    def instruments(self) -> Table:
        """All instruments."""
        return instruments_table(self.collection, self._reasons.noting)

    @cached_property
    def _reasons(self) -> Reasons:
        """Why levels changed, kept while the records are loaded for their wording."""
        return Reasons(self.collection, self.view, self.records)

    @cached_property
    def problems(self) -> Table:
        """All findings."""
        return findings_table(self.collection, self.findings)

    @cached_property
    def tidy(self) -> tuple[TidyRow, ...]:
        """The analysts' rows."""
        return tidy(self.collection)

    def tidy_rows(self) -> Iterator[TidyRow]:
        """Yield the same, without keeping them."""
        return iter(self.tidy) if "tidy" in self.__dict__ else tidy_rows(self.collection)

    @cached_property
    def data(self) -> Table:
        """The same as a table."""
        return tidy_table(self.collection, self.tidy)

    @cached_property
    def data_head(self) -> Head:
        """What the analysts' rows are."""
        return tidy_head(self.collection)

    def default_name(self, suffix: str = "") -> str:
        """Return the file's name in ``exports/``; a folder's where there is no suffix.

        DRAFT stands before it where any record that it holds is neither accepted nor published.
        """
        draft = "DRAFT-" if self.data_head.is_draft or self.composition.is_draft else ""
        return f"{draft}tracker-{self.view.framework.id}-{self.view.cycle}{suffix}"
