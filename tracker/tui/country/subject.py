"""What the country page is about: one record, and the one assessment of it that is shown."""

from collections.abc import Sequence
from functools import cached_property

import msgspec

from tracker.analysis.view import Collection, Entry, Panel, View, panel
from tracker.editing.answering import Place, place_of
from tracker.finding import Finding, Severity
from tracker.method.facts import AssessmentFacts, CountryFacts
from tracker.method.rating import CellState, Rated, Rater
from tracker.model.framework import Framework, Item
from tracker.model.record import Answer, Assessment, Record
from tracker.tables.cited import Answered, answered, foreign
from tracker.tui.session import Session

Key = tuple[str, int, str]
"""Framework, cycle and method: what is unique in a record."""


class Subject(msgspec.Struct, frozen=True, dict=True):
    """A record as it stands, unsaved edits included, with the assessment that is shown."""

    session: Session
    code: str
    record: Record
    facts: CountryFacts
    index: int
    """Of the assessment in the record."""
    assessment: Assessment
    entry: Entry
    looked: Panel
    """Everybody in the assessment's framework and cycle, as the countries themselves have it."""
    collection: Collection

    @property
    def framework(self) -> Framework:
        """What is asked."""
        return self.entry.framework

    @property
    def key(self) -> Key:
        """Which assessment it is."""
        return self.assessment.key

    @cached_property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """The findings on each item's answer."""
        found: dict[str, list[Finding]] = {}
        for one in self.session.findings_of(self.code):
            path = one.place.path
            if path[:1] == ("assessments",) and path[1:3] == (self.index, "answers"):
                found.setdefault(str(path[3]) if len(path) > 3 else "", []).append(one)  # noqa: PLR2004 - an item
        return {item: tuple(ones) for item, ones in found.items()}

    @cached_property
    def given(self) -> dict[str, Answered]:
        """Answers with their evidence, by item."""
        others = foreign(self.record, self.session.record, self.collection)
        found = answered(self.entry.assessment, self.assessment, self.record, others)
        return {one.item: one for one in found}

    def place(self, item: str) -> Place:
        """Return where an item's answer stands and what it says."""
        return place_of(self.assessment, self.index, item)

    def answer(self, item: str) -> Answer:
        """Return an item's answer; an empty one where it is not laid out."""
        return self.assessment.answers.get(item, Answer())

    def rated(self, item: str) -> Rated:
        """Return an item's level or state, as the country has it."""
        return self.entry.own[item]

    def is_open(self, item: str) -> bool:
        """Say whether an item is still to be assessed."""
        return self.rated(item).state is CellState.NOT_ASSESSED

    def worst(self, item: str) -> Severity | None:
        """Return how bad the worst error or warning on an item is; None where there is none."""
        found = [one.severity for one in self.findings.get(item, ())]
        bad = [one for one in found if one is not Severity.INFO]
        return min(bad, key=lambda one: one.rank, default=None)


def assessments_of(session: Session, code: str) -> Sequence[tuple[int, Assessment]]:
    """Return a record's assessments in frameworks that are known, with their indexes."""
    record = session.record(code)
    frameworks = session.collection.frameworks
    return [
        (index, one)
        for index, one in enumerate(record.assessments if record else ())
        if one.framework in frameworks
    ]


def subject_of(session: Session, code: str, wanted: Key | None) -> Subject | None:
    """Look at a record; None where it can't be read or has no assessment to show.

    The assessment is the wanted one where it is still there, else the one that the view takes,
    else the latest in the view's framework, else the first.
    """
    entry = session.shelf.entries.get(code)
    record = session.record(code)
    if entry is None or entry.facts is None or record is None:
        return None
    facts = entry.facts
    found = _chosen(session, code, wanted)
    if found is None:
        return None
    index, assessment = found
    own = _facts_of(facts, assessment)
    if own is None:
        return None
    framework = session.collection.frameworks[assessment.framework]
    view = msgspec.structs.replace(
        session.view,
        framework=framework,
        cycle=assessment.cycle,
        rater=Rater.SELF,
        only=(),
        states=(),
        scope=None,
        group=None,
    )
    return Subject(
        session=session,
        code=code,
        record=record,
        facts=facts,
        index=index,
        assessment=assessment,
        entry=Entry(facts, own, framework),
        looked=_looked(session.collection, view),
        collection=session.collection,
    )


def _chosen(session: Session, code: str, wanted: Key | None) -> tuple[int, Assessment] | None:
    known = assessments_of(session, code)
    view = session.view

    def rank(pair: tuple[int, Assessment]) -> tuple[bool, bool, bool, int, bool]:
        one = pair[1]
        return (
            one.key == wanted,
            one.framework == view.framework.id,
            one.framework == view.framework.id and one.cycle == view.cycle,
            one.cycle,
            one.method == "national-submission",
        )

    return max(known, key=rank, default=None)


def _facts_of(facts: CountryFacts, assessment: Assessment) -> AssessmentFacts | None:
    return next(
        (
            one
            for one in facts.assessments
            if (one.framework, one.cycle, one.method) == assessment.key
        ),
        None,
    )


_kept: list[tuple[Collection, View, Panel]] = []
"""The last panel: the same until a record changes."""


def _looked(collection: Collection, view: View) -> Panel:
    if not _kept or _kept[0][0] is not collection or _kept[0][1] != view:
        _kept[:] = [(collection, view, panel(collection, view))]
    return _kept[0][2]


def items_in_order(framework: Framework) -> tuple[Item, ...]:
    """Return the items as the file of the framework has them: the gaps come first."""
    return framework.items
