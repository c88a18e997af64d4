"""At the start: what a program that was stopped left unsaved, and what to do with each."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from tracker.editing import Recovered
from tracker.errors import TrackerError
from tracker.files import read_source, shown
from tracker.i18n import N_, _, ngettext
from tracker.tui import door, sides
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.screens.conflict import Conflict
from tracker.tui.screens.difference import Difference
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    *DIALOG_KEYS,
    Key("recovery.restore", "r", "restore", N_("Restore"), footer=True),
    Key("recovery.all", "a", "all", N_("Restore all"), footer=True),
    Key("recovery.look", "d", "look", N_("Difference"), footer=True),
    Key("recovery.drop", "x", "drop", N_("Throw away"), footer=True),
)


class Recovery(Dialog[None]):
    """Record by record: restore, look, throw away. Esc leaves the rest for the next start."""

    CSS_PATH = "recovery.tcss"
    NAME: ClassVar[str] = N_("Left unsaved last time")
    ESC: ClassVar[str] = N_("Later")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    HELP = N_(
        "What was typed and not saved when the program stopped. **r** restores the record under "
        "the cursor, **a** all of them: as edits, not saved yet, which can be undone. **d** shows "
        "how it differs from the file, **x** throws it away and keeps a last copy. **Esc** leaves "
        "the rest for the next start."
    )

    def __init__(self, left: Mapping[Path, Recovered]) -> None:
        super().__init__()
        self._left = dict(left)

    def body(self) -> ComposeResult:
        """The records, what is known of the one under the cursor, the ways."""
        yield Static(
            door.text(
                _(
                    "The program was stopped, or left, with changes that were not saved. "
                    "Restored changes stand in the record, not saved yet, and can be undone."
                )
            )
        )
        yield Listing(id="recovery-list")
        yield Static(id="recovery-about")
        yield Static("", id="recovery-problem", classes="problem")
        with Horizontal(classes="buttons"):
            yield Button(door.text(_("Later")), id="later")
            yield Button(door.text(_("Throw away")), id="drop")
            yield Button(door.text(_("Look")), id="look")
            yield Button(door.text(_("Restore all")), id="all", variant="primary")

    def on_mount(self) -> None:
        """List what there is."""
        self.listing.set_columns(
            (
                Column("code", _("Record"), 10),
                Column("when", _("Last change"), 17),
                Column("steps", _("Steps"), 6, right=True),
                Column("last", _("Last step"), 36),
            )
        )
        self._list()
        self.listing.focus()

    @property
    def listing(self) -> Listing:
        """The records."""
        return self.query_one("#recovery-list", Listing)

    def _list(self) -> None:
        self.listing.set_rows(self._row(file, one) for file, one in self._left.items())
        self._about()

    @staticmethod
    def _row(file: Path, one: Recovered) -> Row:
        when = datetime.fromtimestamp(one.changed, UTC).astimezone()
        steps = len(one.texts) - 1 + len(one.raw)
        last = one.texts[-1][0] or _("a field that is not finished")
        cells = (_code(one), f"{when:%Y-%m-%d %H:%M}", str(steps), last)
        return Row(str(file), tuple(door.rich_text(cell) for cell in cells))

    @property
    def _one(self) -> tuple[Path, Recovered] | None:
        key = self.listing.key
        return next(((file, one) for file, one in self._left.items() if str(file) == key), None)

    @on(Listing.Moved, "#recovery-list")
    def _about(self) -> None:
        found = self._one
        words = "" if found is None else self._sentence(found[1])
        self.query_one("#recovery-about", Static).update(door.text(words))

    @staticmethod
    def _sentence(one: Recovered) -> str:
        """Say what restoring would do to the record under the cursor."""
        steps = len(one.texts) - 1
        told = [ngettext("{n} edit", "{n} edits", steps).format(n=steps)]
        if one.raw:
            count = len(one.raw)
            told.append(
                ngettext("{n} unfinished field", "{n} unfinished fields", count).format(n=count)
            )
        words = ", ".join(told) + "."
        if one.rests_on(_on_disk(one)):
            return words + " " + _("The file has not been changed since.")
        return (
            words
            + " "
            + _(
                "The file has been changed since: look at the difference. Restoring puts a copy of "
                "the file aside, and asks you what to do with the two sides."
            )
        )

    # -- the ways ------------------------------------------------------------------------------

    @on(Listing.Chosen, "#recovery-list")
    def action_restore(self) -> None:
        """Restore the record under the cursor."""
        found = self._one
        if found is not None:
            self._next([self._restore(*found)])

    @on(Button.Pressed, "#all")
    def action_all(self) -> None:
        """Restore every record."""
        self._next([self._restore(file, one) for file, one in list(self._left.items())])

    def _restore(self, file: Path, one: Recovered) -> Conflict | None:
        """Restore one; return the question to ask where the file was changed since."""
        text = _on_disk(one)
        is_same = one.rests_on(text)
        try:
            if not is_same:
                kept = sides.keep(self.session, _code(one), text.encode(), "on-disk")
                told = _("What was on disk is kept as {path}").format(path=kept)
                self.tracker.notify(door.words(told), markup=False, timeout=15)
            code = self.session.recover(file, one)
        except TrackerError as error:
            self._problem(str(error))
            return None
        del self._left[file]
        return None if is_same else Conflict(code, one.texts[0][1])

    def _next(self, questions: Iterable[Conflict | None]) -> None:
        """List what remains, or leave; ask about files that were changed since."""
        asked = [one for one in questions if one is not None]
        if self._left:
            self._list()
        else:
            self.dismiss(None)
        for one in asked:
            self.app.push_screen(one)

    @on(Button.Pressed, "#look")
    def action_look(self) -> None:
        """Show what was left against the file as it is."""
        found = self._one
        if found is None:
            return
        code = self._known(found[1])
        if code is None:
            self._problem(_("There is no record {code}.").format(code=_code(found[1])))
            return
        self.app.push_screen(Difference(code, found[1].text))

    @on(Button.Pressed, "#drop")
    def action_drop(self) -> None:
        """Throw the changes away; their text is put aside once more."""
        found = self._one
        if found is None:
            return
        file, one = found
        try:
            kept = sides.keep(self.session, _code(one), one.text.encode(), "thrown-away")
        except TrackerError as error:
            self._problem(str(error))
            return
        self.session.drop(file)
        told = _("Thrown away; a last copy is {path}").format(path=kept)
        self.tracker.notify(door.words(told), markup=False, timeout=15)
        del self._left[file]
        self._next([])

    @on(Button.Pressed, "#later")
    def action_later(self) -> None:
        """Leave the rest for the next start."""
        self.dismiss(None)

    def _known(self, one: Recovered) -> str | None:
        files = self.session.shelf.files.items()
        return next((code for code, path in files if path.resolve() == one.path), None)

    def _problem(self, words: str) -> None:
        self.query_one("#recovery-problem", Static).update(door.text(words, lines=True))


def _code(one: Recovered) -> str:
    return shown(one.path.stem)


def _on_disk(one: Recovered) -> str:
    return read_source(one.path, name="").content.decode(errors="replace")
