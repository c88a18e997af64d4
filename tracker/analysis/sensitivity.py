"""How far each share moves with the choices that the method leaves to its user.

The share is that of countries at or above the lowest level that is no gap.
"""

from collections.abc import Sequence

import msgspec

from tracker.analysis.distribution import Share, distribution
from tracker.analysis.view import Collection, Missing, View, panel
from tracker.method.rating import Rater
from tracker.model.framework import Section

REGION = "region"
"""The grouping whose groups are left out one at a time."""


class Variant(msgspec.Struct, frozen=True):
    """One choice changed, all others as in the view: the share that comes out."""

    name: str
    shares: tuple[Share, ...]


class Sensitivity(msgspec.Struct, frozen=True):
    """One item's share and its variants."""

    item: str
    elements: int
    base: tuple[Share, ...]
    variants: tuple[Variant, ...]

    @property
    def span(self) -> tuple[float, float] | None:
        """The lowest and the highest share of all; None where there is none with n above 0."""
        values = [
            share.value
            for shares in (self.base, *(variant.shares for variant in self.variants))
            for share in shares
            if share.value is not None
        ]
        return (min(values), max(values)) if values else None


def variants(collection: Collection, view: View) -> dict[str, View]:
    """Return the views that differ from one in a single choice, by the choice's name."""
    replace = msgspec.structs.replace
    found = {f"missing={missing}": replace(view, missing=missing) for missing in Missing}
    found |= {f"rater={rater}": replace(view, rater=rater) for rater in Rater}
    found["only=explicit"] = replace(view, only=(*view.only, "explicit"))
    grouping = collection.reference.groupings.get(REGION)
    for group in grouping.groups if grouping else ():
        out = frozenset(group.members)
        members = tuple(code for code in view.population.members if code not in out)
        if len(members) < len(view.population.members):
            population = replace(view.population, members=members)
            found[f"without={group.id}"] = replace(view, population=population)
    return {name: variant for name, variant in found.items() if variant != view}


def sensitivity(
    collection: Collection, view: View, sections: Sequence[Section]
) -> tuple[Sensitivity, ...]:
    """Compute every item of some sections under the view and under each variant of it."""
    level = view.framework.addressed
    items = [item for section in sections for item in section.items]
    by_view: dict[str, list[tuple[Share, ...]]] = {}
    for name, variant in {"": view, **variants(collection, view)}.items():
        looked_at = panel(collection, variant)
        by_view[name] = [
            distribution(looked_at, item).at_or_above(level, variant.missing) for item in items
        ]
    return tuple(
        Sensitivity(
            item=item.id,
            elements=len(item.elements),
            base=by_view[""][index],
            variants=tuple(
                Variant(name, shares[index]) for name, shares in by_view.items() if name
            ),
        )
        for index, item in enumerate(items)
    )
