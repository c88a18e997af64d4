"""A country's sheet: levels and the rule that gave them, evidence, what is open, actions, peers.

Not one table but a document. Of an assessment of examples it shows what was found and counts the
rest: it must not read as a list of failures.
"""

from collections.abc import Sequence

import msgspec

from tracker.analysis.request import one_of
from tracker.analysis.view import Collection, Entry, Panel, View, panel
from tracker.errors import UsageError
from tracker.i18n import _, text_of
from tracker.method.facts import CountryFacts
from tracker.method.rating import Rater
from tracker.model.framework import Section
from tracker.model.record import Record
from tracker.tables import words
from tracker.tables.cited import Answered, Records, answered, assessment_of, foreign
from tracker.tables.columns import country_name
from tracker.tables.head import head_of
from tracker.tables.sheet_item import SheetItem, sheet_item
from tracker.tables.table import Head, Word


class SheetSection(msgspec.Struct, frozen=True):
    """A section of the framework as a country answers it."""

    id: str
    title: str
    core: bool
    assessed: int
    applicable: int
    items: tuple[SheetItem, ...]
    not_assessed: int
    """Items left out of ``items``: an assessment of examples says nothing of them."""


class SheetInstrument(msgspec.Struct, frozen=True):
    """An instrument of the record."""

    id: str
    title: str
    type: Word
    status: Word
    adopted: int | None
    last_year: int | None
    read: Word | None
    measures: int
    links: int
    """Links of the assessment shown that cite it, counting or not."""


class Sheet(msgspec.Struct, frozen=True):
    """Everything about one country under a view."""

    head: Head
    country: str
    name: str
    sections: tuple[SheetSection, ...]
    """Empty where the view takes no assessment of the country."""
    instruments: tuple[SheetInstrument, ...]
    searches: tuple[str, ...]
    """What was searched, a sentence each."""


def sheet(
    collection: Collection,
    view: View,
    code: str,
    *,
    records: Records,
    sections: Sequence[Section] | None = None,
) -> Sheet:
    """Make a country's sheet; the view's group is left aside. All sections where none is given.

    Raises UsageError for a country without a record, or whose record was not read.
    """
    country = _country(collection, code)
    looked = panel(collection, msgspec.structs.replace(view, group=None))
    entry = next((one for one in (*looked.entries, *looked.apart) if one.code == code), None)
    record = records(code)
    given = _answers(collection, entry, record, records)
    shown = view.framework.sections if sections is None else sections
    return Sheet(
        head=_head(collection, view, country, entry),
        country=code,
        name=country_name(collection, code),
        sections=tuple(
            _section(collection, looked, entry, one, given) for one in shown if entry is not None
        ),
        instruments=_instruments(country, entry),
        searches=_searches(entry, record),
    )


def _country(collection: Collection, code: str) -> CountryFacts:
    if code in collection.not_read:
        raise UsageError(
            _("{code} has errors and was not read; `tracker check` names them.").format(code=code)
        )
    known = {one.country: one for one in collection.countries}
    return known[one_of(_("country"), code, known)]


def _answers(
    collection: Collection, entry: Entry | None, record: Record | None, records: Records
) -> dict[str, Answered]:
    if entry is None or record is None:
        return {}
    assessment = assessment_of(record, entry.assessment)
    if assessment is None:
        return {}
    others = foreign(record, records, collection)
    return {one.item: one for one in answered(entry.assessment, assessment, record, others)}


def _head(collection: Collection, view: View, country: CountryFacts, entry: Entry | None) -> Head:
    framework = view.framework
    rows = [
        (
            _("Framework"),
            _("{id}, version {version}; cycle {cycle}").format(
                id=framework.id, version=framework.version, cycle=view.cycle or "–"
            ),
        )
    ]
    if entry is None:
        rows.append((_("Assessment"), _("none in this cycle")))
    else:
        facts = entry.assessment
        kinds = (words.word(facts.method), words.word(facts.scope), words.word(facts.state.value))
        rows.append((_("Assessment"), ", ".join(kinds)))
        if facts.scope == "examples":
            rows.append(
                (_("Examples"), _("found as they came; items without one were not assessed"))
            )
        if country.country not in view.population.members:
            rows.append((_("Shown apart"), _("not in the population, in no n and no N")))
    if view.rater is not Rater.SELF:
        rows.append((_("Levels"), words.rater(view.rater)))
    if view.only:
        rows.append((_("Only evidence"), " + ".join(words.word(kind) for kind in view.only)))
    title = f"{country_name(collection, country.country)} ({country.country})"
    draft = entry is not None and not entry.assessment.state.is_final
    return head_of(collection, title, rows, is_draft=draft)


def _section(
    collection: Collection,
    looked: Panel,
    entry: Entry,
    section: Section,
    given: dict[str, Answered],
) -> SheetSection:
    assessed, applicable = entry.completeness(section)
    examples = entry.assessment.scope == "examples"
    shown = [
        item
        for item in section.items
        if not examples
        or entry.own[item.id].state.assessed
        or entry.assessment.cells[item.id].links
    ]
    return SheetSection(
        id=section.id,
        title=text_of(section.title),
        core=section.core,
        assessed=assessed,
        applicable=applicable,
        items=tuple(
            sheet_item(collection, looked, entry, item, given.get(item.id)) for item in shown
        ),
        not_assessed=len(section.items) - len(shown),
    )


def _instruments(country: CountryFacts, entry: Entry | None) -> tuple[SheetInstrument, ...]:
    cells = entry.assessment.cells.values() if entry else ()
    cited = [link.instrument for cell in cells for link in cell.links]
    return tuple(
        SheetInstrument(
            id=one.id,
            title=one.title,
            type=words.word(one.type.value),
            status=words.word(one.status.value),
            adopted=one.adopted,
            last_year=one.last_year,
            read=words.maybe(one.read.value if one.read else None),
            measures=len(one.measures),
            links=cited.count(one.id),
        )
        for one in country.instruments
    )


def _searches(entry: Entry | None, record: Record | None) -> tuple[str, ...]:
    assessment = assessment_of(record, entry.assessment) if entry and record else None
    if assessment is None:
        return ()
    sentences = []
    for one in assessment.searches:
        where = [", ".join(one.instruments), one.where or ""]
        read = words.word(one.read.value) if one.read else ""
        parts = [part for part in (*where, read, ", ".join(one.terms), one.date or "") if part]
        sentences.append(f"{one.id}: {'; '.join(parts)}")
    return tuple(sentences)
