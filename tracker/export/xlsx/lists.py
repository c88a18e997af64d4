"""The sheets that are long lists: evidence, instruments, findings; which of their columns print."""

from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.listing import write_listing
from tracker.export.xlsx.text import place
from tracker.export.xlsx.top import HEADER
from tracker.model.framework import Framework
from tracker.tables.table import Row, Table

EVIDENCE = (
    "country",
    "country_name",
    "cycle",
    "item",
    "elements",
    "standing",
    "strength",
    "explicitness",
    "instrument_title",
    "locator",
    "summary",
    "quote",
    "translation",
    "url",
)
_EVIDENCE_WIDTHS = {
    "country": 6.5,
    "country_name": 16.0,
    "cycle": 7.0,
    "item": 6.5,
    "elements": 10.0,
    "standing": 13.0,
    "strength": 13.0,
    "explicitness": 11.0,
    "instrument_title": 28.0,
    "locator": 14.0,
    "summary": 36.0,
    "quote": 46.0,
    "translation": 36.0,
    "url": 26.0,
    "method": 19.0,
    "state": 18.0,
    "measure": 18.0,
    "instrument": 20.0,
    "quote_language": 10.0,
    "quote_checked": 10.0,
}
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
    "country_name": 18.0,
    "title": 40.0,
    "original_title": 36.0,
    "type": 14.0,
    "status": 12.0,
    "binding": 9.5,
    "adopted": 10.0,
    "last_year": 8.0,
    "read": 12.0,
    "measures": 11.0,
    "links": 8.0,
    "url": 30.0,
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


def write_evidence(sheet: Sheet, table: Table) -> None:
    """Write the evidence; the framework prints where there is more than one."""
    at = _at(table, "framework")
    several = len({row.values[at] for row in table.rows}) > 1
    printed = [*EVIDENCE[:2], *(["framework"] if several else []), *EVIDENCE[2:]]
    widths = _EVIDENCE_WIDTHS | {"framework": 15.0}
    write_listing(sheet, table, printed=printed, widths=widths, links="url")


def evidence_places(sheet: str, table: Table, framework: Framework, cycle: int) -> dict[str, str]:
    """Return where a country's evidence begins, by code.

    The first row of the framework and cycle that are looked at, else the first of the country.
    """
    country, of, when = (_at(table, name) for name in ("country", "framework", "cycle"))
    looked: dict[str, str] = {}
    others: dict[str, str] = {}
    for number, row in enumerate(table.rows, HEADER + 2):
        is_looked_at = row.values[of] == framework.id and row.values[when] == cycle
        found = looked if is_looked_at else others
        found.setdefault(_code(row, country), place(sheet, f"A{number}"))
    return others | looked


def write_instruments(sheet: Sheet, table: Table) -> None:
    """Write the instruments."""
    write_listing(sheet, table, printed=INSTRUMENTS, widths=_INSTRUMENT_WIDTHS, links="url")


def write_findings(sheet: Sheet, table: Table) -> None:
    """Write the findings."""
    write_listing(sheet, table, widths=_FINDING_WIDTHS)


def _at(table: Table, name: str) -> int:
    return next(at for at, column in enumerate(table.columns) if column.id == name)


def _code(row: Row, at: int) -> str:
    return str(row.values[at])
