"""``set``: one edit of one answer, applied and saved, without the terminal UI."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from tracker.editing import OpenRecord
from tracker.editing.assign import assign
from tracker.errors import UsageError
from tracker.files import Source, digest, read_source, shown
from tracker.finding import Finding, pointer
from tracker.i18n import _
from tracker.model import Assessment, Framework, Record
from tracker.workspace.folder import file_name
from tracker.workspace.reader import Reader
from tracker.workspace.snapshot import Snapshot

_LINE_END = re.compile("\r\n|\r|\n")


class Target(msgspec.Struct, frozen=True):
    """Which answer is meant; None for whichever assessment there is, if there is one only."""

    item: str
    framework: str | None = None
    cycle: int | None = None
    method: str | None = None


class SetResult(msgspec.Struct, frozen=True):
    """What ``set`` changed."""

    path: Path
    changes: tuple[tuple[int, str, str], ...]
    """1-based line number in the new text, the line before, the line after; either may be empty."""
    findings: tuple[Finding, ...]
    """Findings about the answer that was set, after the change."""


def set_answer(
    snapshot: Snapshot,
    path: Path,
    target: Target,
    assignments: Sequence[str],
    *,
    today: date,
    locks: Path,
) -> SetResult:
    """Make the edit and save it; see ``Workspace.set``."""
    file = file_name(path)
    code = shown(path.stem)
    opened = OpenRecord(
        read_source(path, name=file),
        file=file,
        code=code,
        countries=snapshot.catalogue.reference.countries,
        frameworks=snapshot.catalogue.frameworks,
    )
    before = opened.text
    if opened.loaded.record is None:
        raise UsageError(
            _("{file} has problems that stand in the way; `tracker check` lists them.").format(
                file=file
            )
        )
    item = target.item
    index, assessment = choose(opened.loaded.record, target, snapshot.catalogue.frameworks)
    base = opened.loaded.places.origin(("assessments", index, "answers", item))
    opened.apply(assign(base, assessment.answers.get(item), assignments))
    opened.save(path, locks=locks)
    content = opened.text.encode()
    reader = Reader(snapshot.root, today=today, cache=None)
    found = reader.check(Source(content, digest(content)), file, code)
    here = pointer(base)
    return SetResult(
        path=path,
        changes=tuple(_changes(before, opened.text)),
        findings=tuple(
            one for one in found if one.pointer == here or one.pointer.startswith(here + "/")
        ),
    )


def choose(
    record: Record, target: Target, frameworks: Mapping[str, Framework]
) -> tuple[int, Assessment]:
    """Return the one assessment, and its index, that has the item and fits the target.

    Raises UsageError where there is none, or more than one.
    """
    item = target.item
    found = [
        (index, one)
        for index, one in enumerate(record.assessments)
        if target.framework in (None, one.framework)
        and target.cycle in (None, one.cycle)
        and target.method in (None, one.method)
        and one.framework in frameworks
        and item in frameworks[one.framework].item
    ]
    if len(found) == 1:
        return found[0]
    listed = "\n".join(
        f"  --framework {one.framework} --cycle {one.cycle} --method {one.method}"
        for _index, one in (found or enumerate(record.assessments))
    )
    if found:
        raise UsageError(
            _(
                "{item} is asked in several assessments of {country}; say which one:\n{listed}"
            ).format(item=item, country=record.country, listed=listed)
        )
    raise UsageError(
        _("{country} has no assessment that asks {item} and fits. It has:\n{listed}").format(
            item=item, country=record.country, listed=listed or _("  none")
        )
    )


def _changes(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """Yield the lines that differ, paired as far as they can be."""
    old, new = _LINE_END.split(before), _LINE_END.split(after)
    shorter = min(len(old), len(new))
    # An edit is small: without what is the same around it, comparing takes no time.
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    matcher = difflib.SequenceMatcher(
        None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
    )
    for tag, *places in matcher.get_opcodes():
        old_from, old_to, new_from, new_to = (head + place for place in places)
        if tag == "equal":
            continue
        for step in range(max(old_to - old_from, new_to - new_from)):
            was = old[old_from + step] if old_from + step < old_to else ""
            now = new[new_from + step] if new_from + step < new_to else ""
            yield min(new_from + step, new_to) + 1, was, now
