"""Link to a draft, to a text that has ended or to one that is yet to come, beside links that count.

Why:  it adds nothing to the level in this cycle.
Bad:
    answers:
      P1:
        evidence:
          - {measure: old-plan/goal-2, elements: [a]}
          - {measure: soil-act/art-3, elements: [a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  leave it where it explains something; else take it out, or correct the instrument's dates.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.standing import why_not
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.method.facts import Standing
from tracker.model.record import Record

RULE = Rule(
    "C207",
    "link-does-not-count",
    Severity.INFO,
    N_("`{measure}` does not count in {cycle} ({why}); other evidence does"),
    __doc__,
)
_LAPSED = frozenset(
    {Standing.DRAFT, Standing.ENDED, Standing.NOT_YET_ADOPTED, Standing.PAST_WITHOUT_END}
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find supporting links that don't count beside others that do."""
    for answer in context.rated:
        lapsed = [one for one in answer.links if one.link and one.link.standing in _LAPSED]
        if not lapsed or not any(one.counts for one in answer.links):
            continue
        for one in lapsed:
            if one.link:
                yield context.finding(
                    RULE,
                    answer.at("evidence", one.index, "measure"),
                    measure=one.evidence.measure,
                    cycle=answer.assessment.cycle,
                    why=why_not(one.link, record, context),
                )
