"""A record that can't be read, as text: what is wrong on top, the text beneath."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static, TextArea

from tracker.errors import TrackerError
from tracker.finding import Finding
from tracker.i18n import N_, _
from tracker.tui import door, glyphs
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    *DIALOG_KEYS,
    Key("text.keep", "ctrl+s", "keep", N_("Keep and save"), footer=True, shown="^s", priority=True),
    Key("text.next", "f8", "problem", N_("Next problem"), footer=True, shown="F8", priority=True),
)


WHOLE = "/as text"
"""Under this name the session keeps the whole text, in place of a field's."""


class TextEditor(Dialog[bool]):
    """The text of a record's file; kept with ctrl+s, as an edit that can be undone."""

    CSS_PATH = "text.tcss"
    NAME: ClassVar[str] = N_("As text")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def body(self) -> ComposeResult:
        """The findings, the text, and two ways out."""
        yield Listing(id="text-findings", opens_by_letter=False)
        yield TextArea("", id="text-area", show_line_numbers=True)
        yield Static("", id="text-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Close")), id="close")
            yield Button(door.text(_("Keep and save")), id="keep", variant="primary")

    def on_mount(self) -> None:
        """Show the text as it was left, with the cursor at the first finding."""
        area = self.query_one(TextArea)
        try:
            text = self.session.open(self._code).text
            area.load_text(self.session.raw.get(self._code, {}).get(WHOLE, text))
        except TrackerError as error:
            self.query_one("#text-problem", Static).update(door.text(str(error)))
            area.read_only = True
        self._list()
        area.focus()

    def _list(self) -> None:
        listing = self.query_one("#text-findings", Listing)
        listing.set_columns(_columns)
        listing.set_rows(self._row(*pair) for pair in enumerate(self._findings))
        self._jump()

    @property
    def _findings(self) -> tuple[Finding, ...]:
        return self.session.findings_of(self._code)

    @staticmethod
    def _row(index: int, one: Finding) -> Row:
        sign, style = glyphs.severity(one.severity)
        where = f"{sign} {one.place.line}:{one.place.column}"
        cells = (where, one.code, one.message)
        return Row(str(index), tuple(door.rich_text(cell, style) for cell in cells))

    @on(Listing.Moved, "#text-findings")
    @on(Listing.Chosen, "#text-findings")
    def _jump(self) -> None:
        key = self.query_one("#text-findings", Listing).key
        if key is not None and int(key) < len(self._findings):
            place = self._findings[int(key)].place
            self.query_one(TextArea).move_cursor((place.line - 1, place.column - 1), center=True)

    def action_problem(self) -> None:
        """Go to the next finding, or to the first again."""
        listing = self.query_one("#text-findings", Listing)
        if listing.rows:
            listing.move((listing.cursor + 1) % len(listing.rows))

    @on(TextArea.Changed, "#text-area")
    def _keep_typed(self) -> None:
        """Keep what is typed in the journal; it is no edit before it is saved."""
        area = self.query_one(TextArea)
        if not area.read_only:
            same = area.text == self.session.open(self._code).text
            self.session.keep_raw(self._code, WHOLE, None if same else area.text)

    @on(Button.Pressed, "#close")
    def action_cancel(self) -> None:
        """Close; a text that was changed and not saved is there again at the next opening."""
        if self._is_kept:
            self.tracker.say(
                _("Not saved yet, but kept: opened again, the text is as you left it.")
            )
        self.dismiss(None)

    @property
    def _is_kept(self) -> bool:
        return WHOLE in self.session.raw.get(self._code, {})

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Take the text, save it, and close once the record can be read."""
        area = self.query_one(TextArea)
        if area.read_only:
            return
        try:
            self.session.rewrite(self._code, area.text, label=_("Edit as text"))
            self.session.keep_raw(self._code, WHOLE, None)
            self.session.save(self._code)
        except TrackerError as error:
            self.query_one("#text-problem", Static).update(door.text(str(error)))
            return
        entry = self.session.shelf.entries[self._code]
        if entry.facts is not None:
            self.tracker.say(_("{code} can be read now.").format(code=self._code))
            self.dismiss(result=True)
            return
        self._list()
        left = _("Saved; it still can't be read. What is wrong stands above.")
        self.query_one("#text-problem", Static).update(door.text(left))


def _columns(width: int) -> tuple[Column, ...]:
    return (
        Column("where", _("Line"), 9),
        Column("code", _("Code"), 6),
        Column("message", _("Problem"), max(20, width - 19)),
    )
