"""What a cell can hold: text without harmful characters, 32,767 UTF-16 units at most, safe links."""

import math
import re
from collections.abc import Container
from functools import lru_cache

from tracker.i18n import N_, _
from tracker.tables.plain import plain

LIMIT = 32_767
"""UTF-16 units that a cell can hold; Excel calls a file with a longer text damaged."""

MOST_LINKS = 65_530
"""Links that a sheet can hold."""

LONGEST_NAME = 31
"""Characters of a sheet's name."""

CONTINUES = N_(" [continues in column “{column}”]")
CUT = N_(" [too long for a cell: the rest is in the record]")

_LONGEST_LINK = 2_000
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = ("history",)
"""What Excel keeps for itself."""
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE | re.ASCII)
"""Printable ASCII without quotes, angle brackets, backslash, ^, ` and braces."""


@lru_cache(maxsize=50_000)
def clean(text: str) -> str:
    """Return the text as a cell may hold it; harmful characters become visible marks."""
    return plain(text, lines=True)


def size(text: str) -> int:
    """Return the text's length in UTF-16 units, as Excel counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def split(text: str, most: int) -> list[str]:
    """Split a text into parts of at most ``most`` UTF-16 units, never within a character."""
    if len(text) <= most // 2 or size(text) <= most:
        return [text]
    parts, start, units = [], 0, 0
    for at, character in enumerate(text):
        width = 2 if character > "\uffff" else 1
        if units + width > most:
            parts.append(text[start:at])
            start, units = at, 0
        units += width
    return [*parts, text[start:]]


def fitting(text: str) -> str:
    """Return a cleaned text that fits a cell; one that is too long says at its end that it is."""
    found = clean(text)
    note = _(CUT)
    parts = split(found, LIMIT)
    return found if len(parts) == 1 else split(found, LIMIT - size(note))[0] + note


def is_link(text: str) -> bool:
    """Say whether a text may become a link: http or https, and nothing odd in it."""
    return len(text) <= _LONGEST_LINK and _LINK.fullmatch(text) is not None


def sheet_name(title: str, taken: Container[str] = ()) -> str:
    r"""Return a name that a sheet can have: short, without []:*?/\\, no quotes at its ends, its own.

    ``taken`` are the names in use, in lower case.
    """
    wanted = _NOT_IN_NAMES.sub(" ", clean(title)).strip("' ") or "1"
    name, number = _short(wanted, ""), 1
    while name.casefold() in taken or name.casefold() in _RESERVED:
        number += 1
        name = _short(wanted, f" {number}")
    return name


def _short(name: str, end: str) -> str:
    return split(name, LONGEST_NAME - len(end))[0].rstrip("' ") + end


def place(sheet: str, cell: str) -> str:
    """Return how a link within the workbook names a cell."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


@lru_cache(maxsize=50_000)
def lines(text: str, width: float) -> int:
    """Return how many lines a text takes, wrapped, in a column as wide as some characters.

    An estimate, rather a line too many than one too few.
    """
    return sum(_lines(part, width) for part in clean(text).split("\n"))


def _lines(text: str, width: float) -> int:
    units = _units(text)
    if units <= width - _MARGIN:
        return 1
    return max(2, math.ceil(units / (width - min(_RAGGED, width / 6))))


_MARGIN = 0.7
_RAGGED = 3.0
"""Characters that a line has left at its end, on average, as words are not broken."""
_SLIM = b" fijltrI.,:;'|!()[]/-"
_BROAD = b"ABCDEFGHJKLMNOPQRSTUVWXYZmw@%&"
_WIDE = re.compile("[\u2e80-\uffff\U0001f000-\U0003ffff]")
"""Characters that are as wide as two."""
_OTHER, _TWICE = 1.1, 0.9
"""Width of a character beyond ASCII, and how much more a wide one takes."""
_USUAL, _LESS, _MORE = 1.02, 0.515, 0.31
"""Width of most characters, how much less a slim one takes, and how much more a broad one."""


def _units(text: str) -> float:
    """Return a text's width in Arial, in units of a column's width.

    Source: the font's widths at 10 points, averaged over three classes of characters.
    """
    whole = text.encode("ascii", "ignore")
    slim = len(whole) - len(whole.translate(None, _SLIM))
    broad = len(whole) - len(whole.translate(None, _BROAD))
    others = len(text) - len(whole)
    wide = len(_WIDE.findall(text)) if others else 0
    return _USUAL * len(whole) - _LESS * slim + _MORE * broad + _OTHER * others + _TWICE * wide
