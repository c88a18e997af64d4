"""A coverage matrix: one glyph a cell, sections side by side where there is room.

Narrow screens get the sections one under the other, never a part of one cut off. The counts under
the columns become a list of the items with their titles, which is also the key to the item ids.
"""

from collections.abc import Collection, Iterator, Sequence

import msgspec
from rich.style import Style
from rich.text import Text

from tracker.cli.render.block import CELLS, SECTION_GAP, Block, block_headings
from tracker.cli.render.glyphs import of_mark, symbol_of
from tracker.cli.render.items import by_item
from tracker.cli.render.lines import GAP, Lane, rule, set_row
from tracker.cli.render.screen import Screen
from tracker.cli.render.values import is_right, text_of_value
from tracker.i18n import N_, _
from tracker.tables.symbols import EXAMPLE
from tracker.tables.table import Column, Kind, Mark, Row, Table, Value, Word

METHODS = {"national-submission": N_("national"), "desk-review": N_("desk")}
"""Methods in a word that fits a narrow column; the head names them whole."""
NAME_LEAST = 12
NAME_MOST = 36


def is_matrix(table: Table) -> bool:
    """Say whether a table has cells to draw as glyphs."""
    return any(column.kind is Kind.RATED and column.group for column in table.columns)


def matrix(table: Table, screen: Screen) -> Iterator[Text]:
    """Draw a matrix, then the counts by item."""
    drawn = _with_glyphs(_shorter(table), screen)
    examples = {
        str(row.values[0])
        for row in table.rows
        if any(isinstance(value, Mark) and value.example for value in row.values)
    }
    body = [_marked(row, examples) for row in drawn.rows if not row.emphasis]
    for number, block in enumerate(_blocks(drawn, body, screen)):
        if number:
            yield Text()
        yield from _draw(drawn, body, block, screen)
    yield Text()
    yield from by_item(table, screen)


def _shorter(table: Table) -> Table:
    """Name the method in a short word, and leave the scope to the mark of examples."""
    kept = [at for at, column in enumerate(table.columns) if column.id != "scope"]
    return msgspec.structs.replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(
            msgspec.structs.replace(row, values=tuple(_short(row.values[at]) for at in kept))
            for row in table.rows
        ),
    )


def _short(value: Value) -> Value:
    word = METHODS.get(value.id) if isinstance(value, Word) else None
    return _(word) if word else value


def _with_glyphs(table: Table, screen: Screen) -> Table:
    """Head the counts of levels with the levels' glyphs: they are narrow, and in the legend."""
    glyphs = {words: symbol_of(thing, screen) for thing, words in table.legend}
    columns = tuple(
        msgspec.structs.replace(column, title=glyphs.get(column.title, column.title))
        if column.kind is Kind.NUMBER
        else column
        for column in table.columns
    )
    return msgspec.structs.replace(table, columns=columns)


def _marked(row: Row, examples: Collection[str]) -> Row:
    """Mark the country, not each of its cells, where the assessment is one of examples."""
    if str(row.values[0]) not in examples:
        return row
    values = [
        msgspec.structs.replace(value, example=False) if isinstance(value, Mark) else value
        for value in row.values
    ]
    first, *others = values
    return msgspec.structs.replace(row, values=(f"{first}{EXAMPLE}", *others))


def _blocks(table: Table, body: Sequence[Row], screen: Screen) -> list[Block]:
    """Divide the columns into blocks that fit; one with everything where that is possible."""
    items = [index for index, column in enumerate(table.columns) if column.kind is Kind.RATED]
    sections = _sections(table.columns, items)
    named = _after_name(table.columns, items[0])
    keys = _widths(table, body, range(named), screen)
    others = [*range(named, items[0]), *range(items[-1] + 1, len(table.columns))]
    rest = _widths(table, body, others, screen)
    for cell in CELLS:
        block = _with_names(Block(keys, sections, rest, cell), table.columns, screen)
        if block.width <= screen.width:
            return [block]
    blocks = [
        _with_names(Block(keys, packed, (), CELLS[-1]), table.columns, screen)
        for packed in _packed(keys, sections, table.columns, screen)
    ]
    if not rest:
        return blocks
    last = msgspec.structs.replace(blocks[-1], rest=rest)
    if last.width <= screen.width:
        return [*blocks[:-1], last]
    return [*blocks, *_rest_blocks(keys, rest, table.columns, screen)]


def _rest_blocks(
    keys: tuple[tuple[int, int], ...],
    rest: tuple[tuple[int, int], ...],
    columns: Sequence[Column],
    screen: Screen,
) -> list[Block]:
    """Put the columns after the items into as few blocks as they need."""
    blocks: list[Block] = []
    for column in rest:
        if blocks:
            wider = msgspec.structs.replace(blocks[-1], rest=(*blocks[-1].rest, column))
            fitted = _with_names(wider, columns, screen)
            if fitted.width <= screen.width:
                blocks[-1] = fitted
                continue
        blocks.append(_with_names(Block(keys, (), (column,)), columns, screen))
    return blocks


def _after_name(columns: Sequence[Column], items: int) -> int:
    """Return the index after the first name: what comes then is no key and stands at the end."""
    names = [at for at in range(items) if columns[at].kind in (Kind.NAME, Kind.TEXT)]
    return names[0] + 1 if names else items


def _packed(
    keys: tuple[tuple[int, int], ...],
    sections: tuple[tuple[int, ...], ...],
    columns: Sequence[Column],
    screen: Screen,
) -> list[tuple[tuple[int, ...], ...]]:
    """Put as many sections into each block as fit beside names of the least width."""
    packed: list[tuple[tuple[int, ...], ...]] = []
    parts = (part for whole in sections for part in _parts(keys, whole, columns, screen))
    for section in parts:
        if packed:
            both = Block(keys, (*packed[-1], section), ())
            if _with_names(both, columns, screen).width <= screen.width:
                packed[-1] = both.sections
                continue
        packed.append((section,))
    return packed


def _parts(
    keys: tuple[tuple[int, int], ...],
    section: tuple[int, ...],
    columns: Sequence[Column],
    screen: Screen,
) -> Iterator[tuple[int, ...]]:
    """Divide a section that is itself too wide, beside keys as narrow as they may be."""
    narrow = sum(
        min(width, NAME_LEAST) if columns[index].kind in (Kind.NAME, Kind.TEXT) else width
        for index, width in keys
    )
    room = max(1, (screen.width - narrow - GAP * len(keys)) // CELLS[-1])
    for start in range(0, len(section), room):
        yield section[start : start + room]


def _sections(columns: Sequence[Column], items: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = []
    for index in items:
        if not found or columns[found[-1][-1]].group != columns[index].group:
            found.append([])
        found[-1].append(index)
    return tuple(tuple(section) for section in found)


def _widths(
    table: Table, body: Sequence[Row], indexes: Sequence[int], screen: Screen
) -> tuple[tuple[int, int], ...]:
    """Return index and whole width of the columns that say anything."""
    found = []
    for index in indexes:
        texts = [text_of_value(row.values[index], screen) for row in body]
        content = max((text.cell_len for text in texts), default=0)
        if content:
            words = screen.words(table.columns[index].title).split()
            heading = max((Text(word).cell_len for word in words), default=0)
            most = NAME_MOST if table.columns[index].kind in (Kind.NAME, Kind.TEXT) else content
            found.append((index, max(min(content, most), heading)))
    return tuple(found)


def _with_names(block: Block, columns: Sequence[Column], screen: Screen) -> Block:
    """Narrow the names of a block as far as it takes to fit, and as far as they may be."""
    keys = dict(block.keys)
    while msgspec.structs.replace(block, keys=tuple(keys.items())).width > screen.width:
        able = [
            index
            for index, width in keys.items()
            if columns[index].kind in (Kind.NAME, Kind.TEXT) and width > NAME_LEAST
        ]
        if not able:
            break
        keys[max(able, key=lambda index: keys[index])] -= 1
    return msgspec.structs.replace(block, keys=tuple(keys.items()))


def _draw(table: Table, body: Sequence[Row], block: Block, screen: Screen) -> Iterator[Text]:
    yield from block_headings(table.columns, block, screen)
    yield rule(screen, block.width)
    group = ""
    for row in body:
        if block.sections and not block.rest and not _says(row, block):
            continue
        if row.group != group:
            group = row.group
            if group:
                yield screen.text(group, "bold")
        yield _row(table.columns, row, block, screen)


def _says(row: Row, block: Block) -> bool:
    """Say whether a row has a cell in the block; blanks everywhere need no line."""
    return any(row.values[index] is not None for section in block.sections for index in section)


def _row(columns: Sequence[Column], row: Row, block: Block, screen: Screen) -> Text:
    line = _lanes(columns, row, block.keys, screen)
    if block.sections:
        if block.keys:
            line.append(" " * GAP)
        for number, section in enumerate(block.sections):
            line.append(" " * (SECTION_GAP if number else 0))
            for index in section:
                line.append_text(_cell(row.values[index], block.cell, screen))
    if block.rest:
        line.append(" " * GAP)
        line.append_text(_lanes(columns, row, block.rest, screen))
    line.rstrip()
    return line


def _lanes(
    columns: Sequence[Column], row: Row, places: Sequence[tuple[int, int]], screen: Screen
) -> Text:
    lanes = [Lane(Text(), width, right=is_right(columns[index].kind)) for index, width in places]
    cells = [text_of_value(row.values[index], screen) for index, _width in places]
    found = set_row(screen, lanes, cells)
    line = found[0] if found else Text(no_wrap=True, overflow="crop")
    missing = sum(lane.width for lane in lanes) + GAP * (len(lanes) - 1) - line.cell_len
    return line.append(" " * max(missing, 0))


def _cell(value: object, width: int, screen: Screen) -> Text:
    """Draw one cell: the glyph on its fill, the mark beside it."""
    if not isinstance(value, Mark):
        return Text(" " * width)
    glyph = of_mark(value, screen)
    before = " " if width == CELLS[0] else ""
    after = " " * (width - len(before) - 2)
    style = glyph.style if value.rated.level else glyph.style + Style.null()
    return Text.assemble((before + glyph.symbol + glyph.mark, style), after)
