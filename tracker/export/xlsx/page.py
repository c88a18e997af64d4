"""Sheets and their pages: which row is for what, how much room is left where a sheet prints a page wide."""

from collections.abc import Sequence

FACTS, CAUTION, GROUPS, HEADER = 1, 2, 3, 4
"""Rows, from 0, the same on every sheet; the title is in row 0, the table begins after HEADER."""

A4, A3 = 9, 8
"""Excel's numbers of the papers."""

POINT = 0.75
"""Points of a pixel."""

_LINE = 12.75
"""Points that a line of text takes."""
_HIGHEST = 409.0
"""Points that a row can be high."""
_PRINTED = {A4: (1046, 669), A3: (1511, 997)}
"""Width and height of what a page shows within its margins, landscape, in pixels of the screen."""
_UNIT = 7
"""Pixels of a unit of a column's width."""


def fitting(height: float, *, paper: int) -> float:
    """Return how wide, in characters, columns must be for a height in points to fit a page.

    A page is as wide as its columns: wider ones make it smaller. 0 where it fits at full size.
    """
    across, down = _PRINTED[paper]
    pixels = height / POINT
    return pixels * across / (down * _UNIT) if pixels > down else 0.0


def points(lines: float) -> float:
    """Return the height of a row with some lines of text, in points."""
    return min(lines * _LINE + 2, _HIGHEST)


def room(heights: Sequence[float], repeated: Sequence[float], *, paper: int, width: float) -> float:
    """Return how many pixels are left of the page that begins or goes on under some rows.

    ``heights`` of the rows above and of those ``repeated`` on every page are in points, ``width`` of
    the columns in characters.
    """
    across, down = _PRINTED[paper]
    page = down * max(1.0, width * _UNIT / across)
    used = 0.0
    for height in heights:
        if used + height / POINT > page:
            used = sum(repeated) / POINT
        used += height / POINT
    return page - used
