"""Writing plain data in house style, with or without comments.

A document is laid out as a tree of entries (``Entry``), which carries the comments where a text
had them; the lines are written from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tracker.edit import Plain
from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.i18n import _
from tracker.yamlio.scalar_style import INDENT, inline, literal
from tracker.yamlio.style import WIDTH, Order, no_order, on_one_line, ordered

LONGEST_KEY: Final = 1000
"""Characters of a key as it is written; YAML's parsers take no more than 1024."""


@dataclass(slots=True, eq=False)
class Entry:
    """A value with the comments that belong to it."""

    path: Path
    value: Plain
    key: str | None = None
    """None for elements of lists and for the document."""
    above: list[str] = field(default_factory=list)
    """Comments on lines of their own above it; an empty text is a blank line."""
    beside: str = ""
    """The comment at the end of its first line."""
    children: list["Entry"] = field(default_factory=list)
    """The entries of a list or map, in the order that they are written."""

    @property
    def commented(self) -> bool:
        """Whether anything within it has a comment."""
        return any(
            child.beside or any(child.above) or child.commented for child in self.children
        )


def entry_of(value: Plain, path: Path, order: Order, key: str | None = None) -> Entry:
    """Lay out a value, keys in house order."""
    entry = Entry(path, value, key)
    if isinstance(value, dict):
        keys = ordered(list(value), order(path))
        entry.value = {name: value[name] for name in keys}
        entry.children = [entry_of(value[name], (*path, name), order, name) for name in keys]
        entry.value = {child.key or "": child.value for child in entry.children}
    elif isinstance(value, list):
        entry.children = [
            entry_of(element, (*path, index), order) for index, element in enumerate(value)
        ]
        entry.value = [child.value for child in entry.children]
    return entry


def emit(value: Plain, order: Order = no_order) -> str:
    """Write plain data as a document in house style, ending in a line break.

    Raises:
        EditFailedError: for a key that no parser would take.
    """
    return "\n".join(document(entry_of(value, (), order))) + "\n"


def document(entry: Entry) -> list[str]:
    """Write the lines of a whole document."""
    if entry.children and not _one_line(entry, 0):
        return list(_block(entry, 0))
    first, rest = _body(entry, 0, 0)
    return [*entry.above, first.lstrip(" "), *rest]


def entry_lines(entry: Entry, indent: int) -> list[str]:
    """Write the lines of one entry of a list or map, its comments included.

    ``indent`` is the number of spaces before its key or dash.
    """
    _hoist(entry)
    return [*(_padded(indent, line) for line in entry.above), *_entry(entry, indent)]
