"""Explains every glyph and mark that a matrix shows, and no other."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from tracker.cli.render.glyphs import of_mark, style_of, symbol_of, words_of
from tracker.cli.render.screen import Screen
from tracker.i18n import _
from tracker.method.rating import CellState
from tracker.model.framework import Level
from tracker.tables.symbols import EXAMPLE, MARK_WORDS
from tracker.tables.table import Mark, Table


def legend(table: Table, screen: Screen) -> Iterator[Text]:
    """Yield lines that name the levels, the states that occur, and the marks that occur."""
    marks = [value for row in table.rows for value in row.values if isinstance(value, Mark)]
    yield from in_lines(pieces_of([thing for thing, _words in table.legend], marks, screen), screen)


def pieces_of(
    things: Iterable[Level | CellState], marks: Iterable[Mark], screen: Screen
) -> list[Text]:
    """Return the explanations of levels and states, and of the marks that occur."""
    used = set()
    for mark in marks:
        used.add(of_mark(mark, screen).mark)
        if mark.example:
            used.add(EXAMPLE)
    return [
        *(_piece(thing, words_of(thing), screen) for thing in things),
        *(
            Text.assemble((mark, "bold"), " ", screen.text(_(words)))
            for mark, words in MARK_WORDS.items()
            if mark in used
        ),
    ]


def in_lines(pieces: Iterable[Text], screen: Screen) -> Iterator[Text]:
    """Put pieces on as few lines as they need, blanks between them."""
    line = Text()
    for piece in pieces:
        if line and line.cell_len + 3 + piece.cell_len > screen.text_width:
            yield line
            line = Text()
        if line:
            line.append("   ")
        line.append_text(piece)
    if line:
        yield line


def _piece(thing: Level | CellState, words: str, screen: Screen) -> Text:
    return Text.assemble(
        (f" {symbol_of(thing, screen)} ", style_of(thing)), " ", screen.text(words)
    )
