"""What tests of the workbook read back from it: the rows of a sheet, the charts."""

import io
import zipfile
from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

HEADS = 5
"""The row of the heads, from 1."""

Values = Mapping[str, object]


def rows(sheet: Worksheet, key: str = "") -> list[Values]:
    """Return a sheet's rows by head; a group's title stands before heads that several groups have."""
    groups, found = "", []
    for at in range(1, sheet.max_column + 1):
        group = str(sheet.cell(HEADS - 1, at).value or "")
        groups = group or (groups if _is_merged(sheet, at) else "")
        if groups.startswith("Columns – "):  # what the heads of a list mean
            groups = ""
        head = sheet.cell(HEADS, at).value
        found.append(f"{groups}: {head}" if groups else str(head))
    kept: list[Values] = []
    for row in sheet.iter_rows(min_row=HEADS + 1, values_only=True):
        values = dict(zip(found, row, strict=True))
        if values.get(key or found[0]) is None:
            break
        kept.append(values)
    return kept


def _is_merged(sheet: Worksheet, column: int) -> bool:
    return any(
        one.min_row == HEADS - 1 and one.min_col <= column <= one.max_col
        for one in sheet.merged_cells.ranges
    )


def charts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(one for one in package.namelist() if one.startswith("xl/charts/chart"))
        return [package.read(name).decode() for name in names]
