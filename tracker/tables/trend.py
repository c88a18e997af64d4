"""Change between two cycles: by item, and every cell that moved."""

from collections.abc import Sequence

from tracker.analysis.trend import Trend, trend
from tracker.analysis.view import Collection, View
from tracker.i18n import _, ngettext, text_of
from tracker.method.change import Change, Direction
from tracker.method.rating import CellState, Rated
from tracker.model.framework import Framework, Level, Section
from tracker.tables import words
from tracker.tables.columns import code_columns, country_name
from tracker.tables.head import head, legend
from tracker.tables.table import Column, Kind, Mark, Row, Table, Value, Word


def trend_tables(
    collection: Collection, view: View, before: int, sections: Sequence[Section]
) -> tuple[Table, Table]:
    """Make the counts by item, and the list of the cells that moved from cycle ``before`` on."""
    found = trend(collection, view, before, sections)
    title = _("Change from {before} to {after}").format(before=before, after=view.cycle)
    top = head(collection, view, title)
    rows = tuple(
        _change(collection, view.framework, one)
        for one in found.changes
        if one.direction is not Direction.SAME
    )
    items = Table(
        id="trend",
        head=top,
        columns=_item_columns(),
        rows=tuple(_item_rows(found, sections)),
        notes=_notes(found),
    )
    moved = Table(
        id="trend-changes",
        head=top,
        columns=_change_columns(before, view.cycle),
        rows=rows,
        legend=legend(view.framework, rows),
        notes=_notes(found),
    )
    return items, moved


def _item_columns() -> tuple[Column, ...]:
    return (
        Column("item", _("Item"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("matched", _("Matched"), Kind.NUMBER, about=_("countries rated in both cycles")),
        Column("drops", _("Drops"), Kind.NUMBER),
        Column("by_end_date", _("By an end date"), Kind.NUMBER, about=_("of the drops")),
        Column("rises", _("Rises"), Kind.NUMBER),
        Column("same", _("Same"), Kind.NUMBER),
        Column(
            "asks", _("To explain"), Kind.NUMBER, about=_("changes that ask for an explanation")
        ),
        Column("unexplained", _("Unexplained"), Kind.NUMBER, about=_("of those to explain")),
    )


def _item_rows(found: Trend, sections: Sequence[Section]) -> list[Row]:
    rows = [
        Row(
            (
                item.id,
                text_of(item.title),
                *_counts([one for one in found.changes if one.item == item.id]),
            )
        )
        for section in sections
        for item in section.items
    ]
    return [*rows, Row((Word("all", ""), _("All items"), *_counts(found.changes)), emphasis=True)]


def _counts(changes: Sequence[Change]) -> tuple[int, ...]:
    return (
        len(changes),
        sum(one.direction is Direction.DROP for one in changes),
        sum(one.by_end_date for one in changes),
        sum(one.direction is Direction.RISE for one in changes),
        sum(one.direction is Direction.SAME for one in changes),
        sum(one.asks for one in changes),
        sum(one.asks and not one.explained for one in changes),
    )


def _change_columns(before: int, after: int) -> tuple[Column, ...]:
    return (
        *code_columns(),
        Column("item", _("Item"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("before", str(before), Kind.RATED),
        Column("after", str(after), Kind.RATED),
        Column("direction", _("Change"), Kind.NAME),
        Column("steps", _("Levels"), Kind.NUMBER),
        Column("explanation", _("Explanation"), Kind.NAME),
    )


def _change(collection: Collection, framework: Framework, one: Change) -> Row:
    return Row(
        (
            one.country,
            country_name(collection, one.country),
            one.item,
            text_of(framework.item[one.item].title),
            _mark(one.before),
            _mark(one.after),
            words.direction(one.direction),
            one.steps,
            _explanation(one),
        )
    )


def _mark(level: Level) -> Mark:
    return Mark(Rated(CellState.RATED, level))


def _explanation(one: Change) -> Value:
    if one.by_end_date:
        return Word("by-end-date", _("an instrument ended"))
    if not one.asks:
        return None
    if one.explained:
        return Word("explained", _("in the record"))
    return Word("asked", _("asked for"))


def _notes(found: Trend) -> tuple[str, ...]:
    notes = [
        ngettext(
            "Matched: {count} country with a complete assessment of the same method in both cycles.",
            "Matched: {count} countries with complete assessments of the same method in both cycles.",
            found.countries,
        ).format(count=found.countries),
        _(
            "A drop, unless an instrument's end explains it, and a rise of more than one level ask"
            " for an explanation."
        ),
    ]
    if found.method_changed:
        codes = ", ".join(found.method_changed)
        notes.append(_("Left out, the method is another one: {codes}.").format(codes=codes))
    return tuple(notes)
