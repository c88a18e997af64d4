"""The last guard before the terminal: no control character of any widget gets through.

Widgets get plain text from ``door``; what people paste, and what Textual draws by itself, passes
here too. Every segment of every line does, so the test for "nothing to do" is one regular
expression. For a terminal that draws ASCII only, what Textual makes of lines, blocks and ellipses
is put in ASCII here, one cell for one cell; letters of any script stay.
"""

import re
from collections.abc import Iterable

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tracker.tables.symbols import ASCII

_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_DRAWN = re.compile("[\xa0-\xbf\xd7\xf7\u2010-\u27bf\u2b00-\u2bff]")
"""Typography, arrows, lines, blocks, geometric shapes, dingbats."""
_CUT = re.compile("[!-~]…")
"""Where a text was cut: one dot would look like its end."""
_LINES = {
    **dict.fromkeys("─━═╌┄┈▔▁", "-"),
    **dict.fromkeys("│┃║╎┆┊", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"),
    **dict.fromkeys("▲△▴", "^"),
    **dict.fromkeys("▼▽▾", "v"),
    **dict.fromkeys("▶▷▸", ">"),
    **dict.fromkeys("◀◁◂", "<"),
    **dict.fromkeys("●◉■", "*"),
    **dict.fromkeys("○◯□", "o"),
    **dict.fromkeys("✓✔", "x"),
    "÷": "/",
}
_ONE_CELL = {**{chr(code): one[0] for code, one in ASCII.items()}, **_LINES}


class Guard(LineFilter):
    """Takes out control characters and bidirectional formatting; none of them has a width."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii_only = ascii_only

    def apply(self, segments: Iterable[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line, cleaned."""
        del background
        search = _HARMFUL.search
        cleaned = [
            Segment(_HARMFUL.sub("", one.text), one.style)
            if one.control is None and search(one.text)
            else one
            for one in segments
        ]
        return [_in_ascii(one) for one in cleaned] if self._ascii_only else cleaned


def _in_ascii(segment: Segment) -> Segment:
    if segment.control is not None or segment.text.isascii():
        return segment
    cut = _CUT.sub("..", segment.text)
    return Segment(_DRAWN.sub(_one_cell, cut), segment.style)


def _one_cell(found: re.Match[str]) -> str:
    return _ONE_CELL.get(found.group(), " ")
