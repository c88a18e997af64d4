"""Where text goes: how wide it is, whether it takes colour, which characters it can show."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from tracker.cli import streams
from tracker.tables.plain import plain
from tracker.tables.symbols import ASCII

NARROWEST = 40
READABLE = 100
"""Longest line of running text: wider screens get more beside, not longer lines."""
PROBE = "○◔◑◕●–·∅─│≥“”…→×"
"""Characters that the tool itself draws with."""


class Screen(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """What the output can show."""

    width: int = 80
    colour: bool = False
    ascii_only: bool = False
    wraps: bool = False
    """A person looks at it now: lines that tools read one by one may be wrapped too."""

    @classmethod
    def of_stdout(
        cls, *, ascii_only: bool = False, environ: Mapping[str, str] = os.environ
    ) -> "Screen":
        """Look at stdout and the environment: COLUMNS, NO_COLOR, TERM, the encoding."""
        return cls(
            width=max(NARROWEST, _width(environ)),
            colour=_takes_colour(environ),
            ascii_only=ascii_only or not _shows(PROBE),
            wraps=sys.stdout.isatty(),
        )

    @property
    def text_width(self) -> int:
        """How long lines of running text may be."""
        return min(self.width, READABLE)

    @property
    def dot(self) -> str:
        """What stands between short phrases on one line."""
        return " | " if self.ascii_only else " · "

    def words(self, text: str, *, keep_lines: bool = False) -> str:
        """Make any text safe for a terminal, and ASCII typography where that is wanted."""
        clean = plain(text, lines=keep_lines)
        return clean.translate(ASCII) if self.ascii_only else clean

    def text(self, text: str, style: str | Style = "", *, keep_lines: bool = False) -> Text:
        """Return safe text as rich takes it; nothing in it is markup."""
        return Text(self.words(text, keep_lines=keep_lines), style=style)

    def cut(self, text: str, width: int) -> str:
        """Return safe text in at most ``width`` cells, with an ellipsis where it was cut."""
        clean = self.words(text)
        if cell_len(clean) <= width:
            return clean
        mark = "..." if self.ascii_only else "…"
        if width <= len(mark):
            return mark[:width]
        kept = Text(clean)
        kept.truncate(width - len(mark))
        return kept.plain.rstrip() + mark

    @cached_property
    def console(self) -> Console:
        """A console that draws into memory, for this screen."""
        return Console(
            file=io.StringIO(),
            width=self.width,
            color_system="auto" if self.colour else None,
            force_terminal=self.colour,
            force_interactive=False,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=False,
        )

    def render(self, lines: Iterable[Text]) -> str:
        """Return what is drawn, with escape codes only where the screen takes colour.

        A line that is too long is wrapped, unless it says that it may not be.
        """
        with self.console.capture() as capture:
            for line in lines:
                fits = line.no_wrap or line.cell_len <= self.width
                for part in [line] if fits else line.wrap(self.console, self.width):
                    self.console.print(part, soft_wrap=True)
        drawn = capture.get()
        if self.colour:
            return drawn
        return "".join(f"{line.rstrip()}\n" for line in drawn.split("\n")[:-1])

    def show(self, lines: Iterable[Text]) -> None:
        """Draw to stdout."""
        streams.write(self.render(lines), colour=self.colour)


def _width(environ: Mapping[str, str]) -> int:
    """COLUMNS where it is a number; else the terminal's width; 80 where there is no terminal."""
    given = environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80


def _takes_colour(environ: Mapping[str, str]) -> bool:
    """Only a terminal takes colour, and not where NO_COLOR or TERM say otherwise."""
    if environ.get("NO_COLOR") or environ.get("TERM") in ("dumb", "unknown"):
        return False
    return sys.stdout.isatty()


def _shows(characters: str) -> bool:
    try:
        characters.encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True
