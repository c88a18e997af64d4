"""Strategy, policy, plan, programme or guideline that is marked as binding, without a word why.

Why:  what binds counts in a claim of its own (paragraph 22 of the document). Such texts bind where
      a law says so, and not otherwise.
Bad:
    instruments:
      - {id: plan, title: Soil Plan, language: en, type: plan, status: adopted, binding: true}
Good:
    instruments:
      - id: plan
        title: Soil Plan
        language: en
        type: plan
        status: adopted
        binding: true
        notes: Binding on public bodies by section 4 of the Soil Act.
Fix:  say in the notes what makes it binding; or write `binding: false`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import InstrumentType, Record

RULE = Rule(
    "C108",
    "unusual-binding",
    Severity.INFO,
    N_("`{instrument}` is a {type} and marked as binding; say in its notes what makes it so"),
    __doc__,
)
_RARELY = frozenset(
    {
        InstrumentType.NBSAP,
        InstrumentType.NATIONAL_TARGET,
        InstrumentType.STRATEGY,
        InstrumentType.POLICY,
        InstrumentType.PLAN,
        InstrumentType.PROGRAMME,
        InstrumentType.GUIDELINE,
    }
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find binding instruments of types that rarely bind, without notes."""
    for index, instrument in enumerate(record.instruments):
        if instrument.binding and instrument.type in _RARELY and not instrument.notes:
            yield context.finding(
                RULE,
                ("instruments", index, "binding"),
                instrument=instrument.id,
                type=instrument.type,
            )
