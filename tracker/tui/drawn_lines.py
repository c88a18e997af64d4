"""A line difference as text: signs in front, and the words that differ marked."""

import difflib
import re
from collections.abc import Iterator, Sequence

from rich.text import Text

from tracker.editing.difference import Line
from tracker.tui import door

_WORDS = re.compile(r"\s+|[^\s]+")
_MOST_WORDS = 1500
STYLES = {"-": "red", "+": "green", " ": "dim", "…": "dim"}
MARKED = {"-": "bold strike", "+": "bold underline"}


def drawn(lines: Sequence[Line]) -> Text:
    """Return the lines with their signs, each safe to show."""
    text = Text()
    for line, pieces in _paired(lines):
        sign = door.words(line.sign)
        text.append(f"{sign} " if line.sign != " " else "  ", f"bold {STYLES[line.sign]}")
        for words, is_new in pieces:
            style = STYLES[line.sign]
            text.append(door.words(words), f"{style} {MARKED[line.sign]}" if is_new else style)
        text.append("\n")
    text.right_crop(1)
    return text


def _paired(lines: Sequence[Line]) -> Iterator[tuple[Line, list[tuple[str, bool]]]]:
    """Pair lines that went with those that came, and tell which of their words differ."""
    at = 0
    while at < len(lines):
        if lines[at].sign != "-":
            yield lines[at], [(lines[at].text, False)]
            at += 1
            continue
        gone = _run(lines, at, "-")
        new = _run(lines, at + len(gone), "+")
        told = [_words(old.text, now.text) for old, now in zip(gone, new, strict=False)]
        for index, line in enumerate(gone):
            yield line, told[index][0] if index < len(told) else [(line.text, False)]
        for index, line in enumerate(new):
            yield line, told[index][1] if index < len(told) else [(line.text, False)]
        at += len(gone) + len(new)


def _run(lines: Sequence[Line], start: int, sign: str) -> Sequence[Line]:
    end = start
    while end < len(lines) and lines[end].sign == sign:
        end += 1
    return lines[start:end]


def _words(old: str, new: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    one, other = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(one), len(other)) > _MOST_WORDS:
        return [(old, False)], [(new, False)]
    before: list[tuple[str, bool]] = []
    after: list[tuple[str, bool]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if b > a:
            before.append(("".join(one[a:b]), tag != "equal"))
        if d > c:
            after.append(("".join(other[c:d]), tag != "equal"))
    return before, after
