"""The rows of the list of instruments and measures, and where each stands in the record."""

from collections.abc import Iterator

import msgspec
from rich.text import Text
from textual.content import Content

from tracker.edit import Path
from tracker.editing import holding
from tracker.finding import Finding, Severity
from tracker.i18n import _, ngettext
from tracker.model.record import Record
from tracker.tui import door, glyphs
from tracker.tui.country.item_words import finding_line
from tracker.tui.country.record_fields import instrument_fields, measure_fields
from tracker.tui.country.subject import Subject
from tracker.tui.widgets.filter_bar import folded
from tracker.tui.widgets.listing import Column, Row

FIXED = 11
"""Cells of the columns beside the words, with gaps."""
WIDE = 84
"""From so many cells on, locators have a column of their own."""


class Place(msgspec.Struct, frozen=True):
    """An instrument of the record, or one of its measures."""

    instrument: int
    measure: int | None = None

    @property
    def path(self) -> Path:
        """Its path in the record."""
        if self.measure is None:
            return ("instruments", self.instrument)
        return ("instruments", self.instrument, "measures", self.measure)


def place_of(record: Record, key: str | None) -> Place | None:
    """Return what a row's key stands for; None where it is no longer there."""
    instrument, _slash, measure = (key or "").partition("/")
    for at, one in enumerate(record.instruments):
        if one.id == instrument:
            if not measure:
                return Place(at)
            ids = [other.id for other in one.measures]
            return Place(at, ids.index(measure)) if measure in ids else None
    return None


def key_of(record: Record, place: Place) -> str:
    """Return the key of the row of an instrument, or of a measure as it is cited."""
    holder = record.instruments[place.instrument]
    return (
        holder.id if place.measure is None else f"{holder.id}/{holder.measures[place.measure].id}"
    )


def columns(width: int) -> tuple[Column, ...]:
    """Return the list's columns for a width."""
    locator = width // 4 if width >= WIDE else 0
    return (
        Column("words", _("Instruments and measures"), max(12, width - FIXED - locator)),
        Column("links", _("Links"), 5, right=True),
        Column("marks", "", 2),
        *((Column("locator", _("Locator"), locator - 1),) if locator else ()),
    )


def rows(subject: Subject, wanted: str, unsaved: tuple[Path, ...]) -> Iterator[Row]:
    """Yield an instrument, then its measures; only what matches the filter."""
    links = [cited for _path, cited in holding.links_to(subject.record, "")]
    for at, one in enumerate(subject.record.instruments):
        whole = _matches(f"{one.id} {one.title}", wanted)
        inside = [
            number
            for number, measure in enumerate(one.measures)
            if whole or _matches(f"{measure.id} {measure.summary} {measure.quote or ''}", wanted)
        ]
        if whole or inside:
            yield _row(subject, Place(at), unsaved)
        for number in inside:
            place = Place(at, number)
            count = links.count(key_of(subject.record, place))
            yield _row(subject, place, unsaved, links=str(count or "–"))


def findings_on(subject: Subject, place: Place) -> list[Finding]:
    """Return the findings on an instrument, without its measures', or on a measure."""
    length = len(place.path)
    return [
        one
        for one in subject.session.findings_of(subject.code)
        if one.place.path[:length] == place.path
        and not (place.measure is None and one.place.path[length : length + 1] == ("measures",))
    ]


def about(subject: Subject, place: Place) -> Content:
    """Say what a measure is evidence for, or how many measures there are; then the findings."""
    record = subject.record
    holder = record.instruments[place.instrument]
    if place.measure is None:
        count = len(holder.measures)
        said = ngettext("{n} measure", "{n} measures", count).format(n=count)
    else:
        key = key_of(record, place)
        linked = [
            f"{path[3]} {', '.join(_elements(record, path))}"
            for path, cited in holding.links_to(record, key)
            if cited == key
        ]
        items = (
            "; ".join(linked) if linked else _("nothing yet (in the list, m links it to an item)")
        )
        said = _("Evidence for: {items}").format(items=items)
    fields = instrument_fields() if place.measure is None else measure_fields()
    found = findings_on(subject, place)
    lines = [door.text(said, "dim"), *(finding_line(one, fields) for one in found)]
    return Content("\n").join(lines)


def _elements(record: Record, path: Path) -> tuple[str, ...]:
    answer = record.assessments[int(path[1])].answers[str(path[3])]
    return answer.evidence[int(path[5])].elements


def _row(subject: Subject, place: Place, unsaved: tuple[Path, ...], links: str = "") -> Row:
    holder = subject.record.instruments[place.instrument]
    marks = Text(no_wrap=True)
    found = [one.severity for one in findings_on(subject, place)]
    bad = [one for one in found if one is not Severity.INFO]
    if bad:
        sign, style = glyphs.severity(min(bad, key=lambda one: one.rank))
        marks.append(sign, style)
    length = len(place.path)
    if any(path[:length] == place.path for path in unsaved):
        marks.append(*glyphs.unsaved())
    if place.measure is None:
        words, locator = door.rich_text(holder.title, "bold"), holder.id
    else:
        measure = holder.measures[place.measure]
        words = Text.assemble("  ", door.rich_text(measure.summary), no_wrap=True)
        locator = measure.locator or measure.id
    cells = (words, door.rich_text(links, right=True), marks, door.rich_text(locator))
    return Row(key_of(subject.record, place), cells)


def _matches(words: str, wanted: str) -> bool:
    return all(part in folded(words) for part in wanted.split())
