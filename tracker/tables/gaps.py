"""The gap ranking: which items fewest countries address, what would answer them, and peers.

Two tables, so that a narrow terminal and a workbook can both show them: a row an item, and a row
an element that some country still misses.
"""

from collections.abc import Sequence

from tracker.analysis.gaps import Basis, Gap, Peer, gaps, peers
from tracker.analysis.view import Collection, Missing, Panel, View, panel
from tracker.i18n import N_, _, ngettext, text_of
from tracker.model.framework import Section
from tracker.tables import words
from tracker.tables.columns import composed, country_name
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value, Word

PEERS = 3
"""How many peers are named for an element."""


def gaps_tables(
    collection: Collection,
    view: View,
    sections: Sequence[Section],
    *,
    looked: Panel | None = None,
) -> tuple[Table, Table]:
    """Make the ranking of items, and the table of their missing elements in the same order.

    ``looked`` spares looking again where the caller has the view's panel.
    """
    looked = looked or panel(collection, view)
    found = gaps(collection, looked, tuple(sections))
    return _items(collection, looked, found), _elements(collection, looked, found)


def peer_words(collection: Collection, one: Peer) -> str:
    """Write a peer: ``Kenya: KEN soil-act/s3 (explicit, committed)``; foreign law keeps its code."""
    cited = one.measure if ":" in one.measure else f"{one.country} {one.measure}"
    wording = words.word(one.explicitness.value)
    strength = words.word(one.strength.value)
    return f"{country_name(collection, one.country)}: {cited} ({wording}, {strength})"


def _items(collection: Collection, looked: Panel, found: Sequence[Gap]) -> Table:
    view = looked.view
    records = (*looked.entries, *looked.apart)
    gap = " / ".join(words.level(level) for level in view.framework.scale if level.is_gap)
    return Table(
        id="gaps",
        head=head(collection, view, _("Gaps ranked"), composed(collection, looked)),
        columns=(
            Column("rank", _("Rank"), Kind.NUMBER),
            Column("item", _("Item"), Kind.CODE),
            Column("title", _("Title"), Kind.NAME),
            Column(
                "gap", _("Gap"), Kind.SHARE, about=_("countries at {levels}").format(levels=gap)
            ),
            Column("population", _("N"), Kind.NUMBER),
            Column("elements", _("Elements"), Kind.NUMBER),
            Column(
                "examples",
                _("With evidence, at least"),
                Kind.NUMBER,
                about=_("countries, examples included"),
            ),
            Column("answered_by", _("Answered by"), Kind.CODE, about=_("items, by the crosswalk")),
            Column("basis", _("Basis"), Kind.NAME),
        ),
        rows=tuple(_item(looked, len(records), one, _place(found, one)) for one in found),
        notes=(
            _gap_note(view, gap),
            _("Items without a figure come first, without a rank. Items that tie share one."),
            _("Sections ranked here: {sections}.").format(
                sections=", ".join(dict.fromkeys(one.section for one in found))
            ),
            _("Between items compare only shares, with the number of elements beside."),
        ),
    )


def _gap_note(view: View, levels: str) -> str:
    """Say what the share of an item is a share of."""
    match view.missing:
        case Missing.REPORTING_ONLY:
            note = _("Gap: the share of rated countries at {levels}, k of n.")
        case Missing.ZERO_FOR_MISSING:
            note = _("Gap: the share of all N at {levels}, those who are missing among them.")
        case Missing.BOUNDS:
            note = _(
                "Gap: the share of all N at {levels}: lowest if none who is missing has the gap,"
                " highest if all have it."
            )
    return note.format(levels=levels)


def _place(found: Sequence[Gap], one: Gap) -> int | None:
    """Return an item's rank, from 1; None without a figure. Items that tie have the same."""
    if one.basis is not Basis.RATED:
        return None
    share = one.shares[0].value or 0.0
    rated = [other for other in found if other.basis is Basis.RATED]
    return 1 + sum((other.shares[0].value or 0.0) > share for other in rated)


def _item(looked: Panel, records: int, one: Gap, rank: int | None) -> Row:
    item = looked.view.framework.item[one.item]
    figure: Value = Shares(one.shares) if one.basis is Basis.RATED else None
    return Row(
        (
            rank,
            one.item,
            text_of(item.title),
            figure,
            one.distribution.population,
            len(item.elements),
            one.examples,
            " ".join(one.answers) or None,
            _basis(one, records),
        )
    )


def _basis(one: Gap, records: int) -> Word:
    """Say in words why there is no share; format, section 5."""
    match one.basis:
        case Basis.NO_EVIDENCE:
            text = ngettext(
                "no evidence in any record ({records} read), 0 of {n}",
                "no evidence in any record ({records} read), 0 of {n}",
                records,
            ).format(records=records, n=one.distribution.population)
        case Basis.EXAMPLES if not one.examples:
            text = _("not rated; examples only from those shown apart")
        case Basis.EXAMPLES:
            text = ngettext(
                "not rated; examples from at least {k} country",
                "not rated; examples from at least {k} countries",
                one.examples,
            ).format(k=one.examples)
        case Basis.RATED:
            text = str(words.basis(one.basis))
    return Word(one.basis.value, text)


def _elements(collection: Collection, looked: Panel, found: Sequence[Gap]) -> Table:
    rows = tuple(row for one in found for row in _missing(collection, looked, one))
    return Table(
        id="gap-elements",
        head=head(
            collection, looked.view, _("Elements missing, with peers"), composed(collection, looked)
        ),
        columns=(
            Column("element", _("Element"), Kind.CODE),
            Column("text", _("What is asked"), Kind.TEXT),
            Column("covered", _("Covered"), Kind.SHARE, about=_(_COVERED_OF[looked.view.missing])),
            Column("population", _("N"), Kind.NUMBER, about=_("of the item")),
            Column(
                "examples",
                _("Covered, at least"),
                Kind.NUMBER,
                about=_("countries, examples included"),
            ),
            *(
                Column(f"peer_{place}", _("Peer {place}").format(place=place), Kind.TEXT)
                for place in range(1, PEERS + 1)
            ),
        ),
        rows=rows,
        notes=(
            _(
                "Peers: measures that cover the element, explicit and stronger first, the best of"
                " every region before the second of any."
            ),
            _("Covered: rated countries whose evidence covers the element, {of}.").format(
                of=_(_COVERED_OF[looked.view.missing])
            ),
            _("Covered, at least: members with any assessment, examples included."),
            _("An element that every rated country covers is not listed."),
        ),
    )


_COVERED_OF = {
    Missing.REPORTING_ONLY: N_("of the countries rated on the item"),
    Missing.ZERO_FOR_MISSING: N_("of the item's N: no country that is missing covers it"),
    Missing.BOUNDS: N_(
        "of the item's N: lowest if none who is missing covers it, highest if all do"
    ),
}
"""What the share of an element is a share of, under each policy."""


def _missing(collection: Collection, looked: Panel, one: Gap) -> list[Row]:
    item = looked.view.framework.item[one.item]
    n = one.distribution.n
    rows = []
    for figures in one.elements:
        if n and figures.covered == n:
            continue
        element = item.element[figures.element]
        named = [
            peer_words(collection, peer)
            for peer in peers(collection, looked, item, element.id)[:PEERS]
        ]
        text = text_of(element.text)
        values: list[Value] = [
            f"{one.item}.{element.id}",
            _("{text} (optional)").format(text=text) if element.optional else text,
            Shares(figures.shares) if figures.shares[0].n else None,
            one.distribution.population,
            figures.examples,
            *named,
            *[None] * (PEERS - len(named)),
        ]
        rows.append(Row(tuple(values), group=f"{one.item} {text_of(item.title)}"))
    return rows
