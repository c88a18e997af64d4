"""Measure that is linked twice to one item, with the same elements.

Why:  the second adds nothing, and makes the evidence look like more than it is.
Bad:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a, b]}
          - {measure: soil-act/art-3, elements: [b, a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a, b]}
Fix:  take one of them out.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C220",
    "duplicate-link",
    Severity.WARNING,
    N_("`{measure}` is linked to {item} a second time, with the same elements"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find links that an earlier one of the answer says already."""
    own = f"{record.country}:"
    for answer in context.answers:
        if len(answer.links) == 1:
            continue
        seen: set[tuple[str, frozenset[str], str]] = set()
        for one in answer.links:
            evidence = one.evidence
            measure = evidence.measure.removeprefix(own)
            key = (measure, frozenset(evidence.elements), evidence.effect)
            if key in seen:
                yield context.finding(
                    RULE,
                    answer.at("evidence", one.index),
                    measure=evidence.measure,
                    item=answer.key,
                )
            seen.add(key)
