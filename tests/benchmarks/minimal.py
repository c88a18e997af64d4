"""The smallest app that answers a key: what Textual itself takes, to compare the screens with."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Minimal(App[None]):
    """A line of text, another one after every key."""

    count = 0

    def compose(self) -> ComposeResult:
        """Make the line."""
        yield Static("minimal", markup=False)

    def on_key(self, _event: Key) -> None:
        """Count the key."""
        self.count += 1
        self.query_one(Static).update(f"minimal {self.count}")


if __name__ == "__main__":
    Minimal().run()
