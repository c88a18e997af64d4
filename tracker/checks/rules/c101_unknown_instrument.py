"""An instrument id that the record does not have.

Why:  what replaces what, and what was searched, can't be followed.
Bad:
    instruments:
      - id: nbsap-2025
        title: National Biodiversity Strategy 2025
        language: en
        type: nbsap
        status: adopted
        replaces: [nbsap-2016]
Good:
    instruments:
      - id: nbsap-2016
        title: National Biodiversity Strategy 2016
        language: en
        type: nbsap
        status: superseded
        ends: 2024
      - id: nbsap-2025
        title: National Biodiversity Strategy 2025
        language: en
        type: nbsap
        status: adopted
        replaces: [nbsap-2016]
Fix:  correct the id, add the instrument, or take the id out and say it in the notes.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Path, Rule, Severity
from tracker.i18n import N_
from tracker.model.record import Record
from tracker.schema.words import meant

RULE = Rule(
    "C101",
    "unknown-instrument",
    Severity.ERROR,
    N_("`{instrument}` is not an instrument of this record"),
    __doc__,
)
CLOSE = N_("`{instrument}` is not an instrument of this record; did you mean `{close}`?")


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find own instruments that are cited and not there; foreign ids are C204's."""
    for path, cited in _cited(record):
        code, _, instrument = cited.rpartition(":")
        if code not in ("", record.country) or instrument in record.instrument:
            continue
        if instrument in context.lost:
            continue
        close = meant(instrument, record.instrument)
        template = CLOSE if close else None
        yield context.finding(RULE, path, template=template, instrument=instrument, close=close)


def _cited(record: Record) -> Iterator[tuple[Path, str]]:
    for index, instrument in enumerate(record.instruments):
        for step, ids in (("replaces", instrument.replaces), ("implements", instrument.implements)):
            for position, cited in enumerate(ids):
                yield ("instruments", index, step, position), cited
    for index, assessment in enumerate(record.assessments):
        for number, search in enumerate(assessment.searches):
            for position, cited in enumerate(search.instruments):
                path = ("assessments", index, "searches", number, "instruments", position)
                yield path, cited
