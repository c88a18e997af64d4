"""A filter as one types: `/` opens it, Enter goes to the list, Esc clears it."""

import unicodedata
from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tracker.i18n import N_, _
from tracker.tui import door


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return text for comparing: without accents and case."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()


class FilterBar(Horizontal):
    """The field with how many of the rows are left; not shown while it is empty and unused."""

    NAME: ClassVar[str] = N_("Filter")

    DEFAULT_CSS = """
    FilterBar { height: 1; display: none; background: $panel; padding: 0 1; }
    FilterBar Input { border: none; height: 1; width: 1fr; padding: 0; background: $panel; }
    FilterBar #filter-label { width: auto; color: $text-accent; text-style: bold; }
    FilterBar #filter-count { width: auto; color: $text-muted; padding-left: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "Clear", show=False, id="filter.clear"),
        Binding("down", "leave", "To the list", show=False, id="filter.leave"),
    ]

    class Changed(Message):
        """Other words to filter by; ``text`` is folded."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class Left(Message):
        """The list should have the focus again."""

    def compose(self) -> ComposeResult:
        """Put label, field and count in a line."""
        yield Static(door.text("/ "), id="filter-label")
        yield Input(placeholder=_("filter"), id="filter-input", compact=True)
        yield Static("", id="filter-count")

    @property
    def text(self) -> str:
        """What is filtered by, folded; empty for nothing."""
        return folded(self.query_one(Input).value.strip())

    def open(self) -> None:
        """Show the field and put the cursor in it."""
        self.display = True
        # at once: ``focus`` waits, and keys typed meanwhile would go to the list
        self.screen.set_focus(self.query_one(Input))

    def count(self, shown: int, total: int) -> None:
        """Say how many rows are left."""
        self.say(_("{shown} of {total}").format(shown=shown, total=total))

    def say(self, words: str) -> None:
        """Say what is left, where it is more than rows."""
        self.query_one("#filter-count", Static).update(door.text(words))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the words on."""
        event.stop()
        self.post_message(self.Changed(self.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list."""
        event.stop()
        self.action_leave()

    def action_clear(self) -> None:
        """Filter by nothing, and go."""
        self.query_one(Input).value = ""
        self.action_leave()

    def action_leave(self) -> None:
        """Go back to the list; an empty field goes."""
        self.display = bool(self.text)
        self.post_message(self.Left())
