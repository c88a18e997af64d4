"""Editing a text: the smallest change that makes its data what an edit says.

Only the lines of the values concerned change; comments, the order of keys, blank lines, quoting,
byte order mark, line ends and a missing last line break stay. The result is read again and held
against the data that the edits must give, so that a wrong text is never returned.
"""

from collections import deque
from collections.abc import Iterable

from tracker.edit import Edit, Insert, Plain, Remove, SetValue
from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.i18n import _
from tracker.yamlio.blocks import insert_entry, remove_entry, replace_value
from tracker.yamlio.building import Missing
from tracker.yamlio.emit import entry_of
from tracker.yamlio.flows import edit_flow
from tracker.yamlio.geometry import line_break, plain, stop
from tracker.yamlio.nodes import MAPPING, SCALAR, SEQUENCE, compose
from tracker.yamlio.reading import read, sound_value
from tracker.yamlio.spots import Change, Draft, Spot, applied, nearest_spot
from tracker.yamlio.style import Order, no_order, place_of_key
from tracker.yamlio.values import apply_to_value, checked, no_place, same


def apply(text: str, edits: Iterable[Edit], order: Order = no_order) -> str:
    """Return the text with the edits made, one after the other.

    A new key goes where the house order puts it among its neighbours, else at the end. Removing
    the last entry of a list or map leaves ``[]`` or ``{}``.

    Args:
        text: a file's text as ``Read.text`` has it.
        edits: what the data shall be.
        order: the house order of keys.

    Raises:
        EditFailedError: where the text has findings, an edit has no place in it or brings
            characters that no file may have, or the change can't be made safely.
    """
    edits = tuple(edits)
    value = sound_value(text)
    for edit in edits:
        if not isinstance(edit, Remove):
            checked(edit.value)
        checked([step for step in edit.path if isinstance(step, str)])
    expected = apply_to_value(value, edits)
    edited = _edited(text, edits, order)
    done = read(edited.encode(), file="")
    if not done.findings and not isinstance(done.value, Missing) and same(done.value, expected):
        return edited
    raise EditFailedError(
        _("The change could not be made without risk to the rest of the file; edit it by hand.")
    )


def _edited(text: str, edits: Iterable[Edit], order: Order) -> str:
    waiting = deque(edits)
    while waiting:
        root = compose(text)
        if root is None:
            raise no_place(waiting[0].path)
        text = applied(text, _changes(Draft(text, root, line_break(text), order), waiting))
    return text


def _changes(draft: Draft, waiting: deque[Edit]) -> list[Change]:
    """Take edits from the queue and return their changes: of one, or of many that are far apart.

    Values that are set in separate parts of the text don't move each other's places, so one set
    of nodes serves them all. An edit that falls into pieces goes back into the queue in pieces.
    """
    changes: list[Change] = []
    taken: list[tuple[int, int]] = []
    while waiting:
        reach = _reach(draft, waiting[0])
        if reach is None or any(reach[0] <= end and start <= reach[1] for start, end in taken):
            break
        taken.append(reach)
        changes += _change(draft, waiting.popleft())
    if changes or not waiting:
        return changes
    edit = waiting.popleft()
    pieces = _pieces(draft, edit)
    if pieces is None:
        return _change(draft, edit)
    waiting.extendleft(reversed(pieces))
    return []


def _reach(draft: Draft, edit: Edit) -> tuple[int, int] | None:
    """Return the part of the text that setting a value may change; None where it may be large.

    It is the scalar or the brackets that are replaced, or the map that gets the new key.
    """
    if not isinstance(edit, SetValue):
        return None
    spot, rest = nearest_spot(draft.root, edit.path)
    node = spot.outer.node if spot.outer else spot.node
    if node.kind == SCALAR or node.flow:
        return node.start, node.end
    return (node.start, stop(draft.text, node)) if rest else None


def _pieces(draft: Draft, edit: Edit) -> list[Edit] | None:
    """Return smaller edits that make the same of a block, None where there are none."""
    spot, rest = nearest_spot(draft.root, edit.path)
    if not isinstance(edit, SetValue) or rest or spot.node.flow:
        return None
    old = plain(spot.node)
    if isinstance(old, dict) and isinstance(edit.value, dict) and edit.value:
        return _map_pieces(edit.path, old, edit.value)
    if isinstance(old, list) and isinstance(edit.value, list) and edit.value:
        return _list_pieces(edit.path, old, edit.value)
    return None


def _map_pieces(path: Path, old: dict[str, Plain], new: dict[str, Plain]) -> list[Edit]:
    pieces: list[Edit] = [
        SetValue((*path, key), value)
        for key, value in new.items()
        if key not in old or not same(old[key], value)
    ]
    return pieces + [Remove((*path, key)) for key in old if key not in new]


def _list_pieces(path: Path, old: list[Plain], new: list[Plain]) -> list[Edit]:
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if not same(old[i], new[i])), shorter)
    tail = next(
        (i for i in range(shorter - head) if not same(old[-1 - i], new[-1 - i])), shorter - head
    )
    pieces: list[Edit] = [
        SetValue((*path, index), new[index]) for index in range(head, shorter - tail)
    ]
    middle = shorter - tail
    pieces += [Insert(path, new[i], i) for i in range(middle, len(new) - tail)]
    return pieces + [Remove((*path, middle)) for _ in range(middle, len(old) - tail)]


def _change(draft: Draft, edit: Edit) -> list[Change]:
    spot, rest = nearest_spot(draft.root, edit.path)
    if isinstance(edit, Remove):
        return [_removal(draft, spot, edit)]
    if isinstance(edit, Insert) and not rest and spot.node.kind == SEQUENCE and spot.node.values:
        return _insertion(draft, spot, edit)
    value = [edit.value] if isinstance(edit, Insert) else edit.value
    if not rest:
        return [_replacement(draft, spot, SetValue(edit.path, value))]
    for step in reversed(rest[1:]):
        value = {str(step): value}
    return _addition(draft, spot, str(rest[0]), value)


def _replacement(draft: Draft, spot: Spot, edit: SetValue) -> Change:
    if same(plain(spot.node), edit.value):
        return Change(0, 0, "")
    if spot.outer:
        return edit_flow(draft, spot.outer, edit)
    return replace_value(draft, spot, edit.value)


def _insertion(draft: Draft, spot: Spot, edit: Insert) -> list[Change]:
    if spot.outer or spot.node.flow:
        return [edit_flow(draft, spot.outer or spot, edit)]
    index = len(spot.node.values) if edit.index is None else edit.index
    entry = entry_of(edit.value, (*edit.path, index), draft.order)
    return insert_entry(draft, spot, index, entry)


def _addition(draft: Draft, spot: Spot, key: str, value: Plain) -> list[Change]:
    """Add a key to the map at a spot, or make a map of the null there."""
    if spot.node.kind == SCALAR or not (spot.outer or spot.node.values):
        return [_replacement(draft, spot, SetValue(spot.path, {key: value}))]
    path = (*spot.path, key)
    if spot.outer or spot.node.flow:
        return [edit_flow(draft, spot.outer or spot, SetValue(path, value))]
    names = [node.text for node in spot.node.keys]
    index = place_of_key(key, names, draft.order(spot.path))
    return insert_entry(draft, spot, index, entry_of(value, path, draft.order, key))


def _removal(draft: Draft, spot: Spot, edit: Remove) -> Change:
    if spot.outer:
        return edit_flow(draft, spot.outer, edit)
    if spot.parent is None:
        raise no_place(edit.path)
    if len(spot.parent.node.values) > 1:
        return remove_entry(draft, spot)
    empty: Plain = {} if spot.parent.node.kind == MAPPING else []
    return replace_value(draft, spot.parent, empty)
