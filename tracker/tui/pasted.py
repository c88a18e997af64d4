"""What is pasted stays a text: escapes in it are dropped before they are read as keys.

A terminal puts a paste between two marks. Textual 8 looks for key sequences between them as well, so
that a text with an escape character in it would press keys: set a level, open a dialog. Here
everything but the marks loses its escapes first.
"""

import re
from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.message import Message

START: Final = "\x1b[200~"
END: Final = "\x1b[201~"
_ESCAPES: Final = re.compile("[\x1b\x80-\x9f]")


class Pasted:
    """Follows what comes from a terminal, in whatever pieces."""

    def __init__(self) -> None:
        self._inside = False
        self._rest = ""
        """Outside: the end of what came, which may begin a mark. Inside: what was held back so."""

    def cleaned(self, piece: str) -> str:
        """Return a piece of what came, without escapes in what is pasted."""
        found = []
        while piece:
            part, piece = self._in(piece) if self._inside else self._out(piece)
            found.append(part)
        return "".join(found)

    def _out(self, piece: str) -> tuple[str, str]:
        """Take what is not pasted, up to and with the mark where a paste begins."""
        known = len(self._rest)
        at = (self._rest + piece).find(START)
        if at < 0:
            self._rest = (self._rest + piece)[1 - len(START) :]
            return piece, ""
        end = at + len(START) - known
        self._inside, self._rest = True, ""
        return piece[:end], piece[end:]

    def _in(self, piece: str) -> tuple[str, str]:
        """Take what is pasted; what may be the beginning of the mark at its end is held back."""
        held = self._rest + piece
        at = held.find(END)
        if at >= 0:
            self._inside, self._rest = False, ""
            return _ESCAPES.sub("", held[:at]) + END, held[at + len(END) :]
        kept = next((n for n in range(len(END) - 1, 0, -1) if held.endswith(END[:n])), 0)
        self._rest = held[len(held) - kept :]
        return _ESCAPES.sub("", held[: len(held) - kept]), ""


_FEED: Final = XTermParser.feed
"""Textual's own."""


def guard_pastes() -> None:
    """Have every terminal that is opened from now on read pastes as text."""
    XTermParser.feed = _feed  # type: ignore[method-assign, assignment] # there is no other way in


def _feed(parser: XTermParser, data: str) -> Iterable[Message]:
    known: dict[str, Pasted] = parser.__dict__
    following = known.setdefault("tracker_pasted", Pasted())
    return _FEED(parser, following.cleaned(data))
