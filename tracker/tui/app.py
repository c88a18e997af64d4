"""The app: modes, going to a place and back, saving, leaving. What pages show is theirs."""

import gc
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

from textual import events, on, work
from textual.binding import BindingType
from textual.signal import Signal
from textual.theme import Theme
from textual.worker import Worker, WorkerState, get_current_worker

from tracker import config
from tracker.config import Settings
from tracker.errors import StaleFileError, TrackerError, UsageError
from tracker.finding import Severity
from tracker.i18n import _, ngettext
from tracker.tui import kept_theme, keys, screens, tones
from tracker.tui.country.draft import unfinished
from tracker.tui.messages import Goto, Mode, News, Read
from tracker.tui.palette import Everything, Palette, Themes
from tracker.tui.screens.base import Dialog, Page
from tracker.tui.session import Session
from tracker.tui.terminal import Terminal
from tracker.tui.widgets.heatmap import HeatMap
from tracker.tui.widgets.listing import Listing
from tracker.workspace import Batch

SYNC_SECONDS = 1.0
"""A stopped machine loses at most this much."""


class TrackerApp(Terminal):
    """The screens on one workspace."""

    TITLE = "tracker"
    CSS_PATH = "app.tcss"
    MODES: ClassVar = {
        mode: partial(lambda mode: screens.page(mode)(), mode) for mode in screens.PAGES
    }
    DEFAULT_MODE = "home"
    COMMANDS: ClassVar = {Everything}
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.GLOBAL)]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-tiny-width"),
        (60, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-tiny-height"), (20, "-tall")]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, session: Session, *, settings: Settings | None = None) -> None:
        super().__init__(settings or Settings())
        self.session = session
        self.news: Signal[News] = Signal(self, "news")
        self._trail: list[Mode] = []
        self._offered = False
        session.announce = self.news.publish

    # -- starting ------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Read the records in a thread while the first page is there already."""
        self.set_interval(SYNC_SECONDS, self.session.sync)
        self.theme_changed_signal.subscribe(self, self._recolour, immediate=True)
        self.read_records()

    def action_reread(self) -> None:
        """Read all files again: some may have come, gone or changed on disk."""
        if self.session.is_ready and self.session.shelf.is_whole:
            self.page.flush()
            self.read_records()
            self.say(_("Reading all files again."))

    def _recolour(self, theme: Theme) -> None:
        """Draw everything in the colours of another theme, and keep it for the next time."""
        tones.use(theme)
        self.news.publish(News(view=True))
        folder = config.config_folder()
        told = _("Theme {name}, kept in {path}")
        if not kept_theme.keep(theme.name, folder):
            told = _('Not kept; write theme = "{name}" into {path}')
        self.say(told.format(name=theme.name, path=folder / config.SETTINGS))

    @work(thread=True, exit_on_error=False, group="reading")
    def read_records(self) -> None:
        """Bring what is read, batch by batch."""
        worker = get_current_worker()
        for step in self.session.workspace.batches():
            if worker.is_cancelled:
                return
            self.post_message(Read(step))

    @on(Read)
    def _take(self, message: Read) -> None:
        if isinstance(message.step, Batch) and not self.session.is_ready:
            return  # the opening was refused: the app is about to leave
        try:
            self.session.take(message.step)
        except UsageError as error:
            self._refused(error)
            return
        gc.freeze()  # what was read stays: looking through it again and again would be felt
        if self.session.shelf.is_whole and not self._offered:
            self._offered = True
            self.offer_recovery()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say why nothing could be read."""
        error = event.worker.error
        if event.state is not WorkerState.ERROR or event.worker.group != "reading":
            return
        if isinstance(error, TrackerError):
            self._refused(error)
        elif isinstance(error, Exception):
            self._handle_exception(error)

    def _refused(self, error: TrackerError) -> None:
        """Leave where nothing can be shown; where something is, say why it stays as it was."""
        if self.session.is_ready:
            self.complain(error)
        else:
            self.give_up(error)

    def offer_recovery(self) -> None:
        """Ask what to do with changes that a stopped program left behind."""
        left = self.session.left_behind()
        if left and screens.is_there("recovery"):
            self.push_screen(screens.dialog("recovery", left))

    # -- going places --------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """The mode that is shown."""
        return cast("Mode", self.current_mode)

    @property
    def page(self) -> Page:
        """The page that is shown, under any dialog."""
        return cast("Page", self.screen_stack[0])

    @property
    def code(self) -> str:
        """The record that the page is about, or that its list has under the cursor; else empty."""
        page = self.page
        heatmap = page.query("#heat").results(HeatMap)
        keys_ = [
            getattr(page, "code", None),
            *(one.key for one in page.query(Listing)),
            *(key for one in heatmap for key in (one.row_key, one.column_key)),
        ]
        return next((one for one in keys_ if one in self.session.shelf.files), "") or ""

    def go(self, goto: Goto) -> None:
        """Show a place on its page; Esc comes back to this one.

        A page as it was left, as F2 to F7 show it, is gone back to where one was on it before.
        """
        if not screens.is_there(goto.mode) or not self.session.is_ready:
            self.bell()
            return
        self.page.flush()
        if goto.mode != self.mode:
            before = [*self._trail, self.mode]
            is_left = goto == Goto(goto.mode) and goto.mode in before
            self._trail = before[: before.index(goto.mode)] if is_left else before
        self._show(goto)

    def back(self) -> None:
        """Go back to the page that one came from."""
        self.page.flush()
        if self._trail:
            self._show(Goto(self._trail.pop()))

    @work(exclusive=True, group="going")
    async def _show(self, goto: Goto) -> None:
        await self.switch_mode(goto.mode)
        page = self.page
        page.hear(News())
        page.show(goto)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys for pages to a dialog while one is shown."""
        del parameters
        return action != "go" or self.screen is self.page

    def action_go(self, mode: Mode) -> None:
        """Show a page as it was left."""
        self.go(Goto(mode))

    async def action_back(self) -> None:
        """Have the page close what is open, or go back."""
        self.page.action_back()

    def action_dialog(self, name: str) -> None:
        """Open a dialog that needs to be told nothing."""
        if screens.is_there(name) and self.session.is_ready:
            self.page.flush()
            self.push_screen(screens.dialog(name))

    def action_help(self) -> None:
        """Show what this page or dialog is and which keys it has."""
        about = self.screen
        is_help = isinstance(about, screens.dialog_class("help"))
        if isinstance(about, Page | Dialog) and not is_help:
            self.push_screen(screens.dialog("help", about))

    def on_key(self, event: events.Key) -> None:
        """Give help in a dialog too for the letter that no field took: its keys end there."""
        own = self.settings.keys.get("app.help-letter", "question_mark")
        if self.screen is not self.page and event.key in own.split(","):
            event.stop()
            event.prevent_default()
            self.action_help()

    def key(self, id: str) -> str:  # noqa: A002 - the binding's
        """Return the key in force for an action of a page or of the app, as people write it."""
        known = (*keys.GLOBAL, *self.page.KEYS)
        return next((keys.shown(one, self.settings.keys) for one in known if one.id == id), "")

    def action_problem(self, by: int) -> None:
        """Go to the next problem of the collection, or the one before."""
        found = [one for one in self.session.findings if one.severity is not Severity.INFO]
        if not found:
            self.say(self._no_problems())
            return
        self._problem = (getattr(self, "_problem", -1 if by > 0 else 0) + by) % len(found)
        one = found[self._problem]
        code = Path(one.file).stem
        self.say(
            f"{one.code} {one.message}", "error" if one.severity is Severity.ERROR else "warning"
        )
        self.go(Goto("country", code=code, path=one.place.path))

    def _no_problems(self) -> str:
        notes = len(self.session.findings)
        if not notes:
            return _("No problems.")
        return ngettext(
            "No errors or warnings; {n} note ({key})",
            "No errors or warnings; {n} notes ({key})",
            notes,
        ).format(n=notes, key=self.key("app.problems"))

    # -- edits ---------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back the last edit, wherever it was."""
        self.page.flush()
        done = self.session.undo()
        self.say(
            _("Undone in {code}: {label}").format(code=done.code, label=done.group.label)
            if done
            else _("Nothing to undo.")
        )

    def action_redo(self) -> None:
        """Make the edit again that was taken back last."""
        done = self.session.redo()
        self.say(
            _("Done again in {code}: {label}").format(code=done.code, label=done.group.label)
            if done
            else _("Nothing to redo.")
        )

    @work(exclusive=True, group="saving")
    async def action_save(self) -> None:
        """Save everything that is unsaved; say what was written and what is not finished."""
        self.flush()
        before, had = dict(self.session.saved_at), bool(self.session.changed)
        if not await self.save_all():
            return
        told = unfinished(self.session, self.settings.keys)
        if self.session.saved_at != before:
            told.insert(0, _("Saved."))
        elif not had and not told:
            told = [_("Nothing to save.")]
        if told:
            self.say(" ".join(told))

    async def save_all(self) -> bool:
        """Save every record with changes; say of each that can't be saved why.

        Returns whether every record could be saved. Call it from a worker: it may ask.
        """
        self.flush()
        for code in self.session.changed:
            try:
                self.session.save(code)
            except StaleFileError as error:
                if screens.is_there("conflict"):
                    await self.push_screen_wait(screens.dialog("conflict", code))
                else:
                    self.complain(error)
            except TrackerError as error:
                self.complain(error)
        return not self.session.changed

    def flush(self) -> None:
        """Have every page make edits of what stands in its fields."""
        for stack in self._screen_stacks.values():
            if stack and isinstance(stack[0], Page) and stack[0].is_running:
                stack[0].flush()

    @work(exclusive=True, group="leaving")
    async def action_quit(self) -> None:  # type: ignore[override] # a worker, since it may ask
        """Leave; ask once where something is unsaved."""
        self.flush()
        if self.session.dirty:
            left = unfinished(self.session, self.settings.keys)
            asked = screens.dialog("leaving", self.session.changed, left)
            answer = await self.push_screen_wait(asked)
            if answer is None or (answer == "save" and not await self.save_all()):
                return
        self.exit()

    def on_unmount(self) -> None:
        """Leave the journals in order."""
        self.last_wishes()

    def last_wishes(self) -> None:
        """Leave the journals in order."""
        self.session.close()

    # -- a file as text ---------------------------------------------------------------------------------

    def open_text(self, code: str) -> None:
        """Open a record that can't be read as text."""
        if screens.is_there("text"):
            self.push_screen(screens.dialog("text", code))

    # -- the palette ---------------------------------------------------------------------------

    def search_themes(self) -> None:
        """List the themes, our own first."""
        placeholder = _("Search for themes…")
        self.push_screen(Palette(providers=[Themes], placeholder=placeholder))

    def action_command_palette(self) -> None:
        """Open the palette, where no page is on its way: it would open over the one that goes."""
        on_its_way = any(one.group == "going" and one.is_running for one in self.workers)
        if not on_its_way and not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))
