"""The distribution of an item over the levels, and shares at or above a level.

Source: format, section 5. First the distribution, then shares; never a mean.
"""

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


class Distribution(msgspec.Struct, frozen=True):
    """How the countries that enter stand on one item.

    ``population`` (N) = ``n`` + ``absent`` + ``missing_cells``; not-applicable cells are in none.
    """

    item: str
    counts: dict[str, int]
    """Rated countries by level id, every level of the scale, in its order."""
    at_least: dict[str, int]
    """Countries at or above each level."""
    explicit: dict[str, int]
    """Of those at or above a level: still there on explicit wording alone."""
    supranational: dict[str, int]
    """Of those at or above a level: the evidence gives that level, but not without supranational
    law."""
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
    at_least, explicit, supranational = dict(counts), dict(counts), dict(counts)
    not_applicable = missing_cells = 0
    for entry in entering:
        rated = panel.rated[entry.code, item.id]
        not_applicable += rated.state is CellState.NOT_APPLICABLE
        missing_cells += is_missing(rated)
        if rated.level is None:
            continue
        counts[rated.level.id] += 1
        cell = entry.assessment.cells[item.id]
        only = panel.view.only
        on_explicit = _value(entry, cell, (*only, "explicit"))
        evidence = _value(entry, cell, only)
        national = _value(entry, cell, (*only, "national")) if _is_mixed(cell) else evidence
        for level in framework.scale:
            if rated.level.value >= level.value:
                at_least[level.id] += 1
                explicit[level.id] += on_explicit >= level.value
                supranational[level.id] += national < level.value <= evidence
    absent = len(panel.members) - len(entering)
    return Distribution(
        item=item.id,
        counts=counts,
        at_least=at_least,
        explicit=explicit,
        supranational=supranational,
        population=len(panel.members) - not_applicable,
        n=sum(counts.values()),
        absent=absent,
        missing_cells=missing_cells,
        not_applicable=not_applicable,
    )


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
