"""The signs that faces draw with: states of a cell, marks beside a sign, ASCII for all of it.

A sign is one character. Levels bring their own with the framework.
"""

from tracker.i18n import N_
from tracker.method.rating import CellState
from tracker.tables.table import Mark

STATES = {
    CellState.NO_INFORMATION: ("?", "?"),
    CellState.NOT_DISCLOSED: ("x", "x"),
    CellState.NOT_APPLICABLE: ("–", "-"),
    CellState.NOT_ASSESSED: ("·", "."),
    CellState.NO_INSTRUMENT: ("∅", "/"),
}
"""The sign of a state, and the one in ASCII."""

ABOVE, BELOW, EXAMPLE, HINDERED = "^", "v", "*", "!"
"""Marks beside a sign; a cell has room for one, the first that holds in this order."""

MARK_WORDS = {
    ABOVE: N_("set by hand above the derived level"),
    BELOW: N_("set by hand below the derived level"),
    HINDERED: N_("a provision stands in the item's way"),
    EXAMPLE: N_("examples only: in no share"),
}

ASCII = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "…": "...",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "·": ".",
        "•": "*",
        "≥": ">=",
        "≤": "<=",
        "→": "->",
        "×": "x",
        "∅": "/",
        "─": "-",
        "│": "|",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
"""Typography in ASCII; letters of any script stay as they are."""


def mark_of(mark: Mark) -> str:
    """Return the one mark that a cell shows beside its sign; a space for none."""
    if mark.hand_set:
        return ABOVE if mark.hand_set > 0 else BELOW
    if mark.hinders:
        return HINDERED
    if mark.example and mark.rated.level:
        return EXAMPLE
    return " "
