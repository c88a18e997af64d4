"""Measure that is cited as evidence without a quote.

Why:  readers of other countries can check the words, not the summary. A warning in a draft, an
      error from submitted on.
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
            locator: Article 5
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
Fix:  copy the words that matter, in the original language, as few as possible.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C111",
    "quote-missing",
    Severity.WARNING,
    N_("`{measure}` is cited as evidence, but has no quote"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find linked measures without their words."""
    for one in context.measures:
        if one.missing and not one.measure.quote:
            yield context.finding(RULE, one.at(), severity=one.missing, measure=one.reference)
