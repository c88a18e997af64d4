"""The names of tabs in a line, each with its key; the one that is shown is marked."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.tui import door


class TabLine(Static):
    """Tabs by name: key and title.

    Args:
        tabs: name, key and title of each.
    """

    DEFAULT_CSS = "TabLine { height: 1; padding: 0 1; background: $surface; }"

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    def __init__(self, tabs: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._tabs = tuple(tabs)
        self._spans: tuple[tuple[int, int, str], ...] = ()

    def show(self, name: str, counts: Mapping[str, int]) -> None:
        """Mark the tab that is shown; ``counts`` stand beside the titles where not nought."""
        pieces: list[tuple[str, str]] = []
        at, spans = 0, []
        for tab, key, title in self._tabs:
            count = counts.get(tab, 0)
            shown = door.words(f"{title} {count}" if count else title)
            is_here = tab == name
            left, right = ("[", "]") if is_here else (" ", " ")
            words = f"{left}{key} {shown}{right}"
            pieces += [
                (left, "bold $accent"),
                (f"{key} ", "$text-accent"),
                (shown, "bold" if is_here else "dim"),
                (right, "bold $accent"),
                (" ", ""),
            ]
            spans.append((at, at + cell_len(words), tab))
            at += cell_len(words) + 1
        self._spans = tuple(spans)
        self.update(Content.assemble(*pieces))

    def on_click(self, event: events.Click) -> None:
        """Choose the tab under the mouse."""
        offset = event.get_content_offset(self)
        for start, end, tab in self._spans:
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Chosen(tab))
