"""Comments: where they are in a text, and which entry each belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracker.yamlio.geometry import block_scalar, line_end, line_start
from tracker.yamlio.nodes import MAPPING, SCALAR, Node
from tracker.yamlio.source import BOM

_COMMENT: Final = re.compile(r"(?:^|(?<=[\s,\[\]{}\ufeff]))#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a text."""

    start: int
    text: str
    """From its ``#`` on, without blanks at its end."""
    own_line: bool
    """Whether nothing but blanks stands in front of it."""


def comments(text: str, root: Node | None) -> list[Comment]:
    """Return the comments of a text, in order; ``root`` tells them from ``#`` in a value."""
    found: list[Comment] = []
    at = 0
    for start, end in [*_scalars(text, root), (len(text), len(text))]:
        for match in _COMMENT.finditer(text, at, start):
            before = text[line_start(text, match.start()) : match.start()]
            own_line = not before.strip(" \t" + BOM)
            found.append(Comment(match.start(), match.group().rstrip(), own_line))
        at = max(at, end)
    return found


def _scalars(text: str, root: Node | None) -> Iterator[tuple[int, int]]:
    """Yield where scalars begin and end, in order; of ``|`` and ``>`` without the first line."""
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if node.kind == SCALAR:
            start = line_end(text, node.start) if block_scalar(node) else node.start
            yield start, node.end
        elif node.kind == MAPPING:
            pairs = zip(node.keys, node.values, strict=True)
            waiting += [part for pair in reversed(list(pairs)) for part in reversed(pair)]
        else:
            waiting += reversed(node.values)
