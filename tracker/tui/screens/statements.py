"""The document's statements as numbers: k of n, a verdict where the data allow one, who, caveats."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.i18n import N_, _
from tracker.model.framework import Statement
from tracker.tables.columns import country_name
from tracker.tables.statements import statements_table
from tracker.tables.table import Row as TableRow
from tracker.tables.table import Shares, Table, Value, Word
from tracker.tui import door, screens
from tracker.tui.claims import claims
from tracker.tui.figures import BAR, share_bar, share_words
from tracker.tui.keys import Key, bindings
from tracker.tui.matrix.sentence import caption
from tracker.tui.messages import Goto, News
from tracker.tui.screens.base import Page
from tracker.tui.widgets.listing import Column, Listing, Row

KEYS = (
    Key("statements.view", "v", "view", N_("View"), footer=True),
    Key("statements.copy", "c", "copy_cell", N_("Copy the statement")),
    Key("statements.copy-all", "C", "copy_view", N_("Copy the list")),
)

WITH_BAR = 100
"""From how many columns the list shows bars and who is missing."""
SIGNS = {
    "supported": ("✔", "+", "bold green"),
    "contradicted": ("✘", "x", "bold red"),
    "undecided": ("?", "?", "bold yellow"),
}
"""A verdict's sign, the one in ASCII, and rich's style."""


class Statements(Page):
    """The statements, and all about the one under the cursor."""

    CSS_PATH = "statements.tcss"
    NAME = N_("Statements")
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    KEYS = KEYS
    HELP = N_(
        "What the document claims, as numbers. A verdict needs at least 5 countries, and must hold "
        "with all who are missing out and with all of them in; else it is undecided. **Enter** "
        "shows the items that a statement rests on in the matrix, **v** changes cycle, population "
        "and so on, **Tab** scrolls what is said beneath.\n\nRecords of examples enter no share; "
        "they stand beside as “at least”."
    )

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._asked: object = None
        self._claims: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Of whom, the list, all about the statement under the cursor."""
        yield Static(id="caption")
        yield Listing(id="statements")
        yield Static(door.text(_("This framework has no statements.")), id="nothing")
        with VerticalScroll(id="about"):
            yield Static(id="detail")

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one("#statements", Listing)

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.listing.focus()

    # -- what is shown -------------------------------------------------------------------------

    def take(self, news: News) -> None:
        """Count again where records or the view changed."""
        session = self.session
        if self._table is None or self._asked is not session.panel or news.view:
            self._asked = session.panel
            self._table = statements_table(session.collection, session.view)
        self._draw()

    def _draw(self) -> None:
        if self._table is None:
            return
        rows = self._table.rows
        self.listing.set_columns(self._columns())
        values = [self._values(row) for row in rows]
        told = claims([str(one["text"]) for one in values])
        self._claims = {str(one["statement"]): said for one, said in zip(values, told, strict=True)}
        self.listing.set_rows(self._row(row) for row in rows)
        self.query_one("#nothing", Static).display = not rows
        self.query_one("#about", VerticalScroll).display = bool(rows)
        self.query_one("#caption", Static).update(self._told())
        self._detail()

    def _told(self) -> Content:
        """Return what is claimed, of whom and how it is counted."""
        session = self.session
        title, arranged = _("The document's statements"), [str(session.view.cycle or "")]
        return caption(session.collection, session.panel, title, arranged)

    def _columns(self) -> tuple[Column, ...]:
        width = self.size.width or 80
        fixed = [
            Column("statement", _("Para"), 5),
            Column("verdict", _("Verdict"), 14),
            Column("share", _("k of n"), 14, right=True),
        ]
        if width >= WITH_BAR:
            fixed += [
                Column("bar", "", BAR),
                Column("missing", _("Missing"), 7, right=True),
            ]
        taken = sum(one.width + 1 for one in fixed)
        claim = Column("claim", _("The document says"), max(12, width - taken - 4))
        return (fixed[0], claim, *fixed[1:])

    def _values(self, row: TableRow) -> dict[str, Value]:
        columns = self._table.columns if self._table else ()
        return {column.id: value for column, value in zip(columns, row.values, strict=True)}

    def _row(self, row: TableRow) -> Row:
        values = self._values(row)
        cells = {
            "statement": door.rich_text(str(values["statement"])),
            "verdict": _verdict(values["verdict"]),
            "share": door.rich_text(_figure(values["share"]), right=True),
            "bar": share_bar(values["share"]),
            "missing": door.rich_text(str(values["missing"]), right=True),
            "claim": door.rich_text(self._claims[str(values["statement"])]),
        }
        key = str(values["statement"])
        return Row(key, tuple(cells[one.id] for one in self.listing.columns))

    # -- all about one -------------------------------------------------------------------------

    def _statement(self) -> Statement | None:
        found = self.session.view.framework.statements
        return next((one for one in found if one.id == self.listing.key), None)

    def _detail(self) -> None:
        rows = self._table.rows if self._table else ()
        row = next((one for one in rows if str(one.values[0]) == self.listing.key), None)
        self.query_one("#detail", Static).update(self._words(self._values(row)) if row else "")
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)

    def _words(self, values: dict[str, Value]) -> Content:
        verdict = values["verdict"]
        parts = [
            (_("paragraph {n}").format(n=values["paragraph"]), f"“{values['text']}”"),
            (_("Asked"), str(values["asks"])),
            (_("Figure"), self._formula(values, "share", "missing", "side")),
        ]
        if values["other_share"] is not None:
            against = self._formula(values, "other_share", "other_missing", "other_side")
            parts.append((_("Against"), against))
        rule = _("{verdict}; supported if {rule}, with all who are missing out and all in").format(
            verdict=verdict, rule=values["supported_if"]
        )
        parts.append((_("Verdict"), rule))
        parts.append((_("Countries"), self._named(values["countries"]) or _("none")))
        if values["examples"]:
            parts.append((_("Examples"), str(values["examples"])))
        if values["caveat"]:
            parts.append((_("Caveat"), str(values["caveat"])))
        pieces: list[Content | tuple[str, str]] = []
        for label, said in parts:
            pieces.append((door.words(f"{label}: "), "bold"))
            pieces.append(door.text(f"{door.words(said)}\n", lines=True))
        return Content.assemble(*pieces, "\n", self._told())

    def _formula(self, values: dict[str, Value], share: str, missing: str, side: str) -> str:
        """Say a share in words: who is in k, n and N, and of whom nothing is known."""
        of = f"{values[side]}: " if values[side] else ""
        said = _("k/n = {figure}; {missing} more of whom nothing is known").format(
            figure=_figure(values[share]), missing=values[missing]
        )
        if share != "share":
            return of + said
        return of + said + _("; N = {n}").format(n=values["population"])

    def _named(self, countries: Value) -> str:
        """Write names beside codes, where they are codes."""
        text = str(countries or "")
        known = self.session.collection.reference.countries
        if ":" in text or not all(one in known for one in text.split()):
            return text
        collection = self.session.collection
        return ", ".join(f"{code} {country_name(collection, code)}" for code in text.split())

    # -- what one does -------------------------------------------------------------------------

    @on(Listing.Moved, "#statements")
    def _moved(self) -> None:
        self._detail()

    @on(Listing.Chosen, "#statements")
    def _chosen(self) -> None:
        """Show what a statement rests on in the matrix, where the matrix has it."""
        asked = self._statement()
        if asked is None:
            return
        framework = self.session.view.framework
        items = list(dict.fromkeys(one.partition(".")[0] for one in asked.numerator.elements))
        if items and asked.framework not in (None, framework.id):
            self.tracker.say(
                _("It rests on {items} of another framework, {framework}; v chooses it.").format(
                    items=" ".join(items), framework=asked.framework
                )
            )
        elif items:
            self.tracker.go(Goto("matrix", item=items[0], tab="only"))
        else:
            self.tracker.go(Goto("matrix"))

    def on_resize(self) -> None:
        """Choose columns for the new width."""
        if self.session.is_ready:
            self._draw()

    def action_view(self) -> None:
        """Choose how the collection is looked at."""
        self.tracker.push_screen(screens.dialog("view"))

    def action_copy_cell(self) -> None:
        """Copy all about the statement under the cursor."""
        rows = self._table.rows if self._table else ()
        row = next((one for one in rows if str(one.values[0]) == self.listing.key), None)
        if row:
            self.tracker.copy(self._words(self._values(row)).plain)

    def action_copy_view(self) -> None:
        """Copy the list as it is shown, tab-separated."""
        lines = [[one.title for one in self.listing.columns]]
        lines += [[cell.plain.strip() for cell in row.cells] for row in self.listing.rows]
        self.tracker.copy("\n".join("\t".join(line) for line in lines))

    def action_back(self) -> None:
        """Come back to the list, or go back."""
        if self.query_one("#about", VerticalScroll).has_focus:
            self.listing.focus()
        else:
            super().action_back()


def _figure(value: Value) -> str:
    return share_words(value.shares) if isinstance(value, Shares) else ""


def _verdict(value: Value) -> Text:
    sign, plain, style = SIGNS.get(value.id if isinstance(value, Word) else "", ("?", "?", "bold"))
    return door.rich_text(f"{plain if door.ascii_only() else sign} {value}", style)
