"""Columns of text set in lines: the one piece that pads, wraps and aligns."""

from collections.abc import Iterable, Sequence

import msgspec
from rich.text import Text

from tracker.cli.render.screen import Screen

GAP = 2
"""Blanks between columns."""


class Lane(msgspec.Struct, frozen=True):
    """A column as set: its heading, how wide it is in cells, and where its text stands."""

    heading: Text
    width: int
    right: bool = False
    wrap: bool = False
    """Wrap what is too long; otherwise cut it with an ellipsis."""


def set_rows(
    screen: Screen, lanes: Sequence[Lane], rows: Iterable[Sequence[Text]], *, gap: int = GAP
) -> list[Text]:
    """Set rows of cells in lanes; a row is as many lines as its longest cell."""
    return [line for row in rows for line in set_row(screen, lanes, row, gap=gap)]


def set_row(
    screen: Screen, lanes: Sequence[Lane], cells: Sequence[Text], *, gap: int = GAP
) -> list[Text]:
    """Set one row."""
    pieces = [_fit(screen, lane, cell) for lane, cell in zip(lanes, cells, strict=True)]
    height = max((len(piece) for piece in pieces), default=0)
    lines = []
    for at in range(height):
        line = Text(no_wrap=True, overflow="crop", end="\n")
        for index, (lane, piece) in enumerate(zip(lanes, pieces, strict=True)):
            if index:
                line.append(" " * gap)
            line.append_text(_placed(piece[at] if at < len(piece) else Text(), lane))
        line.rstrip()
        lines.append(line)
    return lines


def headings(screen: Screen, lanes: Sequence[Lane], *, gap: int = GAP) -> list[Text]:
    """Set the lanes' headings, at the foot of their lines, over a rule; none where all are empty."""
    if not any(lane.heading.plain for lane in lanes):
        return []
    pieces = [
        _fit(screen, msgspec.structs.replace(lane, wrap=True), lane.heading) for lane in lanes
    ]
    height = max(len(piece) for piece in pieces)
    footed = [[Text()] * (height - len(piece)) + piece for piece in pieces]
    lines = []
    for at in range(height):
        cells = [piece[at] for piece in footed]
        lines += set_row(screen, lanes, cells, gap=gap)
    for line in lines:
        line.stylize("bold")
    return [*lines, rule(screen, sum(lane.width for lane in lanes) + gap * (len(lanes) - 1))]


def rule(screen: Screen, width: int) -> Text:
    """Return a thin line."""
    return Text(("-" if screen.ascii_only else "─") * min(width, screen.width), style="dim")


def wrapped(screen: Screen, text: Text, width: int, *, indent: int = 0) -> list[Text]:
    """Wrap text to a width, every line but the first indented by ``indent``."""
    lines = list(text.wrap(screen.console, max(width - indent, 1)))
    return (
        [lines[0], *(Text(" " * indent).append_text(line) for line in lines[1:])] if lines else []
    )


def beside(blocks: Sequence[Sequence[Text]], widths: Sequence[int], *, gap: int = 4) -> list[Text]:
    """Put blocks of lines side by side; ``widths`` are theirs in cells."""
    height = max((len(block) for block in blocks), default=0)
    lines = []
    for at in range(height):
        line = Text(no_wrap=True, overflow="crop")
        for index, (block, width) in enumerate(zip(blocks, widths, strict=True)):
            if index:
                line.append(" " * gap)
            cell = block[at] if at < len(block) else Text()
            line.append_text(cell)
            if index < len(blocks) - 1:
                line.append(" " * max(width - cell.cell_len, 0))
        line.rstrip()
        lines.append(line)
    return lines


def _fit(screen: Screen, lane: Lane, cell: Text) -> list[Text]:
    if cell.cell_len <= lane.width and "\n" not in cell.plain:
        return [cell]
    if lane.wrap:
        return list(cell.wrap(screen.console, lane.width))
    return [Text(screen.cut(cell.plain, lane.width), style=cell.style)]


def _placed(piece: Text, lane: Lane) -> Text:
    blank = " " * max(lane.width - piece.cell_len, 0)
    line = Text(blank if lane.right else "")
    line.append_text(piece)
    if not lane.right:
        line.append(blank)
    return line
