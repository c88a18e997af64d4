"""Taking out what is wrong, so that the rest can be shown and checked.

A record with a wrong part is not computed with, but its other entries are still worth checking,
so that one run tells everything.
"""

import msgspec

from tracker.finding import Path
from tracker.schema.documents import Name
from tracker.schema.explain import explain
from tracker.schema.problem import Problem


class Pruned(msgspec.Struct, frozen=True):
    """What is left of a document."""

    value: object
    """Plain data whose shape is right; None where nothing is left."""
    kept: dict[Path, tuple[int, ...]] = {}
    """By the path of a list that lost elements (in the file): the old indexes of the others."""

    def origin(self, path: Path) -> Path:
        """Return where the value at ``path`` of what is left stands in the file."""
        old: Path = ()
        for step in path:
            kept = self.kept.get(old)
            moved = isinstance(step, int) and kept is not None and step < len(kept)
            old = (*old, kept[step] if moved else step)  # type: ignore[index]  # moved says so
        return old


def prune(name: Name, value: object, problems: tuple[Problem, ...]) -> Pruned:
    """Take out the parts that ``explain`` found wrong, until it finds nothing.

    A bad optional value goes with its key; one without which its entry makes no sense takes the
    entry along, and so on up to the whole document.
    """
    pruned, gone = Pruned(value), set[Path]()
    while problems:
        gone |= {pruned.origin(problem.cut) for problem in problems}
        if () in gone:
            return Pruned(None)
        kept: dict[Path, tuple[int, ...]] = {}
        pruned = Pruned(_without(value, (), gone, kept), kept)
        problems = explain(name, pruned.value)
    return pruned


def _without(
    value: object, path: Path, gone: set[Path], kept: dict[Path, tuple[int, ...]]
) -> object:
    if isinstance(value, dict):
        return {
            key: _without(inner, (*path, key), gone, kept)
            for key, inner in value.items()
            if (*path, key) not in gone
        }
    if isinstance(value, list):
        left = tuple(index for index in range(len(value)) if (*path, index) not in gone)
        if len(left) < len(value):
            kept[path] = left
        return [_without(value[index], (*path, index), gone, kept) for index in left]
    return value
