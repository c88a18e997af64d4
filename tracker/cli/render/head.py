"""What stands over and under every table: title, what was looked at, legend, notes, caution."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from tracker.cli.render.lines import wrapped
from tracker.cli.render.screen import Screen
from tracker.tables.table import Head, Table


def above(head: Head, screen: Screen) -> Iterator[Text]:
    """Yield the title and, packed into few lines, what was looked at."""
    style = "bold yellow" if head.is_draft else "bold"
    yield from wrapped(screen, screen.text(head.full_title, style), screen.text_width)
    yield from packed(head.lines, screen, style="dim")
    yield Text()


def below(table: Table, screen: Screen) -> Iterator[Text]:
    """Yield the table's notes, the caution and the note on designations."""
    yield Text()
    for note in table.notes:
        yield from wrapped(screen, screen.text(note), screen.text_width)
    yield from closing(table.head, screen)


def closing(head: Head, screen: Screen) -> Iterator[Text]:
    """Yield the caution and the note on designations."""
    for sentence in (head.caution, head.designations):
        if sentence:
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
