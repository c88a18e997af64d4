"""The gap ranking: which items fewest countries address, what answers them, who has an example."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.analysis.distribution import distribution
from tracker.analysis.request import sections_of
from tracker.i18n import N_, _, text_of
from tracker.model.framework import Item, Section
from tracker.tables.gaps import gaps_tables
from tracker.tables.table import Shares, Table, Value, Word
from tracker.tui import door, screens
from tracker.tui.figures import BAR, distribution_words, missing_words, share_bar, share_words
from tracker.tui.keys import Key, bindings
from tracker.tui.matrix.sentence import caption
from tracker.tui.messages import Goto, News
from tracker.tui.screens.base import Page
from tracker.tui.widgets.filter_bar import FilterBar, folded
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    Key("gaps.filter", "slash", "filter", N_("Filter"), footer=True, shown="/"),
    Key("gaps.sections", "x", "sections", N_("Sections"), footer=True),
    Key("gaps.view", "v", "view", N_("View"), footer=True),
    Key("gaps.copy", "c", "copy_cell", N_("Copy the line")),
    Key("gaps.copy-all", "C", "copy_view", N_("Copy the list")),
)

WITH_BAR = 100
"""From how many columns the list shows the bars."""
WITH_BASIS = 150
"""From how many columns the list shows the basis."""


class Gaps(Page):
    """The ranking, and all about the item under the cursor."""

    CSS_PATH = "gaps.tcss"
    NAME = N_("Gaps ranked")
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    KEYS = KEYS
    HELP = N_(
        "Items by the share of rated countries that do not address them, largest first; items "
        "without a figure come before. **Enter** shows the item in the matrix, **x** takes in "
        "other sections, **v** changes cycle, restrictions and so on, **Tab** scrolls what is "
        "said beneath.\n\nA gap is the number of countries that do not address the item, of those "
        "with a level for it (n). Between items compare only shares, with the number of elements "
        "beside: the more there are, the more can be missing."
    )

    def __init__(self) -> None:
        super().__init__()
        self._tables: tuple[Table, Table] | None = None
        self._asked: tuple[object, ...] = ()
        self._only: str | None = None

    def body(self) -> ComposeResult:
        """Filter, what is ranked of whom, the list, all about the item under the cursor."""
        yield FilterBar()
        yield Static(id="caption")
        yield Listing(id="gaps")
        with VerticalScroll(id="about"):
            yield Static(id="detail")

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one("#gaps", Listing)

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.listing.focus()

    # -- what is shown -------------------------------------------------------------------------

    def take(self, news: News) -> None:
        """Rank again where records or the view changed."""
        if self._tables is None or news.view or news.codes or news.reading:
            self._rank()

    def _sections(self) -> tuple[Section, ...]:
        framework = self.session.view.framework
        if self._only in framework.section:
            return (framework.section[self._only],)
        return sections_of(framework)

    def _rank(self) -> None:
        session = self.session
        sections = self._sections()
        asked = (session.panel, *(one.id for one in sections))
        if self._tables is None or self._asked != asked:
            self._asked = asked
            self._tables = gaps_tables(
                session.collection, session.view, sections, looked=session.panel
            )
        self._draw()

    def _draw(self) -> None:
        if self._tables is None:
            return
        items = self._tables[0]
        wanted = self.query_one(FilterBar).text.split()
        shown = [
            row.values
            for row in items.rows
            if all(part in folded(f"{row.values[1]} {row.values[2]}") for part in wanted)
        ]
        self.listing.set_columns(self._columns())
        self.listing.set_rows(self._row(items, values) for values in shown)
        self.query_one(FilterBar).count(len(shown), len(items.rows))
        self.query_one("#caption", Static).update(self._told())
        self._detail()

    def _told(self) -> Content:
        """Return what is ranked, of whom and how it is counted."""
        session = self.session
        names = " ".join(section.id for section in self._sections())
        arranged = [str(session.view.cycle or ""), names]
        return caption(session.collection, session.panel, _("Gaps ranked"), arranged)

    def _columns(self) -> tuple[Column, ...]:
        width = self.size.width or 80
        fixed = [
            Column("rank", "#", 3, right=True),
            Column("item", _("Item"), 5),
            Column("gap", _("Gap"), 16, right=True),
            Column("elements", _("Elements"), 8, right=True),
            Column("answered_by", _("Answered by"), 13),
        ]
        if width >= WITH_BAR:
            fixed.insert(3, Column("bar", "", BAR))
        if width >= WITH_BASIS:
            fixed.insert(4, Column("population", _("Of (N)"), 6, right=True))
            fixed.append(Column("examples", _("Examples, at least"), 18, right=True))
        taken = sum(one.width + 1 for one in fixed)
        title = Column("title", _("Title"), max(12, min(60, width - taken - 4)))
        return (*fixed[:2], title, *fixed[2:])

    def _row(self, items: Table, values: tuple[Value, ...]) -> Row:
        at = {column.id: place for place, column in enumerate(items.columns)}
        cells = []
        for column in self.listing.columns:
            if column.id == "bar":
                cells.append(share_bar(values[at["gap"]]))
            elif column.id == "gap":
                cells.append(_gap(values[at["gap"]], values[at["basis"]]))
            else:
                value = values[at[column.id]]
                cells.append(
                    door.rich_text("" if value is None else str(value), right=column.right)
                )
        return Row(str(values[at["item"]]), tuple(cells))

    # -- all about one -------------------------------------------------------------------------

    def _item(self) -> Item | None:
        return self.session.view.framework.item.get(self.listing.key or "")

    def _detail(self) -> None:
        item = self._item()
        self.query_one("#detail", Static).update(self._words(item) if item else "")
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)

    def _words(self, item: Item) -> Content:
        if self._tables is None:
            return Content("")
        items, elements = self._tables
        values = next(row.values for row in items.rows if row.values[1] == item.id)
        at = {column.id: place for place, column in enumerate(items.columns)}
        view = self.session.view
        found = distribution(self.session.panel, item)
        title = f"{item.id} {text_of(item.title)}"
        if item.paragraph:
            title += _(" (paragraph {number})").format(number=item.paragraph)
        parts: list[Content | tuple[str, str]] = [(door.words(title), "bold")]
        gap = values[at["gap"]]
        if isinstance(gap, Shares):
            said = _("Gap {share} of the rated countries: {about}.").format(
                share=share_words(gap.shares), about=items.columns[at["gap"]].about
            )
        else:
            said = _("No figure: {basis}.").format(basis=values[at["basis"]])
        parts.append(door.text("\n" + said, lines=True))
        parts.append(door.text("\n" + distribution_words(view, found) + ".", lines=True))
        parts.append(door.text("\n" + missing_words(found) + ".", lines=True))
        answers = str(values[at["answered_by"]] or "").split()
        if answers:
            parts.append((door.words("\n" + _("Answered by"), lines=True), "bold"))
            for one in answers:
                named = view.framework.item.get(one)
                words = f"\n  {one} {text_of(named.title) if named else ''}"
                parts.append(door.text(words, lines=True))
        parts += [*self._missing(item, elements), Content("\n\n"), self._told()]
        return Content.assemble(*parts)

    def _missing(self, item: Item, elements: Table) -> list[Content | tuple[str, str]]:
        """Return the elements that some country misses, with who covers them."""
        rows = [row for row in elements.rows if str(row.values[0]).partition(".")[0] == item.id]
        if not rows:
            return []
        parts: list[Content | tuple[str, str]] = [
            (door.words("\n" + _("Elements missing, and who covers them"), lines=True), "bold")
        ]
        columns = [column.id for column in elements.columns]
        for row in rows:
            values = dict(zip(columns, row.values, strict=True))
            covered = values["covered"]
            if isinstance(covered, Shares) and covered.shares[0].n:
                figure = _("covered by {share} of the rated countries")
                figure = figure.format(share=share_words(covered.shares))
            else:
                figure = _("no figure")
            said = _("{element} {text}: {figure}; examples included, by at least {k}").format(
                element=values["element"], text=values["text"], figure=figure, k=values["examples"]
            )
            parts.append(door.text("\n" + said, lines=True))
            peers = (values[one] for one in columns if one.startswith("peer_"))
            parts += [
                (door.words(f"\n    {one}", lines=True), "$text-muted") for one in peers if one
            ]
        return parts

    # -- what one does -------------------------------------------------------------------------

    @on(Listing.Moved, "#gaps")
    def _moved(self) -> None:
        self._detail()

    @on(Listing.Chosen, "#gaps")
    def _chosen(self, event: Listing.Chosen) -> None:
        self.tracker.go(Goto("matrix", item=event.key, tab="only"))

    @on(FilterBar.Changed)
    def _filtered(self) -> None:
        self._draw()

    @on(FilterBar.Left)
    def _left(self) -> None:
        self.listing.focus()

    def on_resize(self) -> None:
        """Choose columns for the new width."""
        if self.session.is_ready:
            self._draw()

    def show(self, goto: Goto) -> None:
        """Put the cursor on an item."""
        if goto.item:
            self.listing.go_to(goto.item)

    def action_filter(self) -> None:
        """Type to filter."""
        self.query_one(FilterBar).open()

    def action_sections(self) -> None:
        """Rank the core sections together, then each section alone."""
        choices = [None, *self.session.view.framework.section]
        now = self._only if self._only in choices else None
        self._only = choices[(choices.index(now) + 1) % len(choices)]
        self._rank()

    def action_view(self) -> None:
        """Choose how the collection is looked at."""
        self.tracker.push_screen(screens.dialog("view"))

    def action_copy_cell(self) -> None:
        """Copy the line under the cursor."""
        row = next((one for one in self.listing.rows if one.key == self.listing.key), None)
        if row:
            self.tracker.copy("\t".join(cell.plain.strip() for cell in row.cells))

    def action_copy_view(self) -> None:
        """Copy the list as it is shown, tab-separated."""
        lines = [[one.title for one in self.listing.columns]]
        lines += [[cell.plain.strip() for cell in row.cells] for row in self.listing.rows]
        self.tracker.copy("\n".join("\t".join(line) for line in lines))

    def action_back(self) -> None:
        """Clear the filter, come back to the list, or go back."""
        bar = self.query_one(FilterBar)
        if self.query_one("#about", VerticalScroll).has_focus:
            self.listing.focus()
        elif bar.text:
            bar.action_clear()
        else:
            super().action_back()


def _gap(gap: Value, basis: Value) -> Text:
    if isinstance(gap, Shares):
        return door.rich_text(share_words(gap.shares), right=True)
    words = (
        _("no evidence") if isinstance(basis, Word) and basis.id == "no-evidence" else _("examples")
    )
    return door.rich_text(words, "italic", right=True)
