"""Where in a text a value or a key stands: composed only when a finding asks for it."""

from tracker.finding import Path, Place
from tracker.yamlio.nodes import MAPPING, Node, compose


class Positions:
    """The places of a text's values, keys and their nearest neighbours.

    A path that isn't in the text has the place of its nearest ancestor that is; an empty path, and
    any path into a text that can't be read, the place where the document begins.
    """

    def __init__(self, text: str) -> None:
        self._root = compose(text)

    def value(self, path: Path) -> Place:
        """Return where the value at a path begins; a block mapping begins at its first key.

        The place carries ``path`` as it was asked for; line and column are 1-based.
        """
        node = self._walk(path)[0]
        return Place(node.line, node.column, path) if node else Place(1, 1, path)

    def key(self, path: Path) -> Place:
        """Return where the key at the end of a path stands, or else what ``value`` gives.

        An element of a list has no key: its place is that of its value.
        """
        holder, rest = self._walk(path[:-1])
        step = path[-1] if path else None
        if holder is None or rest or not isinstance(step, str) or step not in holder.names:
            return self.value(path)
        key = holder.keys[holder.names[step]]
        return Place(key.line, key.column, path)

    def _walk(self, path: Path) -> tuple[Node | None, Path]:
        """Return the deepest node on the path and the steps that lead beyond it."""
        node = self._root
        for depth, step in enumerate(path):
            child = node.child(step) if node else None
            if child is None:
                return node, path[depth:]
            node = child
        return node, ()


def positions(text: str) -> Positions:
    """Find the places in a text; takes several times as long as reading it."""
    return Positions(text)


def first_lines(text: str) -> dict[tuple[int, int], int]:
    """Return, for the line and column of a key, the line where the same key is first.

    Only keys of maps that have one twice are in it.
    """
    lines: dict[tuple[int, int], int] = {}
    waiting = [compose(text)]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        waiting += node.values
        if node.kind == MAPPING and len(node.names) < len(node.keys):
            first: dict[str, int] = {}
            for key in node.keys:
                lines[key.line, key.column] = first.setdefault(key.text, key.line)
    return lines
