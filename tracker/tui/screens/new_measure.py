"""A new measure on the spot: quote and locator pasted in, in an instrument that is there or new.

What is typed is kept with the record's journal as it is typed. Closed before it is made, the dialog
comes up again as it was left; nothing that was typed goes without being asked for.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from tracker.edit import Plain
from tracker.editing import EditRefusedError
from tracker.errors import TrackerError
from tracker.i18n import N_, _
from tracker.model.record import Record
from tracker.tui import door
from tracker.tui.country.draft import Draft
from tracker.tui.country.making import field_at_fault, making
from tracker.tui.country.record_fields import (
    EITHER,
    REQUIRED,
    empty_words,
    entry_of,
    instrument_fields,
    instrument_needs,
    labelled,
    measure_fields,
    measure_needs,
    some_of,
)
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.choice_line import MOST, ChoiceLine
from tracker.tui.widgets.fields import cleaned, parsed
from tracker.tui.widgets.form import Form

KEYS = (
    *DIALOG_KEYS,
    Key(
        "new-measure.make", "ctrl+s", "make", N_("Make it"), footer=True, shown="^s", priority=True
    ),
    Key(
        "new-measure.empty",
        "ctrl+n",
        "empty",
        N_("Start anew"),
        footer=True,
        shown="^n",
        priority=True,
    ),
)
CHOSEN = "instrument"
"""Under this name the draft keeps which instrument was chosen."""
INSTRUMENT = ("title", "type", "status", "language", "binding", "adopted", "ends", "read", "url")
MEASURE = (
    "summary",
    "quote",
    "locator",
    "explicitness",
    "strength",
    "responsible.text",
    "deadline.text",
    "budget.text",
    "indicator.text",
)
"""The fields that one begins with; the others are on the Instruments tab."""


class NewMeasure(Dialog[str | None]):
    """Make a measure; gives it as it is cited, or the id of an instrument made without any.

    Args:
        code: the record.
        instrument: id of the instrument to begin with.
    """

    CSS_PATH = "new_measure.tcss"
    NAME: ClassVar[str] = N_("New measure")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, code: str, instrument: str | None = None) -> None:
        super().__init__()
        self._code = code
        self._begin = instrument
        self._is_done = False
        self._is_alone = False
        self._emptied: dict[str, str] = {}
        self._note = ""

    def title_words(self) -> str:
        """Say whether an instrument is made too."""
        lines = self.query("#new-measure-instrument").results(ChoiceLine)
        is_new = any(not one.value for one in lines)
        return _("New instrument and measure") if is_new else _(self.NAME)

    def body(self) -> ComposeResult:
        """Yield the instrument's choice or fields, then the measure's."""
        with VerticalScroll(id="new-measure-scroll", can_focus=False):
            yield ChoiceLine(_("Instrument"), id="new-measure-instrument")
            yield Form(some_of(instrument_fields(), INSTRUMENT), id="new-instrument-form")
            yield Form(some_of(measure_fields(), MEASURE), id="new-measure-form")
        yield Static("", id="new-measure-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Close")), id="cancel")
            yield Button(door.text(_("Make it")), id="make", variant="primary")

    @property
    def _record(self) -> Record:
        record = self.session.record(self._code)
        if record is None:
            raise TrackerError(_("The record can't be read."))
        return record

    @property
    def _instrument(self) -> ChoiceLine:
        return self.query_one("#new-measure-instrument", ChoiceLine)

    @property
    def _forms(self) -> dict[str, Form]:
        """The forms that count, by what they make: the instrument's only where it is a new one."""
        measure = self.query_one("#new-measure-form", Form)
        if self._instrument.value:
            return {"measure": measure}
        return {"instrument": self.query_one("#new-instrument-form", Form), "measure": measure}

    # -- what stands in it ---------------------------------------------------------------------

    @property
    def _draft(self) -> Draft:
        return Draft(self.session, self._code, "measure")

    @property
    def _start(self) -> dict[str, str]:
        """What stands in the fields before anything is typed."""
        record = self._record
        language = record.working_language or (
            record.instruments[-1].language if record.instruments else ""
        )
        known = [one.id for one in record.instruments]
        chosen = self._begin if self._begin in known else (known[-1] if known else "")
        return {CHOSEN: chosen or "", "language": language}

    def on_mount(self) -> None:
        """Begin as it was left, in the first field that is empty."""
        found = self._record.instruments
        many = len(found) >= MOST  # only the chosen one is shown then, so there is room for it
        known = [(one.id, f"{one.id}  {one.title}" if many else one.id) for one in found]
        self._instrument.set_options((*known, ("", _("a new one"))))
        self._instrument.display = bool(known)
        kept = self._draft.texts
        self._fill({**self._start, **kept})
        if kept:
            self._note = _("As it was left; ^n starts anew.")
            self._problem(self._note)

    def _fill(self, texts: dict[str, str]) -> None:
        """Put texts into the fields and the focus into the first that is needed and empty."""
        chosen = texts.get(CHOSEN, "")
        self._instrument.show(chosen if chosen in self._record.instrument else "")
        for form in self.query(Form):
            form.clear_problems()
            form.load("new", {})
            for field in form.fields:
                form.write(field.id, texts.get(field.id, ""))
        self._changed()
        for what, form in self._forms.items():
            for needed in REQUIRED[what]:
                if not form.text(needed) and form.focus_field(needed):
                    return
        self._forms["measure"].focus_field("summary")

    def _texts(self) -> dict[str, str]:
        """Return what stands in it beyond what it begins with."""
        texts = {
            field.id: form.text(field.id)
            for form in self.query(Form)
            for field in form.fields
            if cleaned(form.text(field.id))
        }
        start = self._start
        typed = {key: text for key, text in texts.items() if text != start.get(key, "")}
        chosen = self._instrument.value
        if typed and chosen != start[CHOSEN]:
            typed[CHOSEN] = chosen or "+"
        return typed

    def _keep(self) -> None:
        if not self._is_done:
            self._draft.keep(self._texts())

    @on(Form.Typed)
    @on(ChoiceLine.Changed)
    def _changed(self) -> None:
        """Show the fields of a new instrument where it is one, mark what is needed, keep it all."""
        self.query_one("#new-instrument-form").display = not self._instrument.value
        for what, form in self._forms.items():
            needs = measure_needs if what == "measure" else instrument_needs
            values = {field.id: cleaned(form.text(field.id)) for field in form.fields}
            form.load("new", values, needed=needs(values) - {"id"}, either=EITHER)
        self.retitle()
        self._problem(self._note)
        self._keep()

    def action_empty(self) -> None:
        """Empty all fields; the same key once more brings back what stood in them."""
        texts = self._texts()
        if texts:
            self._emptied, texts = texts, {}
        else:
            texts, self._emptied = self._emptied, {}
        self._note = _("Emptied; ^n brings back what stood here.") if self._emptied else ""
        self._fill({**self._start, **texts})

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Close it; what stands in it is there again the next time."""
        self._keep()
        if self._draft.texts:
            self.tracker.say(_("Not made yet, but kept: n brings it back."))
        super().action_cancel()

    def on_screen_suspend(self) -> None:
        """Keep what was typed last, before something is asked in front of it."""
        self._keep()

    # -- making it -----------------------------------------------------------------------------

    @on(Button.Pressed, "#make")
    def action_make(self) -> None:
        """Make it, as one edit."""
        if self._lacks():
            return
        data = {what: entry_of(form.fields, _parsed(form)) for what, form in self._forms.items()}
        group, cited = making(
            self._record,
            self._instrument.value,
            instrument=data.get("instrument", {}),
            measure=data["measure"],
        )
        try:
            self.session.apply(self._code, group)
        except EditRefusedError as error:
            self._refuse(error)
            return
        except TrackerError as error:
            self._problem(str(error))
            return
        self._is_done = True
        self._draft.clear()
        self.dismiss(cited)

    def _lacks(self) -> bool:
        """Say at each field that must not be empty that it is; go to the first.

        An instrument may be made without a measure; that is asked for by the same key twice.
        """
        forms = self._forms
        measure = forms["measure"]
        has_none = not any(cleaned(measure.text(one.id)) for one in measure.fields)
        if "instrument" in forms and has_none and self._is_alone:
            forms = {"instrument": forms["instrument"]}
        empty = [
            (form, field)
            for what, form in forms.items()
            for field in form.fields
            if field.id in REQUIRED[what] and not cleaned(form.text(field.id))
        ]
        for form, field in empty:
            form.refuse(field.id, empty_words(field))
        self._is_alone = "instrument" in forms and has_none
        if empty:
            form, field = empty[0]
            if self._is_alone and form is measure:
                measure.focus_field(field.id)
                self._problem(_("No measure is described: ^s again makes the instrument alone."))
                return True
            form.focus_field(field.id)
            self._problem(_("Not made yet: {why}").format(why=empty_words(field)))
        return bool(empty)

    def _refuse(self, error: EditRefusedError) -> None:
        """Say at the field why what stands in it can't be taken."""
        form, field = field_at_fault(error.finding, self._forms)
        said = labelled(error.finding.message, form.fields)
        if field is not None:
            form.refuse(field, said)
            form.focus_field(field)
        self._problem(_("Not made yet: {why}").format(why=said))

    def _problem(self, words: str) -> None:
        self.query_one("#new-measure-problem", Static).update(door.text(words))


def _parsed(form: Form) -> dict[str, Plain]:
    return {field.id: parsed(field, form.text(field.id)) for field in form.fields}
