"""The distribution of an item over the levels, and shares at or above a level.

Source: format, section 5. First the distribution, then shares; never a mean.
"""

from collections.abc import Callable
from functools import cached_property

import msgspec

from tracker.analysis.view import Entry, Missing, Panel, is_missing
from tracker.method.facts import Cell
from tracker.method.rating import CellState, Rater
from tracker.model.framework import Framework, Item, Level

FEWEST = 5
"""Below this n no percentage is shown."""


class Share(msgspec.Struct, frozen=True):
    """``k`` of ``n`` countries."""

    k: int
    n: int

    @property
    def value(self) -> float | None:
        """The share from 0 to 1; None where n is 0."""
        return self.k / self.n if self.n else None

    @property
    def percent(self) -> float | None:
        """The share from 0 to 100; None where n is too small to say so (below FEWEST)."""
        return 100 * self.k / self.n if self.n >= FEWEST else None


class OfWhich:
    """What the countries at or above each level rest on, by level id; counted when asked for."""

    def __init__(self, panel: Panel, item: Item) -> None:
        self._panel = panel
        self._item = item

    @cached_property
    def explicit(self) -> dict[str, int]:
        """Of them: still there on explicit wording alone."""
        return self._counted(
            lambda entry, cell, only: (-1, _value(entry, cell, (*only, "explicit")))
        )

    @cached_property
    def supranational(self) -> dict[str, int]:
        """Of them: the evidence gives that level, but not without supranational law."""
        return self._counted(_with_and_without)

    def _counted(
        self, between: Callable[[Entry, Cell, tuple[str, ...]], tuple[int, int]]
    ) -> dict[str, int]:
        """Count the countries by levels that lie above one value and not above another."""
        panel, item = self._panel, self._item
        view = panel.view
        counts = dict.fromkeys((level.id for level in view.framework.scale), 0)
        for entry in panel.entering(view.framework.section_of[item.id].id):
            rated = panel.rated[entry.code, item.id].level
            if rated is not None:
                low, high = between(entry, entry.assessment.cells[item.id], view.only)
                for level in view.framework.scale:
                    counts[level.id] += low < level.value <= min(high, rated.value)
        return counts


class Distribution(msgspec.Struct, frozen=True):
    """How the countries that enter stand on one item.

    ``population`` (N) = ``n`` + ``absent`` + ``missing_cells``; not-applicable cells are in none.
    """

    item: str
    counts: dict[str, int]
    """Rated countries by level id, every level of the scale, in its order."""
    at_least: dict[str, int]
    """Countries at or above each level."""
    of_which: OfWhich
    population: int
    n: int
    absent: int
    """Members with no assessment that enters the section, whatever the reason."""
    missing_cells: int
    """Cells of those that enter that are neither in n nor not-applicable."""
    not_applicable: int

    @property
    def missing(self) -> int:
        """Absent countries and missing cells."""
        return self.absent + self.missing_cells

    def shares(self, k: int, missing: Missing, *, top: bool) -> tuple[Share, ...]:
        """Return the share of ``k`` countries under a policy: one, or two under BOUNDS.

        ``top`` says on which side the highest level lies: True for a share "at or above" (then
        missing at 0 are outside it), False for a share of gaps (then they are inside).
        """
        if missing is Missing.REPORTING_ONLY:
            return (Share(k, self.n),)
        lowest = Share(k if top else k + self.missing, self.population)
        if missing is Missing.ZERO_FOR_MISSING:
            return (lowest,)
        highest = Share(k + self.missing if top else k, self.population)
        return tuple(sorted((lowest, highest), key=lambda share: share.k))

    def at_or_above(self, level: Level, missing: Missing) -> tuple[Share, ...]:
        """Return the share at or above a level: one figure, or the two of BOUNDS."""
        if level.value == 0:
            k = self.n if missing is Missing.REPORTING_ONLY else self.population
            share = Share(k, k)
            return (share, share) if missing is Missing.BOUNDS else (share,)
        return self.shares(self.at_least[level.id], missing, top=True)

    def gap(self, framework: Framework, missing: Missing) -> tuple[Share, ...]:
        """Return the share of countries at a level that is a gap."""
        k = sum(self.counts[level.id] for level in framework.scale if level.is_gap)
        if missing is Missing.BOUNDS and framework.top.is_gap:  # a scale of gaps alone
            share = Share(k + self.missing, self.population)
            return (share, share)
        return self.shares(k, missing, top=False)


def distribution(panel: Panel, item: Item) -> Distribution:
    """Add up one item over the countries of a panel."""
    if item.id not in panel.distributions:
        panel.distributions[item.id] = _distribution(panel, item)
    return panel.distributions[item.id]


def _distribution(panel: Panel, item: Item) -> Distribution:
    framework = panel.view.framework
    section = framework.section_of[item.id].id
    entering = panel.entering(section)
    counts = dict.fromkeys((level.id for level in framework.scale), 0)
    at_least = dict(counts)
    not_applicable = missing_cells = 0
    for entry in entering:
        rated = panel.rated[entry.code, item.id]
        not_applicable += rated.state is CellState.NOT_APPLICABLE
        missing_cells += is_missing(rated)
        if rated.level is None:
            continue
        counts[rated.level.id] += 1
        for level in framework.scale:
            at_least[level.id] += rated.level.value >= level.value
    absent = len(panel.members) - len(entering)
    return Distribution(
        item=item.id,
        counts=counts,
        at_least=at_least,
        of_which=OfWhich(panel, item),
        population=len(panel.members) - not_applicable,
        n=sum(counts.values()),
        absent=absent,
        missing_cells=missing_cells,
        not_applicable=not_applicable,
    )


def _with_and_without(entry: Entry, cell: Cell, only: tuple[str, ...]) -> tuple[int, int]:
    """Values of the levels that the evidence gives without and with supranational law."""
    evidence = _value(entry, cell, only)
    return _value(entry, cell, (*only, "national")) if _is_mixed(cell) else evidence, evidence


def _is_mixed(cell: Cell) -> bool:
    """Say whether national evidence may give another level than all: not where all is national."""
    counting = [link for link in cell.links if link.counts]
    return not counting or any(link.supranational for link in counting)


def _value(entry: Entry, cell: Cell, only: tuple[str, ...]) -> int:
    """Value of the level that the evidence of some kinds gives; -1 where it gives none."""
    found = entry.known.get((cell.item, only))
    if found is None:
        rater = Rater.SELF if only else Rater.DERIVED
        level = entry.rated(cell, rater=rater, only=only).level
        found = entry.known[cell.item, only] = -1 if level is None else level.value
    return found


def distributions(panel: Panel) -> dict[str, Distribution]:
    """Add up every item of the framework, by id in its order."""
    return {item.id: distribution(panel, item) for item in panel.view.framework.items}
