"""No workspace here: what could be opened instead."""

from pathlib import Path
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import Button, Footer, Static

from tracker.config import Settings
from tracker.i18n import N_, _
from tracker.tui import door
from tracker.tui.keys import Key, bindings
from tracker.tui.terminal import Terminal

Choice = Literal["empty", "demo"]

KEYS = (
    Key("welcome.leave", "escape,q", "leave", N_("Leave"), footer=True, shown="Esc"),
    Key("welcome.down", "down,j", "app.focus_next", N_("Next")),
    Key("welcome.up", "up,k", "app.focus_previous", N_("Previous")),
)


class Welcome(Terminal):
    """Offers an empty workspace in a folder, and the demonstration."""

    CSS_PATH = ["app.tcss", "welcome.tcss"]  # noqa: RUF012 - as Textual declares it
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, folder: Path, *, settings: Settings) -> None:
        super().__init__(settings)
        self.choice: Choice | None = None
        """What was chosen; None for neither."""
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Say what is missing, and what can be done about it."""
        with Container(id="dialog") as frame:
            frame.border_title = door.text(_("tracker"))
            missing = _("Neither {folder} nor a folder above it has country records.")
            yield Static(door.text(missing.format(folder=self._folder.parent)))
            with Vertical(id="choices"):
                yield Button(door.text(_("Look at a demonstration first")), id="demo")
                empty = _("Make an empty workspace in {name}/").format(name=self._folder.name)
                yield Button(door.text(empty), id="empty", disabled=self._folder.exists())
                yield Button(door.text(_("Leave")), id="leave")
            hint = _(
                "The demonstration has 40 fictitious countries, in a temporary folder that goes "
                "when you leave. An empty workspace is a folder for country records."
            )
            yield Static(door.text(hint), classes="hint")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the harmless choice."""
        self.screen.set_class(door.ascii_only(), "-ascii")
        self.query_one("#demo", Button).focus()

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        choices: dict[str | None, Choice] = {"demo": "demo", "empty": "empty"}
        self.choice = choices.get(event.button.id)
        self.exit()

    def action_leave(self) -> None:
        """Leave."""
        self.exit()
