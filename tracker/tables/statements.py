"""The document's statements as numbers, one row each."""

from collections.abc import Sequence

import msgspec

from tracker.analysis.statements import Result, Tally, statements
from tracker.analysis.view import Collection, View, panel
from tracker.i18n import _, ngettext, text_of
from tracker.model.framework import Statement
from tracker.tables import words
from tracker.tables.columns import composed
from tracker.tables.head import head
from tracker.tables.table import Column, Kind, Row, Shares, Table, Value, Word


def statements_table(collection: Collection, view: View) -> Table:
    """Make the table of the statements of the view's framework."""
    view = msgspec.structs.replace(view, only=())  # statements ask for evidence of their own
    looked = panel(collection, view)
    return Table(
        id="statements",
        head=head(collection, view, _("The document's statements"), composed(collection, looked)),
        columns=_columns(),
        rows=tuple(_row(collection, one) for one in statements(collection, view)),
        notes=(
            _(
                "A verdict needs at least 5 countries, and must hold with all who are missing out"
                " and with all of them in; else it is undecided."
            ),
            _("Records of examples enter no share; they stand beside as “at least”."),
            _("Statements ask for evidence of their own: restrictions do not apply to them."),
        ),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("statement", _("Statement"), Kind.CODE),
        Column("paragraph", _("Para"), Kind.NUMBER),
        Column("asks", _("What is asked"), Kind.TEXT),
        Column("side", _("First side"), Kind.NAME, about=_("of groups compared")),
        Column("share", _("k of n"), Kind.SHARE),
        Column("missing", _("Missing"), Kind.NUMBER, about=_("of whom nothing is known")),
        Column("other_side", _("Other side"), Kind.NAME, about=_("of groups compared")),
        Column("other_share", _("k of n, other side"), Kind.SHARE),
        Column("other_missing", _("Missing, other side"), Kind.NUMBER),
        Column("population", _("N"), Kind.NUMBER),
        Column("verdict", _("Verdict"), Kind.NAME),
        Column("supported_if", _("Supported if"), Kind.NAME),
        Column("countries", _("Countries"), Kind.TEXT, about=_("codes of k, or regions")),
        Column("examples", _("Examples"), Kind.TEXT, about=_("at least, without verdict")),
        Column("caveat", _("Caveat"), Kind.TEXT),
        Column("text", _("The document says"), Kind.TEXT),
    )


def _row(collection: Collection, one: Result) -> Row:
    asked = one.statement
    first, *others = one.tallies
    other = others[0] if others else None
    return Row(
        (
            asked.id,
            asked.paragraph,
            text_of(asked.asks),
            _side(collection, asked, first) or None,
            Shares((first.share,)),
            first.missing,
            *_other(collection, asked, other),
            one.population,
            words.verdict(one.verdict),
            _supported_if(asked),
            _countries(collection, one) or None,
            _examples(collection, one) or None,
            text_of(asked.caveat) or None,
            text_of(asked.text),
        )
    )


def _other(
    collection: Collection, asked: Statement, other: Tally | None
) -> tuple[Value, Value, Value]:
    if other is None:
        return None, None, None
    return _side(collection, asked, other), Shares((other.share,)), other.missing


def _side(collection: Collection, asked: Statement, tally: Tally) -> str:
    """Return the titles of the groups on one side of a comparison."""
    grouping = collection.reference.groupings.get(asked.compare.grouping) if asked.compare else None
    titles = {group.id: text_of(group.title) for group in (grouping.groups if grouping else ())}
    return " + ".join(titles.get(group, group) for group in tally.label.split("+") if group)


def _countries(collection: Collection, one: Result) -> str:
    """List the codes of k, or its regions; those of each side of a comparison after its groups."""
    asked = one.statement
    if asked.unit == "region":
        return _regions(collection, one.tallies[0].members)
    if asked.compare is None:
        return " ".join(one.tallies[0].members)
    return "; ".join(
        f"{_side(collection, asked, tally)}: {' '.join(tally.members)}"
        for tally in one.tallies
        if tally.members
    )


def _regions(collection: Collection, ids: Sequence[str]) -> Word:
    """Return the titles of regions, for machines their ids."""
    grouping = collection.reference.groupings.get("region")
    titles = {group.id: text_of(group.title) for group in (grouping.groups if grouping else ())}
    return Word(" ".join(ids), "; ".join(titles.get(one, one) for one in ids))


def _supported_if(asked: Statement) -> str:
    wanted = asked.supported_if
    if asked.compare is not None:
        return _("first side {operator} other side").format(operator=wanted.operator)
    return f"{wanted.operator} {100 * (wanted.share or 0):g}%"


def _examples(collection: Collection, one: Result) -> str:
    if not one.examples:
        return ""
    k = len(one.examples)
    if one.statement.unit == "region":
        sentence = ngettext("at least {k} region: {ids}", "at least {k} regions: {ids}", k)
        found = _regions(collection, one.examples)
        return Word(sentence.format(k=k, ids=found.id), sentence.format(k=k, ids=found))
    sentence = ngettext("at least {k} country: {ids}", "at least {k} countries: {ids}", k)
    return sentence.format(k=k, ids=" ".join(one.examples))
