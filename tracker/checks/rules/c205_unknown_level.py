"""Level that the framework's scale does not have.

Why:  it is left out, as if no level were set.
Bad:
    answers:
      P1: {level: hihg}
Good:
    answers:
      P1: {}
Fix:  correct the level; or take it out, so that it is derived from the evidence.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Path, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C205",
    "unknown-level",
    Severity.ERROR,
    N_("`{level}` is not a level of {framework}, which has {levels}"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find set levels and reviewers' levels that are not on the scale."""
    for answer in context.answers:
        if answer.framework is None:
            continue
        levels = answer.framework.level
        said: list[tuple[Path, str]] = []
        if answer.answer.level is not None:
            said.append((("level",), answer.answer.level))
        if answer.answer.review and answer.answer.review.level is not None:
            said.append((("review", "level"), answer.answer.review.level))
        for path, level in said:
            if level not in levels:
                yield context.finding(
                    RULE,
                    answer.at(*path),
                    level=level,
                    framework=answer.framework.id,
                    levels=", ".join(levels),
                )
