"""From a file's bytes to a struct of the model, by way of text, plain data and shape.

One road for every kind of file: read, accept, convert. Only what is refused is explained, pruned
and converted from what remains.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

import msgspec

from tracker.finding import Finding, Path, Place
from tracker.schema import About, Name, Problem, Pruned, accepts, explain, prune
from tracker.schema.rules import shape as rules
from tracker.yamlio import MISSING, Positions, positions, read

T = TypeVar("T")

MAX_FINDINGS = 500
"""Most findings on shape that are listed for one file; one more then says how many are not."""


class Places:
    """Where in a file's text the parts of its struct stand; the text is searched when first asked.

    Paths are those of the struct in the file's own keys: 0-based indexes, ``original-title``.
    """

    def __init__(self, text: str | None, pruned: Pruned) -> None:
        self._text = text
        self._pruned = pruned

    def value(self, path: Path) -> Place:
        """Return the place of a value; of the nearest part around it where the file has none."""
        return self._positions.value(self._pruned.origin(path))

    def key(self, path: Path) -> Place:
        """Return the place of the key at the end of a path; of the value in a list."""
        return self._positions.key(self._pruned.origin(path))

    def origin(self, path: Path) -> Path:
        """Return the path in the file of a path in the struct, whether there is such a value."""
        return self._pruned.origin(path)

    @cached_property
    def _positions(self) -> Positions:
        return positions(self._text or "")


class Shaped(msgspec.Struct, Generic[T], frozen=True):
    """A file whose text and shape have been looked at."""

    thing: T | None
    """Made from what remains when the wrong parts are out; None where nothing does."""
    findings: tuple[Finding, ...]
    """On text and shape, in no order."""
    text: str | None
    """As in the file; None where it can't be decoded or is too large."""
    places: Places
    plain: object
    """The plain data as in the file; None where it can't be read."""

    def and_also(self, findings: Iterable[Finding]) -> "Shaped[T]":
        """Return the same with further findings."""
        return msgspec.structs.replace(self, findings=(*self.findings, *findings))


def shape(source: bytes, *, file: str, name: Name, kind: type[T]) -> Shaped[T]:
    """Read a file and make of it what its schema describes; never raises on any bytes."""
    found = read(source, file=file)
    value = found.value
    if value is MISSING:
        return Shaped(None, found.findings, found.text, Places(found.text, Pruned(None)), None)
    if accepts(name, value):
        try:
            thing = msgspec.convert(value, kind)
        except msgspec.ValidationError:  # a whole number written as 2026.0
            pass
        else:
            return Shaped(
                thing, found.findings, found.text, Places(found.text, Pruned(value)), value
            )
    problems = explain(name, value)
    pruned = prune(name, value, problems)
    in_file = Places(found.text, Pruned(value))
    findings = tuple(_listed(problems, file, in_file))
    left = None if pruned.value is None else msgspec.convert(pruned.value, kind)
    places = Places(found.text, pruned)
    return Shaped(left, (*found.findings, *findings), found.text, places, value)


def _listed(problems: tuple[Problem, ...], file: str, places: Places) -> Iterator[Finding]:
    for problem in problems[:MAX_FINDINGS]:
        place = places.key if problem.about is About.KEY else places.value
        yield problem.rule.at(file, place(problem.path), values=problem.values)
    if len(problems) > MAX_FINDINGS:
        count = len(problems) - MAX_FINDINGS
        yield rules.MORE.at(file, places.value(()), values={"count": count})
