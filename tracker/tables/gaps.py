"""The gap ranking: which items fewest countries address, what would answer them, and peers.

Two tables, so that a narrow terminal and a workbook can both show them: a row an item, and a row
an element that some country still misses.
"""

from collections.abc import Sequence

from tracker.analysis.distribution import Share
from tracker.analysis.gaps import Basis, Gap, Peer, gaps, peers
from tracker.analysis.view import Collection, Panel, View, panel
from tracker.i18n import _, ngettext, text_of
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
                "examples", _("Examples"), Kind.NUMBER, about=_("countries with evidence, at least")
            ),
            Column("answered_by", _("Answered by"), Kind.CODE, about=_("items, by the crosswalk")),
            Column("basis", _("Basis"), Kind.NAME),
        ),
        rows=tuple(_item(looked, rank, one) for rank, one in enumerate(found, 1)),
        notes=(
            _("Gap: the share of rated countries at {levels}, k of n.").format(levels=gap),
            _("Items without a figure come first. Items that tie stand in the framework's order."),
            _("Between items compare only shares, with the number of elements beside."),
        ),
    )


def _item(looked: Panel, rank: int, one: Gap) -> Row:
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
            _basis(one),
        )
    )


def _basis(one: Gap) -> Word:
    """Say in words why there is no share; format, section 5."""
    match one.basis:
        case Basis.NO_EVIDENCE:
            text = _("no evidence in any record, 0 of {n}").format(n=one.distribution.population)
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
            Column("covered", _("Covered"), Kind.SHARE, about=_("of the countries that enter")),
            Column("examples", _("At least"), Kind.NUMBER, about=_("countries, examples included")),
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
            _("An element that every country that enters covers is not listed."),
        ),
    )


def _missing(collection: Collection, looked: Panel, one: Gap) -> list[Row]:
    item = looked.view.framework.item[one.item]
    entering = len(looked.entering(one.section))
    rows = []
    for figures in one.elements:
        if entering and figures.covered == entering:
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
            Shares((Share(figures.covered, entering),)),
            figures.examples,
            *named,
            *[None] * (PEERS - len(named)),
        ]
        rows.append(Row(tuple(values), group=f"{one.item} {text_of(item.title)}"))
    return rows
