"""Answer that was carried over from an earlier cycle and not looked at again.

Why:  it counts as not assessed until `carried-from` is taken out. In a draft one info says how many
      there are; from submitted on each is an error.
Bad:
    answers:
      P1: {level: low, carried-from: 2024}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  look at the answer again, and take the line `carried-from` out.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record, State

RULE = Rule(
    "C218",
    "carried-over",
    Severity.INFO,
    N_("{item} is carried over from {cycle} and counts as not assessed; confirm it"),
    __doc__,
)
DRAFT = N_("answers still to be confirmed, carried over from an earlier cycle: {count}")


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find answers still as carried over."""
    for one in context.assessments:
        carried = [answer for answer in one.answers if answer.answer.carried_from is not None]
        if not carried:
            continue
        if one.assessment.state is State.DRAFT:
            path = carried[0].at("carried-from")
            yield context.finding(RULE, path, template=DRAFT, count=len(carried))
            continue
        for answer in carried:
            yield context.finding(
                RULE,
                answer.at("carried-from"),
                severity=Severity.ERROR,
                item=answer.key,
                cycle=answer.answer.carried_from,
            )
