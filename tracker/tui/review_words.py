"""What the review says in words and rows: both raters side by side, and the shift."""

from collections.abc import Sequence

import msgspec
from rich.text import Text

from tracker.i18n import _, text_of
from tracker.model.framework import Framework, Item
from tracker.tables import words
from tracker.tables.agreement import agreement_tables
from tracker.tables.table import Row as TableRow
from tracker.tables.table import Shares, Word
from tracker.tui import door, glyphs
from tracker.tui.country.subject import Subject
from tracker.tui.session import Session
from tracker.tui.widgets.listing import Column, Row


def columns(width: int) -> tuple[Column, ...]:
    """Return the columns for a width; the title takes what is left."""
    fixed = (
        Column("item", _("Item"), 5),
        Column("own", _("Own"), 16),
        Column("review", _("Reviewer"), 16),
        Column("shift", _("Shift"), 6),
        Column("agreed", _("Agreed"), 7),
    )
    rest = width - sum(one.width + 1 for one in fixed) - 5
    return (fixed[0], Column("title", _("Title"), max(10, rest)), *fixed[1:])


def row(subject: Subject, item: Item) -> Row:
    """Return an item's row: the assessor's level, the reviewer's, how far apart they are."""
    cell = subject.entry.assessment.cells[item.id]
    own = subject.rated(item.id)
    review = subject.framework.level.get(cell.review_level or "")
    reviewed = Text("")
    if review is not None:
        reviewed = Text.assemble(
            (glyphs.sign(review), glyphs.style(review)), " ", door.rich_text(glyphs.word(review))
        )
    given = subject.answer(item.id).review
    comment = _("comment") if given and given.comment and review is None else ""
    return Row(
        item.id,
        (
            door.rich_text(item.id),
            door.rich_text(text_of(item.title)),
            glyphs.in_words(own),
            reviewed if review is not None else door.rich_text(comment, "dim"),
            Text(shift(subject.framework, own.level.id if own.level else None, cell.review_level)),
            door.rich_text(_("yes") if cell.agreed else ""),
        ),
    )


def shift(framework: Framework, own: str | None, review: str | None) -> str:
    """Return by how many steps of the scale the reviewer moved a level; empty where one is missing."""
    order = [one.id for one in sorted(framework.scale, key=lambda level: level.value)]
    if own not in order or review not in order:
        return ""
    steps = order.index(review) - order.index(own)
    return f"{steps:+d}" if steps else "="


def answer_words(subject: Subject, item: str) -> str:
    """Say what the assessor says of an item."""
    answer = subject.answer(item)
    cell = subject.entry.assessment.cells[item]
    level = subject.framework.level
    told = [glyphs.in_words(subject.rated(item)).plain]
    if cell.derived_level and cell.derived_level != cell.set_level:
        derived = words.level(level[cell.derived_level])
        told.append(_("derived from the evidence: {level}").format(level=derived))
    counting = sum(one.counts for one in cell.links)
    if cell.links:
        told.append(
            _("{k} of {n} links count").format(k=counting, n=len(cell.links))
            + ": "
            + ", ".join(f"{one.measure} ({' '.join(one.elements)})" for one in cell.links)
        )
    if answer.searched:
        told.append(_("searched: {ids}").format(ids=", ".join(answer.searched)))
    if answer.reason:
        told.append(_("reason: {text}").format(text=answer.reason))
    if answer.notes:
        told.append(_("notes: {text}").format(text=answer.notes))
    return "; ".join(told)


SHORT = frozenset({"pairs", "same", "lower", "higher"})
"""The figures of agreement that are told where there is little room."""


def shift_words(session: Session, subject: Subject, *, short: bool = False) -> str:
    """Say how the reviewer's levels stand to the country's own, and over all countries.

    The numbers are those of the table of agreement; ``short`` leaves out by how many levels.
    """
    view = msgspec.structs.replace(
        session.view, framework=subject.framework, cycle=subject.assessment.cycle
    )
    everybody = session.collection
    alone = msgspec.structs.replace(everybody, countries=(subject.facts,))
    told = []
    for name, collection in ((subject.code, alone), (_("all countries"), everybody)):
        table, _confusion = agreement_tables(collection, view, subject.framework.sections)
        told.append(f"{name}: " + ", ".join(_figures(table.rows, short=short)))
    return "\n".join(told)


def _figures(rows: Sequence[TableRow], *, short: bool) -> list[str]:
    found = []
    for one in rows:
        label, value = one.values
        if value is None or value == 0:
            continue
        if short and not (isinstance(label, Word) and label.id in SHORT):
            continue
        if isinstance(value, Shares):
            share = value.shares[0]
            if not share.n:
                continue
            value = f"{share.k}/{share.n}"
        found.append(f"{label} {value}")
    return found or [_("no answer that both rated in a complete assessment")]
