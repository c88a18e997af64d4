"""What a cell can hold: text without harmful characters, 32,767 UTF-16 units at most, safe links."""

import re
from collections.abc import Container, Iterable
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

    Lines break at spaces. Some programs break after a hyphen too, which may take a line more: what
    needs more room counts.
    """
    return sum(_lines(part, width - _MARGIN) for part in clean(text).split("\n"))


def _lines(text: str, width: float) -> int:
    words = text.split(" ")
    count = _wrapped(words, _SPACE, width)
    if "-" not in text or count == 1:
        return count
    pieces = [piece for word in words for piece in _HYPHEN.split(f"{word} ")]
    return max(count, _wrapped(pieces, 0.0, width))


def _wrapped(words: Iterable[str], gap: float, width: float) -> int:
    """Count the lines that words fill, with a gap after each; a word too long goes on in the next."""
    count, used = 1, 0.0
    for word in words:
        wide = units(word)
        if used + wide > width + _TRAILING * word.endswith(" "):
            count += used > 0
            while wide > max(width, 1.0):
                count, wide = count + 1, wide - width
            used = 0.0
        used += wide + gap
    return count


_MARGIN = 0.2
"""Characters at both ends of a column that no text reaches."""
_HYPHEN = re.compile("(?<=[^\\W\\d]-)(?=[^\\W\\d])")
"""After a hyphen between letters."""
_PIXELS = 13.333 / 7 / 1000
"""Units of a column's width, 7 pixels, that a thousandth of the font's size takes, at 10 points."""
_BROAD = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
"""Width of Arial's characters, in thousandths of its size. Source: the font's metrics."""
_OTHERS = 556
_ASCII = {character: width for width, some in _BROAD.items() for character in some}
_SPACE = _TRAILING = 278 * _PIXELS
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffef\U0001f000-\U0003ffff]")
"""Characters that are as wide as the font is high."""


@lru_cache(maxsize=100_000)
def units(text: str) -> float:
    """Return a text's width in Arial, in units of a column's width."""
    width = sum(_ASCII.get(character, _OTHERS) for character in text)
    if not text.isascii():
        width += (1000 - _OTHERS) * len(_WIDE.findall(text))
        width += _CAPITAL * sum(character.isupper() for character in text if character > "\x7f")
    return width * _PIXELS


_CAPITAL = 150
"""How much broader a capital letter beyond ASCII is."""
