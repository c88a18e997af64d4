"""Measure that is said to name soil life, without the words that name it.

Why:  some of the document's claims (paragraphs 21 and 22) are about explicit wording, and count
      measures whether an answer cites them or not. (Where one does, C111 asks for the quote.)
Bad:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        measures:
          - id: art-3
            summary: The state protects soil organisms
            explicitness: explicit
            strength: committed
Good:
    instruments:
      - id: soil-act
        title: Soil Act
        language: en
        type: law
        status: in-force
        measures:
          - id: art-3
            summary: The state protects soil organisms
            quote: the state protects the organisms that live in soil
            explicitness: explicit
            strength: committed
Fix:  copy the words; where soil life is not named, write `biological` or `soil-only`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Explicitness, Record

RULE = Rule(
    "C113",
    "explicit-without-quote",
    Severity.WARNING,
    N_("`{measure}` is said to name soil life; quote the words that do"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find explicit measures without a quote that no answer cites."""
    for one in context.measures:
        measure = one.measure
        explicit = measure.explicitness is Explicitness.EXPLICIT
        if explicit and one.missing is None and not measure.quote:
            yield context.finding(RULE, one.at("explicitness"), measure=one.reference)
