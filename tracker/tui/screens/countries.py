"""Home: all records, what is done in each and what is wrong with it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tracker.i18n import N_, _
from tracker.tables import words
from tracker.tables.country_line import CountryLine, country_line
from tracker.tui import door
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import Goto, News
from tracker.tui.screens import line_drawn
from tracker.tui.screens.base import Page
from tracker.tui.widgets.filter_bar import FilterBar, folded
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    Key("home.filter", "slash", "filter", N_("Filter"), footer=True, shown="/"),
    Key("home.sort", "s", "sort", N_("Sort"), footer=True),
    Key("home.group", "g", "group", N_("By region"), footer=True),
    Key("home.new", "n", "app.dialog('new-country')", N_("New"), footer=True),
    Key("home.check", "v", "check", N_("Check all"), footer=True),
    Key("home.copy", "c", "copy_cell", N_("Copy code")),
    Key("home.copy-all", "C", "copy_view", N_("Copy the list")),
)

SORTS: dict[str, Callable[[CountryLine], tuple[object, ...]]] = {
    "name": lambda one: (folded(one.name),),
    "code": lambda one: (one.code,),
    "complete": lambda one: (one.assessed / one.applicable if one.applicable else -1.0,),
    "problems": lambda one: (one.is_read, -one.errors, -one.warnings),
    "state": lambda one: (one.state.rank if one.state else -1,),
    "region": lambda one: (not one.region, folded(one.region), folded(one.name)),
}
"""What can be sorted by; each falls back on the name."""

MOVING = frozenset({"complete", "problems", "state"})
"""Sorts by what an edit may change: a row may then stand elsewhere."""
WITH_REGION, WITH_CHANGED = 100, 126
"""From how many columns the table shows them."""


def _region_width(width: int) -> int:
    return next(room for least, room in ((170, 32), (114, 20), (0, 14)) if width >= least)


class Countries(Page):
    """The table of all records."""

    CSS_PATH = "countries.tcss"
    NAME = N_("Countries")
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    KEYS = KEYS
    HELP = N_(
        "All records of the workspace. **Enter** opens the one under the cursor, **/** filters as "
        "you type, **s** sorts by the next column, **g** groups by region, **n** lays out a new "
        "record. **v** reads all files again and shows what the checks have to say.\n\n"
        "The bar and the numbers beside it: assessed of the applicable items of the core "
        "sections. The signs: items at each level. A red line is a record that can't be read; "
        "Enter opens it as text. A dot stands before what is not saved."
    )

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, CountryLine] = {}
        self._sort = "name"
        self._grouped = False
        self._marked: frozenset[str] = frozenset()
        self._made: dict[str, Row] = {}
        """Rows as they are drawn, until something in them changes."""

    def body(self) -> ComposeResult:
        """Filter, table, and a strip on the record under the cursor."""
        yield FilterBar()
        yield Listing(id="countries")
        yield Static(id="detail")
        yield Static(id="empty")

    @property
    def listing(self) -> Listing:
        """The table."""
        return self.query_one("#countries", Listing)

    def on_mount(self) -> None:
        """Begin in the table."""
        super().on_mount()
        self.listing.focus()

    # -- what is shown -------------------------------------------------------------------------

    def take(self, news: News) -> None:
        """Make the lines of what changed, and draw what they change."""
        session = self.session
        known = session.shelf.entries
        codes = known if news.view else news.codes
        gone = self._lines.keys() - known.keys()
        for code in gone:
            del self._lines[code]
        for code in codes:
            if code in known:
                self._lines[code] = country_line(
                    session.collection,
                    session.view,
                    code,
                    facts=known[code].facts,
                    findings=known[code].findings,
                )
        marked = frozenset(session.dirty)
        touched = {*codes, *(marked ^ self._marked)}
        self._marked = marked
        is_new = any(code not in self._made and code in codes for code in self._lines)
        for code in touched:
            self._made.pop(code, None)
        if news.view or is_new or gone or (codes and self._sort in MOVING):
            self._draw()
        else:
            for code in touched & self._lines.keys():
                self.listing.set_row(self._row(self._lines[code]))
        self._detail()

    def _draw(self) -> None:
        shown = [one for one in self._lines.values() if self._matches(one)]
        shown.sort(key=lambda one: (*SORTS[self._sort](one), folded(one.name), one.code))
        if self._grouped:
            shown.sort(key=lambda one: (not one.region, folded(one.region)))
        columns = self._columns()
        if columns != self.listing.columns:
            self._made.clear()
        self.listing.set_columns(columns, sorted_by=self._sort)
        self.listing.set_rows(self._rows(shown))
        self._listed()
        self.query_one(FilterBar).count(len(shown), len(self._lines))
        self._empty(len(shown))

    def _rows(self, shown: list[CountryLine]) -> Iterator[Row]:
        region: str | None = None
        for one in shown:
            if self._grouped and one.region != region:
                region = one.region
                count = sum(other.region == region for other in shown)
                title = f"{region or _('In no region')} ({count})"
                yield Row(f"region:{region}", (door.rich_text(title),), is_heading=True)
            yield self._row(one)

    def _matches(self, line: CountryLine) -> bool:
        wanted = self.query_one(FilterBar).text
        state = words.word(line.state) if line.state else ""
        return all(
            part in folded(f"{line.code} {line.name} {line.region} {state}")
            for part in wanted.split()
        )

    def _columns(self) -> tuple[Column, ...]:
        width = self.size.width or 80
        fixed = [
            Column("code", _("Code"), 5),
            Column("complete", _("Complete"), line_drawn.BAR + 6),
            Column(
                "levels",
                _("Levels"),
                len(self.session.view.framework.scale) * line_drawn.slot() - 1,
            ),
            Column("problems", _("Problems"), 9),
            Column("state", _("State"), line_drawn.state_width(width)),
        ]
        if width >= WITH_REGION and not self._grouped:
            fixed.insert(1, Column("region", _("Region"), _region_width(width)))
        if width >= WITH_CHANGED:
            fixed.append(Column("changed", _("Changed"), 10))
        taken = sum(one.width + 1 for one in fixed)
        name = Column("name", _("Country"), max(10, min(40, width - taken - 4)))
        return (fixed[0], name, *fixed[1:])

    def _row(self, line: CountryLine) -> Row:
        if line.code not in self._made:
            unsaved, changed = line.code in self._marked, self._changed(line.code)
            cells = (
                tuple(
                    line_drawn.cell(line, one.id, unsaved=unsaved, changed=changed)
                    for one in self.listing.columns
                )
                if line.is_read
                else (line_drawn.broken(line, unsaved=unsaved),)
            )
            self._made[line.code] = Row(line.code, cells)
        return self._made[line.code]

    def _changed(self, code: str) -> str:
        try:
            seconds = self.session.path(code).stat().st_mtime
        except OSError:
            return ""
        return date.fromtimestamp(seconds).isoformat()  # noqa: DTZ012 - the user's own day

    def _detail(self) -> None:
        line = self._lines.get(self.listing.key or "")
        self.query_one("#detail", Static).update(
            line_drawn.sentence(
                line, max(20, self.size.width - 2), unsaved=line.code in self._marked
            )
            if line
            else ""
        )

    def _empty(self, shown: int) -> None:
        """Say what to do where there is nothing to show."""
        empty = self.query_one("#empty", Static)
        is_whole = self.session.shelf.is_whole
        empty.display = not shown and is_whole
        self.listing.display = bool(shown) or not is_whole
        if self._lines:
            empty.update(door.text(_("No country matches. Esc clears the filter.")))
        else:
            told = _("There are no records yet. {key} lays out the first one.")
            empty.update(door.text(told.format(key=self.tracker.key("home.new"))))

    # -- what one does -------------------------------------------------------------------------

    @on(Listing.Moved, "#countries")
    def _moved_to(self) -> None:
        self._detail()

    @on(Listing.Chosen, "#countries")
    def _chosen(self, event: Listing.Chosen) -> None:
        line = self._lines[event.key]
        if line.is_read:
            self.tracker.go(Goto("country", code=event.key))
        else:
            self.tracker.open_text(event.key)

    @on(Listing.HeaderClicked, "#countries")
    def _sort_by(self, event: Listing.HeaderClicked) -> None:
        if event.key in SORTS:
            self._sort = event.key
            self._draw()

    @on(FilterBar.Changed)
    def _filtered(self) -> None:
        if self.session.is_ready:
            self._draw()
            self._detail()

    @on(FilterBar.Left)
    def _back_to_table(self) -> None:
        self.listing.focus()

    def on_resize(self) -> None:
        """Choose columns for the new width."""
        if self.session.is_ready:
            self._draw()
            self._detail()

    def _listed(self) -> None:
        """Let others go from country to country in this order."""
        shown = tuple(row.key for row in self.listing.rows if not row.is_heading)
        self.session.listed = shown or self.session.listed

    def show(self, goto: Goto) -> None:
        """Put the cursor on a country."""
        self._listed()
        if goto.code:
            self.listing.go_to(goto.code)

    def action_filter(self) -> None:
        """Type to filter."""
        self.query_one(FilterBar).open()

    def action_sort(self) -> None:
        """Sort by the next column that can be sorted by."""
        names = list(SORTS)
        self._sort = names[(names.index(self._sort) + 1) % len(names)]
        self._draw()

    def action_group(self) -> None:
        """Put the countries of a region together, or no longer."""
        self._grouped = not self._grouped
        self._draw()

    def action_check(self) -> None:
        """Read all files again and show what the checks have to say."""
        self.tracker.action_reread()
        self.tracker.go(Goto("problems"))

    def action_back(self) -> None:
        """Clear the filter; home is where Esc ends."""
        bar = self.query_one(FilterBar)
        if bar.text:
            bar.action_clear()
        else:
            super().action_back()

    def action_copy_cell(self) -> None:
        """Copy the country's code."""
        if self.listing.key:
            self.tracker.copy(self.listing.key)

    def action_copy_view(self) -> None:
        """Copy the table as it is shown, tab-separated."""
        titles = [one.title for one in self.listing.columns]
        rows = [[cell.plain.strip() for cell in row.cells] for row in self.listing.rows]
        self.tracker.copy("\n".join("\t".join(row) for row in (titles, *rows)))
