"""Leaving with something unsaved: asked once."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from tracker.i18n import N_, _, ngettext
from tracker.tui import door
from tracker.tui.screens.base import Dialog

Answer = Literal["save", "keep"]


class Leaving(Dialog[Answer]):
    """What to do with unsaved work; None stays."""

    NAME: ClassVar[str] = N_("Not saved")
    ESC: ClassVar[str] = N_("Stay")

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__()
        self._codes = tuple(codes)

    def body(self) -> ComposeResult:
        """Name the records, offer the three ways."""
        count = len(self._codes)
        message = ngettext(
            "{n} record has changes that are not saved: {codes}.",
            "{n} records have changes that are not saved: {codes}.",
            count,
        )
        yield Static(door.text(message.format(n=count, codes=", ".join(self._codes))))
        hint = _("Left unsaved, they are kept aside and offered when you start again.")
        yield Static(door.text(hint), classes="hint")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Stay")), id="stay")
            yield Button(door.text(_("Leave unsaved")), id="keep")
            yield Button(door.text(_("Save and leave")), id="save", variant="primary")

    def on_mount(self) -> None:
        """Have the safe way under the Enter key."""
        self.query_one("#save", Button).focus()

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        answers: dict[str | None, Answer] = {"save": "save", "keep": "keep"}
        self.dismiss(answers.get(event.button.id))
