"""`tracker` alone: a short overview of the workspace."""

from tracker.cli.options import Common
from tracker.cli.session import Session, relative


def overview(common: Common) -> None:
    """Show what is here and what to do next. Raises NoWorkspaceError."""
    from tracker.cli.render.overview import overview as draw

    common.form(("text",))
    session = Session(common)
    where = relative(session.workspace.root)
    session.screen.show(draw(session.snapshot, session.view, where, session.screen))
