"""Words on what changed between the cycles, where the change asks for them."""

from collections.abc import Iterator

import msgspec

from tracker.method.change import Change, Direction, change
from tracker.method.facts import AssessmentFacts, Cell, CountryFacts
from tracker.method.rating import rate
from tracker.model import Answer, Framework, Record

_NAMED = 3
"""Most instruments that a note names."""


def explained(
    record: Record, facts: CountryFacts, frameworks: dict[str, Framework], *, but: str | None
) -> Record:
    """Add notes to the later answers whose change asks for an explanation.

    ``but`` names an item of the first assessment that stays without one; None for none.
    """
    assessments = list(record.assessments)
    for index, one in enumerate(facts.assessments):
        earlier = _before(facts, one)
        if earlier is None:
            continue
        answers = dict(assessments[index].answers)
        for before, found in _changes(facts, frameworks[one.framework], earlier, one):
            if found.asks and not found.explained and found.item != but:
                note = _note(found, before, one.cells[found.item], record)
                answers[found.item] = _noted(answers[found.item], note)
        assessments[index] = msgspec.structs.replace(assessments[index], answers=answers)
    return msgspec.structs.replace(record, assessments=tuple(assessments))


def _before(facts: CountryFacts, later: AssessmentFacts) -> AssessmentFacts | None:
    """Find the assessment of the cycle before, by the same framework and method."""
    key = (later.framework, later.method)
    return next(
        (
            one
            for one in facts.assessments
            if (one.framework, one.method) == key and one.cycle < later.cycle
        ),
        None,
    )


def _changes(
    facts: CountryFacts, framework: Framework, earlier: AssessmentFacts, later: AssessmentFacts
) -> Iterator[tuple[Cell, Change]]:
    for item, cell in later.cells.items():
        before = earlier.cells[item]
        old, new = rate(before, framework).level, rate(cell, framework).level
        if old is not None and new is not None:
            yield (
                before,
                change(
                    facts,
                    framework,
                    later.cycle,
                    before=(before, old),
                    after=(cell, new),
                    since=earlier.cycle,
                ),
            )


def _note(found: Change, before: Cell, after: Cell, record: Record) -> str:
    if found.direction is Direction.DROP:
        return "The earlier answer read the question more widely; nothing was taken back."
    known = {link.measure for link in before.links}
    new = dict.fromkeys(link.instrument for link in after.links if link.measure not in known)
    titles = [record.instrument[one].title for one in new if one in record.instrument]
    if not titles:
        return "The earlier answer had overlooked evidence that was there already."
    return f"New since the last cycle: {'; '.join(titles[:_NAMED])}."


def _noted(answer: Answer, note: str) -> Answer:
    return msgspec.structs.replace(answer, notes=note)
