"""Two texts of one record, field by field and line by line, and how the one becomes the other.

Entries of lists are known by their ids (an instrument's, a measure's, the framework, cycle and
method of an assessment …), so that one that was added moves no other. Nothing here reads a file.
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tracker.edit import Edit, Insert, Plain, Remove, SetValue
from tracker.finding import Path
from tracker.yamlio import Missing, apply_to_value, read_text

Key = tuple[str, ...]
"""What leads to a field: keys, and the ids of list entries."""

_IDS = (("framework", "cycle", "method"), ("id",), ("measure",))
"""Fields that tell the entries of a list apart; the first that all entries have are used."""

_MOST_LINES = 3000
"""More lines than this that differ are shown as gone and new, not compared."""


class Change(msgspec.Struct, frozen=True):
    """A field that differs; ``msgspec.UNSET`` on the side that does not have it."""

    key: Key
    path: Path
    """In mine; of an entry that only theirs has, the list that it would come into."""
    mine: Plain | msgspec.UnsetType
    theirs: Plain | msgspec.UnsetType
    edit: Edit
    """Makes mine what theirs is, there."""


class Line(msgspec.Struct, frozen=True):
    """A line of two texts laid side by side: " " is in both, "-" only in the first, "+" in the second.

    "…" stands for lines in both that are left out.
    """

    sign: str
    text: str


class Merged(msgspec.Struct, frozen=True):
    """What becomes of mine when all is taken that only theirs changed."""

    edits: tuple[Edit, ...]
    clashes: tuple[Key, ...]
    """Fields that both changed, each in its own way: mine stays there."""


def data_of(text: str) -> dict[str, Plain] | None:
    """Return a text's data; None where it is not sound YAML with fields."""
    value = read_text(text, file="").value
    return None if isinstance(value, Missing) or not isinstance(value, dict) else value


def changes(mine: Plain, theirs: Plain) -> tuple[Change, ...]:
    """Return every field that differs, in the order of mine, what only theirs has after it."""
    return tuple(_compared((), (), mine, theirs))


def merged(base: Plain, mine: Plain, theirs: Plain) -> Merged:
    """Find what theirs changed and mine did not, as edits of mine, and where they clash."""
    own = [one.key for one in changes(base, mine)]
    other = [one.key for one in changes(base, theirs)]
    edits: list[Edit] = []
    clashes: list[Key] = []
    while True:
        clashes.clear()
        taken: Edit | None = None
        for one in changes(mine, theirs):
            if not touches(one.key, other):
                continue
            if touches(one.key, own):
                clashes.append(one.key)
            else:
                taken = one.edit
                break
        if taken is None:
            return Merged(tuple(edits), tuple(clashes))
        edits.append(taken)
        mine = apply_to_value(mine, [taken])


def line_difference(mine: str, theirs: str, *, context: int = 2) -> tuple[Line, ...]:
    """Return the lines that differ with some around them; empty where none does."""
    old, new = mine.splitlines(), theirs.splitlines()
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if not inner_old and not inner_new:
        return ()
    if max(len(inner_old), len(inner_new)) > _MOST_LINES:
        middle = [*_signed("-", inner_old), *_signed("+", inner_new)]
    else:
        middle = list(_opcodes(inner_old, inner_new))
    lines = [*_signed(" ", old[:head]), *middle, *_signed(" ", old[len(old) - tail :])]
    return tuple(_near(lines, context))


def _compared(key: Key, path: Path, mine: Plain, theirs: Plain) -> Iterator[Change]:
    if isinstance(mine, dict) and isinstance(theirs, dict):
        yield from _maps(key, path, mine, theirs)
        return
    if isinstance(mine, list) and isinstance(theirs, list):
        own, other = _named(mine), _named(theirs)
        if own is not None and other is not None:
            yield from _lists(key, path, (mine, own), (theirs, other))
            return
    if type(mine) is not type(theirs) or mine != theirs:
        yield Change(key, path, mine, theirs, SetValue(path, theirs))


def _maps(
    key: Key, path: Path, mine: Mapping[str, Plain], theirs: Mapping[str, Plain]
) -> Iterator[Change]:
    for name in (*mine, *(name for name in theirs if name not in mine)):
        there, where = (*path, name), (*key, name)
        if name not in theirs:
            yield Change(where, there, mine[name], msgspec.UNSET, Remove(there))
        elif name not in mine:
            yield Change(where, there, msgspec.UNSET, theirs[name], SetValue(there, theirs[name]))
        else:
            yield from _compared(where, there, mine[name], theirs[name])


def _lists(
    key: Key,
    path: Path,
    mine: tuple[list[Plain], Mapping[str, int]],
    theirs: tuple[list[Plain], Mapping[str, int]],
) -> Iterator[Change]:
    (own, own_at), (other, other_at) = mine, theirs
    for name, at in own_at.items():
        if name in other_at:
            yield from _compared((*key, name), (*path, at), own[at], other[other_at[name]])
        else:
            yield Change((*key, name), (*path, at), own[at], msgspec.UNSET, Remove((*path, at)))
    before = -1
    for name, at in other_at.items():
        if name in own_at:
            before = own_at[name]
        else:
            edit = Insert(path, other[at], before + 1)
            yield Change((*key, name), path, msgspec.UNSET, other[at], edit)


def _named(entries: Sequence[Plain]) -> Mapping[str, int] | None:
    """Return the entries' indexes by their ids; None where they have none, or not of their own."""
    for fields in _IDS:
        names = [
            " ".join(str(one[field]) for field in fields)
            for one in entries
            if isinstance(one, dict) and all(field in one for field in fields)
        ]
        if len(names) == len(entries) == len(set(names)):
            return {name: at for at, name in enumerate(names)}
    return None


def touches(key: Key, others: Sequence[Key]) -> bool:
    """Say whether a field is among others, within one of them, or around one of them."""
    return any(key[: min(len(key), len(one))] == one[: min(len(key), len(one))] for one in others)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _signed(" ", old[a:b])
        else:
            yield from _signed("-", old[a:b])
            yield from _signed("+", new[c:d])


def _signed(sign: str, lines: Sequence[str]) -> Iterator[Line]:
    return (Line(sign, one) for one in lines)


def _near(lines: Sequence[Line], context: int) -> Iterator[Line]:
    """Leave out what is far from every line that differs."""
    differing = [at for at, one in enumerate(lines) if one.sign != " "]
    kept = {
        near
        for at in differing
        for near in range(max(0, at - context), min(len(lines), at + context + 1))
    }
    last = -1
    for at in sorted(kept):
        if at > last + 1:
            yield Line("…", "")
        yield lines[at]
        last = at
    if last + 1 < len(lines):
        yield Line("…", "")
