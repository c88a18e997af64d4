"""The nodes of a text with their marks, for those who need positions: findings and edits."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol, cast

from yaml.error import YAMLError
from yaml.events import (
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamStartEvent,
)

from tracker.yamlio.events import LIBYAML, Source, open_events
from tracker.yamlio.limits import MAX_DEPTH, MAX_NODES

_CLOSING: Final = frozenset({MappingEndEvent, SequenceEndEvent})
_BETWEEN: Final = _CLOSING | {StreamStartEvent, DocumentStartEvent}
"""Events that are no node and do not end the document."""

SCALAR: Final = "scalar"
MAPPING: Final = "mapping"
SEQUENCE: Final = "sequence"

Kind = Literal["scalar", "mapping", "sequence"]


@dataclass(slots=True, eq=False)
class Node:
    """A value or a key as it stands in the text. Indexes are of the text, 0-based."""

    kind: Kind
    start: int
    end: int
    """Where the parser saw it end; a block collection's is far behind its content."""
    line: int
    """1-based, as in findings."""
    column: int
    """1-based, in characters."""
    style: str = ""
    """Of scalars: empty (plain), ``'``, ``"``, ``|`` or ``>``. Of collections: ``{`` where they
    are in brackets, empty where they are laid out as a block."""
    text: str = ""
    """Of scalars: the characters that they mean, not yet resolved."""
    keys: list["Node"] = field(default_factory=list)
    """Of mappings: the keys, beside ``values``."""
    values: list["Node"] = field(default_factory=list)
    """Of mappings and sequences: what they hold."""
    names: dict[str, int] = field(default_factory=dict)
    """Of mappings: where in ``values`` each key's value is; of a duplicate key, the last."""

    @property
    def flow(self) -> bool:
        """Whether it is a collection in brackets."""
        return self.kind != SCALAR and bool(self.style)

    def child(self, step: str | int) -> "Node | None":
        """Return the value at a key or 0-based index; None where there is none."""
        index = self.names.get(step) if isinstance(step, str) else step
        if index is None or not 0 <= index < len(self.values):
            return None
        return self.values[index] if self.kind == SEQUENCE or isinstance(step, str) else None


def compose(text: str, *, libyaml: bool = LIBYAML) -> Node | None:
    """Return the root of a text's first document; None where there is none.

    Never raises: of a text that can't be read to its end, it holds what comes before.
    """
    root = Node(SEQUENCE, 0, 0, 1, 1)
    with suppress(YAMLError):
        _compose(open_events(text, libyaml=libyaml), root)
    return root.values[0] if root.values else None


def _compose(source: Source, root: Node) -> None:
    next_event, offset = source.next_event, source.offset
    stack = [root]
    pending: list[Node | None] = [None]  # beside the stack: a key that waits for its value
    for _count in range(MAX_NODES):
        event = next_event()
        while type(event) in _BETWEEN:
            if type(event) in _CLOSING:
                stack.pop().end = _mark(event.end_mark).index + offset
                pending.pop()
            event = next_event()
        if not isinstance(event, NodeEvent):
            return
        node = _node(event, source)
        pending[-1] = _attach(stack[-1], pending[-1], node)
        if node.kind != SCALAR:
            if len(stack) > MAX_DEPTH:
                return
            stack.append(node)
            pending.append(None)


def _attach(holder: Node, key: Node | None, node: Node) -> Node | None:
    """Hang the node into its holder; return it where it is a key that waits for its value."""
    if holder.kind == SEQUENCE:
        holder.values.append(node)
        return None
    if key is None:
        return node
    holder.names[key.text] = len(holder.values)
    holder.keys.append(key)
    holder.values.append(node)
    return None


class _Mark(Protocol):
    index: int
    line: int
    column: int


def _mark(mark: object) -> _Mark:
    return cast("_Mark", mark)  # None only in events that nobody parsed


def _node(event: NodeEvent, source: Source) -> Node:
    begin, end = _mark(event.start_mark), _mark(event.end_mark)
    index, line, column = begin.index + source.offset, begin.line + 1, begin.column + 1
    stop = end.index + source.offset
    if type(event) is ScalarEvent:
        text = source.restore(event.value) if source.restore else event.value
        return Node(SCALAR, index, stop, line, column, event.style or "", text, _NO, _NO, _NONE)
    if isinstance(event, CollectionStartEvent):
        kind: Kind = MAPPING if type(event) is MappingStartEvent else SEQUENCE
        return Node(kind, index, stop, line, column, "{" if event.flow_style else "")
    return Node(SCALAR, index, stop, line, column)


_NO: Final[list[Node]] = []
_NONE: Final[dict[str, int]] = {}
"""Of scalars, which hold nothing; one for all."""
