"""Answer that says `no-information` without saying what was searched.

Why:  it means that sources were looked for and are not to be had; else the item is simply not
      assessed. A warning in a draft, an error from submitted on.
Bad:
    answers:
      P1: {status: no-information}
Good:
    searches:
      - {id: s1, where: the gazette and the ministry's archive, read: not-read}
    answers:
      P1: {status: no-information, searched: [s1]}
Fix:  record the search under `searches` and cite it; or take the status out.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.views import missing
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import AnswerStatus, Record

RULE = Rule(
    "C213",
    "no-information-without-search",
    Severity.WARNING,
    N_("{item} is no-information; say under `searched` where information was looked for"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find no-information without a search."""
    for answer in context.answers:
        said = answer.answer
        if said.status is not AnswerStatus.NO_INFORMATION or said.searched:
            continue
        if said.carried_from is None and answer.cell:
            yield context.finding(
                RULE,
                answer.at("status"),
                severity=missing(answer.assessment.state),
                item=answer.key,
            )
