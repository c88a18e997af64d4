"""Answer that says `none` and cites only searches in which nothing was read whole.

Why:  only a text that was read whole shows that nothing is there.
Bad:
    searches:
      - {id: s1, where: a database of abstracts, read: abstract}
    answers:
      P1: {level: none, searched: [s1]}
Good:
    searches:
      - {id: s1, instruments: [soil-act], read: whole}
    answers:
      P1: {level: none, searched: [s1]}
Fix:  read one of the texts whole and record it as a search; where no text is to be had, say
      `status: no-information`.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Reading, Record, Search

RULE = Rule(
    "C302",
    "none-without-whole-reading",
    Severity.WARNING,
    N_("{item} is set to {level}, but nothing was read whole in what it cites ({searches})"),
    __doc__,
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find ``none`` that rests on parts, abstracts or hearsay."""
    for one in context.assessments:
        if one.assessment.scope != "complete":
            continue
        searches = {search.id: search for search in one.assessment.searches}
        for answer in one.answers:
            said = answer.answer
            cited = [searches[key] for key in said.searched if key in searches]
            if not cited or not answer.says_none or any(_whole(each, record) for each in cited):
                continue
            yield context.finding(
                RULE,
                answer.at("searched"),
                item=answer.key,
                level=said.level,
                searches=", ".join(search.id for search in cited),
            )


def _whole(search: Search, record: Record) -> bool:
    """Whether something was read whole: the search says so, else one of its own instruments."""
    if search.read is not None:
        return search.read is Reading.WHOLE
    found = (record.instrument.get(cited) for cited in search.instruments)
    return any(instrument and instrument.read is Reading.WHOLE for instrument in found)
