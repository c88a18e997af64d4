"""Where the evidence stands that other sheets name: of a country, an instrument, a cell, a peer."""

from collections.abc import Mapping, Sequence

import msgspec

from tracker.export.xlsx.held import Listed
from tracker.export.xlsx.page import HEADER
from tracker.export.xlsx.text import place
from tracker.model.framework import Framework


class Places(msgspec.Struct, frozen=True):
    """Where rows of the Evidence sheet begin, as cells; with the sheet's name once it is known."""

    countries: Mapping[str, str] = {}
    """By code; of the framework and cycle that are looked at, else the country's first."""
    instruments: Mapping[tuple[str, str], str] = {}
    """By code of its country and its id, in whatever framework and cycle, by whomever it is cited."""
    cells: Mapping[tuple[str, str], str] = {}
    """By code and item, of the framework that is looked at; of its cycle, else of the latest before."""
    peers: Mapping[tuple[str, str], tuple[str, str]] = {}
    """Code and place by item and how a peer's measure is named, of framework and cycle looked at."""

    def on(self, sheet: str) -> "Places":
        """Return them as links name them."""
        return Places(
            {key: place(sheet, cell) for key, cell in self.countries.items()},
            {key: place(sheet, cell) for key, cell in self.instruments.items()},
            {key: place(sheet, cell) for key, cell in self.cells.items()},
            {key: (code, place(sheet, cell)) for key, (code, cell) in self.peers.items()},
        )


def places_of(columns: Sequence[Listed], framework: Framework, cycle: int) -> Places:
    """Return where evidence begins on the sheet that lists it."""
    countries: dict[str, str] = {}
    looked: dict[str, str] = {}
    instruments: dict[tuple[str, str], str] = {}
    cells: dict[tuple[str, str], tuple[int, str]] = {}
    peers: dict[tuple[str, str], tuple[str, str]] = {}
    of = {column.id: held for column, held in columns}
    rows = zip(*(of[name] for name in _ASKED), strict=True)
    for number, (country, name, in_framework, year, item, instrument, measure) in enumerate(rows):
        here = f"A{HEADER + 2 + number}"
        code, asked, reference = str(country), str(item), str(instrument)
        countries.setdefault(code, here)
        holder, _sep, own = reference.rpartition(":")
        instruments.setdefault((holder or code, own), here)
        if in_framework != framework.id or not isinstance(year, int) or year > cycle:
            continue
        if (found := cells.get((code, asked))) is None or found[0] < year:
            cells[code, asked] = (year, here)
        if year == cycle:
            looked.setdefault(code, here)
            cited = _cited(code, reference, str(measure))
            peers.setdefault((asked, f"{name}: {cited}"), (code, here))
    return Places(
        countries | looked,
        instruments,
        {key: here for key, (_year, here) in cells.items()},
        peers,
    )


_ASKED = ("country", "country_name", "framework", "cycle", "item", "instrument", "measure")
"""The columns that tell what a row is evidence of."""


def _cited(code: str, reference: str, measure: str) -> str:
    """Name a measure as ``tables.gaps.peer_words`` does."""
    measure = f"{reference}/{measure}"
    return measure if ":" in reference else f"{code} {measure}"
