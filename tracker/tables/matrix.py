"""Countries by items for a face that one looks around in: the rows, and what a cell has to say.

The table of ``by_country`` is the same in one piece; here a face takes what it shows.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from tracker.analysis.trend import trend
from tracker.analysis.view import Collection, Entry, Panel, cycle_before
from tracker.i18n import _, text_of
from tracker.method.change import Change, Direction
from tracker.method.derive import coverage, explicit_elements, strength_max
from tracker.method.facts import Link, Standing
from tracker.method.rating import link_is
from tracker.model.framework import Item, Section
from tracker.model.record import Explicitness, Strength
from tracker.tables.columns import country_name


class MatrixRow(msgspec.Struct, frozen=True):
    """A country with an assessment."""

    code: str
    name: str
    entry: Entry
    counts: tuple[int, ...]
    """Its cells in the sections shown at each level, in the scale's order."""
    assessed: int
    applicable: int
    """Of the core sections shown, else of all shown: completeness."""
    is_apart: bool
    """No member of the population: in no n and no N."""

    @property
    def rated(self) -> int:
        """How many of the cells have a level."""
        return sum(self.counts)


class CellFacts(msgspec.Struct, frozen=True):
    """What a cell rests on: its links of the kinds that the view is restricted to."""

    links: int
    """Counting links."""
    hinders: int
    covered: int
    """Required elements covered, nationwide or not."""
    required: int
    explicit: int
    """Required elements covered on explicit wording."""
    strength: Strength | None
    """The strongest."""
    explicitness: Explicitness | None
    """The most explicit."""


def matrix_rows(
    collection: Collection, looked: Panel, sections: Sequence[Section]
) -> tuple[MatrixRow, ...]:
    """Return the countries of a panel, members first, in the order of their codes."""
    core = tuple(one for one in sections if one.core) or tuple(sections)
    items = [item.id for section in sections for item in section.items]
    apart = frozenset(entry.code for entry in looked.apart)
    rows = []
    for entry in (*looked.entries, *looked.apart):
        levels = (looked.rated[entry.code, item].level for item in items)
        found = Counter(level.id for level in levels if level)
        complete = [entry.completeness(section) for section in core]
        rows.append(
            MatrixRow(
                code=entry.code,
                name=country_name(collection, entry.code),
                entry=entry,
                counts=tuple(found[level.id] for level in looked.view.framework.scale),
                assessed=sum(k for k, _n in complete),
                applicable=sum(n for _k, n in complete),
                is_apart=entry.code in apart,
            )
        )
    return tuple(rows)


def cell_facts(looked: Panel, entry: Entry, item: Item) -> CellFacts:
    """Return what an entry's cell rests on."""
    only = looked.view.only
    links = [
        link
        for link in entry.assessment.cells[item.id].links
        if all(link_is(kind, link) for kind in only)
    ]
    found = coverage(item, links)
    return CellFacts(
        links=found.links,
        hinders=sum(link.standing is Standing.HINDERS for link in links),
        covered=found.required_covered,
        required=found.required,
        explicit=explicit_elements(item, links),
        strength=strength_max(links),
        explicitness=explicitness_max(links),
    )


def explicitness_max(links: Iterable[Link]) -> Explicitness | None:
    """Return the most explicit counting link's explicitness; None where no link counts."""
    counting = (link.explicitness for link in links if link.counts)
    return max(counting, key=lambda one: one.rank, default=None)


def changes(
    collection: Collection, looked: Panel, sections: Sequence[Section]
) -> dict[tuple[str, str], Change]:
    """Return the matched cells against the cycle before, by country and item; none without one."""
    before = cycle_before(collection, looked.view)
    if before is None:
        return {}
    found = trend(collection, looked.view, before, sections)
    return {(one.country, one.item): one for one in found.changes}


def moved(found: Iterable[Change]) -> dict[str, Counter[Direction]]:
    """Count the matched cells of every item by the way that they moved."""
    counts: dict[str, Counter[Direction]] = {}
    for one in found:
        counts.setdefault(one.item, Counter())[one.direction] += 1
    return counts


def group_of(collection: Collection, grouping: str, row: MatrixRow) -> tuple[int, str]:
    """Return place and title of the group that a row stands in: the first of a country's groups.

    Countries in none stand after all others, those that are no members last.
    """
    known = collection.reference.groupings.get(grouping)
    groups = known.groups if known else ()
    if row.is_apart:
        return (len(groups) + 1, _("Not in the population"))
    own = known.of.get(row.code, ()) if known else ()
    if not own:
        return (len(groups), _("In no group"))
    return (groups.index(own[0]), text_of(own[0].title))
