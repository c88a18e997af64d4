"""Answer whose evidence does not count in its cycle, none of it.

Why:  a draft, a text that ended before the cycle, or one that was adopted after it, says nothing
      about the cycle. Without a set level the item is not assessed; with one, nothing bears it out.
Bad:
    answers:
      P1:
        evidence:
          - {measure: old-plan/goal-2, elements: [a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  link what holds in the cycle; correct the dates where they are wrong; or, after a search, set
      the scale's `none`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.standing import why_not
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.method.facts import Standing
from tracker.model.record import Record

RULE = Rule(
    "C206",
    "no-evidence-counts",
    Severity.WARNING,
    N_("{item}: nothing that is linked counts in {cycle} ({why})"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find rated answers with supporting links of which none counts.

    Where all are supranational law that does not apply directly, C208 says so.
    """
    for answer in context.rated:
        links = [one.link for one in answer.links if one.supports and one.link]
        if not links or answer.says_none or any(link.counts for link in links):
            continue
        if all(link.standing is Standing.NOT_DIRECT for link in links):
            continue
        reasons = [f"{link.instrument}: {why_not(link, record, context)}" for link in links]
        yield context.finding(
            RULE,
            answer.at("evidence"),
            item=answer.key,
            cycle=answer.assessment.cycle,
            why="; ".join(dict.fromkeys(reasons)),
        )
