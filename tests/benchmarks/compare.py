"""Compares the Data sheets of two workbooks cell by cell: do tracker and the script agree?

    python tests/benchmarks/compare.py ONE.xlsx OTHER.xlsx

Prints one line, and ends with code 1 where a cell differs.
"""

import sys
from collections.abc import Iterator
from itertools import dropwhile, zip_longest
from pathlib import Path

from openpyxl import load_workbook

SHEET = "Data"
FIRST = "country"
"""The first of the column heads; what stands over them is each workbook's own."""


def rows(path: Path) -> Iterator[tuple[object, ...]]:
    """Yield the heads, then the rows; an empty text is a blank."""
    book = load_workbook(path, read_only=True)
    rest = dropwhile(lambda row: row[0] != FIRST, book[SHEET].iter_rows(values_only=True))
    for row in rest:
        yield tuple(None if value == "" else value for value in row)
    book.close()


def main() -> None:
    """Compare, and say what was found."""
    one, other = (Path(name) for name in sys.argv[1:3])
    count = cells = different = 0
    for ours, theirs in zip_longest(rows(one), rows(other), fillvalue=()):
        count += 1
        cells += len(ours)
        different += sum(a != b for a, b in zip_longest(ours, theirs))
    sys.stdout.write(f"{count - 1:,} rows, {cells:,} cells, {different:,} of them different\n")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
