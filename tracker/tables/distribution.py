"""How the countries stand on every item: the distribution first, then shares; never a mean."""

from collections.abc import Sequence

from tracker.analysis.distribution import Distribution, distribution
from tracker.analysis.view import Collection, Panel, View, panel
from tracker.i18n import _, text_of
from tracker.model.framework import Framework, Level, Section
from tracker.tables import words
from tracker.tables.columns import composed, level_columns, snake
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value


def distribution_table(
    collection: Collection,
    view: View,
    sections: Sequence[Section],
    *,
    looked: Panel | None = None,
) -> Table:
    """Make the table: a row an item, counts by level, then the share at or above each level.

    ``looked`` spares looking again where the caller has the view's panel.
    """
    looked = looked or panel(collection, view)
    return Table(
        id="distribution",
        head=head(
            collection, view, _("Distribution over the levels"), composed(collection, looked)
        ),
        columns=(*item_columns(), *figure_columns(view.framework)),
        rows=tuple(
            Row(
                (
                    item.id,
                    text_of(item.title),
                    len(item.elements),
                    *figures(view, distribution(looked, item)),
                ),
                group=text_of(section.title),
            )
            for section in sections
            for item in section.items
        ),
        notes=figure_notes(),
    )


def at_or_above(view: View, found: Distribution, level: Level) -> Shares:
    """Return the share at or above a level, with its two "of which"."""
    return Shares(
        shares=found.at_or_above(level, view.missing),
        explicit=found.of_which.explicit[level.id],
        supranational=found.of_which.supranational[level.id],
    )


def _levels(framework: Framework) -> list[Level]:
    """Return the levels that a share "at or above" says something about: all but the lowest."""
    return [level for level in framework.scale if level.value > 0]


def item_columns() -> tuple[Column, ...]:
    """Make the columns of an item: id, title, number of elements."""
    return (
        Column("item", _("Item"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("elements", _("Elements"), Kind.NUMBER),
    )


def figure_columns(framework: Framework) -> tuple[Column, ...]:
    """Make the columns of what ``figures`` returns."""
    return (
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


def figures(view: View, found: Distribution) -> tuple[Value, ...]:
    """Return counts by level, denominators, and the share at or above each level but the lowest."""
    return (
        *(found.counts[level.id] for level in view.framework.scale),
        found.n,
        found.population,
        found.absent,
        found.missing_cells,
        found.not_applicable,
        *(at_or_above(view, found, level) for level in _levels(view.framework)),
    )


def figure_notes() -> tuple[str, ...]:
    """Say what the figures are."""
    return (
        _("N = n + absent countries + missing cells; not-applicable cells are in none."),
        _(
            "Shares are of countries at a level or above, k of n; of them, how many are there on"
            " explicit wording alone, and how many only by supranational law."
        ),
        _("Between items compare only shares, with the number of elements beside."),
    )
