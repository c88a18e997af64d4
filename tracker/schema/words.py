"""Values and kinds of values in plain words, and what a misspelt word may have meant."""

import difflib
import re
from collections.abc import Iterable

from tracker.finding import Path
from tracker.schema.documents import Schema

_LONGEST_SHOWN = 60
_LONGEST_GUESSED = 40
"""Guessing takes time that grows with the square of the length; no word of ours is longer."""

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping of keys to values",
}

_OF_PYTHON: tuple[tuple[type, str], ...] = (
    (int, _KINDS["integer"]),
    (float, _KINDS["number"]),
    (str, _KINDS["string"]),
    (list, _KINDS["array"]),
    (dict, _KINDS["object"]),
)


def shown(value: object) -> str:
    """Write a value for a message, long ones cut; a list or mapping by its kind."""
    if isinstance(value, dict | list) or value is None:
        return kind_of(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def kind_of(value: object) -> str:
    """Name a value's kind: ``text``, ``a list``."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the word {str(value).lower()}"
    return next((word for kind, word in _OF_PYTHON if isinstance(value, kind)), "a date or time")


def expected(schema: Schema) -> str:
    """Name what a schema asks for: its words, its title, else its types."""
    types = types_of(schema)
    if types == ("object",):
        return _KINDS["object"]
    if words := allowed(schema):
        return words
    return str(schema.get("title") or " or ".join(_KINDS[kind] for kind in types))


def allowed(schema: Schema) -> str:
    """List the values that a schema allows: ``a, b or c``; empty where it has no list."""
    words = [str(word) for word in schema.get("enum", ())]
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def types_of(schema: Schema) -> tuple[str, ...]:
    """List the types that a schema allows; empty where any will do."""
    types = schema.get("type", ())
    return (types,) if isinstance(types, str) else tuple(types)


def subject(path: Path) -> str:
    """Name the value at a path: its key, or its place in a list (counted from 1)."""
    if not path:
        return "the file"
    step = path[-1]
    if isinstance(step, str):
        return f"`{shown(step)}`"
    return f"entry {step + 1} of {subject(path[:-1])}"


def meant(word: object, known: Iterable[str]) -> str | None:
    """Guess which of the known words was meant; None where none is near.

    Words that differ only in case, or in how their parts are joined (``inForce``, ``in_force``),
    come before words that are spelt alike.
    """
    if not isinstance(word, str) or len(word) > _LONGEST_GUESSED:
        return None
    words = list(known)
    plain = {_plain(candidate): candidate for candidate in words}
    if _plain(word) in plain:
        return plain[_plain(word)]
    near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.65)
    return near[0] if near else None


def did_you_mean(guess: str | None) -> str:
    """Write a guess as the end of a message; empty where there is none."""
    return f"; did you mean `{guess}`?" if guess else ""


def _plain(word: str) -> str:
    return re.sub(r"[-_ ]", "", word).lower()
