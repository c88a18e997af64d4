"""Link that says more of a measure than the measure itself.

Why:  a link may lower strength and explicitness for its elements; a higher word is not used.
Bad:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a], strength: monitored}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a], strength: acknowledged}
Fix:  take the word out of the link; where it is right, correct the measure.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C221",
    "link-raises-measure",
    Severity.WARNING,
    N_("the link says {key}: {raised}, its measure only {own}; a link can lower it, not raise it"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find words of links that are above the strength or explicitness that the link ends up with."""
    for answer in context.answers:
        for one in answer.links:
            if one.link is None:
                continue
            evidence, link = one.evidence, one.link
            if evidence.strength and evidence.strength is not link.strength:
                yield context.finding(
                    RULE,
                    answer.at("evidence", one.index, "strength"),
                    key="strength",
                    raised=evidence.strength,
                    own=link.strength,
                )
            if evidence.explicitness and evidence.explicitness is not link.explicitness:
                yield context.finding(
                    RULE,
                    answer.at("evidence", one.index, "explicitness"),
                    key="explicitness",
                    raised=evidence.explicitness,
                    own=link.explicitness,
                )
