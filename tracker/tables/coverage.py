"""The coverage matrix: countries, groups, instruments or cycles down, items across.

By country a cell is a level or a state; by group and by cycle it is a share at or above the
lowest level that is no gap; by instrument it is the level that the instrument gives alone.
"""

from collections.abc import Sequence

from tracker.analysis.request import one_of
from tracker.analysis.view import Collection, View, panel
from tracker.model.framework import Section
from tracker.tables.by_country import by_country
from tracker.tables.by_group import by_cycle, by_group
from tracker.tables.by_instrument import by_instrument
from tracker.tables.table import Table


def coverage(collection: Collection, view: View, *, by: str, sections: Sequence[Section]) -> Table:
    """Make the matrix by ``country``, ``instrument``, ``cycle`` or the id of a grouping.

    Raises UsageError for anything else.
    """
    looked = panel(collection, view)
    groupings = collection.reference.groupings
    match one_of("by", by, ("country", *groupings, "instrument", "cycle")):
        case "country":
            return by_country(collection, looked, sections)
        case "instrument":
            return by_instrument(collection, looked, sections)
        case "cycle":
            return by_cycle(collection, looked, sections)
    return by_group(collection, looked, by, sections)
