"""The reviewer's level and comment beside the assessor's, item by item; the state; the shift."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from tracker.edit import EditGroup, SetValue
from tracker.editing.reviewing import agree, set_review
from tracker.errors import TrackerError
from tracker.i18n import N_, _, text_of
from tracker.model.record import Review as Given
from tracker.model.record import State
from tracker.tables import words
from tracker.tables.columns import country_name
from tracker.tables.plain import plain
from tracker.tui import door, review_words
from tracker.tui.country.subject import Subject, subject_of
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import News
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.choice_line import ChoiceLine
from tracker.tui.widgets.form import WAIT, Lines
from tracker.tui.widgets.listing import Listing, Row

KEYS = (
    *DIALOG_KEYS,
    *(
        Key(
            f"review.level-{value}",
            str(value),
            f"level({value})",
            N_("Level"),
            footer=value == 0,
            shown="0-4" if value == 0 else None,
        )
        for value in range(10)
    ),
    Key("review.no-level", "delete,minus", "clear", N_("No level"), footer=True, shown="Del"),
    Key("review.comment", "c", "comment", N_("Comment"), footer=True, shown="c"),
    Key("review.agreed", "a", "agreed", N_("Agreed"), footer=True),
    Key("review.state", "s", "state", N_("State"), footer=True),
    Key("review.next", "n", "next", N_("Next open"), footer=True),
    Key("review.save", "ctrl+s", "save", N_("Save"), footer=True, shown="^s", priority=True),
    Key("review.undo", "ctrl+z", "undo", N_("Undo"), shown="^z"),
)

ROOMY = 100
"""From how many columns the whole shift is told."""


class Review(Dialog[None]):
    """One assessment's review.

    Args:
        code: the record; None for the one that the page is about.
        item: where to begin.
    """

    CSS_PATH = "review.tcss"
    NAME: ClassVar[str] = N_("Review: 0–4 set the reviewer's level")
    KEYS = KEYS
    HELP = N_(
        "The reviewer's side of one assessment. **0**–**4** set the reviewer's level of the item "
        "under the cursor (the assessor's stays as it is), **Del** takes it away, **c** writes a "
        "comment, **a** notes that the country agrees, **s** chooses the state, **n** goes to the "
        "next item that waits for a review.\n\nThe shift is how many levels the reviewer's stands "
        "above or below the country's own. Opening and looking changes nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, code: str | None = None, item: str | None = None) -> None:
        super().__init__()
        self._code = code or ""
        self._item = item
        self._shown: str | None = None
        """The item whose comment stands in the field."""
        self._loaded = ("", "")
        """Comment and reviewer as they were put into the fields: only what differs was typed."""
        self._timer: Timer | None = None
        self.subject: Subject | None = None

    def body(self) -> ComposeResult:
        """State, items, what the assessor says, what the reviewer says, the shift."""
        yield Static(id="review-head")
        options = [(one.value, words.word(one.value)) for one in State]
        yield ChoiceLine(_("State"), options, id="review-state")
        yield Listing(id="review-items")
        yield Static(id="review-answer")
        with Horizontal(classes="line"):
            yield Static(door.text(_("Comment")), classes="label")
            yield Lines("", id="review-comment", tab_behavior="focus")
        with Horizontal(classes="line"):
            yield Static(door.text(_("Reviewer, role")), classes="label")
            yield Input(id="review-by")
        yield Static(id="review-shift")
        yield Static("", id="review-problem", classes="problem")

    def on_mount(self) -> None:
        """Begin in the list."""
        self._code = self._code or self._asked()
        self.tracker.news.subscribe(self, self._hear, immediate=True)
        self._look()
        if self._item:
            self.listing.go_to(self._item)
        self.listing.focus()

    def _asked(self) -> str:
        """Return the record that the page is about, or the first that waits for a review."""
        if self.tracker.code:
            return self.tracker.code
        waiting = [
            one.country
            for one in self.session.collection.countries
            if any(each.state is State.SUBMITTED for each in one.assessments)
        ]
        return waiting[0] if waiting else next(iter(self.session.shelf.files), "")

    @property
    def listing(self) -> Listing:
        """The items."""
        return self.query_one("#review-items", Listing)

    # -- what is shown -------------------------------------------------------------------------

    def _hear(self, news: News) -> None:
        if self._code in news.codes or news.view:
            self.call_later(self._look)

    def _look(self) -> None:
        """Show the assessment as it stands."""
        key = self.subject.key if self.subject else None
        subject = self.subject = subject_of(self.session, self._code, key) if self._code else None
        if subject is None:
            self._say("review-head", _("There is no assessment to review here."))
            self.listing.set_rows(())
            return
        one = subject.assessment
        kinds = ", ".join(words.word(kind) for kind in (one.method, one.scope))
        name = country_name(self.session.collection, self._code)
        self._say("review-head", f"{self._code} {name}: {one.cycle}, {kinds}, {one.framework}")
        self.query_one("#review-state", ChoiceLine).show(one.state.value)
        self.listing.set_columns(review_words.columns(min(146, self.size.width - 4)))
        self.listing.set_rows(self._rows(subject))
        short = self.size.width < ROOMY
        shift = review_words.shift_words(self.session, subject, short=short)
        self.query_one("#review-shift", Static).update(door.text(shift, lines=True))
        self._detail()

    @staticmethod
    def _rows(subject: Subject) -> Iterator[Row]:
        for section in subject.framework.sections:
            title = f"{section.id} {text_of(section.title)}"
            yield Row(f"section:{section.id}", (door.rich_text(title),), is_heading=True)
            for item in section.items:
                yield review_words.row(subject, item)

    @on(Listing.Chosen, "#review-items")
    def _chosen(self) -> None:
        self.action_comment()

    @on(Listing.Moved, "#review-items")
    def _moved(self) -> None:
        self.flush()
        self._detail()

    def _detail(self) -> None:
        """Show both sides of the item under the cursor."""
        subject, item = self.subject, self.listing.key
        if subject is None or item is None or item not in subject.framework.item:
            return
        told = f"{item} {text_of(subject.framework.item[item].title)}: "
        self._say("review-answer", told + review_words.answer_words(subject, item))
        self._load(item, subject.answer(item).review)

    def _load(self, item: str, review: Given | None) -> None:
        """Put comment and reviewer into their fields, unless something was just typed there."""
        area, by = self.query_one("#review-comment", Lines), self.query_one("#review-by", Input)
        is_typed = (area.text, by.value) != self._loaded
        if item == self._shown and is_typed:
            return
        comment = review.comment if review and review.comment else ""
        if item != self._shown or area.text.strip() != comment.strip():
            with self.prevent(TextArea.Changed):
                area.load_text(comment)
        if review and review.by:
            with self.prevent(Input.Changed):
                by.value = review.by
        self._shown, self._loaded = item, (area.text, by.value)

    def _say(self, where: str, told: str) -> None:
        self.query_one(f"#{where}", Static).update(door.text(told))

    def on_resize(self) -> None:
        """Choose columns for the new width."""
        if self.subject is not None:
            self._look()

    # -- edits ---------------------------------------------------------------------------------

    def _make(self, group: EditGroup) -> None:
        """Make an edit; say so where it can't be made."""
        if not group.edits:
            return
        try:
            self.session.apply(self._code, group)
        except TrackerError as error:
            self._say("review-problem", str(error))
            return
        self._say("review-problem", "")
        self._look()

    def _change(self, changes: dict[str, str | None], item: str | None = None) -> None:
        item = item or self.listing.key
        subject = self.subject
        if subject is None or item is None or item not in subject.framework.item:
            return
        changes = {**changes, **self._by(subject.answer(item).review)}
        today = self.session.workspace.today.isoformat()
        self._make(set_review(subject.place(item), changes, date=today))

    def _by(self, review: Given | None) -> dict[str, str | None]:
        """Return who reviews, where the field says another one than the record."""
        field = self.query_one("#review-by", Input).value
        if not field.strip() or (review is not None and field == review.by):
            return {}
        return {"by": plain(field).strip()}

    def action_level(self, value: int) -> None:
        """Take the level of a value of the scale as the reviewer's."""
        self.flush()
        found = (
            next((one for one in self.subject.framework.scale if one.value == value), None)
            if self.subject
            else None
        )
        if found is None:
            self.app.bell()
            return
        self._change({"level": found.id})

    def action_clear(self) -> None:
        """Take the reviewer's level away."""
        self.flush()
        self._change({"level": None})

    def action_agreed(self) -> None:
        """Note that the country agrees to the review, or no longer."""
        self.flush()
        subject, item = self.subject, self.listing.key
        review = subject.answer(item).review if subject and item else None
        if subject is None or item is None or review is None:
            self._say("review-problem", _("There is no review of this item to agree to."))
            return
        has = review.agreed is not None
        if review.level is None and not has:
            why = _("The reviewer has set no level of this item, so there is none to agree to.")
            self._say("review-problem", why)
            return
        today = self.session.workspace.today.isoformat()
        self._make(agree(subject.place(item), date=None if has else today))

    def _take_state(self, subject: Subject) -> None:
        """Make one edit of the state, however many were passed on the way to it."""
        state = self.query_one("#review-state", ChoiceLine).value
        if state != subject.assessment.state:
            label = _("state {state}").format(state=words.word(state))
            edit = SetValue(("assessments", subject.index, "state"), state)
            self._make(EditGroup(label, (edit,)))

    # -- the comment ---------------------------------------------------------------------------

    @on(TextArea.Changed, "#review-comment")
    @on(Input.Changed, "#review-by")
    @on(ChoiceLine.Changed, "#review-state")
    def _typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WAIT, self.flush)

    def on_descendant_blur(self) -> None:
        """Take what was typed when the field is left."""
        self.flush()

    def flush(self) -> None:
        """Make edits of state and comment as they stand, for the item that it was typed under."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.subject is not None:
            self._take_comment(self.subject)
        if self.subject is not None:  # as it is after that edit
            self._take_state(self.subject)

    def _take_comment(self, subject: Subject) -> None:
        """Make an edit of what was typed; what was only shown stays as the record has it."""
        item, (comment, by) = self._shown, self._loaded
        area, field = self.query_one("#review-comment", Lines), self.query_one("#review-by", Input)
        if item is None or (area.text, field.value) == (comment, by):
            return
        is_new = field.value != by and bool(field.value.strip())
        self._loaded = (area.text, field.value)
        if area.text.strip() != comment.strip():
            # what was pasted may hold what no file may have
            text = plain(area.text, lines=True)
            self._change({"comment": text if text.strip() else None}, item)
        elif is_new and subject.answer(item).review is not None:
            self._change({}, item)

    def action_comment(self) -> None:
        """Write a comment."""
        self.set_focus(self.query_one("#review-comment", Lines))

    def action_state(self) -> None:
        """Choose the state with the arrows."""
        self.set_focus(self.query_one("#review-state", ChoiceLine))

    def action_next(self) -> None:
        """Go to the next item that the country rated and the reviewer did not."""
        subject = self.subject
        if subject is None:
            return
        items = [one.id for one in subject.framework.items]
        at = items.index(self.listing.key) + 1 if self.listing.key in items else 0
        cells = subject.entry.assessment.cells
        for item in (*items[at:], *items[:at]):
            if subject.rated(item).level is not None and cells[item].review_level is None:
                self.listing.go_to(item)
                return
        if any(subject.rated(item).level is not None for item in items):
            self.tracker.say(_("Every item that the country rated is reviewed."))
        else:
            self.tracker.say(_("The country has rated none."))

    # -- leaving -------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save, the comment included."""
        self.flush()
        self.tracker.action_save()

    def action_undo(self) -> None:
        """Take back the last edit."""
        self.flush()
        self.tracker.action_undo()

    def action_cancel(self) -> None:
        """Leave a field for the list; the list for the page."""
        self.flush()
        if self.focused is not self.listing:
            self.set_focus(self.listing)
        else:
            self.dismiss(None)
