"""Instruments and their measures on the left, the fields of the one under the cursor beside."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tracker.edit import EditGroup, Path, Plain
from tracker.editing import holding
from tracker.editing.difference import data_of
from tracker.errors import TrackerError
from tracker.i18n import _
from tracker.model.record import Record
from tracker.tui import door
from tracker.tui.country import holding_list
from tracker.tui.country.holding_list import Place, key_of, place_of
from tracker.tui.country.record_fields import (
    EITHER,
    instrument_fields,
    instrument_needs,
    measure_fields,
    measure_needs,
    values_of,
)
from tracker.tui.country.tab import Tab, at_path
from tracker.tui.widgets.fields import cleaned
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.form import Form, Pending
from tracker.tui.widgets.listing import Listing


class InstrumentsTab(Tab):
    """Master and detail; the same two forms for all."""

    IS_LARGE: ClassVar[bool] = True
    _shown: Place | None = None

    def on_mount(self) -> None:
        """Have the words take the room that there is; begin where one was before."""
        self.listing.set_columns(holding_list.columns)
        before = self.page.holding
        self.draw()
        if before is not None:
            self.show_measure(before)

    def compose(self) -> ComposeResult:
        """Yield the list and the fields."""
        with Vertical(id="holdings-pane"):
            yield FilterBar()
            yield Listing(id="holdings", opens_by_letter=False)
            yield Static(
                door.text(_("No instruments yet: laws, strategies, plans. n makes the first.")),
                classes="empty",
            )
        with VerticalScroll(id="fields", can_focus=False):
            yield Static(id="fields-title")
            yield Static(id="fields-links")
            yield Form(instrument_fields(), id="instrument-form")
            yield Form(measure_fields(), id="measure-form")

    # -- what is shown -------------------------------------------------------------------------

    @property
    def listing(self) -> Listing:
        """Instruments and measures."""
        return self.query_one("#holdings", Listing)

    @property
    def record(self) -> Record | None:
        """The record as it stands."""
        return self.subject.record if self.subject else None

    @property
    def form(self) -> Form:
        """The form that is for what is shown."""
        is_measure = self._shown is not None and self._shown.measure is not None
        return self.query_one("#measure-form" if is_measure else "#instrument-form", Form)

    def draw(self) -> None:
        """Draw the list and the fields anew."""
        subject = self.subject
        if subject is None:
            return
        bar = self.query_one(FilterBar)
        unsaved = tuple(one.path for one in self.page.unsaved_changes())
        rows = list(holding_list.rows(subject, bar.text, unsaved))
        self.listing.set_rows(rows)
        total = sum(1 + len(one.measures) for one in subject.record.instruments)
        bar.count(len(rows), total)
        self.set_class(not total, "-empty")  # the list stays, and keeps the focus
        self.query_one(".empty").display = not total
        self._show(place_of(subject.record, self.listing.key))

    def _show(self, place: Place | None) -> None:
        """Show the fields of an instrument or a measure."""
        self._shown = place
        subject = self.subject
        if place is not None and subject is not None:
            self.page.holding = key_of(subject.record, place)
        for form in self.query(Form):
            form.display = place is not None and form is self.form
        title, links = (
            self.query_one("#fields-title", Static),
            self.query_one("#fields-links", Static),
        )
        if place is None or subject is None:
            title.update("")
            links.update("")
            return
        form = self.form
        data: Plain = data_of(self.session.open(self.page.code).text)
        values = values_of(form.fields, at_path(data, place.path))
        needs = instrument_needs if place.measure is None else measure_needs
        form.load(
            self.subject_id(place.path),
            values,
            needed=needs(values),
            either=EITHER,
            raw=self.raw_of(form, place.path),
        )
        holder = subject.record.instruments[place.instrument]
        key = key_of(subject.record, place)
        said = holder.title if place.measure is None else f"{key}  ({holder.title})"
        title.update(door.text(said))
        links.update(holding_list.about(subject, place))

    # -- editing -------------------------------------------------------------------------------

    def flush(self) -> None:
        """Make edits of what stands in the fields."""
        if self._shown is not None and self.record is not None:
            self.settle(self.form, self._shown.path, key_of(self.record, self._shown))

    def settle_one(self, form: Form, base: Path, one: Pending, what: str) -> None:
        """Give another id everywhere; any other field as usual."""
        record, place = self.record, self._shown
        to = cleaned(one.text)
        if one.field.id != "id" or record is None or place is None or not to:
            super().settle_one(form, base, one, what)
            return
        holder = record.instruments[place.instrument]
        if to == (holder.id if place.measure is None else holder.measures[place.measure].id):
            return
        try:
            if place.measure is None:
                key, group = to, holding.rename_instrument(record, place.instrument, to)
            else:
                key = f"{holder.id}/{to}"
                group = holding.rename_measure(record, place.instrument, place.measure, to)
            self.session.apply(self.page.code, group)
        except TrackerError as error:
            form.refuse("id", str(error))
            return
        form.accept("id")
        self.show_measure(key)

    def make_and_show(self, group: EditGroup, key: str) -> None:
        """Make an edit, then put the cursor on what it made."""
        if self.make(group):
            self.show_measure(key)
            self.report(group.label)

    def delete(self) -> None:
        """Delete the instrument or the measure; links to it go too, and undo brings all back."""
        record, place = self.record, self._shown
        if record is None or place is None:
            return
        if place.measure is None:
            group = holding.delete_instrument(record, place.instrument)
        else:
            group = holding.delete_measure(record, place.instrument, place.measure)
        if self.make(group):
            self.report(group.label)

    def duplicate(self) -> None:
        """Make a copy, under another id, and go to it."""
        record, place = self.record, self._shown
        if record is None or place is None:
            return
        data: Plain = data_of(self.session.open(self.page.code).text)
        entry = at_path(data, place.path)
        holder = record.instruments[place.instrument]
        old = holder.id if place.measure is None else holder.measures[place.measure].id
        taken = record.instrument if place.measure is None else holder.measure
        made = holding.id_from(f"{old}-2", list(taken), otherwise="copy")
        copy = {**entry, "id": made} if isinstance(entry, dict) else {"id": made}
        label = _("duplicate {id}").format(id=old)
        group = holding.add(record, place.path[:-1], copy, label=label)
        self.make_and_show(group, made if place.measure is None else f"{holder.id}/{made}")

    # -- going ---------------------------------------------------------------------------------

    @property
    def measure(self) -> str | None:
        """The measure that the cursor is on, as it is cited."""
        record, place = self.record, self._shown
        if record is None or place is None or place.measure is None:
            return None
        return key_of(record, place)

    @property
    def instrument(self) -> str | None:
        """Id of the instrument that the cursor is on or in; empty where there is none."""
        record, place = self.record, self._shown
        return record.instruments[place.instrument].id if record and place else None

    def show_measure(self, measure: str) -> None:
        """Put the cursor on a measure or an instrument."""
        self.flush()
        if not self.listing.go_to(measure):
            self.query_one(FilterBar).action_clear()
            self.draw()
            self.listing.go_to(measure)
        if self.record is not None:
            self._show(place_of(self.record, self.listing.key))

    def begin(self) -> None:
        """Begin in the list."""
        self.screen.remove_class("-editing")
        self.screen.set_focus(self.listing)

    def open_editor(self, field: str = "") -> None:
        """Go into the fields."""
        if self._shown is not None:
            self.screen.add_class("-editing")
            if not self.form.focus_field(field):
                self.form.focus_field(self.form.fields[0].id)

    def back(self) -> bool:
        """Leave the fields for the list; then clear the filter."""
        focused = self.screen.focused
        inside = focused is not None and self.query_one("#fields") in focused.ancestors
        if inside or self.screen.has_class("-editing"):
            self.begin()
            return True
        bar = self.query_one(FilterBar)
        if bar.text or bar.display:
            bar.action_clear()
            return True
        return False

    def go_to(self, path: Path) -> None:
        """Put the focus on a field of an instrument or a measure."""
        record = self.record
        if record is None or path[:1] != ("instruments",) or len(path) < 2:  # noqa: PLR2004 - its index
            return
        is_measure = len(path) > 3 and path[2] == "measures"  # noqa: PLR2004 - the measure's index
        place = Place(int(path[1]), int(path[3]) if is_measure else None)
        self.show_measure(key_of(record, place))
        rest = [str(step) for step in path[len(place.path) :]]
        dotted = ".".join(rest)
        known = {one.id for one in self.form.fields}
        found = next((one for one in (dotted, *rest[:1], f"{dotted}.text") if one in known), "")
        self.open_editor(found)

    def filter(self) -> None:
        """Type to filter."""
        self.screen.remove_class("-editing")
        self.query_one(FilterBar).open()

    def words(self) -> str:
        """Return what the cursor is on."""
        place, record = self._shown, self.record
        return key_of(record, place) if record and place else ""

    def all_words(self) -> str:
        """Return the list, tab-separated."""
        return "\n".join(
            "\t".join((row.key, *(cell.plain.strip() for cell in row.cells)))
            for row in self.listing.rows
        )

    @on(Form.Typed)
    def _typed(self) -> None:
        self.flush()

    @on(Listing.Moved, "#holdings")
    def _moved(self, event: Listing.Moved) -> None:
        record = self.record
        if record is None:
            return
        if place_of(record, event.key) != self._shown:
            self.flush()
            self._show(place_of(self.record or record, event.key))
            self.query_one("#fields").scroll_home(animate=False)

    @on(Listing.Chosen, "#holdings")
    def _chosen(self) -> None:
        self.open_editor()

    @on(FilterBar.Changed)
    def _filtered(self) -> None:
        self.draw()

    @on(FilterBar.Left)
    def _left(self) -> None:
        self.screen.set_focus(self.listing)
