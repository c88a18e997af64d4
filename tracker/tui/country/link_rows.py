"""What the link dialog picks from: measures of the record and its neighbours, or items."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from rich.cells import cell_len
from textual.fuzzy import Matcher

from tracker.i18n import _, text_of
from tracker.model.record import Record
from tracker.tui import door
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.listing import Column, Fit, Row

FEW = 60
"""With fewer cells than this an instrument's title says too little to stand in a column."""


class Pick(msgspec.Struct, frozen=True):
    """Something to pick: what it is called in the record, and how it is shown."""

    key: str
    head: str
    """An item's code, or a measure's locator."""
    words: str
    where: str = ""
    """The instrument's title."""

    @property
    def row(self) -> Row:
        """The row that shows it."""
        cells = (self.head, self.words, self.where)
        return Row(self.key, tuple(door.rich_text(one) for one in cells))


def items_to_pick(subject: Subject) -> Iterator[Pick]:
    """Yield all items."""
    for item in subject.framework.items:
        yield Pick(item.id, item.id, text_of(item.title))


def measures_to_pick(subject: Subject, foreign: Mapping[str, Record]) -> Iterator[Pick]:
    """Yield the record's measures, then those of neighbours whose law may bind here."""
    for instrument in subject.record.instruments:
        for one in instrument.measures:
            cited = f"{instrument.id}/{one.id}"
            yield Pick(cited, one.locator or one.id, one.summary, instrument.title)
    for code, record in foreign.items():
        for instrument in record.instruments:
            if instrument.applies:
                for one in instrument.measures:
                    cited = f"{code}:{instrument.id}/{one.id}"
                    where = f"{code} {instrument.title}"
                    yield Pick(cited, one.locator or one.id, one.summary, where)


def matching(picks: list[Pick], wanted: str) -> list[Pick]:
    """Return what matches, the best first; all where nothing is wanted."""
    if not wanted:
        return picks
    matcher = Matcher(wanted)
    scored = [
        (matcher.match(f"{one.key} {one.head} {one.words} {one.where}"), one) for one in picks
    ]
    scored.sort(key=lambda one: -one[0])
    return [one for score, one in scored if score > 0]


def item_columns(width: int) -> tuple[Column, ...]:
    """Return the columns of items for a width."""
    return (
        Column("head", _("Item"), 5),
        Column("words", _("Title"), max(10, width - 8)),
    )


def measure_columns(picks: Sequence[Pick]) -> Fit:
    """Return what gives the columns of measures for a width: locators need what they need."""
    longest = max((cell_len(one.head) for one in picks), default=0)

    def columns(width: int) -> tuple[Column, ...]:
        head = min(max(8, longest), width // 3)
        where = 0 if width < FEW else (width - head) // 3
        return (
            Column("head", _("Locator"), head),
            Column("words", _("Summary"), max(10, width - head - where - 4)),
            *((Column("where", _("Instrument"), where),) if where else ()),
        )

    return columns
