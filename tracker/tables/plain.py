"""Text of records made safe to show: control characters become visible marks.

Records come from outside. An escape sequence in a title would move the cursor or write to the
clipboard of a terminal, a bidirectional override would make a line read as another one, and some
characters can't stand in XML or UTF-8 at all.
"""

import re

MARK = "\ufffd"
"""What stands where a harmful character was."""

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0, DEL and C1
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff\ufffe\uffff]"  # what UTF-8 or XML can't carry
)
_SAFE = re.compile("[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]*")


def plain(text: str, *, lines: bool = False) -> str:
    """Replace what could harm a terminal or a file.

    Line breaks of every kind and tabs become spaces; with ``lines``, line breaks become newlines
    and stay. Every other control character, and bidirectional formatting, becomes MARK.
    """
    if _SAFE.fullmatch(text):
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return _HARMFUL.sub(MARK, text if lines else text.replace("\n", " "))


def is_plain(text: str) -> bool:
    """Say whether ``plain`` would leave no mark in the text; line breaks and tabs leave none."""
    return _HARMFUL.search(_BREAKS.sub("\n", text)) is None
