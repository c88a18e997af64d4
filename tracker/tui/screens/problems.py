"""Everything that the checks have to say, by severity, record and rule; Enter goes to the field."""

from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from tracker.finding import Finding, Severity
from tracker.i18n import N_, _
from tracker.tui import door
from tracker.tui.facets import Limits, Problem, counted, problem_of
from tracker.tui.keys import Key, bindings
from tracker.tui.messages import Goto, News
from tracker.tui.problem_rows import facet_rows, problem_columns, problem_line, problem_row
from tracker.tui.screens.base import Page
from tracker.tui.screens.explain import Explain
from tracker.tui.widgets.filter_bar import FilterBar
from tracker.tui.widgets.listing import Column, Listing
from tracker.workspace.folder import file_name

KEYS = (
    Key("problems.filter", "slash", "filter", N_("Filter"), footer=True, shown="/"),
    Key("problems.severity", "s", "severity", N_("Severity"), footer=True),
    Key("problems.record", "r", "record", N_("This record")),
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
        self.limits = Limits()
        """What the list is limited to."""
        self._seen: dict[int, tuple[Finding, Problem]] = {}
        self._all: tuple[Problem, ...] = ()
        self.shown: tuple[Problem, ...] = ()
        """The problems in the list, in its order."""

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
        found = (problem for _finding, problem in seen.values())
        self._all = tuple(sorted(found, key=lambda one: one.finding.severity.rank))
        self._draw()

    def show(self, goto: Goto) -> None:
        """Show the problems of a record where one is named."""
        if goto.code:
            self.limits = Limits(record=goto.code, words=self.limits.words)
            self._draw()

    def _draw(self) -> None:
        limits = self.limits
        self.shown = tuple(one for one in self._all if limits.let(one))
        beside = FACETS + 1 if self.facets.display else 0
        self.listing.set_columns(problem_columns((self.size.width or 80) - beside))
        self.listing.set_rows(problem_row(one) for one in self.shown)
        self.facets.set_columns(
            (Column("facet", _("Facets"), FACETS - 9), Column("n", "", 5, right=True))
        )
        self.facets.set_rows(facet_rows(counted(self._all, limits), limits))
        self.query_one(FilterBar).count(len(self.shown), len(self._all))
        self._say_limits()
        self._detail()

    def _say_limits(self) -> None:
        said = self.query_one("#problems-limits", Static)
        said.display = self.limits.is_set
        told = _("Only: {limits}; {shown} of {total}. Esc shows all.").format(
            limits=self.limits.said(), shown=len(self.shown), total=len(self._all)
        )
        said.update(door.text(told))
        empty = self.query_one("#problems-empty", Static)
        nothing = not self.shown and self.session.shelf.is_whole
        empty.display = nothing
        self.query_one("#problems-body").display = not nothing or bool(self._all)
        empty.update(
            door.text(
                _("No problem matches. Esc shows all.")
                if self._all
                else _("The checks found nothing in any record.")
            )
        )
        alone = self.has_class("-narrow") and self.facets.has_class("-open")
        self.listing.display = bool(self.shown) and not alone

    @property
    def _one(self) -> Problem | None:
        place = self.listing.cursor
        return self.shown[place] if 0 <= place < len(self.shown) else None

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
        if getattr(self.limits, facet) == wanted:
            wanted = None
        self.limits = msgspec.structs.replace(self.limits, **{facet: wanted})
        self._draw()

    @on(FilterBar.Changed)
    def _filtered(self, event: FilterBar.Changed) -> None:
        self.limits = msgspec.structs.replace(self.limits, words=event.text)
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
        at = (SEVERITIES.index(self.limits.severity) + 1) % len(SEVERITIES)
        self.limits = msgspec.structs.replace(self.limits, severity=SEVERITIES[at])
        self._draw()

    def action_record(self) -> None:
        """Show the problems of the record under the cursor alone, or of all again."""
        self._toggle("record", self._one.record if self._one else None)

    def action_rule(self) -> None:
        """Show the problems by the rule under the cursor alone, or by all again."""
        self._toggle("rule", self._one.finding.code if self._one else None)

    def _toggle(self, facet: str, value: str | None) -> None:
        chosen = getattr(self.limits, facet)
        if chosen is not None:
            self._limit(facet, chosen)
        elif value is not None:
            self._limit(facet, value)

    def action_facets(self) -> None:
        """Go to the facets, or back to the list."""
        opens = self.focused is not self.facets
        self.facets.set_class(opens, "-open")
        self._say_limits()
        self.set_focus(self.facets if opens else self.listing)
        self.call_after_refresh(self._draw)

    def action_explain(self) -> None:
        """Show the page of the rule."""
        if self._one is not None:
            self.app.push_screen(Explain(self._one.finding.code))

    def action_copy_cell(self) -> None:
        """Copy the problem in full."""
        if self._one is not None:
            self.tracker.copy("\t".join(problem_line(self._one)))

    def action_copy_view(self) -> None:
        """Copy the list, tab-separated."""
        titles = (_("Severity"), _("Code"), _("File"), _("Line"), _("Place"), _("Problem"))
        self.tracker.copy(
            "\n".join("\t".join(row) for row in (titles, *map(problem_line, self.shown)))
        )

    def action_back(self) -> None:
        """Leave the facets, clear the filter, show all, go back: one step a key."""
        bar = self.query_one(FilterBar)
        if self.focused is self.facets:
            self.action_facets()
        elif bar.text:
            bar.action_clear()
        elif self.limits.is_set:
            self.limits = Limits()
            self._draw()
        else:
            super().action_back()
