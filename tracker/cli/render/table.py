"""A result on the terminal: head, body in the layout that suits it, legend, notes, caution."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from tracker.cli.render.across import across, is_wide
from tracker.cli.render.grid import grid
from tracker.cli.render.head import above, below
from tracker.cli.render.legend import legend
from tracker.cli.render.matrix import is_matrix, matrix
from tracker.cli.render.ranking import changes, elements, ranking
from tracker.cli.render.screen import Screen
from tracker.cli.render.statements import statements
from tracker.i18n import _
from tracker.tables.table import Table


def draw(table: Table, screen: Screen) -> Iterator[Text]:
    """Draw a whole table."""
    yield from above(table.head, screen)
    yield from draw_body(table, screen)
    yield from below(table.head, table.notes, screen)


def draw_all(tables: Sequence[Table], screen: Screen) -> Iterator[Text]:
    """Draw tables that belong together: the first whole, of the others what it does not say."""
    first, *others = tables
    yield from above(first.head, screen)
    yield from draw_body(first, screen)
    for table in others:
        if table.rows:
            yield Text()
            if table.head.title != first.head.title:
                yield screen.text(table.head.title, "bold")
                yield Text()
            yield from draw_body(table, screen)
    notes = dict.fromkeys(note for table in tables for note in table.notes)
    yield from below(first.head, notes, screen)


def draw_body(table: Table, screen: Screen) -> Iterator[Text]:
    """Draw the rows and the legend, without the head."""
    if not table.rows:
        yield screen.text(_("Nothing to show."), "italic")
    elif is_matrix(table):
        yield from matrix(table, screen)
    elif table.id == "gaps":
        yield from grid(ranking(table), screen, under=True)
    elif table.id == "trend-changes":
        yield from grid(changes(table, screen), screen)
    elif table.id == "gap-elements":
        yield from elements(table, screen)
    elif table.id == "statements":
        yield from statements(table, screen)
    elif is_wide(table):
        yield from across(table, screen)
    else:
        yield from grid(table, screen)
    if table.legend:
        yield Text()
        yield from legend(table, screen)
