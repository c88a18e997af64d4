"""How a cell changed from one cycle to a later one, and whether that asks for an explanation.

Source: format, section 5: a drop by an end date is labelled so; any other drop, and a rise of
more than one level, asks for an explanation.
"""

from enum import StrEnum

import msgspec

from tracker.method.derive import derive
from tracker.method.facts import Cell, CountryFacts, Link, Standing
from tracker.model.framework import Framework, Level


class Direction(StrEnum):
    """Which way a cell moved."""

    DROP = "drop"
    RISE = "rise"
    SAME = "same"


class Change(msgspec.Struct, frozen=True):
    """A cell in two cycles, rated in both."""

    country: str
    item: str
    before: Level
    after: Level
    by_end_date: bool
    """A drop that the end of an instrument explains whole."""
    explained: bool
    """Whether the later answer has a reason or notes."""
    steps: int
    """How many levels of the scale it moved; negative for a drop."""

    @property
    def direction(self) -> Direction:
        """Which way the cell moved."""
        if self.steps == 0:
            return Direction.SAME
        return Direction.RISE if self.steps > 0 else Direction.DROP

    @property
    def asks(self) -> bool:
        """Whether the change asks for an explanation, given or not."""
        return self.steps > 1 or (self.steps < 0 and not self.by_end_date)


def change(
    country: CountryFacts,
    framework: Framework,
    cycle: int,
    *,
    before: tuple[Cell, Level],
    after: tuple[Cell, Level],
    since: int,
) -> Change:
    """Compare a cell's earlier state, in the cycle ``since``, with its state in ``cycle``."""
    (earlier, old), (later, new) = before, after
    order = [level.id for level in sorted(framework.scale, key=lambda level: level.value)]
    steps = order.index(new.id) - order.index(old.id)
    return Change(
        country=country.country,
        item=later.item,
        before=old,
        after=new,
        by_end_date=steps < 0 and _ended(framework, (since, cycle), earlier, later, old),
        explained=later.explained,
        steps=steps,
    )


def _ended(
    framework: Framework, cycles: tuple[int, int], earlier: Cell, later: Cell, old: Level
) -> bool:
    """Whether the earlier level would still hold had no instrument ended between the cycles."""
    since, cycle = cycles

    def ended(link: Link) -> bool:
        return link.last_year is not None and since <= link.last_year < cycle

    restored = [
        _counting(link) for link in later.links if link.standing is Standing.ENDED and ended(link)
    ]
    kept = {link.measure for link in later.links}
    restored += [
        link for link in earlier.links if link.counts and link.measure not in kept and ended(link)
    ]
    if not restored:
        return False
    item = framework.item[later.item]
    level = derive(item, framework.scale, [*later.links, *restored])
    return level is not None and level.value >= old.value


def _counting(link: Link) -> Link:
    return msgspec.structs.replace(link, standing=Standing.COUNTS)
