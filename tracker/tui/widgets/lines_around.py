"""The line above every page and the one below it."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from tracker.tui import door


class TopLine(Static):
    """Title on the left, how one looks at it in the middle, what is unsaved on the right."""

    DEFAULT_CSS = "TopLine { height: 1; }"

    def show(self, title: str, view: str, saved: tuple[str, bool]) -> None:
        """Write the line; ``saved`` is words and whether they are about unsaved work."""
        self._parts = (title, view, saved)
        self._draw()

    def on_resize(self) -> None:
        """Write it for the new width."""
        if hasattr(self, "_parts"):
            self._draw()

    def _draw(self) -> None:
        title, view, (words, unsaved) = self._parts
        width = self.size.width - 2
        right = door.words(words)
        left = door.cut(title, width - cell_len(right) - 2)
        room = width - cell_len(left) - cell_len(right) - 5
        middle = door.cut(view, room) if room >= 12 else ""  # noqa: PLR2004 - less says nothing
        gap = width - cell_len(left) - cell_len(middle) - cell_len(right)
        before = 3 if middle else 0
        self.update(
            Content.assemble(
                (left, "bold"),
                " " * before,
                (middle, "$text-muted"),
                " " * max(1, gap - before),
                (right, "bold $warning" if unsaved else "$text-muted"),
            )
        )


class StatusLine(Static):
    """What is loaded, and how bad it is."""

    DEFAULT_CSS = "StatusLine { height: 1; }"

    def show(self, words: str, progress: str = "") -> None:
        """Write the line; ``progress`` stands before the words while records come in."""
        self.update(
            Content.assemble(
                (door.words(progress), "bold $accent"),
                "  " if progress else "",
                door.cut(words, max(10, self.app.size.width - 2 - cell_len(progress))),
            )
        )
