"""A rule's page: what it is about, why, what is bad and what is good, how to mend it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.checks import explain
from tracker.i18n import N_
from tracker.tui import door
from tracker.tui.screens.base import Dialog


class Explain(Dialog[None]):
    """The page of the rule that a problem broke."""

    CSS_PATH = "problems.tcss"
    NAME: ClassVar[str] = N_("Rule")

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def body(self) -> ComposeResult:
        """The page, to be scrolled with the arrows."""
        with VerticalScroll(id="explain-scroll", can_focus=True):
            yield Static(door.text(explain(self._code), lines=True))

    def on_mount(self) -> None:
        """Scroll with the arrows."""
        self.query_one("#explain-scroll").focus()
