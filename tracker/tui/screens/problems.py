"""Everything that the checks have to say, by severity, record and rule; Enter goes to the field."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tracker.finding import Finding, Severity
from tracker.i18n import N_, _
from tracker.tables import words
from tracker.tui import door, glyphs
from tracker.tui.facets import Limits, Problem, counted, problem_of
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import Goto, News
from tracker.tui.screens.base import Page
from tracker.tui.screens.explain import Explain
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.listing import Column, Listing, Row
from tracker.workspace.snapshot import file_name

KEYS = (
    Key("problems.filter", "slash", "filter", N_("Filter"), footer=True, shown="/"),
    Key("problems.severity", "s", "severity", N_("Severity"), footer=True),
    Key("problems.record", "r", "record", N_("This record"), footer=True),
    Key("problems.rule", "u", "rule", N_("This rule"), footer=True),
    Key("problems.explain", "x", "explain", N_("Explain"), footer=True),
    Key("problems.facets", "f", "facets", N_("Facets")),
    Key("problems.copy", "c", "copy_cell", N_("Copy the problem")),
    Key("problems.copy-all", "C", "copy_view", N_("Copy the list")),
)

FACETS = 34
"""Columns that the facets take."""

SEVERITIES = (None, Severity.ERROR, Severity.WARNING, Severity.INFO)


class Problems(Page):
    """The list of findings with facets beside it."""

    CSS_PATH = "problems.tcss"
    NAME = N_("Problems")
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    KEYS = KEYS
    HELP = N_(
        "All that the checks have to say, as the records stand now, unsaved edits included. "
        "**Enter** goes to the very field, **x** shows the rule's page.\n\n"
        "**s** shows errors only, then warnings, then notes; **r** only the record under the "
        "cursor, **u** only its rule; the same key again shows all. **f** goes to the facets. "
        "**Esc** clears step by step. A record that can't be read opens as text."
    )

    def __init__(self) -> None:
        super().__init__()
        self._limits = Limits()
        self._seen: dict[int, tuple[Finding, Problem]] = {}
        self._all: tuple[Problem, ...] = ()
        self._shown: tuple[Problem, ...] = ()

    def body(self) -> ComposeResult:
        """Filter, what it is limited to, list and facets, and the problem in full."""
        yield FilterBar()
        yield Static(id="problems-limits")
        with Horizontal(id="problems-body"):
            yield Listing(id="problems-list")
            yield Listing(id="problems-facets")
        yield Static(id="problems-empty")
        yield Static(id="problems-detail")

    @property
    def listing(self) -> Listing:
        """The problems."""
        return self.query_one("#problems-list", Listing)

    @property
    def facets(self) -> Listing:
        """What the list can be limited to."""
        return self.query_one("#problems-facets", Listing)

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.listing.focus()

    # -- what is shown -------------------------------------------------------------------------

    def take(self, news: News) -> None:
        """Take the findings as they are now; those that stay are not prepared again."""
        del news
        session = self.session
        entries = session.shelf.entries
        files = {file_name(path): code for code, path in session.shelf.files.items()}
        facts = {code: entry.facts for code, entry in entries.items()}
        seen: dict[int, tuple[Finding, Problem]] = {}
        for one in session.findings:
            known = self._seen.get(id(one))
            # the finding is kept beside, so that its id can't become another one's
            is_known = known is not None and known[0] is one
            seen[id(one)] = known if known and is_known else (one, problem_of(one, files, facts))
        self._seen = seen
        self._all = tuple(problem for _finding, problem in seen.values())
        self._draw()

    def show(self, goto: Goto) -> None:
        """Show the problems of a record where one is named."""
        if goto.code:
            self._limits = Limits(record=goto.code)
            self._draw()

    def _draw(self) -> None:
        limits = self._limits
        self._shown = tuple(one for one in self._all if limits.let(one))
        self.listing.set_columns(self._columns())
        self.listing.set_rows(self._row(one) for one in self._shown)
        self.facets.set_columns(
            (Column("facet", _("Facets"), FACETS - 9), Column("n", "", 5, True))
        )
        self.facets.set_rows(self._facet_rows())
        self.query_one(FilterBar).count(len(self._shown), len(self._all))
        self._say_limits()
        self._detail()

    def _say_limits(self) -> None:
        said = self.query_one("#problems-limits", Static)
        said.display = self._limits.is_set
        told = _("Only: {limits}; {shown} of {total}. Esc shows all.").format(
            limits=self._limits.said(), shown=len(self._shown), total=len(self._all)
        )
        said.update(door.text(told))
        empty = self.query_one("#problems-empty", Static)
        nothing = not self._shown and self.session.shelf.is_whole
        empty.display = nothing
        self.query_one("#problems-body").display = not nothing or bool(self._all)
        empty.update(
            door.text(
                _("No problem matches. Esc shows all.")
                if self._all
                else _("The checks found nothing in any record.")
            )
        )
        self.listing.display = bool(self._shown)

    def _columns(self) -> tuple[Column, ...]:
        taken = FACETS + 1 if self.facets.display else 0
        width = max(40, (self.size.width or 80) - taken)
        place = 18 if width < 90 else 28  # noqa: PLR2004 - where there is room
        fixed = (
            Column("severity", _("Severity"), 9),
            Column("record", _("Record"), 7),
            Column("place", _("Place"), place),
        )
        rest = width - sum(one.width + 1 for one in fixed) - 4
        return (*fixed, Column("message", _("Problem"), max(12, rest)))

    @staticmethod
    def _row(one: Problem) -> Row:
        sign, style = glyphs.severity(one.finding.severity)
        return Row(
            _key(one),
            (
                Text.assemble(
                    (f"{sign} ", style), door.rich_text(words.severity(one.finding.severity), style)
                ),
                door.rich_text(one.record),
                door.rich_text(one.place),
                door.rich_text(one.message),
            ),
        )

    def _facet_rows(self) -> Iterator[Row]:
        found = counted(self._all, self._limits)
        limits = self._limits
        yield Row("head:severity", (door.rich_text(_("Severity")),), is_heading=True)
        for severity, count in found.severities:
            sign, style = glyphs.severity(severity)
            label = Text.assemble((f"{sign} ", style), words.severity(severity))
            yield _facet(f"severity:{severity}", label, count, severity is limits.severity)
        yield Row("head:rule", (door.rich_text(_("Rule")),), is_heading=True)
        for code, name, count in found.rules:
            label = door.rich_text(f"{code} {name}")
            yield _facet(f"rule:{code}", label, count, code == limits.rule)
        yield Row("head:record", (door.rich_text(_("Record")),), is_heading=True)
        for record, count in found.records:
            yield _facet(f"record:{record}", door.rich_text(record), count, record == limits.record)

    @property
    def _one(self) -> Problem | None:
        place = self.listing.cursor
        return self._shown[place] if 0 <= place < len(self._shown) else None

    @on(Listing.Moved, "#problems-list")
    def _detail(self) -> None:
        """Say the problem under the cursor in full."""
        one = self._one
        detail = self.query_one("#problems-detail", Static)
        if one is None:
            detail.update("")
            return
        place = one.finding.place
        told = (
            f"{one.message}\n{one.finding.code} {one.finding.name}, "
            f"{one.finding.file}:{place.line}:{place.column}"
        )
        if one.place:
            told += f", {one.place}"
        detail.update(door.text(told, lines=True))

    def on_resize(self) -> None:
        """Choose columns for the new width."""
        if self.session.is_ready:
            self.call_after_refresh(self._draw)

    # -- what one does -------------------------------------------------------------------------

    @on(Listing.Chosen, "#problems-list")
    def _go(self) -> None:
        one = self._one
        if one is None:
            return
        if not one.is_record:
            self.tracker.say(
                _("{file} is no record: mend it with an editor, as text.").format(
                    file=one.finding.file
                )
            )
            return
        entry = self.session.shelf.entries.get(one.record)
        if entry is not None and entry.facts is None:
            self.tracker.open_text(one.record)
        else:
            self.tracker.go(Goto("country", code=one.record, path=one.finding.place.path))

    @on(Listing.Chosen, "#problems-facets")
    def _facet_chosen(self, event: Listing.Chosen) -> None:
        facet, _colon, value = event.key.partition(":")
        self._limit(facet, value)

    def _limit(self, facet: str, value: str) -> None:
        """Limit to a value, or no longer where it is that already."""
        wanted: str | Severity | None = Severity(value) if facet == "severity" else value
        if getattr(self._limits, facet) == wanted:
            wanted = None
        self._limits = msgspec.structs.replace(self._limits, **{facet: wanted})
        self._draw()

    @on(FilterBar.Changed)
    def _filtered(self, event: FilterBar.Changed) -> None:
        self._limits = msgspec.structs.replace(self._limits, words=event.text)
        if self.session.is_ready:
            self._draw()

    @on(FilterBar.Left)
    def _to_list(self) -> None:
        self.listing.focus()

    def action_filter(self) -> None:
        """Type to filter."""
        self.query_one(FilterBar).open()

    def action_severity(self) -> None:
        """Show one severity, the next, all."""
        at = (SEVERITIES.index(self._limits.severity) + 1) % len(SEVERITIES)
        self._limits = msgspec.structs.replace(self._limits, severity=SEVERITIES[at])
        self._draw()

    def action_record(self) -> None:
        """Show the problems of the record under the cursor alone, or of all again."""
        self._toggle("record", self._one.record if self._one else None)

    def action_rule(self) -> None:
        """Show the problems by the rule under the cursor alone, or by all again."""
        self._toggle("rule", self._one.finding.code if self._one else None)

    def _toggle(self, facet: str, value: str | None) -> None:
        chosen = getattr(self._limits, facet)
        if chosen is not None:
            self._limit(facet, chosen)
        elif value is not None:
            self._limit(facet, value)

    def action_facets(self) -> None:
        """Go to the facets, or back to the list."""
        if self.focused is self.facets:
            self.facets.remove_class("-open")
            self.set_focus(self.listing)
        else:
            self.facets.add_class("-open")
            self.set_focus(self.facets)
        self.call_after_refresh(self._draw)

    def action_explain(self) -> None:
        """Show the page of the rule."""
        if self._one is not None:
            self.app.push_screen(Explain(self._one.finding.code))

    def action_copy_cell(self) -> None:
        """Copy the problem in full."""
        if self._one is not None:
            self.tracker.copy("\t".join(_line(self._one)))

    def action_copy_view(self) -> None:
        """Copy the list, tab-separated."""
        titles = (_("Severity"), _("Code"), _("File"), _("Line"), _("Place"), _("Problem"))
        self.tracker.copy("\n".join("\t".join(row) for row in (titles, *map(_line, self._shown))))

    def action_back(self) -> None:
        """Leave the facets, clear the filter, show all, go back: one step a key."""
        bar = self.query_one(FilterBar)
        if self.focused is self.facets:
            self.action_facets()
        elif bar.text:
            bar.action_clear()
        elif self._limits.is_set:
            self._limits = Limits()
            self._draw()
        else:
            super().action_back()


def _key(one: Problem) -> str:
    found = one.finding
    return f"{found.file}:{found.place.line}:{found.place.column}:{found.code}:{found.pointer}:{id(found)}"


def _facet(key: str, label: Text, count: int, is_chosen: bool) -> Row:  # noqa: FBT001 - private
    mark = "> " if is_chosen else "  "
    return Row(key, (Text.assemble(mark, label), Text(str(count), justify="right")))


def _line(one: Problem) -> tuple[str, ...]:
    found = one.finding
    cells = (found.severity, found.code, found.file, str(found.place.line), one.place, one.message)
    return tuple(door.words(cell) for cell in cells)
