"""Reviewer's level that differs from the country's, without a comment.

Why:  the country can agree, or answer, only if it knows what the reviewer saw.
Bad:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
        review: {level: medium}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
        review: {level: medium, comment: Article 3 covers elements b and c as well}
Fix:  add a comment.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C223",
    "review-without-comment",
    Severity.WARNING,
    N_("{item}: the reviewer says {review}, the country {level}; say why under `comment`"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find differing reviews without a word."""
    for answer in context.rated:
        review, cell = answer.answer.review, answer.cell
        if review is None or cell is None or review.comment or cell.review_level is None:
            continue
        level = cell.set_level or cell.derived_level
        if level not in (None, cell.review_level):
            yield context.finding(
                RULE,
                answer.at("review", "level"),
                item=answer.key,
                review=cell.review_level,
                level=level,
            )
