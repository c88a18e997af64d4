"""Link to supranational law that binds the country only through its own law.

Why:  a directive counts through the national law that puts it into effect; only law with
      `applies: direct`, such as a regulation of the EU, counts as it stands.
Bad:
    answers:
      P1:
        evidence:
          - {measure: XXU:soil-directive/art-8, elements: [a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: XXU:soil-regulation/art-4, elements: [a]}
Fix:  link the measure of the national law, and say there `implements: [XXU:soil-directive]`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.method.facts import Standing
from tracker.model.record import Record

RULE = Rule(
    "C208",
    "not-directly-applicable",
    Severity.WARNING,
    N_("`{measure}` does not apply directly and does not count; link the national law instead"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find links to such law; an info where other evidence of the answer counts."""
    for answer in context.rated:
        for one in answer.links:
            if one.link and one.link.standing is Standing.NOT_DIRECT:
                others = any(other.counts for other in answer.links)
                yield context.finding(
                    RULE,
                    answer.at("evidence", one.index, "measure"),
                    severity=Severity.INFO if others else None,
                    measure=one.evidence.measure,
                )
