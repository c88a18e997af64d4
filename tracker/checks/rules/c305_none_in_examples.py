"""Answer that says `none` in an assessment of examples.

Why:  `scope: examples` records what was found, as found; it enters no share, and can't say that
      something is absent. A warning in a draft, an error from submitted on.
Bad:
    scope: examples
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
Good:
    scope: complete
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
Fix:  take the level out; or say `scope: complete` where every item is to be answered.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.views import missing
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C305",
    "none-in-examples",
    Severity.WARNING,
    N_("{item} is set to {level}, but an assessment of examples records only what was found"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find ``none`` where only positives belong."""
    for answer in context.rated:
        if answer.assessment.scope == "examples" and answer.says_none:
            yield context.finding(
                RULE,
                answer.at("level"),
                severity=missing(answer.assessment.state),
                item=answer.key,
                level=answer.answer.level,
            )
