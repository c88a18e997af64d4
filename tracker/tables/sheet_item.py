"""One item of a country's sheet."""

import msgspec

from tracker.analysis.gaps import answers, peers
from tracker.analysis.view import Collection, Entry, Panel
from tracker.i18n import _, ngettext, text_of
from tracker.method.derive import coverage
from tracker.method.facts import Cell, Standing
from tracker.method.rating import CellState, Rater
from tracker.model.framework import Framework, Item
from tracker.tables import words
from tracker.tables.by_country import mark
from tracker.tables.cited import Answered, Cited
from tracker.tables.evidence import standing_of
from tracker.tables.gaps import peer_words
from tracker.tables.table import Mark, Word

PEERS = 3
"""How many peers are named for an element that is open."""


class SheetEvidence(msgspec.Struct, frozen=True):
    """A link with its wording."""

    measure: str
    instrument: str
    """The instrument's title; empty where it is not to be found."""
    elements: tuple[str, ...]
    standing: Word
    counts: bool
    strength: Word | None = None
    explicitness: Word | None = None
    summary: str | None = None
    quote: str | None = None
    translation: str | None = None
    locator: str | None = None
    territory: str | None = None
    url: str | None = None
    why: str | None = None


class SheetElement(msgspec.Struct, frozen=True):
    """An element that is still open."""

    id: str
    text: str
    optional: bool
    part: bool
    """Covered in a part of the country."""
    peers: tuple[str, ...]


class SheetAction(msgspec.Struct, frozen=True):
    """An item that answers this one, and how the country stands on it."""

    id: str
    title: str
    mark: Mark | None


class SheetItem(msgspec.Struct, frozen=True):
    """An item as a country answers it."""

    id: str
    title: str
    mark: Mark
    rule: str
    """Which rule gave the level or state, in words."""
    reason: str | None = None
    review: str | None = None
    review_comment: str | None = None
    """What the reviewer asks or says; who it was stays in the record."""
    confidence: Word | None = None
    evidence: tuple[SheetEvidence, ...] = ()
    hindering: tuple[SheetEvidence, ...] = ()
    """Provisions that stand in the item's way; never netted."""
    open: tuple[SheetElement, ...] = ()
    actions: tuple[SheetAction, ...] = ()
    notes: str | None = None
    next: str | None = None


def sheet_item(
    collection: Collection, looked: Panel, entry: Entry, item: Item, given: Answered | None
) -> SheetItem:
    """Make an item of the sheet; ``given`` is None where the record does not answer it."""
    cell = entry.assessment.cells[item.id]
    evidence = [_evidence(one) for one in (given.evidence if given else ())]
    answer = given.answer if given else None
    return SheetItem(
        id=item.id,
        title=text_of(item.title),
        mark=mark(looked, entry, item.id),
        rule=rule(looked, entry, item),
        reason=answer.reason if answer else None,
        review=_review(looked, cell),
        review_comment=answer.review.comment if answer and answer.review else None,
        confidence=words.maybe(cell.confidence),
        evidence=tuple(one for one in evidence if one.standing.id != Standing.HINDERS),
        hindering=tuple(one for one in evidence if one.standing.id == Standing.HINDERS),
        open=_open(collection, looked, entry, item),
        actions=_actions(collection, looked, entry, item),
        notes=answer.notes if answer else None,
        next=answer.next.action if answer and answer.next else None,
    )


def rule(looked: Panel, entry: Entry, item: Item) -> str:
    """Say which rule gave an item's level or state; empty where the state says it all."""
    cell = entry.assessment.cells[item.id]
    view = looked.view
    if cell.carried_from is not None:
        return _("carried over from {cycle}, to be confirmed").format(cycle=cell.carried_from)
    if entry.own[item.id].state is not CellState.RATED:
        return ""
    if view.only:
        return _("on the evidence of the kinds named above alone")
    if view.rater is Rater.REVIEW and cell.review_level:
        return _("the reviewer's level")
    if view.rater is Rater.DERIVED or cell.set_level is None:
        return _("derived: {covered}").format(covered=_covered(item, cell))
    return _set_rule(view.framework, cell, item)


def _set_rule(framework: Framework, cell: Cell, item: Item) -> str:
    covered = _covered(item, cell)
    if cell.set_level == cell.derived_level:
        return _("set, and the same derived: {covered}").format(covered=covered)
    if cell.derived_level is None:
        none = cell.set_level == framework.none.id
        return _("set after a search") if none else _("set; no evidence gives a level")
    derived = words.level(framework.level[cell.derived_level])
    return _("set; derived would be {level}: {covered}").format(level=derived, covered=covered)


def _covered(item: Item, cell: Cell) -> str:
    found = coverage(item, cell.links)
    if found.links and not found.covered:
        return ngettext(
            "{count} link counts, no element covered",
            "{count} links count, no element covered",
            found.links,
        ).format(count=found.links)
    words_ = _("{k} of {n} required elements covered nationwide").format(
        k=found.required_nationwide, n=found.required
    )
    part = found.required_covered - found.required_nationwide
    return words_ + (_(", {k} more in a part of the country").format(k=part) if part else "")


def _review(looked: Panel, cell: Cell) -> str | None:
    if cell.review_level is None:
        return None
    level = words.level(looked.view.framework.level[cell.review_level])
    agreed = _("agreed by the country") if cell.agreed else _("not agreed by the country")
    return f"{level} ({agreed})"


def _evidence(one: Cited) -> SheetEvidence:
    link, instrument, measure = one.link, one.instrument, one.measure
    found = SheetEvidence(
        measure=one.evidence.measure,
        instrument=instrument.title if instrument else "",
        elements=link.elements if link else one.evidence.elements,
        standing=standing_of(one),
        counts=link is not None and link.counts,
        strength=words.word(link.strength.value) if link else None,
        explicitness=words.word(link.explicitness.value) if link else None,
        why=one.evidence.why,
    )
    if instrument is None or measure is None:
        return found
    return msgspec.structs.replace(
        found,
        summary=measure.summary,
        quote=measure.quote,
        translation=measure.translation.text if measure.translation else None,
        locator=measure.locator,
        territory=measure.territory or instrument.territory,
        url=instrument.url,
    )


def _open(
    collection: Collection, looked: Panel, entry: Entry, item: Item
) -> tuple[SheetElement, ...]:
    """Return the elements that no counting link covers nationwide, with peers elsewhere."""
    if not entry.own[item.id].state.applicable:
        return ()
    found = coverage(item, entry.assessment.cells[item.id].links)
    return tuple(
        SheetElement(
            id=element.id,
            text=text_of(element.text),
            optional=element.optional,
            part=element.id in found.covered,
            peers=tuple(
                peer_words(collection, peer)
                for peer in peers(collection, looked, item, element.id)
                if peer.country != entry.code
            )[:PEERS],
        )
        for element in item.elements
        if element.id not in found.nationwide
    )


def _actions(
    collection: Collection, looked: Panel, entry: Entry, item: Item
) -> tuple[SheetAction, ...]:
    """Return the items that answer an item, by the crosswalks; foreign frameworks' by id alone."""
    framework = looked.view.framework
    return tuple(
        SheetAction(one, text_of(framework.item[one].title), mark(looked, entry, one))
        if one in framework.item
        else SheetAction(one, "", None)
        for one in answers(collection, framework.id, item.id)
    )
