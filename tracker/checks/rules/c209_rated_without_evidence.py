"""Level that is set without any evidence.

Why:  nobody can check it, and no other country can learn from it.
Bad:
    answers:
      P1: {level: medium, reason: known to the ministry}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a, b, c]}
Fix:  link the measures that the level rests on; where there are none, search and set the scale's
      `none`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C209",
    "rated-without-evidence",
    Severity.WARNING,
    N_("{item} is rated {level} without any evidence"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find set levels, ``none`` apart, without a supporting link, found or not."""
    for answer in context.rated:
        level = answer.set_level
        if level is None or level.when == "said":
            continue
        if all(evidence.effect == "hinders" for evidence in answer.answer.evidence):
            yield context.finding(RULE, answer.at("level"), item=answer.key, level=level.id)
