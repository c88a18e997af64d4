"""Help on the page or dialog that is shown: what it is for, and every key that acts there."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

import msgspec
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.widgets import Markdown, Static

from tracker.i18n import N_, _
from tracker.tui import door
from tracker.tui.keys import GLOBAL, in_force, written
from tracker.tui.screens.base import Dialog, Page

_DIGITS = re.compile(r"(.+\.level)-\d")
KEYS_WIDTH = 15
"""Columns that the keys take."""


class Line(msgspec.Struct, frozen=True):
    """An action with the keys that do it."""

    id: str
    keys: tuple[str, ...]
    words: str


class Help(Dialog[None]):
    """What a screen is, and its keys as they are in force.

    Args:
        about: the page or dialog that is asked about.
    """

    CSS_PATH = "help.tcss"
    NAME: ClassVar[str] = N_("Help")

    def __init__(self, about: Page | Dialog[Any]) -> None:
        super().__init__()
        self._about = about

    def body(self) -> ComposeResult:
        """Show the screen's own words, then the keys, then what they are called."""
        about, own = self._about, self.tracker.settings.keys
        told = in_force(_(about.HELP or ""), (*GLOBAL, *about.KEYS), own)
        parts = list(self._parts())
        with VerticalScroll(id="help-scroll"):
            if told:
                yield Markdown(told)
            yield Static(Text("").join(_table(parts)))
            hint = _("Other keys: in config.toml, under [keys], by these names.")
            yield Static(door.text(hint), classes="hint")
            yield Static(Text("").join(_names(parts)), classes="hint")

    def on_mount(self) -> None:
        """Scroll with the arrows."""
        self.query_one("#help-scroll").focus()

    def _parts(self) -> Iterator[tuple[str, list[Line]]]:
        """Yield what has keys here, from the screen's own to those that hold everywhere."""
        about = self._about
        inner = about.focused.ancestors_with_self if about.focused else (about,)
        nodes = [one for one in inner if one not in (about, self.app)]
        for node in (about, *nodes):
            lines = list(self._lines(node))
            if lines:
                yield _(getattr(node, "NAME", "") or type(node).__name__), lines
        if isinstance(about, Page):
            yield _("Everywhere"), list(self._lines(self.app))

    def _lines(self, node: DOMNode) -> Iterator[Line]:
        """Yield a widget's actions; levels, a digit each, are one."""
        own = self.tracker.settings.keys
        found: dict[str, Line] = {}
        for one in getattr(node, "BINDINGS", ()):
            if not isinstance(one, Binding) or not one.id:
                continue
            keys = tuple(written(key.strip()) for key in own.get(one.id, one.key).split(","))
            digits = _DIGITS.fullmatch(one.id)
            name = f"{digits[1]}-*" if digits else one.id
            known = found.get(name)
            if digits:
                keys = ("0–9",) if not set("".join(keys)) - set("0123456789") else keys
            elif known:
                keys = (*known.keys, *keys)
            found.setdefault(name, Line(name, keys, one.description))
            if known and not digits:
                found[name] = Line(name, keys, known.words)
        yield from found.values()


def _table(parts: list[tuple[str, list[Line]]]) -> Iterator[Text]:
    """Yield a line for every action."""
    for title, lines in parts:
        yield Text(f"\n{door.words(title)}\n", "bold")
        for one in lines:
            keys = door.words(" ".join(one.keys))
            yield Text(f"  {keys:<{KEYS_WIDTH - 1}} ", "bold")
            yield Text(f"{door.words(one.words)}\n")


def _names(parts: list[tuple[str, list[Line]]]) -> Iterator[Text]:
    """Yield the names of the actions, which the settings know them by."""
    for _title, lines in parts:
        for one in lines:
            if not one.id.startswith(("list.", "map.", "filter.")) and not one.id.endswith("*"):
                yield Text(f"  {' '.join(one.keys):<{KEYS_WIDTH - 1}} {one.id}\n")
