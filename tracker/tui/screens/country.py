"""One country: its assessment, instruments, overview, problems and changes."""

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input, Static, TextArea

from tracker.editing.difference import Change, changes, data_of
from tracker.i18n import N_, _
from tracker.tables import words
from tracker.tables.columns import country_name
from tracker.tui import door
from tracker.tui.country.asking import Asking
from tracker.tui.country.assessment_tab import AssessmentTab
from tracker.tui.country.changes_tab import ChangesTab
from tracker.tui.country.instruments_tab import InstrumentsTab
from tracker.tui.country.keys import KEYS, ONLY_ON
from tracker.tui.country.overview_tab import OverviewTab
from tracker.tui.country.problems_tab import ProblemsTab
from tracker.tui.country.subject import Key, subject_of
from tracker.tui.country.tab import Tab
from tracker.tui.keys import bindings
from tracker.tui.messages import Goto, News
from tracker.tui.widgets.tab_line import TabLine

TABS: dict[str, tuple[str, str, type[Tab]]] = {
    "assessment": ("a", N_("Assessment"), AssessmentTab),
    "instruments": ("i", N_("Instruments"), InstrumentsTab),
    "overview": ("v", N_("Overview"), OverviewTab),
    "problems": ("p", N_("Problems"), ProblemsTab),
    "changes": ("g", N_("Changes"), ChangesTab),
}
"""Tabs by name: key, title, and the widget that fills it."""


class Country(Asking):
    """The page of one record."""

    CSS_PATH = "country.tcss"
    NAME = N_("Country")
    KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    HELP = N_(
        "One record. Work through the items: **Enter** opens the editor, **Esc** comes back to the "
        "list.\n\n**m** links a measure (type to find it, tick elements by their letters), **n** "
        "makes a new one: paste quote and locator. The level follows from what is linked; the line "
        "under the title says by which rule. **0**–**4** set a level by hand, **r** leaves it to the "
        "evidence. **u** no information, **x** not disclosed, **-** not applicable. **s** cites a "
        "search; **z** goes through what is left in the section and says none, one key an item.\n\n"
        "**t** goes to the next open item, **w** to the next with a problem. **b** shows what counts "
        "as an answer, last cycle's and other countries' examples; there the arrows scroll. What is typed is kept "
        "in a journal at once; **^s** writes the file, **^z** takes back."
    )

    def __init__(self) -> None:
        super().__init__()
        self.key: Key | None = None
        self.tab = "assessment"
        self.unsaved_items: frozenset[str] = frozenset()
        self._changes: tuple[str, str, tuple[Change, ...]] = ("", "", ())
        self._stale: set[str] = set(TABS)

    def body(self) -> ComposeResult:
        """Yield the line of tabs, an empty container for each, and what to say where none shows."""
        yield TabLine(tuple((name, key, _(title)) for name, (key, title, _tab) in TABS.items()))
        for name in TABS:
            yield Container(id=f"tab-{name}", classes="tab")
        yield Static(id="nothing")

    def title_words(self) -> str:
        """Name the country and the assessment."""
        if not self.code or not self.session.is_ready:
            return super().title_words()
        name = f"{self.code} {country_name(self.session.collection, self.code)}"
        subject = self.subject
        if subject is None:
            return name
        one = subject.assessment
        return f"{name}  {one.cycle} {words.word(one.method)}, {words.word(one.state.value)}"

    # -- what is shown -------------------------------------------------------------------------

    def show(self, goto: Goto, *, stay: bool = False) -> None:
        """Show a country, an item, a tab, a field; ``stay`` in the editor where the item is there."""
        moved = goto.code is not None and goto.code != self.code
        if goto.code is not None:
            self.code = goto.code
        if not self.code and self.session.shelf.files:
            self.code, moved = next(iter(self.session.shelf.files)), True
        path = goto.path or ()
        if moved:
            self.key, self.offered = None, None
        self.key = self._key_of(goto, path) or self.key
        if goto.item is not None:
            self.item = goto.item
        elif path[:1] == ("assessments",) and len(path) > 3:  # noqa: PLR2004 - an answer's path
            self.item = str(path[3])
        self._look_again()
        wanted = goto.tab or _tab_of(path) or ("assessment" if moved or goto.item else None)
        # from a cell of the matrix one comes to read or change this answer, and goes back there
        is_dive = goto.item is not None and goto.framework is not None and wanted == "assessment"
        begin = moved or wanted is not None
        stays_at = goto.item if stay else None
        self._open_tab(wanted or self.tab, path, begin=begin, dive=is_dive, stays_at=stays_at)

    def _key_of(self, goto: Goto, path: tuple[str | int, ...]) -> Key | None:
        record = self.session.record(self.code)
        if record is None:
            return None
        if path[:1] == ("assessments",) and len(path) > 1 and isinstance(path[1], int):
            return record.assessments[path[1]].key if path[1] < len(record.assessments) else None
        if goto.framework is None and goto.cycle is None:
            return None
        return next(
            (
                one.key
                for one in record.assessments
                if goto.framework in (None, one.framework) and goto.cycle in (None, one.cycle)
            ),
            None,
        )

    def take(self, news: News) -> None:
        """Show the record as it stands now."""
        if not self.code:
            return
        if news.view or news.reading or self.code in news.codes or news.saved or news.edit:
            self._look_again()
            self._draw()

    def _look_again(self) -> None:
        """Make the subject anew; every tab is drawn when it is shown."""
        self.subject = subject_of(self.session, self.code, self.key)
        if self.subject is not None:
            self.key = self.subject.key
        index = self.subject.index if self.subject else -1
        self.unsaved_items = frozenset(
            str(one.path[3])
            for one in self.unsaved_changes()
            if one.path[:1] == ("assessments",) and one.path[1:3] == (index, "answers")
            if len(one.path) > 3  # noqa: PLR2004 - an answer's path
        )
        self._stale = set(TABS)

    def unsaved_changes(self) -> tuple[Change, ...]:
        """Return what differs from what was read or last saved, field by field."""
        if not self.code or not self.session.is_dirty(self.code):
            return ()
        opened = self.session.open(self.code)
        before, now = opened.saved_text, opened.text
        if self._changes[:2] != (before, now):
            old, new = data_of(before), data_of(now)
            found = changes(new, old) if old is not None and new is not None else ()
            self._changes = (before, now, found)
        return self._changes[2]

    @work(exclusive=True, group="going")
    async def _open_tab(
        self,
        name: str,
        path: tuple[str | int, ...] = (),
        *,
        begin: bool,
        dive: bool = False,
        stays_at: str | None = None,
    ) -> None:
        """Show a tab, filled if it is not; of tabs with many fields only the one shown is.

        ``stays_at`` is an item whose editor was open and stays so, if there still is one.
        """
        self.flush()
        self.tab = name
        for other, (_key, _title, kind) in TABS.items():
            if other != name and kind.IS_LARGE:
                await self.query_one(f"#tab-{other}").remove_children()
        holder = self.query_one(f"#tab-{name}")
        if not holder.children and self.subject is not None:
            await holder.mount(TABS[name][2]())
        self._draw()
        tab = self.shown_tab
        if tab is None:
            return
        is_there = self.subject is not None and stays_at is not None and stays_at == self.item
        if is_there and isinstance(tab, AssessmentTab):
            tab.open_editor()
        elif begin or self.focused is None or tab not in self.focused.ancestors:
            tab.begin()
        if path:
            tab.go_to(path)
        elif dive:
            tab.dive()
        self.refresh_bindings()

    @property
    def shown_tab(self) -> Tab | None:
        """The tab that is shown; None before it is filled."""
        found = self.query_one(f"#tab-{self.tab}").children
        return found[0] if found and isinstance(found[0], Tab) else None

    def _draw(self) -> None:
        there = self.subject is not None
        for name in TABS:
            self.query_one(f"#tab-{name}").display = there and name == self.tab
        nothing = self.query_one("#nothing", Static)
        nothing.display = not there
        if not there:
            nothing.update(door.text(self._nothing()))
        self.query_one(TabLine).show(self.tab, self._counts())
        tab = self.shown_tab
        if there and tab is not None and tab.is_mounted and self.tab in self._stale:
            self._stale.discard(self.tab)
            tab.draw()
        self.refresh_lines()

    def _counts(self) -> dict[str, int]:
        return {
            "problems": len(self.session.findings_of(self.code)),
            "changes": len(self.unsaved_changes()),
        }

    def _nothing(self) -> str:
        if self.code not in self.session.shelf.files:
            return _("There is no record {code}. F2 lists the countries.").format(code=self.code)
        entry = self.session.shelf.entries.get(self.code)
        if entry is None:
            return _("Reading…")
        if entry.facts is None:
            return _("{code} can't be read. Enter opens it as text.").format(code=self.code)
        return _("There is no assessment yet. A makes one.")

    # -- going ---------------------------------------------------------------------------------

    def on_paste(self, event: events.Paste) -> None:
        """Say that a text went nowhere: where no field has the focus, none of it is a command."""
        if not isinstance(self.focused, Input | TextArea):
            event.stop()
            self.tracker.say(_("Nothing was changed: put the cursor into a field, then paste."))

    def action_tab(self, name: str) -> None:
        """Show a tab; the keys are its own at once, even while it is being filled."""
        self.flush()
        self.tab = name
        self._open_tab(name, begin=True)

    def on_tab_line_chosen(self, event: TabLine.Chosen) -> None:
        """Show the tab that was clicked."""
        self.action_tab(event.name)

    def action_back(self) -> None:
        """Close what is open in the tab; else go back."""
        self.flush()
        tab = self.shown_tab
        if tab is None or not tab.back():
            super().action_back()

    def action_country(self, by: int) -> None:
        """Go to the country before or after, to the same item."""
        code = self.session.neighbour(self.code, by)
        if code != self.code:
            self.flush()
            tab = self.shown_tab
            is_open = isinstance(tab, AssessmentTab) and tab.is_editing
            self.show(Goto("country", code=code, item=self.item, tab=self.tab), stay=is_open)

    def action_text(self) -> None:
        """Open a record that can't be read as text; make an assessment where there is none."""
        if self.subject is None and self.code in self.session.shelf.files:
            entry = self.session.shelf.entries.get(self.code)
            if entry is not None and entry.facts is None:
                self.tracker.open_text(self.code)

    def flush(self) -> None:
        """Make edits of what stands in fields."""
        for holder in self.query(".tab"):
            for tab in holder.children:
                if isinstance(tab, Tab) and tab.is_mounted:
                    tab.flush()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer keys only on the tabs that they are for."""
        del parameters
        return action not in ONLY_ON or self.tab in ONLY_ON[action]

    def choose(self, key: Key) -> None:
        """Show another assessment of the record."""
        self.key = key
        self._look_again()
        self._open_tab(self.tab, begin=True)


def _tab_of(path: tuple[str | int, ...]) -> str | None:
    """Return the tab that a path of the record is edited on."""
    if path[:1] == ("instruments",):
        return "instruments"
    if path[:1] == ("assessments",):
        return "assessment" if path[2:3] == ("answers",) else None
    return None
