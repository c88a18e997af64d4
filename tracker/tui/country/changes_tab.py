"""What is unsaved, field by field; each can be taken back, as an edit that can be undone."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.edit import EditGroup
from tracker.editing.difference import Change
from tracker.i18n import _
from tracker.tui import door, field_words
from tracker.tui.country.draft import kept_words
from tracker.tui.country.tab import Tab
from tracker.tui.messages import Goto
from tracker.tui.widgets.listing import Column, Listing, Row


class ChangesTab(Tab):
    """A list of fields as they are and as they were saved."""

    def compose(self) -> ComposeResult:
        """Yield the list and the strip."""
        yield Listing(id="change-list")
        yield Static(id="change")
        yield Static(
            door.text(_("Nothing is unsaved.")),
            classes="empty",
        )

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one("#change-list", Listing)

    def draw(self) -> None:
        """List what differs."""
        self.listing.set_columns(_columns)
        found = self.page.unsaved_changes()
        self.listing.set_rows(_row(index, one) for index, one in enumerate(found))
        self.listing.display = bool(found)
        self.query_one("#change").display = bool(found)
        waiting = self.session.raw.get(self.page.code, {})
        empty = self.query_one(".empty", Static)
        empty.display = bool(waiting) or not found
        said = _("Nothing is unsaved.")
        if waiting:
            lines = [f"{kept_words(where)}: {text}" for where, text in waiting.items()]
            said = _("Typed, but no edit could be made of it yet:") + "\n" + "\n".join(lines)
        elif self.session.is_dirty(self.page.code):
            said = _("Only comments or the layout differ from what is saved.")
        empty.update(door.text(said, lines=True))
        self._moved()

    def begin(self) -> None:
        """Begin in the list."""
        self.screen.set_focus(self.listing)

    @property
    def _at(self) -> Change | None:
        key, found = self.listing.key, self.page.unsaved_changes()
        return found[int(key)] if key is not None and int(key) < len(found) else None

    @on(Listing.Moved, "#change-list")
    def _moved(self) -> None:
        one = self._at
        if one is not None:
            said = [
                field_words.key_words(one.key),
                _("now: {value}").format(value=field_words.full(one.mine) or "–"),
                _("saved: {value}").format(value=field_words.full(one.theirs) or "–"),
                _("Enter goes there; Delete takes this change back; ^z takes back the last edit."),
            ]
            self.query_one("#change", Static).update(door.text("\n".join(said), lines=True))

    @on(Listing.Chosen, "#change-list")
    def _chosen(self) -> None:
        one = self._at
        if one is not None:
            self.page.tracker.go(Goto("country", code=self.page.code, path=one.path))

    def delete(self) -> None:
        """Make the field under the cursor what it was when it was saved."""
        one = self._at
        if one is not None:
            label = _("{field} as saved").format(field=field_words.key_words(one.key))
            if self.make(EditGroup(label, (one.edit,))):
                self.report(label)

    def words(self) -> str:
        """Return the change under the cursor."""
        one = self._at
        return _words(one) if one else ""

    def all_words(self) -> str:
        """Return all changes, tab-separated."""
        return "\n".join(_words(one) for one in self.page.unsaved_changes())


def _columns(width: int) -> tuple[Column, ...]:
    part = max(12, (width - 4) // 3)
    return (
        Column("field", _("Field"), part),
        Column("now", _("Now"), part),
        Column("saved", _("Saved"), part),
    )


def _words(one: Change) -> str:
    cells = (
        field_words.key_words(one.key),
        field_words.short(one.mine),
        field_words.short(one.theirs),
    )
    return "\t".join(cells)


def _row(index: int, one: Change) -> Row:
    return Row(
        str(index),
        tuple(
            door.rich_text(words)
            for words in (
                field_words.key_words(one.key),
                field_words.short(one.mine)[:200],
                field_words.short(one.theirs)[:200],
            )
        ),
    )
