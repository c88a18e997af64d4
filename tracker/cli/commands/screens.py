"""`tracker tui`, and `tracker` alone on a terminal: the screens."""

import gc
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import streams
from tracker.cli.options import Command, Common, common_options
from tracker.cli.session import Session, relative
from tracker.errors import NoWorkspaceError
from tracker.i18n import _

if TYPE_CHECKING:
    from tracker.config import Settings

FOLDER = "tracker-workspace"
"""What a workspace is called that is made for somebody who has none."""


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
    raise click.exceptions.Exit(open_demonstration(common) if demo else open_screens(common))


def is_terminal() -> bool:
    """Say whether somebody sits there."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def open_screens(common: Common) -> int:
    """Open the screens on a workspace; return the exit code. Raises TrackerError.

    Where there is no workspace, and none was named, what could be opened instead is offered.
    """
    session = Session(common)
    try:
        workspace = session.workspace
    except NoWorkspaceError:
        if common.workspace is not None:
            raise
        return _welcome(common)
    request, ascii_only = session.request, session.screen.ascii_only

    from tracker.tui.start import run

    gc.enable()  # off for commands, which end soon
    return run(workspace, request, settings=_settings(), ascii_only=ascii_only)


def open_demonstration(common: Common) -> int:
    """Open the screens on a demonstration that goes afterwards; return the exit code."""
    from tracker.workspace import init_workspace

    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        common.workspace = init_workspace(Path(folder) / "demonstration", demo=True)
        return open_screens(common)


def _welcome(common: Common) -> int:
    from tracker.tui.start import welcome
    from tracker.workspace import init_workspace

    folder = Path.cwd() / FOLDER
    choice = welcome(folder, settings=_settings(), ascii_only=common.ascii)
    if choice == "demo":
        return open_demonstration(common)
    if choice is None:
        return 0
    common.workspace = init_workspace(folder, demo=False)
    code = open_screens(common)
    streams.note(_("Your records are in {folder}.").format(folder=relative(folder)))
    return code


def _settings() -> "Settings":
    from tracker import config, files

    path = config.config_folder() / config.SETTINGS
    source = files.read_source(path, name=config.SETTINGS) if path.exists() else None
    return config.settings(source.content if source else None)
