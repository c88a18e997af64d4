"""A coverage matrix: countries by items, with the distribution beneath and counts beside."""

from collections.abc import Mapping, Sequence

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.bulk import letters
from tracker.export.xlsx.cells import CODES, write_row
from tracker.export.xlsx.lanes import A4_WIDE, Lane, begun, lanes_of
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import lines, place
from tracker.export.xlsx.top import GROUPS, HEADER, head_style, write_heads, write_notes, write_top
from tracker.i18n import _, text_of
from tracker.model.framework import Framework
from tracker.tables import words
from tracker.tables.table import Column, Kind, Row, Table, Value

_WIDTHS = {Kind.CODE: 6.5, Kind.RATED: 5.0, Kind.NUMBER: 4.0, Kind.SHARE: 5.5}
_NARROWEST, _WIDEST = 10.0, 30.0

_BOLD = Style(bold=True)


def write_coverage(
    sheet: Sheet, table: Table, framework: Framework, evidence: Mapping[str, str]
) -> dict[str, str]:
    """Write the matrix, and under it what its signs, items and figures mean.

    ``evidence`` are the places where a country's evidence begins, by code. Return the places of the
    items' columns.
    """
    lanes = _lanes(table)
    for at, lane in enumerate(lanes):
        sheet.width(at, lane.width)
    sizes = [lane.width for lane in lanes]
    if sum(sizes) > A4_WIDE:
        sheet.is_wide()
    write_top(sheet, sizes)
    write_heads(sheet, lanes)
    last = _write_rows(sheet, table, lanes, evidence)
    items = next((at for at, lane in enumerate(lanes) if lane.kind is Kind.RATED), 3)
    sheet.freeze(HEADER + 1, items)
    sheet.repeat(GROUPS, HEADER)
    sheet.filters(HEADER, HEADER + _countries(table), len(lanes))
    row = write_notes(sheet, last + 2, (*table.notes, *_advice(), sheet.head.designations), sizes)
    row = _write_legend(sheet, framework, row + 1)
    titles = _write_items(sheet, framework, row + 1)
    _write_item_heads(sheet, lanes, titles)
    return {
        lane.id: place(sheet.name, f"{letters(at)}{HEADER + 1}")
        for at, lane in enumerate(lanes)
        if lane.kind is Kind.RATED
    }


def _lanes(table: Table) -> list[Lane]:
    countries = [row for row in table.rows if not row.emphasis]

    def width(column: Column) -> float | None:
        if column.kind is Kind.NAME:
            at = table.columns.index(column)
            return _fitting([row.values[at] for row in table.rows])
        return _WIDTHS.get(column.kind)

    regions = _fitting([row.group for row in countries])
    region = Lane("region", _("Region"), Kind.NAME, "", regions, None)
    return begun([region, *lanes_of(table, width=width, percent=False)])


def _fitting(values: Sequence[Value]) -> float:
    """Return the width of a column of names."""
    longest = max((len(str(value)) for value in values), default=0)
    return min(max(_NARROWEST, longest * 0.95 + 1.5), _WIDEST)


def _write_rows(sheet: Sheet, table: Table, lanes: list[Lane], evidence: Mapping[str, str]) -> int:
    """Write countries and counts; return the last row written."""
    at, group, counting = HEADER, "", False
    code = next(at for at, lane in enumerate(lanes) if lane.id == "country")
    for row in table.rows:
        at += 1
        first = row.group != group
        group = row.group
        if row.emphasis and not counting:
            counting = True
            at += 1
            sheet.text(at, 0, group, _BOLD)
            at += 1
        look = Style(above=first, hair=not row.emphasis, bold=row.emphasis, middle=True)
        write_row(sheet, at, row, lanes, look)
        sheet.lines(at, 1 if row.emphasis else _high(row, lanes))
        if not row.emphasis:
            key = str(row.values[0])
            if key in evidence:
                sheet.link((at, code), key, evidence[key], styles.lined(styles.LINK, look))
    return at


def _high(row: Row, lanes: Sequence[Lane]) -> int:
    names = [(str(lane.value(row) or ""), lane.width) for lane in lanes if lane.kind is Kind.NAME]
    return max(lines(text, width - 1) for text, width in names)


def _countries(table: Table) -> int:
    return sum(not row.emphasis for row in table.rows)


def _write_item_heads(sheet: Sheet, lanes: Sequence[Lane], titles: Mapping[str, str]) -> None:
    """Write the heads that are not as others are: items lead to their titles, levels stand up."""
    for at, lane in enumerate(lanes):
        if lane.kind is Kind.RATED and lane.id in titles:
            sheet.link((HEADER, at), lane.title, titles[lane.id], head_style(lane))
        elif lane.kind is Kind.NUMBER and not lane.part:
            look = styles.lined(styles.ROTATED, Style(before=lane.first))
            sheet.text(HEADER, at, lane.title, look)
    longest = max(
        (len(lane.title) for lane in lanes if lane.kind is Kind.NUMBER and not lane.part), default=0
    )
    sheet.lines(HEADER, max(2.0, min(longest * 0.55, 6.0)))


def _write_legend(sheet: Sheet, framework: Framework, at: int) -> int:
    """Explain levels, states and signs; return the next free row."""
    sheet.text(at, 0, _("How to read it"), _BOLD)
    for level in framework.scale:
        at += 1
        sheet.number(at, 1, level.value, styles.level_style(level))
        sheet.text(at, 2, f"{words.level(level)}: {text_of(level.definition)}")
    for state, code in CODES.items():
        at += 1
        sheet.text(at, 1, code, styles.STATE)
        sheet.text(at, 2, f"{words.state(state)}: {words.state_meaning(state)}")
    for sign, meaning in _signs():
        at += 1
        sheet.text(at, 1, sign, styles.STATE)
        sheet.text(at, 2, meaning)
    return at + 1


def _write_items(sheet: Sheet, framework: Framework, at: int) -> dict[str, str]:
    """List the items with their titles; return their places."""
    sheet.text(at, 0, _("Items"), _BOLD)
    places = {}
    for section in framework.sections:
        at += 1
        sheet.text(at, 0, text_of(section.title))
        for item in section.items:
            at += 1
            sheet.text(at, 1, item.id, _BOLD)
            sheet.text(at, 2, text_of(item.title))
            places[item.id] = place(sheet.name, f"B{at + 1}")
    return places


def _signs() -> tuple[tuple[str, str], ...]:
    return (
        ("▲", _("set by hand above the level that the evidence gives")),
        ("▼", _("set by hand below it")),
        ("!", _("a provision stands in the item's way; never counted, never netted")),
        ("2", _("in italics: found as an example, in no share and in no count beneath")),
    )


def _advice() -> tuple[str, ...]:
    return (_("A country's code leads to its evidence, an item's id to its title beneath."),)
