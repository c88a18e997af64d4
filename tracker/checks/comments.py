"""Real comments of a YAML text: not a `#` within a quoted or a block scalar."""

import re
from collections.abc import Iterator

import msgspec

from tracker.yamlio.nodes import SCALAR, compose

_CANDIDATE = re.compile(r"(?:^|(?<=[ \t\ufeff]))#[^\r\n]*", re.MULTILINE)


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
    inside = _scalars(text)
    return tuple(_comment(found, text) for found in _outside(text, inside))
