"""Link that names an element which the item does not have.

Why:  the letter is left out; a link without any other letter goes.
Bad:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a, z]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  correct the letter; `tracker framework ID` says what is asked under each.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C202",
    "unknown-element",
    Severity.ERROR,
    N_("`{element}` is not an element of {item}, which has {elements}"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find letters that the item does not have."""
    for answer in context.answers:
        if answer.item is None:
            continue
        known = answer.item.element
        for link in answer.links:
            for position, letter in enumerate(link.evidence.elements):
                if letter not in known:
                    yield context.finding(
                        RULE,
                        answer.at("evidence", link.index, "elements", position),
                        element=letter,
                        item=answer.key,
                        elements=", ".join(known),
                    )
