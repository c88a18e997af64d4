"""From bytes to text: decoding, lines and columns, characters that must not be there."""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from tracker.finding import Finding, Place
from tracker.yamlio import rules
from tracker.yamlio.limits import MAX_FINDINGS

BOM: Final = "\ufeff"

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""One character that must not be in a record, raw or escaped: controls but for tab, LF, CR and
NEL (which YAML 1.2 counts as printable), lone surrogates, byte order marks, non-characters."""

_LINE: Final = re.compile("\r\n|\r|\n")

_WIDE_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_WIDE_UNMARKED: Final = (
    (re.compile(rb"\0\0\0[^\0]|[^\0]\0\0\0"), "UTF-32"),
    (re.compile(rb"\0[^\0]|[^\0]\0"), "UTF-16"),
)


def decode(source: bytes, file: str) -> str | Finding:
    """Return the text as it is in the file, byte order mark and line ends included; or why not."""
    wide = _wide_encoding(source)
    if wide:
        return rules.WIDE_ENCODING.at(file, Place(), values={"encoding": wide})
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_of(source[: error.start].decode("utf-8"), error.start)
        return rules.ENCODING.at(file, place, values={"byte": f"0x{source[error.start]:02X}"})


def _wide_encoding(source: bytes) -> str | None:
    for mark, name in _WIDE_MARKS:
        if source.startswith(mark):
            return name
    for pattern, name in _WIDE_UNMARKED:
        if pattern.match(source):
            return name
    return None


def place_of(text: str, index: int) -> Place:
    """Return the 1-based line and column of a 0-based index; beyond the end means the end.

    Lines end as they do in editors: at LF, CR or both. The byte order mark is in no column.
    """
    index = min(index, len(text))
    line, start = 1, 1 if text.startswith(BOM) else 0
    for found in _LINE.finditer(text, 0, index):
        line, start = line + 1, found.end()
    return Place(line, max(index - start, 0) + 1)


def forbidden(text: str, file: str) -> Iterator[Finding]:
    """Yield a finding for each character that must not be in the text of a file."""
    line, start, position = 1, 0, 0
    if text.startswith(BOM):
        start = position = 1
    for found in FORBIDDEN.finditer(text, position):
        for end in _LINE.finditer(text, position, found.start()):
            line, start = line + 1, end.end()
        position = found.start()
        yield rules.CONTROL.at(
            file, Place(line, position - start + 1), values={"character": name_of(found.group())}
        )


def name_of(character: str) -> str:
    """Return a name for a character that may not be shown itself: ``U+001B``."""
    return f"U+{ord(character):04X}"


def capped(found: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """Return the findings; of more than MAX_FINDINGS the first, and one that says so."""
    first = tuple(islice(found, MAX_FINDINGS + 1))
    if len(first) <= MAX_FINDINGS:
        return first
    more = rules.MORE.at(file, first[-1].place, values={"limit": MAX_FINDINGS})
    return (*first[:-1], more)
