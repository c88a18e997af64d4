"""Instrument that ends before it was adopted, or is extended to before its end.

Why:  it would count in no cycle.
Bad:
    instruments:
      - id: soil-plan
        title: Soil Plan
        language: en
        type: plan
        status: expired
        adopted: 2015
        ends: 2010
Good:
    instruments:
      - id: soil-plan
        title: Soil Plan
        language: en
        type: plan
        status: expired
        adopted: 2010
        ends: 2015
Fix:  correct one of the dates. `ends` is the last year in force, `extended` a later one.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Date, Record, year_of

RULE = Rule(
    "C103",
    "dates-out-of-order",
    Severity.WARNING,
    N_("`{instrument}` ends in {ends}, before it was adopted in {adopted}"),
    __doc__,
)
EXTENDED = N_("`{instrument}` is extended until {until}, before its end in {ends}")


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find dates that contradict each other."""
    for index, instrument in enumerate(record.instruments):
        path = ("instruments", index)
        adopted, ends, extended = instrument.adopted, instrument.ends, instrument.extended
        if ends is None:
            continue
        if adopted is not None and _before(ends, adopted):
            yield context.finding(
                RULE, (*path, "ends"), instrument=instrument.id, ends=ends, adopted=adopted
            )
        if extended is not None and _before(extended.until, ends):
            yield context.finding(
                RULE,
                (*path, "extended", "until"),
                template=EXTENDED,
                instrument=instrument.id,
                until=extended.until,
                ends=ends,
            )


def _before(one: Date, other: Date) -> bool:
    """Whether one date is before another, as far as both are known."""
    if isinstance(one, str) and isinstance(other, str):
        return one < other
    return year_of(one) < year_of(other)
