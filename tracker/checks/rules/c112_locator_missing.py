"""Measure that is cited as evidence without the place where it stands.

Why:  a quote can be checked only where it can be found. A warning in a draft, an error from
      submitted on.
Bad:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        measures:
          - id: art-5
            summary: Farmers keep up soil life
            quote: the holder of farmland shall maintain soil life
            explicitness: biological
            strength: committed
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-5, elements: [a]}
Good:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        measures:
          - id: art-5
            summary: Farmers keep up soil life
            quote: the holder of farmland shall maintain soil life
            locator: Article 5
            explicitness: biological
            strength: committed
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-5, elements: [a]}
Fix:  add the article, paragraph, section or page.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C112",
    "locator-missing",
    Severity.WARNING,
    N_("`{measure}` is cited as evidence, but has no locator"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find linked measures without their place."""
    for one in context.measures:
        if one.missing and not one.measure.locator:
            yield context.finding(RULE, one.at(), severity=one.missing, measure=one.reference)
