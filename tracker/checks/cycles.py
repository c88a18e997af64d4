"""Changes from one cycle to the next that ask for an explanation and have none.

Compared is each complete assessment with the one before it of the same framework and method, on
the items that both rate. Source: format, section 5 (``tracker.method.change``).
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.checks.views import AnswerAt, AssessmentAt
from tracker.method.change import Change, change
from tracker.method.rating import rate


def unexplained(context: Context) -> Iterator[tuple[AssessmentAt, AnswerAt, Change]]:
    """Yield the earlier assessment, the later answer, and the change between them."""
    for earlier, later in _consecutive(context):
        for answer in later.answers:
            found = _change(context, earlier, answer)
            if found and found.asks and not found.explained:
                yield earlier, answer, found


def _consecutive(context: Context) -> Iterator[tuple[AssessmentAt, AssessmentAt]]:
    if len(context.assessments) == 1:
        return
    last: dict[tuple[str, str], AssessmentAt] = {}
    complete = (one for one in context.assessments if one.assessment.scope == "complete")
    for one in sorted(complete, key=lambda one: one.assessment.cycle):
        key = (one.assessment.framework, one.assessment.method)
        if key in last:
            yield last[key], one
        last[key] = one


def _change(context: Context, earlier: AssessmentAt, answer: AnswerAt) -> Change | None:
    framework = answer.framework
    if framework is None or earlier.facts is None or answer.cell is None:
        return None
    before = earlier.facts.cells[answer.key]
    old, new = rate(before, framework).level, rate(answer.cell, framework).level
    if old is None or new is None or old.value == new.value:
        return None
    return change(
        context.facts,
        framework,
        answer.assessment.cycle,
        before=(before, old),
        after=(answer.cell, new),
        since=earlier.assessment.cycle,
    )
