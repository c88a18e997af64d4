"""Type of instrument that the country is said to have none of, although one counts.

Why:  a table by type of instrument shows “no instrument” for the country where none counts. (A
      national target counts as an NBSAP.)
Bad:
    instruments:
      - id: nbsap-2025
        title: National Biodiversity Strategy 2025
        language: en
        type: nbsap
        status: adopted
        read: whole
    no-instrument: [nbsap]
Good:
    instruments:
      - id: nbsap-2025
        title: National Biodiversity Strategy 2025
        language: en
        type: nbsap
        status: draft
        read: whole
    no-instrument: [nbsap]
Fix:  take the type out of `no-instrument`; or correct the instrument's type, status or dates.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C304",
    "no-instrument-contradicted",
    Severity.WARNING,
    N_("the country is said to have no {type}, but `{instrument}` counts in {cycle}"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find types said to be absent of which an own instrument counts in the cycle."""
    for one in context.assessments:
        if one.facts is None:
            continue
        for position, absent in enumerate(one.facts.no_instrument):
            for instrument in (record.instrument[key] for key in one.facts.counting):
                if absent in (instrument.type, instrument.type.kind):
                    yield context.finding(
                        RULE,
                        one.at("no-instrument", position),
                        type=absent,
                        instrument=instrument.id,
                        cycle=one.assessment.cycle,
                    )
                    break
