"""The rows of the item list: sections with their progress, items with sign, title and marks."""

from collections.abc import Iterator

from rich.text import Text

from tracker.i18n import _, text_of
from tracker.model.framework import Item
from tracker.tui import door, glyphs
from tracker.tui.country.item_words import progress
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.filter_bar import folded
from tracker.tui.widgets.listing import Column, Row

BAR = 8
FIXED = 12
"""Cells of all columns but the title, with gaps."""


def columns(width: int) -> tuple[Column, ...]:
    """Return the list's columns for a width."""
    return (
        Column("sign", "", 1),
        Column("code", "", 4),
        Column("title", _("Item"), max(10, width - FIXED)),
        Column("marks", "", 2),
    )


def rows(subject: Subject, wanted: str, unsaved: frozenset[str]) -> Iterator[Row]:
    """Yield the rows that match what is filtered by; a heading for each section that has any."""
    parts = {name: (title, done, total) for name, title, done, total in progress(subject)}
    for section in subject.framework.sections:
        shown = [one for one in section.items if _matches(one, wanted)]
        if shown:
            title, done, total = parts[section.id]
            bar = glyphs.bar(done, total, BAR)
            words = Text.assemble(
                door.rich_text(f"{section.id}  {bar} {done}/{total}  {title}"), no_wrap=True
            )
            yield Row(f"section:{section.id}", (words,), is_heading=True)
        for one in shown:
            yield row(subject, one, unsaved)


def row(subject: Subject, item: Item, unsaved: frozenset[str]) -> Row:
    """Make the row of an item."""
    rated = subject.rated(item.id)
    thing = rated.level or rated.state
    marks = Text(no_wrap=True)
    worst = subject.worst(item.id)
    if worst:
        sign, style = glyphs.severity(worst)
        marks.append(sign, style)
    if item.id in unsaved:
        marks.append(*glyphs.unsaved())
    return Row(
        item.id,
        (
            Text(glyphs.sign(thing), style=glyphs.style(thing)),
            door.rich_text(item.id, "bold"),
            door.rich_text(text_of(item.title)),
            marks,
        ),
    )


def line_of(subject: Subject, item: Item) -> str:
    """Return an item with its level or state, tab-separated, to be copied."""
    rated = subject.rated(item.id)
    said = str(glyphs.word(rated.level or rated.state))
    return "\t".join((subject.code, item.id, text_of(item.title), said))


def _matches(item: Item, wanted: str) -> bool:
    words = folded(f"{item.id} {text_of(item.title)} {text_of(item.text)}")
    return all(part in words for part in wanted.split())
