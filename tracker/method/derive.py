"""The derived level: what the counting links of an item give, by the scale's own conditions."""

from collections.abc import Iterable, Sequence

import msgspec

from tracker.method.facts import Link
from tracker.model.framework import Item, Level
from tracker.model.record import Explicitness, Strength


class Coverage(msgspec.Struct, frozen=True):
    """What a set of links does for an item; letters in the item's order."""

    links: int
    """How many links count."""
    covered: tuple[str, ...]
    """Elements named by a counting link of at least ``committed``, optional ones included."""
    nationwide: tuple[str, ...]
    """Those of them that are covered in the whole country."""
    required: int
    """How many elements of the item are not optional."""
    required_covered: int
    required_nationwide: int


def coverage(item: Item, links: Iterable[Link]) -> Coverage:
    """Add up which elements of the item the links cover."""
    counting = 0
    covered: set[str] = set()
    nationwide: set[str] = set()
    for link in links:
        if link.counts:
            counting += 1
            if link.covers:
                covered.update(link.elements)
                if link.nationwide:
                    nationwide.update(link.elements)
    required = item.required
    return Coverage(
        links=counting,
        covered=tuple([letter for letter in item.element if letter in covered]),
        nationwide=tuple([letter for letter in item.element if letter in nationwide]),
        required=len(required),
        required_covered=len(covered.intersection(required)),
        required_nationwide=len(nationwide.intersection(required)),
    )


def holds(level: Level, found: Coverage) -> bool:
    """Say whether a level's condition holds; ``said`` never does, it is an assessor's to say."""
    match level.when:
        case "mentioned":
            return found.links > 0
        case "any":
            return bool(found.covered)
        case "most":
            return 2 * found.required_nationwide > found.required
        case "all":
            return found.required > 0 and found.required_nationwide == found.required
        case "said":
            return False


def derive(item: Item, scale: Sequence[Level], links: Iterable[Link]) -> Level | None:
    """Return the highest level whose condition holds; None where none does or no link counts."""
    found = coverage(item, links)
    if not found.links:
        return None
    reached = [level for level in scale if holds(level, found)]
    return max(reached, key=lambda level: level.value) if reached else None


def strength_max(links: Iterable[Link]) -> Strength | None:
    """Return the strongest counting link's strength; None where no link counts."""
    return max((link.strength for link in links if link.counts), key=_rank, default=None)


def strength_all_covered(item: Item, links: Iterable[Link]) -> Strength | None:
    """Return the weakest, over covered required elements, of each one's strongest link.

    None where no required element is covered.
    """
    strongest: dict[str, Strength] = {}
    for link in links:
        if link.covers:
            for letter in link.elements:
                before = strongest.get(letter)
                if before is None or link.strength.rank > before.rank:
                    strongest[letter] = link.strength
    found = [strongest[letter] for letter in item.required if letter in strongest]
    return min(found, key=_rank, default=None)


def explicit_elements(item: Item, links: Iterable[Link]) -> int:
    """Count the required elements covered by links on explicit wording."""
    explicit = [link for link in links if link.explicitness is Explicitness.EXPLICIT]
    return coverage(item, explicit).required_covered if explicit else 0


def _rank(strength: Strength) -> int:
    return strength.rank
