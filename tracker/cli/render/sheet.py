"""A country's sheet: a page to read from top to bottom, with more beside on a wide screen."""

from collections.abc import Iterator, Sequence

import msgspec
from rich.text import Text

from tracker.cli.render.grid import grid
from tracker.cli.render.head import above, below
from tracker.cli.render.legend import in_lines, pieces_of
from tracker.cli.render.lines import Lane, set_rows, wrapped
from tracker.cli.render.screen import Screen
from tracker.cli.render.sheet_item import item_lines, marked
from tracker.i18n import _, ngettext
from tracker.method.rating import CellState
from tracker.model.framework import Framework
from tracker.tables.sheet import Sheet, SheetSection
from tracker.tables.sheet_item import SheetItem
from tracker.tables.table import Column, Kind, Row, Table


def sheet_page(sheet: Sheet, framework: Framework, screen: Screen) -> Iterator[Text]:
    """Draw the sheet."""
    yield from above(sheet.head, screen)
    if not sheet.sections:
        words = _("No assessment is taken in this view; try another --framework or --cycle.")
        yield from wrapped(screen, screen.text(words), screen.text_width)
    else:
        yield from _overview(sheet.sections, screen)
        yield from _legend(sheet, framework, screen)
    for section in sheet.sections:
        if section.items:
            yield Text()
            yield from _section(section, screen)
    yield from _instruments(sheet, screen)
    yield from _searches(sheet, screen)
    yield from below(sheet.head, (), screen)


def _overview(sections: Sequence[SheetSection], screen: Screen) -> Iterator[Text]:
    """Yield a line a section: how much is assessed, and its items' glyphs."""
    rows = []
    for section in sections:
        assessed = _("{k} of {n} assessed").format(k=section.assessed, n=section.applicable)
        strip = Text(" ").join(_badge(item, screen) for item in section.items)
        rows.append(
            (
                screen.text(section.id, "bold"),
                screen.text(section.title),
                screen.text(assessed),
                strip,
            )
        )
    widths = [max((row[at].cell_len for row in rows), default=0) for at in range(3)]
    widths[1] = min(widths[1], max(12, screen.width // 3))
    rest = max(screen.width - sum(widths) - 6, 20)
    lanes = [Lane(Text(), width) for width in widths] + [Lane(Text(), rest, wrap=True)]
    yield from set_rows(screen, lanes, rows)


def _badge(item: SheetItem, screen: Screen) -> Text:
    """Return an item's id with its glyph, kept together."""
    glyph = marked(item, screen)
    joint = "=" if screen.ascii_only else ""
    return Text.assemble(
        screen.words(item.id), joint, (glyph.symbol, glyph.style), glyph.mark.strip()
    )


def _legend(sheet: Sheet, framework: Framework, screen: Screen) -> Iterator[Text]:
    marks = [item.mark for section in sheet.sections for item in section.items]
    marks += [
        action.mark
        for section in sheet.sections
        for item in section.items
        for action in item.actions
        if action.mark
    ]
    marks = [msgspec.structs.replace(mark, example=False) for mark in marks]
    states = {mark.rated.state for mark in marks}
    things = [
        *framework.scale,
        *(one for one in CellState if one in states and one is not CellState.RATED),
    ]
    yield Text()
    yield from in_lines(pieces_of(things, marks, screen), screen)


def _section(section: SheetSection, screen: Screen) -> Iterator[Text]:
    title = f"{section.id}  {section.title}"
    core = "" if section.core else _(" (not core)")
    yield screen.text(title + core, "bold underline")
    waiting = [item for item in section.items if _is_waiting(item)]
    for item in section.items:
        if item not in waiting:
            yield Text()
            yield from item_lines(item, screen)
    left = section.not_assessed
    if waiting:
        yield Text()
        yield screen.text(_("Not assessed yet"), "bold")
        for item in waiting:
            yield Text("  ").append(screen.cut(f"{item.id}  {item.title}", screen.width - 2))
    if left:
        yield Text()
        words = ngettext(
            "{n} other item was not assessed.", "{n} other items were not assessed.", left
        )
        yield screen.text(words.format(n=left), "dim")


def _is_waiting(item: SheetItem) -> bool:
    """Say whether there is nothing to tell of an item but that it waits."""
    return (
        item.mark.rated.state is CellState.NOT_ASSESSED
        and not item.evidence
        and not item.hindering
        and not item.notes
        and not item.next
    )


def _instruments(sheet: Sheet, screen: Screen) -> Iterator[Text]:
    if not sheet.instruments:
        return
    yield Text()
    yield screen.text(_("Instruments"), "bold underline")
    yield Text()
    table = Table(
        id="instruments",
        head=sheet.head,
        columns=(
            Column("title", _("Title"), Kind.NAME),
            Column("id", _("Id"), Kind.CODE),
            Column("type", _("Type"), Kind.NAME),
            Column("status", _("Status"), Kind.NAME),
            Column("years", _("Years"), Kind.CODE),
            Column("read", _("Read"), Kind.NAME),
            Column("measures", _("Measures"), Kind.NUMBER),
            Column("links", _("Links"), Kind.NUMBER),
        ),
        rows=tuple(
            Row(
                (
                    one.title,
                    one.id,
                    one.type,
                    one.status,
                    _years(one.adopted, one.last_year),
                    one.read,
                    one.measures,
                    one.links,
                )
            )
            for one in sheet.instruments
        ),
    )
    yield from grid(table, screen, under=True)


def _years(adopted: int | None, last: int | None) -> str | None:
    if adopted is None and last is None:
        return None
    return str(adopted or "?") + (f"–{last}" if last else "")


def _searches(sheet: Sheet, screen: Screen) -> Iterator[Text]:
    if not sheet.searches:
        return
    yield Text()
    yield screen.text(_("Searches"), "bold underline")
    for sentence in sheet.searches:
        yield from wrapped(screen, screen.text(sentence), screen.text_width, indent=4)
