"""Instrument that has expired, or was repealed or superseded, without its last year.

Why:  dates decide in which cycle an instrument counts. Without `ends` it counts in none, not even
      in those when it was in force. A warning in a draft, an error from submitted on.
Bad:
    instruments:
      - id: soil-plan
        title: Soil Plan 2010 to 2020
        language: en
        type: plan
        status: expired
Good:
    instruments:
      - id: soil-plan
        title: Soil Plan 2010 to 2020
        language: en
        type: plan
        status: expired
        ends: 2020
Fix:  add `ends`: the last date or year in force, or of the plan's period.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C102",
    "end-missing",
    Severity.WARNING,
    N_("`{instrument}` is {status}, but `ends` does not say since when: it counts in no cycle"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find past instruments without a last year; the assessments that link them decide how bad."""
    for index, instrument in enumerate(record.instruments):
        if instrument.status.is_past and instrument.last_year is None:
            asked = [one.missing for one in context.measures if one.instrument is instrument]
            yield context.finding(
                RULE,
                ("instruments", index, "status"),
                severity=Severity.ERROR if Severity.ERROR in asked else None,
                instrument=instrument.id,
                status=instrument.status,
            )
