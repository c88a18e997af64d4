"""What a plain (unquoted) scalar is under the core schema of YAML 1.2.

Only ``null``, booleans and numbers are special; ``NO``, ``on``, ``12:30`` and dates are text.
Source: YAML 1.2.2, section 10.3.2.
"""

import re
from typing import Final

from tracker.edit import Plain

WORDS: Final[dict[str, bool | float | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **dict.fromkeys(
        (sign + word for sign in ("", "+") for word in (".inf", ".Inf", ".INF")), float("inf")
    ),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
}
"""The words that are not text."""

SPECIAL_FIRST: Final = frozenset("-+.0123456789~nNtTfF")
"""First characters of everything that is not text (but for the empty scalar)."""

INTEGER_BITS: Final = 63
"""A whole number has at most so many bits; no table or JSON reader takes more without loss."""

_INTEGERS: Final = (
    (re.compile(r"[-+]?[0-9]+\Z"), 10),
    (re.compile(r"0o[0-7]+\Z"), 8),
    (re.compile(r"0x[0-9a-fA-F]+\Z"), 16),
)
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")


class NumberTooLargeError(ValueError):
    """A whole number with more than ``INTEGER_BITS`` bits."""


def resolve(plain: str) -> Plain:
    """Return what a plain scalar stands for: None, a bool, an int, a float or the text itself.

    Raises:
        NumberTooLargeError: for a whole number beyond ``INTEGER_BITS`` bits.
    """
    if plain in WORDS:
        return WORDS[plain]
    if plain[0] not in SPECIAL_FIRST:
        return plain
    for pattern, base in _INTEGERS:
        if pattern.match(plain):
            return _integer(plain, base)
    return float(plain) if _FLOAT.match(plain) else plain


def _integer(digits: str, base: int) -> int:
    significant = digits.lstrip("+-0ox") or "0"
    if len(significant) > INTEGER_BITS:  # int() is slow, or refuses, on very long ones
        raise NumberTooLargeError
    number = int(significant, base)
    if number.bit_length() > INTEGER_BITS:
        raise NumberTooLargeError
    return -number if digits.startswith("-") else number
