"""What stands over and under every table: what it is, of whom, how to read it."""

from collections.abc import Sequence

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.lanes import Lane, groups_of
from tracker.export.xlsx.page import CAUTION, FACTS, GROUPS, HEADER
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import lines

_SCREEN = 185.0
"""Characters that a screen shows beside each other."""
_MOST_LINES = 5
_BOLD = 0.9
"""How much of a text has room where it is bold."""


def write_top(sheet: Sheet, widths: Sequence[float], notes: Sequence[str] = ()) -> None:
    """Write what the table is and the caution, over as many columns as a screen shows.

    ``notes`` stand beside the caution, where a list is too long for anything to stand under it.
    """
    facts = " · ".join(f"{label}: {value}" for label, value in sheet.head.facts)
    _write_across(sheet, FACTS, facts, widths, styles.FACTS)
    _write_across(sheet, CAUTION, " ".join((sheet.head.caution, *notes)), widths, styles.CAUTION)


def write_notes(sheet: Sheet, row: int, notes: Sequence[str], widths: Sequence[float]) -> int:
    """Write notes under a table; return the next free row."""
    for note in notes:
        _write_across(sheet, row, note, widths, styles.FACTS)
        row += 1
    return row


def write_heads(sheet: Sheet, lanes: Sequence[Lane]) -> None:
    """Write the groups' titles over the lanes' own."""
    high = 1
    for group, first, last in groups_of(lanes):
        if group:
            sheet.merged(GROUPS, (first, last), group, styles.SECTION)
            room = sum(lane.width for lane in lanes[first : last + 1])
            high = max(high, lines(group, room * _BOLD))
    sheet.lines(GROUPS, min(high, _MOST_LINES))
    for at, lane in enumerate(lanes):
        sheet.text(HEADER, at, lane.title, head_style(lane))
    sheet.lines(HEADER, min(max((_lines(lane) for lane in lanes), default=1), _MOST_LINES))


def head_style(lane: Lane) -> Style:
    """Return how a lane's head looks."""
    return styles.lined(styles.head(lane.kind), Style(before=lane.first))


def _lines(lane: Lane) -> int:
    """Return how many lines a head takes, a word never broken."""
    count, used = 1, 0
    for word in lane.title.split():
        if used and used + 1 + len(word) > lane.width - 1:
            count, used = count + 1, 0
        used += len(word) + (1 if used else 0)
    return count


def _write_across(sheet: Sheet, row: int, text: str, widths: Sequence[float], style: Style) -> None:
    last, used = -1, 0.0
    while last + 1 < len(widths) and (used + widths[last + 1] <= _SCREEN or last < 0):
        last += 1
        used += widths[last]
    sheet.merged(row, (0, max(last, 0)), text, style)
    room = (used or _SCREEN) * (_BOLD if style.bold else 1)
    sheet.lines(row, lines(text, room))
