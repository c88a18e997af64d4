"""An answer's evidence with the wording of the record: links of the engine, texts of the file.

Facts hold no quotes. Whole records are asked for only by the tables that print them.
"""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from tracker.analysis.view import Collection
from tracker.method.facts import AssessmentFacts, Link
from tracker.method.resolve import find_measure, foreign_codes
from tracker.model.record import Answer, Assessment, Evidence, Instrument, Measure, Record

Records = Callable[[str], Record | None]
"""Gives the whole record of a country, as it was read; None where it was not."""


class Cited(msgspec.Struct, frozen=True):
    """One evidence link."""

    evidence: Evidence
    link: Link | None
    """What the engine made of it; None where the measure, or every element, is not to be found."""
    instrument: Instrument | None
    measure: Measure | None


class Answered(msgspec.Struct, frozen=True):
    """An answer of an assessment with its evidence."""

    item: str
    answer: Answer
    evidence: tuple[Cited, ...]


def foreign(record: Record, records: Records, collection: Collection) -> dict[str, Record]:
    """Return the records that a record cites, as far as they were read."""
    read = {country.country for country in collection.countries}
    found = {code: records(code) for code in sorted(foreign_codes(record) & read)}
    return {code: one for code, one in found.items() if one is not None}


def answered(
    facts: AssessmentFacts, assessment: Assessment, record: Record, others: Mapping[str, Record]
) -> Iterator[Answered]:
    """Yield the answers to the framework's items, in its order."""
    for item, cell in facts.cells.items():
        answer = assessment.answers.get(item)
        if answer is not None:
            evidence = _cited(answer, list(cell.links), record, others)
            yield Answered(item, answer, tuple(evidence))


def assessment_of(record: Record, facts: AssessmentFacts) -> Assessment | None:
    """Return the record's own text of an assessment."""
    key = (facts.framework, facts.cycle, facts.method)
    return next((one for one in record.assessments if one.key == key), None)


def _cited(
    answer: Answer, links: list[Link], record: Record, others: Mapping[str, Record]
) -> Iterator[Cited]:
    """Pair the links of the file with those of the engine, which stand in the same order."""
    for evidence in answer.evidence:
        found = find_measure(evidence.measure, record, others)
        instrument, measure = (found[0], found[1]) if found else (None, None)
        link = None
        if links and _is_same(links[0], evidence):
            link = links.pop(0)
        yield Cited(evidence, link, instrument, measure)


def _is_same(link: Link, evidence: Evidence) -> bool:
    return link.measure == evidence.measure and set(link.elements) <= set(evidence.elements)
