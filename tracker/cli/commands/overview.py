"""`tracker` alone: the screens on a terminal; elsewhere a short overview of the workspace."""

import click

from tracker.cli.commands.screens import is_terminal, open_screens
from tracker.cli.options import Common
from tracker.cli.session import Session, relative


def overview(common: Common) -> None:
    """Show what is here and what to do next. Raises NoWorkspaceError."""
    common.form(("text",))
    if is_terminal():
        raise click.exceptions.Exit(open_screens(common))
    from tracker.cli.render.overview import overview as draw

    session = Session(common)
    where = relative(session.workspace.root)
    session.screen.show(draw(session.snapshot, session.view, where, session.screen))
