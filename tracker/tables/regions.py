"""How the countries of every region stand on every item, beside all members."""

from collections.abc import Sequence

from tracker.analysis.distribution import distribution
from tracker.analysis.view import Collection, Panel
from tracker.i18n import _, text_of
from tracker.model.framework import Section
from tracker.tables.by_group import parts_of
from tracker.tables.columns import composed
from tracker.tables.distribution import figure_columns, figure_notes, figures, item_columns
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Table, Value, Word

GROUPING = "region"


def regions_table(collection: Collection, looked: Panel, sections: Sequence[Section]) -> Table:
    """Make the table: for every item a row of all members, then a row a region.

    Regions without members in the population have no row. A table without the grouping has all
    members alone.
    """
    grouping = collection.reference.groupings.get(GROUPING)
    parts = parts_of(grouping, looked) if grouping else []
    view = looked.view
    rows = []
    enters = any(looked.entering(section.id) for section in sections)
    for section in sections if enters else ():
        for item in section.items:
            named: tuple[Value, ...] = (item.id, text_of(item.title), len(item.elements))
            for part_id, title, part in (("all", _("All members"), looked), *parts):
                values = figures(view, distribution(part, item))
                rows.append(
                    Row(
                        (*named, Word(part_id, title), *values),
                        group=text_of(section.title),
                        emphasis=part is looked,
                    )
                )
    several = grouping is not None and any(len(groups) > 1 for groups in grouping.of.values())
    return Table(
        id="regions",
        head=head(collection, view, _("Levels by region"), composed(collection, looked)),
        columns=(
            *item_columns(),
            Column("region", _("Region"), Kind.NAME),
            *figure_columns(view.framework),
        ),
        rows=tuple(rows),
        notes=(
            *figure_notes(),
            *(() if enters else (_("No assessment enters the shares, so there are no rows."),)),
            _("Below n = 5 there is no percentage: k/n stands in its place."),
            *((_("A country may be in several regions."),) if several else ()),
        ),
    )
