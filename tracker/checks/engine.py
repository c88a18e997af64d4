"""The checks: a loaded record, or the catalogue, in; findings out.

Runs after loading, on what is left of the record when wrong parts are pruned. A part that had
something pruned is asked only whether the ids that it cites exist: what else it seems to lack may
be what was pruned.
"""

from collections.abc import Container, Iterator
from itertools import islice

from tracker.checks.context import Against, Context, context_of
from tracker.checks.register import BY_NAME, CATALOGUE_RULES, RECORD_RULES
from tracker.checks.rules.c603_more_record_findings import LIMIT
from tracker.checks.rules.c603_more_record_findings import RULE as MORE
from tracker.checks.suppress import suppress
from tracker.finding import Finding, Path, Place
from tracker.load import Loaded
from tracker.load.catalogue import Catalogue
from tracker.model.record import Record

_CITING = frozenset({"C101", "C201", "C202", "C203", "C204", "C205", "C301", "C307", "C501"})
"""Rules whose finding is there whatever was pruned beside it."""
_WHOLE = frozenset({"C115", "C222", "C303", "C304", "C306", "C401", "C402"})
"""Rules that look at many parts at once: they wait until nothing is pruned."""
_INNER = 2
"""Where, in a path, the name of a list or map within an instrument or assessment stands."""


def check_record(loaded: Loaded, against: Against) -> tuple[Finding, ...]:
    """Return everything the checks have to say about a record, in the order of its text.

    Y and S findings first came with loading; C findings are added, those that comments silence
    are left out.
    """
    record = loaded.record
    if record is None:
        return loaded.findings
    context = context_of(record, against, loaded)
    every = (finding for rule in RECORD_RULES for finding in rule.check(record, context))
    found = list(islice(every, LIMIT))
    if next(every, None):
        found.append(MORE.at(against.file, Place(), values={"limit": LIMIT}))
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
    if loaded.record:
        damaged.update(_resting_on(damaged, loaded.record, context))
    for finding in found:
        hidden = finding.code in _WHOLE or _part(finding.place.path) in damaged
        if finding.code in _CITING or not hidden:
            yield finding


def _resting_on(damaged: Container[Path], record: Record, context: Context) -> Iterator[Path]:
    """Yield the answers that cite a damaged part, or one that was pruned whole."""
    doubtful = set(context.lost)
    for first, instrument in enumerate(record.instruments):
        path: Path = ("instruments", first)
        whole = context.place(path).path in damaged
        for second, measure in enumerate(instrument.measures):
            if whole or context.place((*path, "measures", second)).path in damaged:
                doubtful.add(f"{instrument.id}/{measure.id}")
    for one in context.assessments:
        for index, search in enumerate(one.assessment.searches):
            if context.place(one.at("searches", index)).path in damaged:
                doubtful.add(search.id)
    own = f"{record.country}:"
    for answer in context.answers:
        cited = {link.evidence.measure.removeprefix(own) for link in answer.links}
        if doubtful & cited or doubtful.intersection(answer.answer.searched):
            yield context.place(answer.at()).path


def _part(path: Path) -> Path:
    """Return the path of the instrument, measure, assessment, search or answer that it leads into.

    Paths are those of the file.
    """
    inner = len(path) > _INNER and path[_INNER] in ("measures", "searches", "answers")
    return path[: _INNER + 2] if inner else path[:_INNER]
