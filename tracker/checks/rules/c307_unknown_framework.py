"""Assessment against a framework that is neither built in nor in the workspace.

Why:  its items are not known, so the whole assessment is left out.
Bad:
    assessments:
      - {framework: soil-tset, cycle: 2026, method: desk-review, scope: complete, state: draft}
Good:
    assessments:
      - {framework: soil-test, cycle: 2026, method: desk-review, scope: complete, state: draft}
Fix:  correct the id; `tracker framework` lists them. A framework of your own belongs in the
      workspace's frameworks/.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record
from tracker.schema.words import meant

RULE = Rule(
    "C307",
    "unknown-framework",
    Severity.ERROR,
    N_("there is no framework `{framework}`; there are {known}"),
    __doc__,
)
CLOSE = N_("there is no framework `{framework}`; did you mean `{close}`?")


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find assessments whose framework is not known."""
    for one in context.assessments:
        if one.framework is None:
            wanted = one.assessment.framework
            close = meant(wanted, context.frameworks)
            yield context.finding(
                RULE,
                one.at("framework"),
                template=CLOSE if close else None,
                framework=wanted,
                close=close,
                known=", ".join(sorted(context.frameworks)),
            )
