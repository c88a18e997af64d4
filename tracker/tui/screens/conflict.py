"""A file that changed on disk while it has unsaved edits here: nobody's work goes unasked."""

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from tracker.editing.difference import Key as FieldKey
from tracker.editing.difference import Merged, data_of
from tracker.errors import StaleFileError, TrackerError
from tracker.i18n import N_, _, ngettext
from tracker.tui import door, field_words, sides
from tracker.tui.keys import Key, bindings
from tracker.tui.screens.base import DIALOG_KEYS, Dialog
from tracker.tui.screens.difference import Difference
from tracker.tui.sides import Sides
from tracker.tui.status import clock

Answer = Literal["together", "mine", "theirs"]

KEYS = (
    *DIALOG_KEYS,
    Key("conflict.difference", "d", "difference", N_("Difference"), footer=True),
    Key("conflict.together", "p", "together", N_("Put together"), footer=True),
    Key("conflict.mine", "m", "mine", N_("Mine"), footer=True),
    Key("conflict.theirs", "t", "theirs", N_("Theirs"), footer=True),
    Key("conflict.next", "down", "app.focus_next", N_("Next")),
    Key("conflict.previous", "up", "app.focus_previous", N_("Previous")),
)

WAYS = ("difference", "together", "mine", "theirs")
"""What can be done, where it can; waiting always can."""
NAMED = 4
"""Fields that are named; the rest are counted."""


class Conflict(Dialog[Answer]):
    """What to do; None leaves both sides as they are.

    Args:
        code: the record.
        base: what mine began with, where that is not what was last read or saved.
    """

    CSS_PATH = "conflict.tcss"
    NAME: ClassVar[str] = N_("Changed on disk too")
    ESC: ClassVar[str] = N_("Later")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    HELP = N_(
        "The record's file was changed by somebody else after it was read here. Nothing is "
        "overwritten unless you say so, and whichever side is not taken is put aside as a copy. "
        "**d** shows both sides and changes nothing, **p** puts them together, **m** keeps yours, "
        "**t** takes theirs, **Esc** leaves both as they are."
    )

    def __init__(self, code: str, base: str | None = None) -> None:
        super().__init__()
        self._code = code
        self._base = base
        self._sides: Sides | None = None
        self._ways: frozenset[str] = frozenset()

    def title_words(self) -> str:
        """Say what became of the file."""
        if self._sides is not None and self._sides.is_gone:
            return _("Deleted on disk")
        if self._sides is not None and self._sides.is_no_file:
            return _("No file on disk any more")
        return super().title_words()

    def body(self) -> ComposeResult:
        """Say what happened, and each way with what it will do."""
        yield Static(id="conflict-what")
        yield Static("", id="conflict-problem", classes="problem")
        with Vertical(id="conflict-choices"):
            for name, label in (
                ("difference", N_("Difference")),
                ("together", N_("Put together")),
                ("mine", N_("Keep mine")),
                ("theirs", N_("Take theirs")),
                ("later", N_("Later")),
            ):
                with Horizontal(classes="choice", id=f"choice-{name}"):
                    yield Button(door.text(_(label)), id=name)
                    yield Static(id=f"about-{name}")

    def on_mount(self) -> None:
        """Have the way that changes nothing under the Enter key."""
        self._tell()
        first = "difference" if "difference" in self._ways else "later"
        self.query_one(f"#{first}", Button).focus()

    def on_screen_resume(self) -> None:
        """Look again after the difference was looked at: fields may have been taken."""
        if self.is_mounted and self._sides is not None:
            self._tell()

    def _tell(self) -> None:
        """Read the file again and say what each way would do."""
        try:
            found = self._sides = sides.sides_of(self.session, self._code, self._base)
        except TrackerError as error:
            self._problem(error)
            return
        merged = found.merged
        self._ways = _ways(found, merged)
        self._say("conflict-what", self._what(found))
        self._say("about-difference", _("Look at both sides, field by field. Changes nothing."))
        self._say("about-together", _together(merged) if merged else "")
        self._say("about-mine", self._mine(found))
        self._say(
            "about-theirs",
            _("The file stays as it is and is shown here. Yours is put aside as a copy; ^z undoes.")
            + f" {_lost(found, merged)}",
        )
        self._say("about-later", _("Nothing is saved. Yours stays here, not saved."))
        for way in WAYS:
            self.query_one(f"#choice-{way}").display = way in self._ways
        self.retitle()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        del parameters
        return action not in WAYS or action in self._ways

    def _what(self, found: Sides) -> str:
        if found.is_gone:
            return _(
                "{code} was deleted on disk, and has changes here that are not saved. "
                "Nothing was written."
            ).format(code=self._code)
        if found.source.finding is not None:
            why = found.source.finding.message.rstrip(".")
            return _("{code}: {why}. Your changes are here, not saved.").format(
                code=self._code, why=why
            )
        when = clock(found.theirs_at) if found.theirs_at else ""
        told = _(
            "{code} was changed on disk at {time}, and has changes here that are not saved. "
            "Nothing was overwritten."
        ).format(code=self._code, time=when)
        differing = found.changes
        if data_of(found.theirs) is None:
            return told + " " + _("What is on disk can't be read as a record.")
        if differing is None:
            return told
        count = len(differing)
        more = ngettext("{n} field differs.", "{n} fields differ.", count).format(n=count)
        return f"{told} {more}"

    @staticmethod
    def _mine(found: Sides) -> str:
        if found.source.finding is not None:
            return _("Yours is saved as the file.")
        return _("Yours replaces the file at once. What is on disk now is put aside as a copy.")

    def _say(self, where: str, words: str) -> None:
        self.query_one(f"#{where}", Static).update(door.text(words.strip()))

    def _problem(self, error: Exception) -> None:
        self.query_one("#conflict-problem", Static).update(door.text(str(error), lines=True))

    # -- the ways ------------------------------------------------------------------------------

    @on(Button.Pressed, "#difference")
    def action_difference(self) -> None:
        """Show both sides."""
        self.app.push_screen(Difference(self._code, base=self._base))

    @on(Button.Pressed, "#together")
    def action_together(self) -> None:
        """Take what only others changed, and save."""
        self._do("together")

    @on(Button.Pressed, "#mine")
    def action_mine(self) -> None:
        """Save mine over the file."""
        self._do("mine")

    @on(Button.Pressed, "#theirs")
    def action_theirs(self) -> None:
        """Take the file."""
        self._do("theirs")

    @on(Button.Pressed, "#later")
    def action_later(self) -> None:
        """Leave both sides as they are."""
        self.dismiss(None)

    def _do(self, answer: Answer) -> None:
        """Do it, say where the other side is kept; on trouble stay, with nothing replaced."""
        found = self._sides
        if found is None or answer not in self._ways:
            self.app.bell()
            return
        ways = {
            "together": sides.put_together,
            "mine": sides.take_mine,
            "theirs": sides.take_theirs,
        }
        try:
            kept = ways[answer](self.session, found)
        except StaleFileError:
            self._tell()
            self._say(
                "conflict-problem", _("The file changed once more just now. Look at it again.")
            )
            return
        except TrackerError as error:
            self._problem(error)
            return
        if kept is not None:
            side = _("Yours") if answer == "theirs" else _("What was on disk")
            told = _("{side} is kept as {path}").format(side=side, path=kept)
            self.tracker.notify(door.words(told), markup=False, timeout=15)
        self.dismiss(answer)


def _ways(found: Sides, merged: Merged | None) -> frozenset[str]:
    """Return what can be done, whatever stands in the file's place."""
    can = {
        "difference": found.source.finding is None,
        "together": merged is not None,
        "mine": not found.is_no_file,
        "theirs": found.source.finding is None,
    }
    return frozenset(way for way in WAYS if can[way])


def _together(found: Merged) -> str:
    """Say what putting together would do."""
    count = len(found.edits)
    told = ngettext(
        "Yours, with {n} change that only others made. Saved at once; what is on disk is put aside.",
        "Yours, with {n} changes that only others made. Saved at once; what is on disk is put aside.",
        count,
    ).format(n=count)
    if found.clashes:
        named = _named(found.clashes)
        told += " " + _("Both changed {fields}: there yours stays.").format(fields=named)
    return told


def _lost(found: Sides, merged: Merged | None) -> str:
    """Say how much of mine would go."""
    differing = found.changes
    if differing is None or merged is None:
        return ""
    count = len(differing)
    return ngettext(
        "{n} field here becomes as it is there.", "{n} fields here become as they are there.", count
    ).format(n=count)


def _named(keys: tuple[FieldKey, ...]) -> str:
    named = ", ".join(field_words.key_words(key) for key in keys[:NAMED])
    return named + (f" +{len(keys) - NAMED}" if len(keys) > NAMED else "")
