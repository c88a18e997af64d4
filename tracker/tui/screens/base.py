"""What all pages and dialogs share: the lines around the body, news, going back.

A page asks ``self.session`` for what it shows and hands it edits. It hears what changed in
``take``; while another page is shown its news is kept and comes when it is shown again.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Static

from tracker.i18n import N_, _
from tracker.tui import door, status
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import Goto, News
from tracker.tui.session import Session
from tracker.tui.widgets.lines_around import StatusLine, TopLine

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp

_T = TypeVar("_T")

DIALOG_KEYS = (Key("dialog.cancel", "escape", "cancel", N_("Close"), footer=True, shown="Esc"),)


class Page(Screen[None]):
    """One mode of the app: top line, body, status line, footer."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    """The page's own key table. Give ``BINDINGS = bindings(KEYS)`` too."""
    NAME: ClassVar[str] = ""
    """The page's title, marked for translation."""

    def __init__(self) -> None:
        super().__init__()
        self.set_class(door.ascii_only(), "-ascii")
        self._news: News | None = None

    @property
    def tracker(self) -> "TrackerApp":
        """The app."""
        return cast("TrackerApp", self.app)

    @property
    def session(self) -> Session:
        """The state behind the screens."""
        return self.tracker.session

    def compose(self) -> ComposeResult:
        """Put the body between the lines around it."""
        yield TopLine(id="top")
        with Container(id="body"):
            yield from self.body()
        yield StatusLine(id="status")
        yield Footer()
        yield Static(
            door.text(_("The window is too small: 60 columns and 20 lines are needed.")),
            id="too-small",
        )

    def body(self) -> ComposeResult:
        """Yield the page's own widgets."""
        yield from ()

    def title_words(self) -> str:
        """Return what the top line says on the left."""
        return _(self.NAME)

    def show(self, goto: Goto) -> None:
        """Show a place; called after the page is there and had its news."""

    def take(self, news: News) -> None:
        """Show what changed. The first news that a page gets has ``view`` set."""

    def flush(self) -> None:
        """Make an edit of what stands in a field: before saving, going elsewhere and leaving."""

    def hear(self, news: News) -> None:
        """Take news now, or when the page is shown again."""
        self._news = self._news | news if self._news else news
        if self.is_current and self.session.is_ready:
            self._catch_up()

    def on_mount(self) -> None:
        """Begin with everything."""
        self.tracker.news.subscribe(self, self.hear, immediate=True)
        self.hear(News(view=True))

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        if self.session.is_ready:
            self._catch_up()

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.tracker.back()

    def refresh_lines(self) -> None:
        """Write the lines around the body anew."""
        self.query_one(TopLine).show(
            self.title_words(), status.view_words(self.session), status.saved_words(self.session)
        )
        self.query_one(StatusLine).show(*status.status_words(self.session))

    def _catch_up(self) -> None:
        news, self._news = self._news, None
        if news is not None:
            self.take(news)
        self.refresh_lines()


class Dialog(ModalScreen[_T]):
    """A question in front of a page. Esc gives None."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIALOG_KEYS)]
    NAME: ClassVar[str] = ""
    ESC: ClassVar[str] = N_("Close")
    """What Esc does, for its hint: "Cancel" only where something that was entered is dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.set_class(door.ascii_only(), "-ascii")
        self._is_left = False
        self._esc = ""
        self.say_esc(_(self.ESC))

    def say_esc(self, words: str) -> None:
        """Say another thing at the hint of Esc, as what it does changes."""
        if words == self._esc:
            return
        self._esc = words
        known = self._bindings.key_to_bindings
        for key, ones in known.items():
            known[key] = [
                replace(one, description=words) if one.action == "cancel" else one for one in ones
            ]
        if self.is_mounted:
            self.refresh_bindings()

    @property
    def tracker(self) -> "TrackerApp":
        """The app."""
        return cast("TrackerApp", self.app)

    @property
    def session(self) -> Session:
        """The state behind the screens."""
        return self.tracker.session

    def compose(self) -> ComposeResult:
        """Put the body into a frame with the title."""
        with Container(id="dialog") as frame:
            frame.border_title = door.text(self.title_words())
            yield from self.body()
        yield Footer()

    def title_words(self) -> str:
        """Return what stands over the dialog."""
        return _(self.NAME)

    def retitle(self) -> None:
        """Write the title anew."""
        self.query_one("#dialog").border_title = door.text(self.title_words())

    def body(self) -> ComposeResult:
        """Yield the dialog's own widgets."""
        yield from ()

    def dismiss(self, result: _T | None = None) -> AwaitComplete:
        """Leave with an answer; keys that come after the one that answered have no effect."""
        if self._is_left:
            return AwaitComplete()
        self._is_left = True
        return super().dismiss(result)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
