"""The theme's colours for what is drawn with rich, which knows no theme: by name, as it is now.

Textual's style sheets and ``Content`` take ``$text-error`` and its like themselves; rich ``Text``
takes ``tone("error")``.
"""

from typing import Literal

from textual.color import Color
from textual.theme import Theme

Name = Literal["error", "warning", "success", "accent", "muted"]

MUTED = 0.7
"""How much of the text's colour muted text has; the rest is the background's."""

_tones: dict[str, str] = {}


def use(theme: Theme) -> None:
    """Take the colours of a theme from now on."""
    found = theme.to_color_system().generate()
    for name in ("error", "warning", "success", "accent"):
        _tones[name] = found[f"text-{name}"].removeprefix("ansi_")
    front, back = (Color.parse(found[name]) for name in ("foreground", "background"))
    muted = front if "text-muted" in theme.variables else back.blend(front, MUTED)
    _tones["muted"] = "default" if front.ansi is not None else muted.hex


def tone(name: Name) -> str:
    """Return a colour as rich and Textual read it; the terminal's own before there is a theme."""
    return _tones.get(name, "default")
