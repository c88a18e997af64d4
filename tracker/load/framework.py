"""A framework from its file: text, shape, what must be unique, and a scale that can be used."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import PurePosixPath

from tracker.finding import Finding, Path
from tracker.load.shaping import Places, Shaped, shape
from tracker.load.unique import duplicate_ids
from tracker.model import Framework, Reference, Statement
from tracker.schema.rules import framework as rules
from tracker.schema.rules.record import FILE_NAME
from tracker.schema.words import did_you_mean, meant


def load_framework(source: bytes, *, file: str) -> Shaped[Framework]:
    """Load a framework; what it says of other frameworks and of groupings is not looked at.

    Args:
        source: the whole file.
        file: its name for findings; its last part is the framework's id and ``.yaml``.
    """
    shaped = shape(source, file=file, name="framework", kind=Framework)
    framework, places = shaped.thing, shaped.places
    if framework is None:
        return shaped
    return shaped.and_also(
        [
            *named_for(file, framework.id, places),
            *_scale(framework, file, places),
            *_duplicates(framework, file, places),
            *_bounds(framework, file, places),
        ]
    )


def links_of(
    shaped: Shaped[Framework],
    *,
    file: str,
    frameworks: Mapping[str, Framework],
    reference: Reference,
) -> Iterator[Finding]:
    """Report what a framework's statements name that is not there; paths begin at the statement."""
    for index, statement in enumerate(shaped.thing.statements if shaped.thing else ()):
        path: Path = ("statements", index)
        framework = shaped.thing
        if statement.framework is not None:
            framework = frameworks.get(statement.framework)
        unknown: list[_Unknown] = [*_unknown_groups(statement, reference)]
        if framework is None:
            label = str(statement.framework)
            unknown.append((("framework",), label, "a framework", list(frameworks)))
        else:
            unknown += _unknown_parts(statement, framework)
        for step, name, what, known in unknown:
            yield unknown_reference(
                name, what, known=known, file=file, path=(*path, *step), places=shaped.places
            )


def unknown_reference(
    name: str, what: str, *, known: Iterable[str], file: str, path: Path, places: Places
) -> Finding:
    """Make the finding that ``name`` is not ``what``; the nearest of ``known`` is suggested."""
    values = {"id": name, "what": what, "hint": did_you_mean(meant(name, known))}
    return rules.UNKNOWN_REFERENCE.at(file, places.value(path), values=values)


def named_for(file: str, found: str, places: Places) -> Iterator[Finding]:
    """Report an id that is not the file's name."""
    expected = PurePosixPath(file).stem
    if found != expected:
        values = {"key": "id", "found": found, "expected": expected}
        yield FILE_NAME.at(file, places.value(("id",)), values=values)


def _scale(framework: Framework, file: str, places: Places) -> Iterator[Finding]:
    said = [level for level in framework.scale if level.when == "said"]
    if len(said) != 1 or said[0].value != 0:
        found = f"its value is {said[0].value}" if len(said) == 1 else f"there are {len(said)}"
        yield rules.NO_NONE.at(file, places.value(("scale",)), values={"found": found})
    values = [level.value for level in framework.scale]
    for index, (before, value) in enumerate(pairwise(values), start=1):
        if value <= before:
            place = places.value(("scale", index, "value"))
            yield rules.SCALE_ORDER.at(file, place, values={"value": value, "before": before})


def _duplicates(framework: Framework, file: str, places: Places) -> Iterator[Finding]:
    lists: list[tuple[str, Path, list[str]]] = [
        ("a level", ("scale",), [level.id for level in framework.scale]),
        ("a section", ("sections",), [section.id for section in framework.sections]),
        ("a statement", ("statements",), [statement.id for statement in framework.statements]),
    ]
    for i, section in enumerate(framework.sections):
        for j, item in enumerate(section.items):
            path: Path = ("sections", i, "items", j, "elements")
            lists.append(("an element", path, [element.id for element in item.elements]))
    for what, path, ids in lists:
        paths: list[Path] = [(*path, index, "id") for index in range(len(ids))]
        yield from duplicate_ids(ids, paths, what=what, file=file, places=places)
    paths = [
        ("sections", i, "items", j, "id")
        for i, section in enumerate(framework.sections)
        for j in range(len(section.items))
    ]
    ids = [item.id for item in framework.items]
    yield from duplicate_ids(ids, paths, what="an item", file=file, places=places)


def _bounds(framework: Framework, file: str, places: Places) -> Iterator[Finding]:
    for index, statement in enumerate(framework.statements):
        has_share = statement.supported_if.share is not None
        if has_share == (statement.compare is not None):
            place = places.value(("statements", index, "supported-if"))
            values = {"found": "both" if has_share else "neither"}
            yield rules.SHARE_OR_COMPARE.at(file, place, values=values)


_Unknown = tuple[Path, str, str, list[str]]
"""Where in the statement, the name, what it should be, and the names there are."""


def _unknown_parts(statement: Statement, framework: Framework) -> Iterator[_Unknown]:
    if statement.section is not None and statement.section not in framework.section:
        what = f"a section of {framework.id}"
        yield ("section",), statement.section, what, list(framework.section)
    for index, name in enumerate(statement.numerator.elements):
        path: Path = ("numerator", "elements", index)
        label, dot, letter = name.partition(".")
        item = framework.item.get(label)
        if item is None:
            yield path, name, f"an item of {framework.id}", list(framework.item)
        elif dot and letter not in item.element:
            yield path, name, f"an element of {label} in {framework.id}", []


def _unknown_groups(statement: Statement, reference: Reference) -> Iterator[_Unknown]:
    compare = statement.compare
    if compare is None:
        return
    grouping = reference.groupings.get(compare.grouping)
    if grouping is None:
        path: Path = ("compare", "grouping")
        yield path, compare.grouping, "a grouping", list(reference.groupings)
        return
    known = [group.id for group in grouping.groups]
    for side, names in (("left", compare.left), ("right", compare.right)):
        for index, name in enumerate(names):
            if name not in known:
                yield ("compare", side, index), name, f"a group of {grouping.id}", known
