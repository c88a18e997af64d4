"""From a record to facts: links resolved, standings decided, levels derived.

The record must be sound (no Y or S finding). Of C errors, an unknown element leaves its link (a
link left without any goes), an unknown measure drops the link, an unknown item the answer, an
unknown level is not set (design, section 2); an unknown framework drops the assessment.
"""

from collections.abc import Mapping
from typing import TypeVar

from tracker.method.counting import link_standing, standing
from tracker.method.derive import derive
from tracker.method.facts import (
    AssessmentFacts,
    Cell,
    CountryFacts,
    InstrumentFacts,
    Link,
    MeasureFacts,
    Standing,
)
from tracker.model.framework import Framework, Item
from tracker.model.record import (
    Answer,
    Assessment,
    Evidence,
    Explicitness,
    Instrument,
    Measure,
    Record,
    Strength,
    year_of,
)


def facts_of(
    record: Record,
    *,
    file: str,
    frameworks: Mapping[str, Framework],
    foreign: Mapping[str, Record],
) -> CountryFacts:
    """Resolve a record against the frameworks and the foreign records that it links.

    A foreign record that is absent or was not read is not in ``foreign``: links to it go.
    """
    return CountryFacts(
        country=record.country,
        file=file,
        instruments=tuple(_instrument(one) for one in record.instruments),
        assessments=tuple(
            _assessment(assessment, frameworks[assessment.framework], record, foreign)
            for assessment in record.assessments
            if assessment.framework in frameworks
        ),
    )


def foreign_codes(record: Record) -> frozenset[str]:
    """Return the codes of the other records that this one's evidence and instruments cite."""
    cited = [
        evidence.measure
        for assessment in record.assessments
        for answer in assessment.answers.values()
        for evidence in answer.evidence
    ]
    cited += [ref for instrument in record.instruments for ref in instrument.implements]
    codes = {ref.partition(":")[0] for ref in cited if ":" in ref}
    return frozenset(codes - {record.country})


def split_reference(reference: str, country: str) -> tuple[str, str, str]:
    """Split ``EUE:reg/art`` or ``law/art`` into country, instrument and measure ids.

    The measure is empty in a reference to an instrument.
    """
    code, _, rest = reference.rpartition(":")
    instrument, _, measure = rest.partition("/")
    return code or country, instrument, measure


def find_measure(
    reference: str, record: Record, foreign: Mapping[str, Record]
) -> tuple[Instrument, Measure, bool] | None:
    """Find a cited measure: its instrument, itself, and whether another record holds it."""
    code, instrument_id, measure_id = split_reference(reference, record.country)
    holder = record if code == record.country else foreign.get(code)
    instrument = holder.instrument.get(instrument_id) if holder else None
    measure = instrument.measure.get(measure_id) if instrument else None
    if instrument is None or measure is None:
        return None
    return instrument, measure, code != record.country


def _instrument(instrument: Instrument) -> InstrumentFacts:
    return InstrumentFacts(
        id=instrument.id,
        title=instrument.title,
        type=instrument.type,
        status=instrument.status,
        binding=instrument.binding,
        read=instrument.read,
        nationwide=instrument.territory is None,
        adopted=None if instrument.adopted is None else year_of(instrument.adopted),
        last_year=instrument.last_year,
        measures=tuple(
            MeasureFacts(measure.id, measure.strength, measure.explicitness)
            for measure in instrument.measures
        ),
    )


def _assessment(
    assessment: Assessment, framework: Framework, record: Record, foreign: Mapping[str, Record]
) -> AssessmentFacts:
    cycle = assessment.cycle
    answers = assessment.answers
    return AssessmentFacts(
        framework=assessment.framework,
        cycle=cycle,
        method=assessment.method,
        scope=assessment.scope,
        state=assessment.state,
        no_instrument=assessment.no_instrument,
        counting=tuple(
            one.id for one in record.instruments if standing(one, cycle) is Standing.COUNTS
        ),
        cells={
            item.id: _cell(answers[item.id], item, framework, cycle, record, foreign)
            if item.id in answers
            else Cell(item.id)
            for item in framework.items
        },
    )


def _cell(
    answer: Answer,
    item: Item,
    framework: Framework,
    cycle: int,
    record: Record,
    foreign: Mapping[str, Record],
) -> Cell:
    resolved = (_link(one, item, cycle, record, foreign) for one in answer.evidence)
    links = tuple(link for link in resolved if link)
    derived = derive(item, framework.scale, links)
    review = answer.review
    return Cell(
        item=item.id,
        set_level=answer.level if answer.level in framework.level else None,
        derived_level=derived.id if derived else None,
        review_level=review.level if review and review.level in framework.level else None,
        status=answer.status,
        carried_from=answer.carried_from,
        confidence=answer.confidence,
        explained=bool(answer.reason or answer.notes),
        agreed=bool(review and review.agreed),
        links=links,
    )


def _link(
    evidence: Evidence, item: Item, cycle: int, record: Record, foreign: Mapping[str, Record]
) -> Link | None:
    elements = tuple([letter for letter in item.element if letter in evidence.elements])
    found = find_measure(evidence.measure, record, foreign)
    if found is None or not elements:
        return None
    instrument, measure, supranational = found
    return Link(
        measure=evidence.measure,
        elements=elements,
        strength=_lower(measure.strength, evidence.strength),
        explicitness=_lower(measure.explicitness, evidence.explicitness),
        standing=link_standing(
            instrument, cycle, effect=evidence.effect, supranational=supranational
        ),
        supranational=supranational,
        nationwide=(measure.territory or instrument.territory) is None,
        type=instrument.type,
        binding=instrument.binding is True,
        last_year=instrument.last_year,
    )


T = TypeVar("T", Strength, Explicitness)


def _lower(own: T, lowered: T | None) -> T:
    """Return what a link makes of its measure's word: it may lower it, never raise it."""
    return lowered if lowered is not None and lowered.rank < own.rank else own
