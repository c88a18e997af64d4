"""The columns of a sheet: a column of a table each, and one for every figure of a share."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from tracker.analysis.distribution import Share
from tracker.i18n import N_, _
from tracker.tables import words
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value

A4_WIDE = 200
"""Characters that can still be read where they share the width of a page of A4."""

_PARTS = {
    "k": N_("k"),
    "n": N_("of"),
    "percent": N_("%"),
    "k_high": N_("highest k"),
    "n_high": N_("of"),
    "percent_high": N_("highest %"),
    "explicit": N_("of k: explicit wording"),
    "supranational": N_("of k: only by supranat. law"),
    "population": N_("N"),
}
"""What a share falls into, so that nobody has to take a text apart."""

_PART_WIDTHS = {
    "percent": 7.0,
    "percent_high": 8.0,
    "k_high": 8.0,
    "explicit": 8.5,
    "supranational": 9.5,
}
_PART_WIDTH = 5.5
_LEAST = {Kind.NUMBER: 6.0, Kind.RATED: 7.0}
_MOST = {Kind.CODE: 24.0, Kind.NAME: 28.0, Kind.TEXT: 46.0, Kind.NUMBER: 12.0}
_SAMPLE = 500
"""Rows that a column's width is measured on."""


class Lane(msgspec.Struct, frozen=True):
    """A column of the sheet: a column of the table, or one figure of it."""

    id: str
    title: str
    kind: Kind
    group: str
    width: float
    """In characters."""
    source: int | None
    """Index of the table's column; None for the heading that groups the rows."""
    part: str = ""
    """Which figure of a share; empty for the whole value."""
    first: bool = False
    """Whether it is the first of its group."""

    def value(self, row: Row) -> Value:
        """Return the lane's value of a row; a percentage as a number from 0 to 1.

        Where n is too small for one, k/n stands in its place.
        """
        if self.source is None:
            return None if row.emphasis else row.group
        value = row.values[self.source]
        return figure(value, self.part) if isinstance(value, Shares) and self.part else value

    @property
    def is_percent(self) -> bool:
        """Whether it holds percentages."""
        return self.part.startswith("percent")


def figure(value: Shares, part: str) -> Value:
    """Return one figure of a share."""
    match part:
        case "explicit":
            return value.explicit
        case "supranational":
            return value.supranational
        case "population":
            return value.population
    share = value.shares[-1] if part.endswith("_high") else value.shares[0]
    match part.removesuffix("_high"):
        case "k":
            return share.k
        case "n":
            return share.n
    return percentage(share)


def percentage(share: Share) -> Value:
    """Return a share from 0 to 1, as k/n where n is too small; None where there is nobody."""
    if words.percent(share) is None:
        return f"{share.k}/{share.n}" if share.n else None
    return share.value


def lanes_of(
    table: Table, *, width: Callable[[Column], float | None], percent: bool = True
) -> list[Lane]:
    """Return the lanes of a table; ``width`` gives widths that are not to be measured."""
    rows = [row for row in table.rows if not row.emphasis] or table.rows
    lanes = [
        lane
        for at, column in enumerate(table.columns)
        for lane in _lanes(at, column, [row.values[at] for row in rows[:_SAMPLE]], width(column))
        if percent or not lane.is_percent
    ]
    return begun(lanes)


def begun(lanes: Sequence[Lane]) -> list[Lane]:
    """Mark the lanes that begin a group."""
    return [
        msgspec.structs.replace(lane, first=at > 0 and lane.group != lanes[at - 1].group)
        for at, lane in enumerate(lanes)
    ]


def groups_of(lanes: Sequence[Lane]) -> Iterator[tuple[str, int, int]]:
    """Yield the groups of lanes: title, first and last index."""
    at = 0
    for group, members in groupby(lanes, key=lambda lane: lane.group):
        count = len(list(members))
        yield group, at, at + count - 1
        at += count


def _lanes(at: int, column: Column, values: Sequence[Value], width: float | None) -> Iterator[Lane]:
    shares = [value for value in values if isinstance(value, Shares)]
    if column.kind is not Kind.SHARE:
        width = width or fitting(column, values)
        yield Lane(column.id, column.title or column.id, column.kind, column.group, width, at)
        return
    parts = _parts(shares)
    lowest = {"k": _("lowest k"), "percent": _("lowest %")} if "k_high" in parts else {}
    for part in parts:
        size = width or _PART_WIDTHS.get(part, _PART_WIDTH)
        title = lowest.get(part) or _(_PARTS[part])
        yield Lane(f"{column.id}_{part}", title, Kind.NUMBER, column.title, size, at, part)


def _parts(shares: Sequence[Shares]) -> list[str]:
    """Return the parts that some share has; k, n and the percentage always."""
    parts = ["k", "n", "percent"]
    if any(len(value.shares) > 1 for value in shares):
        parts += ["k_high", "n_high", "percent_high"]
    return parts + [
        part
        for part in ("explicit", "supranational", "population")
        if any(figure(value, part) is not None for value in shares)
    ]


def fitting(column: Column, values: Sequence[Value]) -> float:
    """Return a width that fits a column's content, within what its kind is worth."""
    heading = max((len(word) for word in column.title.split()), default=0) + 3
    content = max((len(str(value)) for value in values if value is not None), default=0) + 1
    if column.kind is Kind.RATED:
        content = 0
    least = _LEAST.get(column.kind, 7.0)
    return float(min(max(content, heading, least), max(_MOST.get(column.kind, 12.0), heading)))
