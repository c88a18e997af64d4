"""How far each share moves with the choices that the method leaves to its user."""

from collections.abc import Sequence

from tracker.analysis.sensitivity import REGION, Sensitivity, sensitivity, variants
from tracker.analysis.view import Collection, View
from tracker.i18n import _, text_of
from tracker.model.framework import Section
from tracker.tables import words
from tracker.tables.columns import snake
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value


def sensitivity_table(collection: Collection, view: View, sections: Sequence[Section]) -> Table:
    """Make the table: a row an item, the share as viewed, its span, and one column a variant."""
    level = words.level(view.framework.addressed)
    return Table(
        id="sensitivity",
        head=head(collection, view, _("Sensitivity of the shares")),
        columns=(
            Column("item", _("Item"), Kind.CODE),
            Column("title", _("Title"), Kind.NAME),
            Column("elements", _("Elements"), Kind.NUMBER),
            Column("base", _("As viewed"), Kind.SHARE),
            Column("lowest", _("Lowest"), Kind.NUMBER, about=_("per cent")),
            Column("highest", _("Highest"), Kind.NUMBER, about=_("per cent")),
            *(
                Column(
                    snake(name.replace("=", "-")),
                    _variant(collection, name),
                    Kind.SHARE,
                    group=_("With one choice changed"),
                )
                for name in variants(collection, view)
            ),
        ),
        rows=tuple(_row(view, one) for one in sensitivity(collection, view, sections)),
        notes=(
            _("Each share is of countries at level “{level}” or above, k of n.").format(
                level=level
            ),
            _(
                "Lowest and highest, in per cent, are over all of the columns; they are no margin of"
                " error."
            ),
        ),
    )


def _row(view: View, one: Sensitivity) -> Row:
    span = one.span
    low, high = (None, None) if span is None else (round(100 * span[0], 1), round(100 * span[1], 1))
    values: list[Value] = [
        one.item,
        text_of(view.framework.item[one.item].title),
        one.elements,
        Shares(one.base),
        low,
        high,
        *(Shares(variant.shares) for variant in one.variants),
    ]
    return Row(tuple(values))


def _variant(collection: Collection, name: str) -> str:
    choice, _sep, value = name.partition("=")
    if choice == "without":
        groups = collection.reference.groupings[REGION].groups
        title = next(text_of(group.title) for group in groups if group.id == value)
        return _("without {region}").format(region=title)
    return f"{choice} {value}"
