"""Columns of a matrix that stand beside each other, and what stands over them."""

from collections.abc import Iterator, Sequence

import msgspec
from rich.text import Text

from tracker.cli.render.lines import GAP
from tracker.cli.render.screen import Screen
from tracker.cli.render.values import is_right
from tracker.tables.table import Column

CELLS = (4, 3, 2)
"""Widths of a cell, the airiest first: blank, glyph, mark, blank."""
SECTION_GAP = 2


class Block(msgspec.Struct, frozen=True):
    """Columns of a matrix that stand beside each other."""

    keys: tuple[tuple[int, int], ...]
    """Index and width of each key column."""
    sections: tuple[tuple[int, ...], ...]
    """Indexes of the item columns, section by section."""
    rest: tuple[tuple[int, int], ...]
    """Index and width of each column after the items."""
    cell: int = CELLS[-1]

    @property
    def width(self) -> int:
        """How many cells of the screen the block takes."""
        items = sum(len(section) for section in self.sections) * self.cell
        gaps = SECTION_GAP * max(len(self.sections) - 1, 0)
        lanes = [width for _index, width in (*self.keys, *self.rest)]
        parts = len(lanes) + bool(self.sections) - 1
        return sum(lanes) + items + gaps + GAP * parts


def block_headings(columns: Sequence[Column], block: Block, screen: Screen) -> Iterator[Text]:
    """Draw the sections' titles over the items' ids, upright where a cell has no room for them."""
    ids = [[columns[index].id for index in section] for section in block.sections]
    whole = all(len(one) < block.cell for section in ids for one in section)
    shown = ids if whole else [_bare(section) for section in ids]
    height = 1 if whole else max((len(one) for section in shown for one in section), default=1)
    titles = [
        _heading(columns, index, width, screen) for index, width in (*block.keys, *block.rest)
    ]
    height = max(height, *(len(title) for title in titles)) if titles else height
    if block.sections:
        yield _section_titles(columns, block, screen)
    for at in range(height):
        yield _heading_line(block, titles, shown, at - height, upright=not whole)


def _section_titles(columns: Sequence[Column], block: Block, screen: Screen) -> Text:
    line = Text(" " * (sum(width + GAP for _index, width in block.keys)), style="bold")
    for number, section in enumerate(block.sections):
        room = len(section) * block.cell
        prefix = _prefix([columns[index].id for index in section])
        title = f"{prefix} {columns[section[0]].group}".strip()
        cut = screen.cut(title, room - (block.cell > CELLS[-1]))
        line.append(" " * (SECTION_GAP if number else 0))
        line.append(cut + " " * (room - Text(cut).cell_len))
    line.rstrip()
    return line


def _heading(columns: Sequence[Column], index: int, width: int, screen: Screen) -> list[str]:
    """Return a column's title in lines of a width, aligned as its values."""
    text = screen.text(columns[index].title)
    lines = [line.plain.strip() for line in text.wrap(screen.console, width)]
    right = is_right(columns[index].kind)
    return [line.rjust(width) if right else line.ljust(width) for line in lines]


def _heading_line(
    block: Block,
    titles: Sequence[Sequence[str]],
    ids: Sequence[Sequence[str]],
    at: int,
    *,
    upright: bool,
) -> Text:
    """Draw one line of the headings; ``at`` counts from the foot, -1 the lowest."""
    widths = [width for _index, width in (*block.keys, *block.rest)]
    parts = [
        title[at] if -at <= len(title) else " " * width
        for title, width in zip(titles, widths, strict=True)
    ]
    keys, rest = parts[: len(block.keys)], parts[len(block.keys) :]
    indent = " " if block.cell == CELLS[0] else ""
    cells = [
        "".join(
            (indent + (_upright(one, at) if upright else one * (at == -1))).ljust(block.cell)
            for one in section
        )
        for section in ids
    ]
    groups = [*keys, *([(" " * SECTION_GAP).join(cells)] if cells else []), *rest]
    return Text((" " * GAP).join(groups).rstrip(), style="bold", no_wrap=True, overflow="crop")


def _upright(word: str, at: int) -> str:
    return word[at] if -at <= len(word) else " "


def _prefix(ids: Sequence[str]) -> str:
    """Return the letters that all ids of a section begin with."""
    shortest = min(ids, key=len)
    for end in range(len(shortest), 0, -1):
        if all(one.startswith(shortest[:end]) for one in ids):
            return shortest[:end].rstrip("0123456789")
    return ""


def _bare(ids: Sequence[str]) -> list[str]:
    """Return the ids without the letters that the section's heading shows."""
    prefix = _prefix(ids)
    return [one[len(prefix) :] or one for one in ids]
