"""What stands here against what is on disk: field by field, long texts line by line."""

from typing import ClassVar

import msgspec
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.edit import EditGroup
from tracker.editing.difference import Change, changes, data_of, line_difference, touches
from tracker.errors import TrackerError
from tracker.i18n import N_, _, ngettext
from tracker.tui import door, field_words
from tracker.tui.drawn_lines import drawn
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import Goto
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.sides import Sides, sides_of
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    *DIALOG_KEYS,
    Key("difference.take", "r", "take", N_("As on disk"), footer=True),
    Key("difference.undo", "ctrl+z", "undo", N_("Undo"), footer=True, shown="^z"),
    Key("difference.text", "t", "text", N_("Whole text"), footer=True),
    Key("difference.go", "g", "go", N_("Go to the field"), footer=True),
)

WHO = 9
SHORT = 40


class Difference(Dialog[None]):
    """One record against its file; a field can be taken from there, as an edit.

    Args:
        code: the record; None for the one that the page is about, or the first that is unsaved.
        left: a text to compare in place of the open one; then nothing can be taken.
        base: what mine began with, where that is not what was last read or saved.
    """

    CSS_PATH = "difference.tcss"
    NAME: ClassVar[str] = N_("Difference")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(
        self, code: str | None = None, left: str | None = None, *, base: str | None = None
    ) -> None:
        super().__init__()
        self._code = code or ""
        self._left = left
        self._base = base
        self._sides: Sides | None = None
        self._changes: tuple[Change, ...] = ()
        self._who: dict[tuple[str, ...], str] = {}
        self._whole = False

    def body(self) -> ComposeResult:
        """What differs in a list; the field under the cursor beneath."""
        yield Static(id="difference-summary")
        yield Listing(id="difference-fields")
        with VerticalScroll(id="difference-scroll", can_focus=True):
            yield Static(id="difference-lines")
        yield Static("", id="difference-problem", classes="problem")

    def on_mount(self) -> None:
        """Compare, and begin in the list."""
        if not self._code:
            code = getattr(self.tracker.page, "code", None)
            dirty = self.session.dirty
            self._code = code if code in self.session.shelf.files else next(iter(dirty), "")
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

    def _compare(self) -> None:
        """Read the file again and list what differs."""
        if not self._code:
            self._problem(_("Nothing is unsaved."))
            return
        try:
            sides = sides_of(self.session, self._code, self._base)
        except TrackerError as error:
            self._problem(str(error))
            return
        if self._left is not None:
            sides = msgspec.structs.replace(sides, mine=self._left)
        self._sides = sides
        self._changes = sides.changes or ()
        self._who = _who(sides)
        self.query_one("#difference-summary", Static).update(door.text(self._summary(sides)))
        self._list()

    def _summary(self, sides: Sides) -> str:
        if sides.source.finding is not None:
            return _("{code}: the file can't be read: {why}").format(
                code=self._code, why=sides.source.finding.message
            )
        if sides.mine == sides.theirs:
            return _("{code}: nothing differs from the file.").format(code=self._code)
        if sides.changes is None:
            return _(
                "{code}: one of the texts has an error, so they are compared by lines."
            ).format(code=self._code)
        if not self._changes:
            return _("{code}: only comments or the layout differ.").format(code=self._code)
        count = len(self._changes)
        return ngettext(
            "{code}: {n} field differs from the file.",
            "{code}: {n} fields differ from the file.",
            count,
        ).format(code=self._code, n=count)

    def _list(self) -> None:
        room = max(30, self.size.width - WHO - 12)
        field = max(16, room * 2 // 5)
        value = max(8, (room - field) // 2)
        mine = _("Here") if self._left is None else _("Left behind")
        self.listing.set_columns(
            (
                Column("field", _("Field"), field),
                Column("who", _("Changed"), WHO),
                Column("mine", mine, value),
                Column("theirs", _("On disk"), value),
            )
        )
        self.listing.set_rows(self._row(str(at), one) for at, one in enumerate(self._changes))
        self.listing.display = bool(self._changes)
        self._show()

    def _row(self, key: str, one: Change) -> Row:
        cells = (
            field_words.key_words(one.key),
            self._who.get(one.key, ""),
            field_words.short(one.mine)[: SHORT * 4],
            field_words.short(one.theirs)[: SHORT * 4],
        )
        return Row(key, tuple(door.rich_text(cell) for cell in cells))

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
        one, sides = self._change, self._sides
        if sides is None or sides.mine == sides.theirs:
            target.update("")
            return
        if one is None or self._whole:
            lines = line_difference(sides.theirs, sides.mine)
            words = _("- on disk, + here") if lines else _("Only the ends of lines differ.")
            found = drawn(lines)
        else:
            old, new = field_words.full(one.theirs), field_words.full(one.mine)
            found = drawn(line_difference(old, new, context=3))
            words = _("{field}: - on disk, + here").format(field=field_words.key_words(one.key))
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
        label = _("{field} as on disk").format(field=field_words.key_words(one.key))
        try:
            self.session.apply(self._code, EditGroup(label, (one.edit,)))
        except TrackerError as error:
            self._problem(str(error))
            return
        self._problem("")
        self._compare()

    def action_undo(self) -> None:
        """Take back the last edit."""
        if self._left is None:
            self.tracker.action_undo()
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


def _who(sides: Sides) -> dict[tuple[str, ...], str]:
    """Say of every field that differs who changed it since the file was read."""
    found = data_of(sides.base), data_of(sides.mine), data_of(sides.theirs)
    base, mine, theirs = found
    if base is None or mine is None or theirs is None:
        return {}
    own = [one.key for one in changes(base, mine)]
    other = [one.key for one in changes(base, theirs)]
    told = {}
    for one in changes(mine, theirs):
        here, there = (touches(one.key, keys) for keys in (own, other))
        told[one.key] = _("both") if here and there else _("here") if here else _("on disk")
    return told
