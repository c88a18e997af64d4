"""What stands between the app and the terminal: guard, messages, clipboard, the end after a bug."""

import contextlib
import os
from collections.abc import Sequence

from rich.text import Text
from textual.binding import Binding
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel

from tracker import config
from tracker.analysis.request import one_of
from tracker.config import Settings
from tracker.errors import TrackerError
from tracker.i18n import _
from tracker.tui import crash, door, keys, tones
from tracker.tui.guard import Guard
from tracker.tui.pasted import guard_pastes
from tracker.tui.themes import DARK, THEMES
from tracker.tui.typing_ahead import TypingAhead
from tracker.tui.widgets.bars import use_plain_bars

MOST_WIDE = 72
"""Columns of a message; a longer one has several lines."""
FAILED = 2
"""Exit code where a request makes no sense or the operation failed."""


class Terminal(TypingAhead):
    """An app that lets nothing but text through, and shows no record's contents in a traceback.

    Raises UsageError where the settings ask for what does not exist.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        guard_pastes()
        self.settings = settings
        self._guard = Guard(ascii_only=door.ascii_only())
        use_plain_bars(plain=door.ascii_only())
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = one_of("config.toml: theme", settings.theme or DARK, self.available_themes)
        tones.use(self.available_themes[self.theme])
        if settings.keys:
            self.set_keymap(keys.keymap(settings.keys, keys.all_keys()))
        self.animation_level = "none"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add the guard to Textual's own filters."""
        return [*super().get_line_filters(), self._guard]

    def get_key_display(self, binding: Binding) -> str:
        """Write a key in the footer as everywhere, a user's own too."""
        return binding.key_display or keys.written(binding.key)

    def copy(self, words: str) -> None:
        """Put text on the clipboard."""
        self.copy_to_clipboard(words)
        self.say(_("Copied."))

    def on_notify(self, event: Notify) -> None:
        """Let a message that comes again take the place of the one that is there.

        It is as wide as its words: Textual does not know how high that makes it, so lines are
        broken here, paths too.
        """
        width = min(MOST_WIDE, self.size.width * 9 // 10 - 4)
        lines = Text(event.notification.message).wrap(self.console, width, overflow="fold")
        event.notification.message = again = "\n".join(one.plain.rstrip() for one in lines)
        for one in [one for one in self._notifications if one.message == again]:
            self._unnotify(one, refresh=False)

    def say(self, message: str, severity: SeverityLevel = "information") -> None:
        """Tell the user something that need not stay."""
        self.notify(door.words(message), severity=severity, markup=False, timeout=4)

    def complain(self, error: Exception) -> None:
        """Tell the user why something could not be done."""
        self.notify(door.words(str(error), lines=True), severity="error", markup=False, timeout=10)

    def give_up(self, error: TrackerError) -> None:
        """Leave, saying why."""
        self.exit(return_code=FAILED, message=door.rich_text(str(error)))

    def last_wishes(self) -> None:
        """Do what must be done before the end, whatever happened."""

    def _handle_exception(self, error: Exception) -> None:
        """Write what happened to a file; show no contents of records on the terminal."""
        if os.environ.get("TRACKER_DEBUG"):
            super()._handle_exception(error)
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        message = crash.report(error, config.state_folder())
        with contextlib.suppress(Exception):
            self.last_wishes()
        self._exit_renderables.append(door.rich_text(message))
        self._close_messages_no_wait()
