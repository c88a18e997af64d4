"""Answer that cites a search which the assessment does not have.

Why:  what was searched can't be looked up, and `none` rests on nothing.
Bad:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s2, s1]}
Good:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
Fix:  correct the id; or record the search under `searches`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C301",
    "unknown-search",
    Severity.ERROR,
    N_("`{search}` is not a search of this assessment, which has {searches}"),
    __doc__,
)
NONE_YET = N_("`{search}` is not a search of this assessment, which has none; record it first")


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find ids under ``searched`` that are no search's."""
    for one in context.assessments:
        known = [search.id for search in one.assessment.searches]
        for answer in one.answers:
            for position, cited in enumerate(answer.answer.searched):
                if cited not in known and cited not in context.lost:
                    yield context.finding(
                        RULE,
                        answer.at("searched", position),
                        template=None if known else NONE_YET,
                        search=cited,
                        searches=", ".join(known),
                    )
