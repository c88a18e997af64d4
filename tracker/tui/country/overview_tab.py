"""The country's sheet, to be read from top to bottom."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.tables.sheet import sheet
from tracker.tui.country.sheet_words import sheet_words
from tracker.tui.country.tab import Tab


class OverviewTab(Tab):
    """The sheet of the assessment that is shown."""

    IS_LARGE: ClassVar[bool] = True

    def compose(self) -> ComposeResult:
        """Yield a page that scrolls."""
        with VerticalScroll(id="overview"):
            yield Static(id="sheet")

    def draw(self) -> None:
        """Write the sheet."""
        subject = self.subject
        if subject is None:
            return
        made = sheet(
            subject.collection,
            subject.looked.view,
            subject.code,
            records=self.session.record,
        )
        self.query_one("#sheet", Static).update(sheet_words(made, subject))

    def begin(self) -> None:
        """Begin at the top."""
        self.screen.set_focus(self.query_one("#overview"))

    def all_words(self) -> str:
        """Return the sheet as text."""
        shown = self.query_one("#sheet", Static).content
        return str(shown)
