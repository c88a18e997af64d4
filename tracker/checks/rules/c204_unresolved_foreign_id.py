"""Id of another record's instrument or measure that can't be followed.

Why:  supranational law is entered once, in the body's own record, and linked by the members. A link
      that leads nowhere does not count.
Bad:
    answers:
      P1:
        evidence:
          - {measure: XXU:soil-regulation/art-44, elements: [a]}
Good:
    answers:
      P1:
        evidence:
          - {measure: XXU:soil-regulation/art-4, elements: [a]}
Fix:  correct the id; or ask for the other record and put it beside this one.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Path, Rule, Severity
from tracker.i18n import N_
from tracker.method.resolve import split_reference
from tracker.model.record import Record
from tracker.schema.words import meant

RULE = Rule(
    "C204",
    "unresolved-foreign-id",
    Severity.WARNING,
    N_("`{reference}` is not in the record of {country}"),
    __doc__,
)
CLOSE = N_("`{reference}` is not in the record of {country}; did you mean `{close}`?")
ABSENT = N_("`{reference}` can't be followed: the record of {country} is not here or was not read")


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find foreign references of links and of ``implements`` that lead nowhere."""
    for path, reference in _foreign(record, context):
        code, instrument, measure = split_reference(reference, record.country)
        other = context.foreign.get(code)
        if other is None:
            yield context.finding(RULE, path, template=ABSENT, reference=reference, country=code)
            continue
        holder = other.instrument.get(instrument)
        if holder and (not measure or measure in holder.measure):
            continue
        known = [one.id for one in other.instruments]
        if measure:
            holders = [holder] if holder else other.instruments
            known = [f"{one.id}/{each}" for one in holders for each in one.measure]
        close = meant(reference.rpartition(":")[2], known)
        yield context.finding(
            RULE,
            path,
            template=CLOSE if close else None,
            reference=reference,
            country=code,
            close=f"{code}:{close}" if close else None,
        )


def _foreign(record: Record, context: Context) -> Iterator[tuple[Path, str]]:
    own = f"{record.country}:"
    for index, instrument in enumerate(record.instruments):
        for position, reference in enumerate(instrument.implements):
            if ":" in reference and not reference.startswith(own):
                yield ("instruments", index, "implements", position), reference
    for answer in context.answers:
        for link in answer.links:
            reference = link.evidence.measure
            if link.link is None and ":" in reference and not reference.startswith(own):
                yield answer.at("evidence", link.index, "measure"), reference
