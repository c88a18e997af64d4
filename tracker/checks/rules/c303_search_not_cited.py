"""Search that no answer of its assessment cites.

Why:  it supports nothing. (An assessment where no search is cited yet has no such finding, nor has
      one of examples.)
Bad:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
      - {id: s2, instruments: [old-plan], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
Good:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
      - {id: s2, instruments: [old-plan], read: whole}
    answers:
      P1: {level: none, searched: [s1, s2]}
Fix:  cite it where an answer rests on it; or leave it, for the record of what was done.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record

RULE = Rule(
    "C303",
    "search-not-cited",
    Severity.INFO,
    N_("no answer cites the search `{search}`"),
    __doc__,
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find searches without an answer, once any is cited."""
    for one in context.assessments:
        searches = one.assessment.searches
        if not searches or one.assessment.scope != "complete":
            continue
        cited = {key for answer in one.answers for key in answer.answer.searched}
        for index, search in enumerate(searches):
            if cited and search.id not in cited:
                yield context.finding(RULE, one.at("searches", index), search=search.id)
