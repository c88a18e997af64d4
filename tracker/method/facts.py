"""What screens and tables need of a record, resolved once: the snapshot is made of these.

Links stand with the strength, explicitness and standing that they have in their assessment's
cycle. Quotes, notes and people's names stay in the record.
"""

from enum import StrEnum

import msgspec

from tracker.model.record import (
    AnswerStatus,
    Degree,
    Explicitness,
    InstrumentType,
    Method,
    Reading,
    Scope,
    State,
    Status,
    Strength,
)


class Standing(StrEnum):
    """Whether a link counts in its cycle, and if not, why."""

    COUNTS = "counts"
    HINDERS = "hinders"
    DRAFT = "draft"
    NOT_YET_ADOPTED = "not-yet-adopted"
    ENDED = "ended"
    PAST_WITHOUT_END = "past-without-end"
    NOT_DIRECT = "not-direct"


class MeasureFacts(msgspec.Struct, frozen=True, gc=False):
    """A measure, without its wording."""

    id: str
    strength: Strength
    explicitness: Explicitness


class InstrumentFacts(msgspec.Struct, frozen=True, gc=False):
    """An instrument of the record itself."""

    id: str
    title: str
    type: InstrumentType
    status: Status
    binding: bool | None
    read: Reading | None
    nationwide: bool
    adopted: int | None
    last_year: int | None
    measures: tuple[MeasureFacts, ...]


class Link(msgspec.Struct, frozen=True, gc=False):
    """An evidence link whose measure was found; unknown elements are already gone."""

    measure: str
    """As the record cites it: ``instrument/measure``, with ``EUE:`` before a foreign one."""
    elements: tuple[str, ...]
    strength: Strength
    explicitness: Explicitness
    standing: Standing
    supranational: bool
    nationwide: bool
    type: InstrumentType
    binding: bool
    last_year: int | None = None
    """Of the instrument, as ``Instrument.last_year``; None where it has no end."""

    @property
    def counts(self) -> bool:
        """Whether the link counts in its assessment's cycle."""
        return self.standing is Standing.COUNTS

    @property
    def covers(self) -> bool:
        """Whether the link covers its elements: it counts and is at least ``committed``."""
        return self.counts and self.strength is not Strength.ACKNOWLEDGED

    @property
    def instrument(self) -> str:
        """The instrument's id, with its country before it where it is foreign."""
        return self.measure.partition("/")[0]


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A country's answer to one item; an item that the record does not lay out has an empty one."""

    item: str
    set_level: str | None = None
    derived_level: str | None = None
    review_level: str | None = None
    status: AnswerStatus | None = None
    carried_from: int | None = None
    confidence: Degree | None = None
    explained: bool = False
    """Whether the answer has a reason or notes: asked for where a level drops or jumps."""
    agreed: bool = False
    """Whether the country agreed to the review."""
    links: tuple[Link, ...] = ()


class AssessmentFacts(msgspec.Struct, frozen=True):
    """One country against one framework in one cycle, by one method."""

    framework: str
    cycle: int
    method: Method
    scope: Scope
    state: State
    no_instrument: tuple[InstrumentType, ...]
    counting: tuple[str, ...]
    """Ids of the record's own instruments that count in the cycle."""
    cells: dict[str, Cell]
    """By item, one for every item of the framework, in its order."""


class CountryFacts(msgspec.Struct, frozen=True):
    """A record as the tables see it."""

    country: str
    file: str
    instruments: tuple[InstrumentFacts, ...]
    assessments: tuple[AssessmentFacts, ...]

    def instrument(self, instrument_id: str) -> InstrumentFacts | None:
        """Find an instrument of the record's own."""
        return next((one for one in self.instruments if one.id == instrument_id), None)
