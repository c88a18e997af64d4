"""Complete assessment that was submitted with core items not assessed.

Why:  a country enters the shares of a section once every applicable item of it counts as assessed.
      A draft has no such finding.
Bad:
    state: submitted
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
      P2: {}
Good:
    state: submitted
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
      P2: {level: none, searched: [s1]}
      P3: {level: none, searched: [s1]}
      P4: {level: none, searched: [s1]}
      P5: {level: none, searched: [s1]}
Fix:  answer the items, with a level, `no-information`, `not-disclosed` or `not-applicable`; or say
      `scope: examples`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.method.rating import CellState, rate
from tracker.model.record import Record, State

RULE = Rule(
    "C306",
    "items-not-assessed",
    Severity.INFO,
    N_("section {section}: {count} of {total} applicable items are not assessed ({items})"),
    __doc__,
)
_SHOWN = 5


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find incomplete core sections, one finding each."""
    for one in context.assessments:
        if one.framework is None or one.facts is None:
            continue
        if one.assessment.state is State.DRAFT or one.assessment.scope != "complete":
            continue
        for section in one.framework.sections:
            if not section.core:
                continue
            states = {
                item.id: rate(one.facts.cells[item.id], one.framework).state
                for item in section.items
            }
            applicable = [key for key, state in states.items() if state.applicable]
            holes = [key for key in applicable if states[key] is CellState.NOT_ASSESSED]
            if holes:
                yield context.finding(
                    RULE,
                    one.at("state"),
                    section=section.id,
                    count=len(holes),
                    total=len(applicable),
                    items=", ".join(holes[:_SHOWN] + ["…"] * (len(holes) > _SHOWN)),
                )
