"""The one shape of a result: a table of typed values under a head that says what it is.

Faces decide how a value looks (a glyph on the terminal, a number with a fill in Excel, an id in
CSV and JSON); they never compute one.
"""

from enum import StrEnum
from typing import Self

import msgspec

from tracker.analysis.distribution import Share
from tracker.method.rating import CellState, Rated
from tracker.model.framework import Level


class Word(str):
    """A word for people that stands for a stable id.

    Faces for people show it as the text that it is; JSON and CSV write ``id``.
    """

    __slots__ = ("id",)
    id: str

    def __new__(cls, word_id: str, text: str) -> Self:
        """Make the text ``text`` with an id beside it."""
        word = super().__new__(cls, text)
        word.id = word_id
        return word


class Kind(StrEnum):
    """What a column holds, so that a face can align, format and fit it."""

    CODE = "code"
    """A short id; never broken or cut."""
    NAME = "name"
    """A title or name; may be cut where there is no room."""
    TEXT = "text"
    """Running text from records or frameworks; may be wrapped."""
    NUMBER = "number"
    SHARE = "share"
    RATED = "rated"
    FLAG = "flag"


class Shares(msgspec.Struct, frozen=True):
    """A share under a policy: one figure, or the lowest and the highest under ``bounds``."""

    shares: tuple[Share, ...]
    explicit: int | None = None
    """Of k: on explicit wording; None where it was not asked."""
    supranational: int | None = None
    """Of k: only by supranational law; None where it was not asked."""
    population: int | None = None
    """N, where it is not the same all over the table; None where the head says it."""


class Mark(msgspec.Struct, frozen=True):
    """A cell of a matrix: what it is, with marks that a face may add."""

    rated: Rated
    hand_set: int = 0
    """1 where the level is set above the derived one, -1 below, 0 otherwise."""
    hinders: bool = False
    example: bool = False
    """The assessment is of examples: the cell enters no share."""


Value = None | str | int | float | bool | Shares | Mark
"""None is a blank: nothing is said. It is never a zero. A ``Word`` is a ``str``."""


class Column(msgspec.Struct, frozen=True):
    """A column; ``id`` is snake_case and stable, ``title`` is for people."""

    id: str
    title: str
    kind: Kind = Kind.TEXT
    group: str = ""
    """A heading over neighbouring columns, such as a section; empty for none."""
    about: str = ""
    """What it holds, in a sentence, where the title does not say it all."""


class Row(msgspec.Struct, frozen=True):
    """A row; ``group`` heads neighbouring rows, such as a region."""

    values: tuple[Value, ...]
    group: str = ""
    emphasis: bool = False
    """A total or a count under the rows proper."""


class Head(msgspec.Struct, frozen=True):
    """What must stand on every output, so that no figure can be misread."""

    title: str
    is_draft: bool
    facts: tuple[tuple[str, str], ...]
    """Labels and values: framework, cycle, population and N, rater, policy, restriction, composition, not read …"""
    lines: tuple[str, ...]
    """The same, a line each, those too long for a terminal on several."""
    caution: str
    """That levels tell how far policy texts address an item, not that the gap is smaller."""
    designations: str
    """The UN's note on designations."""

    @property
    def full_title(self) -> str:
        """The title, with DRAFT before it where the records are not accepted or published."""
        return f"DRAFT – {self.title}" if self.is_draft else self.title


class Table(msgspec.Struct, frozen=True):
    """A result."""

    id: str
    head: Head
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Level | CellState, str], ...] = ()
    """Levels and states with their words, in order; empty where the table has no marks."""
    notes: tuple[str, ...] = ()
    """Sentences to read with the table: formulas in words, what is left out."""
