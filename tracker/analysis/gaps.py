"""The gap ranking, the actions that answer each gap, and peers for what is missing.

Source: format, section 5.
"""

from enum import StrEnum

import msgspec

from tracker.analysis.distribution import Distribution, Share, distribution
from tracker.analysis.view import Collection, Entry, Panel
from tracker.method.facts import Link
from tracker.method.rating import counting
from tracker.model.framework import Item, Section
from tracker.model.record import Explicitness, Strength


class Basis(StrEnum):
    """What an item's place in the ranking rests on; the order is the ranking's."""

    NO_EVIDENCE = "no-evidence"
    """Rated in no record that enters shares, and no record has a counting link."""
    EXAMPLES = "examples"
    """Rated in no record that enters shares; some record has a counting link."""
    RATED = "rated"


class Peer(msgspec.Struct, frozen=True):
    """A country's measure that covers an element."""

    country: str
    measure: str
    element: str
    explicitness: Explicitness
    strength: Strength
    regions: tuple[str, ...]


class ElementCoverage(msgspec.Struct, frozen=True):
    """How far one element is covered."""

    element: str
    optional: bool
    covered: int
    """Of the item's rated countries, those whose counting links cover it."""
    shares: tuple[Share, ...]
    """The same under the view's policy for who is missing; two under BOUNDS."""
    examples: int
    """Members with any assessment, entering or not, whose counting links cover it."""


class Gap(msgspec.Struct, frozen=True):
    """An item in the ranking."""

    item: str
    section: str
    basis: Basis
    shares: tuple[Share, ...]
    """Rated countries at a level that is a gap; two under BOUNDS."""
    distribution: Distribution
    elements: tuple[ElementCoverage, ...]
    examples: int
    """Members, entering or not, with a counting link for the item, of the view's restrictions."""
    answers: tuple[str, ...]
    """Items that answer it, by the crosswalks."""


def gaps(collection: Collection, panel: Panel, sections: tuple[Section, ...]) -> tuple[Gap, ...]:
    """Rank the items of some sections: items without a figure first, then by share, largest first.

    Items that tie stand in the framework's order.
    """
    found = [
        _gap(collection, panel, section, item) for section in sections for item in section.items
    ]
    return tuple(sorted(found, key=_rank))


def _rank(gap: Gap) -> tuple[int, float]:
    share = gap.shares[0].value if gap.basis is Basis.RATED else None
    return (list(Basis).index(gap.basis), -(share or 0.0))


def _gap(collection: Collection, panel: Panel, section: Section, item: Item) -> Gap:
    figures = distribution(panel, item)
    with_link = [entry for entry, _links in _linked(panel, item)]
    without = Basis.EXAMPLES if with_link else Basis.NO_EVIDENCE
    inside = set(panel.members)
    return Gap(
        item=item.id,
        section=section.id,
        basis=Basis.RATED if figures.n else without,
        shares=figures.gap(panel.view.framework, panel.view.missing),
        distribution=figures,
        elements=_elements(panel, item, figures),
        examples=sum(entry.code in inside for entry in with_link),
        answers=answers(collection, panel.view.framework.id, item.id),
    )


def _elements(panel: Panel, item: Item, figures: Distribution) -> tuple[ElementCoverage, ...]:
    rated = {
        entry.code
        for entry in panel.entering(panel.view.framework.section_of[item.id].id)
        if panel.rated[entry.code, item.id].state.in_n
    }
    members = frozenset(panel.members)
    covering = {
        entry.code: {letter for link in links if link.covers for letter in link.elements}
        for entry, links in _linked(panel, item)
        if entry.code in members
    }
    found = []
    for element in item.elements:
        codes = {code for code, covered in covering.items() if element.id in covered}
        k = len(codes & rated)
        found.append(
            ElementCoverage(
                element=element.id,
                optional=element.optional,
                covered=k,
                shares=figures.shares(k, panel.view.missing, top=True),
                examples=len(codes),
            )
        )
    return tuple(found)


def _linked(panel: Panel, item: Item) -> list[tuple[Entry, list[Link]]]:
    """Return the entries, those apart too, that have counting links of the view's kinds, with them."""
    if item.id not in panel.linked:
        only = panel.view.only
        panel.linked[item.id] = [
            (entry, links)
            for entry in (*panel.entries, *panel.apart)
            if (links := counting(entry.assessment.cells[item.id], only))
        ]
    return panel.linked[item.id]


def answers(collection: Collection, framework: str, item: str) -> tuple[str, ...]:
    """Return the items that answer an item by the crosswalks, without repeats, in their order."""
    return tuple(
        dict.fromkeys(
            relation.source
            for crosswalk in collection.crosswalks.values()
            if crosswalk.target.framework == framework
            for relation in crosswalk.answering.get(item, ())
        )
    )


def peers(collection: Collection, panel: Panel, item: Item, element: str) -> tuple[Peer, ...]:
    """Return the measures that cover an element, in any record of the view's cycle.

    Only evidence of the view's restrictions is looked at. Explicit and stronger first, but the best
    of each region before the second of any; at most one a country.
    """
    best: dict[str, Peer] = {}
    for entry, links in _linked(panel, item):
        found = [link for link in links if link.covers and element in link.elements]
        if found:
            regions = regions_of(collection, entry.code)
            best[entry.code] = min(
                (
                    Peer(entry.code, one.measure, element, one.explicitness, one.strength, regions)
                    for one in found
                ),
                key=_quality,
            )
    seen: dict[tuple[str, ...], int] = {}
    ranked: list[tuple[int, Peer]] = []
    for peer in sorted(best.values(), key=_quality):
        ranked.append((seen.get(peer.regions, 0), peer))
        seen[peer.regions] = seen.get(peer.regions, 0) + 1
    return tuple(peer for _, peer in sorted(ranked, key=lambda pair: pair[0]))


def regions_of(collection: Collection, code: str) -> tuple[str, ...]:
    """Return the ids of a country's regions; empty where it is in none."""
    grouping = collection.reference.groupings.get("region")
    return tuple(group.id for group in grouping.of.get(code, ())) if grouping else ()


def _quality(peer: Peer) -> tuple[int, int, str, str]:
    return (-peer.explicitness.rank, -peer.strength.rank, peer.country, peer.measure)
