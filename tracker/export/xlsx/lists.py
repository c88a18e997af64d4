"""The sheets that are long lists: evidence, instruments, findings; which of their columns print."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.apart import Layout, LongList
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.bulk import Rows
from tracker.export.xlsx.held import listed
from tracker.export.xlsx.listing import lay_listing, write_listing
from tracker.export.xlsx.places import places_of
from tracker.export.xlsx.text import is_link, units
from tracker.i18n import _
from tracker.model.framework import Framework
from tracker.tables.table import Column, Kind, Row, Table

EVIDENCE = (
    "country",
    "country_name",
    "cycle",
    "item",
    "item_title",
    "elements",
    "standing",
    "strength",
    "explicitness",
    "instrument_title",
    "locator",
    "summary",
    "quote",
    "translation",
)
"""Addresses print on Instruments: here they would take several lines of every row."""
_EVIDENCE_WIDTHS = {
    "country": 6.5,
    "country_name": 17.0,
    "cycle": 6.5,
    "item": 6.5,
    "item_title": 30.0,
    "elements": 9.0,
    "element_texts": 60.0,
    "standing": 12.0,
    "strength": 13.0,
    "explicitness": 11.0,
    "instrument_title": 34.0,
    "locator": 20.0,
    "summary": 56.0,
    "quote": 66.0,
    "translation": 48.0,
    "url": 40.0,
    "why": 60.0,
    "method": 19.0,
    "state": 18.0,
    "measure": 18.0,
    "instrument": 20.0,
    "quote_language": 10.0,
    "quote_checked": 10.0,
}
_TRANSLATED = {"summary": 42.0, "quote": 54.0, "instrument_title": 30.0, "item_title": 27.0}
"""Widths where translations print as well: with the others, nobody could read the page."""
INSTRUMENTS = (
    "country",
    "country_name",
    "title",
    "original_title",
    "type",
    "status",
    "binding",
    "adopted",
    "last_year",
    "read",
    "measures",
    "links",
    "url",
)
_INSTRUMENT_WIDTHS = {
    "country": 6.5,
    "country_name": 20.0,
    "title": 46.0,
    "original_title": 36.0,
    "type": 15.5,
    "status": 12.0,
    "binding": 9.5,
    "adopted": 10.0,
    "last_year": 8.0,
    "read": 12.0,
    "measures": 11.0,
    "links": 8.0,
    "url": 44.0,
}
_FINDING_WIDTHS = {
    "severity": 10.0,
    "code": 7.0,
    "name": 26.0,
    "file": 22.0,
    "line": 7.0,
    "column": 10.0,
    "message": 64.0,
    "path": 40.0,
}


_NONE: Mapping[tuple[str, str], str] = {}


def lay_evidence(
    columns: Sequence[Column], rows: Iterable[Row], framework: Framework, cycle: int
) -> tuple[Layout, Rows]:
    """Lay the evidence out; the framework prints where there is more than one.

    Where it begins is told for a framework and a cycle that are looked at.
    """
    found = listed(columns, rows)
    of = {column.id: held.different for column, held in found}
    several = ["framework"] if len(of["framework"]) > 1 else []
    width = max(map(units, map(str, of["framework"])), default=0.0) + 1.5
    widths = _EVIDENCE_WIDTHS | {"framework": width}
    if any(of["translation"]):
        widths |= _TRANSLATED
    printed = (*EVIDENCE[:2], *several, *EVIDENCE[2:])
    layout, cells = lay_listing(found, printed=printed, widths=widths, links=("url", "url"))
    places = places_of(found, framework, cycle)
    return msgspec.structs.replace(layout, places=places), cells


def write_evidence(sheet: Sheet, table: Table, long: LongList) -> None:
    """Write the evidence under the heads of its table."""
    note = _("Instruments' addresses print on sheet Instruments.")
    noted = msgspec.structs.replace(table, notes=(*table.notes, note))
    write_listing(sheet, noted, long, links="url")


def write_instruments(
    sheet: Sheet, table: Table, evidence: Mapping[tuple[str, str], str] = _NONE
) -> None:
    """Write the instruments; ``evidence`` are the places of theirs, by country and id."""
    country, instrument = _at(table, "country"), _at(table, "instrument")
    keys = [(str(row.values[country]), str(row.values[instrument])) for row in table.rows]
    notes = table.notes
    if evidence:
        notes = (*notes, _("Their number leads to the first of an instrument's links."))
    shown = _opening(msgspec.structs.replace(table, notes=notes))
    long = LongList(
        lambda: lay_listing(
            listed(shown.columns, shown.rows),
            printed=INSTRUMENTS,
            widths=_INSTRUMENT_WIDTHS,
            links=("open", "url"),
            leads=("links", [evidence.get(key) for key in keys]),
        )
    )
    leading = msgspec.structs.replace(styles.LINK, hair=True, centre=True)
    write_listing(sheet, shown, long, links="open", leading=leading)


def write_findings(sheet: Sheet, table: Table) -> None:
    """Write the findings."""
    found = listed(table.columns, table.rows)
    write_listing(sheet, table, LongList(lambda: lay_listing(found, widths=_FINDING_WIDTHS)))


def _opening(table: Table) -> Table:
    """Return the table with a column of words that lead to the addresses.

    Not all programs break a text that is a link: the address beside it breaks, and can be read on
    paper.
    """
    url = _at(table, "url")
    opens = _("open")
    rows = [
        msgspec.structs.replace(
            row, values=(*row.values, opens if is_link(str(row.values[url] or "")) else None)
        )
        for row in table.rows
    ]
    column = Column("open", _("On the web"), Kind.CODE)
    return msgspec.structs.replace(table, columns=(*table.columns, column), rows=tuple(rows))


def _at(table: Table, name: str) -> int:
    return next(at for at, column in enumerate(table.columns) if column.id == name)
