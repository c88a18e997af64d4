"""The document's statements as cards: what is asked, the figures, the verdict, the caveat."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from tracker.cli.render.lines import beside, wrapped
from tracker.cli.render.screen import Screen
from tracker.cli.render.values import text_of_value
from tracker.i18n import _
from tracker.tables.table import Table, Value

CARD = 76
"""Cells that a card needs; a screen twice as wide shows two beside each other."""
STYLES = {"supported": "bold green", "contradicted": "bold red", "undecided": "bold yellow"}

Values = Mapping[str, Value]


def statements(table: Table, screen: Screen) -> Iterator[Text]:
    """Draw the table of statements."""
    ids = [column.id for column in table.columns]
    abreast = max(1, (screen.width + 4) // (CARD + 4))
    width = min((screen.width - 4 * (abreast - 1)) // abreast, 96)
    cards = [
        list(_card(dict(zip(ids, row.values, strict=True)), screen, width)) for row in table.rows
    ]
    for start in range(0, len(cards), abreast):
        if start:
            yield Text()
        block = cards[start : start + abreast]
        yield from beside(block, [width] * len(block))


def _card(values: Values, screen: Screen, width: int) -> Iterator[Text]:
    yield _title(values, screen, width)
    yield from _indented(screen.text(str(values["asks"] or "")), screen, width)
    for share, missing, side in (
        ("share", "missing", "side"),
        ("other_share", "other_missing", "other_side"),
    ):
        if values[share] is not None:
            yield from _indented(_figure(values, share, missing, side, screen), screen, width)
    if values["countries"]:
        yield from _labelled(_("Countries"), values["countries"], screen, width)
    if values["examples"]:
        yield from _labelled(_("Examples"), values["examples"], screen, width)
    yield from _labelled(_("Document"), f"“{values['text']}”", screen, width, style="italic")
    if values["caveat"]:
        yield from _labelled(_("Caveat"), values["caveat"], screen, width)


def _title(values: Values, screen: Screen, width: int) -> Text:
    """Set the id at the left, the paragraph beside it, the verdict at the right."""
    verdict = values["verdict"]
    word = screen.text(str(verdict), STYLES.get(getattr(verdict, "id", ""), "bold"))
    paragraph = _("paragraph {n}").format(n=values["paragraph"])
    line = Text.assemble(
        (screen.words(str(values["statement"])), "bold"), "  ", (screen.words(paragraph), "dim")
    )
    line.append(" " * max(width - line.cell_len - word.cell_len, 2))
    return line.append_text(word)


def _figure(values: Values, share: str, missing: str, side: str, screen: Screen) -> Text:
    """Set a share with who it is of, and how many are not known."""
    line = text_of_value(values[share], screen)
    line.stylize("bold")
    parts = []
    if values[side]:
        parts.append(_("of {side}").format(side=values[side]))
    parts.append(_("{n} missing").format(n=values[missing]))
    if share == "share":
        parts.append(_("N {n}").format(n=values["population"]))
        parts.append(_("supported if {rule}").format(rule=values["supported_if"]))
    return line.append_text(screen.text(screen.dot + screen.dot.join(parts)))


def _labelled(
    label: str, value: Value, screen: Screen, width: int, *, style: str = ""
) -> Iterator[Text]:
    line = screen.text(f"{label}: ", "dim").append_text(screen.text(str(value), style))
    yield from _indented(line, screen, width)


def _indented(text: Text, screen: Screen, width: int) -> Iterator[Text]:
    lines = wrapped(screen, text, width - 2, indent=2)
    yield from (Text("  ").append_text(line) for line in lines)
