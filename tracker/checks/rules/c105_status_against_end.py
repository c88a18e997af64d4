"""Instrument whose status and end contradict each other.

Why:  dates decide whether it counts: one that is said to be in force but ended in 2020 does not
      count in 2026, and one that is said to be repealed counts as long as its end is to come.
Bad:
    instruments:
      - id: soil-plan
        title: Soil Plan 2010 to 2020
        language: en
        type: plan
        status: in-force
        ends: 2020
Good:
    instruments:
      - id: soil-plan
        title: Soil Plan 2010 to 2020
        language: en
        type: plan
        status: expired
        ends: 2020
Fix:  correct the status; where a plan was prolonged, add `extended: {until: …}`; where it goes on
      without an end, take `ends` out.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record, Status

RULE = Rule(
    "C105",
    "status-against-end",
    Severity.WARNING,
    N_("`{instrument}`: status says {status}, but it ended in {year}; from then on it won't count"),
    __doc__,
)
TO_COME = N_("`{instrument}`: status says {status}, but it ends in {year}; until then it counts")


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find statuses that today's year contradicts; the year of the end still counts."""
    year = context.today.year
    for index, instrument in enumerate(record.instruments):
        last = instrument.last_year
        if last is None:
            continue
        over = last < year and instrument.status in (Status.ADOPTED, Status.IN_FORCE)
        to_come = last > year and instrument.status.is_past
        if over or to_come:
            yield context.finding(
                RULE,
                ("instruments", index, "status"),
                template=TO_COME if to_come else None,
                instrument=instrument.id,
                status=instrument.status,
                year=last,
            )
