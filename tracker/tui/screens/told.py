"""Words in full, to be read and scrolled: where a page had room for a part of them only."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.i18n import N_
from tracker.tui import door
from tracker.tui.screens.base import Dialog


class Told(Dialog[None]):
    """A text.

    Args:
        title: what it is about.
        told: the text, safe to show.
    """

    CSS_PATH = "told.tcss"
    NAME: ClassVar[str] = N_("In full")

    def __init__(self, title: str, told: Content) -> None:
        super().__init__()
        self._title, self._told = title, told

    def body(self) -> ComposeResult:
        """Show the text, to be scrolled with the arrows."""
        with VerticalScroll(id="told-scroll", can_focus=True):
            yield Static(Content("").join([self._told]))

    def on_mount(self) -> None:
        """Say what it is about; scroll with the arrows."""
        self.query_one("#dialog").border_title = door.text(self._title)
        self.query_one("#told-scroll").focus()
