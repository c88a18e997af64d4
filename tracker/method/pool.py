"""What the facts of many records have in common, kept once: a third of their memory.

Facts that are unpacked, from the cache or from another process, have a text of their own wherever an
id stands, and an empty cell for every item that nobody answered.
"""

from typing import Any

from msgspec.structs import force_setattr

from tracker.method.facts import Cell, CountryFacts, MeasureFacts

_LEVELS = ("set_level", "derived_level", "review_level")


class Pool:
    """Ids, years, tuples of letters, measures and empty cells, each once."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}
        self._measures: dict[tuple[str, str, str], MeasureFacts] = {}
        self._empty: dict[str, Cell] = {}

    def share(self, facts: CountryFacts) -> None:
        """Put what others have too in the place of the same that these facts have."""
        once = self._known.setdefault
        for instrument in facts.instruments:
            measures = tuple([self._measure(one) for one in instrument.measures])
            force_setattr(instrument, "id", once(instrument.id, instrument.id))
            force_setattr(instrument, "adopted", once(instrument.adopted, instrument.adopted))
            force_setattr(instrument, "last_year", once(instrument.last_year, instrument.last_year))
            force_setattr(instrument, "measures", measures)
        for one in facts.assessments:
            force_setattr(one, "framework", once(one.framework, one.framework))
            force_setattr(one, "cells", dict(map(self._cell, one.cells.values())))

    def _measure(self, one: MeasureFacts) -> MeasureFacts:
        return self._measures.setdefault((one.id, one.strength, one.explicitness), one)

    def _cell(self, cell: Cell) -> tuple[str, Cell]:
        empty = self._empty.get(cell.item) or self._empty.setdefault(cell.item, Cell(cell.item))
        if cell == empty:
            return empty.item, empty
        once = self._known.setdefault
        force_setattr(cell, "item", empty.item)
        for name in _LEVELS:
            if (level := getattr(cell, name)) is not None:
                force_setattr(cell, name, once(level, level))
        for link in cell.links:
            force_setattr(link, "measure", once(link.measure, link.measure))
            force_setattr(link, "elements", once(link.elements, link.elements))
            force_setattr(link, "last_year", once(link.last_year, link.last_year))
        return empty.item, cell
