"""A record's parts with their places: what the rules walk over, made once per record.

Every part knows its path in the record, so that a rule that has something to say can say where.
Paths are made when asked for; a record without findings makes none.
"""

import msgspec

from tracker.finding import Path, Severity
from tracker.method.facts import AssessmentFacts, Cell, Link
from tracker.model.framework import Framework, Item, Level
from tracker.model.record import (
    Answer,
    AnswerStatus,
    Assessment,
    Evidence,
    Instrument,
    Measure,
    Record,
    State,
)


class LinkAt(msgspec.Struct, frozen=True):
    """An evidence link and its index (base 0) in the answer."""

    index: int
    evidence: Evidence
    link: Link | None
    """None where the measure is not found, no element is known, or the item is not."""

    @property
    def supports(self) -> bool:
        """Whether the link was found and does not hinder; it may still not count."""
        return self.link is not None and self.evidence.effect == "supports"

    @property
    def counts(self) -> bool:
        """Whether the link was found and counts in its cycle."""
        return self.link is not None and self.link.counts


class AnswerAt(msgspec.Struct, frozen=True):
    """An answer with its place and, where the framework defines the item, its cell."""

    index: int
    """Of the assessment, base 0."""
    assessment: Assessment
    framework: Framework | None
    key: str
    """The item's id as the record has it."""
    item: Item | None
    answer: Answer
    cell: Cell | None
    links: tuple[LinkAt, ...]

    def at(self, *steps: str | int) -> Path:
        """Return the path of the answer, or of something in it."""
        return ("assessments", self.index, "answers", self.key, *steps)

    @property
    def is_rated(self) -> bool:
        """Whether a level, set or derived, is what the answer says or would say.

        Not so where it is carried over, has a status other than rated, or its item is unknown.
        """
        answer = self.answer
        return (
            self.cell is not None
            and answer.carried_from is None
            and answer.status in (None, AnswerStatus.RATED)
        )

    @property
    def set_level(self) -> Level | None:
        """The level that the assessor set; None also where the scale does not have it."""
        if self.framework is None or self.answer.level is None:
            return None
        return self.framework.level.get(self.answer.level)

    @property
    def says_none(self) -> bool:
        """Whether it is rated, and set to the scale's ``none``."""
        level = self.set_level
        return level is not None and level.when == "said" and self.is_rated


class AssessmentAt(msgspec.Struct, frozen=True):
    """An assessment with its place; ``framework`` and ``facts`` are None where it is unknown."""

    index: int
    assessment: Assessment
    framework: Framework | None
    facts: AssessmentFacts | None
    answers: tuple[AnswerAt, ...]

    def at(self, *steps: str | int) -> Path:
        """Return the path of the assessment, or of something in it."""
        return ("assessments", self.index, *steps)


class MeasureAt(msgspec.Struct, frozen=True):
    """A measure of the record with its place and what its use asks for."""

    indexes: tuple[int, int]
    """Of the instrument and of the measure, base 0."""
    instrument: Instrument
    measure: Measure
    missing: Severity | None
    """How bad it is when something is missing: ERROR where an assessment that is no draft links
    the measure, WARNING where drafts do, None where none does."""

    def at(self, *steps: str | int) -> Path:
        """Return the path of the measure, or of something in it."""
        first, second = self.indexes
        return ("instruments", first, "measures", second, *steps)

    @property
    def reference(self) -> str:
        """The measure as evidence cites it, ``instrument/measure``."""
        return f"{self.instrument.id}/{self.measure.id}"


def missing(state: State, *, draft: Severity = Severity.WARNING) -> Severity:
    """Return how bad it is that an assessment in this state lacks something that it needs.

    ``draft`` where it is a draft, ERROR from submitted on.
    """
    return draft if state is State.DRAFT else Severity.ERROR


def answers_of(
    index: int,
    assessment: Assessment,
    framework: Framework | None,
    facts: AssessmentFacts | None,
) -> tuple[AnswerAt, ...]:
    """Return the assessment's answers, those to unknown items included."""
    items = framework.item if framework else {}
    cells = facts.cells if facts else {}
    return tuple(
        AnswerAt(
            index=index,
            assessment=assessment,
            framework=framework,
            key=key,
            item=items.get(key),
            answer=answer,
            cell=cells.get(key),
            links=_links(answer, items.get(key), cells.get(key)),
        )
        for key, answer in assessment.answers.items()
    )


def measures_of(record: Record) -> tuple[MeasureAt, ...]:
    """Return the record's measures, each with what the assessments that link it ask for."""
    linked = _linked(record)
    return tuple(
        MeasureAt((first, second), instrument, measure, linked.get((instrument.id, measure.id)))
        for first, instrument in enumerate(record.instruments)
        for second, measure in enumerate(instrument.measures)
    )


def _links(answer: Answer, item: Item | None, cell: Cell | None) -> tuple[LinkAt, ...]:
    """Pair the answer's evidence with the cell's links, which lack those that can't be used."""
    if not answer.evidence:
        return ()
    found = iter(cell.links if cell else ())
    link = next(found, None)
    pairs = []
    for index, evidence in enumerate(answer.evidence):
        if link and item and link.measure == evidence.measure and _known(evidence, item):
            pairs.append(LinkAt(index, evidence, link))
            link = next(found, None)
        else:
            pairs.append(LinkAt(index, evidence, None))
    return tuple(pairs)


def _known(evidence: Evidence, item: Item) -> bool:
    return any(letter in item.element for letter in evidence.elements)


def _linked(record: Record) -> dict[tuple[str, str], Severity]:
    own = f"{record.country}:"
    found: dict[tuple[str, str], Severity] = {}
    for assessment in record.assessments:
        severity = missing(assessment.state)
        for answer in assessment.answers.values():
            for evidence in answer.evidence:
                instrument, _, measure = evidence.measure.removeprefix(own).partition("/")
                if found.get((instrument, measure)) is not Severity.ERROR:
                    found[instrument, measure] = severity
    return found
