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
    match link.standing:
        case Standing.DRAFT:
            return "status draft"
        case Standing.NOT_YET_ADOPTED:
            return f"adopted {instrument.adopted}"
        case Standing.ENDED if instrument.extended:
            return f"extended until {instrument.extended.until}"
        case Standing.ENDED:
            return f"ends {instrument.ends}"
        case Standing.PAST_WITHOUT_END:
            return f"status {instrument.status}, ends ?"
        case Standing.NOT_DIRECT:
            return "applies ?"
        case Standing.HINDERS:
            return "effect hinders"
        case Standing.COUNTS:
            return ""
