"""Spots: values in a draft, with what is around them."""

from dataclasses import dataclass
from typing import NamedTuple

from tracker.finding import Path
from tracker.yamlio.nodes import MAPPING, Node
from tracker.yamlio.style import Order


class Change(NamedTuple):
    """A part of a text, ``start`` up to but not ``end``, and what to put in its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is being edited, with its nodes."""

    text: str
    root: Node
    eol: str
    """How its lines end."""
    order: Order


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a draft."""

    path: Path
    node: Node
    parent: "Spot | None"
    """The spot of the list or map that holds it; None for the document's root."""
    index: int
    """Which entry of its holder it is, 0-based."""
    outer: "Spot | None"
    """The outermost list or map in brackets that it is within; None where it is in none."""

    @property
    def key(self) -> str | None:
        """Its key; None for elements of lists and the root."""
        if self.parent is None or self.parent.node.kind != MAPPING:
            return None
        return self.parent.node.keys[self.index].text


def nearest_spot(root: Node, path: Path) -> tuple[Spot, Path]:
    """Return the deepest spot on a path, and the steps that lead beyond it."""
    spot = Spot((), root, None, 0, None)
    for depth, step in enumerate(path):
        child = spot.node.child(step)
        if child is None:
            return spot, path[depth:]
        index = spot.node.names[step] if isinstance(step, str) else step
        outer = spot.outer or (spot if spot.node.flow else None)
        spot = Spot(path[: depth + 1], child, spot, index, outer)
    return spot, ()


def applied(text: str, changes: list[Change]) -> str:
    """Return the text with changes that don't overlap."""
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text
