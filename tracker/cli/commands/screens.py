"""`tracker tui`, and `tracker` alone on a terminal: the screens."""

import sys
import tempfile
from pathlib import Path

import click

from tracker.cli.options import Command, Common, common_options
from tracker.cli.session import Session
from tracker.i18n import _


@click.command(
    cls=Command,
    short_help=_("Open the screens."),
    help=_(
        "Open the screens: fill in, check, look, compare and export, in the terminal. "
        "With --demo on a demonstration, in a temporary folder that goes when you leave."
    ),
)
@click.option("--demo", is_flag=True, help=_("Open a demonstration of 40 fictitious countries."))
@common_options(("text",))
@click.pass_context
def tui(context: click.Context, *, demo: bool) -> None:
    """Open the screens."""
    common: Common = context.obj
    common.form(("text",))
    if not is_terminal():
        raise click.UsageError(
            _("The screens need a terminal. `tracker --help` lists the commands that do not.")
        )
    if not demo:
        raise click.exceptions.Exit(open_screens(common))
    from tracker.workspace import init_workspace

    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        common.workspace = init_workspace(Path(folder) / "demonstration", demo=True)
        raise click.exceptions.Exit(open_screens(common))


def is_terminal() -> bool:
    """Say whether somebody sits there."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def open_screens(common: Common) -> int:
    """Open the screens on a workspace; return the exit code. Raises TrackerError."""
    from tracker import config, files

    session = Session(common)
    workspace, request = session.workspace, session.request
    path = config.config_folder() / config.SETTINGS
    source = files.read_source(path, name=config.SETTINGS) if path.exists() else None
    settings = config.settings(source.content if source else None)
    ascii_only = session.screen.ascii_only or settings.glyphs == "ascii"

    from tracker.tui.start import run

    return run(workspace, request, settings=settings, ascii_only=ascii_only)
