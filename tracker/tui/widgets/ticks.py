"""A list of things to tick: any number of them, each with a sign that needs no colour."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tracker.i18n import N_
from tracker.tui import door
from tracker.tui.widgets.listing import Column, Listing, Row


class Ticks(Listing, inherit_bindings=True):
    """Rows with a box before them; space, Enter or a click ticks one or clears it."""

    NAME: ClassVar[str] = N_("Boxes")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Tick", show=False, id="ticks.tick"),
    ]

    def __init__(
        self,
        title: str,
        options: Iterable[tuple[str, str]],
        chosen: Iterable[str],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._options = tuple(options)
        self._chosen = frozenset(chosen)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(key for key, _words in self._options if key in self._chosen)

    def on_mount(self) -> None:
        """Show the boxes."""
        self.set_columns(lambda width: (Column("box", self._title, max(10, width - 2)),))
        self.set_rows(self._row(key, words) for key, words in self._options)

    def _row(self, key: str, words: str) -> Row:
        box = "[x]" if key in self._chosen else "[ ]"
        return Row(key, (door.rich_text(f"{box} {words}"),))

    def action_choose(self) -> None:
        """Tick the row under the cursor, or clear it."""
        if self.key is not None:
            self._chosen ^= {self.key}
            self.set_row(self._row(self.key, dict(self._options)[self.key]))

    def clear_ticks(self) -> None:
        """Clear all boxes."""
        self._chosen = frozenset()
        for key, words in self._options:
            self.set_row(self._row(key, words))

    def on_click(self, event: events.Click) -> None:
        """Tick the row that is clicked on, at the first click."""
        before = self.cursor
        super().on_click(event)
        event.prevent_default()  # or the list's own would hear it once more
        if self.cursor != before:
            self.action_choose()
