"""One item of a country's sheet: its level and rule, evidence, what is open and who has it."""

from collections.abc import Iterator

import msgspec
from rich.text import Text

from tracker.cli.render.glyphs import Glyph, in_words, of_mark, of_rated
from tracker.cli.render.lines import beside, wrapped
from tracker.cli.render.screen import READABLE, Screen
from tracker.i18n import _
from tracker.tables.sheet_item import SheetElement, SheetEvidence, SheetItem

TWO = 130
"""From this width on, what is open stands beside the evidence."""
GAP = 4


def item_lines(item: SheetItem, screen: Screen) -> Iterator[Text]:
    """Draw an item."""
    yield from _title(item, screen)
    left_width = right_width = min(screen.width - 2, READABLE - 2)
    two = screen.width >= TWO
    if two:
        left_width = min((screen.width - GAP - 2) // 2, READABLE - 10)
        right_width = min(screen.width - GAP - 2 - left_width, READABLE - 10)
    left = [*_evidence(item, screen, left_width), *_remarks(item, screen, left_width)]
    right = list(_open(item, screen, right_width))
    both = two and left and right
    lines = beside([left, right], [left_width, right_width], gap=GAP) if both else [*left, *right]
    yield from (Text("  ").append_text(line) for line in lines)


def marked(item: SheetItem, screen: Screen) -> Glyph:
    """Return how the item looks; that it is an example stands in the sheet's head."""
    return of_mark(msgspec.structs.replace(item.mark, example=False), screen)


def _title(item: SheetItem, screen: Screen) -> Iterator[Text]:
    """Set id and title, then the level in words with what gave it."""
    title = screen.text(f"{item.id}  {item.title}", "bold")
    yield from wrapped(screen, title, screen.text_width, indent=4)
    line = in_words(item.mark.rated, screen).append(marked(item, screen).mark.strip())
    rest = [item.rule] if item.rule else []
    if item.confidence:
        rest.append(_("confidence {degree}").format(degree=item.confidence))
    if rest:
        line.append_text(screen.text(screen.dot + screen.dot.join(rest), "dim"))
    yield from (
        Text("  ").append_text(one)
        for one in wrapped(screen, line, screen.text_width - 2, indent=2)
    )


def _evidence(item: SheetItem, screen: Screen, width: int) -> Iterator[Text]:
    if item.evidence:
        yield screen.text(_("Evidence"), "dim")
        for one in item.evidence:
            yield from _link(one, screen, width)
    if item.hindering:
        yield screen.text(_("Stands in the way (not counted)"), "dim")
        for one in item.hindering:
            yield from _link(one, screen, width, hindering=True)


def _link(
    one: SheetEvidence, screen: Screen, width: int, *, hindering: bool = False
) -> Iterator[Text]:
    """Set a link: elements, where it stands, what it says, why it does not count."""
    letters = ", ".join(one.elements)
    line = screen.text(letters.ljust(3) + " ", "bold")
    where = ", ".join(part for part in (one.instrument or one.measure, one.locator) if part)
    line.append_text(screen.text(where))
    yield from wrapped(screen, line, width, indent=4)
    kinds = [str(part) for part in (one.strength, one.explicitness, one.territory) if part]
    if not one.counts and not hindering:
        kinds.append(str(one.standing))  # its words begin with "does not count"
    yield from _inside(screen.text(screen.dot.join(kinds), "dim"), screen, width)
    if one.summary:
        yield from _inside(screen.text(one.summary), screen, width)
    if one.quote:
        yield from _inside(screen.text(f"“{one.quote}”", "italic"), screen, width)
    if one.translation:
        translated = _("In translation: “{text}”").format(text=one.translation)
        yield from _inside(screen.text(translated, "italic"), screen, width)
    if one.why:
        yield from _inside(screen.text(_("Why: {why}").format(why=one.why)), screen, width)


def _remarks(item: SheetItem, screen: Screen, width: int) -> Iterator[Text]:
    """Set what the assessor and the reviewer say."""
    for label, words in (
        (_("Reason"), item.reason),
        (_("Review"), item.review),
        (_("Reviewer's comment"), item.review_comment),
        (_("Notes"), item.notes),
        (_("Next"), item.next),
    ):
        if words:
            line = screen.text(f"{label}: ", "dim").append_text(screen.text(words.strip()))
            yield from wrapped(screen, line, width, indent=4)


def _open(item: SheetItem, screen: Screen, width: int) -> Iterator[Text]:
    if item.open:
        # what examples do not show is not known to be missing
        label = _("Not among the examples") if item.mark.example else _("Still open")
        yield screen.text(label, "dim")
        for element in item.open:
            yield from _element(element, screen, width)
    if item.actions:
        yield screen.text(_("Actions that answer it"), "dim")
        for action in item.actions:
            line = Text("    ")
            if action.mark:
                glyph = of_rated(action.mark.rated, screen)
                line.append(glyph.symbol, glyph.style).append(" ")
            line.append(screen.cut(f"{action.id}  {action.title}", width - 6))
            yield line


def _element(element: SheetElement, screen: Screen, width: int) -> Iterator[Text]:
    more = _(" (optional)") if element.optional else ""
    more += _(" (covered in a part of the country)") if element.part else ""
    line = screen.text(element.id.ljust(3) + " ", "bold").append_text(
        screen.text(element.text + more)
    )
    yield from wrapped(screen, line, width, indent=4)
    for peer in element.peers:
        arrow = "->" if screen.ascii_only else "→"
        yield from _inside(screen.text(f"{arrow} {peer}", "dim"), screen, width)


def _inside(text: Text, screen: Screen, width: int) -> Iterator[Text]:
    lines = wrapped(screen, text, width - 4)
    yield from (Text("    ").append_text(line) for line in lines)
