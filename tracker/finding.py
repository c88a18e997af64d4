"""What the checks have to say: rules, and findings as values.

A rule is code, name, severity, message and page. A finding is a rule at a place, with the values
that fill its message; it carries the message's template, so it can be kept, compared, cached and
rendered in another language later. Only the edge renders it.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from tracker.i18n import _

Path = tuple[str | int, ...]
"""Keys and 0-based indexes from the document's root to a value."""


class Severity(StrEnum):
    """How bad a finding is; ``check`` exits 1 on an error."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Place(msgspec.Struct, frozen=True):
    """Where: 1-based line and column (in characters), and the path within the document."""

    line: int = 1
    column: int = 1
    path: Path = ()


class Finding(msgspec.Struct, frozen=True):
    """One rule, broken at one place."""

    code: str
    name: str
    severity: Severity
    template: str
    values: dict[str, str]
    file: str
    """Relative to the workspace, with ``/``; control characters may be in it: a face cleans it."""
    place: Place

    @property
    def message(self) -> str:
        """The message in the language in use. Raises KeyError when a value is missing."""
        return _(self.template).format_map(self.values)

    @property
    def message_en(self) -> str:
        """The message in English, for machines."""
        return self.template.format_map(self.values)

    @property
    def pointer(self) -> str:
        """The path as a JSON Pointer (RFC 6901); empty for the whole document."""
        return pointer(self.place.path)

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order of reading: file, line, column, code."""
        return (self.file, self.place.line, self.place.column, self.code)


class Rule(msgspec.Struct, frozen=True):
    """A thing that can be wrong. Codes and names are unique and never reused.

    ``page`` is the user's page: one sentence, then ``Why:``, ``Bad:``, ``Good:``, ``Fix:``.
    """

    code: str
    name: str
    severity: Severity
    template: str
    page: str

    def at(
        self,
        file: str,
        place: Place,
        *,
        severity: Severity | None = None,
        values: Mapping[str, object] | None = None,
    ) -> Finding:
        """Make a finding; ``severity`` in place of the rule's own where the state decides it."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            template=self.template,
            values={key: str(value) for key, value in (values or {}).items()},
            file=file,
            place=place,
        )


def pointer(path: Path) -> str:
    """Write a path as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
