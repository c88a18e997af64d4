"""What `set` changed: the lines before and after, and what the checks say of the answer now."""

from collections.abc import Iterator

from rich.text import Text

from tracker.cli.render.findings import as_text
from tracker.cli.render.lines import wrapped
from tracker.cli.render.screen import Screen
from tracker.i18n import _
from tracker.workspace import SetResult


def changes(result: SetResult, path: str, screen: Screen) -> Iterator[Text]:
    """Yield the changed lines with their numbers, then the findings about the answer."""
    if not result.changes:
        yield screen.text(_("{path}: nothing to change.").format(path=path))
    else:
        yield screen.text(path, "bold")
    width = max((len(str(line)) for line, _before, _after in result.changes), default=0)
    for number, before, after in result.changes:
        label = str(number).rjust(width)
        if before:
            yield from _line(label, "-", before, "red", screen)
        if after:
            yield from _line(label, "+", after, "green", screen)
    if result.findings:
        yield Text()
        yield from as_text(result.findings, screen)


def _line(label: str, sign: str, text: str, style: str, screen: Screen) -> Iterator[Text]:
    line = Text.assemble(f"{label} ", (f"{sign} {screen.words(text)}", style))
    yield from wrapped(screen, line, screen.width, indent=len(label) + 3)
