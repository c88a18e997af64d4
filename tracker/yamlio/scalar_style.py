"""How a single value is written: plain where every reader of YAML 1.1 and 1.2 agrees, else quoted.

``NO``, ``on``, ``12:30`` and ``1_000`` are text to us but not to readers of YAML 1.1, so they get
quotes; dates stay plain (records take them for text, and people write them so).
"""

import math
import re
from typing import Final

from tracker.edit import Plain
from tracker.yamlio.scalars import NumberTooLargeError, resolve

_NEEDS_ESCAPE: Final = re.compile("[\t\r\n\x85\u2028\u2029]")
_ESCAPES: Final = {
    "\\": "\\\\",
    '"': '\\"',
    "\t": "\\t",
    "\r": "\\r",
    "\n": "\\n",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_ESCAPED: Final = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_NOT_FIRST: Final = frozenset("?:,[]{}#&*!|>'\"%@`")
_NOT_WITHIN: Final = re.compile(r": | #|:\Z")
_NOT_IN_FLOW: Final = re.compile(r"[,?\[\]{}]")  # ? for older readers
_MARKERS: Final = ("---", "...")
_NOT_TEXT_IN_1_1: Final = re.compile(
    r"""(?: y | n | yes | no | on | off | = | <<
    | [-+]?0b[01_]+ | [-+]?0[0-7_]+ | [-+]?0x[0-9a-f_]+
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
    | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?
    | \d{4}-\d\d?-\d\d?(?:t|[ ]+)\d.*
    )\Z""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""A superset of what YAML 1.1 takes for something else than text, but for dates.

Source: the types of YAML 1.1, https://yaml.org/type/.
"""

SCALAR_TYPES: Final = (str, bool, int, float, type(None))
"""The types of values that are written as one scalar."""

INDENT: Final = 2
"""Spaces for each level."""


def inline(value: Plain, *, flow: bool = False, like: str = "") -> str:
    """Write a scalar on one line.

    Args:
        value: text, a number, a boolean or None.
        flow: whether it will stand within brackets.
        like: the quotation mark to keep where the text can stand in it; empty for house style.
    """
    if not isinstance(value, str):
        return _not_text(value)
    if like == '"' or _NEEDS_ESCAPE.search(value):
        return '"' + _ESCAPED.sub(lambda found: _ESCAPES[found.group()], value) + '"'
    if like == "'" or not _plain(value, flow=flow):
        return "'" + value.replace("'", "''") + "'"
    return value


def _not_text(value: Plain) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    return str(value)


def _float(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}.0e{exponent}" if e and "." not in mantissa else text


def _plain(text: str, *, flow: bool) -> bool:
    """Tell whether a text can stand without quotes and is read as that text by all."""
    if not text or text != text.strip(" ") or text.startswith(_MARKERS):
        return False
    if text[0] in _NOT_FIRST or (text[0] == "-" and not text[1:2].isalnum()):
        return False
    if _NOT_WITHIN.search(text) or (flow and _NOT_IN_FLOW.search(text)):
        return False
    if _NOT_TEXT_IN_1_1.match(text):
        return False
    try:
        return isinstance(resolve(text), str)
    except NumberTooLargeError:
        return False


def literal(text: str) -> tuple[str, list[str]] | None:
    """Write a text of several lines as a literal block: its header, and its lines not indented.

    None where a literal block can't hold it: no line break, or an end with several; lines of
    blanks only; characters that need an escape. The lines want ``INDENT`` spaces more than the
    key or dash that they belong to.
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if "\n" not in text or not lines[-1] or not lines[0]:
        return None
    if any(line and not line.strip(" \t") for line in lines):
        return None
    if _NEEDS_ESCAPE.search(text.replace("\n", "").replace("\t", "")):
        return None
    indicator = str(INDENT) if lines[0][0] in " \t" else ""
    chomping = "" if body != text else "-"
    return f"|{indicator}{chomping}", lines
