"""The assessment: items by section, the one editor that all of them share, and what is beside it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from tracker.edit import Path
from tracker.i18n import _
from tracker.tui.country import item_list
from tracker.tui.country.context_pane import ContextPane
from tracker.tui.country.item_editor import ItemEditor
from tracker.tui.country.item_tab import ItemTab
from tracker.tui.widgets.blocks import Blocks
from tracker.tui.widgets.choice_line import ChoiceLine
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.form import Form
from tracker.tui.widgets.listing import Listing


class AssessmentTab(ItemTab):
    """Items on the left, the editor of one of them, the context beside where there is room."""

    _came_from: Widget | None = None
    """What had the focus before the context."""
    _dived_to: str | None = None
    """The item whose answer one came to from elsewhere; Esc goes back there."""

    def compose(self) -> ComposeResult:
        """Yield the three panes."""
        with Vertical(id="items-pane"):
            yield FilterBar()
            yield Listing(id="items")
        yield ItemEditor(id="editor")
        yield ContextPane(id="context")

    # -- what is shown -------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Have the titles take the room that there is."""
        self.items.set_columns(item_list.columns)

    def draw(self) -> None:
        """Draw list and editor anew."""
        subject = self.subject
        if subject is None:
            return
        if self.page.item not in subject.framework.item:
            self.page.item = subject.framework.items[0].id if subject.framework.items else None
        self.draw_list()
        self.draw_item()

    def draw_list(self) -> None:
        """Draw the items that match the filter."""
        subject = self.subject
        if subject is None:
            return
        bar = self.query_one(FilterBar)
        rows = list(item_list.rows(subject, bar.text, self.page.unsaved_items))
        if [one.key for one in self.items.rows] == [one.key for one in rows]:
            for before, now in zip(self.items.rows, rows, strict=True):
                if before != now:
                    self.items.set_row(now)
            return
        self.items.set_rows(rows)
        shown = sum(not one.is_heading for one in rows)
        bar.count(shown, len(subject.framework.items))
        if self.page.item and self.items.key != self.page.item:
            self.items.go_to(self.page.item)

    def draw_item(self) -> None:
        """Show the item's answer as it stands."""
        subject, item = self.subject, self.item
        if subject is None or item is None:
            return
        base = subject.place(item.id).path
        offered = self.page.offered
        self.editor.show(
            subject,
            item,
            subject_id=self.subject_id(base),
            raw=self.raw_of(self.form, base),
            offered=offered.items if offered and offered.item == item.id else (),
        )
        self.context.show(subject, item)

    def flush(self) -> None:
        """Make edits of what stands in the answer's fields."""
        subject, item = self.subject, self.item
        if subject is not None and item is not None:
            self.settle(self.form, subject.place(item.id).path, item.id)

    # -- going ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin in the list."""
        self.screen.remove_class("-editing", "-beside")
        self.screen.set_focus(self.items)

    def open_editor(self, widget: Widget | None = None) -> None:
        """Go into the editor, to a field of it."""
        self.screen.remove_class("-beside")
        self.screen.add_class("-editing")
        if widget is None:
            self.editor.enter()
        else:
            # a list brings its own line into view; as a whole it would push the rest out
            self.screen.set_focus(widget, scroll_visible=not isinstance(widget, Blocks))

    def dive(self) -> None:
        """Go into the editor of the item that one came for."""
        self.open_editor()
        self._dived_to = self.page.item

    def guide(self) -> None:
        """Show what counts, last cycle and peers, to be scrolled; or go back from it."""
        if self.context.has_focus:
            self._leave_context()
        elif self.item is not None:
            self._came_from = self.screen.focused
            self.screen.add_class("-beside")
            self.draw_item()
            self.screen.set_focus(self.context)

    def _leave_context(self) -> None:
        self.screen.remove_class("-beside")
        before = self._came_from
        if before is not None and before.is_attached and before.focusable:
            self.screen.set_focus(before, scroll_visible=False)
        else:
            self.begin()

    def back(self) -> bool:
        """Leave the guidance, then the editor for the list; then clear the filter."""
        if self.context.has_focus or self.screen.has_class("-beside"):
            self._leave_context()
            return True
        dived, self._dived_to = self._dived_to, None
        if dived is not None and dived == self.page.item and self.is_editing:
            self.flush()
            self.begin()
            return False
        if self.is_editing or self.screen.has_class("-editing"):
            self.flush()
            self.begin()
            return True
        bar = self.query_one(FilterBar)
        if bar.text or bar.display:
            bar.action_clear()
            return True
        return False

    def show_item(self, item: str) -> None:
        """Put another item into the editor."""
        if item == self.page.item:
            return
        self.flush()
        self.page.item = item
        self.draw_item()
        self.editor.top()
        self.query_one("#elements", Blocks).highlighted = None
        self.context.scroll_home(animate=False)
        if self.items.key != item and not self.items.go_to(item):
            self.query_one(FilterBar).action_clear()
            self.items.go_to(item)

    def go_to(self, path: Path) -> None:
        """Put the focus on the field of an answer."""
        if len(path) < 4:  # noqa: PLR2004 - assessments, index, answers, item
            return
        self.show_item(str(path[3]))
        field = [str(step) for step in path[4:]]
        if field[:1] == ["evidence"]:
            blocks = self.query_one("#evidence", Blocks)
            if blocks.option_count:
                at = int(field[1]) if len(field) > 1 else 0
                blocks.highlighted = min(at, blocks.option_count - 1)
                self.open_editor(blocks)
                return
        dotted = ".".join(field)
        if field[:1] in (["level"], ["status"]):
            self.open_editor(self.query_one("#level" if field[0] == "level" else "#state"))
        elif any(one.id == dotted for one in self.form.fields):
            self.open_editor()
            self.form.focus_field(dotted)
        else:
            self.open_editor()

    def step(self, by: int, *, only_open: bool = False, only_problems: bool = False) -> None:
        """Go to the next item, or the next that is open or has a problem; round at the end."""
        subject = self.subject
        if subject is None or not subject.framework.items:
            return
        ids = [one.id for one in subject.framework.items]
        at = ids.index(self.page.item) if self.page.item in ids else 0
        for number in range(1, len(ids) + 1):
            one = ids[(at + by * number) % len(ids)]
            if only_open and not subject.is_open(one):
                continue
            if only_problems and subject.worst(one) is None:
                continue
            self.show_item(one)
            return
        self.page.tracker.say(_("Nothing is open.") if only_open else _("No problems here."))

    @on(Listing.Moved, "#items")
    def _moved(self, event: Listing.Moved) -> None:
        # the list may have been moved on since; to follow would send both round in a circle
        if event.key is not None and event.key == self.items.key != self.page.item:
            self.show_item(event.key)

    @on(Listing.Chosen, "#items")
    def _chosen(self) -> None:
        self.open_editor()

    @on(ChoiceLine.Changed, "#level")
    def _level_chosen(self, event: ChoiceLine.Changed) -> None:
        self.set_level(event.value or None)

    @on(ChoiceLine.Changed, "#state")
    def _state_chosen(self, event: ChoiceLine.Changed) -> None:
        self.set_status(event.value or None)

    @on(Form.Typed)
    def _typed(self) -> None:
        self.flush()

    @on(Blocks.Chosen, "#elements")
    def _element_chosen(self, event: Blocks.Chosen) -> None:
        item = self.item
        if item is not None:
            self.page.link(element=item.elements[event.index].id)

    @on(Blocks.Chosen, "#evidence")
    def _evidence_chosen(self, event: Blocks.Chosen) -> None:
        self.page.link(index=event.index)

    @on(FilterBar.Changed)
    def _filtered(self) -> None:
        self.draw_list()

    @on(FilterBar.Left)
    def _left(self) -> None:
        self.screen.set_focus(self.items)

    def filter(self) -> None:
        """Type to filter the items."""
        self.screen.remove_class("-editing")
        self.query_one(FilterBar).open()

    def write(self, field: str, text: str) -> None:
        """Put a text into a field of the answer, as if typed."""
        self.form.write(field, text)
        self.flush()

    def all_words(self) -> str:
        """Return all items with their results, tab-separated."""
        subject = self.subject
        if subject is None:
            return ""
        return "\n".join(item_list.line_of(subject, one) for one in subject.framework.items)

    def words(self) -> str:
        """Return the item and its result as a line to be copied."""
        subject, item = self.subject, self.item
        if subject is None or item is None:
            return ""
        return item_list.line_of(subject, item)
