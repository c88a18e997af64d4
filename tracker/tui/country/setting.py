"""What the country page's keys set at once: levels, states; and the way from item to item."""

import msgspec

from tracker.edit import EditGroup
from tracker.editing import answering
from tracker.errors import TrackerError
from tracker.i18n import _
from tracker.tui.country.assessment_tab import AssessmentTab
from tracker.tui.country.item_editor import STATES
from tracker.tui.country.subject import Subject
from tracker.tui.country.tab import Tab
from tracker.tui.screens.base import Page


class Offered(msgspec.Struct, frozen=True):
    """Items that a measure, just linked to an item, may answer too."""

    item: str
    measure: str
    items: tuple[str, ...]


class Setting(Page):
    """The part of the country page that sets levels and states, and goes from item to item."""

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        """The record that is shown; empty before the first."""
        self.item: str | None = None
        """The item in the editor."""
        self.subject: Subject | None = None
        self.offered: Offered | None = None
        self.holding: str | None = None
        """The instrument or measure that the cursor was on last, as it is cited."""

    # -- answers -------------------------------------------------------------------------------

    @property
    def shown_tab(self) -> Tab | None:
        """The tab that is shown; None before it is filled."""
        return None

    @property
    def _assessment(self) -> AssessmentTab | None:
        tab = self.shown_tab
        return tab if isinstance(tab, AssessmentTab) else None

    def action_level(self, value: int) -> None:
        """Set the level of a value."""
        tab, subject = self._assessment, self.subject
        if tab is None or subject is None:
            return
        level = next((one for one in subject.framework.scale if one.value == value), None)
        if level is None:
            self.tracker.say(_("The scale has no level {value}.").format(value=value), "warning")
            return
        tab.set_level(level.id)

    def action_derive(self) -> None:
        """Leave the level to the evidence; take a state away."""
        tab, subject = self._assessment, self.subject
        if tab is not None and subject is not None and self.item:
            tab.set_level(None)

    def action_state(self, status: str) -> None:
        """Put a state in the place of the level."""
        tab = self._assessment
        if tab is not None and status in dict(STATES):
            tab.set_status(status)

    def action_confirm(self) -> None:
        """Take a carried-over answer as this cycle's own."""
        tab, subject = self._assessment, self.subject
        if tab is not None and subject is not None and self.item:
            tab.flush()
            group = answering.confirm(subject.place(self.item))
            if not group.edits:
                self.tracker.say(_("{item} was not carried over.").format(item=self.item))
            elif tab.make(group):
                tab.report(group.label)

    def action_guide(self) -> None:
        """Show what counts, last cycle and peers; or go back from there."""
        if self._assessment is not None:
            self._assessment.guide()

    def action_step(self, by: int) -> None:
        """Go to the next item or the one before."""
        if self._assessment is not None:
            self._assessment.step(by)

    def action_next_open(self) -> None:
        """Go to the next item that is not assessed."""
        if self._assessment is not None:
            self._assessment.step(1, only_open=True)

    def action_next_problem(self) -> None:
        """Go to the next item with a problem."""
        if self._assessment is not None:
            self._assessment.step(1, only_problems=True)

    def make(self, group: EditGroup) -> bool:
        """Make an edit; say so where it can't be made."""
        try:
            self.apply(group)
        except TrackerError as error:
            self.tracker.complain(error)
            return False
        return True

    def apply(self, group: EditGroup) -> None:
        """Make an edit; a new answer goes where its item stands. Raises TrackerError."""
        self.session.apply(self.code, group)
