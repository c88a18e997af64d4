"""The only door from data to the screen: nothing that comes in can act as markup or as a control.

Textual's widgets read ``[…]`` in a str as markup, and crash or act on it; DataTable and Tree ask
rich instead. So a str from anywhere but our own code becomes ``Content`` (``text``) or rich
``Text`` (``rich_text``) here, made plain on the way, and widgets get nothing else.
"""

from rich.cells import cell_len
from rich.style import Style as RichStyle
from rich.text import Text
from textual.content import Content
from textual.style import Style

from tracker.tables.plain import plain
from tracker.tables.symbols import ASCII

_ascii_only = False


def use_ascii(*, ascii_only: bool) -> None:
    """Draw with ASCII signs and typography from now on, or no longer."""
    global _ascii_only  # noqa: PLW0603 - it is the terminal's, like the language is the process's
    _ascii_only = ascii_only


def ascii_only() -> bool:
    """Say whether only ASCII is drawn with."""
    return _ascii_only


def words(value: str, *, lines: bool = False) -> str:
    """Return text that is safe to show, as str: for Input and TextArea, which read no markup.

    With ``lines``, line breaks stay.
    """
    clean = plain(value, lines=lines)
    return clean.translate(ASCII) if _ascii_only else clean


def text(value: str, style: str | Style = "", *, lines: bool = False) -> Content:
    """Return text as Textual's widgets take it; nothing in it is markup."""
    return Content.styled(words(value, lines=lines), style)


def rich_text(value: str, style: str | RichStyle = "", *, right: bool = False) -> Text:
    """Return text as DataTable and Tree take it; nothing in it is markup."""
    return Text(words(value), style=style, justify="right" if right else None, no_wrap=True)


def cut(value: str, width: int) -> str:
    """Return safe text in at most ``width`` cells, with an ellipsis where it was cut."""
    clean = words(value)
    if cell_len(clean) <= width:
        return clean
    ellipsis = "..." if _ascii_only else "…"
    if width <= len(ellipsis):
        return ellipsis[: max(0, width)]
    kept = Text(clean)
    kept.truncate(width - len(ellipsis))
    return kept.plain.rstrip() + ellipsis
