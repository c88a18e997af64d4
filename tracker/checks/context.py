"""What a rule sees beside the record: frameworks, foreign records, today, and how to find a place.

Links are resolved once per record, by ``tracker.method``; rules ask nothing twice.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

import msgspec

from tracker.checks.views import AnswerAt, AssessmentAt, MeasureAt, answers_of, measures_of
from tracker.finding import Finding, Path, Place, Rule, Severity
from tracker.load import Loaded
from tracker.method.facts import CountryFacts
from tracker.method.resolve import facts_of
from tracker.model.framework import Framework
from tracker.model.record import Record


class Against(msgspec.Struct, frozen=True):
    """What a record is checked against; given by the caller."""

    file: str
    """The record's file for findings, relative to the workspace."""
    frameworks: Mapping[str, Framework]
    foreign: Mapping[str, Record]
    """Other records that this one cites, by code; absent = not there or not read."""
    today: date
    facts: CountryFacts | None = None
    """The record's facts where they are at hand; else they are made."""


class Context(msgspec.Struct, frozen=True, dict=True):
    """Everything about one record that rules need, with places found only when asked for."""

    file: str
    text: str
    """The record's text as it is in the file."""
    frameworks: Mapping[str, Framework]
    foreign: Mapping[str, Record]
    today: date
    facts: CountryFacts
    assessments: tuple[AssessmentAt, ...]
    measures: tuple[MeasureAt, ...]
    lost: frozenset[str]
    """What the file has and the record lacks, since its shape is wrong; see ``Loaded.lost``."""
    place: Callable[[Path], Place]
    """From a path in the record to the place of the value in the file."""
    key_place: Callable[[Path], Place]
    """From a path in the record to the place of the key in the file."""

    @cached_property
    def answers(self) -> tuple[AnswerAt, ...]:
        """The answers of all assessments, those to unknown items included."""
        return tuple(answer for one in self.assessments for answer in one.answers)

    @cached_property
    def rated(self) -> tuple[AnswerAt, ...]:
        """The answers to known items that a level, set or derived, speaks for or would."""
        return tuple(answer for answer in self.answers if answer.is_rated)

    def finding(
        self,
        rule: Rule,
        path: Path,
        *,
        severity: Severity | None = None,
        template: str | None = None,
        **values: object,
    ) -> Finding:
        """Make a finding at the value that has this path in the record.

        Args:
            rule: what is wrong.
            path: where, in the record as the rules see it.
            severity: in place of the rule's own.
            template: in place of the rule's own message, where the case asks for other words.
            values: what fills the message; those that are None are left out.
        """
        return _made(rule, self.file, self.place(path), severity, template, values)

    def finding_at_key(
        self, rule: Rule, path: Path, *, template: str | None = None, **values: object
    ) -> Finding:
        """Make a finding at the key that ends the path, where the key is what it is about."""
        return _made(rule, self.file, self.key_place(path), None, template, values)


def _made(
    rule: Rule,
    file: str,
    place: Place,
    severity: Severity | None,
    template: str | None,
    values: Mapping[str, object],
) -> Finding:
    given = {key: value for key, value in values.items() if value is not None}
    found = rule.at(file, place, severity=severity, values=given)
    return msgspec.structs.replace(found, template=template) if template else found


def context_of(record: Record, against: Against, loaded: Loaded) -> Context:
    """Resolve the record of a loaded file against what it is checked against."""
    facts = against.facts or facts_of(
        record, file=against.file, frameworks=against.frameworks, foreign=against.foreign
    )
    return Context(
        file=against.file,
        text=loaded.text or "",
        frameworks=against.frameworks,
        foreign=against.foreign,
        today=against.today,
        facts=facts,
        assessments=tuple(_assessments(record, against.frameworks, facts)),
        measures=measures_of(record),
        lost=loaded.lost,
        place=loaded.place,
        key_place=loaded.key_place,
    )


def _assessments(
    record: Record, frameworks: Mapping[str, Framework], facts: CountryFacts
) -> Iterator[AssessmentAt]:
    """Pair the record's assessments with their facts, which lack those of unknown frameworks."""
    known = iter(facts.assessments)
    for index, assessment in enumerate(record.assessments):
        framework = frameworks.get(assessment.framework)
        found = next(known) if framework else None
        answers = answers_of(index, assessment, framework, found)
        yield AssessmentAt(index, assessment, framework, found, answers)
