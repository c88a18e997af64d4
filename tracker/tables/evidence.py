"""The evidence: a row for every link of every assessment, with its wording and where it stands.

No person's name is in it: translators, reviewers, assessors and contacts stay in the records.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from tracker.analysis.view import Collection
from tracker.i18n import _, text_of
from tracker.method.facts import AssessmentFacts, CountryFacts
from tracker.model.framework import Item
from tracker.model.record import Instrument, Measure
from tracker.tables import words
from tracker.tables.cited import Cited, Records, answered, assessment_of, foreign
from tracker.tables.columns import alphabetical, code_columns, country_name
from tracker.tables.head import whole_head
from tracker.tables.table import Column, Kind, Row, Table, Value, Word

_KEPT = 8
"""Whole records kept at a time: the one in hand, and those that many others cite."""


def evidence_table(collection: Collection, records: Records) -> Table:
    """Make the table; a country whose whole record is no longer to be had has no row."""
    return evidence_of(collection, all_evidence(collection, records))


def all_evidence(collection: Collection, records: Records) -> Iterator[Row]:
    """Yield the table's rows one by one."""
    kept = lru_cache(maxsize=_KEPT)(records)
    for country in alphabetical(collection):
        yield from evidence_rows(collection, country, kept)


def evidence_of(collection: Collection, rows: Iterable[Row]) -> Table:
    """Make the table of rows."""
    return Table(
        id="evidence",
        head=whole_head(collection, _("Evidence")),
        columns=_columns(),
        rows=tuple(rows),
        notes=(
            _(
                "One row for every link from an answer to a measure. Links that do not count say why."
            ),
        ),
    )


def _columns() -> tuple[Column, ...]:
    return (
        *code_columns(),
        Column("framework", _("Framework"), Kind.CODE),
        Column("cycle", _("Cycle"), Kind.NUMBER),
        Column("method", _("Method"), Kind.NAME),
        Column("state", _("State"), Kind.NAME),
        Column("item", _("Item"), Kind.CODE),
        Column("item_title", _("Item's title"), Kind.NAME),
        Column("elements", _("Elements"), Kind.CODE, about=_("letters of the item's elements")),
        Column("element_texts", _("What the elements ask"), Kind.TEXT),
        Column(
            "effect", _("Effect"), Kind.NAME, about=_("whether it supports the item or hinders")
        ),
        Column(
            "standing", _("Counts"), Kind.NAME, about=_("whether the link counts, else why not")
        ),
        Column("strength", _("Strength"), Kind.NAME, about=_("how firm, for these elements")),
        Column(
            "explicitness",
            _("Wording"),
            Kind.NAME,
            about=_("how plainly it speaks of soil life, for these elements"),
        ),
        Column("instrument", _("Instrument"), Kind.CODE),
        Column("instrument_title", _("Instrument's title"), Kind.NAME),
        Column("type", _("Type"), Kind.NAME),
        Column("status", _("Status"), Kind.NAME),
        Column("binding", _("Binding"), Kind.NAME),
        Column("measure", _("Measure"), Kind.CODE),
        Column("summary", _("Summary"), Kind.TEXT, about=_("the assessor's words")),
        Column("quote", _("Quote"), Kind.TEXT, about=_("the instrument's words")),
        Column("quote_language", _("Language"), Kind.CODE),
        Column("translation", _("Translation"), Kind.TEXT),
        Column("locator", _("Locator"), Kind.NAME),
        Column("url", _("Address"), Kind.NAME, about=_("the instrument's, on the web")),
        Column("territory", _("Territory"), Kind.NAME, about=_("blank for the whole country")),
        Column("quote_checked", _("Quote checked"), Kind.NAME),
        Column("why", _("Why"), Kind.TEXT, about=_("why the measure is evidence for the item")),
    )


def evidence_rows(collection: Collection, country: CountryFacts, records: Records) -> Iterator[Row]:
    """Yield the rows of a country, in the order of its record."""
    record = records(country.country)
    if record is None:
        return
    others = foreign(record, records, collection)
    worded = _Worded()
    frameworks = collection.frameworks
    named = (country.country, country_name(collection, country.country))
    for facts in country.assessments:
        assessment = assessment_of(record, facts)
        if assessment is not None:
            framework = frameworks[facts.framework]
            for answer in answered(facts, assessment, record, others):
                item = framework.item[answer.item]
                for one in answer.evidence:
                    yield Row((*named, *_link(facts, item, one, worded)))


class _Worded:
    """What rows say of elements, instruments and measures, made once for each: they come many times."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[object, tuple[Value, ...]]] = {}
        self._texts: dict[tuple[int, tuple[str, ...]], str | None] = {}

    def instrument(self, one: Instrument | None) -> tuple[Value, ...]:
        """Return the values on an instrument."""
        return self._kept(one, lambda: _instrument(one))

    def measure(self, instrument: Instrument | None, one: Measure | None) -> tuple[Value, ...]:
        """Return the values on a measure."""
        return self._kept(one, lambda: _measure(instrument, one))

    def elements(self, item: Item, letters: tuple[str, ...]) -> str | None:
        """Return the texts of elements, each after its letter where there are several."""
        key = (id(item), letters)  # frameworks may share ids; the collection keeps their items
        if key not in self._texts:
            self._texts[key] = _element_texts(item, letters)
        return self._texts[key]

    def _kept(self, one: object, make: Callable[[], tuple[Value, ...]]) -> tuple[Value, ...]:
        if one is None:
            return make()
        if id(one) not in self._made:
            self._made[id(one)] = (one, make())  # kept beside it, so that its id stays its own
        return self._made[id(one)][1]


def _link(facts: AssessmentFacts, item: Item, one: Cited, worded: _Worded) -> tuple[Value, ...]:
    evidence, link, instrument, measure = one.evidence, one.link, one.instrument, one.measure
    reference, _sep, measure_id = evidence.measure.partition("/")
    elements = link.elements if link else evidence.elements
    return (
        facts.framework,
        facts.cycle,
        words.word(facts.method),
        words.word(facts.state.value),
        item.id,
        text_of(item.title),
        " ".join(elements),
        worded.elements(item, elements),
        words.word(evidence.effect),
        standing_of(one),
        words.word(link.strength.value) if link else None,
        words.word(link.explicitness.value) if link else None,
        reference,
        *worded.instrument(instrument),
        measure_id,
        *worded.measure(instrument, measure),
        evidence.why,
    )


def _element_texts(item: Item, letters: Sequence[str]) -> str | None:
    found = [(one, text_of(item.element[one].text)) for one in letters if one in item.element]
    if len(found) == 1:
        return found[0][1]
    return "; ".join(f"({letter}) {text}" for letter, text in found) or None


def standing_of(one: Cited) -> Word:
    """Say whether a link counts, and if not, why; a link that leads nowhere says so."""
    if one.link is not None:
        return words.standing(one.link.standing)
    if one.measure is None:
        return Word("measure-not-found", _("does not count: measure not found"))
    return Word("element-not-found", _("does not count: the item has no such element"))


def _instrument(instrument: Instrument | None) -> tuple[Value, ...]:
    if instrument is None:
        return (None, None, None, None)
    return (
        instrument.title,
        words.word(instrument.type.value),
        words.word(instrument.status.value),
        words.yes_no(flag=instrument.binding),
    )


def _measure(instrument: Instrument | None, measure: Measure | None) -> tuple[Value, ...]:
    if instrument is None or measure is None:
        return (None,) * 8
    return (
        measure.summary,
        measure.quote,
        (measure.quote_language or instrument.language) if measure.quote else None,
        measure.translation.text if measure.translation else None,
        measure.locator,
        instrument.url,
        measure.territory or instrument.territory,
        words.maybe(measure.quote_checked),
    )
