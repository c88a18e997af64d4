"""Instrument that is said to be adopted or in force, with a date of adoption that is to come.

Why:  it counts in no cycle before that date; a slip in the year takes it out of the matrix.
Bad:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        adopted: 2109
Good:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        adopted: 2019
Fix:  correct the date; or say `status: draft` as long as it is not adopted.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record, Status

RULE = Rule(
    "C104",
    "adopted-in-future",
    Severity.WARNING,
    N_("`{instrument}` is said to be {status}, but adopted in {adopted}, which is to come"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find adopted instruments whose adoption lies after today."""
    today = context.today.isoformat()
    for index, instrument in enumerate(record.instruments):
        adopted = instrument.adopted
        if adopted is None or instrument.status not in (Status.ADOPTED, Status.IN_FORCE):
            continue
        if adopted > today if isinstance(adopted, str) else adopted > context.today.year:
            yield context.finding(
                RULE,
                ("instruments", index, "adopted"),
                instrument=instrument.id,
                status=instrument.status,
                adopted=adopted,
            )
