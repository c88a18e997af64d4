"""A country's record: its instruments with their measures, and its assessments.

Field names are those of the YAML file with ``_`` for ``-``; what a field means to the person who
fills it in is in the country schema. None means that the file does not say.
"""

from enum import StrEnum
from functools import cached_property
from typing import Literal

import msgspec

from tracker.model.part import Part


class _Ordered(StrEnum):
    """Words in an order; the first is the least."""

    rank: int
    """Position in the order, 0 for the least."""

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)  # those before it


class InstrumentType(StrEnum):
    """What kind of text it is."""

    NBSAP = "nbsap"
    NATIONAL_TARGET = "national-target"
    LAW = "law"
    REGULATION = "regulation"
    DIRECTIVE = "directive"
    DECREE = "decree"
    DECISION = "decision"
    STRATEGY = "strategy"
    POLICY = "policy"
    PLAN = "plan"
    PROGRAMME = "programme"
    STANDARD = "standard"
    GUIDELINE = "guideline"
    AGREEMENT = "agreement"
    MANDATE = "mandate"

    @property
    def kind(self) -> "InstrumentType":
        """The type it counts as: a national target counts as NBSAP (format, section 3)."""
        return InstrumentType.NBSAP if self is InstrumentType.NATIONAL_TARGET else self


class Status(StrEnum):
    """Where an instrument stands today; dates, not this, decide whether it counts in a cycle."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    IN_FORCE = "in-force"
    EXPIRED = "expired"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"

    @property
    def is_past(self) -> bool:
        """Whether the instrument needs an ``ends``."""
        return self in (Status.EXPIRED, Status.REPEALED, Status.SUPERSEDED)


class Reading(_Ordered):
    """What of an instrument the assessor saw; the order is from least to most."""

    NOT_READ = "not-read"
    SECONDARY = "secondary"
    ABSTRACT = "abstract"
    PART = "part"
    WHOLE = "whole"


class Strength(_Ordered):
    """How far a measure goes; cumulative."""

    ACKNOWLEDGED = "acknowledged"
    COMMITTED = "committed"
    SPECIFIED = "specified"
    MONITORED = "monitored"


class Explicitness(_Ordered):
    """Whether soil life is named."""

    SOIL_ONLY = "soil-only"
    BIOLOGICAL = "biological"
    EXPLICIT = "explicit"


class State(_Ordered):
    """How far an assessment has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes-requested"
    ACCEPTED = "accepted"
    PUBLISHED = "published"

    @property
    def is_final(self) -> bool:
        """Whether outputs need not say DRAFT for it."""
        return self in (State.ACCEPTED, State.PUBLISHED)


class AnswerStatus(StrEnum):
    """What an assessor may say in place of a level."""

    RATED = "rated"
    NO_INFORMATION = "no-information"
    NOT_DISCLOSED = "not-disclosed"
    NOT_APPLICABLE = "not-applicable"


Method = Literal["national-submission", "desk-review"]
Scope = Literal["complete", "examples"]
Effect = Literal["supports", "hinders"]
Degree = Literal["low", "medium", "high"]
MeasureKind = Literal["target", "action", "provision"]
QuoteChecked = Literal["by-script", "by-hand", "no"]
Date = int | str
"""A year, or a date as text (YYYY-MM-DD)."""


def year_of(date: Date) -> int:
    """Return the year of a date. Raises ValueError for text that starts with no year."""
    return date if isinstance(date, int) else int(date[:4])


class Pinned(Part, frozen=True):
    """A statement about a measure with the place in the instrument where it stands."""

    text: str
    locator: str | None = None


class Translation(Part, frozen=True):
    """A quote in another language; ``by`` says who or what translated."""

    text: str
    lang: str
    by: str | None = None


class Measure(Part, frozen=True):
    """One provision of an instrument."""

    id: str
    summary: str
    explicitness: Explicitness
    strength: Strength
    quote: str | None = None
    quote_language: str | None = None
    translation: Translation | None = None
    quote_checked: QuoteChecked | None = None
    locator: str | None = None
    responsible: str | Pinned | None = None
    budget: str | Pinned | None = None
    deadline: Date | Pinned | None = None
    indicator: str | Pinned | None = None
    kind: MeasureKind | None = None
    gbf_targets: tuple[int, ...] = ()
    organisms: tuple[str, ...] = ()
    territory: str | None = None
    notes: str | None = None


class Extension(Part, frozen=True):
    """An instrument's life prolonged."""

    until: Date
    locator: str | None = None


class Instrument(Part, frozen=True):
    """An NBSAP, law, plan, programme … of a country."""

    id: str
    title: str
    language: str
    type: InstrumentType
    status: Status
    original_title: str | None = None
    binding: bool | None = None
    adopted: Date | None = None
    ends: Date | None = None
    extended: Extension | None = None
    replaces: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    applies: Literal["direct"] | None = None
    territory: str | None = None
    read: Reading | None = None
    languages: tuple[str, ...] = ()
    text_version: str | None = None
    consulted: str | None = None
    url: str | None = None
    faolex: str | None = None
    attribution: str | None = None
    notes: str | None = None
    measures: tuple[Measure, ...] = ()

    @property
    def last_year(self) -> int | None:
        """The last year in force, extensions included; None where none is given."""
        date = self.extended.until if self.extended else self.ends
        return None if date is None else year_of(date)

    @cached_property
    def measure(self) -> dict[str, Measure]:
        """Measures by id; the first of two that share one."""
        return {measure.id: measure for measure in reversed(self.measures)}


class Evidence(Part, frozen=True):
    """A link from an answer to a measure, naming the elements that the measure addresses.

    ``strength`` and ``explicitness`` may lower the measure's own for these elements.
    """

    measure: str
    elements: tuple[str, ...]
    why: str | None = None
    effect: Effect = "supports"
    strength: Strength | None = None
    explicitness: Explicitness | None = None


class Next(Part, frozen=True):
    """What should be done next about an item."""

    action: str | None = None
    by: str | None = None
    priority: Degree | None = None


class Agreed(Part, frozen=True):
    """The country's agreement to a review."""

    by: str | None = None
    date: str | None = None


class Review(Part, frozen=True):
    """A reviewer's view beside the assessor's."""

    level: str | None = None
    comment: str | None = None
    by: str | None = None
    date: str | None = None
    agreed: Agreed | None = None


class Answer(Part, frozen=True):
    """An assessment's entry for one item."""

    evidence: tuple[Evidence, ...] = ()
    level: str | None = None
    reason: str | None = None
    status: AnswerStatus | None = None
    searched: tuple[str, ...] = ()
    confidence: Degree | None = None
    notes: str | None = None
    next: Next | None = None
    review: Review | None = None
    carried_from: int | None = None


class Search(Part, frozen=True):
    """What was searched, how and when; cited by the answers that rest on it."""

    id: str
    instruments: tuple[str, ...] = ()
    where: str | None = None
    read: Reading | None = None
    terms: tuple[str, ...] = ()
    date: str | None = None
    notes: str | None = None


class Clearance(Part, frozen=True):
    """Who, by role, cleared the assessment, and when."""

    role: str | None = None
    date: str | None = None


class Assessment(Part, frozen=True):
    """One country against one framework in one cycle, by one method."""

    framework: str
    cycle: int
    method: Method
    scope: Scope
    state: State
    searches: tuple[Search, ...] = ()
    no_instrument: tuple[InstrumentType, ...] = ()
    as_of: str | None = None
    clearance: Clearance | None = None
    assessors: tuple[str, ...] = ()
    answers: dict[str, Answer] = msgspec.field(default_factory=dict)

    @property
    def key(self) -> tuple[str, int, str]:
        """What is unique in a record."""
        return (self.framework, self.cycle, self.method)


class Record(Part, frozen=True):
    """A country's file."""

    format: int
    country: str
    working_language: str | None = None
    contacts: tuple[str, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @cached_property
    def instrument(self) -> dict[str, Instrument]:
        """Instruments by id; the first of two that share one."""
        return {instrument.id: instrument for instrument in reversed(self.instruments)}
