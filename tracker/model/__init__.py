"""The field's own nouns as frozen structs: records, frameworks, crosswalks, the reference.

Shapes only; what they mean in numbers is ``tracker.method``'s. The JSON Schemas say the same to
editors, and a test holds the two together.
"""

from tracker.model.crosswalk import Crosswalk, Relation
from tracker.model.framework import Element, Framework, Item, Level, Section, Statement, When
from tracker.model.record import (
    Answer,
    Assessment,
    Evidence,
    Explicitness,
    Instrument,
    InstrumentType,
    Measure,
    Reading,
    Record,
    Search,
    State,
    Status,
    Strength,
    year_of,
)
from tracker.model.reference import Country, Group, Grouping, Population, Reference

__all__ = [
    "Answer",
    "Assessment",
    "Country",
    "Crosswalk",
    "Element",
    "Evidence",
    "Explicitness",
    "Framework",
    "Group",
    "Grouping",
    "Instrument",
    "InstrumentType",
    "Item",
    "Level",
    "Measure",
    "Population",
    "Reading",
    "Record",
    "Reference",
    "Relation",
    "Search",
    "Section",
    "State",
    "Statement",
    "Status",
    "Strength",
    "When",
    "year_of",
]
