"""The parser's events, the one door to the YAML library.

libyaml's parser is used where PyYAML was built with it, else PyYAML's own, which reads the same
but slower. Both implement YAML 1.1, where U+0085, U+2028 and U+2029 end a line; to YAML 1.2 they
are letters like others. So they are swapped for letters that the text doesn't use, and back.
"""

from collections.abc import Callable
from typing import Final, Protocol, cast

from yaml import events as kinds
from yaml import parser, reader, scanner
from yaml.error import MarkedYAMLError, YAMLError

try:
    from yaml.cyaml import CParser
except ImportError:  # PyYAML without libyaml
    CParser = None  # type: ignore[assignment, misc]  # the name is tested before it is used

AliasEvent = kinds.AliasEvent
DocumentStartEvent = kinds.DocumentStartEvent
MappingEndEvent = kinds.MappingEndEvent
MappingStartEvent = kinds.MappingStartEvent
ScalarEvent = kinds.ScalarEvent
SequenceEndEvent = kinds.SequenceEndEvent
SequenceStartEvent = kinds.SequenceStartEvent
StreamEndEvent = kinds.StreamEndEvent

__all__ = [
    "LIBYAML",
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "MarkedYAMLError",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "Source",
    "StreamEndEvent",
    "YAMLError",
    "open_events",
]

LIBYAML: Final = CParser is not None
"""Whether libyaml's parser is there."""

_LINE_ENDS_OF_1_1: Final = "\x85\u2028\u2029"
_BOM: Final = "\ufeff"
_PRIVATE_USE: Final = 0xE000
_ASTRAL: Final = 0x10000
_LAST: Final = 0x110000


class _Parser(Protocol):
    def get_event(self) -> kinds.Event: ...


class _PythonParser(reader.Reader, scanner.Scanner, parser.Parser):
    """PyYAML's parser in Python."""

    def __init__(self, text: str) -> None:
        reader.Reader.__init__(self, text)
        scanner.Scanner.__init__(self)
        parser.Parser.__init__(self)


class Source:
    """A text opened for reading its events.

    ``next_event`` gives the next; ``offset`` is to be added to the index of a mark;
    ``restore`` undoes the swap of letters, and is None where nothing was swapped.
    """

    __slots__ = ("next_event", "offset", "restore")

    def __init__(self, text: str, *, libyaml: bool) -> None:
        self.offset = 1 if text.startswith(_BOM) else 0
        if self.offset:
            text = text[1:]
        swap = _swap(text)
        self.restore: Callable[[str], str] | None = None
        if swap:
            text = text.translate(swap)
            back = {ord(stand_in): chr(letter) for letter, stand_in in swap.items()}
            self.restore = lambda value: value.translate(back)
        made = cast(_Parser, CParser(text) if libyaml else _PythonParser(text))
        self.next_event = made.get_event


def open_events(text: str, *, libyaml: bool = LIBYAML) -> Source:
    """Open a text. It, and each ``next_event()``, may raise YAMLError."""
    return Source(text, libyaml=libyaml)


def _swap(text: str) -> dict[int, str]:
    if text.isascii():
        return {}
    present = [letter for letter in _LINE_ENDS_OF_1_1 if letter in text]
    if not present:
        return {}
    used = set(text)
    spare = (
        letter
        for code in (*range(_PRIVATE_USE, 0xF8FF), *range(_ASTRAL, _LAST))
        if (letter := chr(code)) not in used
    )
    return {ord(letter): next(spare) for letter in present}
