"""None for what is left in a section, after a search: item by item, one key each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.editing import answering
from tracker.i18n import N_, _, text_of
from tracker.tui import door
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.hanging import Hanging, Line, hung

if TYPE_CHECKING:
    from tracker.tui.country.asking import Asking

KEYS = (
    *DIALOG_KEYS,
    Key("none-left.yes", "y", "say(True)", N_("None"), footer=True),
    Key("none-left.no", "n", "say(False)", N_("Leave it open"), footer=True),
    Key("none-left.back", "ctrl+z", "back", N_("Item before again"), footer=True, shown="^z"),
)


class NoneLeft(Dialog[None]):
    """Ask of each item whether there is none.

    Args:
        page: where the answers are made.
        items: ids of the items that are open.
        search: id of the search that they rest on.
    """

    CSS_PATH = "none_left.tcss"
    NAME: ClassVar[str] = N_("None for what is left")
    ESC: ClassVar[str] = N_("Stop here")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, page: "Asking", items: Sequence[str], search: str) -> None:
        super().__init__()
        self._page = page
        self._items = list(items)
        self._search = search
        self._said: list[bool] = []
        """Of the items so far, whether none was said."""

    def body(self) -> ComposeResult:
        """Yield the item, which scrolls, and what is asked of it, always in view."""
        yield Static(id="none-title")
        with VerticalScroll(id="none-scroll"):
            yield Static(id="none-item")
        yield Static(id="none-question")

    def on_mount(self) -> None:
        """Ask of the first."""
        self._ask()

    def _ask(self) -> None:
        subject = self._page.subject
        if subject is None or len(self._said) >= len(self._items):
            self.tracker.say(
                _("None said of {k} of {n}.").format(k=sum(self._said), n=len(self._items))
            )
            self.dismiss(None)
            return
        item = subject.framework.item[self._items[len(self._said)]]
        title = f"{item.id}  {text_of(item.title)}"
        self.query_one("#none-title", Static).update(door.text(title, "bold"))
        lines: list[Line | Content] = [door.text(text_of(item.text))]
        for element in item.elements:
            head = f"{door.words(element.id)}  "
            lines.append(Content())
            lines.append(hung(head, door.text(text_of(element.text)), "bold"))
            lines.append(hung(" " * len(head), door.text(text_of(element.question), "dim")))
        self.query_one("#none-item", Static).update(Hanging(lines))
        scroll = self.query_one("#none-scroll", VerticalScroll)
        scroll.scroll_home(animate=False)
        self.set_focus(scroll)
        asked = _("{k} of {n}: nothing found after {search}?  y none, n leave it open, Esc stop")
        self.query_one("#none-question", Static).update(
            door.text(
                asked.format(k=len(self._said) + 1, n=len(self._items), search=self._search), "bold"
            )
        )

    def action_say(self, is_none: bool) -> None:  # noqa: FBT001 - from a key's binding
        """Say none of the item, or leave it; on to the next."""
        subject = self._page.subject
        if is_none and subject is not None:
            place = subject.place(self._items[len(self._said)])
            group = answering.none_after(place, subject.framework.none.id, self._search)
            if not self._page.make(group):
                return
        self._said.append(is_none)
        self._ask()

    def action_back(self) -> None:
        """Go back to the item before; what was said of it is taken back."""
        if self._said:
            if self._said.pop():
                self.session.undo()
            self._ask()
