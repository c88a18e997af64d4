"""Level beside a status other than rated.

Why:  the status decides, and the level is not used.
Bad:
    answers:
      P1: {status: not-disclosed, level: low}
Good:
    answers:
      P1: {status: not-disclosed}
Fix:  take one of the two out.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import AnswerStatus, Record

RULE = Rule(
    "C215",
    "level-beside-status",
    Severity.WARNING,
    N_("{item} is {status}, so its level {level} is not used; take one of the two out"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find levels that a status beats."""
    for answer in context.answers:
        said = answer.answer
        if said.status in (None, AnswerStatus.RATED) or said.carried_from is not None:
            continue
        if answer.set_level:
            yield context.finding(
                RULE,
                answer.at("level"),
                item=answer.key,
                status=said.status,
                level=said.level,
            )
