"""Link that claims more than three elements of an item, without a word why.

Why:  one provision rarely addresses so much; two assessors will read it differently.
Bad:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a, b, c, d]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a, b, c, d], why: Annex 2 lists all four}
Fix:  say why in a few words; or keep the elements that the wording really addresses.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C219",
    "omnibus-link",
    Severity.WARNING,
    N_("`{measure}` is linked to {count} elements of {item}; say why in a few words"),
    __doc__,
)
_UNEXPLAINED = 3


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find such links; unknown letters don't add up."""
    for answer in context.answers:
        for one in answer.links:
            if one.link and len(one.link.elements) > _UNEXPLAINED and not one.evidence.why:
                yield context.finding(
                    RULE,
                    answer.at("evidence", one.index, "elements"),
                    measure=one.evidence.measure,
                    count=len(one.link.elements),
                    item=answer.key,
                )
