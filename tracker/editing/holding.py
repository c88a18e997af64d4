"""Edits of what a record holds beside its answers: instruments, measures, searches, assessments.

What is renamed or taken out goes from everything that cites it, in the same group.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from tracker.edit import Edit, EditGroup, Insert, Path, Plain, Remove, SetValue
from tracker.errors import UsageError
from tracker.i18n import _
from tracker.model.framework import Framework
from tracker.model.record import Record

LONGEST = 32
"""Letters of an id that is made of words."""


def id_from(words: str, taken: Collection[str], *, otherwise: str) -> str:
    """Make an id of words that nobody has: ``§ 17 (2) 6`` gives ``17-2-6``."""
    apart = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = re.sub("[^a-z0-9]+", "-", apart).strip("-")
    if len(stem) > LONGEST:
        stem = stem[:LONGEST].rpartition("-")[0] or stem[:LONGEST]
    stem = stem or otherwise
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


def add(record: Record, path: Path, entry: Mapping[str, Plain], *, label: str) -> EditGroup:
    """Add an entry to a list, which is made where the record has none."""
    holder: object = msgspec.to_builtins(record)
    for step in path:
        holder = _step(holder, step)
    if holder:
        return EditGroup(label, (Insert(path, dict(entry)),))
    return EditGroup(label, (SetValue(path, [dict(entry)]),))


def _step(holder: object, step: str | int) -> object:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list | tuple) and isinstance(step, int) and step < len(holder):
        return holder[step]
    return None


def rename_instrument(record: Record, index: int, to: str) -> EditGroup:
    """Give an instrument another id, everywhere in the record. Raises UsageError."""
    old = record.instruments[index].id
    _free(to, record.instrument)
    edits: list[Edit] = [SetValue(("instruments", index, "id"), to)]
    for path, measure in links_to(record, f"{old}/"):
        edits.append(SetValue((*path, "measure"), f"{to}/{measure.partition('/')[2]}"))
    edits += [SetValue(path, to) for path in _mentions(record, old)]
    return EditGroup(_("rename {old} to {new}").format(old=old, new=to), tuple(edits))


def rename_measure(record: Record, index: int, measure: int, to: str) -> EditGroup:
    """Give a measure another id, everywhere in the record. Raises UsageError."""
    holder = record.instruments[index]
    old = f"{holder.id}/{holder.measures[measure].id}"
    _free(to, holder.measure)
    edits: list[Edit] = [SetValue(("instruments", index, "measures", measure, "id"), to)]
    for path, cited in links_to(record, old):
        if cited == old:
            edits.append(SetValue((*path, "measure"), f"{holder.id}/{to}"))
    label = _("rename {old} to {new}").format(old=old, new=f"{holder.id}/{to}")
    return EditGroup(label, tuple(edits))


def delete_instrument(record: Record, index: int) -> EditGroup:
    """Take an instrument out, with the links to its measures and where it is named."""
    old = record.instruments[index].id
    paths = [path for path, _measure in links_to(record, f"{old}/")]
    edits = [*_without(record, paths), *_unmentioned(record, old)]
    edits.append(Remove(("instruments", index)))
    return EditGroup(_("delete {id}").format(id=old), tuple(edits))


def delete_measure(record: Record, index: int, measure: int) -> EditGroup:
    """Take a measure out, with the links to it."""
    holder = record.instruments[index]
    old = f"{holder.id}/{holder.measures[measure].id}"
    paths = [path for path, cited in links_to(record, old) if cited == old]
    gone: Path = ("instruments", index, "measures")
    if len(holder.measures) > 1:
        gone = (*gone, measure)
    label = _("delete {id}").format(id=old)
    return EditGroup(label, (*_without(record, paths), Remove(gone)))


def links_to(record: Record, start: str) -> Iterator[tuple[Path, str]]:
    """Yield the links whose measure starts so: their path, and what they cite."""
    for at, assessment in enumerate(record.assessments):
        for item, answer in assessment.answers.items():
            for index, one in enumerate(answer.evidence):
                if one.measure.startswith(start):
                    yield ("assessments", at, "answers", item, "evidence", index), one.measure


def new_assessment(
    record: Record,
    framework: Framework,
    *,
    cycle: int,
    method: str,
    scope: str,
    carry: Mapping[str, Plain] | None = None,
) -> EditGroup:
    """Lay out an assessment. Raises UsageError where the record has one of the kind.

    ``carry`` is the plain data of an earlier one: its answers stand in the new one until they are
    confirmed or changed, with the searches that they rest on, without its reviews.
    """
    key = (framework.id, cycle, method)
    if any(one.key == key for one in record.assessments):
        raise UsageError(
            _("There is an assessment of {framework} in {cycle} by this method already.").format(
                framework=framework.id, cycle=cycle
            )
        )
    answers: dict[str, Plain] = {item.id: {} for item in framework.items}
    if scope != "complete":
        answers = {}
    answers |= _carried(carry or {}, framework)
    searches = (carry or {}).get("searches")
    entry: dict[str, Plain] = {
        "framework": framework.id,
        "cycle": cycle,
        "method": method,
        "scope": scope,
        "state": "draft",
        **({"searches": searches} if searches else {}),
        "answers": answers,
    }
    label = _("new assessment {framework} {cycle}").format(framework=framework.id, cycle=cycle)
    return add(record, ("assessments",), entry, label=label)


def _carried(before: Mapping[str, Plain], framework: Framework) -> dict[str, Plain]:
    """Return an earlier assessment's answers as they are carried over, in the items' order."""
    given = before.get("answers")
    found: dict[str, Plain] = {}
    for item in framework.items:
        answer = given.get(item.id) if isinstance(given, dict) else None
        if isinstance(answer, dict) and answer:
            kept = {key: value for key, value in answer.items() if key != "review"}
            found[item.id] = {**kept, "carried-from": before.get("cycle")}
    return found


def _free(wanted: str, taken: Mapping[str, object]) -> None:
    if wanted in taken:
        raise UsageError(_("{id} is taken.").format(id=wanted))


def _without(record: Record, paths: Sequence[Path]) -> Iterator[Edit]:
    """Yield what takes links out, the last first; a list that is left empty goes with them."""
    by_answer: dict[Path, list[int]] = {}
    for path in paths:
        index = path[-1]
        if isinstance(index, int):
            by_answer.setdefault(path[:-1], []).append(index)
    for evidence, indexes in by_answer.items():
        answer = record.assessments[int(evidence[1])].answers[str(evidence[3])]
        if len(indexes) == len(answer.evidence):
            yield Remove(evidence)
            continue
        for index in sorted(indexes, reverse=True):
            yield Remove((*evidence, index))


def _mentions(record: Record, instrument: str) -> Iterator[Path]:
    """Yield the places, other than links, where an instrument is named."""
    for at, one in enumerate(record.instruments):
        for key, named in (("replaces", one.replaces), ("implements", one.implements)):
            for index, other in enumerate(named):
                if other == instrument:
                    yield ("instruments", at, key, index)
    for at, assessment in enumerate(record.assessments):
        for number, search in enumerate(assessment.searches):
            for index, other in enumerate(search.instruments):
                if other == instrument:
                    yield ("assessments", at, "searches", number, "instruments", index)


def _unmentioned(record: Record, instrument: str) -> Iterator[Edit]:
    by_list: dict[Path, list[int]] = {}
    for path in _mentions(record, instrument):
        by_list.setdefault(path[:-1], []).append(int(path[-1]))
    for path, indexes in by_list.items():
        for index in sorted(indexes, reverse=True):
            yield Remove((*path, index))
