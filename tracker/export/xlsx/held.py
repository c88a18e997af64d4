"""The columns of a long list: each value once, and which of them stands in which row.

Hundreds of thousands of rows hold few values: kept so, they take a tenth of the memory, and what is
asked of a text is asked of it once.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tracker.tables.table import Column, Row, Value

_BATCH = 2_000
"""Rows that are taken in together."""


class Held:
    """The values of a column, row after row; a column has no two that are equal but of other types."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}
        self.index = array("I")
        """Which of ``different`` stands in each row."""

    @property
    def different(self) -> list[Value]:
        """The values, each once, as they came."""
        return list(self._numbers)

    def add(self, values: Sequence[Value]) -> None:
        """Add rows at the end."""
        numbers = self._numbers
        for value in dict.fromkeys(values):
            numbers.setdefault(value, len(numbers))
        self.index.extend(map(numbers.__getitem__, values))

    def first(self, count: int) -> list[Value]:
        """Return the values of the first rows."""
        different = self.different
        return [different[at] for at in self.index[:count]]

    def __iter__(self) -> Iterator[Value]:
        """Yield the values of all rows."""
        return map(self.different.__getitem__, self.index)


class Listed(NamedTuple):
    """A column, and what it holds."""

    column: Column
    held: Held


def held(rows: Iterable[Sequence[Value]], columns: int) -> list[Held]:
    """Return the columns of rows, which are taken one by one and not kept."""
    found = [Held() for _column in range(columns)]
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        for one, values in zip(found, zip(*batch, strict=True), strict=True):
            one.add(values)
    return found


def listed(columns: Sequence[Column], rows: Iterable[Row]) -> list[Listed]:
    """Return the columns of a table's rows."""
    found = held((row.values for row in rows), len(columns))
    return [Listed(*pair) for pair in zip(columns, found, strict=True)]
