"""Coverage by instrument: the level that each instrument's evidence gives alone."""

from collections.abc import Iterable, Mapping, Sequence

from tracker.analysis.view import Collection, Entry, Panel
from tracker.i18n import _, ngettext
from tracker.method.derive import derive
from tracker.method.facts import CountryFacts, InstrumentFacts, Link, Standing
from tracker.method.rating import CellState, Rated, link_is
from tracker.model.framework import Item, Section
from tracker.tables import words
from tracker.tables.columns import by_name, composed, country_name, item_columns
from tracker.tables.head import head, legend
from tracker.tables.table import Column, Kind, Mark, Row, Table, Value


def by_instrument(collection: Collection, looked: Panel, sections: Sequence[Section]) -> Table:
    """Make the table: a row for every instrument that the chosen assessments link to."""
    countries = {one.country: one for one in collection.countries}
    items = [item for section in sections for item in section.items]
    rows: list[Row] = []
    unlinked = 0
    for entry in sorted(
        (*looked.entries, *looked.apart), key=lambda one: by_name(collection, one.code)
    ):
        linked = _links(looked, entry, items)
        own = [one.id for one in entry.country.instruments]
        unlinked += sum(one not in linked for one in own)
        foreign = sorted(one for one in linked if one not in own)
        group = country_name(collection, entry.code)
        rows += [
            _row(looked, entry, items, (one, linked[one]), _facts(countries, entry, one), group)
            for one in (*own, *foreign)
            if one in linked
        ]
    return Table(
        id="coverage-instrument",
        head=head(
            collection, looked.view, _("Coverage by instrument"), composed(collection, looked)
        ),
        columns=_columns(sections),
        rows=tuple(rows),
        legend=legend(looked.view.framework, rows),
        notes=_notes(unlinked),
    )


def _columns(sections: Sequence[Section]) -> tuple[Column, ...]:
    return (
        Column("country", _("Code"), Kind.CODE),
        Column("instrument", _("Instrument"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("type", _("Type"), Kind.NAME),
        Column("status", _("Status"), Kind.NAME),
        *item_columns(sections, Kind.RATED),
        Column("links", _("Links"), Kind.NUMBER, about=_("links that count")),
        Column(
            "not_counting", _("Not counting"), Kind.NUMBER, about=_("supporting links that do not")
        ),
        Column("hinders", _("Hinders"), Kind.NUMBER, about=_("links that stand in an item's way")),
    )


def _links(looked: Panel, entry: Entry, items: Iterable[Item]) -> dict[str, dict[str, list[Link]]]:
    """Return the links by instrument and item; only those of the view's kinds of evidence."""
    found: dict[str, dict[str, list[Link]]] = {}
    for item in items:
        for link in entry.assessment.cells[item.id].links:
            if all(link_is(kind, link) for kind in looked.view.only):
                found.setdefault(link.instrument, {}).setdefault(item.id, []).append(link)
    return found


def _row(
    looked: Panel,
    entry: Entry,
    items: Sequence[Item],
    linked: tuple[str, Mapping[str, list[Link]]],
    facts: InstrumentFacts | None,
    group: str,
) -> Row:
    instrument, links = linked
    everything = [link for of_item in links.values() for link in of_item]
    hinders = sum(link.standing is Standing.HINDERS for link in everything)
    counting = sum(link.counts for link in everything)
    values: list[Value] = [
        entry.code,
        instrument,
        facts.title if facts else None,
        words.word(facts.type.value) if facts else None,
        words.word(facts.status.value) if facts else None,
        *(_mark(looked, entry, item, links.get(item.id, ())) for item in items),
        counting,
        len(everything) - counting - hinders,
        hinders,
    ]
    return Row(tuple(values), group=group)


def _mark(looked: Panel, entry: Entry, item: Item, links: Sequence[Link]) -> Mark | None:
    """Return the level that an instrument's links give alone; None where none of them counts."""
    level = derive(item, looked.view.framework.scale, links)
    if level is None:
        return None
    return Mark(
        rated=Rated(CellState.RATED, level),
        hinders=any(link.standing is Standing.HINDERS for link in links),
        example=entry.assessment.scope == "examples",
    )


def _facts(
    countries: Mapping[str, CountryFacts], entry: Entry, instrument: str
) -> InstrumentFacts | None:
    code, _sep, own = instrument.rpartition(":")
    holder = countries.get(code) if code else entry.country
    return holder.instrument(own) if holder else None


def _notes(unlinked: int) -> tuple[str, ...]:
    notes = [_("A cell is the level that the instrument's counting links give alone.")]
    if unlinked:
        notes.append(
            ngettext(
                "{count} other instrument has no link and is not listed.",
                "{count} other instruments have no link and are not listed.",
                unlinked,
            ).format(count=unlinked)
        )
    return tuple(notes)
