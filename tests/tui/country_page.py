"""What the tests of the country page share."""

from typing import Any, TypeVar

from textual import events
from textual.pilot import Pilot

from tests.tui.harness import settled
from tracker.model.record import Record
from tracker.tui.app import TrackerApp
from tracker.tui.country.assessment_tab import AssessmentTab
from tracker.tui.country.instruments_tab import InstrumentsTab
from tracker.tui.messages import Goto
from tracker.tui.screens.base import Dialog
from tracker.tui.screens.country import Country

_D = TypeVar("_D", bound=Dialog[Any])


def page_of(app: TrackerApp) -> Country:
    """Return the country page, which must be the one shown."""
    assert isinstance(app.page, Country)
    return app.page


def assessment(app: TrackerApp) -> AssessmentTab:
    """Return the assessment tab, which must be the one shown."""
    tab = page_of(app).shown_tab
    assert isinstance(tab, AssessmentTab)
    return tab


def instruments(app: TrackerApp) -> InstrumentsTab:
    """Return the instruments tab, which must be the one shown."""
    tab = page_of(app).shown_tab
    assert isinstance(tab, InstrumentsTab)
    return tab


def record_of(app: TrackerApp, code: str = "KEN") -> Record:
    """Return a record as it stands."""
    record = app.session.record(code)
    assert record is not None
    return record


def asked(app: TrackerApp, kind: type[_D]) -> _D:
    """Return the dialog that is shown, which must be of a kind."""
    assert isinstance(app.screen, kind)
    return app.screen


async def typed(app: TrackerApp, pilot: Pilot[None], text: str) -> None:
    """Put a text where the focus is, at once, as a terminal pastes it."""
    app.post_message(events.Paste(text))
    await pilot.pause()


async def shown(app: TrackerApp, pilot: Pilot[None], code: str = "KEN", tab: str = "") -> Country:
    """Open a country's page."""
    app.go(Goto("country", code=code, tab=tab or None))
    for _round in range(2):
        await settled(pilot)
        going = [one for one in app.workers if one.group == "going"]
        await app.workers.wait_for_complete(going)
        await pilot.pause()
    return page_of(app)
