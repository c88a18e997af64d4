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
from tracker.yamlio.geometry import line_break, plain
from tracker.yamlio.flows import edit_flow
from tracker.yamlio.nodes import MAPPING, SCALAR, SEQUENCE, Node, compose
from tracker.yamlio.reading import read_text
from tracker.yamlio.spots import Change, Draft, Spot, spot_at
from tracker.yamlio.style import Order, no_order, ordered
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
    value = _sound(text)
    for edit in edits:
        if not isinstance(edit, Remove):
            checked(edit.value)
        checked([step for step in edit.path if isinstance(step, str)])
    expected = apply_to_value(value, edits)
    edited = _edited(text, edits, order)
    for candidate in (edited, edited + line_break(edited)):  # a last text may need its line end
        done = read_text(candidate, file="")
        if not done.findings and not isinstance(done.value, Missing) and same(done.value, expected):
            return candidate
    raise EditFailedError(
        _("The change could not be made without risk to the rest of the file; edit it by hand.")
    )


def _sound(text: str) -> Plain:
    done = read_text(text, file="")
    if done.findings or isinstance(done.value, Missing):
        message = _("Line {line} must be corrected before anything can be changed: {message}")
        first = done.findings[0]
        raise EditFailedError(message.format(line=first.place.line, message=first.message))
    return done.value


def _edited(text: str, edits: Iterable[Edit], order: Order) -> str:
    waiting = deque(edits)
    while waiting:
        root = compose(text)
        if root is None:
            raise no_place(waiting[0].path)
        draft = Draft(text, root, line_break(text), order)
        taken: list[Change] = []
        ...
    return text
