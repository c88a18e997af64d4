"""The assessments of a record: choose one, make a new one, change its state and scope."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from tracker.edit import EditGroup, Path, Plain, Remove, SetValue
from tracker.editing.difference import data_of
from tracker.editing.holding import new_assessment
from tracker.errors import TrackerError, UsageError
from tracker.i18n import N_, _
from tracker.model.record import Assessment
from tracker.tables import words
from tracker.tui import door
from tracker.tui.country.record_fields import (
    METHODS,
    SCOPES,
    assessment_fields,
    choice,
    entry_of,
    values_of,
)
from tracker.tui.country.subject import Key as Which
from tracker.tui.country.subject import Subject, assessments_of
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.fields import Field, cleaned, parsed
from tracker.tui.widgets.form import Form
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    *DIALOG_KEYS,
    Key("assessments.keep", "ctrl+s", "keep", N_("Keep"), footer=True, shown="^s", priority=True),
    Key("assessments.new", "ctrl+n", "new", N_("New"), footer=True, shown="^n", priority=True),
)


class Assessments(Dialog[Which | None]):
    """Gives the assessment that was chosen.

    Args:
        code: the record.
        subject: what is shown now; None where there is no assessment.
    """

    CSS_PATH = "assessments.tcss"
    NAME: ClassVar[str] = N_("Assessments")
    ESC: ClassVar[str] = N_("Cancel")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, code: str, subject: Subject | None) -> None:
        super().__init__()
        self._code = code
        self._subject = subject
        self._is_new = subject is None

    def body(self) -> ComposeResult:
        """Yield the list, the fields of the one under the cursor, and those of a new one."""
        yield Listing(id="assessments-list", opens_by_letter=False)
        with VerticalScroll(id="assessments-scroll", can_focus=False):
            yield Form(assessment_fields(), id="assessments-form")
            yield Form(self._new_fields(), id="assessments-new")
        yield Static("", id="assessments-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Cancel")), id="cancel")
            yield Button(door.text(_("Keep")), id="keep", variant="primary")

    def _new_fields(self) -> tuple[Field, ...]:
        frameworks = tuple((one, one) for one in self.session.collection.frameworks)
        return (
            Field("framework", _("Framework"), "choice", options=frameworks),
            Field("cycle", _("Cycle"), reads="year", hint=_("a year")),
            Field("method", _("Method"), "choice", options=choice(METHODS)),
            Field("scope", _("Scope"), "choice", options=choice(SCOPES)),
            Field("carry", _("Answers from"), "choice", options=self._to_carry()),
        )

    def _to_carry(self) -> tuple[tuple[str, str], ...]:
        """Return whose answers a new assessment may begin with; the latest first."""
        known = assessments_of(self.session, self._code)
        latest = sorted(known, key=lambda pair: -pair[1].cycle)
        return (
            *(
                (str(at), f"{one.cycle} {words.word(one.method)}")
                for at, one in latest
                if one.framework == self.session.view.framework.id
            ),
            ("", _("nowhere")),
        )

    @property
    def listing(self) -> Listing:
        """The assessments."""
        return self.query_one("#assessments-list", Listing)

    def on_mount(self) -> None:
        """Begin with the one that is shown."""
        known = assessments_of(self.session, self._code)
        self.listing.set_columns(_columns)
        self.listing.set_rows(_row(index, one) for index, one in known)
        if self._subject is not None:
            self.listing.go_to(str(self._subject.index))
        view = self.session.view
        self.query_one("#assessments-new", Form).load(
            "new",
            {
                "framework": view.framework.id,
                "cycle": str(self.session.workspace.today.year),
                "method": "national-submission",
                "scope": "complete",
                "carry": self._to_carry()[0][0],
            },
        )
        self._show(is_new=self._is_new)

    def _show(self, *, is_new: bool) -> None:
        self._is_new = is_new
        self.listing.display = not is_new
        self.query_one("#assessments-form").display = not is_new
        new = self.query_one("#assessments-new", Form)
        new.display = is_new
        self._problem("")
        self.say_esc(_("Back") if is_new and self.listing.rows else _(self.ESC))
        if is_new:
            new.focus_field("cycle")
        else:
            self.set_focus(self.listing)
            self._load()

    @property
    def _index(self) -> int | None:
        return int(self.listing.key) if self.listing.key is not None else None

    def _entry(self, index: int) -> dict[str, Plain]:
        data = data_of(self.session.open(self._code).text) or {}
        entries = data.get("assessments")
        found = entries[index] if isinstance(entries, list) else {}
        return found if isinstance(found, dict) else {}

    @on(Listing.Moved, "#assessments-list")
    def _load(self) -> None:
        if self._index is not None and not self._is_new:
            self._problem("")
            form = self.query_one("#assessments-form", Form)
            form.load(str(self._index), values_of(form.fields, self._entry(self._index)))

    @on(Listing.Chosen, "#assessments-list")
    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Keep what was changed, and show the assessment."""
        try:
            chosen = self._made() if self._is_new else self._changed()
        except TrackerError as error:
            self._problem(str(error))
            return
        if chosen is not None:
            self.dismiss(chosen)

    def _changed(self) -> Which | None:
        index = self._index
        record = self.session.record(self._code)
        if index is None or record is None:
            return None
        form = self.query_one("#assessments-form", Form)
        texts: dict[str, Plain] = {
            field.id: parsed(field, form.text(field.id)) for field in form.fields
        }
        before, after = self._entry(index), entry_of(form.fields, texts)
        base: Path = ("assessments", index)
        heads = dict.fromkeys(field.path[0] for field in form.fields)
        edits = tuple(
            SetValue((*base, head), after[head]) if head in after else Remove((*base, head))
            for head in heads
            if before.get(head) != after.get(head)
        )
        one = record.assessments[index]
        if edits:
            state = after.get("state")
            label = f"{one.framework} {one.cycle}: "
            label += str(words.word(str(state))) if state != one.state else _("details")
            self.session.apply(self._code, EditGroup(label, edits))
        return one.key

    def _made(self) -> Which:
        form = self.query_one("#assessments-new", Form)
        cycle = cleaned(form.text("cycle"))
        record = self.session.record(self._code)
        if not cycle.isdecimal() or record is None:
            raise UsageError(_("The cycle is a year of four digits."))
        framework = self.session.collection.frameworks[form.text("framework")]
        method, scope, carry = form.text("method"), form.text("scope"), form.text("carry")
        before = self._entry(int(carry)) if carry else None
        if before is not None and before.get("framework") != framework.id:
            raise UsageError(_("Answers to another framework can't be carried over."))
        group = new_assessment(
            record, framework, cycle=int(cycle), method=method, scope=scope, carry=before
        )
        self.session.apply(self._code, group)
        return (framework.id, int(cycle), method)

    def action_new(self) -> None:
        """Lay out a new assessment."""
        self._show(is_new=True)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Close the new one; then leave."""
        if self._is_new and self.listing.rows:
            self._show(is_new=False)
        else:
            super().action_cancel()

    def _problem(self, said: str) -> None:
        self.query_one("#assessments-problem", Static).update(door.text(said))


def _row(index: int, one: Assessment) -> Row:
    cells = (
        str(one.cycle),
        str(words.word(one.method)),
        str(words.word(one.scope)),
        str(words.word(one.state.value)),
        one.framework,
    )
    return Row(str(index), tuple(door.rich_text(cell) for cell in cells))


def _columns(width: int) -> tuple[Column, ...]:
    return (
        Column("cycle", _("Cycle"), 6),
        Column("method", _("Method"), 20),
        Column("scope", _("Scope"), 9),
        Column("state", _("State"), 18),
        Column("framework", _("Framework"), max(10, width - 58)),
    )
