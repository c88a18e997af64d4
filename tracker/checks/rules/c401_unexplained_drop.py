"""Level that is lower than in the cycle before, without a word why.

Why:  a country that took something back should say so, and one that only answers more strictly
      should say that. A drop because an instrument ended explains itself.
Bad:
    assessments:
      - framework: soil-test
        cycle: 2022
        method: desk-review
        scope: complete
        state: draft
        answers:
          P2:
            evidence:
              - {measure: soil-act/art-3, elements: [a, b]}
      - framework: soil-test
        cycle: 2026
        method: desk-review
        scope: complete
        state: draft
        answers:
          P2:
            evidence:
              - {measure: soil-act/art-3, elements: [a]}
Good:
    assessments:
      - framework: soil-test
        cycle: 2022
        method: desk-review
        scope: complete
        state: draft
        answers:
          P2:
            evidence:
              - {measure: soil-act/art-3, elements: [a, b]}
      - framework: soil-test
        cycle: 2026
        method: desk-review
        scope: complete
        state: draft
        answers:
          P2:
            notes: element b had been read too widely
            evidence:
              - {measure: soil-act/art-3, elements: [a]}
Fix:  say why under `reason` or `notes`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.cycles import unexplained
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.method.change import Direction
from tracker.model.record import Record

RULE = Rule(
    "C401",
    "unexplained-drop",
    Severity.WARNING,
    N_("{item} fell from {before} in {cycle} to {after}; say why under `reason` or `notes`"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find drops that no end date and no word explains."""
    for earlier, answer, change in unexplained(context):
        if change.direction is Direction.DROP:
            yield context.finding_at_key(
                RULE,
                answer.at(),
                item=answer.key,
                before=change.before.id,
                cycle=earlier.assessment.cycle,
                after=change.after.id,
            )
