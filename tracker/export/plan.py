"""What an export is made of: tables, each computed when it is first asked for."""

from functools import cached_property

import msgspec

from tracker.analysis.composition import Composition
from tracker.analysis.view import Collection, View, panel
from tracker.finding import Finding
from tracker.model.framework import Section
from tracker.tables.about import about_table
from tracker.tables.cited import Records
from tracker.tables.columns import composed
from tracker.tables.coverage import coverage
from tracker.tables.distribution import distribution_table
from tracker.tables.evidence import evidence_table
from tracker.tables.findings import findings_table
from tracker.tables.gaps import gaps_tables
from tracker.tables.instruments import instruments_table
from tracker.tables.statements import statements_table
from tracker.tables.table import Table
from tracker.tables.tidy import TidyRow, tidy, tidy_table


class Plan(msgspec.Struct, frozen=True, dict=True):
    """A collection, one view of it, and what beside it an export needs."""

    collection: Collection
    view: View
    records: Records
    """Whole records, for the wording of the evidence."""
    ranked: tuple[Section, ...]
    """Sections whose gaps are ranked; matrices show all sections of the framework."""
    findings: tuple[Finding, ...] = ()
    inputs: str = ""
    """Hash of all that was read."""

    @cached_property
    def composition(self) -> Composition:
        """What the figures are made of."""
        return composed(self.collection, panel(self.collection, self.view))

    @cached_property
    def about(self) -> Table:
        """Labels and values."""
        return about_table(self.collection, self.view, inputs=self.inputs)

    @cached_property
    def coverage(self) -> Table:
        """Country by item."""
        sections = self.view.framework.sections
        return coverage(self.collection, self.view, by="country", sections=sections)

    @cached_property
    def distribution(self) -> Table:
        """Counts and shares by item."""
        return distribution_table(self.collection, self.view, self.view.framework.sections)

    @cached_property
    def gaps(self) -> tuple[Table, Table]:
        """The ranking, and the elements missing with peers."""
        return gaps_tables(self.collection, self.view, self.ranked)

    @cached_property
    def statements(self) -> Table:
        """The document's statements as numbers."""
        return statements_table(self.collection, self.view)

    @cached_property
    def instruments(self) -> Table:
        """All instruments."""
        return instruments_table(self.collection, self.records)

    @cached_property
    def evidence(self) -> Table:
        """All links."""
        return evidence_table(self.collection, self.records)

    @cached_property
    def problems(self) -> Table:
        """All findings."""
        return findings_table(self.collection, self.findings)

    @cached_property
    def tidy(self) -> tuple[TidyRow, ...]:
        """The analysts' rows."""
        return tidy(self.collection)

    @cached_property
    def data(self) -> Table:
        """The same as a table."""
        return tidy_table(self.collection, self.tidy)

    def default_name(self, suffix: str = "") -> str:
        """Return the file's name in ``exports/``; a folder's where there is no suffix.

        DRAFT stands before it where any record that it holds is neither accepted nor published.
        """
        draft = "DRAFT-" if self.data.head.is_draft or self.composition.is_draft else ""
        return f"{draft}tracker-{self.view.framework.id}-{self.view.cycle}{suffix}"
