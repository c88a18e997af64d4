"""What a heat map shows, as plain data, and how its parts become strips.

Everything here came through ``door``: signs and words are safe to draw. Widths are in cells.
"""

from collections.abc import Iterable, Sequence

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

ZOOMS = (1, 2, 3, 4, 12)
"""Columns that a cell may take; at the last its words are shown, which one has to ask for."""

MOST_LINES = 3
"""Lines that a column's code takes at most."""

LABEL_LEAST = 18
"""Columns that the labels of the rows take at least."""

TAIL_WIDTH = 4
"""Columns that a number beside a row takes."""


class HeatCell(msgspec.Struct, frozen=True):
    """A cell: its sign always says what its colour says."""

    sign: str = " "
    """One cell wide."""
    style: Style = Style.null()
    mark: str = " "
    """One cell wide; shown from two columns a cell on."""
    words: str = ""
    """Whole words, shown at the widest zoom; at most nine cells are."""
    said: str = ""
    """The whole in words, to be copied."""


BLANK = HeatCell()


class HeatColumn(msgspec.Struct, frozen=True):
    """A column; ``heading`` stands over neighbouring ones that share it."""

    key: str
    code: str
    heading: str = ""
    short: str = ""
    """The heading where there is no room for the whole."""


class HeatRow(msgspec.Struct, frozen=True):
    """A row with a cell for every column; a heading has none and is passed over."""

    key: str
    label: str
    cells: tuple[HeatCell, ...] = ()
    tail: tuple[str, ...] = ()
    """Numbers beside the row, where there is room."""
    is_heading: bool = False


class HeatFoot(msgspec.Struct, frozen=True):
    """A line of counts beneath, that never scrolls away: ``k`` of ``of`` for every column."""

    label: str
    k: tuple[int, ...]
    of: tuple[int, ...]


class Heat(msgspec.Struct, frozen=True):
    """Everything that is drawn."""

    columns: tuple[HeatColumn, ...] = ()
    rows: tuple[HeatRow, ...] = ()
    foot: tuple[HeatFoot, ...] = ()
    tail: tuple[str, ...] = ()
    """Titles of the numbers beside the rows."""
    corner: str = ""
    """What stands over the labels."""


class Places(msgspec.Struct, frozen=True):
    """Where the columns stand at a zoom: a gap of one before every new heading."""

    zoom: int
    starts: tuple[int, ...]
    width: int

    @classmethod
    def of(cls, columns: Sequence[HeatColumn], zoom: int) -> "Places":
        """Place the columns."""
        starts: list[int] = []
        at = 0
        for index, column in enumerate(columns):
            at += bool(index) and column.heading != columns[index - 1].heading
            starts.append(at)
            at += zoom
        return cls(zoom, tuple(starts), at)

    def at(self, x: int) -> int | None:
        """Return the column at a place; None in a gap and beyond the last."""
        for index, start in enumerate(self.starts):
            if start <= x < start + self.zoom:
                return index
        return None


def code_lines(columns: Sequence[HeatColumn], zoom: int) -> tuple[tuple[str, ...], ...]:
    """Break the columns' codes into lines of a zoom's width, the last line always filled.

    Codes that would run into each other stand upright, a letter a line.
    """
    full = sum(cell_len(one.code) >= zoom for one in columns)
    room = zoom if zoom > 1 and 2 * full <= len(columns) else 1
    broken = [
        [one.code[at : at + room] for at in range(0, len(one.code), room)][:MOST_LINES]
        for one in columns
    ]
    height = max((len(one) for one in broken), default=1)
    return tuple(
        tuple(
            fit(part[index - height + len(part)] if index >= height - len(part) else "", zoom)
            for part in broken
        )
        for index in range(height)
    )


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return safe text in exactly ``width`` cells."""
    if cell_len(text) > width:
        kept = ""
        for letter in text:
            if cell_len(kept + letter) > width:
                break
            kept += letter
        text = kept
    gap = " " * (width - cell_len(text))
    return gap + text if right else text + gap


def line(parts: Iterable[tuple[str, Style]], places: Places, base: Style) -> Strip:
    """Put texts of a zoom's width under each other's columns, gaps between the headings."""
    segments: list[Segment] = []
    at = 0
    for start, (text, style) in zip(places.starts, parts, strict=True):
        if start > at:
            segments.append(Segment(" " * (start - at), base))
        segments.append(Segment(text, base + style))
        at = start + places.zoom
    return Strip(segments, at)


def cells_line(cells: Sequence[HeatCell], places: Places, base: Style) -> Strip:
    """Draw the cells of a row."""
    return line(((drawn(cell, places.zoom), cell.style) for cell in cells), places, base)


def drawn(cell: HeatCell, zoom: int) -> str:
    """Return a cell's text: the sign; the mark beside it; words after them."""
    if zoom <= 2:  # noqa: PLR2004 - no room for a blank before
        return f"{cell.sign}{cell.mark}"[:zoom]
    words = cell.words if zoom == ZOOMS[-1] else ""
    return f" {cell.sign}{cell.mark}{fit(words, zoom - 3)}"


def bracketed(text: str) -> str:
    """Return the text of a cell of some width in brackets, as far as its ends are blank."""
    if len(text) < 3:  # noqa: PLR2004 - no end is blank
        return text
    start = "[" if text[0] == " " else text[0]
    end = "]" if text[-1] == " " else text[-1]
    return f"{start}{text[1:-1]}{end}"


def headings_line(columns: Sequence[HeatColumn], places: Places, base: Style) -> Strip:
    """Write every heading over its columns: the whole, or the short one where that has no room."""
    segments: list[Segment] = []
    at = index = 0
    while index < len(columns):
        end = index
        while end < len(columns) and columns[end].heading == columns[index].heading:
            end += 1
        start, stop = places.starts[index], places.starts[end - 1] + places.zoom
        segments.append(Segment(" " * (start - at), base))
        whole, short = columns[index].heading, columns[index].short
        heading = short if short and cell_len(whole) > stop - start else whole
        segments.append(Segment(fit(heading, stop - start), base))
        at, index = stop, end
    return Strip(segments)


def has_room(foot: Sequence[HeatFoot], zoom: int) -> bool:
    """Say whether all counts beneath can be written, with a blank before each."""
    return all(len(str(k)) < zoom for one in foot for k in one.k)


def foot_line(
    one: HeatFoot, places: Places, base: Style, *, numbers: bool, ascii_only: bool
) -> Strip:
    """Write the counts beneath, or draw blocks as high as each k is of its whole."""
    texts = (
        str(k) if numbers else block(k, of, ascii_only=ascii_only)
        for k, of in zip(one.k, one.of, strict=True)
    )
    fitted = ((fit(text, places.zoom, right=numbers), Style.null()) for text in texts)
    return line(fitted, places, base)


def block(k: int, of: int, *, ascii_only: bool) -> str:
    """Draw k of ``of`` in one cell: blank only for nothing, full only for all."""
    steps = " .:-=+*%#" if ascii_only else " ▁▂▃▄▅▆▇█"
    top = len(steps) - 1
    if of <= 0 or k <= 0:
        return steps[0]
    return steps[top] if k >= of else steps[min(max(1, top * k // of), top - 1)]


def fitting(heat: Heat, width: int, chosen: int | None) -> tuple[int, int]:
    """Return zoom and width of the labels for a window's width.

    The zoom is the one that was chosen, else the largest without words at which all columns are in
    view with the numbers beside them. Labels take what the cells leave them, within reason.
    """
    room = width - len(heat.tail) * TAIL_WIDTH - 3
    widths = {zoom: Places.of(heat.columns, zoom).width for zoom in ZOOMS}
    fits = [zoom for zoom in ZOOMS[:-1] if widths[zoom] <= room - LABEL_LEAST]
    zoom = chosen or max(fits, default=ZOOMS[0])
    longest = max((cell_len(one.label) for one in heat.rows if not one.is_heading), default=0)
    spare = room - widths[zoom]
    return zoom, max(LABEL_LEAST, min(longest + 1, spare, width * 2 // 5))


def as_lines(heat: Heat) -> str:
    """Write everything in words, tab-separated, the counts beneath as well."""
    lines = [[heat.corner, *(one.code for one in heat.columns)]]
    lines += [
        [row.label.strip(), *(cell.said for cell in row.cells)]
        for row in heat.rows
        if not row.is_heading
    ]
    lines += [[one.label, *(str(k) for k in one.k)] for one in heat.foot]
    return "\n".join("\t".join(line) for line in lines)
