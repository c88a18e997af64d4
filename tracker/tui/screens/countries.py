"""Home: all records, what is done in each and what is wrong with it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tracker.finding import Severity
from tracker.i18n import N_, _, ngettext
from tracker.tables import words
from tracker.tables.country_line import CountryLine, country_line
from tracker.tui import door, glyphs
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import Goto, News
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
    "problems": lambda one: (-one.is_read, -one.errors, -one.warnings),
    "state": lambda one: (one.state.rank if one.state else -1,),
    "region": lambda one: (not one.region, folded(one.region), folded(one.name)),
}
"""What can be sorted by; each falls back on the name."""

BAR = 6
WITH_REGION, WITH_CHANGED = 96, 110
"""From how many columns the table shows them."""


class Countries(Page):
    """The table of all records."""

    CSS_PATH = "countries.tcss"
    NAME = N_("Countries")
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    KEYS = KEYS
    HELP = N_(
        "All records of the workspace. **Enter** opens the one under the cursor, **/** filters as "
        "you type, **s** sorts by the next column, **g** groups by region, **n** lays out a new "
        "record.\n\nThe bar and the numbers beside it: assessed of the applicable items of the core "
        "sections. The signs: items at each level. A red line is a record that can't be read; "
        "Enter opens it as text. A dot stands before what is not saved."
    )

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, CountryLine] = {}
        self._sort = "name"
        self._grouped = False

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
        for code in codes:
            if code in known:
                self._lines[code] = country_line(
                    session.collection,
                    session.view,
                    code,
                    facts=known[code].facts,
                    findings=known[code].findings,
                )
            else:
                self._lines.pop(code, None)
        few = not news.view and not news.reading and not self._moved(codes)
        if few:
            for code in {*codes, *session.dirty, *([news.edit.code] if news.edit else ())}:
                if code in self._lines:
                    self.listing.set_row(self._row(self._lines[code]))
            if news.saved:
                self._draw()
        else:
            self._draw()
        self._detail()

    def _moved(self, codes: object) -> bool:
        """Say whether a line may stand elsewhere now: sorted by what edits change."""
        return bool(codes) and self._sort not in ("name", "code", "region")

    def _draw(self) -> None:
        shown = [one for one in self._lines.values() if self._matches(one)]
        shown.sort(key=lambda one: (*SORTS[self._sort](one), folded(one.name), one.code))
        if self._grouped:
            shown.sort(key=lambda one: (not one.region, folded(one.region)))
        self.listing.set_columns(self._columns(), sorted_by=self._sort)
        self.listing.set_rows(self._rows(shown))
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
            Column("complete", _("Complete"), BAR + 6),
            Column("levels", _("Levels"), 15),
            Column("problems", _("Problems"), 9),
            Column("state", _("State"), 9),
        ]
        if width >= WITH_REGION:
            fixed.insert(1, Column("region", _("Region"), 14))
        if width >= WITH_CHANGED:
            fixed.append(Column("changed", _("Changed"), 10))
        taken = sum(one.width + 1 for one in fixed)
        name = Column("name", _("Country"), max(10, min(40, width - taken - 4)))
        return (fixed[0], name, *fixed[1:])

    def _row(self, line: CountryLine) -> Row:
        columns = self.listing.columns or self._columns()
        if not line.is_read:
            return Row(line.code, (self._broken(line),))
        return Row(line.code, tuple(self._cell(line, one.id) for one in columns))

    def _broken(self, line: CountryLine) -> Text:
        red = "bold red"
        why = line.first.message if line.first else ""
        sign, _style = glyphs.severity(Severity.ERROR)
        return Text.assemble(
            self._code(line),
            " ",
            door.rich_text(f"{line.name}  {sign} {_('not read')}: {why}", red),
            no_wrap=True,
        )

    def _code(self, line: CountryLine) -> Text:
        dot = (glyphs.dot(), "bold yellow") if self.session.is_dirty(line.code) else (" ", "")
        return Text.assemble(dot, door.rich_text(line.code.ljust(4)))

    def _cell(self, line: CountryLine, column: str) -> Text:  # noqa: PLR0911 - one for each column
        match column:
            case "code":
                return self._code(line)
            case "name":
                return door.rich_text(line.name)
            case "region":
                return door.rich_text(line.region)
            case "complete" if line.state:
                bar = glyphs.bar(line.assessed, line.applicable, BAR)
                return Text(f"{bar} {line.assessed:>2}/{line.applicable}")
            case "levels":
                return _levels(line)
            case "problems":
                return _problems(line)
            case "state":
                return door.rich_text(words.word(line.state) if line.state else "")
            case "changed":
                return Text(self._changed(line.code))
            case _:
                return Text("")

    def _changed(self, code: str) -> str:
        try:
            seconds = self.session.path(code).stat().st_mtime
        except OSError:
            return ""
        return date.fromtimestamp(seconds).isoformat()  # noqa: DTZ012 - the user's own day

    def _detail(self) -> None:
        line = self._lines.get(self.listing.key or "")
        self.query_one("#detail", Static).update(self._sentence(line) if line else "")

    def _sentence(self, line: CountryLine) -> Content:
        """Say in words what the line under the cursor shows in signs."""
        pieces = [line.name + (f", {line.region}" if line.region else "")]
        if not line.is_read:
            first = line.first
            pieces.append(_("not read: Enter opens the text"))
            if first:
                pieces.append(f"{first.file}:{first.place.line} {first.message} ({first.code})")
        elif line.state is None:
            pieces.append(_("no assessment in this framework and cycle"))
        else:
            kinds = (line.method, line.scope, line.state)
            pieces.append(", ".join(words.word(one) for one in kinds if one))
            pieces += [
                _("{section} {k} of {n}").format(
                    section=one.section, k=one.assessed, n=one.applicable
                )
                for one in line.progress
            ]
            pieces.append(
                ", ".join(f"{glyphs.word(level)} {count}" for level, count in line.counts if count)
            )
        pieces.append(_counted(line))
        if self.session.is_dirty(line.code):
            pieces.append(_("not saved"))
        dot = " | " if door.ascii_only() else " · "
        return door.text(dot.join(piece for piece in pieces if piece))

    def _empty(self, shown: int) -> None:
        """Say what to do where there is nothing to show."""
        empty = self.query_one("#empty", Static)
        is_whole = self.session.shelf.is_whole
        empty.display = not shown and is_whole
        self.listing.display = bool(shown) or not is_whole
        if self._lines:
            empty.update(door.text(_("No country matches. Esc clears the filter.")))
        else:
            empty.update(door.text(_("There are no records yet. n lays out the first one.")))

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

    def show(self, goto: Goto) -> None:
        """Put the cursor on a country."""
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
        titles = {one.id: one.title for one in self._columns()}
        self.tracker.say(_("Sorted by {column}").format(column=titles.get(self._sort, _("Region"))))

    def action_group(self) -> None:
        """Put the countries of a region together, or no longer."""
        self._grouped = not self._grouped
        self._draw()

    def action_check(self) -> None:
        """Show the findings of all records."""
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


def _levels(line: CountryLine) -> Text:
    text = Text(no_wrap=True)
    for level, count in line.counts:
        if count:
            text.append(glyphs.sign(level))
            text.append(f"{count} ")
    return text


def _problems(line: CountryLine) -> Text:
    text = Text(no_wrap=True)
    for severity, count in ((Severity.ERROR, line.errors), (Severity.WARNING, line.warnings)):
        if count:
            sign, style = glyphs.severity(severity)
            text.append(f"{sign}{count} ", style)
    return text


def _counted(line: CountryLine) -> str:
    parts = []
    if line.errors:
        parts.append(ngettext("{n} error", "{n} errors", line.errors).format(n=line.errors))
    if line.warnings:
        parts.append(ngettext("{n} warning", "{n} warnings", line.warnings).format(n=line.warnings))
    return ", ".join(parts)
