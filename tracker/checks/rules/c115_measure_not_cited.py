"""Measure that no answer cites.

Why:  it counts for no item. (A record where no measure is cited yet has no such finding, and a
      measure whose notes can say why it is linked to none is left alone.)
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
            locator: Article 5
            explicitness: biological
            strength: committed
          - id: art-6
            summary: A register of soil organisms
            quote: the register of soil organisms
            locator: Article 6
            explicitness: explicit
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
          - id: art-6
            summary: A register of soil organisms
            quote: the register of soil organisms
            locator: Article 6
            explicitness: explicit
            strength: committed
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-5, elements: [a]}
          - {measure: soil-act/art-6, elements: [b]}
Fix:  link it to the items that it addresses; where it addresses none, say so in its notes.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C115",
    "measure-not-cited",
    Severity.INFO,
    N_("`{measure}` is not cited by any answer"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find measures without a link or a note, once there are any links."""
    loose = [one for one in context.measures if one.missing is None]
    if len(loose) == len(context.measures):
        return
    for one in loose:
        if one.measure.notes:
            continue
        yield context.finding(RULE, one.at(), measure=one.reference)
