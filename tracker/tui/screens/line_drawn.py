"""How home draws a record: in signs in its row, in words beneath the table."""

from rich.text import Text
from textual.content import Content

from tracker.finding import Severity
from tracker.i18n import _, ngettext
from tracker.tables import words
from tracker.tables.country_line import CountryLine
from tracker.tui import door, glyphs
from tracker.tui.pieces import laid_out

BAR = 6
LINES = 3
"""Lines for what is said of the record under the cursor."""
COUNT = 2
"""Cells for a count of levels: levels stand under each other."""


def slot() -> int:
    """Return the cells that a level takes with its count, and the blank after it."""
    return 1 + len(_between()) + COUNT + 1


def _between() -> str:
    return ":" if door.ascii_only() else ""  # signs in ASCII are digits, too


def state_width(width: int) -> int:
    """Return the cells for the state of an assessment in a window."""
    return 17 if width >= WITH_WHOLE_STATE else 9


WITH_WHOLE_STATE = 100
"""From how many columns of the window "changes requested" is not cut."""


def cell(line: CountryLine, column: str, *, unsaved: bool, changed: str) -> Text:
    """Return what stands in a column of a record that was read."""
    drawn = {
        "code": lambda: _code(line, unsaved=unsaved),
        "name": lambda: door.rich_text(line.name),
        "region": lambda: door.rich_text(line.region),
        "complete": lambda: _complete(line),
        "levels": lambda: _levels(line),
        "problems": lambda: _problems(line),
        "state": lambda: door.rich_text(words.word(line.state) if line.state else ""),
        "changed": lambda: Text(changed),
    }
    return drawn[column]()


def broken(line: CountryLine, *, unsaved: bool) -> Text:
    """Return the row of a record that could not be read: red, with the first reason."""
    why = line.first.message if line.first else ""
    sign, red = glyphs.severity(Severity.ERROR)
    said = door.rich_text(f"{line.name}  {sign} {_('not read')}: {why}", red)
    return Text.assemble(_code(line, unsaved=unsaved), " ", said, no_wrap=True)


def sentence(line: CountryLine, width: int, *, unsaved: bool) -> Content:
    """Say in words what the row shows in signs, in lines of a width."""
    pieces = [line.name + (f", {line.region}" if line.region else "")]
    if not line.is_read:
        pieces += _why(line)
    elif line.state is None:
        pieces.append(_("no assessment in this framework and cycle"))
    else:
        pieces += _standing(line)
    pieces.append(_counted(line))
    if unsaved:
        pieces.append(_("not saved"))
    return door.text(laid_out(pieces, width, LINES), lines=True)


def _why(line: CountryLine) -> list[str]:
    first = line.first
    where = f"{first.file}:{first.place.line} {first.message} ({first.code})" if first else ""
    return [_("not read: Enter opens the text"), where]


def _standing(line: CountryLine) -> list[str]:
    kinds = (line.method, line.scope, line.state)
    done = _("{section} {k} of {n}")
    return [
        ", ".join(words.word(one) for one in kinds if one),
        *(
            done.format(section=one.section, k=one.assessed, n=one.applicable)
            for one in line.progress
        ),
        *(f"{glyphs.word(level)} {count}" for level, count in line.counts if count),
    ]


def _counted(line: CountryLine) -> str:
    parts = []
    if line.errors:
        parts.append(ngettext("{n} error", "{n} errors", line.errors).format(n=line.errors))
    if line.warnings:
        words_ = ngettext("{n} warning", "{n} warnings", line.warnings)
        parts.append(words_.format(n=line.warnings))
    return ", ".join(parts)


def _code(line: CountryLine, *, unsaved: bool) -> Text:
    dot = glyphs.unsaved() if unsaved else (" ", "")
    return Text.assemble(dot, door.rich_text(line.code.ljust(4)))


def _complete(line: CountryLine) -> Text:
    if line.state is None:
        return Text()
    bar = glyphs.bar(line.assessed, line.applicable, BAR)
    return Text(f"{bar} {line.assessed:>2}/{line.applicable}")


def _levels(line: CountryLine) -> Text:
    text = Text(no_wrap=True)
    for level, count in line.counts:
        piece = f"{glyphs.sign(level)}{_between()}{count}" if count else ""
        text.append(piece.ljust(slot()))
    text.rstrip()
    return text


def _problems(line: CountryLine) -> Text:
    text = Text(no_wrap=True)
    for severity, count in ((Severity.ERROR, line.errors), (Severity.WARNING, line.warnings)):
        if count:
            sign, style = glyphs.severity(severity)
            text.append(f"{sign}{count} ", style)
    return text
