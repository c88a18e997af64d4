"""Two raters: the country's own level and the reviewer's, on the answers that both rated.

Shift, raw agreement, confusion table and Krippendorff's alpha for ordinal data.
Source: Krippendorff, K. 2011. Computing Krippendorff's alpha-reliability (ordinal metric).
"""

from collections import Counter
from collections.abc import Sequence

import msgspec

from tracker.analysis.distribution import Share
from tracker.analysis.view import Panel
from tracker.method.rating import CellState, Rater, rate
from tracker.model.framework import Section


class Agreement(msgspec.Struct, frozen=True):
    """How the reviewer's levels stand to the countries' own; assessments of examples not in it."""

    pairs: int
    same: Share
    lower: int
    """Answers that the reviewer puts lower."""
    higher: int
    shift: dict[int, int]
    """Answers by how many steps of the scale the reviewer moved them, lowest first."""
    confusion: dict[tuple[str, str], int]
    """Answers by the country's own level and the reviewer's; no entry for none."""
    alpha: float | None
    """Krippendorff's ordinal alpha; None where it is not defined (fewer than two pairs, or every
    level the same)."""
    not_agreed: int
    """Pairs that the country has not agreed to."""


def agreement(panel: Panel, sections: Sequence[Section]) -> Agreement:
    """Compare the two raters over some sections; set-else-derived against the review's level."""
    framework = panel.view.framework
    order = [level.id for level in sorted(framework.scale, key=lambda level: level.value)]
    pairs: list[tuple[int, int]] = []
    not_agreed = 0
    for entry in panel.entries:
        if entry.assessment.scope != "complete":
            continue
        for item in (item for section in sections for item in section.items):
            cell = entry.assessment.cells[item.id]
            own = rate(cell, framework, Rater.SELF)
            if own.state is CellState.RATED and own.level and cell.review_level:
                pairs.append((order.index(own.level.id), order.index(cell.review_level)))
                not_agreed += not cell.agreed
    shift = Counter(review - own for own, review in pairs)
    return Agreement(
        pairs=len(pairs),
        same=Share(shift[0], len(pairs)),
        lower=sum(count for steps, count in shift.items() if steps < 0),
        higher=sum(count for steps, count in shift.items() if steps > 0),
        shift=dict(sorted(shift.items())),
        confusion={
            (order[own], order[review]): count
            for (own, review), count in sorted(Counter(pairs).items())
        },
        alpha=ordinal_alpha(pairs, len(order)),
        not_agreed=not_agreed,
    )


def ordinal_alpha(pairs: Sequence[tuple[int, int]], levels: int) -> float | None:
    """Return Krippendorff's alpha for two raters without missing values.

    ``pairs`` hold ranks from 0 to ``levels`` - 1. With o the coincidences, n_c the times that rank
    c was given and n their sum: alpha = 1 - (n - 1) * sum(o_ck d_ck) / sum(n_c n_k d_ck), with
    d_ck = (sum of n_g for g from c to k, less half of n_c and n_k) squared.
    """
    given = [0] * levels
    for own, review in pairs:
        given[own] += 1
        given[review] += 1
    total = sum(given)

    def distance(c: int, k: int) -> float:
        low, high = min(c, k), max(c, k)
        return float((sum(given[low : high + 1]) - (given[low] + given[high]) / 2) ** 2)

    expected = sum(
        given[c] * given[k] * distance(c, k) for c in range(levels) for k in range(levels) if c != k
    )
    if len(pairs) < 2 or not expected:  # noqa: PLR2004 - one pair says nothing about chance
        return None
    observed = sum(2 * distance(own, review) for own, review in pairs if own != review)
    return 1 - (total - 1) * observed / expected
