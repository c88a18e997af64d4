"""Assessment whose answers, eight or more, all have the same level.

Why:  policies rarely treat every item alike; it may be a form filled in without reading. An info
      where all levels are derived from evidence.
Bad:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
      P2: {level: none, searched: [s1]}
      P3: {level: none, searched: [s1]}
      P4: {level: none, searched: [s1]}
      P5: {level: none, searched: [s1]}
      Q1: {level: none, searched: [s1]}
      Q2: {level: none, searched: [s1]}
      Q3: {level: none, searched: [s1]}
Good:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
      P2: {level: none, searched: [s1]}
      P3: {level: none, searched: [s1]}
      P4: {level: none, searched: [s1]}
      P5: {level: none, searched: [s1]}
      Q1: {level: none, searched: [s1]}
      Q2: {level: none, searched: [s1]}
      Q3: {level: none, searched: [s1]}
Fix:  look at the answers again; where they are right, silence this with the reason.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C222",
    "same-level-throughout",
    Severity.WARNING,
    N_("all {count} rated answers are {level}; is that so?"),
    __doc__,
)
_FEW = 8
"""Below this many rated answers, that all are alike says nothing."""


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find such assessments; not examples whose levels are all derived."""
    for one in context.assessments:
        rated = [answer for answer in one.answers if answer.is_rated]
        cells = [answer.cell for answer in rated if answer.cell]
        levels = [level for cell in cells if (level := cell.set_level or cell.derived_level)]
        if len(levels) < _FEW or len(set(levels)) > 1:
            continue
        by_hand = any(cell.set_level for cell in cells)
        if by_hand or one.assessment.scope == "complete":
            yield context.finding(
                RULE,
                one.at("framework"),
                severity=None if by_hand else Severity.INFO,
                count=len(levels),
                level=levels[0],
            )
