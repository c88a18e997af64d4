"""The command palette: pages, what can be done here and elsewhere, themes, countries, items."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import msgspec
from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.widgets import Input, OptionList

from tracker.i18n import N_, _, text_of
from tracker.tables.columns import country_name
from tracker.tui import door, matching, screens
from tracker.tui.keys import GLOBAL, Key, shown
from tracker.tui.messages import Goto, Mode
from tracker.tui.screens.base import Dialog
from tracker.tui.themes import THEMES

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp

PAGES: dict[Mode, tuple[str, str]] = {
    "home": (N_("Countries"), N_("All records: what is done, what is wrong")),
    "country": (N_("Country"), N_("One record: fill in, read, check")),
    "matrix": (N_("Matrix"), N_("Countries × items")),
    "gaps": (N_("Gaps"), N_("Items that most countries leave open")),
    "statements": (N_("Statements"), N_("The document's claims as numbers")),
    "problems": (N_("Problems"), N_("What the checks have to say")),
}
OF_THE_APP = (
    Key("palette.review", "", "dialog('review')", N_("Review")),
    Key("palette.theme", "", "change_theme", N_("Theme")),
)
"""Actions without a key of their own on every page."""


class Entry(msgspec.Struct, frozen=True):
    """Something that can be chosen."""

    words: str
    help: str
    run: Callable[[], Awaitable[None] | None]
    weight: float = 0.0
    """Put before others that match as well."""


class _Entries(Provider):
    """Gives out entries: all that match by words, none of it read as markup."""

    @property
    def tracker(self) -> "TrackerApp":
        """The app."""
        return cast("TrackerApp", self.app)

    def first(self) -> Iterator[Entry]:
        """Yield what is offered before anything is typed."""
        yield from ()

    def all(self) -> Iterator[Entry]:
        """Yield all that is searched."""
        yield from self.first()

    async def discover(self) -> Hits:
        """List what is offered first."""
        for one in self.first():
            words = door.words(one.words)
            yield DiscoveryHit(door.text(words), one.run, words, _help(one))

    async def search(self, query: str) -> Hits:
        """List what matches."""
        for one in self.all():
            words = door.words(one.words)
            score = matching.score(query, words)
            if score > 0:
                content = door.text(words)
                for at in matching.places(query, words):
                    content = content.stylize("bold underline", at, at + 1)
                yield Hit(score + one.weight, content, one.run, words, _help(one))


class Everything(_Entries):
    """Places, actions, themes; over a dialog, what can be done in it."""

    def first(self) -> Iterator[Entry]:
        """Yield pages and what can be done here."""
        if isinstance(self.screen, Dialog):
            yield from self._in_dialog(self.screen)
            return
        page = self.tracker.page
        for mode, (words, help_) in PAGES.items():
            yield Entry(_(words), _(help_), self._go(Goto(mode)), 0.2)
        yield from self._actions(page.KEYS, page, 0.25)
        yield from self._actions(
            (one for one in GLOBAL if not one.action.startswith("go(")), self.tracker, 0.2
        )
        yield from self._actions(OF_THE_APP, self.tracker, 0.2)

    def all(self) -> Iterator[Entry]:
        """Yield what is elsewhere, too: other pages' actions, themes, countries, items."""
        here = list(self.first())
        yield from here
        if isinstance(self.screen, Dialog):
            return
        yield from self._elsewhere({one.words for one in here})
        yield from themes(self.tracker, _("Theme {name}"))
        yield from self._countries()
        yield from self._items()

    # -- what can be done ----------------------------------------------------------------------

    def _in_dialog(self, dialog: Dialog[Any]) -> Iterator[Entry]:
        yield from self._actions(dialog.KEYS, dialog, 0.2)
        app_wide = (one for one in GLOBAL if one.id in ("app.help", "app.quit"))
        yield from self._actions(app_wide, self.tracker, 0.1)

    def _actions(self, table: Any, node: DOMNode, weight: float) -> Iterator[Entry]:  # noqa: ANN401 - keys
        """Yield the actions of a key table that are to be had now, each once."""
        own, named = self.tracker.settings.keys, set()
        for one in table:
            words = _(one.words)
            name, parameters = one.action.removeprefix("app.").partition("(")[::2]
            if words in named or name == "level":
                continue
            where = self.tracker if one.action.startswith("app.") else node
            if where.check_action(name, (parameters.rstrip(")"),)):
                named.add(words)
                help_ = shown(one, own) if one.keys else ""
                yield Entry(words, help_, partial(self._run, one.action, node), weight)

    async def _run(self, action: str, node: DOMNode) -> None:
        await self.tracker.run_action(action, node)

    def _elsewhere(self, here: set[str]) -> Iterator[Entry]:
        """Yield what can be done on other pages, or on other tabs of this one: the way there."""
        own = self.tracker.settings.keys
        for mode, (title, _help) in PAGES.items():
            for one in screens.page(mode).KEYS:
                words = _(one.words)
                if words not in here and not one.action.startswith("level("):
                    here.add(words)
                    told = _("{key}, in {page}").format(key=shown(one, own), page=_(title))
                    yield Entry(words, told, self._go(Goto(mode)))

    # -- places --------------------------------------------------------------------------------

    def _go(self, goto: Goto) -> Callable[[], None]:
        return lambda: self.tracker.go(goto)

    def _countries(self) -> Iterator[Entry]:
        session = self.tracker.session
        if session.is_ready:
            for code in session.shelf.files:
                words = f"{code} {country_name(session.collection, code)}"
                yield Entry(words, _("open the record"), self._go(Goto("country", code=code)), 0.05)

    def _items(self) -> Iterator[Entry]:
        session = self.tracker.session
        if not session.is_ready:
            return
        mode: Mode = "country" if self.tracker.mode == "country" else "matrix"
        for item in session.view.framework.items:
            words = f"{item.id} {text_of(item.title)}"
            yield Entry(words, _("go to the item"), self._go(Goto(mode, item=item.id)))


class Palette(CommandPalette):
    """The palette, for keys that come faster than it is drawn."""

    _is_left = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave once, and only from on top."""
        if self._is_left or not self.is_current:
            return AwaitComplete()
        self._is_left = True
        return super().dismiss(result)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _only_once(self, event: OptionList.OptionSelected | Input.Submitted) -> None:
        if self._is_left:
            event.stop()
            event.prevent_default()

    def _action_command_list(self, action: str) -> None:
        """Move in the list; one that is not drawn yet has no pages."""
        with suppress(KeyError, IndexError):
            super()._action_command_list(action)


class Themes(_Entries):
    """The themes, our own first."""

    def first(self) -> Iterator[Entry]:
        """Yield all themes."""
        yield from themes(self.tracker, "{name}")


def themes(app: "TrackerApp", words: str) -> Iterator[Entry]:
    """Yield the themes that there are, our own first, the others by name."""
    own = [one.name for one in THEMES]
    for name in (*own, *sorted(set(app.available_themes) - set(own))):
        told = _("in use") if name == app.theme else ""
        yield Entry(
            words.format(name=name), told, partial(_use, app, name), 0.1 if name in own else 0.0
        )


def _use(app: "TrackerApp", name: str) -> None:
    app.theme = name


def _help(one: Entry) -> str | None:
    """Return the second line; the palette reads str as markup, so it gets no str."""
    return cast("str", door.text(one.help)) if one.help else None
