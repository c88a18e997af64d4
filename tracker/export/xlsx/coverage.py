"""A coverage matrix: countries by items, with the distribution beneath and counts beside."""

from collections.abc import Mapping, Sequence
from itertools import chain, repeat

import msgspec

from tracker.export.xlsx import styles
from tracker.export.xlsx.book import Sheet
from tracker.export.xlsx.bulk import letters
from tracker.export.xlsx.cells import CODES, write_row
from tracker.export.xlsx.lanes import A4_WIDE, Lane, begun, lanes_of
from tracker.export.xlsx.page import GROUPS, HEADER
from tracker.export.xlsx.styles import Style
from tracker.export.xlsx.text import lines, place
from tracker.export.xlsx.top import head_style, write_heads, write_notes, write_top
from tracker.i18n import _, text_of
from tracker.model.framework import Framework
from tracker.tables import words
from tracker.tables.table import Column, Kind, Row, Table, Value

_WIDTHS = {Kind.CODE: 6.5, Kind.RATED: 5.0, Kind.NUMBER: 4.0, Kind.SHARE: 5.5}
_NARROWEST, _WIDEST, _REGION = 10.0, 30.0, 28.0
_FROZEN = 2
"""Columns that stay on the screen: code and country; more would leave a laptop too little room."""
_LEGEND, _TITLES, _USUAL = 118.0, 56.0, 9.0
"""Widths that the legend and a column of items' titles take, and that a column has by itself."""
_ON_A_PAGE = 105
"""Rows that still can be read where they share a page."""
_ASIDE = ("method", "scope")
"""Columns that stand at the right end."""

_BOLD, _SECTION = Style(bold=True), Style(italic=True)


def write_coverage(
    sheet: Sheet,
    table: Table,
    framework: Framework,
    evidence: Mapping[str, str],
    *,
    restricted: bool,
) -> dict[str, str]:
    """Write the matrix, and under it what its signs, items and figures mean.

    ``evidence`` are the places where a country's evidence begins, by code; ``restricted`` is whether
    levels rest on some kinds of evidence alone. Return the places of the items' columns.
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
    sheet.freeze(HEADER + 1, _FROZEN)
    sheet.repeat(GROUPS, HEADER)
    sheet.filters(HEADER, HEADER + _countries(table), len(lanes))
    row = write_notes(sheet, last + 2, (*table.notes, *_advice(), sheet.head.designations), sizes)
    end = _write_legend(sheet, framework, row + 1, restricted=restricted)
    start = max(sum(sizes) / 2, _LEGEND)
    beside = [_column_at(sizes, beyond) for beyond in (start, start + _TITLES)]
    titles = _write_items(sheet, framework, row + 1, beside)
    if max(end, row + len(titles) / 2) <= _ON_A_PAGE:
        sheet.on_one_page()
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

    regions = min(_fitting([row.group for row in countries]), _REGION)
    region = Lane("region", _("Region"), Kind.NAME, "", regions, None)
    lanes = lanes_of(table, width=width, percent=False)
    frozen, aside = lanes[:_FROZEN], [lane for lane in lanes if lane.id in _ASIDE]
    others = [_roomy(lane, lanes) for lane in lanes[_FROZEN:] if lane.id not in _ASIDE]
    return begun([*frozen, region, *others, *aside])


def _roomy(lane: Lane, lanes: Sequence[Lane]) -> Lane:
    """Give the only item of a section a column that the longest word of the section's title fits."""
    if lane.kind is not Kind.RATED or sum(one.group == lane.group for one in lanes) > 1:
        return lane
    longest = max((len(word) for word in lane.group.split()), default=0)
    return msgspec.structs.replace(lane, width=max(lane.width, longest * 1.1 + 1))


def _column_at(sizes: Sequence[float], beyond: float) -> int:
    """Return the first column that begins beyond a width; behind the table columns are as usual."""
    used = 0.0
    for at, size in enumerate(chain(sizes, repeat(_USUAL))):
        if used >= beyond:
            return at
        used += size
    raise AssertionError


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


def _write_legend(sheet: Sheet, framework: Framework, at: int, *, restricted: bool) -> int:
    """Explain levels, states and signs; return the last row."""
    sheet.text(at, 0, _("How to read it"), _BOLD)
    for level in framework.scale:
        at += 1
        sheet.number(at, 0, level.value, styles.level_style(level))
        sheet.text(at, 1, f"{words.level(level)}: {text_of(level.definition)}")
    for state, code in CODES.items():
        at += 1
        sheet.text(at, 0, code, styles.STATE)
        meaning = words.state_meaning(state, restricted=restricted)
        sheet.text(at, 1, f"{words.state(state)}: {meaning}")
    for sign, meaning in _signs():
        at += 1
        sheet.text(at, 0, sign, styles.STATE)
        sheet.text(at, 1, meaning)
    return at


def _write_items(
    sheet: Sheet, framework: Framework, top: int, columns: Sequence[int]
) -> dict[str, str]:
    """List the items with their titles beside the legend, in columns; return their places."""
    sheet.text(top, columns[0], _("Items"), _BOLD)
    places: dict[str, str] = {}
    at, column = top, columns[0]
    for section in framework.sections:
        middle = len(places) + len(section.items) / 2
        if middle >= len(framework.items) / 2 and column == columns[0] and places:
            at, column = top, columns[1]
        at += 1
        sheet.text(at, column, text_of(section.title), _SECTION)
        for item in section.items:
            at += 1
            sheet.text(at, column, item.id, _BOLD)
            sheet.text(at, column + 1, text_of(item.title))
            places[item.id] = place(sheet.name, f"{letters(column)}{at + 1}")
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
