"""The country table, and as data, dated and sourced: populations (who is N) and groupings."""

from functools import cached_property

from tracker.model.framework import Texts
from tracker.model.part import Part


class Country(Part, frozen=True):
    """A row of the country table; ids are ISO 3166 alpha-3, or ``[A-Z]{3}`` of a workspace."""

    code: str
    name: Texts


class Population(Part, frozen=True):
    """A set of countries that figures are about: its size is N."""

    id: str
    title: Texts
    members: tuple[str, ...]
    as_of: str | None = None
    source: str | None = None
    known_of: int | None = None
    """The true size where ``members`` lists only those that are known; None where it is whole."""
    apart: tuple[str, ...] = ()
    """Shown apart when they have a record, in no n and no N."""


class Group(Part, frozen=True):
    """A group of countries."""

    id: str
    title: Texts
    members: tuple[str, ...]


class Grouping(Part, frozen=True):
    """Groups of one kind; a country may be in several or in none."""

    id: str
    title: Texts
    groups: tuple[Group, ...]
    as_of: str | None = None
    source: str | None = None
    known_of: int | None = None

    @cached_property
    def of(self) -> dict[str, tuple[Group, ...]]:
        """Groups by member."""
        found: dict[str, list[Group]] = {}
        for group in self.groups:
            for member in group.members:
                found.setdefault(member, []).append(group)
        return {member: tuple(groups) for member, groups in found.items()}


class Reference(Part, frozen=True):
    """Everything that is known about countries."""

    countries: dict[str, Country]
    populations: dict[str, Population]
    groupings: dict[str, Grouping]
    designations: Texts

    def name(self, code: str) -> Texts:
        """Names by language; the code itself where the table does not have it."""
        country = self.countries.get(code)
        return country.name if country else {"en": code}
