"""What a record is compared with, beside its file: its last cycle, another file.

Knows nothing of Textual. From another file a field is taken as it is there. From the last cycle
an answer is taken as a whole and marked as carried over: it counts as not assessed until somebody
confirms it, since an old answer is no answer of this cycle.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from tracker.edit import Edit, EditGroup, Insert, Plain, SetValue
from tracker.editing.difference import Change, changes, data_of
from tracker.errors import UsageError
from tracker.files import read_source, shown
from tracker.i18n import _
from tracker.tui.country.subject import Key as Which
from tracker.tui.country.subject import subject_of
from tracker.tui.session import Session
from tracker.yamlio import emit

LEFT_OUT = frozenset({"review", "carried-from"})
"""What belongs to one cycle alone."""


class Other(msgspec.Struct, frozen=True):
    """Another side, and how mine differs from it."""

    kind: Literal["cycle", "file"]
    name: str
    """What it is called, in a word or two."""
    about: str
    """What is compared with what."""
    mine: str
    theirs: str
    """The texts, to be compared by lines."""
    changes: tuple[Change, ...] | None
    """None where the other text has no fields."""
    answers: Mapping[str, Plain] = {}
    """Of the last cycle: whole answers by item, as they are carried over."""
    searches: Mapping[str, Plain] = {}
    """Of the last cycle: its searches by id."""
    place: tuple[str | int, ...] = ()
    """Of the last cycle: path of this cycle's assessment."""


def another_file(session: Session, code: str, given: str) -> Other:
    """Compare with another file, from the workspace where the path is not absolute.

    Raises UsageError where it can't be read.
    """
    path = session.workspace.root / Path(given.strip()).expanduser()
    name = shown(path.name)
    source = read_source(path, name=name)
    if source.finding is not None:
        raise UsageError(f"{name}: {source.finding.message}")
    opened = session.open(code)
    text = source.content.decode(errors="replace")
    mine, theirs = data_of(opened.text), data_of(text)
    about = _("{code} as it stands here, against {name}").format(code=code, name=name)
    if theirs is not None and theirs.get("country") not in (None, code):
        about += " " + _("(a record of {country})").format(country=theirs["country"])
    found = None if mine is None or theirs is None else changes(mine, theirs)
    return Other("file", name, about, opened.text, text, found)


def last_cycle(session: Session, code: str, which: Which | None) -> Other:
    """Compare the answers of an assessment with those of the cycle before, by the same method.

    Raises UsageError where there is none.
    """
    subject = subject_of(session, code, which)
    record = data_of(session.open(code).text)
    if subject is None or record is None:
        raise UsageError(_("There is no assessment of {code} to compare.").format(code=code))
    one = subject.assessment
    same = [
        (other.cycle, at)
        for at, other in enumerate(subject.record.assessments)
        if (other.framework, other.method) == (one.framework, one.method)
        and other.cycle < one.cycle
    ]
    if not same:
        raise UsageError(_("{code} has no earlier assessment by this method.").format(code=code))
    cycle, at = max(same)
    now, then = (_assessment(record, place) for place in (subject.index, at))
    place = ("assessments", subject.index)
    mine, theirs = (_answers(found) for found in (now, then))
    found = tuple(
        msgspec.structs.replace(change, path=(*place, "answers", *change.path))
        for change in changes(mine, theirs)
    )
    return Other(
        kind="cycle",
        name=str(cycle),
        about=_("{code}: the answers of {now}, against those of {then}").format(
            code=code, now=one.cycle, then=cycle
        ),
        mine=emit(mine),
        theirs=emit(theirs),
        changes=found,
        answers={
            item: {**answer, "carried-from": cycle}
            for item, answer in theirs.items()
            if isinstance(answer, dict)
        },
        searches=_searches(then),
        place=place,
    )


def taking(other: Other, one: Change, label: str, present: Mapping[str, Plain]) -> EditGroup:
    """Return the edits that take what differs from the other side; none where it has nothing.

    ``present`` are the searches of this cycle's assessment by id: those that an answer of the last
    cycle rests on come along; one whose id means another search here is no longer cited.
    """
    if other.kind == "file":
        return EditGroup(label, (one.edit,))
    item = one.key[0]
    answer = other.answers.get(item)
    if not isinstance(answer, dict):
        return EditGroup(label, ())
    cited = answer.get("searched")
    kept: list[Plain] = []
    edits: list[Edit] = []
    new: list[Plain] = []
    for name in cited if isinstance(cited, list) else []:
        there = other.searches.get(str(name))
        if present.get(str(name), there) == there:
            kept.append(name)
            if str(name) not in present and there is not None:
                new.append(there)
    if new and present:
        edits += [Insert((*other.place, "searches"), search) for search in new]
    elif new:
        edits.append(SetValue((*other.place, "searches"), new))
    answer = {key: value for key, value in answer.items() if key != "searched" or kept}
    if kept:
        answer["searched"] = kept
    label = _("{item} carried over from {cycle}").format(item=item, cycle=other.name)
    return EditGroup(label, (*edits, SetValue((*other.place, "answers", item), answer)))


def searches_at(session: Session, code: str, other: Other) -> Mapping[str, Plain]:
    """Return the searches of this cycle's assessment by id, as they stand."""
    record = data_of(session.open(code).text)
    if not other.place or record is None:
        return {}
    return _searches(_assessment(record, int(other.place[1])))


def _assessment(record: Mapping[str, Plain], at: int) -> Mapping[str, Plain]:
    found = record.get("assessments")
    one = found[at] if isinstance(found, list) and at < len(found) else None
    return one if isinstance(one, dict) else {}


def _answers(assessment: Mapping[str, Plain]) -> dict[str, Plain]:
    """Return the answers that say something, without what belongs to one cycle alone."""
    given = assessment.get("answers")
    found: dict[str, Plain] = {}
    for item, answer in given.items() if isinstance(given, dict) else ():
        if isinstance(answer, dict):
            kept = {key: value for key, value in answer.items() if key not in LEFT_OUT}
            if kept:
                found[item] = kept
    return found


def _searches(assessment: Mapping[str, Plain]) -> dict[str, Plain]:
    given = assessment.get("searches")
    return {
        str(one["id"]): one
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict) and "id" in one
    }
