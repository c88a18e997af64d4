"""Changes within brackets: in place where the line stays short, else the whole as a block."""

from tracker.edit import Edit, Insert, Plain, Remove, SetValue
from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.i18n import _
from tracker.yamlio.blocks import replace_value
from tracker.yamlio.geometry import beyond, entry_stop, has_comment, line_start, plain
from tracker.yamlio.nodes import MAPPING, SCALAR, Node
from tracker.yamlio.scalar_style import inline
from tracker.yamlio.spots import Change, Draft, Spot, nearest_spot
from tracker.yamlio.style import WIDTH, brackets, is_brief, pair, place_of_key
from tracker.yamlio.values import apply_to_value


def edit_flow(draft: Draft, outer: Spot, edit: Edit) -> Change:
    """Make an edit within a list or map in brackets.

    Args:
        draft: the text.
        outer: the outermost list or map in brackets around the edit's place.
        edit: what to do; its path leads into ``outer``.

    Raises:
        EditFailedError: where it can't be done in place and comments would be lost otherwise.
    """
    commented = has_comment(draft.text, outer.node)
    change = _in_place(draft, edit, commented=commented)
    if change is not None and (commented or _fits(draft.text, outer.node, change)):
        return change
    if commented:
        message = _(
            "Line {line} has comments within brackets; run `tracker fmt` first, then again."
        )
        raise EditFailedError(message.format(line=outer.node.line))
    relative = _moved(edit, edit.path[len(outer.path) :])
    return replace_value(draft, outer, apply_to_value(plain(outer.node), [relative]))


def _moved(edit: Edit, path: Path) -> Edit:
    if isinstance(edit, SetValue):
        return SetValue(path, edit.value)
    if isinstance(edit, Insert):
        return Insert(path, edit.value, edit.index)
    return Remove(path)


def _fits(text: str, outer: Node, change: Change) -> bool:
    """Tell whether the line is short enough after a change, or no longer than it was."""
    growth = len(change.text) - (change.end - change.start)
    if growth <= 0 or line_start(text, outer.end) > outer.start:
        return True
    return outer.end - line_start(text, outer.start) + growth <= WIDTH


def _in_place(draft: Draft, edit: Edit, *, commented: bool) -> Change | None:
    """Return the change between brackets that makes the edit, None where there is none."""
    spot, rest = nearest_spot(draft.root, edit.path)
    if isinstance(edit, Remove):
        return _remove(draft.text, spot)
    if not commented and not is_brief(edit.value):
        return None
    if isinstance(edit, Insert):
        index = len(spot.node.values) if edit.index is None else edit.index
        return None if rest else _insert(draft.text, spot.node, index, brackets(edit.value))
    if not rest:
        return _set(draft.text, spot.node, edit.value)
    return _insert_key(draft, spot, rest, edit.value)


def _insert_key(draft: Draft, spot: Spot, rest: Path, value: Plain) -> Change | None:
    if spot.node.kind != MAPPING or len(rest) > 1:
        return None
    key = str(rest[0])
    names = [node.text for node in spot.node.keys]
    index = place_of_key(key, names, draft.order(spot.path))
    return _insert(draft.text, spot.node, index, pair(key, value))


def _set(text: str, node: Node, value: Plain) -> Change | None:
    if node.start == node.end:
        return None
    like = node.style if node.kind == SCALAR else ""
    written = inline(value, flow=True, like=like) if isinstance(value, str) else brackets(value)
    gap = " " if text[node.start - 1] == ":" else ""
    return Change(node.start, node.end, gap + written)


def _insert(text: str, holder: Node, index: int, written: str) -> Change | None:
    if not holder.values or text[holder.start] not in "[{":
        return None
    if index < len(holder.values):
        begin = _begin(holder, index)
        return Change(begin, begin, f"{written}, ")
    end = entry_stop(text, holder, index - 1)
    return Change(end, end, f", {written}")


def _remove(text: str, spot: Spot) -> Change | None:
    holder = spot.parent.node if spot.parent else spot.node
    if text[holder.start] not in "[{":
        return None
    last = len(holder.values) - 1
    if last == 0:
        return Change(holder.start, holder.end, "{}" if holder.kind == MAPPING else "[]")
    begin = _begin(holder, spot.index)
    end = entry_stop(text, holder, spot.index)
    if "#" in text[begin : _begin(holder, spot.index + 1) if spot.index < last else holder.end]:
        comma = beyond(text, end)
        return Change(begin, comma + 1 if text.startswith(",", comma) else end, "")
    if spot.index < last:
        return Change(begin, _begin(holder, spot.index + 1), "")
    return Change(entry_stop(text, holder, last - 1), end, "")


def _begin(holder: Node, index: int) -> int:
    return (holder.keys if holder.kind == MAPPING else holder.values)[index].start
