"""Where the evidence stands that other sheets name: of a country, an instrument, a cell, a peer."""

from collections.abc import Mapping

import msgspec

from tracker.export.xlsx.text import place
from tracker.export.xlsx.top import HEADER
from tracker.model.framework import Framework
from tracker.tables.table import Table


class Places(msgspec.Struct, frozen=True):
    """The first rows of the Evidence sheet, as links name them."""

    countries: Mapping[str, str]
    """By code; of the framework and cycle that are looked at, else the country's first."""
    instruments: Mapping[tuple[str, str], str]
    """By code of its country and its id, in whatever framework and cycle, by whomever it is cited."""
    cells: Mapping[tuple[str, str], str]
    """By code and item, of the framework that is looked at; of its cycle, else of the latest before."""
    peers: Mapping[tuple[str, str], tuple[str, str]]
    """Code and place by item and how a peer's measure is named, of framework and cycle looked at."""


def places_of(sheet: str, table: Table, framework: Framework, cycle: int) -> Places:
    """Return where evidence begins on a sheet with this table."""
    at = {column.id: number for number, column in enumerate(table.columns)}
    country, name, of, when, item, instrument, measure = (
        at[one]
        for one in (
            "country",
            "country_name",
            "framework",
            "cycle",
            "item",
            "instrument",
            "measure",
        )
    )
    countries: dict[str, str] = {}
    looked: dict[str, str] = {}
    instruments: dict[tuple[str, str], str] = {}
    cells: dict[tuple[str, str], tuple[int, str]] = {}
    peers: dict[tuple[str, str], tuple[str, str]] = {}
    for number, row in enumerate(table.rows, HEADER + 2):
        values = row.values
        code, reference, asked = str(values[country]), str(values[instrument]), str(values[item])
        here = place(sheet, f"A{number}")
        countries.setdefault(code, here)
        holder, _sep, own = reference.rpartition(":")
        instruments.setdefault((holder or code, own), here)
        year = values[when]
        if values[of] != framework.id or not isinstance(year, int) or year > cycle:
            continue
        if (found := cells.get((code, asked))) is None or found[0] < year:
            cells[code, asked] = (year, here)
        if year == cycle:
            looked.setdefault(code, here)
            cited = _cited(code, reference, str(values[measure]))
            peers.setdefault((asked, f"{values[name]}: {cited}"), (code, here))
    return Places(
        countries | looked,
        instruments,
        {key: here for key, (_year, here) in cells.items()},
        peers,
    )


def _cited(code: str, reference: str, measure: str) -> str:
    """Name a measure as ``tables.gaps.peer_words`` does."""
    measure = f"{reference}/{measure}"
    return measure if ":" in reference else f"{code} {measure}"
