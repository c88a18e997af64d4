"""Answer that says `none` without saying what was searched.

Why:  that nothing was found means something only where it is known where one looked. A warning in a
      draft, an error from submitted on.
Bad:
    answers:
      P1: {level: none}
Good:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
Fix:  record the search once under `searches`, and cite it: `searched: [s1]`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.views import missing
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C212",
    "none-without-search",
    Severity.WARNING,
    N_("{item} is set to {level}; say under `searched` what was searched"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find ``none`` without a search, where ``none`` may be said at all (C305)."""
    for answer in context.rated:
        if answer.answer.searched or not answer.says_none:
            continue
        if answer.assessment.scope == "complete":
            yield context.finding(
                RULE,
                answer.at("level"),
                severity=missing(answer.assessment.state),
                item=answer.key,
                level=answer.answer.level,
            )
