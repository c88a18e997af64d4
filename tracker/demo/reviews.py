"""A reviewer's levels beside those of a fictitious country."""

from random import Random

import msgspec

from tracker.demo.profiles import LATEST
from tracker.method.facts import AssessmentFacts
from tracker.method.rating import CellState, rate
from tracker.model import Answer, Assessment, Framework, Level
from tracker.model.record import Agreed, Review

_SHIFTS = {0: 0.56, -1: 0.22, 1: 0.1, -2: 0.09, 2: 0.03}
"""How often a reviewer is how many steps above the country."""
_LOWER = (
    "The quoted words set no duty; please point to one that does.",
    "The wording is on soil in general; what names soil organisms?",
    "Only a part of the country is concerned.",
)
_HIGHER = (
    "The annex of the same instrument goes further than the link says.",
    "A second provision of the same instrument could be linked as well.",
)
_FULL = ("G",)
"""Sections that are reviewed item by item; of the others about half."""


def reviewed(
    assessment: Assessment, facts: AssessmentFacts, framework: Framework, chance: Random
) -> Assessment:
    """Add a review to the rated answers of the core sections."""
    steps = sorted(framework.scale, key=lambda level: level.value)
    agrees = chance.random() < 0.8  # noqa: PLR2004
    answers = dict(assessment.answers)
    for key, answer in assessment.answers.items():
        section = framework.section_of[key]
        rated = rate(facts.cells[key], framework)
        if not section.core or rated.state is not CellState.RATED or rated.level is None:
            continue
        if section.id in _FULL or chance.random() < 0.6:  # noqa: PLR2004
            answers[key] = _reviewed(answer, rated.level, steps, chance, agrees=agrees)
    return msgspec.structs.replace(assessment, answers=answers)


def _reviewed(
    answer: Answer, level: Level, steps: list[Level], chance: Random, *, agrees: bool
) -> Answer:
    shift = chance.choices(list(_SHIFTS), list(_SHIFTS.values()))[0]
    own = steps.index(level)
    at = min(max(own + shift, 0), len(steps) - 1)
    agreed = agrees and (at == own or chance.random() < 0.6)  # noqa: PLR2004
    comment = None
    if at != own:
        comment = chance.choice(_LOWER if at < own else _HIGHER)
    review = Review(
        level=steps[at].id,
        comment=comment,
        by="Reviewer, secretariat",
        date=f"{LATEST}-09-{chance.randint(1, 28):02}",
        agreed=Agreed("National focal point", f"{LATEST}-10-{chance.randint(1, 28):02}")
        if agreed
        else None,
    )
    return msgspec.structs.replace(answer, review=review)
