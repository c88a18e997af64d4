"""Level that differs from the one that the evidence gives, without a reason.

Why:  the reason lets a reader follow the assessor. A warning in a draft, an error from submitted
      on.
Bad:
    answers:
      P1:
        level: high
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Good:
    answers:
      P1:
        level: high
        reason: in practice Article 3 is applied to all five, see the circular of 2021
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  add a reason; take `level` out; or name the elements that a link also addresses.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.views import missing
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C211",
    "level-without-reason",
    Severity.WARNING,
    N_("{item} is set to {level}, the evidence gives {derived}; say why under `reason`"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find set levels, ``none`` apart, that differ from the derived one."""
    for answer in context.rated:
        level, cell = answer.set_level, answer.cell
        if level is None or cell is None or level.when == "said" or answer.answer.reason:
            continue
        if cell.derived_level not in (None, level.id):
            yield context.finding(
                RULE,
                answer.at("level"),
                severity=missing(answer.assessment.state),
                item=answer.key,
                level=level.id,
                derived=cell.derived_level,
            )
