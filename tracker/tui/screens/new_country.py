"""A new record: for which country, by which method, in which cycle."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Input, RadioSet, Static

from tracker.errors import TrackerError
from tracker.i18n import N_, _
from tracker.tables import words
from tracker.tables.columns import country_name
from tracker.tui import door
from tracker.tui.messages import Goto
from tracker.tui.screens.base import Dialog
from tracker.tui.widgets.choice import Radio
from tracker.tui.widgets.filter_bar import folded
from tracker.tui.widgets.listing import Column, Listing, Row

METHODS = ("national-submission", "desk-review")
DIGITS = 4


class NewCountry(Dialog[str]):
    """Choose a country that has no record; its items are laid out, and it opens."""

    CSS_PATH = "new_country.tcss"
    NAME: ClassVar[str] = N_("New country record")
    ESC: ClassVar[str] = N_("Cancel")

    def body(self) -> ComposeResult:
        """A field to find the country, the list of those without a record, method and cycle."""
        yield Input(placeholder=_("country or code"), id="new-filter")
        yield Listing(id="new-list", opens_by_letter=False)
        with RadioSet(id="new-method"):
            for index, method in enumerate(METHODS):
                yield Radio(words.word(method).capitalize(), value=not index)
        with Horizontal(id="new-cycle-line"):
            yield Static(door.text(_("Cycle ")), id="new-cycle-label")
            yield Input(
                str(self.session.workspace.today.year),
                id="new-cycle",
                restrict=r"\d{0,4}",
                max_length=DIGITS,
            )
        yield Static("", id="new-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Cancel")), id="cancel")
            yield Button(door.text(_("Make the record")), id="make", variant="primary")

    def on_mount(self) -> None:
        """Begin with all countries."""
        self.query_one("#new-list", Listing).set_columns(
            lambda width: (
                Column("code", _("Code"), 5),
                Column("name", _("Country"), max(20, width - 9)),
            )
        )
        self._fill("")
        self.query_one("#new-filter", Input).focus()

    def _fill(self, wanted: str) -> None:
        session = self.session
        found = [
            (code, country_name(session.collection, code))
            for code in session.collection.reference.countries
            if code not in session.shelf.files
        ]
        found.sort(key=lambda one: (one[0].casefold() != wanted, folded(one[1])))
        self.query_one("#new-list", Listing).set_rows(
            Row(code, (door.rich_text(code), door.rich_text(name)))
            for code, name in found
            if wanted in folded(f"{code} {name}")
        )

    @on(Input.Changed, "#new-filter")
    def _filter(self, event: Input.Changed) -> None:
        self._fill(folded(event.value.strip()))

    @on(Input.Submitted)
    @on(Listing.Chosen)
    @on(Button.Pressed, "#make")
    def _make(self) -> None:
        code = self.query_one("#new-list", Listing).key
        cycle = self.query_one("#new-cycle", Input).value
        problem = self.query_one("#new-problem", Static)
        if code is None:
            problem.update(door.text(_("No country matches, or it has a record already.")))
            return
        if len(cycle) != DIGITS:
            problem.update(door.text(_("The cycle is a year of four digits.")))
            return
        method = METHODS[max(0, self.query_one(RadioSet).pressed_index)]
        try:
            self.session.new(code, framework=None, cycle=int(cycle), method=method)
        except TrackerError as error:
            problem.update(door.text(str(error)))
            return
        self.dismiss(code)
        self.tracker.go(Goto("country", code=code))

    @on(Button.Pressed, "#cancel")
    def _cancelled(self) -> None:
        self.action_cancel()
