"""What an export is going to write, where, and the steps of making it. Knows nothing of Textual."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

import msgspec

from tracker.analysis.request import sections_of
from tracker.errors import UsageError, WriteError
from tracker.export.plan import Plan
from tracker.files import shown
from tracker.i18n import N_, _
from tracker.tables.table import Table
from tracker.tui.session import Session
from tracker.workspace.spool import parsed_once
from tracker.workspace.workspace import EXPORTS

Kind = Literal["xlsx", "csv", "json"]
KINDS: tuple[Kind, ...] = get_args(Kind)

CSV = (
    "data.csv",
    "coverage.csv",
    "nbsap-only.csv",
    "distribution.csv",
    "regions.csv",
    "gaps.csv",
    "gap-elements.csv",
    "statements.csv",
    "evidence.csv",
    "instruments.csv",
    "findings.csv",
    "trend.csv",
    "changes.csv",
    "README.txt",
)
"""Names that ``tracker.export.csv_folder`` may give; a test holds them together."""

Step = tuple[str, Callable[[Plan], Table | None]]

_DATA: Step = (N_("Data"), lambda plan: plan.data)
_COVERAGE: Step = (N_("Coverage"), lambda plan: plan.coverage)
_GAPS: tuple[Step, ...] = (
    (N_("Gaps ranked"), lambda plan: plan.gaps[0]),
    (N_("Gap elements"), lambda plan: plan.gaps[1]),
)
_LISTS: tuple[Step, ...] = (
    (N_("Statements"), lambda plan: plan.statements),
    (N_("Instruments"), lambda plan: plan.instruments),
    (N_("Evidence"), lambda plan: plan.evidence),
)
_NBSAP: Step = (N_("NBSAP only"), lambda plan: plan.nbsap)
_REGIONS: Step = (N_("Regions"), lambda plan: plan.regions)
_TREND: tuple[Step, ...] = (
    (N_("Trend"), lambda plan: plan.trend[0] if plan.trend else None),
    (N_("Changes"), lambda plan: plan.trend[1] if plan.trend else None),
)
_FINDINGS: Step = (N_("Findings"), lambda plan: plan.problems)

STEPS: Mapping[Kind, tuple[Step, ...]] = {
    "xlsx": (
        _COVERAGE,
        _NBSAP,
        _REGIONS,
        *_GAPS,
        *_LISTS,
        *_TREND,
        _FINDINGS,
        _DATA,
    ),
    "csv": (
        _DATA,
        _COVERAGE,
        _NBSAP,
        (N_("Distribution"), lambda plan: plan.distribution),
        _REGIONS,
        *_GAPS,
        *_LISTS,
        _FINDINGS,
        *_TREND,
    ),
    "json": (_DATA,),
}
"""The tables of each kind by name, in their order: None where there is nothing for one."""


class Target(msgspec.Struct, frozen=True):
    """Where an export would go."""

    files: tuple[Path, ...]
    replaced: tuple[Path, ...]
    """Those that are there already."""

    @property
    def folder(self) -> Path:
        """The folder that the files lie in."""
        return self.files[0].parent


def plan_of(session: Session) -> Plan:
    """Return the plan of an export of the records as they stand, looked at as on the screens."""
    snapshot = session.snapshot()
    return Plan(
        collection=snapshot.collection,
        view=session.view,
        # what is not saved yet is only in the session; of the rest, no text but what was read
        records=parsed_once(session.record if session.dirty else snapshot.record),
        ranked=sections_of(session.view.framework),
        findings=snapshot.findings,
        inputs=snapshot.digest,
    )


def default_path(plan: Plan, kind: Kind) -> str:
    """Return where an export goes unless somebody says otherwise, from the workspace."""
    return f"{EXPORTS}/{plan.default_name('' if kind == 'csv' else f'.{kind}')}"


def target_of(kind: Kind, given: str, root: Path) -> Target:
    """Check a path, relative to the workspace where it is not absolute.

    Raises UsageError where an export can't or shall not go there.
    """
    if not given.strip():
        raise UsageError(_("Say where to write."))
    try:
        path = root / Path(given.strip()).expanduser()
        return _target(kind, path, root)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{shown(given)}: {reason}") from error


def tables(plan: Plan, kind: Kind) -> Iterator[tuple[str, int | None]]:
    """Compute table by table; yield names and numbers of rows, None for what has no table.

    Raises StaleFileError where a record changed on disk since it was read.
    """
    for name, make in STEPS[kind]:
        table = make(plan)
        yield _(name), None if table is None else len(table.rows)


def contents(plan: Plan, kind: Kind, target: Target) -> dict[str, bytes]:
    """Make the files, by name, from tables that are there by now."""
    if kind == "csv":
        from tracker.export.csv_folder import csv_folder

        return csv_folder(plan)
    if kind == "json":
        from tracker.export.json_file import json_file

        return {target.files[0].name: json_file(plan)}
    from tracker.export.xlsx import workbook

    return {target.files[0].name: workbook(plan)}


def write(session: Session, found: Mapping[str, bytes], target: Target) -> tuple[Path, ...]:
    """Write the files. Raises WriteError; UsageError where a file came in the way meanwhile."""
    for path in (target.folder / name for name in found):
        if path not in target.replaced and path.exists():
            raise UsageError(
                _("{path} is there by now; nothing was written.").format(path=shown(str(path)))
            )
    try:
        return session.workspace.write_export(found, target.folder)
    except OSError as error:
        raise WriteError(target.folder.name, error.strerror or type(error).__name__) from error


def _target(kind: Kind, path: Path, root: Path) -> Target:
    told = shown(str(path))
    if kind == "csv":
        if path.exists() and not path.is_dir():
            raise UsageError(_("{path} is not a folder; csv writes a folder.").format(path=told))
        files = tuple(path / name for name in CSV)
        _not_a_source(path / "x", root)
    else:
        if path.is_dir():
            raise UsageError(_("{path} is a folder; add a file's name.").format(path=told))
        if path.exists() and not path.is_file():
            raise UsageError(_("{path} is not a file; nothing was written.").format(path=told))
        if path.suffix.lower() != f".{kind}":
            raise UsageError(
                _("{path}: the name must end in {ending}.").format(path=told, ending=f".{kind}")
            )
        files = (path,)
        _not_a_source(path, root)
    _writable(path if kind == "csv" else path.parent)
    return Target(files, tuple(one for one in files if one.exists()))


def _not_a_source(path: Path, root: Path) -> None:
    """Refuse the folders that the workspace reads."""
    place, home = path.resolve(), root.resolve()
    if any(home / one in place.parents for one in ("countries", "frameworks")):
        raise UsageError(
            _("{path} is among the files that the workspace reads; choose another folder.").format(
                path=shown(str(path.parent))
            )
        )


def _writable(folder: Path) -> None:
    """Refuse a folder that can't be made or written to, as far as one can tell beforehand."""
    import os

    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        raise UsageError(_("{path} is not a folder.").format(path=shown(str(there))))
    if not os.access(there, os.W_OK | os.X_OK):
        raise UsageError(_("You may not write to {path}.").format(path=shown(str(there))))
