"""The parser's events, the one door to the YAML library.

libyaml's parser is used where PyYAML was built with it, else PyYAML's own, which reads the same
but slower. Both implement YAML 1.1, where U+0085, U+2028 and U+2029 end a line; to YAML 1.2 they
are letters like others. So they are swapped for letters that the text doesn't use, and back.
"""

import re
from collections.abc import Callable
from itertools import chain
from typing import Final, cast

from yaml import parser, reader, scanner, tokens
from yaml.events import Event

from tracker.yamlio.source import BOM

try:
    from yaml._yaml import CParser

    LIBYAML = True
except ImportError:  # PyYAML was built without libyaml
    LIBYAML = False

_LINE_ENDS_OF_1_1: Final = "\x85\u2028\u2029"
_INNER_QUESTION_MARK: Final = re.compile(r"(?<=[^\s,\[\]{}])\?")
_LINE_ENDS: Final = "\r\n" + _LINE_ENDS_OF_1_1
_PRIVATE_USE: Final = range(0xE000, 0xF900)
_ASTRAL: Final = range(0x10000, 0x110000)


class _PythonParser(reader.Reader, scanner.Scanner, parser.Parser):
    """PyYAML's parser in Python, as strict with directives and as lenient with tabs as libyaml."""

    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)

    def scan_directive(self) -> tokens.DirectiveToken:
        found: tokens.DirectiveToken = super().scan_directive()
        if found.name not in ("YAML", "TAG"):
            context = "while scanning a directive"
            raise scanner.ScannerError(context, found.start_mark, "unknown", found.start_mark)
        return found

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: object) -> list[str]:
        length = 0
        while self.peek(length) in (" ", "\t"):
            length += 1
        blanks = self.prefix(length)
        if self.peek(length) not in _LINE_ENDS:
            self.forward(length)
            return [blanks] if blanks else []
        self.forward(length)
        chunks: list[str] = super().scan_plain_spaces(indent, start_mark) or []
        while self.peek() == "\t" and self.column >= indent:
            self.forward()
        return chunks


class Source:
    """A text opened for reading its events."""

    __slots__ = ("next_event", "offset", "restore")

    next_event: Callable[[], Event]
    """Gives the next event. Raises YAMLError."""
    offset: int
    """What to add to the index of a mark: the parser doesn't see the byte order mark."""
    restore: Callable[[str], str] | None
    """Undoes the swap of letters in a scalar; None where nothing was swapped."""

    def __init__(self, text: str, *, libyaml: bool) -> None:
        self.offset = 1 if text.startswith(BOM) else 0
        seen = text[self.offset :]
        swap = _swap(seen, libyaml=libyaml)
        back = {ord(stand_in): letter for letter, stand_in in swap.items()}
        self.restore = (lambda value: value.translate(back)) if swap else None
        if "?" in swap:
            seen = _INNER_QUESTION_MARK.sub(swap.pop("?"), seen)
        if swap:
            seen = seen.translate({ord(letter): stand_in for letter, stand_in in swap.items()})
        made = CParser(seen) if libyaml else _PythonParser(seen)
        self.next_event = cast("Callable[[], Event]", made.get_event)


def open_events(text: str, *, libyaml: bool = LIBYAML) -> Source:
    """Open a text; ``libyaml=False`` takes the parser in Python. Raises YAMLError."""
    return Source(text, libyaml=libyaml and LIBYAML)


def _swap(text: str, *, libyaml: bool) -> dict[str, str]:
    """Return the letters that the parser takes for something else, each with a stand-in."""
    present = [] if text.isascii() else [letter for letter in _LINE_ENDS_OF_1_1 if letter in text]
    if not libyaml and "?" in text:  # PyYAML's parser ends a word within brackets there
        present.append("?")
    if not present:
        return {}
    used = set(text)
    spare = (chr(code) for code in chain(_PRIVATE_USE, _ASTRAL) if chr(code) not in used)
    return {letter: next(spare) for letter in present}
