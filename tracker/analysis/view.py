"""What is looked at: a collection of countries, and the view that somebody takes of it."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from tracker.method.facts import AssessmentFacts, Cell, CountryFacts, Link
from tracker.method.rating import CellState, Rated, Rater, rate, restrict, without_evidence
from tracker.model.crosswalk import Crosswalk
from tracker.model.framework import Framework, Section
from tracker.model.record import Scope, State
from tracker.model.reference import Population, Reference

if TYPE_CHECKING:
    from tracker.analysis.composition import Composition
    from tracker.analysis.distribution import Distribution


class Missing(StrEnum):
    """What absent countries and missing cells do to a figure (format, section 5)."""

    REPORTING_ONLY = "reporting-only"
    """They are left out; FAO's method for SDG indicator 14.6.1."""
    ZERO_FOR_MISSING = "zero-for-missing"
    """They are at the level of value 0; the CBD's method for SDG indicator 15.9.1."""
    BOUNDS = "bounds"
    """Two figures: all of them at value 0, and all of them at the top."""


class Collection(msgspec.Struct, frozen=True, dict=True):
    """Everything that was read: what the analyses are functions of."""

    countries: tuple[CountryFacts, ...]
    """By code, in alphabetical order."""
    frameworks: Mapping[str, Framework]
    crosswalks: Mapping[str, Crosswalk]
    reference: Reference
    not_read: tuple[str, ...] = ()
    """Codes of the records with a Y or S error; N keeps them."""

    def entry(
        self, country: CountryFacts, assessment: AssessmentFacts, framework: Framework
    ) -> "Entry":
        """Return a country with one of its assessments; views that take the same share the entry."""
        key = (country.country, assessment.framework, assessment.cycle, assessment.method)
        found = self._entries.get(key)
        if (
            found is None
            or found.country is not country
            or found.assessment is not assessment
            or found.framework is not framework
        ):
            found = self._entries[key] = Entry(country, assessment, framework)
        return found

    @cached_property
    def _entries(self) -> "dict[tuple[str, str, int, str], Entry]":
        return {}


class View(msgspec.Struct, frozen=True):
    """One way to look at a collection; printed on every output."""

    framework: Framework
    cycle: int
    population: Population
    rater: Rater = Rater.SELF
    missing: Missing = Missing.REPORTING_ONLY
    only: tuple[str, ...] = ()
    """Restrictions: evidence must be of all these kinds; empty for all evidence."""
    states: tuple[State, ...] = ()
    """Take only assessments in these states; empty for all."""
    scope: Scope | None = None
    group: tuple[str, str] | None = None
    """Take only the members of a group: its grouping's id and its own."""


class Entry(msgspec.Struct, frozen=True, dict=True):
    """A country with the one assessment that the view takes of it."""

    country: CountryFacts
    assessment: AssessmentFacts
    framework: Framework

    @property
    def code(self) -> str:
        """The country's code."""
        return self.country.country

    @cached_property
    def own(self) -> dict[str, Rated]:
        """The cells as the country itself has them, by item."""
        return {item: rate(cell, self.framework) for item, cell in self.assessment.cells.items()}

    @cached_property
    def known(self) -> dict[tuple[str, tuple[str, ...]], int]:
        """Values of levels on some kinds of evidence, by item and kinds, kept once worked out."""
        return {}

    @cached_property
    def entered(self) -> frozenset[str]:
        """Ids of the sections whose shares the assessment enters.

        The scope must be ``complete``, and every applicable item of the section assessed.
        """
        if self.assessment.scope != "complete":
            return frozenset()
        return frozenset(
            section.id
            for section in self.framework.sections
            if all(
                self.own[item.id].state.assessed
                for item in section.items
                if self.own[item.id].state.applicable
            )
        )

    def completeness(self, section: Section) -> tuple[int, int]:
        """Return how many of the section's applicable items are assessed, and how many there are.

        No item applicable gives (0, 0): nothing to complete, not a hundred per cent.
        """
        states = [self.own[item.id].state for item in section.items]
        return sum(state.assessed for state in states), sum(state.applicable for state in states)

    def rated(self, cell: Cell, *, rater: Rater, only: tuple[str, ...]) -> Rated:
        """Return a cell as a rater or, where ``only`` is not empty, a restriction sees it."""
        if not only:
            return rate(cell, self.framework, rater)
        if only not in self._silence:
            self._silence[only] = without_evidence(
                self.framework, only, assessment=self.assessment, country=self.country
            )
        return restrict(cell, self.framework, only, silence=self._silence[only])

    @cached_property
    def _silence(self) -> dict[tuple[str, ...], Rated]:
        """What a rated cell without evidence of some kinds is: the same for all cells."""
        return {}


class Panel(msgspec.Struct, frozen=True, dict=True):
    """The countries of a view: who is in N, who has an entry, who is shown apart."""

    view: View
    members: tuple[str, ...]
    """Codes of the population, of the group where the view names one; their number is N."""
    entries: tuple[Entry, ...]
    """Members with an assessment, by code."""
    apart: tuple[Entry, ...]
    """Countries with an assessment that are no members: in no n and no N."""

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """Entries by code, those of members and those apart."""
        return {entry.code: entry for entry in (*self.entries, *self.apart)}

    @cached_property
    def rated(self) -> dict[tuple[str, str], Rated]:
        """Cells as the view sees them, by country and item; of members and of those apart."""
        return {
            (entry.code, item): self.sees(entry, cell)
            for entry in (*self.entries, *self.apart)
            for item, cell in entry.assessment.cells.items()
        }

    def sees(self, entry: Entry, cell: Cell) -> Rated:
        """Return one cell as the view sees it."""
        return entry.rated(cell, rater=self.view.rater, only=self.view.only)

    @cached_property
    def distributions(self) -> "dict[str, Distribution]":
        """By item, kept once they are worked out."""
        return {}

    @cached_property
    def linked(self) -> dict[str, list[tuple[Entry, list[Link]]]]:
        """Entries that have counting links, with them, by item, kept once they are looked up."""
        return {}

    @cached_property
    def compositions(self) -> "dict[tuple[str, ...], Composition]":
        """By the codes not read, kept once they are worked out."""
        return {}

    def entering(self, section: str) -> tuple[Entry, ...]:
        """Return the entries that enter a section's shares."""
        if section not in self._entering:
            found = tuple(entry for entry in self.entries if section in entry.entered)
            self._entering[section] = found
        return self._entering[section]

    @cached_property
    def _entering(self) -> dict[str, tuple[Entry, ...]]:
        return {}


def panel(collection: Collection, view: View) -> Panel:
    """Choose who is looked at: the national submission where there is one, else the desk review.

    Assessments of other states or another scope than the view asks for are as if not there.
    """
    members = view.population.members
    within: frozenset[str] | None = None
    if view.group:
        grouping, group_id = view.group
        groups = collection.reference.groupings[grouping].groups
        within = frozenset(next(group.members for group in groups if group.id == group_id))
        members = tuple(code for code in members if code in within)
    entries = [
        collection.entry(country, assessment, view.framework)
        for country in collection.countries
        if within is None or country.country in within
        if (assessment := choose(country, view)) is not None
    ]
    inside = frozenset(members)
    return Panel(
        view=view,
        members=members,
        entries=tuple(entry for entry in entries if entry.code in inside),
        apart=tuple(entry for entry in entries if entry.code not in inside),
    )


def choose(country: CountryFacts, view: View) -> AssessmentFacts | None:
    """Return the one assessment of a country that a view takes; None where there is none."""
    found = {
        one.method: one
        for one in country.assessments
        if one.framework == view.framework.id
        and one.cycle == view.cycle
        and (not view.states or one.state in view.states)
        and view.scope in (None, one.scope)
    }
    return found.get("national-submission") or found.get("desk-review")


def cycles(collection: Collection, framework: str) -> tuple[int, ...]:
    """Return the cycles in which the framework was assessed, in order."""
    return tuple(
        sorted(
            {
                one.cycle
                for country in collection.countries
                for one in country.assessments
                if one.framework == framework
            }
        )
    )


def cycle_before(collection: Collection, view: View) -> int | None:
    """Return the cycle before the view's; None where there is none."""
    earlier = [one for one in cycles(collection, view.framework.id) if one < view.cycle]
    return earlier[-1] if earlier else None


def is_missing(rated: Rated) -> bool:
    """Say whether an entered country's cell is a missing one: neither in n nor not-applicable."""
    return not rated.state.in_n and rated.state is not CellState.NOT_APPLICABLE
