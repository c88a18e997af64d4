"""Link a measure to an item: find it, tick the elements that it addresses.

What is linked to what, and the words of the measure, stay in view above the elements.
"""

from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, Static

from tracker.i18n import N_, _
from tracker.method.resolve import find_measure
from tracker.model.framework import Item
from tracker.model.record import Evidence
from tracker.tui import door
from tracker.tui.country.link_rows import (
    Pick,
    item_columns,
    items_to_pick,
    matching,
    measure_columns,
    measures_to_pick,
)
from tracker.tui.country.link_words import (
    head_words,
    link_fields,
    link_from,
    measure_words,
    neighbours,
    to_tick,
)
from tracker.tui.country.subject import Subject
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.blocks import Blocks
from tracker.tui.widgets.fields import cleaned
from tracker.tui.widgets.form import Form
from tracker.tui.widgets.listing import Listing

KEYS = (
    *DIALOG_KEYS,
    Key("link.link", "ctrl+s", "link", N_("Link"), footer=True, shown="^s", priority=True),
    Key("link.new", "ctrl+n", "new", N_("New measure"), footer=True, shown="^n", priority=True),
    Key("link.stop", "ctrl+g", "stop", N_("Stop here"), footer=True, shown="^g", priority=True),
)
LOW = 34
"""With fewer lines than this the elements wait until something is picked."""


class Wanted(msgspec.Struct, frozen=True):
    """What was chosen: a link; that a new measure is to be made first; that it is enough."""

    item: str = ""
    evidence: Evidence | None = None
    new: bool = False
    stop: bool = False


class Link(Dialog[Wanted | None]):
    """A picker over measures, or over items where the measure is given; elements to tick.

    Args:
        subject: the record and its assessment.
        item: the item, where it is known.
        measure: the measure as it is cited, where it is known.
        evidence: the link that is changed; its elements are ticked.
        element: ticked at once.
        turn: which it is of how many items that are gone through; Esc passes it over.
    """

    CSS_PATH = "link.tcss"
    NAME: ClassVar[str] = N_("Link a measure")
    ESC: ClassVar[str] = N_("Cancel")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(
        self,
        subject: Subject,
        *,
        item: str | None = None,
        measure: str | None = None,
        evidence: Evidence | None = None,
        element: str | None = None,
        turn: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._subject = subject
        self._turn = turn
        self._item = item
        self._measure = evidence.measure if evidence else measure
        self._known: list[Pick] = []
        self._picks = item is None or self._measure is None
        self._evidence = evidence
        self._ticked = set(evidence.elements if evidence else [element] if element else [])
        self._foreign = {
            code: record
            for code in neighbours(subject)
            if (record := subject.session.record(code)) is not None
        }

    def title_words(self) -> str:
        """Say what is looked for."""
        if self._evidence is not None:
            return _("Change a link")
        if self._item is None:
            return _("Link to an item")
        return _(self.NAME) if self._picks else _("Link: tick what its words address")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that make sense as the dialog was opened."""
        del parameters
        if action == "stop":
            return self._turn is not None
        return action != "new" or (self._item is not None and self._turn is None)

    def body(self) -> ComposeResult:
        """Yield the picker, what is picked, the elements, and more fields."""
        yield Input(placeholder=_("type to find"), id="link-filter")
        yield Listing(id="link-list", opens_by_letter=False)
        yield Static(id="link-head")
        with VerticalScroll(id="link-quote", can_focus=False):
            yield Static(id="link-detail")
        with VerticalScroll(id="link-scroll", can_focus=False):
            yield Blocks(id="link-elements")
            yield Form(link_fields(), id="link-form")
        yield Static("", id="link-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Skip") if self._turn else _("Cancel")), id="cancel")
            yield Button(door.text(_("Link")), id="do-link", variant="primary")

    def on_mount(self) -> None:
        """Begin with the picker, or with the elements."""
        self.set_class(not self._picks, "-fixed")
        if self._turn:
            self.say_esc(_("Skip this one"))
        if self._picks and self._item is not None:
            self._known = list(measures_to_pick(self._subject, self._foreign))
        elif self._picks:
            self._known = list(items_to_pick(self._subject))
        wide = item_columns if self._item is None else measure_columns(self._known)
        self.listing.set_columns(wide)
        one = self._evidence
        self.query_one(Form).load(
            "link",
            {
                "why": (one.why or "") if one else "",
                "effect": one.effect if one else "supports",
                "strength": one.strength.value if one and one.strength else "",
                "explicitness": one.explicitness.value if one and one.explicitness else "",
            },
        )
        self._fill()
        if self._picks:
            self.set_focus(self.query_one("#link-filter"))
        else:
            self.set_focus(self.query_one("#link-elements"))

    def on_resize(self) -> None:
        """Leave the room to the list while one picks, where there is little."""
        self.set_class(self.size.height < LOW, "-low")

    @property
    def listing(self) -> Listing:
        """What is picked from."""
        return self.query_one("#link-list", Listing)

    # -- the picker ----------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._picks:
            wanted = cleaned(self.query_one("#link-filter", Input).value)
            self.listing.set_rows(one.row for one in matching(self._known, wanted))
        self._show()

    @on(Input.Changed, "#link-filter")
    def _filter(self) -> None:
        self._fill()

    @on(Input.Submitted, "#link-filter")
    @on(Listing.Chosen, "#link-list")
    def _picked(self) -> None:
        if self.listing.key is None:
            nothing = _("Nothing matches.")
            self._problem(
                nothing if self._item is None else nothing + _(" ^n makes a new measure.")
            )
            return
        self._show()
        self.add_class("-picked")
        self.say_esc(_("Back"))
        self._problem("")
        self.query_one("#link-scroll").scroll_home(animate=False)
        self.set_focus(self.query_one("#link-elements"))

    @on(Listing.Moved, "#link-list")
    def _moved(self) -> None:
        self._show()

    # -- what is picked ------------------------------------------------------------------------

    @property
    def _chosen_item(self) -> Item | None:
        name = self._item or (self.listing.key if self._picks else None)
        return self._subject.framework.item.get(name or "")

    @property
    def _chosen_measure(self) -> str | None:
        if self._measure is not None:
            return self._measure
        return self.listing.key if self._item is not None else None

    def _show(self) -> None:
        item, measure = self._chosen_item, self._chosen_measure
        found = find_measure(measure, self._subject.record, self._foreign) if measure else None
        ticked = self._ticked_of(item)
        self.query_one("#link-head", Static).update(head_words(item, found, self._turn, ticked))
        self.query_one("#link-detail", Static).update(measure_words(found[1]) if found else "")
        blocks = self.query_one("#link-elements", Blocks)
        blocks.show(
            [to_tick(one, is_ticked=one.id in ticked) for one in item.elements] if item else []
        )

    def _ticked_of(self, item: Item | None) -> tuple[str, ...]:
        return tuple(one for one in (item.element if item else ()) if one in self._ticked)

    def on_key(self, event: events.Key) -> None:
        """Tick by letter or space while the elements have the focus."""
        if self.query_one("#link-filter").has_focus and event.key in ("up", "down"):
            event.stop()
            self.listing.action_step(1 if event.key == "down" else -1)
            return
        blocks = self.query_one("#link-elements", Blocks)
        item = self._chosen_item
        if not blocks.has_focus or item is None:
            return
        letter = event.character
        if event.key == "space" and blocks.highlighted is not None:
            letter = item.elements[blocks.highlighted].id
        if letter in item.element:
            event.stop()
            event.prevent_default()
            blocks.highlighted = list(item.element).index(letter)
            self._tick(letter)

    def _tick(self, letter: str | None) -> None:
        self._ticked ^= {letter or ""}
        self._problem("")
        self._show()

    @on(Blocks.Chosen, "#link-elements")
    def _element_chosen(self, event: Blocks.Chosen) -> None:
        item = self._chosen_item
        if item is not None and not self._ticked & set(item.element):
            self._tick(item.elements[event.index].id)
        else:
            self.action_link()

    # -- the answer ----------------------------------------------------------------------------

    @on(Button.Pressed, "#do-link")
    def action_link(self) -> None:
        """Link, where something is picked and ticked."""
        item, measure = self._chosen_item, self._chosen_measure
        elements = self._ticked_of(item)
        if item is None or measure is None:
            self._problem(_("Choose a measure first.") if item else _("Choose an item first."))
            return
        if not elements:
            self._problem(_("Tick the elements that its words address: their letters, or space."))
            self.set_focus(self.query_one("#link-elements"))
            return
        texts = {field.id: self.query_one(Form).text(field.id) for field in link_fields()}
        self.dismiss(Wanted(item.id, link_from(measure, elements, texts)))

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Go back to the picker; then leave."""
        if self.has_class("-picked"):
            self.remove_class("-picked")
            self.say_esc(_(self.ESC))
            self.set_focus(self.query_one("#link-filter"))
        else:
            super().action_cancel()

    def action_new(self) -> None:
        """Make a new measure first."""
        self.dismiss(Wanted(self._item or "", new=True))

    def action_stop(self) -> None:
        """Go through no more items."""
        self.dismiss(Wanted(stop=True))

    def _problem(self, said: str) -> None:
        self.query_one("#link-problem", Static).update(door.text(said))
