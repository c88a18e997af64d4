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
    ids: Sequence[str], *, what: str, path: Path, file: str, places: Places
) -> Iterator[Finding]:
    """Report the ids of a list's entries that an entry before has; ``what`` names such an entry."""
    for index, earlier in repeated(ids):
        line = places.value((*path, earlier)).line
        yield rules.DUPLICATE_ID.at(
            file,
            places.value((*path, index, "id")),
            values={"id": ids[index], "what": what, "first": line},
        )
