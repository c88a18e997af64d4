"""What stands over and under every table: title, what was looked at, notes, caution."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from tracker.cli.render.lines import wrapped
from tracker.cli.render.screen import Screen
from tracker.tables.table import Head

ABOVE = 5
"""Lines over a table beside its title; what does not fit there follows under the table."""


def above(head: Head, screen: Screen) -> Iterator[Text]:
    """Yield the title and, packed into few lines, the most important of what was looked at."""
    style = "bold yellow" if head.is_draft else "bold"
    yield from wrapped(screen, screen.text(head.full_title, style), screen.text_width)
    first, _rest = _split(head, screen)
    yield from packed(first, screen, style="dim")
    yield Text()


def below(head: Head, notes: Iterable[str], screen: Screen) -> Iterator[Text]:
    """Yield the notes, the rest of what was looked at, the caution, the note on designations."""
    yield Text()
    for note in notes:
        yield from wrapped(screen, screen.text(note), screen.text_width, indent=2)
    _first, rest = _split(head, screen)
    yield from packed(rest, screen, style="dim")
    for sentence in (head.caution, head.designations):
        yield from wrapped(screen, screen.text(sentence, "dim italic"), screen.text_width)


def packed(phrases: Iterable[str], screen: Screen, *, style: str = "") -> list[Text]:
    """Put phrases on as few lines as they need, a dot between them; a long one wraps."""
    lines: list[Text] = []
    line = Text(style=style)
    for phrase in phrases:
        piece = screen.text(phrase)
        if line and line.cell_len + len(screen.dot) + piece.cell_len > screen.text_width:
            lines += wrapped(screen, line, screen.text_width, indent=2)
            line = Text(style=style)
        if line:
            line.append(screen.dot)
        line.append_text(piece)
    return lines + (wrapped(screen, line, screen.text_width, indent=2) if line else [])


def _split(head: Head, screen: Screen) -> tuple[list[str], list[str]]:
    """Divide the head's phrases into those that fit over the table, and the others."""
    phrases = _phrases(head)
    taken = len(phrases)
    while taken > 1 and len(packed(phrases[:taken], screen)) > ABOVE:
        taken -= 1
    return phrases[:taken], phrases[taken:]


def _phrases(head: Head) -> list[str]:
    """Put the head's lines together again where one goes on in the next, indented one."""
    phrases: list[str] = []
    for line in head.lines:
        if line.startswith(" ") and phrases:
            phrases[-1] += " " + line.strip()
        else:
            phrases.append(line)
    return phrases
