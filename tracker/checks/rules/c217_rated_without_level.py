"""Answer that says `rated`, without a level or evidence that gives one.

Why:  it counts as not assessed.
Bad:
    answers:
      P1: {status: rated}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  link evidence or set a level; or take the status out.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import AnswerStatus, Record

RULE = Rule(
    "C217",
    "rated-without-level",
    Severity.WARNING,
    N_("{item} is said to be rated, but has neither a level nor evidence that gives one"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find rated answers without anything to rate by; links that don't count are C206's."""
    for answer in context.rated:
        said = answer.answer
        if said.status is not AnswerStatus.RATED or said.level is not None:
            continue
        if all(evidence.effect == "hinders" for evidence in said.evidence):
            yield context.finding(RULE, answer.at("status"), item=answer.key)
