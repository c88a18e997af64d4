"""How the countries stand on every item: the distribution first, then shares; never a mean."""

from collections.abc import Sequence

from tracker.analysis.distribution import Distribution, distribution
from tracker.analysis.view import Collection, View, panel
from tracker.i18n import _, text_of
from tracker.model.framework import Framework, Item, Level, Section
from tracker.tables import words
from tracker.tables.columns import composed, level_columns, snake
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Shares, Table


def distribution_table(collection: Collection, view: View, sections: Sequence[Section]) -> Table:
    """Make the table: a row an item, counts by level, then the share at or above each level."""
    looked = panel(collection, view)
    return Table(
        id="distribution",
        head=head(
            collection, view, _("Distribution over the levels"), composed(collection, looked)
        ),
        columns=_columns(view.framework),
        rows=tuple(
            _row(view, item, distribution(looked, item), text_of(section.title))
            for section in sections
            for item in section.items
        ),
        notes=(
            _("N = n + absent countries + missing cells; not-applicable cells are in none."),
            _(
                "Shares are of countries at a level or above, k of n; of them, how many are there on"
                " explicit wording alone, and how many only by supranational law."
            ),
            _("Between items compare only shares, with the number of elements beside."),
        ),
    )


def at_or_above(view: View, found: Distribution, level: Level) -> Shares:
    """Return the share at or above a level, with its two "of which"."""
    return Shares(
        shares=found.at_or_above(level, view.missing),
        explicit=found.explicit[level.id],
        supranational=found.supranational[level.id],
    )


def _levels(framework: Framework) -> list[Level]:
    """Return the levels that a share "at or above" says something about: all but the lowest."""
    return [level for level in framework.scale if level.value > 0]


def _columns(framework: Framework) -> tuple[Column, ...]:
    return (
        Column("item", _("Item"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("elements", _("Elements"), Kind.NUMBER),
        *level_columns(framework, _("Countries at each level")),
        Column("n", _("n"), Kind.NUMBER, about=_("countries with a level")),
        Column("population", _("N"), Kind.NUMBER, about=_("members less not-applicable cells")),
        Column(
            "absent", _("Absent"), Kind.NUMBER, about=_("members that do not enter the section")
        ),
        Column("missing_cells", _("Missing cells"), Kind.NUMBER, about=_("entered, but no level")),
        Column("not_applicable", _("Not applicable"), Kind.NUMBER),
        *(
            Column(
                snake(f"from-{level.id}"),
                _("{level} or above").format(level=words.level(level)),
                Kind.SHARE,
            )
            for level in _levels(framework)
        ),
    )


def _row(view: View, item: Item, found: Distribution, group: str) -> Row:
    return Row(
        (
            item.id,
            text_of(item.title),
            len(item.elements),
            *(found.counts[level.id] for level in view.framework.scale),
            found.n,
            found.population,
            found.absent,
            found.missing_cells,
            found.not_applicable,
            *(at_or_above(view, found, level) for level in _levels(view.framework)),
        ),
        group=group,
    )
