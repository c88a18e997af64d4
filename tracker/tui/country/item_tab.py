"""What the assessment does to the item that is in its editor: levels, states, what they ask for."""

from collections.abc import Callable

from tracker.edit import EditGroup
from tracker.editing import answering
from tracker.model.framework import Item
from tracker.tui.country import item_words
from tracker.tui.country.context_pane import ContextPane
from tracker.tui.country.item_editor import ItemEditor
from tracker.tui.country.tab import Tab
from tracker.tui.widgets.form import Form
from tracker.tui.widgets.listing import Listing


class ItemTab(Tab):
    """The tab of items, as far as it is about one of them."""

    @property
    def items(self) -> Listing:
        """The list of items."""
        return self.query_one("#items", Listing)

    @property
    def editor(self) -> ItemEditor:
        """The editor of the item."""
        return self.query_one("#editor", ItemEditor)

    @property
    def context(self) -> ContextPane:
        """What counts, last cycle's answer, peers."""
        return self.query_one("#context", ContextPane)

    @property
    def form(self) -> Form:
        """The fields of the answer."""
        return self.query_one("#answer", Form)

    @property
    def item(self) -> Item | None:
        """The item in the editor."""
        subject = self.subject
        return subject.framework.item.get(self.page.item or "") if subject else None

    @property
    def is_editing(self) -> bool:
        """Whether the focus is in the editor."""
        focused = self.screen.focused
        return focused is not None and self.query_one("#editor") in focused.ancestors

    def open_editor(self) -> None:
        """Go into the editor."""

    def step(self, by: int) -> None:
        """Go to the next item, or the one before."""

    # -- what one does -------------------------------------------------------------------------

    def set_level(self, level: str | None) -> None:
        """Set a level, or leave it to the evidence."""
        self._make(lambda place: answering.set_level(place, level))

    def set_status(self, status: str | None) -> None:
        """Put a state in a level's place."""
        self._make(lambda place: answering.set_status(place, status))

    def _make(self, group: Callable[[answering.Place], EditGroup]) -> None:
        subject, item = self.subject, self.item
        if subject is None or item is None:
            return
        self.flush()
        subject = self.subject or subject
        made = group(subject.place(item.id))
        if made.edits and self.make(made):
            self.report(made.label)
            self._ask_for_more(item)

    def _ask_for_more(self, item: Item) -> None:
        """Go where the answer needs something more, or on where the settings say so."""
        subject = self.subject
        if subject is None:
            return
        wanted = [field for field, _words in item_words.needs(subject, item)]
        if "reason" in wanted:
            self.open_editor()
            self.form.focus_field("reason")
        elif "searched" in wanted:
            self.page.action_search()
        elif self.page.tracker.settings.advance and not wanted:
            self.step(1)
