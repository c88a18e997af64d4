"""Chance that can be repeated: each part of the demonstration draws from a stream of its own."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *what: object) -> Random:
    """Return the stream of one part, so that a change in one part leaves the others as they are."""
    name = "-".join(str(word) for word in (seed, *what))
    return Random(name)  # noqa: S311 - a demonstration, no secret


def within(chance: Random, bounds: tuple[float, float]) -> float:
    """Return a number between two bounds."""
    low, high = bounds
    return low + (high - low) * chance.random()


def weighted(chance: Random, things: Sequence[tuple[T, float]], count: int) -> list[T]:
    """Return ``count`` of the things, or all, the heavier the likelier, in their own order."""
    keys = [chance.random() ** (1 / weight) if weight > 0 else -1.0 for _, weight in things]
    best = sorted(range(len(things)), key=keys.__getitem__, reverse=True)[:count]
    return [things[index][0] for index in sorted(best)]
