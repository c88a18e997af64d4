"""`export`: the workbook, the CSV folder, the JSON file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import streams
from tracker.cli.options import Command, Common, common_options
from tracker.cli.progress import told
from tracker.cli.session import Session, relative
from tracker.errors import UsageError
from tracker.i18n import _

if TYPE_CHECKING:
    from tracker.export.plan import Plan


STANDARD_OUTPUT = Path("-")


@click.command(
    cls=Command,
    short_help=_("The matrices as xlsx, csv or json."),
    help=_(
        "Write the matrices for reporting: a workbook, a folder of CSV files, or a JSON file.\n\n"
        "-o names a file for xlsx and json, a folder for csv; `-o -` prints json. The default is "
        "in exports/ of the workspace."
    ),
)
@click.argument("kind", type=click.Choice(["xlsx", "csv", "json"]))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=_("File (xlsx, json) or folder (csv) to write."),
)
@common_options(("text",), sections=True)
@click.pass_obj
def export(common: Common, kind: str, output: Path | None) -> None:
    """Write an export."""
    common.form(("text",))
    session = Session(common, speaks=False, whole=kind != "json")
    if output is not None and not (kind == "json" and output == STANDARD_OUTPUT):
        _refuse(kind, output, session.workspace.root)
    plan = _plan(session)
    with told(_("Making the {kind} export").format(kind=kind), quiet=common.quiet):
        files = _files(plan, kind)
    if kind == "csv":
        folder = output or _default(session, plan.default_name())
        written = session.workspace.write_export(files, folder)
    elif output == STANDARD_OUTPUT:
        streams.write_bytes(*files.values())
        return
    else:
        written = _write(session, files, output)
    for path in written:
        click.echo(_("Written: {path}").format(path=streams.safe(relative(path))))


def _files(plan: "Plan", kind: str) -> dict[str, bytes]:
    """Make the files of an export, by their default names."""
    match kind:
        case "csv":
            from tracker.export.csv_folder import csv_folder

            return csv_folder(plan)
        case "json":
            from tracker.export.json_file import json_file

            return {plan.default_name(".json"): json_file(plan)}
        case _:
            from tracker.export.xlsx import workbook

            return {plan.default_name(".xlsx"): workbook(plan)}


def _refuse(kind: str, output: Path, root: Path) -> None:
    """Refuse a place that can't take the export, or that the workspace reads. Raises UsageError."""
    path = streams.safe(str(output))
    if output == STANDARD_OUTPUT:
        raise UsageError(_("-o - is for json alone; {kind} is more than text.").format(kind=kind))
    if kind == "csv" and output.exists() and not output.is_dir():
        raise UsageError(_("{path} is not a folder; csv writes a folder.").format(path=path))
    if output.is_dir():
        return
    if output.exists() and not output.is_file():
        raise UsageError(_("{path} is not a file; nothing was written.").format(path=path))
    place, home = output.resolve(), root.resolve()
    sources = (home / "countries", home / "frameworks")
    is_source = place.suffix == ".yaml" and any(one in place.parents for one in sources)
    if is_source or place == home / "tracker.toml":
        raise UsageError(
            _("{path} is a file of the workspace; nothing was written.").format(path=path)
        )


def _plan(session: Session) -> "Plan":
    from tracker.export.plan import Plan

    snapshot = session.snapshot
    return Plan(
        collection=snapshot.collection,
        view=session.view,
        records=snapshot.record,
        ranked=session.sections,
        findings=snapshot.findings,
        inputs=snapshot.digest,
    )


def _default(session: Session, name: str) -> Path:
    return session.workspace.root / "exports" / name


def _write(session: Session, files: dict[str, bytes], output: Path | None) -> tuple[Path, ...]:
    """Write one file, as ``output`` itself or, where that is a folder, under its default name."""
    ((name, content),) = files.items()
    target = output or _default(session, name)
    if target.is_dir():
        target /= name
    return session.workspace.write_export({target.name: content}, target.parent)
