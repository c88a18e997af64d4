"""Edits of reviews: the reviewer's level and comment beside an answer, and the country's word on it."""

from collections.abc import Mapping

from tracker.edit import Edit, EditGroup, Plain, Remove, SetValue
from tracker.editing.answering import Place
from tracker.i18n import _
from tracker.model.record import Review

DATED = ("level", "comment")
"""What is the reviewer's own: changing it dates the review."""


def set_review(place: Place, changes: Mapping[str, str | None], *, date: str) -> EditGroup:
    """Change fields of the review by their keys; None takes one out, and the last one all.

    ``date`` is written beside what the reviewer says. A review without level and comment goes.
    """
    before = _fields(place.answer.review)
    after: dict[str, Plain] = {**before, **changes}
    if any(key in changes for key in DATED):
        after["date"] = date
    after = {key: value for key, value in after.items() if value is not None}
    path = (*place.path, "review")
    label = _label(place.item, changes)
    if not any(key in after for key in DATED):
        return EditGroup(label, (Remove(path),) if place.answer.review else ())
    edits: list[Edit] = [Remove((*path, key)) for key in before if key not in after]
    edits += [
        SetValue((*path, key), value) for key, value in after.items() if before.get(key) != value
    ]
    return EditGroup(label, tuple(edits))


def agree(place: Place, *, date: str | None) -> EditGroup:
    """Note that the country agrees to the review since a day; None takes it back."""
    path = (*place.path, "review", "agreed")
    if date is None:
        label = _("{item}: not agreed by the country").format(item=place.item)
        has = place.answer.review is not None and place.answer.review.agreed is not None
        return EditGroup(label, (Remove(path),) if has else ())
    label = _("{item}: agreed by the country").format(item=place.item)
    return EditGroup(label, (SetValue(path, {"date": date}),))


def _fields(review: Review | None) -> dict[str, Plain]:
    """Return what the review says, without the country's word on it."""
    if review is None:
        return {}
    found: dict[str, Plain] = {
        "level": review.level,
        "comment": review.comment,
        "by": review.by,
        "date": review.date,
    }
    return {key: value for key, value in found.items() if value is not None}


def _label(item: str, changes: Mapping[str, str | None]) -> str:
    if "level" in changes:
        level = changes["level"]
        if level is None:
            return _("{item}: no reviewer's level").format(item=item)
        return _("{item}: reviewer's level {level}").format(item=item, level=level)
    if "comment" in changes:
        return _("{item}: reviewer's comment").format(item=item)
    return _("{item}: review").format(item=item)
