"""House style: which lists and maps stand in brackets on one line, and in which order keys are.

Two spaces for each level, lists indented under their key, no folded lines. Short things that are
read at a glance stand on one line: lists of words, evidence links, searches, short answers.
"""

from collections.abc import Callable, Sequence
from typing import Final

from tracker.edit import Plain
from tracker.finding import Path
from tracker.yamlio.scalar_style import SCALAR_TYPES, inline

Order = Callable[[Path], Sequence[str]]
"""Gives the keys of the map at a path in house order; keys that it doesn't name come after, in the
order that they have. Empty where it knows none."""

WIDTH: Final = 100
"""Columns within which a list or map may stand on one line."""

SHORT: Final = 3
"""Most entries of a map on one line, where its place doesn't allow more."""

_LINKS: Final = frozenset({"evidence", "searches"})
"""Lists whose maps stand on one line however many entries they have."""

_BRIEF: Final = frozenset({"answers"})
"""Maps whose maps stand on one line where they are short."""


def no_order(_path: Path) -> Sequence[str]:
    """Leave keys in the order that they have."""
    return ()


def ordered(keys: Sequence[str], house: Sequence[str]) -> list[str]:
    """Return the keys in house order, those that it doesn't name after them as they were."""
    rank = {key: index for index, key in enumerate(house)}
    return sorted(keys, key=lambda key: rank.get(key, len(rank)))


def place_of_key(key: str, names: Sequence[str], house: Sequence[str]) -> int:
    """Return before which of the keys present a new one goes, 0-based; their number for last.

    It goes behind all those that come before it in house order, wherever they are.
    """
    if key not in house:
        return len(names)
    before = set(house[: list(house).index(key)])
    return max((index + 1 for index, name in enumerate(names) if name in before), default=0)


def is_brief(value: Plain) -> bool:
    """Tell whether a value is a word, or a list of words, that can stand within brackets."""
    return _word(value) or _words(value) or value == {}


def on_one_line(path: Path, value: Plain) -> str | None:
    """Write a list or map in brackets; None where the house lays it out as a block.

    Whether the line is short enough is for the caller to see.
    """
    if value and not path:  # a document
        return None
    if isinstance(value, list):
        return brackets(value) if all(_word(entry) for entry in value) else None
    if not isinstance(value, dict):
        return None
    return brackets(value) if not value or _brief(path, value) else None


def _brief(path: Path, value: dict[str, Plain]) -> bool:
    words = all(_word(entry) for entry in value.values())
    lists = all(_word(entry) or _words(entry) for entry in value.values())
    if words and "en" in value:  # a text by language
        return True
    parent = path[-2] if len(path) > 1 else None
    if path and isinstance(path[-1], int):
        return (lists and parent in _LINKS) or (words and len(value) <= SHORT)
    return lists and parent in _BRIEF and len(value) <= SHORT


def _word(value: Plain) -> bool:
    return isinstance(value, SCALAR_TYPES) and not (isinstance(value, str) and "\n" in value)


def _words(value: Plain) -> bool:
    return isinstance(value, list) and all(_word(entry) for entry in value)


def brackets(value: Plain) -> str:
    """Write a value on one line, lists and maps in brackets, keys in the order that they have."""
    if isinstance(value, dict):
        return "{" + ", ".join(pair(key, entry) for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(brackets(entry) for entry in value) + "]"
    return inline(value, flow=True)


def pair(key: str, value: Plain) -> str:
    """Write a key and its value as they stand within brackets."""
    return f"{inline(key, flow=True)}: {brackets(value)}"
