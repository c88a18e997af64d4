"""Rows with long texts as cards: short values on a line, each text under it with its label."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from tracker.cli.render.lines import beside, wrapped
from tracker.cli.render.screen import Screen
from tracker.tables.table import Column, Kind, Row

NARROWEST = 74
"""Cells that a card needs; a screen twice as wide shows two beside each other."""
SHORT = 40
"""A text no longer than this joins the line of short values."""


def cards(
    columns: Sequence[Column],
    rows: Sequence[Row],
    cells: Sequence[Sequence[Text]],
    shown: Sequence[int],
    screen: Screen,
) -> Iterator[Text]:
    """Draw rows as cards, several beside each other where there is room."""
    abreast = max(1, (screen.width + 4) // (NARROWEST + 4))
    width = min((screen.width - 4 * (abreast - 1)) // abreast, 100)
    group = ""
    waiting: list[list[Text]] = []
    for row, texts in zip(rows, cells, strict=True):
        if row.group != group or len(waiting) == abreast:
            yield from _row_of(waiting, width)
            waiting = []
        if row.group != group:
            group = row.group
            if group:
                yield screen.text(group, "bold underline")
        waiting.append(list(_card(columns, texts, shown, screen, width)))
    yield from _row_of(waiting, width)


def _row_of(waiting: Sequence[Sequence[Text]], width: int) -> Iterator[Text]:
    if waiting:
        yield from beside(waiting, [width] * len(waiting))
        yield Text()


def _card(
    columns: Sequence[Column],
    texts: Sequence[Text],
    shown: Sequence[int],
    screen: Screen,
    width: int,
) -> Iterator[Text]:
    """Set one card: what leads, the short values, the texts."""
    leading = _leading(columns, texts, shown)
    title = Text("  ").join(Text(texts[index].plain, style="bold") for index in leading)
    yield from wrapped(screen, title, width, indent=4)
    rest = [index for index in shown if index not in leading and texts[index].plain]
    short = [index for index in rest if _is_short(columns[index], texts[index])]
    phrases = [
        Text.assemble((screen.words(columns[index].title) + " ", "dim"), texts[index])
        for index in short
    ]
    yield from _phrases(phrases, screen, width)
    for index in (index for index in rest if index not in short):
        label = screen.text(columns[index].title + ": ", "dim")
        lines = wrapped(screen, label.append_text(texts[index]), width - 4, indent=2)
        yield from (Text("    ").append_text(line) for line in lines)


def _leading(columns: Sequence[Column], texts: Sequence[Text], shown: Sequence[int]) -> list[int]:
    """Return the columns of a card's first line: codes and numbers, up to the first name or text."""
    leading: list[int] = []
    for index in shown:
        leading.append(index)
        if columns[index].kind in (Kind.NAME, Kind.TEXT) and texts[index].plain:
            break
    return leading


def _is_short(column: Column, text: Text) -> bool:
    return column.kind not in (Kind.TEXT, Kind.NAME) or text.cell_len <= SHORT


def _phrases(phrases: Sequence[Text], screen: Screen, width: int) -> Iterator[Text]:
    """Put phrases on lines, a dot between them, four cells in."""
    line = Text("    ")
    for phrase in phrases:
        if line.plain.strip() and line.cell_len + len(screen.dot) + phrase.cell_len > width:
            yield line
            line = Text("    ")
        if line.plain.strip():
            line.append(screen.dot)
        line.append_text(phrase)
    if line.plain.strip():
        yield from wrapped(screen, line, width, indent=6)
