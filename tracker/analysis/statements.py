"""The document's claims as numbers, with a verdict where the data allow one.

Source: format, section 6. A country is asked where its assessment enters the statement's section
and it has what the denominator names; who is not known to be out stays missing, and the verdict
holds only if it holds with all of the missing out and with all of them in.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from operator import ge, gt, le, lt

import msgspec

from tracker.analysis.distribution import FEWEST, Share
from tracker.analysis.view import Collection, Entry, Panel, View, panel
from tracker.method.facts import AssessmentFacts, InstrumentFacts, Link
from tracker.method.rating import CellState
from tracker.model.framework import Framework, Numerator, Statement
from tracker.model.record import InstrumentType, Reading, Strength

_OPERATORS = {"<": lt, "<=": le, ">": gt, ">=": ge}


class Verdict(StrEnum):
    """What the figures say of the document's claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"


class Outcome(StrEnum):
    """What one country (or region) is in a statement."""

    IN = "in"
    OUT = "out"
    NOT_ASKED = "not-asked"
    MISSING = "missing"


class Tally(msgspec.Struct, frozen=True):
    """One share of a statement: of all countries, or of one side of a comparison."""

    label: str
    """Ids of the groups compared, joined by ``+``; empty for all."""
    share: Share
    missing: int
    """Members not asked because nothing is known of them: they bound the share on both sides."""
    members: tuple[str, ...]
    """Codes of the countries, or ids of the regions, in k."""

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The share with all of the missing out, and with all of them in; None where nobody is."""
        whole = self.share.n + self.missing
        if not whole:
            return None
        return (self.share.k / whole, (self.share.k + self.missing) / whole)


class Result(msgspec.Struct, frozen=True):
    """A statement, computed."""

    statement: Statement
    population: int
    """N: the members of the population (or regions of theirs) less those known not to be asked."""
    tallies: tuple[Tally, ...]
    """One, or the two sides of a comparison."""
    verdict: Verdict
    examples: tuple[str, ...]
    """Countries or regions that show it in a record of examples: "at least k"; in no share."""


def statements(collection: Collection, view: View) -> tuple[Result, ...]:
    """Compute all statements of the view's framework, in its cycle."""
    return tuple(statement(collection, view, one) for one in view.framework.statements)


def statement(collection: Collection, view: View, asked: Statement) -> Result:
    """Compute one statement."""
    framework = collection.frameworks.get(asked.framework or view.framework.id, view.framework)
    looked_at = panel(collection, msgspec.structs.replace(view, framework=framework, only=()))
    section = asked.section or _section(framework, asked)
    outcomes = dict.fromkeys(looked_at.members, Outcome.MISSING)
    for entry in looked_at.entering(section):
        outcomes[entry.code] = outcome(entry, asked)
    examples = [
        entry.code
        for entry in looked_at.entries
        if entry.assessment.scope == "examples" and _shows(entry, asked.numerator)
    ]
    if asked.unit == "region":
        regions = _regions(collection, looked_at)
        outcomes = {region: _region(codes, outcomes) for region, codes in regions.items()}
        examples = [region for region, codes in regions.items() if set(codes) & set(examples)]
    tallies = _tallies(collection, asked, outcomes)
    return Result(
        statement=asked,
        population=sum(one is not Outcome.NOT_ASKED for one in outcomes.values()),
        tallies=tallies,
        verdict=verdict(asked, tallies),
        examples=tuple(examples),
    )


def outcome(entry: Entry, asked: Statement) -> Outcome:
    """Return what a country that enters the section is in a statement."""
    wanted = asked.denominator
    if wanted.types or wanted.read:
        kind = [one for one in _counting(entry) if not wanted.types or _is(one.type, wanted.types)]
        if not kind and set(wanted.types) & set(entry.assessment.no_instrument):
            return Outcome.NOT_ASKED
        if not any(_read(one, wanted.read) for one in kind):
            return Outcome.MISSING
    states = [entry.own[item].state for item in _items(asked.numerator)]
    if states and all(state is CellState.NOT_APPLICABLE for state in states):
        return Outcome.NOT_ASKED
    if _shows(entry, asked.numerator):
        return Outcome.IN
    unknown = any(state not in (CellState.RATED, CellState.NOT_APPLICABLE) for state in states)
    return Outcome.MISSING if unknown else Outcome.OUT


def verdict(asked: Statement, tallies: tuple[Tally, ...]) -> Verdict:
    """Judge the claim: undecided below FEWEST, or where the bounds lie on both sides."""
    if any(tally.share.n < FEWEST for tally in tallies):
        return Verdict.UNDECIDED
    holds = _OPERATORS[asked.supported_if.operator]
    bounds = [tally.bounds or (0.0, 1.0) for tally in tallies]
    if len(bounds) == 1:
        against = asked.supported_if.share or 0.0
        verdicts = {holds(share, against) for share in bounds[0]}
    else:
        left, right = bounds
        verdicts = {holds(left[0], right[1]), holds(left[1], right[0])}
    if len(verdicts) > 1:
        return Verdict.UNDECIDED
    return Verdict.SUPPORTED if verdicts.pop() else Verdict.CONTRADICTED


def _tallies(
    collection: Collection, asked: Statement, outcomes: Mapping[str, Outcome]
) -> tuple[Tally, ...]:
    if asked.compare is None:
        return (_tally("", outcomes, outcomes),)
    grouping = collection.reference.groupings.get(asked.compare.grouping)
    members = {group.id: group.members for group in grouping.groups} if grouping else {}
    return tuple(
        _tally("+".join(side), {code for one in side for code in members.get(one, ())}, outcomes)
        for side in (asked.compare.left, asked.compare.right)
    )


def _tally(label: str, codes: Iterable[str], outcomes: Mapping[str, Outcome]) -> Tally:
    wanted = frozenset(codes)
    found = {code: one for code, one in outcomes.items() if code in wanted}
    inside = tuple(code for code, one in found.items() if one is Outcome.IN)
    out = sum(one is Outcome.OUT for one in found.values())
    missing = sum(one is Outcome.MISSING for one in found.values())
    return Tally(label, Share(len(inside), len(inside) + out), missing, inside)


def _shows(entry: Entry, wanted: Numerator) -> bool:
    """Whether a record has what the numerator names, whatever its scope."""
    if wanted.elements:
        return any(_link_shows(entry, link, wanted) for link in _links(entry, wanted))
    return any(
        _instrument_shows(one, wanted) and _measure_shows(one, wanted) for one in _counting(entry)
    )


def _links(entry: Entry, wanted: Numerator) -> Iterable[Link]:
    """Return the counting links to the elements that the numerator names."""
    for name in wanted.elements:
        item, _, element = name.partition(".")
        if item in entry.own and entry.own[item].state is CellState.RATED:
            for link in entry.assessment.cells[item].links:
                if link.counts and (not element or element in link.elements):
                    yield link


def _link_shows(entry: Entry, link: Link, wanted: Numerator) -> bool:
    instrument = entry.country.instrument(link.instrument)
    return (
        (not wanted.types or _is(link.type, wanted.types))
        and wanted.binding in (None, link.binding)
        and (wanted.read is None or (instrument is not None and _read(instrument, wanted.read)))
        and link.strength.rank >= _least(wanted)
        and (wanted.explicitness is None or link.explicitness.rank >= wanted.explicitness.rank)
    )


def _instrument_shows(instrument: InstrumentFacts, wanted: Numerator) -> bool:
    return (
        (not wanted.types or _is(instrument.type, wanted.types))
        and wanted.binding in (None, instrument.binding is True)
        and _read(instrument, wanted.read)
    )


def _measure_shows(instrument: InstrumentFacts, wanted: Numerator) -> bool:
    return any(
        measure.strength.rank >= _least(wanted)
        and (wanted.explicitness is None or measure.explicitness.rank >= wanted.explicitness.rank)
        for measure in instrument.measures
    )


def _least(wanted: Numerator) -> int:
    return (wanted.strength or Strength.ACKNOWLEDGED).rank


def _is(type_: InstrumentType, types: tuple[InstrumentType, ...]) -> bool:
    return type_ in types or type_.kind in types


def _read(instrument: InstrumentFacts, least: Reading | None) -> bool:
    return least is None or (instrument.read is not None and instrument.read.rank >= least.rank)


def _counting(entry: Entry) -> tuple[InstrumentFacts, ...]:
    assessment: AssessmentFacts = entry.assessment
    return tuple(one for one in entry.country.instruments if one.id in assessment.counting)


def _items(wanted: Numerator) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.partition(".")[0] for name in wanted.elements))


def _section(framework: Framework, asked: Statement) -> str:
    """Return the section of the first item named, else the first core one, else the first."""
    items = [item for item in _items(asked.numerator) if item in framework.section_of]
    if items:
        return framework.section_of[items[0]].id
    return next((one.id for one in framework.sections if one.core), framework.sections[0].id)


def _regions(collection: Collection, looked_at: Panel) -> dict[str, tuple[str, ...]]:
    """Return the regions that have members, with these."""
    grouping = collection.reference.groupings.get("region")
    inside = frozenset(looked_at.members)
    found = {
        group.id: tuple(code for code in group.members if code in inside)
        for group in (grouping.groups if grouping else ())
    }
    return {region: codes for region, codes in found.items() if codes}


def _region(codes: tuple[str, ...], outcomes: Mapping[str, Outcome]) -> Outcome:
    """One country in is a region in; a region is out only where every country is known to be."""
    found = {outcomes[code] for code in codes}
    for one in (Outcome.IN, Outcome.MISSING, Outcome.OUT):
        if one in found:
            return one
    return Outcome.NOT_ASKED
