"""The checks: a loaded record, or the catalogue, in; findings out.

Runs after loading, on what is left of the record when wrong parts are pruned. A part that had
something pruned is asked only whether the ids that it cites exist: what else it seems to lack may
be what was pruned.
"""

from collections.abc import Iterator

from tracker.checks.context import Against, Context, context_of
from tracker.checks.register import BY_NAME, CATALOGUE_RULES, RECORD_RULES
from tracker.checks.suppress import suppress
from tracker.finding import Finding, Path
from tracker.load import Loaded
from tracker.load.catalogue import Catalogue
from tracker.model.record import Record

_CITING = frozenset({"C101", "C201", "C202", "C203", "C204", "C205", "C301", "C307", "C501"})
"""Rules whose finding is there whatever else was pruned."""
_WHOLE = frozenset({"C115", "C401", "C402"})
"""Rules that speak of one part because of another."""


def check_record(loaded: Loaded, against: Against) -> tuple[Finding, ...]:
    """Return everything the checks have to say about a record, in the order of its text.

    Y and S findings first came with loading; C findings are added, those that comments silence
    are left out.
    """
    record = loaded.record
    if record is None:
        return loaded.findings
    context = context_of(record, against, loaded)
    found = [finding for rule in RECORD_RULES for finding in rule.check(record, context)]
    if loaded.findings:
        found = list(_undamaged(found, loaded, context))
    text = context.text
    kept = suppress(found, text, file=against.file, rules=BY_NAME, is_whole=loaded.is_sound)
    return tuple(sorted((*loaded.findings, *kept), key=lambda finding: finding.sort_key))


def check_catalogue(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return what there is to say about a workspace's frameworks beside their own findings."""
    found = [finding for rule in CATALOGUE_RULES for finding in rule.check(catalogue)]
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def _undamaged(found: list[Finding], loaded: Loaded, context: Context) -> Iterator[Finding]:
    """Leave out what may come from a part having been pruned."""
    damaged = {_part(finding.place.path) for finding in loaded.findings}
    damaged.update(_part(path) for path in _cut_off(loaded.record, context))
    for finding in found:
        part = () if finding.code in _WHOLE else _part(finding.place.path)
        if finding.code in _CITING or not any(_within(one, part) for one in damaged):
            yield finding


def _cut_off(record: Record | None, context: Context) -> Iterator[Path]:
    """Yield the answers that cite what was pruned."""
    own = f"{record.country}:" if record else ""
    for answer in context.answers:
        cited = [one.evidence.measure.removeprefix(own) for one in answer.links]
        if any(measure in context.lost for measure in (*cited, *answer.answer.searched)):
            yield context.place(answer.at()).path


def _part(path: Path) -> Path:
    """Return the path of the measure, instrument, answer or assessment that a path leads into."""
    deep = len(path) > 2 and path[2] in ("measures", "answers")  # noqa: PLR2004 - depth of the format
    return path[:4] if deep else path[:2]


def _within(path: Path, part: Path) -> bool:
    return path[: len(part)] == part
