"""Results as CSV: RFC 4180 (comma, CRLF, quotes where needed), ids and numbers.

Two things are done to text of records, and ``README.txt`` says so. Control characters become
visible marks. Text that a spreadsheet would take for a formula gets an apostrophe in front; text
that already has apostrophes before such a character gets one more, so that taking one away again
(``faithful``) always gives back what the record says.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import cast

from tracker.tables.plain import plain
from tracker.tables.table import Column, Kind, Mark, Shares, Table, Value, Word

BOM = b"\xef\xbb\xbf"
"""Tells Excel that the file is UTF-8."""

_FORMULA = re.compile("'*[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20]")
"""How a text starts that some spreadsheet takes for a formula; the full-width signs as well."""

_SHARE_PARTS = ("k", "n", "k_high", "n_high", "explicit", "supranational", "population")

Field = str | int | float | None
_PLAIN = (str, int, type(None), float)
"""Types of the values that are fields as they are; words, marks and flags are not among them."""


def table_csv(table: Table) -> str:
    """Write a table: a line of column ids, then a line a row, those of counts beneath as well."""
    heads, rows = fields(table)
    return write(chain([heads], rows))


def fields(table: Table) -> tuple[list[str], Iterator[list[Field]]]:
    """Return the ids of the columns, and the rows one by one; a share takes several columns.

    Where a table has counts beneath, a first column ``row`` tells them (``total``) from the rest.
    """
    parts = [
        (at, name, part)
        for at, column in enumerate(table.columns)
        for name, part in _parts(column, (row.values[at] for row in table.rows))
    ]
    totals = any(row.emphasis for row in table.rows)
    heads = [*(["row"] if totals else []), *(name for _at, name, _part in parts)]
    rows = (
        [
            *(["total" if row.emphasis else "entry"] if totals else []),
            *[_field(row.values[at], part) for at, _name, part in parts],
        ]
        for row in table.rows
    )
    return heads, rows


def write(rows: Iterable[Sequence[Field]]) -> str:
    """Write lines of fields; None is an empty field."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerows(
        [_guarded(field) if isinstance(field, str) else field for field in row] for row in rows
    )
    return target.getvalue()


def encode(text: str) -> bytes:
    """Encode a CSV text for a file."""
    return BOM + text.encode()


def faithful(field: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from computing a text."""
    return field[1:] if field.startswith("'") and _FORMULA.match(field) else field


@lru_cache(maxsize=50_000)
def _guarded(field: str) -> str:
    text = plain(field, lines=True)
    return f"'{text}" if _FORMULA.match(text) else text


def _parts(column: Column, found: Iterable[Value]) -> list[tuple[str, str]]:
    """Return name and part of the columns that a column takes; the part is "" but for shares."""
    if column.kind is not Kind.SHARE:
        return [(column.id, "")]
    values = list(found)
    shares = [value for value in values if isinstance(value, Shares)]
    used = {"k", "n"} | {
        part for value in shares for part, number in _numbers(value).items() if number is not None
    }
    names = [(f"{column.id}_{part}", part) for part in _SHARE_PARTS if part in used]
    words = any(isinstance(value, str | int) for value in values)
    return [*names, (column.id, "")] if words else names


def _field(value: Value, part: str) -> Field:
    if part:
        return _numbers(value)[part] if isinstance(value, Shares) else None
    if type(value) in _PLAIN:
        return cast("Field", value)
    match value:
        case Word():
            return value.id
        case Mark():
            level = value.rated.level
            return level.id if level else value.rated.state.value
        case bool():
            return "yes" if value else "no"
    return None if isinstance(value, Shares) else value


def _numbers(value: Shares) -> dict[str, int | None]:
    low, high = value.shares[0], value.shares[-1]
    both = len(value.shares) > 1
    return {
        "k": low.k,
        "n": low.n,
        "k_high": high.k if both else None,
        "n_high": high.n if both else None,
        "explicit": value.explicit,
        "supranational": value.supranational,
        "population": value.population,
    }
