"""Help on the page that is shown: what it is for, and every key with its id."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from tracker.i18n import N_, _
from tracker.tui import door
from tracker.tui.keys import written
from tracker.tui.screens.base import Dialog, Page


class Help(Dialog[None]):
    """What the page under the dialog is, and its keys."""

    CSS_PATH = "help.tcss"
    NAME: ClassVar[str] = N_("Help")

    def body(self) -> ComposeResult:
        """Show the page's own words, then the keys."""
        page = self.tracker.page
        with VerticalScroll(id="help-scroll"):
            yield Markdown(_(page.HELP or ""))
            yield Static(self._keys(page))
            hint = _("Other keys: in config.toml, under [keys], by the names on the right.")
            yield Static(door.text(hint), classes="hint")

    def on_mount(self) -> None:
        """Scroll with the arrows."""
        self.query_one("#help-scroll").focus()

    def _keys(self, page: Page) -> Text:
        """Return a line for every action that a key does here."""
        text = Text()
        focused = page.focused
        chain = [*(focused.ancestors_with_self if focused else (page, self.app))]
        for node in chain:
            found: dict[str, list[Binding]] = {}
            for one in getattr(node, "BINDINGS", ()):
                if isinstance(one, Binding) and one.id:
                    found.setdefault(one.id, []).append(one)
            if found:
                name = getattr(node, "NAME", type(node).__name__)
                title = _("Everywhere") if node is self.app else _(name)
                text.append(f"\n{title}\n", "bold")
            for name, some in found.items():
                keys = self.tracker.settings.keys.get(name, some[0].key)
                shown = " ".join(written(key.strip()) for key in keys.split(","))
                text.append(f"  {shown:<18} ")
                text.append(f"{door.words(some[0].description):<26} ")
                text.append(f"{name}\n", "dim")
        return text
