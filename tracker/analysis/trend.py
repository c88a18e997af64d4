"""Change between two cycles, on matched countries and items.

Matched: the same country, item and method, rated in both cycles, in assessments of complete scope.
"""

from collections.abc import Sequence

import msgspec

from tracker.analysis.view import Collection, Panel, View, panel
from tracker.method.change import Change, Direction, change
from tracker.model.framework import Section


class Trend(msgspec.Struct, frozen=True):
    """What changed from ``before`` to ``after``."""

    before: int
    after: int
    countries: int
    """Members matched: complete assessments of the same method in both cycles."""
    method_changed: tuple[str, ...]
    """Codes of members left out because the method is another one."""
    changes: tuple[Change, ...]
    """Every matched cell; drops first, the largest first, then rises, then what stayed."""

    def count(self, direction: Direction) -> int:
        """Count the matched cells that moved one way."""
        return sum(one.direction is direction for one in self.changes)


def trend(collection: Collection, view: View, before: int, sections: Sequence[Section]) -> Trend:
    """Compare the view's cycle with an earlier one, over some sections."""
    earlier = panel(collection, msgspec.structs.replace(view, cycle=before))
    later = panel(collection, view)
    old = {entry.code: entry for entry in earlier.entries if entry.assessment.scope == "complete"}
    new = {entry.code: entry for entry in later.entries if entry.assessment.scope == "complete"}
    both = [code for code in new if code in old]
    matched = [code for code in both if old[code].assessment.method == new[code].assessment.method]
    changes = [
        found
        for code in matched
        for section in sections
        for item in section.items
        if (found := _change(code, item.id, earlier, later)) is not None
    ]
    return Trend(
        before=before,
        after=view.cycle,
        countries=len(matched),
        method_changed=tuple(code for code in both if code not in matched),
        changes=tuple(sorted(changes, key=_order)),
    )


def _change(code: str, item: str, earlier: Panel, later: Panel) -> Change | None:
    old, new = earlier.rated[code, item].level, later.rated[code, item].level
    if old is None or new is None:
        return None
    before, after = earlier.entry[code], later.entry[code]
    return change(
        after.country,
        later.view.framework,
        later.view.cycle,
        before=(before.assessment.cells[item], old),
        after=(after.assessment.cells[item], new),
        since=earlier.view.cycle,
    )


def _order(one: Change) -> tuple[int, int]:
    directions = [Direction.DROP, Direction.RISE, Direction.SAME]
    return (directions.index(one.direction), -abs(one.steps))
