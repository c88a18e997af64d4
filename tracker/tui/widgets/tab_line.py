"""The names of tabs in a line, each with its key; the one that is shown is marked."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.tui import door

LIMITS = (40, 8, 6, 4, 2)
"""Most cells of the titles that are not shown, from all the room that they want to very little."""


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
        self._shown: tuple[str, Mapping[str, int]] | None = None

    def show(self, name: str, counts: Mapping[str, int]) -> None:
        """Mark the tab that is shown; ``counts`` stand beside the titles where not nought."""
        self._shown = (name, counts)
        self._draw()

    def on_resize(self) -> None:
        """Shorten the titles of the others where there is no room for all, or no longer."""
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        for most in LIMITS:
            pieces, spans = self._pieces(*self._shown, most)
            if not spans or spans[-1][1] <= self.size.width:
                break
        self._spans = spans
        self.update(Content.assemble(*pieces))

    def _pieces(
        self, name: str, counts: Mapping[str, int], most: int
    ) -> tuple[list[tuple[str, str]], tuple[tuple[int, int, str], ...]]:
        """Return what is drawn and where each tab stands; other titles have ``most`` cells."""
        pieces: list[tuple[str, str]] = []
        at, spans = 0, []
        for tab, key, title in self._tabs:
            is_here = tab == name
            count = counts.get(tab, 0)
            said = door.words(title) if is_here else door.cut(title, most)
            shown = f"{said} {count}" if count else said
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
        return pieces, tuple(spans)

    def on_click(self, event: events.Click) -> None:
        """Choose the tab under the mouse."""
        offset = event.get_content_offset(self)
        for start, end, tab in self._spans:
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Chosen(tab))
