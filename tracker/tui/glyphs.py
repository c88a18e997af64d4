"""How a level, a state or a count looks: a sign always, a colour where there is one."""

import re
from functools import lru_cache

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from tracker.finding import Severity
from tracker.i18n import _
from tracker.method.rating import CellState, Rated
from tracker.model.framework import Level
from tracker.tables import symbols, words
from tracker.tui import door, tones

_LINEAR = 0.04045
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_SEVERITIES: dict[Severity, tuple[str, str, tones.Name]] = {
    Severity.ERROR: ("✖", "x", "error"),
    Severity.WARNING: ("▲", "!", "warning"),
    Severity.INFO: ("•", "i", "muted"),
}


def sign(thing: Level | CellState) -> str:
    """Return the sign of a level or a state, one cell wide."""
    if isinstance(thing, Level):
        own = door.words(thing.ascii if door.ascii_only() else thing.glyph)
        return own if cell_len(own) == 1 else str(thing.value)[-1]
    return symbols.STATES[thing][door.ascii_only()] if thing in symbols.STATES else " "


def style(thing: Level | CellState) -> Style:
    """Return the fill of a level with writing that can be read on it; muted for a state."""
    return fill(thing.colour) if isinstance(thing, Level) else Style(color=tones.tone("muted"))


@lru_cache(maxsize=64)
def fill(colour: str) -> Style:
    """Return a fill with the ink that contrasts more; none for what is no colour."""
    if not _HEX.fullmatch(colour):
        return Style.null()
    shine = luminance(colour)
    # contrast with white is 1.05 / (shine + 0.05), with black (shine + 0.05) / 0.05
    is_bright = (shine + 0.05) ** 2 > 1.05 * 0.05
    return Style(bgcolor=colour, color="#000000" if is_bright else "#FFFFFF")


def luminance(colour: str) -> float:
    """Return how bright a colour is, 0 to 1. Source: WCAG 2.1, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= _LINEAR else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def word(thing: Level | CellState) -> str:
    """Return the word of a level or a state, in the language in use."""
    return words.level(thing) if isinstance(thing, Level) else words.state(thing)


def in_words(rated: Rated) -> Text:
    """Return a cell as sign and word, such as ``◑ Low``."""
    thing = rated.level or rated.state
    return Text.assemble((sign(thing), style(thing)), " ", door.rich_text(word(thing)))


def severity_word(one: Severity) -> str:
    """Return the word of a severity, as all the screens say it."""
    return _("note") if one is Severity.INFO else str(words.severity(one))


def severity(one: Severity) -> tuple[str, str]:
    """Return the sign of a severity, and a style for it that rich and Textual both read."""
    sign_, ascii_, name = _SEVERITIES[one]
    weight = "bold " if one is Severity.ERROR else ""
    return (ascii_ if door.ascii_only() else sign_), f"{weight}{tones.tone(name)}"


def dot() -> str:
    """Return the sign of something that is not saved."""
    return "*" if door.ascii_only() else "●"


def unsaved() -> tuple[str, str]:
    """Return the dot of something that is not saved, with its style; for rich and Textual."""
    return dot(), f"bold {tones.tone('warning')}"


def bar(done: int, total: int, width: int = 10) -> str:
    """Return a bar of ``width`` cells; blank where there is nothing to do.

    It is full only when all is done, and empty only when nothing is.
    """
    if total <= 0:
        return " " * width
    filled = width * done // total
    filled = min(max(filled, 1 if done else 0), width - 1 if done < total else width)
    full, empty = ("#", "-") if door.ascii_only() else ("━", "─")
    return full * filled + empty * (width - filled)
