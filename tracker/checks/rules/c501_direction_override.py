r"""Invisible character that turns the direction of the text around it.

Why:  the text can be made to read otherwise than it is written, or upset what stands beside it in a
      table. Arabic, Hebrew and Persian texts need none of these characters.
Bad:
    instruments:
      - {id: act, title: "Soil \u202etcA", language: en, type: law, status: in-force}
Good:
    instruments:
      - {id: act, title: Soil Act, language: en, type: law, status: in-force}
Fix:  delete the character; where it is not seen, retype the words around it.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from tracker.checks.context import Context
from tracker.finding import Finding, Path, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C501",
    "direction-override",
    Severity.WARNING,
    N_("the text contains the invisible character {character} ({name}); delete it"),
    __doc__,
)
_CHARACTERS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_OVERRIDE = re.compile(f"[{_CHARACTERS}]")


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find such characters in the record's texts, the first of each text."""
    if not _may_have_any(context.text):
        return
    for path, text in _texts(msgspec.to_builtins(record), ()):
        if found := _OVERRIDE.search(text):
            character = found[0]
            yield context.finding(
                RULE,
                path,
                character=f"U+{ord(character):04X}",
                name=unicodedata.name(character),
            )


def _may_have_any(text: str) -> bool:
    """Whether such a character, or an escape that may stand for one, is in a record's text."""
    if "\\u" in text or "\\U" in text:
        return True
    return not text.isascii() and any(character in text for character in _CHARACTERS)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Walk all texts of plain data; no deeper than the model is."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(key, str):
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
