"""Change between two cycles, on matched countries and items.

Matched: the same country, item and method, rated in both cycles, in assessments of complete scope.
"""

from collections.abc import Sequence

import msgspec

from tracker.analysis.view import Collection, Entry, Panel, View, panel
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
    both = _both(earlier, later)
    matched = [code for code in both if _is_matched(*both[code])]
    changes = [
        found
        for code in matched
        for section in sections
        for item in section.items
        if (found := _change(*both[code], item.id, earlier, later)) is not None
    ]
    return Trend(
        before=before,
        after=view.cycle,
        countries=len(matched),
        method_changed=tuple(code for code in both if code not in matched),
        changes=tuple(sorted(changes, key=_order)),
    )


def change_of(code: str, item: str, earlier: Panel, later: Panel) -> Change | None:
    """Return how one cell moved from an earlier panel to a later one; None where it is not matched."""
    found = _both(earlier, later, code).get(code)
    if found is None or not _is_matched(*found):
        return None
    return _change(*found, item, earlier, later)


def _both(earlier: Panel, later: Panel, only: str | None = None) -> dict[str, tuple[Entry, Entry]]:
    """Return members with complete assessments in both cycles, or only one of them."""
    old, new = (
        {
            one.code: one
            for one in panel.entries
            if only in (None, one.code) and one.assessment.scope == "complete"
        }
        for panel in (earlier, later)
    )
    return {code: (old[code], one) for code, one in new.items() if code in old}


def _is_matched(before: Entry, after: Entry) -> bool:
    return before.assessment.method == after.assessment.method


def _change(before: Entry, after: Entry, item: str, earlier: Panel, later: Panel) -> Change | None:
    was, is_ = before.assessment.cells[item], after.assessment.cells[item]
    old, new = earlier.sees(before, was).level, later.sees(after, is_).level
    if old is None or new is None:
        return None
    return change(
        after.country,
        later.view.framework,
        later.view.cycle,
        before=(was, old),
        after=(is_, new),
        since=earlier.view.cycle,
    )


def _order(one: Change) -> tuple[int, int]:
    directions = [Direction.DROP, Direction.RISE, Direction.SAME]
    return (directions.index(one.direction), -abs(one.steps))
