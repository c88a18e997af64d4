"""What edits do to plain data: the standard that the edited text is held against."""

from collections.abc import Iterable
from typing import Final

from tracker.edit import Edit, Insert, Plain, Remove, SetValue
from tracker.errors import EditFailedError
from tracker.finding import Path, pointer
from tracker.i18n import _
from tracker.yamlio.limits import MAX_DEPTH, MAX_SCALAR
from tracker.yamlio.scalar_style import SCALAR_TYPES
from tracker.yamlio.scalars import INTEGER_BITS
from tracker.yamlio.source import FORBIDDEN, name_of

_SHOWN: Final = 40


def apply_to_value(value: Plain, edits: Iterable[Edit]) -> Plain:
    """Return the data that edits, one after the other, make of ``value``, which stays as it is.

    A null on the way to a place counts as an empty map. An ``Insert`` where there is no list yet
    makes one. A key that is new comes last.

    Raises:
        EditFailedError: for a place that can't be, such as an element beyond the end of a list.
    """
    for edit in edits:
        value = _applied(value, edit, 0)
    return value


def same(one: Plain, other: Plain) -> bool:
    """Tell whether two values are the same data, types included; the order of keys is no data."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is not type(other):
        return False
    return one == other or (one != one and other != other)  # noqa: PLR0124 - two NaN


def checked(value: Plain) -> None:
    """Make sure that a value can stand in a file and be read back.

    Raises:
        EditFailedError: naming a character or a size that no file may have.
    """
    waiting: list[tuple[Plain, int]] = [(value, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth >= MAX_DEPTH and isinstance(part, (dict, list)):
            raise EditFailedError(_("The new value lies too many levels deep."))
        if isinstance(part, dict):
            waiting += [(child, depth + 1) for child in part.values()]
            waiting += [(key, depth + 1) for key in part]
        elif isinstance(part, list):
            waiting += [(child, depth + 1) for child in part]
        elif isinstance(part, str):
            _checked_text(part)
        elif isinstance(part, int) and part.bit_length() > INTEGER_BITS:
            raise EditFailedError(_("The new value has a number that is too large."))
        elif not isinstance(part, SCALAR_TYPES):
            raise TypeError(part)


def _checked_text(text: str) -> None:
    found = FORBIDDEN.search(text)
    if found:
        message = _("The text “{text}” has the invisible character {character}; delete it.")
        around = FORBIDDEN.sub("·", text)[:_SHOWN]
        raise EditFailedError(message.format(text=around, character=name_of(found.group())))
    if len(text) > MAX_SCALAR:
        message = _("The text has {size} characters; at most {limit} can be stored.")
        raise EditFailedError(message.format(size=len(text), limit=MAX_SCALAR))


def _applied(value: Plain, edit: Edit, depth: int) -> Plain:
    """Return ``value``, which is at the first ``depth`` steps of the edit's path, edited."""
    if depth == len(edit.path):
        return _at_place(value, edit)
    step = edit.path[depth]
    last = depth == len(edit.path) - 1
    if isinstance(step, str) and (isinstance(value, dict) or value is None):
        return _in_map(value or {}, step, edit, depth)
    if isinstance(step, int) and isinstance(value, list) and 0 <= step < len(value):
        if last and isinstance(edit, Remove):
            return [*value[:step], *value[step + 1 :]]
        return [*value[:step], _applied(value[step], edit, depth + 1), *value[step + 1 :]]
    raise no_place(edit.path[: depth + 1])


def _in_map(value: dict[str, Plain], key: str, edit: Edit, depth: int) -> Plain:
    if isinstance(edit, Remove):
        if key not in value:
            raise no_place(edit.path)
        if depth == len(edit.path) - 1:
            return {name: entry for name, entry in value.items() if name != key}
    return {**value, key: _applied(value.get(key), edit, depth + 1)}


def _at_place(value: Plain, edit: Edit) -> Plain:
    if isinstance(edit, SetValue):
        return edit.value
    if isinstance(edit, Insert) and (isinstance(value, list) or value is None):
        elements = value or []
        index = len(elements) if edit.index is None else edit.index
        if 0 <= index <= len(elements):
            return [*elements[:index], edit.value, *elements[index:]]
    raise no_place(edit.path)


def no_place(path: Path) -> EditFailedError:
    """Return the error for an edit at a place that the record doesn't have."""
    message = _("There is no place {path} in the record for this change.")
    return EditFailedError(message.format(path=pointer(path) or "/"))
