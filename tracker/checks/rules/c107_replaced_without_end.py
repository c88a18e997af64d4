"""Instrument that another one replaces, but that has neither an end nor a past status.

Why:  it still counts in every cycle, beside the one that took its place.
Bad:
    instruments:
      - {id: soil-act, title: Soil Act, language: en, type: law, status: in-force}
      - id: soil-code
        title: Soil Code
        language: en
        type: law
        status: in-force
        replaces: [soil-act]
Good:
    instruments:
      - {id: soil-act, title: Soil Act, language: en, type: law, status: superseded, ends: 2019}
      - id: soil-code
        title: Soil Code
        language: en
        type: law
        status: in-force
        replaces: [soil-act]
Fix:  add `ends` to the older one, and say that it is superseded.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record, Status

RULE = Rule(
    "C107",
    "replaced-without-end",
    Severity.INFO,
    N_("`{instrument}` is replaced by `{by}`, but has no `ends`: both count"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find replaced instruments that go on counting; once each."""
    replaced = {old: one.id for one in record.instruments for old in one.replaces}
    if not replaced:
        return
    for index, instrument in enumerate(record.instruments):
        by = replaced.get(instrument.id)
        counts = instrument.status in (Status.ADOPTED, Status.IN_FORCE)
        if by is not None and counts and instrument.last_year is None:
            yield context.finding(
                RULE, ("instruments", index, "status"), instrument=instrument.id, by=by
            )
