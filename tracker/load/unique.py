"""Ids that are there twice."""

from collections.abc import Iterator, Sequence

from tracker.finding import Finding, Path
from tracker.load.shaping import Places
from tracker.schema.rules import record as rules


def repeated(keys: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield the 0-based index of each key that was there before, and that of the first one."""
    first: dict[object, int] = {}
    for index, key in enumerate(keys):
        if first.setdefault(key, index) != index:
            yield index, first[key]


def duplicate_ids(
    ids: Sequence[str], paths: Sequence[Path], *, what: str, file: str, places: Places
) -> Iterator[Finding]:
    """Report ids that an entry before has.

    Args:
        ids: the ids of all entries.
        paths: the path of each id.
        what: what has such an id, with its article.
        file: the file for findings.
        places: where the paths stand in the file.
    """
    for index, earlier in repeated(ids):
        line = places.value(paths[earlier]).line
        values = {"id": ids[index], "what": what, "first": line}
        yield rules.DUPLICATE_ID.at(file, places.value(paths[index]), values=values)
