"""What a rater, or a restriction, sees in a cell.

Source: format, section 4 (raters, states, restrictions).
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from tracker.method.derive import derive
from tracker.method.facts import AssessmentFacts, Cell, CountryFacts, InstrumentFacts, Link
from tracker.model.framework import Framework, Level
from tracker.model.record import AnswerStatus, Explicitness, InstrumentType, Reading


class CellState(StrEnum):
    """What a cell can be; a blank is never a zero."""

    RATED = "rated"
    NO_INFORMATION = "no-information"
    NOT_DISCLOSED = "not-disclosed"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"
    NO_INSTRUMENT = "no-instrument"

    @property
    def in_n(self) -> bool:
        """Whether the cell is in the denominator of distributions and shares."""
        return self is CellState.RATED

    @property
    def assessed(self) -> bool:
        """Whether the cell counts as assessed; a not-applicable one leaves completeness instead."""
        return self not in (CellState.NOT_ASSESSED, CellState.NOT_APPLICABLE)

    @property
    def applicable(self) -> bool:
        """Whether the cell is in N and in completeness."""
        return self is not CellState.NOT_APPLICABLE


class Rater(StrEnum):
    """Whose level is taken."""

    SELF = "self"
    """The set level, else the derived one."""
    DERIVED = "derived"
    """The derived level; a set ``none`` holds."""
    REVIEW = "review"
    """The reviewer's level in place of any level of a rated cell, else as SELF."""


class Rated(msgspec.Struct, frozen=True):
    """A cell as a rater or a restriction sees it; ``level`` exactly where the state is RATED."""

    state: CellState
    level: Level | None = None


NOT_ASSESSED = Rated(CellState.NOT_ASSESSED)
NO_INSTRUMENT = Rated(CellState.NO_INSTRUMENT)

RESTRICTIONS = ("nbsap", "binding", "explicit", "national", "nationwide")
"""Restrictions with a name of their own; beside them, every instrument type is one."""


def rate(cell: Cell, framework: Framework, rater: Rater = Rater.SELF) -> Rated:
    """Return the cell's state, and its level where it is rated, as the rater sees it."""
    if cell.carried_from is not None:
        return NOT_ASSESSED
    if cell.status is not None and cell.status is not AnswerStatus.RATED:
        return Rated(CellState(cell.status.value))
    own = cell.set_level or cell.derived_level
    if own is None:
        return NOT_ASSESSED
    if rater is Rater.REVIEW and cell.review_level:
        own = cell.review_level
    if rater is Rater.DERIVED and cell.set_level != framework.none.id:
        if cell.derived_level is None:
            return NOT_ASSESSED
        own = cell.derived_level
    return Rated(CellState.RATED, framework.level[own])


def restrict(cell: Cell, framework: Framework, kinds: Sequence[str], *, silence: Rated) -> Rated:
    """Return what the cell is on the evidence of some kinds alone: a link must be of all of them.

    Each kind is one of RESTRICTIONS or an instrument type. Set levels are ignored; states other
    than rated hold. ``silence`` is what a rated cell is without any such evidence, as
    ``without_evidence`` says for the whole assessment.
    """
    own = rate(cell, framework)
    if own.state is not CellState.RATED:
        return own
    every = counting(cell)
    links = of_kinds(every, kinds)
    if not links:
        return silence
    if len(links) == len(every):  # what the level was derived from
        level = framework.level[cell.derived_level] if cell.derived_level else None
    else:
        level = derive(framework.item[cell.item], framework.scale, links)
    return Rated(CellState.RATED, level) if level else NOT_ASSESSED


def counting(cell: Cell, kinds: Sequence[str] = ()) -> list[Link]:
    """Return the cell's counting links that are of all the kinds."""
    return of_kinds([link for link in cell.links if link.counts], kinds)


def of_kinds(links: list[Link], kinds: Sequence[str]) -> list[Link]:
    """Return those of some links that are of all the kinds."""
    for kind in kinds:
        links = [link for link in links if link_is(kind, link)]
    return links


def without_evidence(
    framework: Framework,
    kinds: Sequence[str],
    *,
    assessment: AssessmentFacts,
    country: CountryFacts,
) -> Rated:
    """Return what a rated cell is where no link is of the kinds.

    ``no-instrument`` where the assessment says that the country has none of a kind, and none
    counts; ``none`` only where the assessment is complete and the country's own counting
    instruments of the kinds, at least one, were all read whole; else not assessed.
    """
    counting = [one for one in country.instruments if one.id in assessment.counting]
    for kind in kinds:
        if kind in assessment.no_instrument and not any(
            instrument_is(kind, one) for one in counting
        ):
            return NO_INSTRUMENT
    read = [
        one.read is Reading.WHOLE
        for one in counting
        if all(instrument_is(kind, one) for kind in kinds)
    ]
    if read and all(read) and assessment.scope == "complete":
        return Rated(CellState.RATED, framework.none)
    return NOT_ASSESSED


def link_is(restriction: str, link: Link) -> bool:
    """Say whether a link is of the restriction's kind."""
    if restriction in _LINK:
        return _LINK[restriction](link)
    return _is_type(link.type, InstrumentType(restriction))


def instrument_is(restriction: str, instrument: InstrumentFacts) -> bool:
    """Say whether an instrument of the record's own is among those that ``none`` must rest on."""
    match restriction:
        case "binding":
            return instrument.binding is True
        case "explicit" | "national":
            return True
        case "nationwide":
            return instrument.nationwide
    return _is_type(instrument.type, InstrumentType(restriction))


def _is_type(type_: InstrumentType, wanted: InstrumentType) -> bool:
    return wanted in (type_, type_.kind)


_LINK: dict[str, Callable[[Link], bool]] = {
    "binding": lambda link: link.binding,
    "explicit": lambda link: link.explicitness is Explicitness.EXPLICIT,
    "national": lambda link: not link.supranational,
    "nationwide": lambda link: link.nationwide,
}
