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
    """What to do with unsaved work; None stays.

    Args:
        codes: the records with changes that can be saved.
        unfinished: what can't be saved yet, in words.
    """

    NAME: ClassVar[str] = N_("Not saved")
    ESC: ClassVar[str] = N_("Stay")

    def __init__(self, codes: Sequence[str], unfinished: Sequence[str] = ()) -> None:
        super().__init__()
        self._codes = tuple(codes)
        self._unfinished = tuple(unfinished)

    def body(self) -> ComposeResult:
        """Name the records and what no saving takes in; offer the ways that there are."""
        count = len(self._codes)
        message = ngettext(
            "{n} record has changes that are not saved: {codes}.",
            "{n} records have changes that are not saved: {codes}.",
            count,
        )
        if self._codes:
            yield Static(door.text(message.format(n=count, codes=", ".join(self._codes))))
        for words in self._unfinished:
            yield Static(door.text(words))
        hint = _("Left unsaved, they are kept aside and offered when you start again.")
        yield Static(door.text(hint), classes="hint")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Stay")), id="stay")
            yield Button(door.text(_("Leave unsaved")), id="keep")
            if self._codes:
                yield Button(door.text(_("Save and leave")), id="save", variant="primary")

    def on_mount(self) -> None:
        """Have the safe way under the Enter key."""
        self.query_one("#save" if self._codes else "#keep", Button).focus()

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        answers: dict[str | None, Answer] = {"save": "save", "keep": "keep"}
        self.dismiss(answers.get(event.button.id))
