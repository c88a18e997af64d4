"""What was searched: recorded once, cited by the answers that rest on it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from tracker.edit import EditGroup, Plain
from tracker.editing.holding import add
from tracker.errors import TrackerError
from tracker.i18n import N_, _
from tracker.model.record import Search
from tracker.tables import words
from tracker.tui import door
from tracker.tui.country.draft import Draft
from tracker.tui.country.record_fields import entry_of, search_fields
from tracker.tui.country.subject import Subject
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.fields import parsed
from tracker.tui.widgets.form import Form
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    *DIALOG_KEYS,
    Key("searches.tick", "space", "tick", N_("Tick"), footer=True),
    Key("searches.cite", "ctrl+s", "cite", N_("Cite"), footer=True, shown="^s", priority=True),
    Key("searches.new", "ctrl+n", "new", N_("New search"), footer=True, shown="^n", priority=True),
)
MOST = 9
"""Most searches that are shown at once."""


class Searches(Dialog[tuple[str, ...] | None]):
    """Tick the searches that an answer rests on; Enter cites the one under the cursor.

    Args:
        subject: the record and its assessment.
        cited: ids that are ticked at first.
        only_one: choose one.
    """

    CSS_PATH = "searches.tcss"
    NAME: ClassVar[str] = N_("What was searched")
    ESC: ClassVar[str] = N_("Cancel")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(
        self, subject: Subject, cited: tuple[str, ...] = (), *, only_one: bool = False
    ) -> None:
        super().__init__()
        self._subject = subject
        self._ticked = list(cited)
        self._only_one = only_one
        self._is_new = False

    def body(self) -> ComposeResult:
        """Yield the searches, and the fields of a new one."""
        yield Static(
            door.text(
                _("A search is recorded once and cited. ^n records a new one.")
                if not self._only_one
                else _("After which search is there none? Each item is then asked by itself.")
            ),
            classes="hint",
        )
        yield Listing(id="searches-list", opens_by_letter=False)
        yield Form(search_fields(), id="searches-form")
        yield Static("", id="searches-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Cancel")), id="cancel")
            yield Button(door.text(_("Cite")), id="cite", variant="primary")

    @property
    def listing(self) -> Listing:
        """The searches."""
        return self.query_one("#searches-list", Listing)

    @property
    def _searches(self) -> tuple[Search, ...]:
        record = self.session.record(self._subject.code)
        if record is None:
            return ()
        return record.assessments[self._subject.index].searches

    def on_mount(self) -> None:
        """Begin with the list, or with a new search where there is none."""
        self.listing.set_columns(_columns)
        self._list()
        self._show_form(is_new=not self._searches)

    def _list(self) -> None:
        self.listing.set_rows(self._row(one) for one in self._searches)
        self.listing.styles.height = min(MOST, max(2, len(self.listing.rows))) + 1

    def _row(self, one: Search) -> Row:
        tick = "" if self._only_one else ("[x] " if one.id in self._ticked else "[ ] ")
        read = str(words.word(one.read.value)) if one.read else ""
        parts = [
            ", ".join(one.instruments),
            one.where or "",
            read,
            ", ".join(one.terms),
            one.date or "",
        ]
        said = "; ".join(part for part in parts if part)
        return Row(one.id, (door.rich_text(tick + one.id), door.rich_text(said)))

    def _show_form(self, *, is_new: bool) -> None:
        self._is_new = is_new
        form = self.query_one("#searches-form", Form)
        form.display = is_new
        self.listing.display = not is_new
        self._problem("")
        self.say_esc(
            _("Close") if is_new and not self._searches else _("Back") if is_new else _(self.ESC)
        )
        self.refresh_bindings()
        if is_new:
            form.load("new", {**self._start, **self._draft.texts})
            form.focus_field("instruments")
        else:
            self.set_focus(self.listing)

    @property
    def _draft(self) -> Draft:
        return Draft(self.session, self._subject.code, "search")

    @property
    def _start(self) -> dict[str, str]:
        """What stands in a new search before anything is typed."""
        known = [one.id for one in self._subject.record.instruments]
        today = self.session.workspace.today.isoformat()
        return {"instruments": ", ".join(known), "read": "whole", "date": today}

    @on(Form.Typed)
    def _keep(self) -> None:
        """Keep a search that is not recorded yet: it is there again the next time."""
        if self._is_new:
            form = self.query_one("#searches-form", Form)
            texts = {field.id: form.text(field.id) for field in form.fields}
            start = self._start
            self._draft.keep({key: one for key, one in texts.items() if one != start.get(key, "")})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer ticks only where there is a list to tick in."""
        del parameters
        return action != "tick" or not (self._only_one or self._is_new)

    def action_new(self) -> None:
        """Record a new search."""
        self._show_form(is_new=True)

    def action_tick(self) -> None:
        """Tick a search, or no longer."""
        key = self.listing.key
        if key is None or self._only_one:
            return
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
        self._list()

    @on(Listing.Chosen, "#searches-list")
    def _chosen(self, event: Listing.Chosen) -> None:
        if event.key not in self._ticked:
            self._ticked.append(event.key)
        self.dismiss((event.key,) if self._only_one else self._in_order())

    @on(Button.Pressed, "#cite")
    def action_cite(self) -> None:
        """Give what is ticked; a new search is recorded first."""
        if self._is_new:
            made = self._record()
            if made is None:
                return
            self._ticked.append(made)
            self.dismiss((made,) if self._only_one else self._in_order())
        elif self._only_one:
            if self.listing.key is not None:
                self.dismiss((self.listing.key,))
        else:
            self.dismiss(self._in_order())

    def _in_order(self) -> tuple[str, ...]:
        known = [one.id for one in self._searches if one.id in self._ticked]
        return (*known, *(one for one in self._ticked if one not in known))

    def _record(self) -> str | None:
        form = self.query_one("#searches-form", Form)
        record = self.session.record(self._subject.code)
        if record is None:
            return None
        texts: dict[str, Plain] = {
            field.id: parsed(field, form.text(field.id)) for field in form.fields
        }
        entry = entry_of(form.fields, texts)
        if not entry.get("instruments") and not entry.get("where"):
            self._problem(_("Say which instruments were searched, or where else."))
            return None
        taken = {one.id for one in self._searches}
        made = next(name for n in range(1, 10_000) if (name := f"s{n}") not in taken)
        path = ("assessments", self._subject.index, "searches")
        label = _("new search {id}").format(id=made)
        group = add(record, path, {"id": made, **entry}, label=label)
        try:
            self.session.apply(self._subject.code, EditGroup(label, group.edits))
        except TrackerError as error:
            self._problem(str(error))
            return None
        self._is_new = False
        self._draft.clear()
        return made

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Close the new search, which is kept; then leave."""
        self._keep()
        if self._is_new and self._searches:
            self._show_form(is_new=False)
        else:
            super().action_cancel()

    def _problem(self, said: str) -> None:
        self.query_one("#searches-problem", Static).update(door.text(said))


def _columns(width: int) -> tuple[Column, ...]:
    return (
        Column("id", _("Search"), 12),
        Column("words", _("What was searched"), max(20, width - 16)),
    )
