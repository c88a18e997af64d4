"""Writing plain data in house style, with or without comments.

A document is laid out as a tree of entries (``Entry``), which carries the comments where a text
had them; the lines are written from it.
"""

from dataclasses import dataclass, field
from typing import Final

from tracker.edit import Plain
from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.i18n import _
from tracker.yamlio.scalar_style import INDENT, inline, literal
from tracker.yamlio.style import WIDTH, Order, no_order, on_one_line, ordered
from tracker.yamlio.values import checked

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
    """The comment at the end of its first line; empty where there is none."""
    children: list["Entry"] = field(default_factory=list)
    """The entries of a list or map, in the order that they are written."""

    commented: bool = False
    """Whether anything within it has a comment."""


def entry_of(value: Plain, path: Path, order: Order, key: str | None = None) -> Entry:
    """Lay out the value at a path, keys in house order, without comments."""
    entry = Entry(path, value, key)
    if isinstance(value, dict):
        for name in ordered(list(value), order(path)):
            entry.children.append(entry_of(value[name], (*path, name), order, name))
        entry.value = {child.key or "": child.value for child in entry.children}
    elif isinstance(value, list):
        for index, element in enumerate(value):
            entry.children.append(entry_of(element, (*path, index), order))
        entry.value = [child.value for child in entry.children]
    return entry


def emit(value: Plain, order: Order = no_order) -> str:
    """Write plain data as a document in house style, ending in a line break.

    Raises:
        EditFailedError: for characters that no file may have, or a key, text or number too large
            to be read back.
    """
    checked(value)
    return "\n".join(document(entry_of(value, (), order))) + "\n"


def document(root: Entry) -> list[str]:
    """Write the lines of a whole document. May move comments from an entry to its neighbour."""
    first, rest = body(root, -INDENT, -1)
    beside = f"  {root.beside}" if root.beside else ""
    head = first.lstrip(" ") + beside
    return [*root.above, *([head] if head else []), *rest]


def entry_lines(entry: Entry, indent: int) -> list[str]:
    """Write the lines of an entry of a list or map, those of its comments included.

    ``indent`` is the number of spaces in front of its key or dash.
    """
    pad = " " * indent
    lead = pad + ("-" if entry.key is None else _key(entry.key))
    if entry.key is None and _is_block(entry, len(lead)):
        _settle(entry, indent)
    first, rest = body(entry, indent, len(lead))
    beside = f"  {entry.beside}" if entry.beside else ""
    above = [pad + comment if comment else "" for comment in entry.above]
    return [*above, lead + first + beside, *rest]


def body(entry: Entry, indent: int, column: int) -> tuple[str, list[str]]:
    """Write a value: what follows its key or dash on the same line, and the lines after.

    Args:
        entry: the value; its own comments are left out.
        indent: spaces in front of its key or dash.
        column: characters on the line up to the end of its colon or dash.
    """
    if not entry.children:
        return _leaf(entry.value, indent)
    if not _is_block(entry, column):
        return f" {on_one_line(entry.path, entry.value)}", []
    lines: list[str] = []
    for child in entry.children:
        lines += entry_lines(child, indent + INDENT)
    while lines[0] == "":
        del lines[0]
    if entry.key is None and entry.path:
        return " " + lines[0].lstrip(" "), lines[1:]
    return "", lines


def _leaf(value: Plain, indent: int) -> tuple[str, list[str]]:
    if isinstance(value, (dict, list)):
        return (" {}" if isinstance(value, dict) else " []"), []
    block = literal(value) if isinstance(value, str) else None
    if block is None:
        return f" {inline(value)}", []
    header, lines = block
    pad = " " * (indent + INDENT if indent >= 0 else INDENT)
    return f" {header}", [pad + line if line else "" for line in lines]


def _key(key: str) -> str:
    written = inline(key)
    if len(written) > LONGEST_KEY:
        message = _("The key {key}… is too long; at most {limit} characters can be written.")
        raise EditFailedError(message.format(key=key[:20], limit=LONGEST_KEY))
    return written + ":"


def _is_block(entry: Entry, column: int) -> bool:
    if not entry.children:
        return False
    line = None if entry.commented else on_one_line(entry.path, entry.value)
    return line is None or column + 1 + len(line) > WIDTH


def _settle(element: Entry, indent: int) -> None:
    """Make room on the line of a dash, which the element's first entry will share.

    A comment beside the dash goes beside that entry, or above the dash where there is one
    already; comments above that entry go above the dash.
    """
    first = element.children[0]
    if element.beside and (first.beside or any(first.above)):
        element.above.append(element.beside)
    elif element.beside:
        first.beside = element.beside
    element.beside = ""
    if first.key is None and _is_block(first, indent + INDENT + 1):
        _settle(first, indent + INDENT)
    element.above += [comment for comment in first.above if comment]
    first.above = []
