"""What a list is made of: columns, rows, and columns that fit themselves to a width."""

from collections.abc import Callable, Sequence

import msgspec
from rich.text import Text


class Column(msgspec.Struct, frozen=True):
    """A column; ``width`` in cells, without the gap after it."""

    id: str
    title: str
    width: int
    right: bool = False


class Row(msgspec.Struct, frozen=True):
    """A row, by a key that is unique in the list."""

    key: str
    cells: tuple[Text, ...]
    """One for each column; a single one goes over the whole width."""
    is_heading: bool = False
    """Passed over by the cursor."""


Fit = Callable[[int], Sequence[Column]]
"""The columns for a number of cells, which are all that there are, gaps included."""
