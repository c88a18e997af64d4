"""A new measure on the spot: quote and locator pasted in, in an instrument that is there or new."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from tracker.edit import EditGroup, Plain
from tracker.editing.holding import add, id_from
from tracker.errors import TrackerError
from tracker.i18n import N_, _
from tracker.model.record import Record
from tracker.tui import door
from tracker.tui.country.record_fields import (
    entry_of,
    instrument_fields,
    instrument_needs,
    measure_fields,
    measure_needs,
)
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.choice_line import ChoiceLine
from tracker.tui.widgets.fields import Field, cleaned, parsed
from tracker.tui.widgets.form import Form

KEYS = (
    *DIALOG_KEYS,
    Key(
        "new-measure.make", "ctrl+s", "make", N_("Make it"), footer=True, shown="^s", priority=True
    ),
)
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
    """Make a measure; gives it as it is cited.

    Args:
        code: the record.
        instrument: id of the instrument to begin with.
        only_instrument: make an instrument without a measure; gives its id.
    """

    CSS_PATH = "new_measure.tcss"
    NAME: ClassVar[str] = N_("New measure")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(
        self, code: str, instrument: str | None = None, *, only_instrument: bool = False
    ) -> None:
        super().__init__()
        self._code = code
        self._begin = "" if only_instrument else instrument
        self._only_instrument = only_instrument

    def body(self) -> ComposeResult:
        """Yield the instrument's choice or fields, then the measure's."""
        with VerticalScroll(id="new-measure-scroll", can_focus=False):
            yield ChoiceLine(_("Instrument"), id="new-measure-instrument")
            yield Form(_some(instrument_fields(), INSTRUMENT), id="new-instrument-form")
            yield Form(_some(measure_fields(), MEASURE), id="new-measure-form")
        yield Static("", id="new-measure-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Cancel")), id="cancel")
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

    def on_mount(self) -> None:
        """Begin in the first field that is empty."""
        record = self._record
        known = [(one.id, one.id) for one in record.instruments]
        self._instrument.set_options((*known, ("", _("a new one"))))
        begin = self._begin if self._begin is not None else (known[-1][0] if known else "")
        self._instrument.show(begin)
        self._instrument.display = bool(known) and not self._only_instrument
        self.query_one("#new-measure-form").display = not self._only_instrument
        language = record.working_language or (
            record.instruments[-1].language if record.instruments else ""
        )
        self.query_one("#new-instrument-form", Form).load("new", {"language": language})
        self.query_one("#new-measure-form", Form).load("new", {})
        self._changed()
        is_new = not self._instrument.value
        form = self.query_one("#new-instrument-form" if is_new else "#new-measure-form", Form)
        form.focus_field("title" if is_new else "summary")

    @on(Form.Typed)
    @on(ChoiceLine.Changed)
    def _changed(self) -> None:
        """Show the fields of a new instrument where it is one, and mark what is needed."""
        instrument = self.query_one("#new-instrument-form", Form)
        measure = self.query_one("#new-measure-form", Form)
        instrument.display = not self._instrument.value
        for form, needs in ((instrument, instrument_needs), (measure, measure_needs)):
            values = {field.id: cleaned(form.text(field.id)) for field in form.fields}
            form.load("new", values, needed=needs(values))

    @on(Button.Pressed, "#make")
    def action_make(self) -> None:
        """Make it, as one edit."""
        record = self._record
        measure, cited = self._measure(record)
        instrument_id = self._instrument.value
        if not self._only_instrument and not (measure.get("summary")):
            self._problem(_("A measure needs a summary: what the provision does, in a sentence."))
            return
        if instrument_id:
            at = [one.id for one in record.instruments].index(instrument_id)
            group = add(record, ("instruments", at, "measures"), measure, label=cited)
        else:
            form = self.query_one("#new-instrument-form", Form)
            entry = entry_of(form.fields, _texts(form))
            taken = [one.id for one in record.instruments]
            instrument_id = id_from(str(entry.get("title", "")), taken, otherwise="instrument")
            entry = {"id": instrument_id, **entry}
            if not self._only_instrument:
                entry["measures"] = [measure]
            group = add(record, ("instruments",), entry, label=instrument_id)
        label = _("new: {what}").format(what=group.label)
        try:
            self.session.apply(self._code, EditGroup(label, group.edits))
        except TrackerError as error:
            self._problem(str(error))
            return
        made = str(measure["id"])
        self.dismiss(instrument_id if self._only_instrument else f"{instrument_id}/{made}")

    def _measure(self, record: Record) -> tuple[dict[str, Plain], str]:
        form = self.query_one("#new-measure-form", Form)
        entry = entry_of(form.fields, _texts(form))
        holder = record.instrument.get(self._instrument.value)
        words = str(entry.get("locator") or entry.get("summary") or "")
        made = id_from(words, holder.measure if holder else (), otherwise="m1")
        return {"id": made, **entry}, made

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.action_cancel()

    def _problem(self, words: str) -> None:
        self.query_one("#new-measure-problem", Static).update(door.text(words))


def _some(fields: tuple[Field, ...], names: tuple[str, ...]) -> tuple[Field, ...]:
    by_id = {one.id: one for one in fields}
    return tuple(by_id[name] for name in names)


def _texts(form: Form) -> dict[str, Plain]:
    return {field.id: parsed(field, form.text(field.id)) for field in form.fields}
