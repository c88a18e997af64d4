"""Jump: a letter on everything that can have the focus; typing it goes there."""

from string import ascii_lowercase
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tracker.i18n import N_
from tracker.tui import door
from tracker.tui.keys import Key, bindings

KEYS = (Key("jump.cancel", "escape,ctrl+o", "app.pop_screen", N_("Cancel")),)


class Jump(ModalScreen[None]):
    """Letters over the page."""

    CSS_PATH = "jump.tcss"
    NAME: ClassVar[str] = N_("Jump")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, Widget] = {}

    def compose(self) -> ComposeResult:
        """Put a letter at the corner of every part that is in view."""
        page = self.app.screen_stack[0]
        shown = [one for one in page.focus_chain if one.region.overlaps(page.region)]
        for letter, widget in zip(ascii_lowercase, shown, strict=False):
            self._places[letter] = widget
            label = Static(door.text(f" {letter} "), classes="jump-letter")
            label.styles.offset = (max(0, widget.region.x), max(0, widget.region.y))
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go to the part that has the letter."""
        widget = self._places.get(event.key)
        if widget is not None and self.is_current:  # a second letter comes when this one has gone
            event.stop()
            page = self.app.screen_stack[0]
            self.dismiss(None)
            page.set_focus(widget)
