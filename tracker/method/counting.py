"""Which measures count in a cycle.

Source: format, section 4. Dates decide, so that a later change of status does not rewrite an
earlier cycle; only a past status without any end date never counts.
"""

from tracker.method.facts import Standing
from tracker.model.record import Instrument, Status, year_of


def standing(instrument: Instrument, cycle: int) -> Standing:
    """Say whether an instrument counts in a cycle, and if not, why; never HINDERS or NOT_DIRECT."""
    if instrument.status is Status.DRAFT:
        return Standing.DRAFT
    if instrument.adopted is not None and year_of(instrument.adopted) > cycle:
        return Standing.NOT_YET_ADOPTED
    last_year = instrument.last_year
    if last_year is None:
        return Standing.PAST_WITHOUT_END if instrument.status.is_past else Standing.COUNTS
    return Standing.COUNTS if last_year >= cycle else Standing.ENDED


def link_standing(
    instrument: Instrument, cycle: int, *, effect: str, supranational: bool
) -> Standing:
    """Say whether a link to a measure of the instrument counts.

    A provision that stands in the item's way never counts; supranational law counts only where it
    applies directly (a directive counts through the national law that implements it).
    """
    if effect == "hinders":
        return Standing.HINDERS
    if supranational and instrument.applies != "direct":
        return Standing.NOT_DIRECT
    return standing(instrument, cycle)
