"""The last guard before the terminal: no control character of any widget gets through.

Widgets get plain text from ``door``; what people paste, and what Textual draws by itself, passes
here too. Every segment of every line does, so the test for "nothing to do" is one regular
expression.
"""

import re
from collections.abc import Iterable

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Guard(LineFilter):
    """Takes out control characters and bidirectional formatting; none of them has a width."""

    def apply(self, segments: Iterable[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line, cleaned."""
        del background
        search = _HARMFUL.search
        return [
            Segment(_HARMFUL.sub("", one.text), one.style)
            if one.control is None and search(one.text)
            else one
            for one in segments
        ]
