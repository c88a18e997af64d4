"""The command palette: pages, countries, and the items of the framework."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tracker.i18n import N_, _, text_of
from tracker.tables.columns import country_name
from tracker.tui import door, screens
from tracker.tui.messages import Goto, Mode

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


class Places(Provider):
    """Everything that one can go to."""

    @property
    def tracker(self) -> "TrackerApp":
        """The app."""
        return cast("TrackerApp", self.app)

    async def discover(self) -> Hits:
        """List the pages."""
        for words, help_, goto in self._pages():
            yield DiscoveryHit(door.text(words), self._go(goto), words, help_)

    async def search(self, query: str) -> Hits:
        """List what matches; nothing in a name is read as markup."""
        matcher = self.matcher(query)
        for words, help_, goto in (*self._pages(), *self._countries(), *self._items()):
            score = matcher.match(words)
            if score > 0:
                shown = self._marked(words, query)
                yield Hit(score, shown, self._go(goto), words, _as_help(help_))

    def _marked(self, words: str, query: str) -> Content:
        content = door.text(words)
        _score, offsets = self.matcher(query).fuzzy_search.match(query, words)
        for offset in offsets:
            content = content.stylize("bold underline", offset, offset + 1)
        return content

    def _go(self, goto: Goto) -> Callable[[], None]:
        return lambda: self.tracker.go(goto)

    def _pages(self) -> Iterator[tuple[str, str, Goto]]:
        for mode, (words, help_) in PAGES.items():
            if screens.is_there(mode):
                yield _(words), _(help_), Goto(mode)

    def _countries(self) -> Iterator[tuple[str, str, Goto]]:
        session = self.tracker.session
        if session.is_ready:
            for code in session.shelf.files:
                name = door.words(country_name(session.collection, code))
                yield f"{code} {name}", _("open the record"), Goto("country", code=code)

    def _items(self) -> Iterator[tuple[str, str, Goto]]:
        session = self.tracker.session
        if not session.is_ready:
            return
        mode: Mode = "country" if self.tracker.mode == "country" else "matrix"
        for item in session.view.framework.items:
            title = door.words(text_of(item.title))
            yield f"{item.id} {title}", _("go to the item"), Goto(mode, item=item.id)


def _as_help(words: str) -> str:
    """Return our own words for the palette, which reads them as markup: ours have none."""
    return words
