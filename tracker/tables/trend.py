"""Change between two cycles: by item, and every cell that moved."""

from collections.abc import Sequence

import msgspec

from tracker.analysis.trend import Trend, trend
from tracker.analysis.view import Collection, View, choose
from tracker.i18n import _, ngettext, text_of
from tracker.method.change import Change, Direction
from tracker.method.rating import CellState, Rated
from tracker.model.framework import Framework, Level, Section
from tracker.model.record import Record
from tracker.tables import words
from tracker.tables.cited import Records, assessment_of
from tracker.tables.columns import code_columns, country_name
from tracker.tables.head import head, legend
from tracker.tables.table import Column, Head, Kind, Mark, Row, Table, Value, Word


class Reasons:
    """What later answers say of why a level changed, kept from records as they are loaded."""

    def __init__(self, collection: Collection, view: View, records: Records) -> None:
        self._looked = {
            country.country: assessment
            for country in collection.countries
            if (assessment := choose(country, view)) is not None
        }
        self._records = records
        self._given: dict[str, dict[str, str]] = {}

    def noting(self, country: str) -> Record | None:
        """Return a country's record, and keep its reasons: another pass then needs no second load."""
        record = self._records(country)
        looked = self._looked.get(country)
        assessment = assessment_of(record, looked) if record and looked else None
        self._given[country] = {
            item: text
            for item, answer in (assessment.answers.items() if assessment else ())
            if (text := "\n".join(filter(None, (answer.reason, answer.notes))))
        }
        return record

    def of(self, one: Change) -> str | None:
        """Return the reason and the notes that a record gives; None where it gives none."""
        if not one.explained:
            return None
        if one.country not in self._given:
            self.noting(one.country)
        return self._given[one.country].get(one.item)


def trend_tables(
    collection: Collection,
    view: View,
    before: int,
    sections: Sequence[Section],
    *,
    reasons: Reasons | None = None,
) -> tuple[Table, Table]:
    """Make the counts by item, and the list of the cells that moved from cycle ``before`` on.

    With ``reasons``, the list has a column with the words of those explanations that are given.
    """
    found = trend(collection, view, before, sections)
    since = {"before": before, "after": view.cycle}
    by_item = _("Change from {before} to {after}").format(**since)
    one_by_one = _("Every level that changed from {before} to {after}").format(**since)
    matched = (
        _("Matched countries"),
        _("{count} (complete in both cycles, by the same method)").format(count=found.countries),
    )
    moves = [one for one in found.changes if one.direction is not Direction.SAME]
    rows = tuple(_change(collection, view.framework, one) for one in moves)
    if reasons is not None:
        rows = tuple(
            msgspec.structs.replace(row, values=(*row.values, reasons.of(one)))
            for row, one in zip(rows, moves, strict=True)
        )
    items = Table(
        id="trend",
        head=_with(head(collection, view, by_item), matched),
        columns=_item_columns(),
        rows=tuple(_item_rows(found, sections)),
        notes=_notes(found),
    )
    moved = Table(
        id="trend-changes",
        head=_with(head(collection, view, one_by_one), matched),
        columns=_change_columns(before, view.cycle, reasons=reasons is not None),
        rows=rows,
        legend=legend(view.framework, rows),
        notes=_notes(found),
    )
    return items, moved


def _with(top: Head, fact: tuple[str, str]) -> Head:
    """Return a head with a fact before all others."""
    line = f"{fact[0]}: {fact[1]}"
    return msgspec.structs.replace(top, facts=(fact, *top.facts), lines=(line, *top.lines))


def _item_columns() -> tuple[Column, ...]:
    return (
        Column("item", _("Item"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("matched", _("Matched"), Kind.NUMBER, about=_("countries rated in both cycles")),
        Column("drops", _("Drops"), Kind.NUMBER, about=_("of the matched, those at a lower level")),
        Column(
            "by_end_date",
            _("By an end date"),
            Kind.NUMBER,
            about=_("of the drops, those that an instrument's end explains"),
        ),
        Column("rises", _("Rises"), Kind.NUMBER, about=_("those at a higher level")),
        Column("same", _("Same"), Kind.NUMBER, about=_("those at the same level")),
        Column(
            "asks", _("To explain"), Kind.NUMBER, about=_("changes that ask for an explanation")
        ),
        Column(
            "unexplained",
            _("Unexplained"),
            Kind.NUMBER,
            about=_("of those, the record gives no explanation"),
        ),
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
    return [
        *rows,
        Row(
            (
                Word("all", ""),
                _("All items, in pairs of country and item"),
                *_counts(found.changes),
            ),
            emphasis=True,
        ),
    ]


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


def _change_columns(before: int, after: int, *, reasons: bool) -> tuple[Column, ...]:
    given = Column("reason", _("What the record says"), Kind.TEXT)
    return (
        *code_columns(),
        Column("item", _("Item"), Kind.CODE),
        Column("title", _("Title"), Kind.NAME),
        Column("before", str(before), Kind.RATED),
        Column("after", str(after), Kind.RATED),
        Column("direction", _("Change"), Kind.NAME),
        Column("steps", _("Levels"), Kind.NUMBER, about=_("by how many the level moved")),
        Column(
            "explanation",
            _("Explanation"),
            Kind.NAME,
            about=_("blank for a rise of one level, which needs none"),
        ),
        *([given] if reasons else []),
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
        return Word("explained", _("given in the record"))
    return Word("asked", _("still missing"))


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
