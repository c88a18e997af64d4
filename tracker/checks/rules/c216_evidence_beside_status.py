"""Evidence that counts, beside a status which says that there is nothing to rate.

Why:  no-information and not-applicable take the cell out of every share; the evidence is not used.
Bad:
    searches:
      - {id: s1, where: the gazette, read: not-read}
    answers:
      P1:
        status: no-information
        searched: [s1]
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: soil-act/art-3, elements: [a]}
Fix:  take the status out, so that the level is derived; or the link.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import AnswerStatus, Record

RULE = Rule(
    "C216",
    "evidence-beside-status",
    Severity.WARNING,
    N_("{item} is {status}, so its evidence is not used (`{measure}`)"),
    __doc__,
)
_NOTHING_TO_RATE = (AnswerStatus.NO_INFORMATION, AnswerStatus.NOT_APPLICABLE)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find counting links of answers that are no-information or not-applicable."""
    for answer in context.answers:
        said = answer.answer
        if said.status not in _NOTHING_TO_RATE or said.carried_from is not None:
            continue
        counting = next((one for one in answer.links if one.counts), None)
        if counting:
            yield context.finding(
                RULE,
                answer.at("status"),
                item=answer.key,
                status=said.status,
                measure=counting.evidence.measure,
            )
