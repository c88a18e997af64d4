"""Why a link does not count, in the record's own words: the keys and values that decide it.

Keys and values are not translated, so the answer can stand in a message of any language.
"""

from tracker.checks.context import Context
from tracker.method.facts import Link, Standing
from tracker.method.resolve import find_measure
from tracker.model.record import Record


def why_not(link: Link, record: Record, context: Context) -> str:
    """Name what keeps a link from counting, such as ``ends 2020``; empty where it counts."""
    found = find_measure(link.measure, record, context.foreign)
    if found is None:
        return ""
    instrument, _measure, _foreign = found
    ends = f"ends {instrument.ends}"
    if instrument.extended:
        ends = f"extended until {instrument.extended.until}"
    return {
        Standing.COUNTS: "",
        Standing.HINDERS: "effect hinders",
        Standing.DRAFT: "status draft",
        Standing.NOT_YET_ADOPTED: f"adopted {instrument.adopted}",
        Standing.ENDED: ends,
        Standing.PAST_WITHOUT_END: f"status {instrument.status}, ends ?",
        Standing.NOT_DIRECT: "applies ?",
    }[link.standing]
