"""Level that is more than one step higher than in the cycle before, without a word why.

Why:  so much rarely happens between two cycles; a reader will ask what was new.
Bad:
    assessments:
      - framework: soil-test
        cycle: 2022
        method: desk-review
        scope: complete
        state: draft
        searches: [{id: s1, instruments: [soil-act], read: whole}]
        answers:
          P2: {level: none, searched: [s1]}
      - framework: soil-test
        cycle: 2026
        method: desk-review
        scope: complete
        state: draft
        answers:
          P2:
            evidence:
              - {measure: soil-act/art-3, elements: [a, b]}
Good:
    assessments:
      - framework: soil-test
        cycle: 2022
        method: desk-review
        scope: complete
        state: draft
        searches: [{id: s1, instruments: [soil-act], read: whole}]
        answers:
          P2: {level: none, searched: [s1]}
      - framework: soil-test
        cycle: 2026
        method: desk-review
        scope: complete
        state: draft
        answers:
          P2:
            notes: the Act was overlooked in 2022
            evidence:
              - {measure: soil-act/art-3, elements: [a, b]}
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
    "C402",
    "unexplained-jump",
    Severity.WARNING,
    N_("{item} rose from {before} in {cycle} to {after}; say why under `reason` or `notes`"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find rises of more than one level that no word explains."""
    for earlier, answer, change in unexplained(context):
        if change.direction is Direction.RISE:
            yield context.finding_at_key(
                RULE,
                answer.at(),
                item=answer.key,
                before=change.before.id,
                cycle=earlier.assessment.cycle,
                after=change.after.id,
            )
