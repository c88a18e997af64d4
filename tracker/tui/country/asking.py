"""What the country page's keys ask for in dialogs: links, searches, measures, assessments."""

from textual import work

from tracker.analysis.gaps import answers
from tracker.editing import answering
from tracker.i18n import _
from tracker.model.record import Evidence
from tracker.tui.country.assessment_tab import AssessmentTab
from tracker.tui.country.outside import edited_outside
from tracker.tui.country.setting import Offered, Setting
from tracker.tui.screens.assessments import Assessments
from tracker.tui.screens.link import Link, Wanted
from tracker.tui.screens.new_measure import NewMeasure
from tracker.tui.screens.none_left import NoneLeft
from tracker.tui.screens.searches import Searches
from tracker.tui.widgets.blocks import Blocks


class Asking(Setting):
    """The part of the country page that asks, and makes edits of the answers."""

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

    @work(exclusive=True, group="asking")
    async def link(
        self,
        *,
        item: str | None = None,
        measure: str | None = None,
        element: str | None = None,
        index: int | None = None,
    ) -> None:
        """Ask for a link and make it; ``item`` empty asks for the item, ``index`` is a link's."""
        self.flush()
        wanted_item = self.item if item is None else item or None
        while True:
            subject = self.subject
            if subject is None:
                return
            evidence = None
            if index is not None and wanted_item:
                evidence = subject.answer(wanted_item).evidence[index]
            dialog = Link(
                subject, item=wanted_item, measure=measure, evidence=evidence, element=element
            )
            wanted = await self.app.push_screen_wait(dialog)
            if wanted is None:
                return
            if not wanted.new:
                break
            measure = await self.app.push_screen_wait(NewMeasure(self.code))
            index = None
            if measure is None:
                return
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

    @work(exclusive=True, group="asking")
    async def action_offered(self) -> None:
        """Go through the items offered: elements are chosen by hand, Esc passes one over."""
        offered = self.offered
        if offered is None:
            self.tracker.say(_("Nothing is offered; link a measure to a gap first."))
            return
        self.flush()
        for item in offered.items:
            subject = self.subject
            if subject is None:
                return
            dialog = Link(subject, item=item, measure=offered.measure)
            wanted = await self.app.push_screen_wait(dialog)
            if wanted is not None and wanted.evidence is not None:
                self._linked(wanted, None)
        self.offered = None
        if self._assessment is not None:
            self._assessment.draw_item()

    # -- other things that are asked -----------------------------------------------------------

    @work(exclusive=True, group="asking")
    async def action_search(self) -> None:
        """Cite what was searched; a new search is recorded once."""
        subject, item = self.subject, self.item
        if subject is None or item is None:
            return
        self.flush()
        cited = await self.app.push_screen_wait(Searches(subject, subject.answer(item).searched))
        subject = self.subject
        if cited is not None and subject is not None:
            place = subject.place(item)
            if tuple(cited) != place.answer.searched:
                self.make(answering.cite(place, cited))

    @work(exclusive=True, group="asking")
    async def action_none_left(self) -> None:
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
        cited = await self.app.push_screen_wait(Searches(subject, (), only_one=True))
        if cited:
            await self.app.push_screen_wait(NoneLeft(self, waiting, cited[0]))

    @work(exclusive=True, group="asking")
    async def action_assessments(self) -> None:
        """Choose another assessment, make one, change its state."""
        self.flush()
        chosen = await self.app.push_screen_wait(Assessments(self.code, self.subject))
        if chosen is not None:
            self.choose(chosen)

    def choose(self, key: tuple[str, int, str]) -> None:
        """Show another assessment of the record."""

    @work(exclusive=True, group="asking")
    async def action_new(self) -> None:
        """Make a measure; in the assessment it is then linked to the item."""
        self.flush()
        tab = self.shown_tab
        begin = tab.instrument if tab is not None else None
        measure = await self.app.push_screen_wait(NewMeasure(self.code, begin))
        if measure is None or tab is None:
            return
        if isinstance(tab, AssessmentTab):
            self.link(measure=measure)
        else:
            tab.show_measure(measure)

    def action_delete(self) -> None:
        """Take out what the focus is on; it can be undone."""
        self.flush()
        tab, subject = self.shown_tab, self.subject
        if isinstance(tab, AssessmentTab):
            blocks = tab.query_one("#evidence", Blocks)
            if subject and self.item and blocks.has_focus and blocks.highlighted is not None:
                place = subject.place(self.item)
                if blocks.highlighted < len(place.answer.evidence):
                    self.make(answering.unlink(place, blocks.highlighted))
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
