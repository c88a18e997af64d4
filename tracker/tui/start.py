"""The way in: one call opens the screens and returns when they are left."""

from pathlib import Path

from tracker.analysis.request import Request
from tracker.config import Settings
from tracker.tui import door
from tracker.tui.app import TrackerApp
from tracker.tui.session import Session
from tracker.tui.welcome import Choice, Welcome
from tracker.workspace import Workspace


def run(
    workspace: Workspace, request: Request, *, settings: Settings, ascii_only: bool = False
) -> int:
    """Open the screens on a workspace; return the exit code.

    Raises UsageError where the settings ask for what does not exist.
    """
    door.use_ascii(ascii_only=ascii_only or settings.glyphs == "ascii")
    app = TrackerApp(Session(workspace, request=request), settings=settings)
    app.run()
    return app.return_code or 0


def welcome(folder: Path, *, settings: Settings, ascii_only: bool = False) -> Choice | None:
    """Ask what to open where there is no workspace; None to leave."""
    door.use_ascii(ascii_only=ascii_only or settings.glyphs == "ascii")
    app = Welcome(folder, settings=settings)
    app.run()
    return app.choice
