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
    ids: Sequence[str], entries: Sequence[Path], *, what: str, file: str, places: Places
) -> Iterator[Finding]:
    """Report ids that an entry before has.

    Args:
        ids: the ids of all entries.
        entries: the paths of the entries.
        what: what an entry is, with its article.
        file: the file for findings.
        places: where the paths stand in the file.
    """
    for index, earlier in repeated(ids):
        line = places.value(entries[earlier]).line
        place = places.value((*entries[index], "id"))
        values = {"id": ids[index], "what": what, "first": line}
        yield rules.DUPLICATE_ID.at(file, place, values=values)
