"""The findings that a list of problems shows: facets by severity, record and rule, and words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import msgspec

from tracker.finding import Finding, Severity
from tracker.i18n import _
from tracker.method.facts import CountryFacts
from tracker.tui import field_words, glyphs
from tracker.tui.widgets.filter_bar import folded


class Problem(msgspec.Struct, frozen=True):
    """A finding with what the list says of it."""

    finding: Finding
    record: str
    """The record's code, or the file's name where it is no record's."""
    is_record: bool
    place: str
    """Where in the record, in words; line and column for what has no path."""
    message: str
    sought: str
    """All that the filter looks in."""


class Limits(msgspec.Struct, frozen=True):
    """What the list is limited to; None for everything."""

    severity: Severity | None = None
    record: str | None = None
    rule: str | None = None
    words: str = ""

    @property
    def is_set(self) -> bool:
        """Whether a facet is chosen."""
        return self != Limits(words=self.words)

    def let(self, one: Problem, *, but: str = "") -> bool:
        """Say whether a problem is shown; ``but`` names a facet that is left out of account."""
        return (
            (but == "severity" or self.severity in (None, one.finding.severity))
            and (but == "record" or self.record in (None, one.record))
            and (but == "rule" or self.rule in (None, one.finding.code))
            and all(part in one.sought for part in self.words.split())
        )

    def said(self) -> str:
        """Say in words what it is limited to; empty for everything."""
        found = [
            glyphs.severity_word(self.severity) if self.severity else "",
            self.record or "",
            self.rule or "",
        ]
        return ", ".join(one for one in found if one)


class Counted(msgspec.Struct, frozen=True):
    """How many problems each value of each facet has, in the order in which they are listed."""

    severities: tuple[tuple[Severity, int], ...]
    records: tuple[tuple[str, int], ...]
    rules: tuple[tuple[str, str, int], ...]
    """Code, name and number."""


def problem_of(
    finding: Finding, files: Mapping[str, str], facts: Mapping[str, CountryFacts | None]
) -> Problem:
    """Prepare a finding; ``files`` are the records' codes by the names of their files."""
    code = files.get(finding.file)
    place = field_words.path_words(finding.place.path, facts.get(code) if code else None)
    message = finding.message
    record = code or PurePosixPath(finding.file).name
    if not finding.place.path:
        place = _("line {line}").format(line=finding.place.line)
    sought = f"{record} {finding.code} {finding.name} {place} {message}"
    return Problem(finding, record, code is not None, place, message, folded(sought))


def counted(problems: Iterable[Problem], limits: Limits) -> Counted:
    """Count what each facet would leave, the others as they are."""
    severities: Counter[Severity] = Counter()
    records: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    names: dict[str, str] = {}
    for one in problems:
        if limits.let(one, but="severity"):
            severities[one.finding.severity] += 1
        if limits.let(one, but="record"):
            records[one.record] += 1
        if limits.let(one, but="rule"):
            rules[one.finding.code] += 1
            names[one.finding.code] = one.finding.name
    return Counted(
        severities=tuple((one, severities[one]) for one in Severity if severities[one]),
        records=tuple(sorted(records.items(), key=lambda pair: (-pair[1], pair[0]))),
        rules=tuple(
            (code, names[code], count)
            for code, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
    )
