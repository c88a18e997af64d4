"""Answer that says `not-applicable` without a reason.

Why:  the item leaves the country's completeness and the N of its column; a reader must see why. A
      warning in a draft, an error from submitted on.
Bad:
    answers:
      P1: {status: not-applicable}
Good:
    answers:
      P1: {status: not-applicable, reason: the country has no farmland}
Fix:  add the reason; or, where nothing was found, search and set the scale's `none`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.views import missing
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import AnswerStatus, Record

RULE = Rule(
    "C214",
    "not-applicable-without-reason",
    Severity.WARNING,
    N_("{item} is not-applicable; say why under `reason`"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find not-applicable without a reason."""
    for answer in context.answers:
        said = answer.answer
        if said.status is not AnswerStatus.NOT_APPLICABLE or said.reason:
            continue
        if said.carried_from is None and answer.cell:
            yield context.finding(
                RULE,
                answer.at("status"),
                severity=missing(answer.assessment.state),
                item=answer.key,
            )
