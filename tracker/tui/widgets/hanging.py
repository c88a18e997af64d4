"""Lines that go on under their own words where they are too long, not under the sign before them."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

Line = tuple[Content, Content]
"""What stands before a line, and the line; the rest of it is set in by as much."""


class Hanging(Visual):
    """Text of such lines, for whatever takes a Content.

    Args:
        lines: from top to bottom.
    """

    def __init__(self, lines: Iterable[Line | Content]) -> None:
        self.lines: Sequence[Line] = tuple(
            (Content(), one) if isinstance(one, Content) else one for one in lines
        )
        self._made: tuple[int, Content] | None = None

    def __eq__(self, other: object) -> bool:
        """Say whether the lines are the same, so that nothing is drawn anew for nothing."""
        return isinstance(other, Hanging) and [_key(one) for one in self.lines] == [
            _key(one) for one in other.lines
        ]

    def __hash__(self) -> int:
        """Return a hash that goes with ``==``."""
        return hash(self.plain)

    @property
    def plain(self) -> str:
        """The text, unbroken."""
        return "\n".join(f"{head.plain}{words.plain}" for head, words in self.lines)

    def __str__(self) -> str:
        """Return the text, unbroken."""
        return self.plain

    def broken(self, width: int) -> Content:
        """Return the text with its lines broken for a width."""
        if self._made is None or self._made[0] != width:
            self._made = (width, Content("\n").join(list(self._broken(width))))
        return self._made[1]

    def _broken(self, width: int) -> Iterable[Content]:
        for head, words in self.lines:
            room = width - head.cell_length
            if room < width // 2:  # nothing would be left for the words
                yield head + words
                continue
            first, *rest = words.wrap(max(1, room)) or [Content()]
            yield head + first
            yield from (Content(" " * head.cell_length) + one for one in rest)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw it."""
        return self.broken(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width in which no line is broken."""
        del container_width
        return Content(self.plain).get_optimal_width(rules, 0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines in a width."""
        return self.broken(width).get_height(rules, width)


def hung(before: str, words: Content, style: str = "") -> Line:
    """Make a line that goes on under its words; ``before`` is ours, not data."""
    return Content.styled(before, style), words


def _key(line: Line) -> tuple[object, ...]:
    return tuple((part.plain, tuple(part.spans)) for part in line)
