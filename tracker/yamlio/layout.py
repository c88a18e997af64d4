"""House style for a whole text, with every comment kept: what ``tracker fmt`` does.

Comments on lines of their own stay above the entry that they precede, also where house order
moves it; comments at the end of a line stay with the entry that begins there. Comments above the
first entry stay at the top, those after the last entry at the end. Where there were blank lines
between entries, one is kept.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.edit import Plain
from tracker.errors import EditFailedError
from tracker.i18n import _
from tracker.yamlio.building import Missing
from tracker.yamlio.comments import Comment, comments
from tracker.yamlio.emit import Entry, document
from tracker.yamlio.geometry import entry_begin, line_before, line_break, line_start, plain
from tracker.yamlio.nodes import MAPPING, SCALAR, Node, compose
from tracker.yamlio.reading import read_text, sound_value
from tracker.yamlio.source import BOM
from tracker.yamlio.style import Order, no_order, ordered
from tracker.yamlio.values import same


def format_text(text: str, order: Order = no_order) -> str:
    """Return a text in house style, with the same data and every comment.

    A byte order mark and the kind of line ends are kept; the text ends in a line break. What is
    in house style already stays as it is.

    Raises:
        EditFailedError: where the text has findings, or can't be laid out without loss.
    """
    value = sound_value(text)
    root = compose(text)
    if root is None:
        raise AssertionError
    found = comments(text, root)
    lines = _Layout(text, root).lines(found, order)
    new = (BOM if text.startswith(BOM) else "") + line_break(text).join([*lines, ""])
    done = read_text(new, file="")
    kept = sorted(comment.text for comment in comments(new, compose(new)))
    faithful = kept == sorted(comment.text for comment in found)
    if not faithful or isinstance(done.value, Missing) or not same(done.value, value):
        raise EditFailedError(
            _("The file cannot be brought into house style without loss; it was left as it is.")
        )
    return new


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """An entry and where it is in the text."""

    begin: int
    entry: Entry
    holder: "_Place | None"
    end: int
    """Where the brackets that it stands in end; the end of the text where it is in none."""


class _Layout:
    """The entries of a text, to which comments and blank lines are being attached."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._trunk = _Place(root.start, Entry((), _hollow(root)), None, len(text) + 1)
        self._places = list(_places(text, root, self._trunk))
        self._begins = [place.begin for place in self._places]
        self._footer: list[str] = []

    def lines(self, found: list[Comment], order: Order) -> list[str]:
        """Return the lines of the text in house style."""
        attached = {comment.start: comment for comment in found}
        for at in sorted([*attached, *self._begins]):
            comment = attached.get(at)
            if comment is None:
                self._blank_line(at)
            elif comment.own_line:
                self._above(at, comment.text)
            else:
                self._beside(at, comment.text)
        trunk = self._trunk.entry
        _arrange(trunk, order)
        if trunk.children and trunk.beside:
            trunk.above.append(trunk.beside)
            trunk.beside = ""
        lines = [*document(trunk), *self._footer]
        return lines[next(index for index, line in enumerate(lines) if line) :]

    def _blank_line(self, at: int) -> None:
        """Keep a blank line above the entry that begins here."""
        index = bisect_right(self._begins, at) - 1
        above = self._places[index].entry.above if index else self._trunk.entry.above
        if (index or above) and self._places[index].end > len(self._text) and self._gap(at):
            above.append("")

    def _above(self, at: int, comment: str) -> None:
        """Keep a comment above the entry that begins next, at the top or at the end."""
        index = bisect_right(self._begins, at)
        if at < (self._begins[0] if self._begins else self._trunk.begin):
            above = self._trunk.entry.above
        elif index < len(self._places):
            above = self._places[index].entry.above
        else:
            above = self._footer
        above += ["", comment] if self._gap(at) else [comment]

    def _beside(self, at: int, comment: str) -> None:
        """Keep a comment beside the entry that began last and whose brackets are still open."""
        index = bisect_right(self._begins, at) - 1
        place = self._places[index] if index >= 0 else self._trunk
        while place.holder and place.end <= at:
            place = place.holder
        if place.entry.beside:
            self._above(at, comment)
        else:
            place.entry.beside = comment

    def _gap(self, at: int) -> bool:
        """Tell whether the first thing on a line has a blank line above it."""
        start = line_start(self._text, at)
        above = line_before(self._text, start)
        return start > above and not (self._text[start:at] + self._text[above:start]).strip()


def _places(text: str, node: Node, holder: _Place) -> Iterator[_Place]:
    """Yield the entries within a node in the order of the text, and hang them into their holder."""
    end = node.end if node.flow else holder.end
    for index, value in enumerate(node.values):
        key = node.keys[index].text if node.kind == MAPPING else None
        path = (*holder.entry.path, index if key is None else key)
        begin = entry_begin(text, node, index) if key is None else node.keys[index].start
        place = _Place(begin, Entry(path, _hollow(value), key), holder, end)
        holder.entry.children.append(place.entry)
        yield place
        yield from _places(text, value, place)


def _hollow(node: Node) -> Plain:
    """Return the data of a scalar; of a list or map an empty one, to be filled from within."""
    if node.kind == SCALAR:
        return plain(node)
    return {} if node.kind == MAPPING else []


def _arrange(entry: Entry, order: Order) -> None:
    """Bring keys into house order, and tell which lists and maps have comments within.

    A comment above the first thing within an element of a list goes above its dash.
    """
    for child in entry.children:
        _arrange(child, order)
    if isinstance(entry.value, dict):
        by_key = {child.key or "": child for child in entry.children}
        entry.children = [by_key[key] for key in ordered(list(by_key), order(entry.path))]
        entry.value = {child.key or "": child.value for child in entry.children}
    elif isinstance(entry.value, list):
        entry.value = [child.value for child in entry.children]
    if entry.children and entry.key is None and entry.path:
        first = entry.children[0]
        entry.above += [comment for comment in first.above if comment]
        first.above = []
    entry.commented = any(
        child.commented or child.beside or any(child.above) for child in entry.children
    )
