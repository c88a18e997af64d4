"""Countries × items: a heat map to look around in, and what is under the cursor in words."""

from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tracker.i18n import N_, _
from tracker.model.framework import Item
from tracker.tables.matrix import MatrixRow
from tracker.tui import door, screens
from tracker.tui.keys import bindings
from tracker.tui.matrix.grid import SORTS, Arrangement, Grid, next_grouping
from tracker.tui.matrix.keys import HELP, KEYS
from tracker.tui.matrix.lens import LENSES, Looked
from tracker.tui.matrix.sentence import (
    Earlier,
    Said,
    caption,
    explain,
    legend,
    strip,
    whole,
)
from tracker.tui.messages import Goto, News
from tracker.tui.screens.base import Page
from tracker.tui.widgets.filter_bar import FilterBar, folded
from tracker.tui.widgets.heat import ZOOMS, as_lines, fitting
from tracker.tui.widgets.heatmap import HeatMap

ONLY = "only"
"""``Goto.tab`` with an item: show that item alone."""

ROOMY = 30
"""Lines of the window from which the legend has two."""

TALL = 34
"""Lines of the window from which every level is counted beneath."""


class Matrix(Page):
    """The heat map, the strip beneath it, the legend."""

    CSS_PATH = "matrix.tcss"
    NAME = N_("Matrix")
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    KEYS = KEYS
    HELP = HELP

    def __init__(self) -> None:
        super().__init__()
        self._arrangement = Arrangement(full_foot=False)
        self._zoom: int | None = None
        self._foot_chosen = False
        self._is_lent = False
        self._grid: Grid | None = None
        self._earlier: Earlier | None = None
        self._theme = ""
        """The theme that the cells were made in."""

    def body(self) -> ComposeResult:
        """Filter, what is shown, the heat map, what is under the cursor, what the signs mean."""
        yield FilterBar()
        yield Static(id="caption")
        yield HeatMap(id="heat")
        yield Static(id="nothing")
        yield Static(id="strip")
        yield Static(id="legend")

    @property
    def heatmap(self) -> HeatMap:
        """The heat map."""
        return self.query_one("#heat", HeatMap)

    def on_mount(self) -> None:
        """Begin in the heat map."""
        super().on_mount()
        self.heatmap.focus()

    # -- what is shown -------------------------------------------------------------------------

    def take(self, news: News) -> None:
        """Look again where records or the view changed; only what differs is drawn."""
        if self._grid is None or news.view or news.codes or news.reading:
            self._look()

    def _look(self) -> None:
        session = self.session
        looked = Looked(session.collection, session.panel, session.view.framework.sections)
        known = self._grid if self._theme == self.app.theme else None
        self._theme = self.app.theme
        if known is None or (known.looked.panel, known.lens.id) != (
            looked.panel,
            self._arrangement.lens,
        ):
            self._grid = Grid(looked, self._arrangement.lens, known=known)
        if self._earlier is None or known is None or known.looked.panel is not looked.panel:
            self._earlier = Earlier(looked.collection, looked.panel)
        self._draw()

    def _draw(self) -> None:
        grid = self._grid
        if grid is None:
            return
        tall = self.size.height >= TALL
        if not self._foot_chosen:
            self._arrangement = self._with(full_foot=tall)
        heat = grid.heat(self._arrangement)
        zoom, label = fitting(heat, self.size.width or 80, self._zoom)
        self.heatmap.show(heat, zoom=zoom, label_width=label)
        self._listed()
        shown, items = grid.chosen(self._arrangement.filter)
        told = _("{rows} of {of_rows} countries, {items} of {of_items} items").format(
            rows=len(shown),
            of_rows=len(grid.rows),
            items=len(items),
            of_items=sum(len(section.items) for section in grid.looked.sections),
        )
        self.query_one(FilterBar).say(told)
        self._empty(is_empty=not (shown and items))
        self._caption()
        lines = 1 if self.size.height < ROOMY else 2
        shown_legend = legend(grid, self.size.width - 2, lines, self._more())
        self.query_one("#legend", Static).update(shown_legend)
        self._explain()

    def _listed(self) -> None:
        """Let others go from country to country in this order."""
        heat, files = self.heatmap.heat, self.session.shelf.files
        countries = heat.columns if self._arrangement.transposed else heat.rows
        codes = tuple(one.key for one in countries if one.key in files)
        self.session.listed = codes or self.session.listed

    def _with(self, **changes: object) -> Arrangement:
        return msgspec.structs.replace(self._arrangement, **changes)

    def _caption(self) -> None:
        if self._grid is not None:
            self.query_one("#caption", Static).update(self._told(self._grid))

    def _told(self, grid: Grid) -> Content:
        """Return what is shown, of whom and how it is counted."""
        arranged = [str(self.session.view.cycle or ""), self._arrangement.sorted_words]
        looked = grid.looked
        return caption(looked.collection, looked.panel, _(grid.lens.title), arranged)

    def _more(self) -> str:
        """Say how all of a text that was cut can be seen."""
        return _("{key}: all").format(key=self.tracker.key("matrix.about"))

    def _under(self) -> tuple[MatrixRow, Item] | None:
        """Return the country and the item under the cursor."""
        keys = (self.heatmap.row_key, self.heatmap.column_key)
        code, item = reversed(keys) if self._arrangement.transposed else keys
        if self._grid is None:
            return None
        row = next((one for one in self._grid.rows if one.code == code), None)
        found = self.session.view.framework.item.get(item or "")
        return (row, found) if row and found else None

    def _explain(self) -> None:
        said, place = self._said(), self.query_one("#strip", Static)
        if said is None:
            place.update("")
        else:
            height = 3 if self.has_class("-wide") else 4
            place.update(strip(said, self.size.width - 2, height, self._more()))

    def _said(self) -> Said | None:
        """Return all about the cell under the cursor."""
        under = self._under()
        if under is None or self._grid is None or self._earlier is None:
            return None
        return explain(self._grid, self._earlier, *under)

    def _empty(self, *, is_empty: bool) -> None:
        """Say what to do where there is nothing to show."""
        nothing = self.query_one("#nothing", Static)
        nothing.display = is_empty and self.session.shelf.is_whole
        self.heatmap.display = not nothing.display
        words = _("No record has such an assessment. {key} chooses another view.").format(
            key=self.tracker.key("matrix.view")
        )
        if self._arrangement.filter:
            words = _("Nothing matches. Esc clears the filter.")
        nothing.update(door.text(words))

    # -- going places --------------------------------------------------------------------------

    def show(self, goto: Goto) -> None:
        """Put the cursor on a country and an item; with the tab ``only``, show that item alone."""
        if goto.item and goto.tab == ONLY:
            self._filter_by(goto.item)
            self._is_lent = True
        if not self._go_to(goto.code, goto.item) and self._arrangement.filter:
            self._filter_by("")
            self._go_to(goto.code, goto.item)
        self._listed()
        self.heatmap.focus()

    def _go_to(self, code: str | None, item: str | None) -> bool:
        pair = (item, code) if self._arrangement.transposed else (code, item)
        return self.heatmap.go_to(*pair)

    def _filter_by(self, text: str) -> None:
        bar = self.query_one(FilterBar)
        field = bar.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = door.words(text)
        bar.display = bool(text)
        self._arrangement = self._with(filter=folded(text))
        self._draw()

    @on(HeatMap.Chosen, "#heat")
    def _dive(self) -> None:
        under = self._under()
        if under:
            view = self.session.view
            row, item = under
            self.tracker.go(
                Goto(
                    "country",
                    code=row.code,
                    framework=view.framework.id,
                    cycle=view.cycle,
                    item=item.id,
                    tab="assessment",
                )
            )

    @on(HeatMap.Moved, "#heat")
    def _moved(self) -> None:
        self._explain()

    @on(FilterBar.Changed)
    def _filtered(self, event: FilterBar.Changed) -> None:
        self._is_lent = False
        self._arrangement = self._with(filter=event.text)
        self._draw()

    @on(FilterBar.Left)
    def _left(self) -> None:
        self.heatmap.focus()

    def on_resize(self) -> None:
        """Choose zoom and labels for the new size."""
        if self.session.is_ready:
            self._draw()

    # -- what one does -------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type to filter."""
        self.query_one(FilterBar).open()

    def action_lens(self, by: int) -> None:
        """Show something else in the cells."""
        names = list(LENSES)
        at = (names.index(self._arrangement.lens) + by) % len(names)
        self._arrangement = self._with(lens=names[at])
        self._look()

    def action_zoom(self) -> None:
        """Give the cells more room, then little again."""
        now = ZOOMS.index(self.heatmap.zoom)
        self._zoom = ZOOMS[(now + 1) % len(ZOOMS)]
        self._draw()

    def action_group(self) -> None:
        """Group by region, by income, or not."""
        grouping = next_grouping(self.session.collection, self._arrangement.grouping)
        self._arrangement = self._with(grouping=grouping)
        self._draw()

    def action_sort(self) -> None:
        """Sort by the next thing; by an item, that is the one under the cursor."""
        names = list(SORTS)
        sort = names[(names.index(self._arrangement.sort) + 1) % len(names)]
        under = self._under()
        self._arrangement = self._with(sort=sort, by_item=under[1].id if under else None)
        self._draw()

    def action_transpose(self) -> None:
        """Make rows columns; the cursor stays on its cell."""
        under = self._under()
        self._arrangement = self._with(transposed=not self._arrangement.transposed)
        self._zoom = None
        self._draw()
        if under:
            self._go_to(under[0].code, under[1].id)

    def action_counts(self) -> None:
        """Count every level beneath, or n and those who address the item."""
        self._foot_chosen = True
        self._arrangement = self._with(full_foot=not self._arrangement.full_foot)
        self._draw()

    def action_country(self, by: int) -> None:
        """Go to another country on the same item."""
        self.heatmap.action_step(*((0, by) if self._arrangement.transposed else (by, 0)))

    def action_view(self) -> None:
        """Choose how the collection is looked at."""
        self.tracker.push_screen(screens.dialog("view"))

    def action_about(self) -> None:
        """Show all about the cell, what is shown, and every sign."""
        said = self._said()
        if said is not None and self._grid is not None:
            signs = legend(self._grid, 64, 99, "")
            told = whole(said, self._told(self._grid), signs)
            self.tracker.push_screen(screens.dialog("told", _("All about the cell"), told))

    def action_copy_cell(self) -> None:
        """Copy country, item, and what the cell says."""
        under = self._under()
        if under and self._grid:
            code, item = under[0].code, under[1].id
            self.tracker.copy(f"{code}\t{item}\t{self._grid.cells[code, item].said}")

    def action_copy_view(self) -> None:
        """Copy the view in words, tab-separated."""
        self.tracker.copy(as_lines(self.heatmap.heat))

    def action_back(self) -> None:
        """Clear a filter that was typed, or go back; another page's filter goes with it."""
        bar = self.query_one(FilterBar)
        if self._is_lent:
            self._is_lent = False
            self._filter_by("")
            super().action_back()
        elif bar.text:
            bar.action_clear()
        else:
            super().action_back()
