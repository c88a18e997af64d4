"""A crosswalk: typed relations between items, with a rationale for each.

It yields suggestions and "actions that answer this gap", never ratings.
"""

from functools import cached_property
from typing import Literal

from tracker.model.framework import Texts
from tracker.model.part import Part


class Side(Part, frozen=True):
    """One side: some sections of a framework."""

    framework: str
    sections: tuple[str, ...]


class Relation(Part, frozen=True):
    """How the source item's content stands to the target's."""

    source: str
    target: str
    type: Literal["equal", "subset", "superset", "intersects"]
    rationale: Texts


class Unmapped(Part, frozen=True):
    """An item in no relation, and why."""

    item: str
    rationale: Texts


class UnmappedSides(Part, frozen=True):
    """What is unmapped on either side."""

    source: tuple[Unmapped, ...] = ()
    target: tuple[Unmapped, ...] = ()


class Crosswalk(Part, frozen=True):
    """Relations from the items of one side to those of the other."""

    format: int
    id: str
    version: int
    title: Texts
    source: Side
    target: Side
    made_by: str
    relations: tuple[Relation, ...]
    unmapped: UnmappedSides = UnmappedSides()

    @cached_property
    def answering(self) -> dict[str, tuple[Relation, ...]]:
        """Relations by their target: which source items answer it."""
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(relation.target, []).append(relation)
        return {target: tuple(relations) for target, relations in found.items()}
