"""Coverage by group and by cycle: shares of countries that address an item."""

from collections.abc import Sequence

import msgspec

from tracker.analysis.distribution import distribution
from tracker.analysis.view import Collection, Panel, cycles, panel
from tracker.i18n import _, text_of
from tracker.model.framework import Item, Section
from tracker.model.reference import Grouping
from tracker.tables import words
from tracker.tables.columns import composed, item_columns
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value


def share(looked: Panel, item: Item) -> Shares:
    """Return the share of a panel's countries that address an item."""
    found = distribution(looked, item)
    level = looked.view.framework.addressed
    return Shares(
        shares=found.at_or_above(level, looked.view.missing),
        explicit=found.of_which.explicit[level.id],
        supranational=found.of_which.supranational[level.id],
        population=found.population,
    )


def share_notes(looked: Panel) -> tuple[str, ...]:
    """Say what the shares of a panel are."""
    level = words.level(looked.view.framework.addressed)
    return (
        _("A share is of countries at level “{level}” or above, k of n.").format(level=level),
        _("N leaves out members to whom the item is not applicable."),
        _("Only assessments of complete scope enter shares; examples do not."),
    )


def by_group(collection: Collection, looked: Panel, by: str, sections: Sequence[Section]) -> Table:
    """Make the table: a row for every group of a grouping that has members, and one for all."""
    grouping = collection.reference.groupings[by]
    rows = [
        _share_row(group_id, title, part, sections)
        for group_id, title, part in parts_of(grouping, looked)
    ]
    everyone = _share_row("", _("All members"), looked, sections)
    rows.append(msgspec.structs.replace(everyone, emphasis=True))
    title = _("Coverage by {grouping}").format(grouping=text_of(grouping.title))
    several = any(len(groups) > 1 for groups in grouping.of.values())
    return Table(
        id=f"coverage-{by}",
        head=head(collection, looked.view, title, composed(collection, looked)),
        columns=(Column(by.replace("-", "_"), _("Id"), Kind.CODE), *_share_columns(sections)),
        rows=tuple(rows),
        notes=(
            *share_notes(looked),
            *((_("A country may be in several groups."),) if several else ()),
        ),
    )


def parts_of(grouping: Grouping, looked: Panel) -> list[tuple[str, str, Panel]]:
    """Return id, title and panel of the groups with members; those in no group last, without id."""
    in_one = {code for group in grouping.groups for code in group.members}
    groups = [
        (group.id, text_of(group.title), frozenset(group.members)) for group in grouping.groups
    ]
    groups.append(("", _("In no group"), frozenset(looked.members) - in_one))
    parts = [(group_id, title, _within(looked, members)) for group_id, title, members in groups]
    # a group without members in the population says nothing
    return [one for one in parts if one[2].members]


def by_cycle(collection: Collection, looked: Panel, sections: Sequence[Section]) -> Table:
    """Make the table: a row for every cycle of the collection, in order."""
    view = looked.view
    rows = []
    for cycle in cycles(collection, view.framework.id):
        then = panel(collection, msgspec.structs.replace(view, cycle=cycle))
        rows.append(_share_row(str(cycle), str(cycle), then, sections))
    return Table(
        id="coverage-cycle",
        head=head(collection, view, _("Coverage by cycle"), composed(collection, looked)),
        columns=(Column("cycle", _("Id"), Kind.CODE), *_share_columns(sections)),
        rows=tuple(rows),
        notes=(
            *share_notes(looked),
            _("Countries may differ between cycles; the trend compares the same ones."),
            _("The composition above is that of the cycle named there."),
        ),
    )


def _share_columns(sections: Sequence[Section]) -> tuple[Column, ...]:
    return (
        Column("title", _("Group"), Kind.NAME),
        Column("members", _("N"), Kind.NUMBER, about=_("members of the population")),
        Column("countries", _("With"), Kind.NUMBER, about=_("members with an assessment")),
        *item_columns(sections, Kind.SHARE),
    )


def _share_row(row_id: str, title: str, looked: Panel, sections: Sequence[Section]) -> Row:
    shares: list[Value] = [share(looked, item) for section in sections for item in section.items]
    return Row((row_id or None, title, len(looked.members), len(looked.entries), *shares))


def _within(looked: Panel, members: frozenset[str]) -> Panel:
    """Return the part of a panel that is within some members."""
    return Panel(
        view=looked.view,
        members=tuple(code for code in looked.members if code in members),
        entries=tuple(entry for entry in looked.entries if entry.code in members),
        apart=(),
    )
