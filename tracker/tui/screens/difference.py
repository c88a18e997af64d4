"""A record against its file, its last cycle or another file: by fields, long texts by lines."""

from typing import ClassVar

import msgspec
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from tracker.edit import EditGroup
from tracker.editing.difference import Change, line_difference
from tracker.errors import TrackerError
from tracker.i18n import N_, _
from tracker.tui import against, door, field_words
from tracker.tui.against import Other
from tracker.tui.difference_words import about, summary, who_changed
from tracker.tui.drawn_lines import drawn
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import Goto
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.sides import Sides, sides_of
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    *DIALOG_KEYS,
    Key("difference.take", "r", "take", N_("As there"), footer=True),
    Key("difference.undo", "ctrl+z", "undo", N_("Undo"), footer=True, shown="^z"),
    Key("difference.text", "t", "text", N_("Whole text"), footer=True),
    Key("difference.go", "g", "go", N_("Go to it"), footer=True),
    Key("difference.disk", "d", "disk", N_("On disk")),
    Key("difference.cycle", "c", "cycle", N_("Last cycle"), footer=True, shown="c"),
    Key("difference.file", "f", "file", N_("Other file"), footer=True, shown="f"),
)

WHO = 9
SHORT = 40


class Difference(Dialog[None]):
    """One record against another side; what differs can be taken from there, as an edit.

    Args:
        code: the record; None for the one that the page is about, or the first that is unsaved.
        left: a text to compare in place of the open one; then nothing can be taken.
        base: what mine began with, where that is not what was last read or saved.
    """

    CSS_PATH = "difference.tcss"
    NAME: ClassVar[str] = N_("Difference")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    HELP = N_(
        "What stands here against the record's file on disk (**d**), against the answers of the "
        "last cycle (**c**) or against another file (**f**). **r** takes what is under the cursor "
        "from there: an edit like any other, **^z** takes it back.\n\nOf a file, the one field is "
        "taken. Of the last cycle, the whole answer is, marked as carried over: it counts as not "
        "assessed until it is confirmed."
    )

    def __init__(
        self, code: str | None = None, left: str | None = None, *, base: str | None = None
    ) -> None:
        super().__init__()
        self._code = code or ""
        self._left = left
        self._base = base
        self._sides: Sides | None = None
        self._other: Other | None = None
        """The other side where it is not the file on disk."""
        self._file = ""
        self._changes: tuple[Change, ...] = ()
        self._who: dict[tuple[str, ...], str] = {}
        self._whole = False

    def body(self) -> ComposeResult:
        """What differs in a list; the field under the cursor beneath."""
        yield Static(id="difference-summary")
        yield Input(placeholder=_("path of another file, from the workspace"), id="difference-path")
        yield Listing(id="difference-fields")
        with VerticalScroll(id="difference-scroll", can_focus=True):
            yield Static(id="difference-lines")
        yield Static("", id="difference-problem", classes="problem")

    def on_mount(self) -> None:
        """Compare, and begin in the list."""
        if not self._code:
            self._code = self.tracker.code or next(iter(self.session.dirty), "")
        self._compare()
        self.listing.focus()

    @property
    def listing(self) -> Listing:
        """The fields that differ."""
        return self.query_one("#difference-fields", Listing)

    def on_resize(self) -> None:
        """Give the values the room that there is."""
        if self._sides is not None:
            self._list()

    # -- comparing -----------------------------------------------------------------------------

    def action_disk(self) -> None:
        """Compare with the file on disk."""
        self._against("disk")

    def action_cycle(self) -> None:
        """Compare with the last cycle."""
        self._against("cycle")

    def action_file(self) -> None:
        """Ask for another file."""
        if self._is_free():
            path = self.query_one("#difference-path", Input)
            path.display = True
            self.set_focus(path)

    @on(Input.Submitted, "#difference-path")
    def _path_given(self, event: Input.Submitted) -> None:
        self._file = event.value
        if self._against("file"):
            self.listing.focus()

    def _is_free(self) -> bool:
        """Say whether another side may be chosen; in a conflict it is the file on disk."""
        is_free = bool(self._code) and self._left is None and self._base is None
        if not is_free:
            self.app.bell()
        return is_free

    def _against(self, kind: str) -> bool:
        if not self._is_free():
            return False
        self._problem("")
        try:
            self._other = self._find(kind)
        except TrackerError as error:
            self._problem(str(error))
            return False
        self.query_one("#difference-path").display = kind == "file"
        self._compare()
        return True

    def _find(self, kind: str) -> Other | None:
        if kind == "cycle":
            which = getattr(self.tracker.page, "key", None)
            return against.last_cycle(self.session, self._code, which)
        if kind == "file":
            return against.another_file(self.session, self._code, self._file)
        return None

    def _compare(self) -> None:
        """Read the other side again and list what differs."""
        if not self._code:
            self._problem(_("Choose a record first: nothing is unsaved."))
            return
        try:
            sides = sides_of(self.session, self._code, self._base)
            other = self._other and self._find(self._other.kind)
        except TrackerError as error:
            self._problem(str(error))
            return
        if self._left is not None:
            sides = msgspec.structs.replace(sides, mine=self._left)
        self._sides, self._other = sides, other
        self._changes = (sides if other is None else other).changes or ()
        self._who = who_changed(sides) if other is None else {}
        told = summary(self._code, sides, len(self._changes)) if other is None else about(other)
        self.query_one("#difference-summary", Static).update(door.text(told))
        self._list()

    @property
    def _there(self) -> str:
        """What the other side is called."""
        return _("On disk") if self._other is None else self._other.name

    def _list(self) -> None:
        room = max(30, self.size.width - (WHO if self._other is None else 0) - 12)
        field = max(16, room * 2 // 5)
        value = max(8, (room - field) // 2)
        mine = _("Here") if self._left is None else _("Left behind")
        columns = [
            Column("field", _("Field"), field),
            Column("who", _("Changed"), WHO),
            Column("mine", mine, value),
            Column("theirs", self._there, value),
        ]
        if self._other is not None:
            del columns[1]
        self.listing.set_columns(columns)
        self.listing.set_rows(self._row(str(at), one) for at, one in enumerate(self._changes))
        self.listing.display = bool(self._changes)
        self._show()

    def _row(self, key: str, one: Change) -> Row:
        cells = {
            "field": field_words.key_words(one.key),
            "who": self._who.get(one.key, ""),
            "mine": field_words.short(one.mine)[: SHORT * 4],
            "theirs": field_words.short(one.theirs)[: SHORT * 4],
        }
        return Row(key, tuple(door.rich_text(cells[one.id]) for one in self.listing.columns))

    @property
    def _change(self) -> Change | None:
        key = self.listing.key
        return self._changes[int(key)] if key and int(key) < len(self._changes) else None

    @on(Listing.Moved, "#difference-fields")
    def _moved(self) -> None:
        self._whole = False
        self._show()

    def _show(self) -> None:
        """Show the field under the cursor, or the whole text."""
        target = self.query_one("#difference-lines", Static)
        one, sides = self._change, self._other or self._sides
        if sides is None or sides.mine == sides.theirs:
            target.update("")
            return
        there = self._there.lower() if self._other is None else self._there
        if one is None or self._whole:
            lines = line_difference(sides.theirs, sides.mine)
            told = _("- {there}, + here") if lines else _("Only the ends of lines differ.")
            words = told.format(there=there)
            found = drawn(lines)
        else:
            old, new = field_words.full(one.theirs), field_words.full(one.mine)
            found = drawn(line_difference(old, new, context=3))
            words = _("{field}: - {there}, + here").format(
                field=field_words.key_words(one.key), there=there
            )
        target.update(Text.assemble(door.rich_text(words, "bold"), "\n", found))
        self.query_one("#difference-scroll").scroll_home(animate=False)

    def _problem(self, words: str) -> None:
        self.query_one("#difference-problem", Static).update(door.text(words, lines=True))

    # -- what one does -------------------------------------------------------------------------

    def action_take(self) -> None:
        """Make the field under the cursor what it is on disk."""
        one = self._change
        if one is None or self._left is not None:
            self.app.bell()
            return
        name = self._there.lower() if self._other is None else self._there
        label = _("{field} as in {name}") if self._other else _("{field} as {name}")
        group = EditGroup(
            label.format(field=field_words.key_words(one.key), name=name), (one.edit,)
        )
        if self._other is not None:
            present = against.searches_at(self.session, self._code, self._other)
            group = against.taking(self._other, one, group.label, present)
        if not group.edits:
            self._problem(_("{name} has no answer to carry over.").format(name=name))
            return
        try:
            self.session.apply(self._code, group)
        except TrackerError as error:
            self._problem(str(error))
            return
        self._problem("")
        self._compare()

    def action_cancel(self) -> None:
        """Leave the path for the list; the list for the page."""
        if self.focused is self.query_one("#difference-path", Input):
            self.listing.focus()
        else:
            self.dismiss(None)

    def action_undo(self) -> None:
        """Take back the last edit."""
        if self._left is None:
            if self.session.undo() is None:
                self.tracker.say(_("Nothing to undo."))
            self._compare()

    def action_text(self) -> None:
        """Show all lines that differ, or the one field again."""
        self._whole = not self._whole
        self._show()

    @on(Listing.Chosen, "#difference-fields")
    def action_go(self) -> None:
        """Leave for the field under the cursor."""
        one = self._change
        if one is None or self._left is not None:
            self.app.bell()
            return
        alone = len(self.app.screen_stack) == 2  # noqa: PLR2004 - a page and this
        self.dismiss(None)
        if alone:
            self.tracker.go(Goto("country", code=self._code, path=one.path))
