"""The assessment: items by section, the one editor that all of them share, and what is beside it."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tracker.edit import EditGroup, Path
from tracker.editing import answering
from tracker.i18n import _, text_of
from tracker.model.framework import Item, Level
from tracker.model.record import AnswerStatus
from tracker.tables import words
from tracker.tui import door, glyphs
from tracker.tui.country import item_list, item_words
from tracker.tui.country.answer_fields import answer_fields, answer_values, levels
from tracker.tui.country.context_words import context
from tracker.tui.country.subject import Subject
from tracker.tui.country.tab import Tab
from tracker.tui.widgets.blocks import Blocks
from tracker.tui.widgets.choice_line import ChoiceLine
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.form import Form
from tracker.tui.widgets.listing import Listing

STATES = (
    (AnswerStatus.NO_INFORMATION.value, "u"),
    (AnswerStatus.NOT_DISCLOSED.value, "x"),
    (AnswerStatus.NOT_APPLICABLE.value, "-"),
)
"""States in the place of a level, with their keys."""


class AssessmentTab(Tab):
    """Items on the left, the editor of one of them, the context beside where there is room."""

    def compose(self) -> ComposeResult:
        """Yield the three panes."""
        with Vertical(id="items-pane"):
            yield FilterBar()
            yield Listing(id="items")
        with VerticalScroll(id="editor", can_focus=False):
            yield Static(id="heading")
            yield Static(id="result")
            yield ChoiceLine(_("Level"), id="level")
            yield ChoiceLine(_("or instead"), id="state")
            yield Static(id="notices")
            yield Static(id="offer")
            yield Static(id="item-text")
            yield Static(door.text(_("Elements")), classes="part")
            yield Blocks(id="elements")
            yield Static(door.text(_("Evidence")), id="evidence-title", classes="part")
            yield Blocks(id="evidence")
            yield Static(id="searched")
            yield Form(answer_fields(), id="answer")
        with VerticalScroll(id="context", can_focus=False):
            yield Static(id="context-words")

    # -- what is shown -------------------------------------------------------------------------

    @property
    def items(self) -> Listing:
        """The list of items."""
        return self.query_one("#items", Listing)

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
        self.items.set_columns(item_list.columns(self.items.size.width or 40))
        rows = list(item_list.rows(subject, bar.text, self.page.unsaved_items))
        self.items.set_rows(rows)
        shown = sum(not one.is_heading for one in rows)
        bar.count(shown, len(subject.framework.items))
        if self.page.item and self.items.key != self.page.item:
            self.items.go_to(self.page.item)

    def draw_rows(self) -> None:
        """Draw the rows whose marks may have changed, and the headings."""
        subject = self.subject
        if subject is None:
            return
        shown = {one.key for one in self.items.rows}
        for one in item_list.rows(subject, "", self.page.unsaved_items):
            if one.key in shown and one not in self.items.rows:
                self.items.set_row(one)

    def draw_item(self) -> None:
        """Show the item's answer as it stands."""
        subject, item = self.subject, self.item
        if subject is None or item is None:
            return
        self.query_one("#heading", Static).update(item_words.heading(subject, item))
        self.query_one("#item-text", Static).update(door.text(text_of(item.text)))
        self.query_one("#result", Static).update(item_words.result(subject, item))
        self._draw_choices(subject, item)
        self._draw_lines(subject, item)
        self.query_one("#elements", Blocks).show(
            [item_words.element_words(subject, item, one) for one in item.elements]
        )
        given = subject.given.get(item.id)
        blocks = self.query_one("#evidence", Blocks)
        blocks.show([item_words.evidence_words(one) for one in (given.evidence if given else ())])
        blocks.display = blocks.option_count > 0
        self.query_one("#evidence-title").display = blocks.display
        self._load(subject, item)
        if self.query_one("#context").display:
            self.query_one("#context-words", Static).update(context(subject, item))

    def _draw_choices(self, subject: Subject, item: Item) -> None:
        answer = subject.answer(item.id)
        derived = subject.entry.assessment.cells[item.id].derived_level
        level = self.query_one("#level", ChoiceLine)
        as_derived = _("derived") if derived else "–"
        level.set_options(
            (("", as_derived), *((one.id, self._level(one)) for one in subject.framework.scale))
        )
        level.show(answer.level or "")
        state = self.query_one("#state", ChoiceLine)
        state.set_options((("", "–"), *((one, f"{key} {words.word(one)}") for one, key in STATES)))
        status = answer.status
        rated = status is None or status is AnswerStatus.RATED
        state.show("" if status is None or rated else status.value)

    @staticmethod
    def _level(level: Level) -> str:
        return f"{level.value} {glyphs.sign(level)} {words.level(level)}"

    def _draw_lines(self, subject: Subject, item: Item) -> None:
        notices = item_words.notices(subject, item)
        line = self.query_one("#notices", Static)
        line.display = bool(notices.plain)
        line.update(notices)
        offered = self.page.offered
        line = self.query_one("#offer", Static)
        line.display = offered is not None and offered.item == item.id
        if offered is not None:
            line.update(item_words.offer_words(offered.items))
        self.query_one("#searched", Static).update(item_words.search_words(subject, item))

    def _load(self, subject: Subject, item: Item) -> None:
        base = subject.place(item.id).path
        wanted = {field for field, _words in item_words.needs(subject, item)}
        self.form.set_options("review.level", levels(subject.framework))
        self.form.load(
            self.subject_id(base),
            answer_values(subject.answer(item.id)),
            needed=wanted,
            raw=self.raw_of(self.form, base),
        )

    def flush(self) -> None:
        """Make edits of what stands in the answer's fields."""
        subject, item = self.subject, self.item
        if subject is not None and item is not None:
            self.settle(self.form, subject.place(item.id).path, item.id)

    # -- going ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin in the list."""
        self.screen.remove_class("-editing")
        self.screen.set_focus(self.items)

    def open_editor(self, widget: Widget | None = None) -> None:
        """Go into the editor, to a field of it."""
        self.screen.add_class("-editing")
        self.screen.set_focus(widget or self.query_one("#elements", Blocks))

    def back(self) -> bool:
        """Leave the editor for the list; then clear the filter."""
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
        self.query_one("#editor").scroll_home(animate=False)
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

    @on(Listing.Moved, "#items")
    def _moved(self, event: Listing.Moved) -> None:
        if event.key is not None and event.key != self.page.item:
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

    def on_resize(self) -> None:
        """Give the titles the room that there is."""
        if self.subject is not None:
            self.call_after_refresh(self.draw)

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
        return "\n".join(self._words(subject, one) for one in subject.framework.items)

    def words(self) -> str:
        """Return the item and its result as a line to be copied."""
        subject, item = self.subject, self.item
        if subject is None or item is None:
            return ""
        return self._words(subject, item)

    @staticmethod
    def _words(subject: Subject, item: Item) -> str:
        rated = subject.rated(item.id)
        said = str(glyphs.word(rated.level or rated.state))
        return "\t".join((subject.code, item.id, text_of(item.title), said))
