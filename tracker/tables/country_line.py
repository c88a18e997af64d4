"""One line on each record: how far it has come, its levels counted, what is wrong with it."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from tracker.analysis.gaps import regions_of
from tracker.analysis.view import Collection, Entry, View, choose
from tracker.finding import Finding, Severity
from tracker.i18n import text_of
from tracker.method.facts import CountryFacts
from tracker.model.framework import Level, Section
from tracker.model.record import Method, Scope, State
from tracker.tables.columns import country_name


class Progress(msgspec.Struct, frozen=True):
    """How many of a section's applicable items are assessed."""

    section: str
    assessed: int
    applicable: int
    """0 where no item applies: nothing to complete, not a hundred per cent."""


class CountryLine(msgspec.Struct, frozen=True):
    """What a list of records says of one."""

    code: str
    name: str
    region: str
    """Title of the first region that it is in; empty for none."""
    is_read: bool
    """False for a record with a Y or S error: nothing is known of it but its findings."""
    errors: int
    warnings: int
    notes: int
    first: Finding | None
    """The worst finding, the first of those in the file."""
    state: State | None = None
    """Of the assessment that the view takes; None where it takes none."""
    method: Method | None = None
    scope: Scope | None = None
    progress: tuple[Progress, ...] = ()
    """Of the core sections; of all where none is core."""
    counts: tuple[tuple[Level, int], ...] = ()
    """Rated cells of these sections by level, as the view sees them; every level of the scale."""

    @property
    def assessed(self) -> int:
        """Assessed items of the core sections."""
        return sum(one.assessed for one in self.progress)

    @property
    def applicable(self) -> int:
        """Applicable items of the core sections."""
        return sum(one.applicable for one in self.progress)

    @property
    def problems(self) -> int:
        """Errors and warnings."""
        return self.errors + self.warnings


def country_line(
    collection: Collection,
    view: View,
    code: str,
    *,
    facts: CountryFacts | None,
    findings: Iterable[Finding],
) -> CountryLine:
    """Make the line of a record.

    Args:
        collection: for names and regions.
        view: framework, cycle and rater.
        code: of the record.
        facts: None where the record could not be read.
        findings: those in the record's file, in its order.
    """
    found = sorted(findings, key=lambda one: one.severity.rank)
    counts = Counter(one.severity for one in found)
    line = CountryLine(
        code=code,
        name=country_name(collection, code),
        region=_region(collection, code),
        is_read=facts is not None,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.INFO],
        first=found[0] if found else None,
    )
    assessment = choose(facts, view) if facts else None
    if facts is None or assessment is None:
        return line
    entry = Entry(facts, assessment, view.framework)
    sections = _core(view)
    return msgspec.structs.replace(
        line,
        state=assessment.state,
        method=assessment.method,
        scope=assessment.scope,
        progress=tuple(Progress(one.id, *entry.completeness(one)) for one in sections),
        counts=_counts(entry, view, sections),
    )


def _core(view: View) -> tuple[Section, ...]:
    sections = view.framework.sections
    return tuple(one for one in sections if one.core) or sections


def _counts(entry: Entry, view: View, sections: Iterable[Section]) -> tuple[tuple[Level, int], ...]:
    cells = entry.assessment.cells
    rated = (
        entry.rated(cells[item.id], rater=view.rater, only=view.only).level
        for section in sections
        for item in section.items
    )
    counts = Counter(level.id for level in rated if level)
    return tuple((level, counts[level.id]) for level in view.framework.scale)


def _region(collection: Collection, code: str) -> str:
    grouping = collection.reference.groupings.get("region")
    region = next(iter(regions_of(collection, code)), None)
    titles = {group.id: text_of(group.title) for group in (grouping.groups if grouping else ())}
    return titles[region] if region else ""
