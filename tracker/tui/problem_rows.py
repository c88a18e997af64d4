"""Rows of the list of problems and of its facets."""

from collections.abc import Iterator

from rich.text import Text

from tracker.i18n import _
from tracker.tui import door, glyphs
from tracker.tui.facets import Counted, Limits, Problem
from tracker.tui.widgets.listing import Column, Row

ROOMY = 90
"""From how many columns places get more room."""


def problem_columns(width: int) -> tuple[Column, ...]:
    """Return the columns for a width; the message takes what is left."""
    fixed = (
        Column("severity", _("Severity"), 9),
        Column("record", _("Record"), 7),
        Column("place", _("Place"), 18 if width < ROOMY else 28),
    )
    rest = width - sum(one.width + 1 for one in fixed) - 4
    return (*fixed, Column("message", _("Problem"), max(12, rest)))


def problem_row(one: Problem) -> Row:
    """Return a problem's row."""
    found = one.finding
    sign, style = glyphs.severity(found.severity)
    place = f"{found.file}:{found.place.line}:{found.place.column}"
    return Row(
        f"{place}:{found.code}:{found.pointer}:{one.message}",
        (
            Text.assemble((f"{sign} ", style), door.rich_text(_word(one), style)),
            door.rich_text(one.record),
            door.rich_text(one.place),
            door.rich_text(one.message),
        ),
    )


def facet_rows(found: Counted, limits: Limits) -> Iterator[Row]:
    """Yield the facets with their counts; what is chosen has a mark."""
    yield _heading("severity", _("Severity"))
    for severity, count in found.severities:
        sign, style = glyphs.severity(severity)
        label = Text.assemble((f"{sign} ", style), glyphs.severity_word(severity))
        yield _facet(f"severity:{severity}", label, count, chosen=severity is limits.severity)
    yield _heading("rule", _("Rule"))
    for code, name, count in found.rules:
        label = door.rich_text(f"{code} {name}")
        yield _facet(f"rule:{code}", label, count, chosen=code == limits.rule)
    yield _heading("record", _("Record"))
    for record, count in found.records:
        label = door.rich_text(record)
        yield _facet(f"record:{record}", label, count, chosen=record == limits.record)


def problem_line(one: Problem) -> tuple[str, ...]:
    """Return a problem's cells for copying."""
    found = one.finding
    line = str(found.place.line)
    cells = (found.severity.value, found.code, found.file, line, one.place, one.message)
    return tuple(door.words(cell) for cell in cells)


def _word(one: Problem) -> str:
    return glyphs.severity_word(one.finding.severity)


def _heading(facet: str, title: str) -> Row:
    return Row(f"head:{facet}", (door.rich_text(title),), is_heading=True)


def _facet(key: str, label: Text, count: int, *, chosen: bool) -> Row:
    mark = "> " if chosen else "  "
    return Row(key, (Text.assemble(mark, label), Text(str(count), justify="right")))
