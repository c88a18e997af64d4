"""A framework: a versioned set of criteria from a source document, with its own scale."""

from functools import cached_property
from typing import Literal

import msgspec

from tracker.model.part import Part
from tracker.model.record import Explicitness, InstrumentType, Reading, Strength

Texts = dict[str, str]
"""Texts by language; ``en`` is always there."""

When = Literal["said", "mentioned", "any", "most", "all"]
"""What must hold for a level (format, section 4): only an assessor says so · at least one counting
link · one element covered · more than half of the required ones nationwide · all of them."""


class Level(Part, frozen=True):
    """A step of the scale; the scale is in the order of ``value``."""

    id: str
    value: int
    when: When
    label: Texts
    definition: Texts
    glyph: str
    ascii: str
    colour: str

    @property
    def is_gap(self) -> bool:
        """Whether a country at this level addresses nothing of the item (format, section 5)."""
        return self.when in ("said", "mentioned")


class Element(Part, frozen=True):
    """The smallest thing that a policy text can be asked about."""

    id: str
    text: Texts
    question: Texts
    counts: Texts
    does_not_count: Texts
    optional: bool = False


class Item(Part, frozen=True):
    """A gap, need, action or piece of guidance."""

    id: str
    title: Texts
    text: Texts
    elements: tuple[Element, ...]
    paragraph: int | None = None
    bullet: int | None = None

    @cached_property
    def element(self) -> dict[str, Element]:
        """Elements by letter."""
        return {element.id: element for element in self.elements}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Letters of the elements that are not optional."""
        return tuple(element.id for element in self.elements if not element.optional)


class Section(Part, frozen=True):
    """A part of the framework with a completeness of its own."""

    id: str
    title: Texts
    items: tuple[Item, ...]
    core: bool = False


class Numerator(Part, frozen=True):
    """What a country needs to have to be in a statement's k; every condition must hold."""

    types: tuple[InstrumentType, ...] = ()
    binding: bool | None = None
    read: Reading | None = None
    explicitness: Explicitness | None = None
    strength: Strength | None = None
    elements: tuple[str, ...] = ()
    """Items (``C27``) or elements (``C27.a``); where empty, any measure will do."""


class Denominator(Part, frozen=True):
    """Which of the countries that enter are asked; all where nothing is said."""

    types: tuple[InstrumentType, ...] = ()
    read: Reading | None = None


class Compare(Part, frozen=True):
    """Two sets of groups whose shares are compared."""

    grouping: str
    left: tuple[str, ...]
    right: tuple[str, ...]


class SupportedIf(Part, frozen=True):
    """When the document's claim is supported: the share against a bound, or left against right."""

    operator: Literal["<", "<=", ">", ">="]
    share: float | None = None


class Statement(Part, frozen=True):
    """A claim of the document as a number."""

    id: str
    paragraph: int
    text: Texts
    asks: Texts
    numerator: Numerator
    supported_if: SupportedIf
    denominator: Denominator = Denominator()
    unit: Literal["country", "region"] = "country"
    section: str | None = None
    framework: str | None = None
    compare: Compare | None = None
    caveat: Texts = msgspec.field(default_factory=dict)


class Source(Part, frozen=True):
    """The document that a framework is taken from."""

    body: str
    meeting: str | None = None
    item: str | None = None
    date: str | None = None
    based_on: str | None = None
    url: str | None = None


class Framework(Part, frozen=True):
    """Sections > items > elements, a scale, and the document's claims."""

    format: int
    id: str
    version: int
    title: Texts
    source: Source
    scale: tuple[Level, ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the sections."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def item(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def section(self) -> dict[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """Sections by the id of an item of theirs."""
        return {item.id: section for section in self.sections for item in section.items}

    @cached_property
    def level(self) -> dict[str, Level]:
        """Levels by id."""
        return {level.id: level for level in self.scale}

    @cached_property
    def none(self) -> Level:
        """The one level that only an assessor can say: nothing found by a search."""
        return next(level for level in self.scale if level.when == "said")

    @cached_property
    def top(self) -> Level:
        """The highest level."""
        return max(self.scale, key=lambda level: level.value)

    @cached_property
    def addressed(self) -> Level:
        """The lowest level that is no gap; the top where every level is one."""
        levels = [level for level in self.scale if not level.is_gap]
        return min(levels, key=lambda level: level.value) if levels else self.top
