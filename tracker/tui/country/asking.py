"""What the country page's keys ask for in dialogs: links, searches, measures, assessments."""

from asyncio import Future, get_running_loop
from collections.abc import Awaitable
from typing import TypeVar

from textual import work

from tracker.analysis.gaps import answers
from tracker.editing import answering
from tracker.i18n import _
from tracker.model.record import Evidence
from tracker.tui.country.assessment_tab import AssessmentTab
from tracker.tui.country.instruments_tab import InstrumentsTab
from tracker.tui.country.outside import edited_outside
from tracker.tui.country.setting import Offered, Setting
from tracker.tui.country.subject import Key
from tracker.tui.country.tab import Tab
from tracker.tui.screens.assessments import Assessments
from tracker.tui.screens.base import Dialog
from tracker.tui.screens.link import Link, Wanted
from tracker.tui.screens.new_measure import NewMeasure
from tracker.tui.screens.none_left import NoneLeft
from tracker.tui.screens.searches import Searches
from tracker.tui.widgets.blocks import Blocks

_T = TypeVar("_T")


class Asking(Setting):
    """The part of the country page that asks, and makes edits of the answers."""

    def ask(self, dialog: Dialog[_T]) -> Awaitable[_T | None]:
        """Show a dialog; its answer can be waited for.

        It is shown before the next key is looked at, so what is typed ahead goes into it and not
        to the page's own keys.
        """
        answer: Future[_T | None] = get_running_loop().create_future()
        self.app.clear_notifications()  # they would lie over what is asked
        self.app.push_screen(
            dialog, lambda given: None if answer.done() else answer.set_result(given)
        )
        return answer

    # -- links ---------------------------------------------------------------------------------

    def action_link(self) -> None:
        """Link a measure to the item; on the instruments, an item to the measure."""
        tab = self.shown_tab
        if isinstance(tab, AssessmentTab):
            self.link()
        elif tab is not None:
            measure = tab.measure
            if measure is None:
                self.tracker.say(_("Choose a measure first; n makes one."))
            else:
                self.link(measure=measure, item="")

    def link(
        self,
        *,
        item: str | None = None,
        measure: str | None = None,
        element: str | None = None,
        index: int | None = None,
    ) -> None:
        """Ask for a link and make it; ``item`` empty asks for the item, ``index`` is a link's."""
        self.flush()
        subject = self.subject
        wanted = self.item if item is None else item or None
        if subject is None or (wanted is None and measure is None):
            return
        evidence = None
        if index is not None and wanted:
            given = subject.answer(wanted).evidence
            evidence = given[index] if index < len(given) else None
        dialog = Link(subject, item=wanted, measure=measure, evidence=evidence, element=element)
        self._answered(self.ask(dialog), wanted, index if evidence else None)

    @work(exclusive=True, group="asking")
    async def _answered(
        self, answer: Awaitable[Wanted | None], item: str | None, index: int | None
    ) -> None:
        """Make the link that was asked for; first the measure, where it is to be a new one."""
        wanted = await answer
        while wanted is not None and wanted.new:
            made = await self.ask(NewMeasure(self.code))
            subject = self.subject
            if made is None or "/" not in made or subject is None:
                return
            index = None
            wanted = await self.ask(Link(subject, item=item, measure=made))
        if wanted is not None:
            self._linked(wanted, index)

    def _linked(self, wanted: Wanted, index: int | None) -> bool:
        subject = self.subject
        if subject is None or wanted.evidence is None:
            return False
        place = subject.place(wanted.item)
        if index is None:
            index = next(iter(answering.linked(place.answer, wanted.evidence.measure)), None)
        group = answering.link(place, wanted.evidence, index)
        if group.edits and not self.make(group):
            return False
        self._offer(wanted.item, wanted.evidence)
        return True

    def _offer(self, item: str, evidence: Evidence) -> None:
        """Offer the items that answer a gap, where the measure is not linked to them yet."""
        subject = self.subject
        if subject is None or evidence.effect == "hinders":
            return
        framework = subject.framework
        found = tuple(
            one
            for one in answers(subject.collection, framework.id, item)
            if one in framework.item
            and framework.section_of[one].core
            and not any(answering.linked(subject.answer(one), evidence.measure))
        )
        if found:
            self.offered = Offered(item, evidence.measure, found)
            tab = self._assessment
            if tab is not None:
                tab.draw_item()
            said = _("{measure} may answer {items} too: + goes through them.")
            self.tracker.say(said.format(measure=evidence.measure, items=", ".join(found)))

    def action_offered(self) -> None:
        """Go through the items offered: elements are chosen by hand, Esc passes one over."""
        offered = self.offered
        if offered is None:
            self.tracker.say(_("Nothing is offered; link a measure to a gap first."))
            return
        self.flush()
        first = self._offered_dialog(offered, 0)
        if first is not None:
            self._go_through(offered, self.ask(first))

    def _offered_dialog(self, offered: Offered, at: int) -> Link | None:
        subject = self.subject
        if subject is None or at >= len(offered.items):
            return None
        return Link(
            subject,
            item=offered.items[at],
            measure=offered.measure,
            turn=(at + 1, len(offered.items)),
        )

    @work(exclusive=True, group="asking")
    async def _go_through(self, offered: Offered, answer: Awaitable[Wanted | None]) -> None:
        at = 0
        while True:
            wanted = await answer
            if wanted is not None and wanted.stop:
                break
            if wanted is not None and wanted.evidence is not None:
                self._linked(wanted, None)
            at += 1
            dialog = self._offered_dialog(offered, at)
            if dialog is None:
                break
            answer = self.ask(dialog)
        # what was stopped at can still be gone through
        left = offered.items[at:]
        self.offered = Offered(offered.item, offered.measure, left) if left else None
        if self._assessment is not None:
            self._assessment.draw_item()

    # -- other things that are asked -----------------------------------------------------------

    def action_search(self) -> None:
        """Cite what was searched; a new search is recorded once."""
        subject, item = self.subject, self.item
        if subject is not None and item is not None:
            self.flush()
            dialog = Searches(self.subject or subject, subject.answer(item).searched)
            self._cite(item, self.ask(dialog))

    @work(exclusive=True, group="asking")
    async def _cite(self, item: str, answer: Awaitable[tuple[str, ...] | None]) -> None:
        cited = await answer
        subject = self.subject
        if cited is not None and subject is not None:
            place = subject.place(item)
            group = answering.cite(place, cited)
            tab = self.shown_tab
            if tuple(cited) != place.answer.searched and self.make(group) and tab is not None:
                tab.report(group.label)

    def action_none_left(self) -> None:
        """Go through what is open in the section: none, after a search, one key an item."""
        subject, item = self.subject, self.item
        if subject is None or item is None:
            return
        self.flush()
        section = subject.framework.section_of[item]
        waiting = [one.id for one in section.items if subject.is_open(one.id)]
        if not waiting:
            self.tracker.say(_("Nothing is open in this section."))
            return
        self._none_left(waiting, self.ask(Searches(subject, (), only_one=True)))

    @work(exclusive=True, group="asking")
    async def _none_left(
        self, waiting: list[str], answer: Awaitable[tuple[str, ...] | None]
    ) -> None:
        cited = await answer
        if cited:
            await self.ask(NoneLeft(self, waiting, cited[0]))

    def action_assessments(self) -> None:
        """Choose another assessment, make one, change its state."""
        self.flush()
        self._choose(self.ask(Assessments(self.code, self.subject)))

    @work(exclusive=True, group="asking")
    async def _choose(self, answer: Awaitable[Key | None]) -> None:
        chosen = await answer
        if chosen is not None:
            self.choose(chosen)

    def choose(self, key: Key) -> None:
        """Show another assessment of the record."""

    def action_new(self) -> None:
        """Make a measure; in the assessment it is then linked to the item."""
        tab = self.shown_tab
        if self.subject is not None and tab is not None:
            self.flush()
            self._made(tab, self.ask(NewMeasure(self.code, tab.instrument)))

    @work(exclusive=True, group="asking")
    async def _made(self, tab: Tab, answer: Awaitable[str | None]) -> None:
        measure = await answer
        if measure is None:
            return
        if isinstance(tab, InstrumentsTab):
            tab.show_measure(measure)
        elif "/" in measure:
            self.link(measure=measure)

    def action_delete(self) -> None:
        """Take out what the focus is on; it can be undone."""
        self.flush()
        tab, subject = self.shown_tab, self.subject
        if isinstance(tab, AssessmentTab):
            blocks = tab.query_one("#evidence", Blocks)
            if subject and self.item and blocks.has_focus and blocks.highlighted is not None:
                place = subject.place(self.item)
                if blocks.highlighted < len(place.answer.evidence):
                    group = answering.unlink(place, blocks.highlighted)
                    if self.make(group):
                        tab.report(group.label)
        elif tab is not None:
            tab.delete()

    def action_duplicate(self) -> None:
        """Make a copy of what the cursor is on."""
        self.flush()
        if self.shown_tab is not None:
            self.shown_tab.duplicate()

    def action_filter(self) -> None:
        """Type to filter."""
        if self.shown_tab is not None:
            self.shown_tab.filter()

    def action_copy_item(self) -> None:
        """Copy what the cursor is on."""
        if self.shown_tab is not None:
            words = self.shown_tab.words()
            if words:
                self.tracker.copy(words)

    def action_copy_view(self) -> None:
        """Copy all that is listed, tab-separated."""
        if self.shown_tab is not None:
            words = self.shown_tab.all_words()
            if words:
                self.tracker.copy(words)

    def action_editor(self) -> None:
        """Write the item's notes in the editor of the user's choice."""
        tab, subject = self._assessment, self.subject
        if tab is not None and subject is not None and self.item:
            self.flush()
            written = edited_outside(self.app, subject.answer(self.item).notes or "")
            if written is None:
                self.tracker.say(_("No editor can be opened here; set $EDITOR."), "warning")
            else:
                tab.write("notes", written)
