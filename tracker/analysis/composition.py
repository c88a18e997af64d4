"""What the figures are made of: printed on every output."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from tracker.analysis.view import Entry, Panel
from tracker.method.facts import Cell
from tracker.method.rating import CellState
from tracker.model.framework import Framework


class Composition(msgspec.Struct, frozen=True):
    """The entries of a panel, counted."""

    population: int
    """N: members of the population (or of the group that is looked at)."""
    countries: int
    """Members with an assessment in the view."""
    apart: tuple[str, ...]
    """Codes of those shown apart, in no n and no N."""
    not_read: tuple[str, ...]
    """Codes of the members whose record could not be read."""
    methods: dict[str, int]
    scopes: dict[str, int]
    states: dict[str, int]
    entering: dict[str, int]
    """By section: how many members enter its shares."""
    set_above: int
    """Rated cells whose set level is above the derived one, or where nothing is derived."""
    set_below: int
    reviewed: int
    """Cells whose level is a reviewer's under the rater ``review``."""
    not_agreed: int
    """Those of them that the country has not agreed to."""
    is_draft: bool
    """Whether any entry, apart or not, is neither accepted nor published."""


def composition(panel: Panel, not_read: tuple[str, ...] = ()) -> Composition:
    """Count methods, scopes, states, hand-set levels and reviewed cells."""
    if not_read not in panel.compositions:
        panel.compositions[not_read] = _composition(panel, not_read)
    return panel.compositions[not_read]


def _composition(panel: Panel, not_read: tuple[str, ...]) -> Composition:
    framework = panel.view.framework
    cells = [
        cell
        for entry in panel.entries
        for cell in entry.assessment.cells.values()
        if entry.own[cell.item].state is CellState.RATED
    ]
    signs = Counter(hand_set(cell, framework) for cell in cells)
    reviewed = [cell for cell in cells if cell.review_level]
    return Composition(
        population=len(panel.members),
        countries=len(panel.entries),
        apart=tuple(entry.code for entry in panel.apart),
        not_read=not_read,
        methods=_tally(entry.assessment.method for entry in panel.entries),
        scopes=_tally(entry.assessment.scope for entry in panel.entries),
        states=_tally(entry.assessment.state.value for entry in panel.entries),
        entering={section.id: len(panel.entering(section.id)) for section in framework.sections},
        set_above=signs[1],
        set_below=signs[-1],
        reviewed=len(reviewed),
        not_agreed=sum(not cell.agreed for cell in reviewed),
        is_draft=any(not entry.assessment.state.is_final for entry in _all(panel)),
    )


def hand_set(cell: Cell, framework: Framework) -> int:
    """Return 1 where the set level is above the derived one, -1 below, 0 where they agree.

    0 too where no level is set. A set ``none`` where nothing is derived is not above.
    """
    if cell.set_level is None:
        return 0
    derived = framework.level[cell.derived_level].value if cell.derived_level else 0
    value = framework.level[cell.set_level].value
    return (value > derived) - (value < derived)


def _all(panel: Panel) -> tuple[Entry, ...]:
    return (*panel.entries, *panel.apart)


def _tally(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
