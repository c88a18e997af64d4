"""The tidy table: the analysts' interface, one row for every item of every assessment.

All frameworks and cycles, every record that was read, in the population or not; rater ``self``, no
restriction. The same rows stand in the workbook's Data sheet, in ``data.csv`` and in JSON.
Source: design, section 5.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tracker.analysis.view import Collection
from tracker.i18n import _
from tracker.method.derive import coverage, explicit_elements, strength_all_covered, strength_max
from tracker.method.facts import AssessmentFacts, Cell, CountryFacts, Link, Standing
from tracker.method.rating import rate
from tracker.model.framework import Framework, Item, Section
from tracker.tables.head import whole_head
from tracker.tables.table import Column, Head, Kind, Row, Table
from tracker.tables.tidy_columns import ABOUT


class TidyRow(NamedTuple):
    """A cell with all that is known of it in numbers and ids; "" is a blank, never a zero."""

    country: str
    country_name: str
    region: str
    income: str
    framework: str
    cycle: int
    method: str
    scope: str
    state: str
    section: str
    item: str
    item_title: str
    status: str
    level: str
    level_value: int | str
    set_level: str
    derived_level: str
    review_level: str
    strength_max: str
    strength_all_covered: str
    explicit_elements: int
    elements_covered: int
    elements_total: int
    evidence_links: int
    hinders: int
    origin: str
    territory: str
    confidence: str
    instruments: str


def tidy(collection: Collection) -> tuple[TidyRow, ...]:
    """Return the rows by country, then framework, cycle and method, items in their order."""
    return tuple(tidy_rows(collection))


def tidy_rows(collection: Collection) -> Iterator[TidyRow]:
    """Yield the same, one by one."""
    for country in collection.countries:
        yield from _country(collection, country)


def tidy_head(collection: Collection) -> Head:
    """Say what the rows are."""
    return whole_head(collection, _("Data"))


def tidy_table(collection: Collection, rows: Sequence[TidyRow] | None = None) -> Table:
    """Make the rows a table; ``rows`` spares computing them again."""
    found = tidy(collection) if rows is None else rows
    return Table(
        id="data",
        head=tidy_head(collection),
        columns=tuple(
            Column(name, name, kind_of(name), about=_(ABOUT[name])) for name in TidyRow._fields
        ),
        rows=tuple(Row(tuple(None if value == "" else value for value in row)) for row in found),
        notes=(_("One row for every item of every assessment; levels by id; a blank is no zero."),),
    )


def kind_of(name: str) -> Kind:
    """Return what a column holds."""
    return _KINDS.get(name, Kind.CODE)


_KINDS = {
    "country_name": Kind.NAME,
    "item_title": Kind.NAME,
    **dict.fromkeys(
        (
            "cycle",
            "level_value",
            "explicit_elements",
            "elements_covered",
            "elements_total",
            "evidence_links",
            "hinders",
        ),
        Kind.NUMBER,
    ),
}


def _country(collection: Collection, country: CountryFacts) -> Iterator[TidyRow]:
    code = country.country
    named = (
        code,
        collection.reference.name(code)["en"],
        _groups(collection, "region", code, titles=True),
        _groups(collection, "income", code, titles=False),
    )
    for assessment in sorted(
        country.assessments, key=lambda one: (one.framework, one.cycle, one.method)
    ):
        framework = collection.frameworks[assessment.framework]
        for section in framework.sections:
            for item in section.items:
                yield _row(named, assessment, framework, section, item)


def _groups(collection: Collection, grouping_id: str, code: str, *, titles: bool) -> str:
    grouping = collection.reference.groupings.get(grouping_id)
    groups = grouping.of.get(code, ()) if grouping else ()
    return "; ".join(group.title["en"] if titles else group.id for group in groups)


def _row(
    named: tuple[str, str, str, str],
    assessment: AssessmentFacts,
    framework: Framework,
    section: Section,
    item: Item,
) -> TidyRow:
    cell = assessment.cells[item.id]
    rated = rate(cell, framework)
    found = coverage(item, cell.links)
    counting = [link for link in cell.links if link.counts]
    return TidyRow(
        *named,
        framework=framework.id,
        cycle=assessment.cycle,
        method=assessment.method,
        scope=assessment.scope,
        state=assessment.state.value,
        section=section.id,
        item=item.id,
        item_title=item.title["en"],
        status=rated.state.value,
        level=rated.level.id if rated.level else "",
        level_value=rated.level.value if rated.level else "",
        set_level=cell.set_level or "",
        derived_level=cell.derived_level or "",
        review_level=cell.review_level or "",
        strength_max=strength_max(counting) or "",
        strength_all_covered=strength_all_covered(item, counting) or "",
        explicit_elements=explicit_elements(item, counting),
        elements_covered=found.required_covered,
        elements_total=found.required,
        evidence_links=found.links,
        hinders=_hinders(cell),
        origin=_both(counting, lambda link: link.supranational, ("national", "supranational")),
        territory=_both(counting, lambda link: link.nationwide, ("part", "nationwide")),
        confidence=cell.confidence or "",
        instruments=" ".join(dict.fromkeys([link.instrument for link in counting])),
    )


def _hinders(cell: Cell) -> int:
    return len([link for link in cell.links if link.standing is Standing.HINDERS])


def _both(links: Sequence[Link], kind: Callable[[Link], bool], words: tuple[str, str]) -> str:
    """Return the word for the links' kind, ``both`` where they are of both; blank without links."""
    found = {kind(link) for link in links}
    return "both" if len(found) > 1 else "".join(words[one] for one in found)
