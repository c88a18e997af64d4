"""The answers of one assessment: evidence first, then what the assessor says beside it."""

from collections.abc import Mapping
from random import Random

import msgspec

from tracker.demo.plan import Planned
from tracker.demo.profiles import LATEST, Profile
from tracker.method.facts import AssessmentFacts, Cell
from tracker.model import Answer, Assessment, Evidence, Framework, Item, Level, Search
from tracker.model.record import AnswerStatus, Degree, Next

_WHY_NOT_APPLICABLE = {
    "G4": "No contaminated soils are known; the national survey of 2018 found none.",
    "G9": "No soils in heavily disturbed areas; the land survey of 2019 found none.",
}
_OUT_OF_REACH = ("G8", "G2", "N4", "A9")
"""Items whose sources are not to be had, where the country has nothing else on them."""
_NOT_TOLD = "G10"
_OPEN = ("G8", "A3", "N4")
"""Items that the incomplete assessment leaves open."""
_CARRIED = "G9"
_RAISED = (
    "The provisions are read together with the implementing rules, which go further.",
    "The provision refers to rules on the rest of the item, which are not quoted here.",
)
_LOWERED = (
    "The wording leaves out farmland, which is most of what the item is about.",
    "The provision holds for a part of the cases only, by its own annex.",
)
_NOTES = (
    "To be read again when the implementing rules are out.",
    "The provincial rules have not been looked at.",
    "The wording was discussed with the ministry of agriculture.",
)


class Judge:
    """Says of each item what an assessor would, given what its evidence gives."""

    def __init__(
        self,
        profile: Profile,
        framework: Framework,
        planned: Planned,
        searches: tuple[Search, ...],
        chance: Random,
    ) -> None:
        self.profile = profile
        self.framework = framework
        self.planned = planned
        self.searches = {search.id: search for search in searches}
        self.chance = chance
        self.steps = sorted(framework.scale, key=lambda level: level.value)

    def answer(self, item: Item, evidence: tuple[Evidence, ...], cell: Cell) -> Answer:
        """Answer an item whose evidence alone gives ``cell``."""
        special = self._special(item, cell)
        if special is not None:
            return special
        if cell.derived_level is None:
            return self._none(item, evidence)
        answer = Answer(evidence=evidence, confidence=self._confidence(len(evidence)))
        answer = self._set(answer, self.framework.level[cell.derived_level])
        if self.chance.random() < 0.05:  # noqa: PLR2004
            answer = msgspec.structs.replace(answer, notes=self.chance.choice(_NOTES))
        level = answer.level or cell.derived_level
        if level == self.framework.addressed.id:
            answer = self._next(answer, item)
        return answer

    def _special(self, item: Item, cell: Cell) -> Answer | None:
        """Return the answer where the country plays a part in this item."""
        profile = self.profile
        if profile.plays("not-applicable") and item.id in _WHY_NOT_APPLICABLE:
            reason = _WHY_NOT_APPLICABLE[item.id]
            return Answer(status=AnswerStatus.NOT_APPLICABLE, reason=reason)
        if profile.plays("no-information") and item.id in _OUT_OF_REACH and not cell.links:
            return Answer(status=AnswerStatus.NO_INFORMATION, searched=("s1", "s3"))
        if self.planned.cycle != LATEST:
            return None
        if profile.plays("not-disclosed") and item.id == _NOT_TOLD:
            return Answer(status=AnswerStatus.NOT_DISCLOSED)
        if profile.plays("incomplete") and item.id in _OPEN:
            return Answer()
        return None

    def _none(self, item: Item, evidence: tuple[Evidence, ...]) -> Answer:
        searched = ("s1", "s2") if self.chance.random() < 0.4 else ("s1",)  # noqa: PLR2004
        answer = Answer(
            evidence=evidence,
            level=self.framework.none.id,
            searched=searched,
            confidence=self._confidence(0),
        )
        return self._next(answer, item)

    def _set(self, answer: Answer, derived: Level) -> Answer:
        """Set the level by hand now and then: as derived, or one step beside it with a reason."""
        chance = self.chance.random()
        if chance > 0.1:  # noqa: PLR2004
            return answer
        position = self.steps.index(derived)
        up = chance < 0.025 and position + 1 < len(self.steps)  # noqa: PLR2004
        down = 0.025 <= chance < 0.055 and position > 1  # noqa: PLR2004
        if not (up or down):
            return msgspec.structs.replace(answer, level=derived.id)
        return msgspec.structs.replace(
            answer,
            level=self.steps[position + (1 if up else -1)].id,
            reason=self.chance.choice(_RAISED if up else _LOWERED),
        )

    def _next(self, answer: Answer, item: Item) -> Answer:
        """Add a next step, now and then."""
        if self.planned.cycle != LATEST or self.chance.random() > 0.06:  # noqa: PLR2004
            return answer
        element = self.chance.choice(item.elements)
        step = Next(
            action=f"Propose a measure for the next plan: {element.text['en']}",
            by=self.chance.choice(("Ministry of Environment", "Ministry of Agriculture")),
            priority=self.chance.choice(("low", "medium", "high")),
        )
        return msgspec.structs.replace(answer, next=step)

    def _confidence(self, links: int) -> Degree | None:
        if self.chance.random() < 0.3:  # noqa: PLR2004
            return None
        degrees: tuple[Degree, ...] = ("medium", "high") if links > 1 else ("low", "medium", "high")
        return self.chance.choice(degrees)


def judged(assessment: Assessment, facts: AssessmentFacts, judge: Judge) -> Assessment:
    """Answer every item of an assessment that so far has evidence only."""
    items = judge.framework.item
    answers = {
        key: judge.answer(items[key], answer.evidence, facts.cells[key])
        for key, answer in assessment.answers.items()
    }
    return msgspec.structs.replace(assessment, answers=answers)


def carried(assessment: Assessment, earlier: Mapping[str, Answer]) -> Assessment:
    """Take one answer over from the cycle before, to be looked at again."""
    before = earlier.get(_CARRIED, Answer())
    taken = msgspec.structs.replace(before, carried_from=assessment.cycle - 4)
    return msgspec.structs.replace(assessment, answers={**assessment.answers, _CARRIED: taken})
