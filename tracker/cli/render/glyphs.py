"""How a level or a state looks: a glyph always, and a colour where there is one."""

import re

import msgspec
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from tracker.cli.render.screen import Screen
from tracker.method.rating import CellState, Rated
from tracker.model.framework import Level
from tracker.tables import symbols, words
from tracker.tables.table import Mark

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_BRIGHT = 140
"""Luminance (0 to 255) from which black is easier to read on a colour than white."""


class Glyph(msgspec.Struct, frozen=True):
    """A cell as drawn."""

    symbol: str
    style: Style
    mark: str = " "


def level_symbol(level: Level, screen: Screen) -> str:
    """Return the framework's glyph for a level; its value where the glyph is not one cell wide."""
    symbol = screen.words(level.ascii if screen.ascii_only else level.glyph)
    return symbol if cell_len(symbol) == 1 else str(level.value)[-1]


def level_style(level: Level) -> Style:
    """Return the level's colour as a fill with writing that can be read on it."""
    if not _HEX.fullmatch(level.colour):
        return Style.null()
    red, green, blue = (int(level.colour[at : at + 2], 16) for at in (1, 3, 5))
    luminance = 0.299 * red + 0.587 * green + 0.114 * blue
    return Style(bgcolor=level.colour, color="#000000" if luminance >= _BRIGHT else "#FFFFFF")


def symbol_of(thing: Level | CellState, screen: Screen) -> str:
    """Return the glyph of a level or a state."""
    if isinstance(thing, Level):
        return level_symbol(thing, screen)
    return symbols.STATES[thing][screen.ascii_only] if thing in symbols.STATES else " "


def style_of(thing: Level | CellState) -> Style:
    """Return the style of a level or a state."""
    if isinstance(thing, Level):
        return level_style(thing)
    return Style(dim=True)


def words_of(thing: Level | CellState) -> str:
    """Return the words of a level or a state, in the language in use."""
    return words.level(thing) if isinstance(thing, Level) else words.state(thing)


def of_rated(rated: Rated, screen: Screen) -> Glyph:
    """Return how a cell without marks looks."""
    thing = rated.level or rated.state
    return Glyph(symbol_of(thing, screen), style_of(thing))


def of_mark(mark: Mark, screen: Screen) -> Glyph:
    """Return how a cell of a matrix looks, with the first mark that holds."""
    plain = of_rated(mark.rated, screen)
    return msgspec.structs.replace(plain, mark=symbols.mark_of(mark))


def in_words(rated: Rated, screen: Screen) -> Text:
    """Return a cell as glyph and word, such as ``◑ Low``."""
    glyph = of_rated(rated, screen)
    word = words_of(rated.level or rated.state)
    return Text.assemble((glyph.symbol, glyph.style), " ", screen.text(word))
