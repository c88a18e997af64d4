"""Findings as text for people, as JSON, and as annotations for GitHub."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from tracker.cli.render.lines import wrapped
from tracker.cli.render.screen import Screen
from tracker.finding import Finding, Severity
from tracker.i18n import _, ngettext
from tracker.tables.plain import plain

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""The severity is always a word as well."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_text(findings: Sequence[Finding], screen: Screen) -> Iterator[Text]:
    """Yield the findings by file, in the order of its lines."""
    for number, (_file, group) in enumerate(groupby(findings, key=lambda one: one.file)):
        if number:
            yield Text()
        of_file = list(group)
        places = [_place(finding, screen) for finding in of_file]
        width = max(len(place) for place in places)
        for finding, place in zip(of_file, places, strict=True):
            yield from _line(finding, place.ljust(width), screen)


def summary(findings: Sequence[Finding], records: int | None, read: int, screen: Screen) -> Text:
    """Say how many findings there are, in how many files; ``records`` None where files were named."""
    if not findings:
        return screen.text(_none_found(records, read), "bold green")
    counts = Counter(finding.severity for finding in findings)
    words = {
        Severity.ERROR: ngettext("{n} error", "{n} errors", counts[Severity.ERROR]),
        Severity.WARNING: ngettext("{n} warning", "{n} warnings", counts[Severity.WARNING]),
        Severity.INFO: ngettext("{n} note", "{n} notes", counts[Severity.INFO]),
    }
    what = ", ".join(
        word.format(n=counts[severity]) for severity, word in words.items() if counts[severity]
    )
    files = {finding.file for finding in findings}
    if records is None:
        where = ngettext("in {n} file", "in {n} files", len(files)).format(n=len(files))
    else:
        where = _where(files, records, read)
    worst = min(findings, key=lambda finding: finding.severity.rank).severity
    return screen.text(f"{what} {where}.", "bold red" if worst is Severity.ERROR else "bold")


def as_json(findings: Sequence[Finding]) -> str:
    """Return a bare list, in English whatever the language."""
    rows = [
        {
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity.value,
            "file": finding.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "path": finding.pointer,
            "message": finding.message_en,
        }
        for finding in findings
    ]
    # ASCII: no control character of a record reaches a terminal, and every reader decodes it
    return json.dumps(rows, ensure_ascii=True, indent=1) + "\n"


def as_github(findings: Sequence[Finding]) -> str:
    """Return a workflow command a finding; GitHub shows them at their lines."""
    return "".join(
        "::{level} file={file},line={line},col={column},title={title}::{message}\n".format(
            level=_LEVELS[finding.severity],
            file=_property(finding.file),
            line=finding.place.line,
            column=finding.place.column,
            title=_property(f"{finding.code} {finding.name}"),
            message=_escaped(finding.message),
        )
        for finding in findings
    )


def _place(finding: Finding, screen: Screen) -> str:
    return f"{screen.words(finding.file)}:{finding.place.line}:{finding.place.column}"


def _line(finding: Finding, place: str, screen: Screen) -> Iterator[Text]:
    line = Text.assemble(
        place,
        "  ",
        (finding.severity.value, STYLES[finding.severity]),
        " ",
        (finding.code, "bold"),
        f" {finding.name}  ",
        screen.text(finding.message),
    )
    if screen.wraps:
        yield from wrapped(screen, line, screen.width, indent=4)
    else:
        line.no_wrap = True
        yield line


def _none_found(records: int | None, read: int) -> str:
    if records is None:
        return _("No findings.")
    return ngettext(
        "No findings; {read} of {n} record read.",
        "No findings; {read} of {n} records read.",
        records,
    ).format(read=read, n=records)


def _where(files: set[str], records: int, read: int) -> str:
    of_records = sum(file.startswith("countries/") for file in files)
    others = len(files) - of_records
    where = ngettext("in {k} of {n} record", "in {k} of {n} records", records)
    where = where.format(k=of_records, n=records)
    if others:
        more = ngettext(" and {n} other file", " and {n} other files", others).format(n=others)
        where += more
    return _("{where}; {read} read").format(where=where, read=read)


def _escaped(text: str) -> str:
    clean = plain(text, lines=True)
    return clean.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
