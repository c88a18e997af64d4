"""Real comments of a YAML text: not a `#` within a quoted or a block scalar."""

import re

import msgspec

from tracker.yamlio.nodes import SCALAR, Node, compose

_HASH = re.compile(r"(?<![^\s\ufeff])#")
_BLOCK = ("|", ">")
_LINE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\r|\n|\Z)")


class Comment(msgspec.Struct, frozen=True):
    """A comment: from its ``#`` to the end of the line."""

    text: str
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""
    is_alone: bool
    """Whether nothing but the comment is on its line."""


def comments(text: str) -> tuple[Comment, ...]:
    """Return the comments of a text that can be read, in their order."""
    scalars = _spans(compose(text), text)
    found: list[Comment] = []
    for number, line in enumerate(_LINE.finditer(text), 1):
        begin, end = line.span("line")
        for mark in _HASH.finditer(text, begin, end):
            start = mark.start()
            while scalars and scalars[-1][1] <= start:
                scalars.pop()
            if not scalars or scalars[-1][0] > start:
                before = text[begin:start]
                alone = not before.strip(" \t\ufeff")
                found.append(Comment(text[start:end], number, len(before) + 1, alone))
                break
    return tuple(found)


def _spans(root: Node | None, text: str) -> list[tuple[int, int]]:
    """Return start and end of every scalar, keys included; the first in the text comes last.

    A block scalar starts after its first line, which may end in a comment.
    """
    spans: list[tuple[int, int]] = []
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if node.kind == SCALAR:
            head = _LINE.match(text, node.start) if node.style in _BLOCK else None
            spans.append((head.end() if head else node.start, node.end))
        waiting += node.keys
        waiting += node.values
    return sorted(spans, reverse=True)
