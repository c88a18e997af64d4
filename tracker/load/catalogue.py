"""Everything that records are assessed against: the built-in files and a workspace's own.

A workspace's framework, crosswalk, population or grouping stands in place of the built-in one with
the same id, and its countries are added to the table. A file of the workspace that has anything
wrong is reported and left out.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from tracker.finding import Finding
from tracker.load.crosswalk import items_of, load_crosswalk
from tracker.load.framework import links_of, load_framework
from tracker.load.layers import Layers, Sound
from tracker.load.overlay import load_overlaid_reference
from tracker.model import Crosswalk, Framework, Reference

T = TypeVar("T", Framework, Crosswalk)


class Catalogue(msgspec.Struct, frozen=True):
    """Frameworks, crosswalks and the reference, the workspace's own laid over the built-in ones."""

    frameworks: dict[str, Framework]
    """By id, in alphabetical order."""
    crosswalks: dict[str, Crosswalk]
    """By id, in alphabetical order."""
    reference: Reference
    findings: tuple[Finding, ...]
    """On the workspace's files, and on what of the built-in ones no longer fits beside them; in
    the order of files and lines."""
    shadowed: tuple[str, ...]
    """Ids of built-in frameworks, crosswalks, populations and groupings that the workspace
    replaces, in alphabetical order. Countries are not listed."""
    digest: str
    """Hash of all files that this was made from."""


def load_catalogue(own: Mapping[str, bytes] | None = None) -> Catalogue:
    """Load the built-in files and lay a workspace's own over them.

    Args:
        own: the files of the workspace's ``frameworks/`` folder, by their path in it with ``/``:
            ``ID.yaml``, ``crosswalks/ID.yaml``, ``reference/*.yaml``,
            ``reference/countries.csv``. Others are passed over.

    Raises:
        LoadError: where a built-in file can't be used.
    """
    layers = Layers(own or {})
    reference, shadowed = load_overlaid_reference(layers)
    frameworks, replaced = _frameworks(layers, reference)
    crosswalks, replaced_too = _crosswalks(layers, frameworks)
    return Catalogue(
        frameworks=frameworks,
        crosswalks=crosswalks,
        reference=reference,
        findings=tuple(sorted(layers.findings, key=lambda finding: finding.sort_key)),
        shadowed=tuple(sorted(shadowed | replaced | replaced_too)),
        digest=layers.digest,
    )


def _frameworks(
    layers: Layers, reference: Reference
) -> tuple[dict[str, Framework], frozenset[str]]:
    def links(file: Sound[Framework], frameworks: Mapping[str, Framework]) -> Iterable[Finding]:
        return links_of(file.shaped, file=file.name, frameworks=frameworks, reference=reference)

    chosen, replaced = _chosen(layers, layers.load("", load_framework), links)
    things = {label: file.thing for label, file in chosen.items()}
    for label, file in chosen.items():
        if not file.is_own and (found := tuple(links(file, things))):
            layers.disturbed(found)
            things[label] = _without_statements(file.thing, found)
    return things, replaced


def _without_statements(framework: Framework, found: Iterable[Finding]) -> Framework:
    """Leave out the statements that findings are about."""
    gone = {finding.place.path[1] for finding in found}
    left = tuple(one for index, one in enumerate(framework.statements) if index not in gone)
    return msgspec.structs.replace(framework, statements=left)


def _crosswalks(
    layers: Layers, frameworks: Mapping[str, Framework]
) -> tuple[dict[str, Crosswalk], frozenset[str]]:
    def items(file: Sound[Crosswalk], _: object) -> Iterable[Finding]:
        return items_of(file.shaped, file=file.name, frameworks=frameworks)

    chosen, replaced = _chosen(layers, layers.load("crosswalks/", load_crosswalk), items)
    things = {}
    for label, file in chosen.items():
        found = () if file.is_own else tuple(items(file, None))
        layers.disturbed(found)
        if not found:
            things[label] = file.thing
    return things, replaced


def _chosen(
    layers: Layers,
    files: Iterable[Sound[T]],
    check: Callable[[Sound[T], Mapping[str, T]], Iterable[Finding]],
) -> tuple[dict[str, Sound[T]], frozenset[str]]:
    """Choose by id between the layers, and say which built-in ids are replaced.

    A workspace's file that ``check`` finds at fault beside the others is reported and left out,
    and then the rest is looked at again.
    """
    files = tuple(files)
    own = {file.thing.id: file for file in files if file.is_own}
    builtin = {file.thing.id: file for file in files if not file.is_own}
    while True:
        chosen = dict(sorted((builtin | own).items()))
        things = {label: file.thing for label, file in chosen.items()}
        faults = {label: tuple(check(file, things)) for label, file in own.items()}
        wrong = [label for label, found in faults.items() if found]
        if not wrong:
            return chosen, frozenset(own.keys() & builtin.keys())
        for label in wrong:
            layers.findings += faults[label]
            del own[label]
