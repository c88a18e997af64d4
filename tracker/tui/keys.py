"""Keys: every binding has an id by which ``config.toml`` can give it another key.

Each screen has one table of them, beside its class; ``GLOBAL`` holds on all. Digits are levels and
nothing else. Letters and digits act only outside text fields, so they never have priority.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec
from textual.binding import Binding, BindingType

from tracker.errors import UsageError
from tracker.i18n import N_, _
from tracker.tui import screens


class Key(msgspec.Struct, frozen=True):
    """A binding before it is one."""

    id: str
    """``screen.what``; unique over all tables."""
    keys: str
    """Textual's names, comma-separated; the first is shown."""
    action: str
    words: str
    """What it does, in a word or two; marked for translation."""
    footer: bool = False
    """Whether the footer shows it; at most eight are shown at once."""
    shown: str | None = None
    """How the key is written where its name is not what people read."""
    priority: bool = False
    """Whether it acts before what has the focus: only for what a text field takes for itself."""


GLOBAL = (
    Key("app.home", "f2", "go('home')", N_("Countries")),
    Key("app.country", "f3", "go('country')", N_("Country")),
    Key("app.matrix", "f4", "go('matrix')", N_("Matrix")),
    Key("app.gaps", "f5", "go('gaps')", N_("Gaps")),
    Key("app.statements", "f6", "go('statements')", N_("Statements"), priority=True),
    Key("app.problems", "f7", "go('problems')", N_("Problems"), priority=True),
    Key("app.next-problem", "f8", "problem(1)", N_("Next problem")),
    Key("app.previous-problem", "shift+f8", "problem(-1)", N_("Previous problem")),
    Key("app.reread", "f9", "reread", N_("Read again")),
    Key("app.save", "ctrl+s", "save", N_("Save"), footer=True, shown="^s"),
    Key("app.undo", "ctrl+z", "undo", N_("Undo")),
    Key("app.redo", "ctrl+y", "redo", N_("Redo")),
    Key("app.export", "e", "dialog('export')", N_("Export")),
    Key("app.difference", "D", "dialog('difference')", N_("Difference")),
    Key("app.jump", "ctrl+o", "dialog('jump')", N_("Jump")),
    Key("app.help", "f1", "help", N_("Help"), footer=True, shown="F1", priority=True),
    Key("app.help-letter", "question_mark", "help", N_("Help")),
    Key("app.back", "escape", "back", N_("Back"), shown="Esc"),
    Key("app.quit", "ctrl+q", "quit", N_("Quit"), shown="^q", priority=True),
)

CONTROL_KEYS_TO_AVOID = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"})
"""Terminals send backspace, tab and enter for these."""


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """Return Textual's bindings of a table."""
    return [
        Binding(
            one.keys,
            one.action,
            _(one.words),
            show=one.footer,
            key_display=one.shown,
            priority=one.priority,
            id=one.id,
        )
        for one in keys
    ]


_WRITTEN = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
}


def written(name: str) -> str:
    """Return a key as people write it, from Textual's name for it."""
    modifiers = name.replace("ctrl+", "^")
    if modifiers in _WRITTEN:
        return _WRITTEN[modifiers]
    return modifiers.upper() if modifiers[:1] == "f" and modifiers[1:].isdigit() else modifiers


def shown(one: Key, own: Mapping[str, str]) -> str:
    """Return the key in force as people write it; ``own`` are the user's, by ids."""
    if one.id not in own and one.shown:
        return one.shown
    return written(own.get(one.id, one.keys).partition(",")[0].strip())


def in_force(text: str, known: Iterable[Key], own: Mapping[str, str]) -> str:
    """Return a help text with the user's own keys where it names others: they stand in ``**``."""
    other = {written(one.keys.partition(",")[0]): shown(one, own) for one in known if one.id in own}
    return _NAMED.sub(lambda found: f"**{other.get(found[1], found[1])}**", text)


_NAMED = re.compile(r"\*\*([^*\s]+)\*\*")


def all_keys() -> tuple[Key, ...]:
    """Return every table there is; imports all screens, so for checking a user's own keys only."""
    return (*GLOBAL, *(key for table in (*_pages(), *_dialogs()) for key in table))


def _pages() -> list[tuple[Key, ...]]:
    return [screens.page(name).KEYS for name in screens.PAGES if screens.is_there(name)]


def _dialogs() -> list[tuple[Key, ...]]:
    names = [name for name in screens.DIALOGS if screens.is_there(name)]
    return [screens.dialog_class(name).KEYS for name in names]


def keymap(wanted: Mapping[str, str], known: Iterable[Key]) -> dict[str, str]:
    """Return the user's own keys, checked. Raises UsageError for what can't be bound."""
    ids = {one.id for one in known}
    for name, keys in wanted.items():
        if name not in ids:
            raise UsageError(
                _("config.toml: keys: there is no action {name!r}; the help lists them").format(
                    name=name
                )
            )
        if any(key.strip().isdigit() for key in keys.split(",")):
            raise UsageError(
                _("config.toml: keys: {name}: digits are levels and nothing else").format(name=name)
            )
    first = tuple(one for one in GLOBAL if one.priority)
    for table in (
        *((*GLOBAL, *page) for page in _pages()),
        *((*first, *one) for one in _dialogs()),
    ):
        _check_unambiguous(table, wanted)
    return dict(wanted)


def _check_unambiguous(table: Iterable[Key], wanted: Mapping[str, str]) -> None:
    """Refuse a key that would mean two things at once, where it is the user's doing."""
    taken: dict[str, Key] = {}
    for one in table:
        for written_ in wanted.get(one.id, one.keys).split(","):
            key = _NAMES.get(written_.strip(), written_.strip())
            other = taken.setdefault(key, one)
            if other.action != one.action and not wanted.keys().isdisjoint((one.id, other.id)):
                raise UsageError(
                    _("config.toml: keys: {key} can't be both {one} and {other}").format(
                        key=written(key), one=_named(other), other=_named(one)
                    )
                )


def _named(one: Key) -> str:
    return f"{one.id} ({_(one.words)})"


_NAMES = {sign: name for name, sign in _WRITTEN.items()}
"""Textual's names of the keys that may be written as a sign."""
