"""The findings of the record; Enter goes to the field."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.finding import Finding
from tracker.i18n import _
from tracker.tables import words
from tracker.tui import door, field_words, glyphs
from tracker.tui.country.tab import Tab
from tracker.tui.messages import Goto
from tracker.tui.widgets.listing import Column, Listing, Row


class ProblemsTab(Tab):
    """A list of what the checks say, the worst first, and the one under the cursor in full."""

    def compose(self) -> ComposeResult:
        """Yield the list and the strip."""
        yield Listing(id="problem-list")
        yield Static(id="finding")

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one("#problem-list", Listing)

    @property
    def _findings(self) -> list[Finding]:
        found = self.session.findings_of(self.page.code)
        return sorted(found, key=lambda one: (one.severity.rank, one.place.line))

    def draw(self) -> None:
        """List the findings."""
        self.listing.set_columns(_columns)
        found = self._findings
        self.listing.set_rows(self._row(index, one) for index, one in enumerate(found))
        self.listing.display = bool(found)
        self.query_one("#finding").set_class(not found, "empty")
        self._moved()

    def _row(self, index: int, one: Finding) -> Row:
        sign, style = glyphs.severity(one.severity)
        subject = self.subject
        where = field_words.path_words(one.place.path, subject.facts if subject else None)
        cells = (sign, one.code, where, one.message)
        return Row(
            str(index),
            tuple(door.rich_text(cell, style if at == 0 else "") for at, cell in enumerate(cells)),
        )

    def begin(self) -> None:
        """Begin in the list."""
        self.screen.set_focus(self.listing)

    @on(Listing.Moved, "#problem-list")
    def _moved(self) -> None:
        one = self._at
        if one is None:
            nothing = door.text(_("No problems in this record."))
            self.query_one("#finding", Static).update(nothing)
        else:
            said = f"{words.severity(one.severity)}: {one.message}"
            where = _("line {line}; rule {code} {name}; Enter goes to the field").format(
                line=one.place.line, code=one.code, name=one.name
            )
            self.query_one("#finding", Static).update(door.text(f"{said}\n{where}", lines=True))

    @property
    def _at(self) -> Finding | None:
        key, found = self.listing.key, self._findings
        return found[int(key)] if key is not None and int(key) < len(found) else None

    @on(Listing.Chosen, "#problem-list")
    def _chosen(self) -> None:
        one = self._at
        if one is not None:
            self.page.tracker.go(Goto("country", code=self.page.code, path=one.place.path))

    def words(self) -> str:
        """Return the finding under the cursor."""
        one = self._at
        return f"{self.page.code}\t{one.code}\t{one.place.line}\t{one.message}" if one else ""

    def all_words(self) -> str:
        """Return all findings, tab-separated."""
        return "\n".join(
            f"{self.page.code}\t{one.code}\t{one.place.line}\t{one.message}"
            for one in self._findings
        )


def _columns(width: int) -> tuple[Column, ...]:
    where = max(16, width // 4)
    return (
        Column("sign", "", 1),
        Column("code", _("Rule"), 5),
        Column("where", _("Where"), where),
        Column("message", _("Problem"), max(20, width - where - 11)),
    )
