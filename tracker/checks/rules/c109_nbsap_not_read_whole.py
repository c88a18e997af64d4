"""NBSAP that counts in a complete assessment and was not read whole.

Why:  whether the NBSAP names soil life at all (paragraph 21 of the document) can be said only of
      one that was read whole; the country is not among those asked.
Bad:
    instruments:
      - {id: nbsap, title: NBSAP, language: en, type: nbsap, status: adopted, read: part}
    assessments:
      - {framework: soil-test, cycle: 2026, method: desk-review, scope: complete, state: draft}
Good:
    instruments:
      - {id: nbsap, title: NBSAP, language: en, type: nbsap, status: adopted, read: whole}
    assessments:
      - {framework: soil-test, cycle: 2026, method: desk-review, scope: complete, state: draft}
Fix:  read it, search it for soil life, and write `read: whole`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import InstrumentType, Reading, Record

RULE = Rule(
    "C109",
    "nbsap-not-read-whole",
    Severity.INFO,
    N_("`{instrument}` was not read whole: nothing can be concluded from what it does not say"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find NBSAPs that a complete assessment would rest on; once each."""
    counting = {
        instrument
        for one in context.assessments
        if one.facts and one.facts.scope == "complete"
        for instrument in one.facts.counting
    }
    for index, instrument in enumerate(record.instruments):
        nbsap = instrument.type.kind is InstrumentType.NBSAP
        if nbsap and instrument.read is not Reading.WHOLE and instrument.id in counting:
            yield context.finding(RULE, ("instruments", index, "read"), instrument=instrument.id)
