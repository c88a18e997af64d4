"""House style for a whole text, with every comment kept: what ``tracker fmt`` does.

Comments on lines of their own stay above the entry that they precede, also where house order
moves it; comments at the end of a line stay with the entry that begins there. Comments above the
first entry stay at the top, those after the last entry at the end. One blank line is kept where
there were any.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.i18n import _
from tracker.yamlio.building import Missing
from tracker.yamlio.comments import Comment, comments
from tracker.yamlio.emit import Entry, document
from tracker.yamlio.geometry import entry_begin, line_break, line_start, plain
from tracker.yamlio.nodes import MAPPING, SCALAR, Node, compose
from tracker.yamlio.reading import read_text
from tracker.yamlio.source import BOM
from tracker.yamlio.style import Order, no_order, ordered
from tracker.yamlio.values import same


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry and where it is in the text."""

    begin: int
    entry: Entry
    holder: "_Place | None"
    brackets_end: int
    """Where the brackets that the entry's own value stands in end; 0 where it is in none."""


def format_text(text: str, order: Order = no_order) -> str:
    """Return a text in house style, with the same data and every comment.

    A byte order mark and the kind of line ends are kept; the text ends in a line break.

    Raises:
        EditFailedError: where the text has findings, or a comment would be lost.
    """
    value = sound_value(text)
    root = compose(text)
    ...
