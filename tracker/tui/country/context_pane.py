"""What one looks up while answering: what counts, last cycle's answer, peers; it scrolls by keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.i18n import N_
from tracker.model.framework import Item
from tracker.tui.country.context_words import context
from tracker.tui.country.subject import Subject


class ContextPane(VerticalScroll):
    """Beside the editor where there is room, else in its place while it is asked for."""

    NAME: ClassVar[str] = N_("Guidance")
    DEFAULT_CSS = "ContextPane:focus { background: $primary 10%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False, id="context.down"),
        Binding("k", "scroll_up", "Up", show=False, id="context.up"),
    ]

    _wanted: tuple[Subject, Item] | None = None
    _written: tuple[Subject, Item] | None = None

    def compose(self) -> ComposeResult:
        """Yield the words."""
        yield Static(id="context-words")

    def show(self, subject: Subject, item: Item) -> None:
        """Write what there is about an item, once it can be seen."""
        self._wanted = (subject, item)
        if self.display:
            self._write()

    def on_show(self) -> None:
        """Write what could not be seen before."""
        self._write()

    def _write(self) -> None:
        if self._wanted is not None and self._wanted != self._written:
            self._written = self._wanted
            self.query_one("#context-words", Static).update(context(*self._wanted))
