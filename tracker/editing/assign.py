"""From ``level=low`` and its like, as people type them, to a group of edits on one answer.

``field=value`` sets a field of the answer, ``field=`` takes it out; ``next.action=…`` and
``review.level=…`` reach inside; a list is given with commas (``searched=s1,s2``).
``link=INSTRUMENT/MEASURE:a,d`` adds evidence for elements (or names other elements in the link
that is there), ``unlink=INSTRUMENT/MEASURE`` takes it out.
"""

import difflib
from collections.abc import Iterable, Iterator

from tracker.edit import Edit, EditGroup, Insert, Plain, Remove, SetValue
from tracker.errors import UsageError
from tracker.finding import Path
from tracker.i18n import _
from tracker.model.record import Answer

LISTS = ("searched",)
NUMBERS = ("carried-from",)
FIELDS = (
    "level",
    "status",
    "reason",
    "searched",
    "confidence",
    "notes",
    "next.action",
    "next.by",
    "next.priority",
    "review.level",
    "review.comment",
    "review.by",
    "review.date",
    "review.agreed.by",
    "review.agreed.date",
    "carried-from",
)
WORDS = (*FIELDS, "link", "unlink")


def assign(base: Path, answer: Answer | None, assignments: Iterable[str]) -> EditGroup:
    """Make the edits that assignments ask for.

    Args:
        base: path of the answer in the record.
        answer: the answer as it is; None where the item is not laid out yet.
        assignments: ``field=value`` each, in the order in which they are to be made.

    Raises:
        UsageError: for an unknown field or a link that makes no sense.
    """
    given = list(assignments)
    edits = [edit for one in given for edit in _edits(base, answer or Answer(), one)]
    return EditGroup(label=" ".join(given), edits=tuple(edits))


def _edits(base: Path, answer: Answer, assignment: str) -> Iterator[Edit]:
    field, equals, value = assignment.partition("=")
    if not equals:
        raise UsageError(
            _("{assignment!r}: write FIELD=VALUE, for example level=low").format(
                assignment=assignment
            )
        )
    if field not in WORDS:
        near = difflib.get_close_matches(field, WORDS, 1)
        hint = _(" Did you mean {near}?").format(near=near[0]) if near else ""
        raise UsageError(
            _("There is no field {field!r} to set.{hint} Fields: {known}").format(
                field=field, hint=hint, known=", ".join(WORDS)
            )
        )
    if field == "link":
        yield _link(base, answer, value)
    elif field == "unlink":
        yield _unlink(base, answer, value)
    else:
        yield from _field(base, answer, field, value)


def _field(base: Path, answer: Answer, field: str, value: str) -> Iterator[Edit]:
    path = (*base, *field.split("."))
    if value:
        yield SetValue(path, _plain(field, value))
        return
    holder: object = answer
    for step in field.split("."):
        holder = getattr(holder, step.replace("-", "_"), None)
    if holder not in (None, ()):
        yield Remove(path)


def _plain(field: str, value: str) -> Plain:
    if field in LISTS:
        return [part.strip() for part in value.split(",") if part.strip()]
    if field in NUMBERS and value.isdigit():
        return int(value)
    return value


def _link(base: Path, answer: Answer, value: str) -> Edit:
    measure, colon, letters = value.rpartition(":")
    elements: list[Plain] = [one.strip() for one in letters.split(",") if one.strip()]
    if not colon or "/" not in measure or not elements:
        raise UsageError(
            _(
                "link={value}: write link=INSTRUMENT/MEASURE:a,b with the elements it addresses"
            ).format(value=value)
        )
    for index, one in enumerate(answer.evidence):
        if one.measure == measure:
            return SetValue((*base, "evidence", index, "elements"), elements)
    entry: Plain = {"measure": measure, "elements": elements}
    if answer.evidence:
        return Insert((*base, "evidence"), entry)
    return SetValue((*base, "evidence"), [entry])


def _unlink(base: Path, answer: Answer, value: str) -> Edit:
    for index, one in enumerate(answer.evidence):
        if one.measure == value:
            last = len(answer.evidence) == 1
            return Remove((*base, "evidence") if last else (*base, "evidence", index))
    raise UsageError(
        _("unlink={value}: the answer has no such evidence. It has: {known}").format(
            value=value, known=", ".join(one.measure for one in answer.evidence) or _("none")
        )
    )
