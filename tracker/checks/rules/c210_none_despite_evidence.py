"""Answer that says `none` although linked evidence counts.

Why:  `none` says that a search found nothing, and the link says that something is there. A warning
      in a draft and an error from submitted on; an info where a reason is given.
Bad:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1:
        level: none
        searched: [s1]
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  take out `level`, so that it is derived; or the link, if it does not address the item.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.views import missing
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C210",
    "none-despite-evidence",
    Severity.WARNING,
    N_("{item} is set to {level}, but evidence for it counts (`{measure}`)"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find ``none`` beside a link that counts."""
    for answer in context.rated:
        counting = next((one for one in answer.links if one.counts), None)
        if counting and answer.says_none:
            asked = missing(answer.assessment.state)
            yield context.finding(
                RULE,
                answer.at("level"),
                severity=Severity.INFO if answer.answer.reason else asked,
                item=answer.key,
                level=answer.answer.level,
                measure=counting.evidence.measure,
            )
