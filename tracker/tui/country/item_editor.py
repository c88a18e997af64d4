"""The editor of one item, re-used for all: text, result, elements, links, the answer's fields."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tracker.i18n import _, text_of
from tracker.method.rating import CellState
from tracker.model.framework import Item, Level
from tracker.model.record import AnswerStatus
from tracker.tables import words
from tracker.tui import door, glyphs
from tracker.tui.country import item_words
from tracker.tui.country.answer_fields import answer_fields, answer_values, levels
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.blocks import Blocks
from tracker.tui.widgets.choice_line import ChoiceLine
from tracker.tui.widgets.form import Form

STATES = (
    (AnswerStatus.NO_INFORMATION.value, "u"),
    (AnswerStatus.NOT_DISCLOSED.value, "x"),
    (AnswerStatus.NOT_APPLICABLE.value, "-"),
)
"""States in the place of a level, with their keys."""


class Fields(VerticalScroll):
    """What scrolls in the editor; a field that is typed into stays in view."""

    def on_resize(self) -> None:
        """Bring the field back where what is said above took its room, or the window did."""
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return
        if isinstance(focused, Blocks):
            self.call_after_refresh(focused.scroll_to_highlight)
        else:
            self.call_after_refresh(focused.scroll_visible, animate=False)


class ItemEditor(Vertical):
    """Shows an item's answer, title and level always in view; what is done in it goes to the tab as messages."""

    def compose(self) -> ComposeResult:
        """Yield the parts from top to bottom."""
        with Vertical(id="head"):
            yield Static(id="heading")
            yield Static(id="result")
            yield Static(id="notices")
            yield Static(id="offer")
        with Fields(id="editor-scroll", can_focus=False):
            yield ChoiceLine(_("Level"), id="level")
            yield ChoiceLine(_("or instead"), id="state")
            yield Static(id="item-text")
            yield Static(door.text(_("Elements")), classes="part")
            yield Blocks(id="elements")
            yield Static(door.text(_("Evidence")), id="evidence-title", classes="part")
            yield Blocks(id="evidence")
            yield Static(id="searched")
            yield Form(answer_fields(), id="answer")

    def enter(self) -> None:
        """Begin at the top: the text first; the next key goes to the elements beneath."""
        self.query_one("#elements", Blocks).enter()
        self.top()

    def top(self) -> None:
        """Scroll to the top, now and once what came into view has its height."""
        scroll = self.query_one("#editor-scroll")
        scroll.scroll_home(animate=False, immediate=True)
        self.call_after_refresh(scroll.scroll_home, animate=False, immediate=True)

    def show(
        self,
        subject: Subject,
        item: Item,
        *,
        subject_id: str,
        raw: Mapping[str, str],
        offered: Sequence[str],
    ) -> None:
        """Show an item as it stands.

        Args:
            subject: the record and its assessment.
            item: which item.
            subject_id: id of the answer, for the form.
            raw: texts of fields that no edit could be made of yet.
            offered: items that the measure linked last may answer too.
        """
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
        offer = self.query_one("#offer", Static)
        offer.display = bool(offered)
        if offered:
            offer.update(item_words.offer_words(tuple(offered)))
        form = self.query_one("#answer", Form)
        form.set_options("review.level", levels(subject.framework))
        form.load(
            subject_id,
            answer_values(subject.answer(item.id)),
            needed={field for field, _words in item_words.needs(subject, item)},
            raw=raw,
        )

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
        state.set_options(
            (("", "–"), *((one, f"{key} {words.state(CellState(one))}") for one, key in STATES))
        )
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
        self.query_one("#searched", Static).update(item_words.search_words(subject, item))
