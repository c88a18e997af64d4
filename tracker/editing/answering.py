"""Edits of answers: levels, states, links, citations. Each a group that is undone as one."""

from collections.abc import Iterable, Sequence

import msgspec

from tracker.edit import Edit, EditGroup, Insert, Path, Plain, Remove, SetValue
from tracker.i18n import _
from tracker.method.rating import CellState
from tracker.model.record import Answer, Assessment, Evidence
from tracker.tables import words


class Place(msgspec.Struct, frozen=True):
    """An answer: where it stands, and what it says now."""

    item: str
    path: Path
    answer: Answer


def place_of(assessment: Assessment, index: int, item: str) -> Place:
    """Return the place of an item's answer, laid out or not; ``index`` is the assessment's."""
    path: Path = ("assessments", index, "answers", item)
    return Place(item, path, assessment.answers.get(item, Answer()))


def set_level(place: Place, level: str | None) -> EditGroup:
    """Set a level, or with None leave it to the evidence; a state in its place goes."""
    edits = _confirmed(place)
    if place.answer.status is not None:
        edits.append(Remove((*place.path, "status")))
    if level is not None:
        edits.append(SetValue((*place.path, "level"), level))
    elif place.answer.level is not None:
        edits.append(Remove((*place.path, "level")))
    said = _("level {level}").format(level=level) if level else _("level as derived")
    return EditGroup(f"{place.item}: {said}", tuple(edits))


def set_status(place: Place, status: str | None) -> EditGroup:
    """Put a state in the place of a level, or take it away with None."""
    edits = _confirmed(place)
    if place.answer.level is not None and status is not None:
        edits.append(Remove((*place.path, "level")))
    if status is not None:
        edits.append(SetValue((*place.path, "status"), status))
    elif place.answer.status is not None:
        edits.append(Remove((*place.path, "status")))
    said = words.state(CellState(status)) if status else _("no state")
    return EditGroup(f"{place.item}: {said}", tuple(edits))


def confirm(place: Place) -> EditGroup:
    """Take an answer that was carried over as this cycle's own."""
    return EditGroup(_("{item}: confirmed").format(item=place.item), tuple(_confirmed(place)))


def cite(place: Place, searches: Sequence[str]) -> EditGroup:
    """Name the searches that an answer rests on; none for none."""
    path = (*place.path, "searched")
    label = _("{item}: searched {ids}").format(item=place.item, ids=", ".join(searches) or "–")
    if searches:
        return EditGroup(label, (SetValue(path, list(searches)),))
    return EditGroup(label, (Remove(path),) if place.answer.searched else ())


def none_after(place: Place, none: str, search: str) -> EditGroup:
    """Say that nothing was found, after a search."""
    edits = [*set_level(place, none).edits]
    if search not in place.answer.searched:
        cited = [*place.answer.searched, search]
        edits.append(SetValue((*place.path, "searched"), list[Plain](cited)))
    label = _("{item}: none after {search}").format(item=place.item, search=search)
    return EditGroup(label, tuple(edits))


def link(place: Place, evidence: Evidence, index: int | None = None) -> EditGroup:
    """Link a measure, or put a link in the place of the one at ``index``.

    Only what differs is written, so that comments beside the rest stay.
    """
    label = _("{item}: link {measure}").format(item=place.item, measure=evidence.measure)
    wanted = _plain(evidence)
    if index is None:
        if place.answer.evidence:
            return EditGroup(label, (*_confirmed(place), Insert((*place.path, "evidence"), wanted)))
        return EditGroup(label, (*_confirmed(place), SetValue((*place.path, "evidence"), [wanted])))
    before = _plain(place.answer.evidence[index])
    base = (*place.path, "evidence", index)
    edits: list[Edit] = [
        SetValue((*base, key), value) for key, value in wanted.items() if before.get(key) != value
    ]
    edits += [Remove((*base, key)) for key in before if key not in wanted]
    return EditGroup(label, tuple(edits))


def unlink(place: Place, index: int) -> EditGroup:
    """Take a link out."""
    measure = place.answer.evidence[index].measure
    path: Path = (*place.path, "evidence")
    if len(place.answer.evidence) > 1:
        path = (*path, index)
    label = _("{item}: unlink {measure}").format(item=place.item, measure=measure)
    return EditGroup(label, (Remove(path),))


def set_field(base: Path, field: Sequence[str], value: Plain, *, label: str) -> EditGroup:
    """Set a field below ``base``; with None, take it out."""
    path = (*base, *field)
    return EditGroup(label, (Remove(path) if value is None else SetValue(path, value),))


def linked(answer: Answer, measure: str) -> Iterable[int]:
    """Yield the places of the links to a measure."""
    return (index for index, one in enumerate(answer.evidence) if one.measure == measure)


def _confirmed(place: Place) -> list[Edit]:
    if place.answer.carried_from is None:
        return []
    return [Remove((*place.path, "carried-from"))]


def _plain(evidence: Evidence) -> dict[str, Plain]:
    found: dict[str, Plain] = {
        "measure": evidence.measure,
        "elements": list(evidence.elements),
    }
    if evidence.why:
        found["why"] = evidence.why
    if evidence.effect != "supports":
        found["effect"] = evidence.effect
    if evidence.strength:
        found["strength"] = evidence.strength.value
    if evidence.explicitness:
        found["explicitness"] = evidence.explicitness.value
    return found
