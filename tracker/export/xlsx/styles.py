"""How cells look: plain values, made formats of the workbook when first used."""

import re
from functools import lru_cache
from typing import Any

import msgspec

from tracker.model.framework import Level
from tracker.tables.table import Kind, Mark

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_GREY = "#595959"
"""Contrast to white 7:1."""
_BOX = "#A07A4D"


class Style(msgspec.Struct, frozen=True):
    """A look of a cell."""

    bold: bool = False
    italic: bool = False
    size: int = 10
    colour: str = "#000000"
    fill: str = ""
    number: str = ""
    """Excel's number format; empty for General."""
    wrap: bool = False
    centre: bool = False
    rotated: bool = False
    underline: bool = False
    above: bool = False
    """A line over the cell."""
    below: bool = False
    """A line under the cell."""
    before: bool = False
    """A line at the cell's left."""
    boxed: bool = False
    """Lines all around, which tell it from other colours where all are printed in grey."""
    hair: bool = False
    """A fine line under the cell, to lead the eye."""
    middle: bool = False
    """In the middle of the row's height; else at its top."""
    indent: bool = False
    """A little room at the left, so that texts beside each other don't run together."""

    def properties(self) -> dict[str, Any]:
        """Return the look in XlsxWriter's words."""
        found: dict[str, Any] = {
            "font_size": self.size,
            "font_color": self.colour,
            "valign": "vcenter" if self.middle else "top",
        }
        if self.fill:
            found |= {"bg_color": self.fill, "pattern": 1}
        if self.number:
            found["num_format"] = self.number
        if self.rotated:
            found["rotation"] = 90
        if self.hair:
            found["bottom_color"] = "#BFBFBF"
        optional = {
            "bold": self.bold,
            "italic": self.italic,
            "text_wrap": self.wrap,
            "align": "center" if self.centre else "left" * self.indent,
            "underline": self.underline,
            "top": self.above,
            "bottom": 7 if self.hair else int(self.below),
            "left": self.before,
            "indent": int(self.indent),
        }
        if self.boxed:
            optional |= {"border": 1, "border_color": _BOX}
        return found | {name: value for name, value in optional.items() if value}


TITLE = Style(middle=True, bold=True, size=14)
DRAFT = Style(middle=True, bold=True, size=14, colour="#9C0006")
FACTS = Style(colour=_GREY, wrap=True)
CAUTION = Style(middle=True, bold=True, wrap=True)
HEADER = Style(middle=True, bold=True, fill="#E7E6E6", wrap=True, below=True)
SECTION = Style(middle=True, bold=True, fill="#D9D9D9", wrap=True, centre=True)
FIGURE_HEADER = Style(middle=True, bold=True, fill="#E7E6E6", wrap=True, centre=True, below=True)
ITEM = Style(middle=True, bold=True, fill="#E7E6E6", centre=True, below=True)
ROTATED = Style(middle=True, bold=True, fill="#E7E6E6", centre=True, rotated=True, below=True)
GROUP = Style(bold=True, above=True)
TOTAL = "#F2F2F2"
"""Fill of a row of totals."""
PLAIN = Style()
WRAPPED = Style(wrap=True)
INDENTED = Style(wrap=True, indent=True)
BOLD = Style(bold=True, wrap=True)
COUNT = Style(centre=True)
STATE = Style(centre=True, colour=_GREY)
PERCENT = Style(centre=True, number="0%")
FEW = Style(centre=True, colour=_GREY, italic=True)
"""k/n, where n is too small for a percentage."""
LINK = Style(colour="#0563C1", underline=True)
WRAPPED_LINK = Style(colour="#0563C1", underline=True, wrap=True)
INDENTED_LINK = Style(colour="#0563C1", underline=True, wrap=True, indent=True)


def level_style(level: Level, mark: Mark | None = None) -> Style:
    """Return how a rated cell looks: its number with the glyph before it, on the level's colour.

    The lowest level has a line around it: in grey, its colour may be as pale as the next one's.
    Behind the number: ▲ or ▼ where the level is set above or below the derived one, ! where a
    provision stands in the item's way. Italic: examples.
    """
    fill = level.colour if _HEX.fullmatch(level.colour) else ""
    suffix = ""
    if mark is not None:
        suffix = {1: "▲", -1: "▼"}.get(mark.hand_set, "") + ("!" if mark.hinders else "")
    return Style(
        fill=fill,
        colour=ink(fill) if fill else "#000000",
        number=_quoted(level.glyph) + "0" + _quoted(suffix),
        centre=True,
        boxed=level.value == 0,
        italic=mark is not None and mark.example,
    )


def head(kind: Kind) -> Style:
    """Return how the head of a column looks: in the middle where it holds figures."""
    match kind:
        case Kind.CODE:
            return HEADER
        case Kind.NAME | Kind.TEXT:
            return msgspec.structs.replace(HEADER, indent=True)
    return FIGURE_HEADER


def lined(style: Style, look: Style) -> Style:
    """Return a style with the lines of a look."""
    return msgspec.structs.replace(
        style,
        above=look.above or style.above,
        below=look.below or style.below,
        hair=look.hair,
        before=look.before,
        middle=look.middle or style.middle,
    )


def coloured(style: Style, fill: str, colour: str) -> Style:
    """Return a style on another colour; unchanged where there is none."""
    return msgspec.structs.replace(style, fill=fill, colour=colour) if fill else style


@lru_cache(maxsize=100)
def ink(fill: str) -> str:
    """Return black or white, whichever has more contrast to a colour.

    Source: WCAG 2.2, relative luminance; black has more contrast from 0.179 up.
    """
    channels = [int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for one in channels
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if luminance >= 0.179 else "#FFFFFF"  # noqa: PLR2004 - see Source


@lru_cache(maxsize=100)
def _quoted(text: str) -> str:
    """Write a text for a number format; a quote or a control character in it goes."""
    safe = "".join(one for one in text if one.isprintable() and one != '"')[:8]
    return f'"{safe}"' if safe else ""
