"""The instruments of every record, a row each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.analysis.view import Collection
from tracker.i18n import _
from tracker.method.facts import CountryFacts, InstrumentFacts
from tracker.method.resolve import split_reference
from tracker.model.record import Instrument
from tracker.tables import words
from tracker.tables.cited import Records
from tracker.tables.columns import alphabetical, code_columns, country_name
from tracker.tables.head import whole_head
from tracker.tables.table import Column, Kind, Row, Table, Value


def instruments_table(collection: Collection, records: Records) -> Table:
    """Make the table; what only the whole record tells is blank where that is not to be had."""
    cited = citations(collection)
    return instruments_of(
        collection,
        [
            row
            for country in alphabetical(collection)
            for row in instrument_rows(collection, country, records, cited)
        ],
    )


def instruments_of(collection: Collection, rows: Sequence[Row]) -> Table:
    """Make the table of rows."""
    return Table(
        id="instruments",
        head=whole_head(collection, _("Instruments")),
        columns=_columns(),
        rows=tuple(rows),
        notes=(_("Links: from every assessment of every record, counting or not."),),
    )


def _columns() -> tuple[Column, ...]:
    return (
        *code_columns(),
        Column("instrument", _("Instrument"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("type", _("Type"), Kind.NAME),
        Column("status", _("Status"), Kind.NAME),
        Column("binding", _("Binding"), Kind.NAME, about=_("blank where the record says nothing")),
        Column("adopted", _("Adopted"), Kind.NUMBER, about=_("year")),
        Column("last_year", _("Last year"), Kind.NUMBER, about=_("in force, extensions included")),
        Column("read", _("Read"), Kind.NAME, about=_("what the assessor saw of it")),
        Column(
            "measures",
            _("Measures"),
            Kind.NUMBER,
            about=_("targets, actions and provisions in the record"),
        ),
        Column("links", _("Links"), Kind.NUMBER, about=_("from answers to its measures")),
        Column("language", _("Language"), Kind.CODE),
        Column("original_title", _("Original title"), Kind.NAME),
        Column("territory", _("Territory"), Kind.NAME, about=_("blank for the whole country")),
        Column("faolex", _("FAOLEX"), Kind.CODE),
        Column("url", _("Address"), Kind.NAME),
        Column("attribution", _("Attribution"), Kind.TEXT),
    )


def instrument_rows(
    collection: Collection,
    country: CountryFacts,
    records: Records,
    cited: Counter[tuple[str, str]],
) -> Iterator[Row]:
    """Yield the rows of a country, in the order of its record."""
    record = records(country.country)
    named = (country.country, country_name(collection, country.country))
    for facts in country.instruments:
        whole = record.instrument.get(facts.id) if record else None
        yield Row((*named, *_row(facts, cited[country.country, facts.id]), *_texts(whole)))


def citations(collection: Collection) -> Counter[tuple[str, str]]:
    """Count the links of all records by the country that holds the instrument, and its id."""
    return Counter(
        split_reference(link.measure, country.country)[:2]
        for country in collection.countries
        for assessment in country.assessments
        for cell in assessment.cells.values()
        for link in cell.links
    )


def _row(facts: InstrumentFacts, links: int) -> tuple[Value, ...]:
    return (
        facts.id,
        facts.title,
        words.word(facts.type.value),
        words.word(facts.status.value),
        words.yes_no(flag=facts.binding),
        facts.adopted,
        facts.last_year,
        words.maybe(facts.read.value if facts.read else None),
        len(facts.measures),
        links,
    )


def _texts(whole: Instrument | None) -> tuple[Value, ...]:
    if whole is None:
        return (None, None, None, None, None, None)
    return (
        whole.language,
        whole.original_title,
        whole.territory,
        whole.faolex,
        whole.url,
        whole.attribution,
    )
