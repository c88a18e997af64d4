"""A table as columns: fitted to the screen, and where it can't be, as cards or in blocks."""

from collections.abc import Iterator, Sequence

import msgspec
from rich.cells import cell_len
from rich.text import Text

from tracker.cli.render.cards import cards
from tracker.cli.render.glyphs import of_rated
from tracker.cli.render.lines import GAP, Lane, headings, set_row, wrapped
from tracker.cli.render.screen import Screen
from tracker.cli.render.values import is_right, text_of_value
from tracker.tables.table import Column, Kind, Mark, Row, Table, Value

LEAST = {Kind.NAME: 12, Kind.TEXT: 26}
"""The narrowest that a column of these kinds may become; others keep their width."""
HEADING_LINES = 2
READABLE_NAME = 24
"""Cells of a name that mostly tell it from others."""
UNDER = 4
"""At most so many columns go on a line under their row; more are a block of their own."""
WIDEST = {Kind.NAME: 48, Kind.TEXT: 60}
"""The widest that they are worth."""


class Fitted(msgspec.Struct, frozen=True):
    """Columns that fit the screen together, by their indexes, with their lanes."""

    indexes: tuple[int, ...]
    lanes: tuple[Lane, ...]


def grid(table: Table, screen: Screen, *, under: bool = False) -> Iterator[Text]:
    """Draw a table's rows in columns, or as cards where its texts would not fit beside the rest.

    ``under`` lets the last few columns stand on a line under each row where they do not fit.
    """
    if not table.rows:
        return
    cells = [[text_of_value(value, screen) for value in row.values] for row in table.rows]
    shown = [
        index
        for index in range(len(table.columns))
        if any(row[index].plain for row in cells) or table.columns[index].kind is Kind.NUMBER
    ]
    lanes = {index: _natural(table.columns[index], index, cells, screen) for index in shown}
    fitted = _squeeze(table.columns, lanes, screen.width)
    if fitted is None and any(table.columns[index].kind is Kind.RATED for index in shown):
        cells = [[_glyph(value, screen) for value in row.values] for row in table.rows]
        lanes = {index: _natural(table.columns[index], index, cells, screen) for index in shown}
        fitted = _squeeze(table.columns, lanes, screen.width)
    if fitted is not None and not (under and _cuts_names(table.columns, lanes, fitted)):
        yield from _draw(table.rows, cells, fitted, screen)
    elif any(table.columns[index].kind is Kind.TEXT for index in shown):
        yield from cards(table.columns, table.rows, cells, shown, screen)
    elif under and (fitted := _first_fitting(table.columns, lanes, screen.width)) is not None:
        yield from _draw(table.rows, cells, fitted, screen, under=table.columns)
    else:
        for number, block in enumerate(_blocks(table.columns, lanes, screen.width)):
            if number:
                yield Text()
            yield from _draw(table.rows, cells, block, screen)


def _glyph(value: Value, screen: Screen) -> Text:
    """Return a level as its glyph alone; the legend under the table explains it."""
    if not isinstance(value, Mark):
        return text_of_value(value, screen)
    glyph = of_rated(value.rated, screen)
    return Text(glyph.symbol, style=glyph.style)


def _natural(column: Column, index: int, cells: Sequence[Sequence[Text]], screen: Screen) -> Lane:
    """Return the lane that shows a column whole, within what it is worth."""
    heading = screen.text(column.title)
    content = max((row[index].cell_len for row in cells), default=0)
    word = max((cell_len(part) for part in heading.plain.split()), default=0)
    while len(heading.wrap(screen.console, max(word, 1))) > HEADING_LINES:
        word += 1
    if column.kind in WIDEST:
        width = max(min(content, WIDEST[column.kind]), min(heading.cell_len, 16), word)
    else:
        width = max(content, word)
    return Lane(
        heading=heading,
        width=width,
        right=is_right(column.kind),
        wrap=column.kind is Kind.TEXT,
    )


def _squeeze(columns: Sequence[Column], lanes: dict[int, Lane], room: int) -> Fitted | None:
    """Narrow texts, then names, until all lanes fit; None where they can't."""
    widths = {index: lane.width for index, lane in lanes.items()}
    excess = sum(widths.values()) + GAP * (len(widths) - 1) - room
    for kind in (Kind.TEXT, Kind.NAME):
        while excess > 0:
            able = [
                index
                for index in widths
                if columns[index].kind is kind and widths[index] > LEAST[kind]
            ]
            if not able:
                break
            widest = max(able, key=lambda index: widths[index])
            widths[widest] -= 1
            excess -= 1
    if excess > 0:
        return None
    return Fitted(
        tuple(lanes),
        tuple(msgspec.structs.replace(lanes[index], width=widths[index]) for index in lanes),
    )


def _first_fitting(columns: Sequence[Column], lanes: dict[int, Lane], room: int) -> Fitted | None:
    """Return the first columns that fit, where the few others can stand on a line under a row.

    As many as fit beside names that can still be read, else as few as may be.
    """
    found = None
    for few in range(1, min(UNDER, len(lanes) - UNDER + 1) + 1):
        first = dict(list(lanes.items())[:-few])
        found = _squeeze(columns, first, room)
        if found and not _cuts_names(columns, lanes, found):
            return found
    return found


def _cuts_names(columns: Sequence[Column], lanes: dict[int, Lane], fitted: Fitted) -> bool:
    """Say whether names were narrowed so far that they can hardly be told from each other."""
    return any(
        lane.width < min(READABLE_NAME, lanes[index].width)
        for index, lane in zip(fitted.indexes, fitted.lanes, strict=True)
        if columns[index].kind is Kind.NAME
    )


def _blocks(columns: Sequence[Column], lanes: dict[int, Lane], room: int) -> Iterator[Fitted]:
    """Yield as many columns at a time as fit, the leading codes and names before each block."""
    keys: list[int] = []
    for index in lanes:
        if columns[index].kind not in (Kind.CODE, Kind.NAME) or len(keys) == 2:  # noqa: PLR2004
            break
        keys.append(index)
    key_lanes = {
        index: msgspec.structs.replace(lanes[index], width=min(lanes[index].width, 24))
        for index in keys
    }
    start = sum(lane.width + GAP for lane in key_lanes.values())
    block: list[int] = []
    used = start
    for index in (index for index in lanes if index not in key_lanes):
        if block and used + lanes[index].width > room:
            yield _block(key_lanes, lanes, block)
            block, used = [], start
        block.append(index)
        used += lanes[index].width + GAP
    if block:
        yield _block(key_lanes, lanes, block)


def _block(keys: dict[int, Lane], lanes: dict[int, Lane], block: Sequence[int]) -> Fitted:
    return Fitted((*keys, *block), (*keys.values(), *(lanes[index] for index in block)))


def _draw(
    rows: Sequence[Row],
    cells: Sequence[Sequence[Text]],
    fitted: Fitted,
    screen: Screen,
    *,
    under: Sequence[Column] = (),
) -> Iterator[Text]:
    """Draw rows in lanes; values of columns in ``under`` without a lane go on a line beneath."""
    yield from headings(screen, fitted.lanes)
    group = ""
    was_emphasis = False
    for row, texts in zip(rows, cells, strict=True):
        if row.group != group:
            group = row.group
            if group:
                yield screen.text(group, "bold")
        if row.emphasis and not was_emphasis:
            yield Text()
        was_emphasis = row.emphasis
        lines = set_row(screen, fitted.lanes, [texts[index] for index in fitted.indexes])
        for line in lines:
            if row.emphasis:
                line.stylize("bold")
            yield line
        yield from _beneath(texts, fitted, under, screen)


def _beneath(
    texts: Sequence[Text], fitted: Fitted, columns: Sequence[Column], screen: Screen
) -> Iterator[Text]:
    """Set what has no lane as phrases, under the first name."""
    left = [at for at in range(len(columns)) if at not in fitted.indexes and texts[at].plain]
    indent = 0
    for at, lane in zip(fitted.indexes, fitted.lanes, strict=True):
        if columns and columns[at].kind in (Kind.NAME, Kind.TEXT):
            break
        indent += lane.width + GAP
    indent = max(indent, GAP)
    pieces = [
        Text.assemble((screen.words(columns[at].title) + " ", "dim"), texts[at]) for at in left
    ]
    if pieces:
        line = Text(screen.dot).join(pieces)
        for part in wrapped(screen, line, screen.width - indent):
            yield Text(" " * indent).append_text(part)
